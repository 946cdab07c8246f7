import type {
  JoinResult,
  Notice,
  NoticeKind,
  NoticeOf,
  Outcome,
  ParticipantLine,
  PublishResult,
  Request,
  Self,
  ServerMessage,
} from 'auscult/proto';
import { backoffMs } from './backoff.ts';
import { Connection } from './connection.ts';
import { Heartbeat } from './heartbeat.ts';
import { Listeners } from './listeners.ts';
import { PendingRequests } from './pending-requests.ts';
import type { PendingOptions } from './pending-requests.ts';
import { SignalingError } from './signaling-error.ts';
import type { SocketConstructor } from './socket.ts';
import type { ClientState, ClosedReason, StateChange } from './state.ts';
import { systemTimers } from './timers.ts';
import type { Timers } from './timers.ts';

/** Where to connect and with what; everything else has a default that fits people in browsers. */
export interface SignalingClientOptions {
  /** `wss://host/signaling` */
  readonly url: string;
  /** The browser's WebSocket, or that of `ws`. */
  readonly WebSocket: SocketConstructor;
  readonly timers?: Timers;
  /** Between 0 and 1; spreads reconnecting clients out. */
  readonly random?: () => number;
  /** How long a request may take, waiting for a resume included. */
  readonly requestTimeoutMs?: number;
  /** How long one attempt to connect and join or resume may take. */
  readonly connectTimeoutMs?: number;
  /**
   * For how long to try to resume. Longer than the server keeps a lost participant (30 s), since
   * a clean refusal is a better ending than silence.
   */
  readonly resumeForMs?: number;
  /** Silence of the server after which the connection is tested. */
  readonly quietMs?: number;
  /** How long the answer to that test may take. */
  readonly heartbeatAnswerMs?: number;
}

/** What an m-section of a published description shows. */
export interface TrackOffer {
  /** The m-section's `a=mid`. */
  readonly mid: string;
  readonly source: string;
  readonly muted?: boolean;
}

/**
 * Event name → what its listeners are called with: `state`, `notice`, and each kind of notice by
 * itself.
 */
export type SignalingEvents = {
  state: StateChange;
  /** Every notice, in order; for those who keep a picture of the whole session. */
  notice: Notice;
} & { [Kind in NoticeKind]: NoticeOf<Kind> };

/** Longer than a healthy server takes over a join. */
const farewellMs = 1_000;

/** Codes after which a resume is worth another try: somebody else is just being served. */
const passing = new Set(['RESUME_BUSY', 'CONNECTION_FAILED', 'TIMED_OUT']);

/**
 * One participant's line to the server: typed requests, typed notices, and a lost socket taken up
 * again without anyone noticing. One client is good for one join.
 */
export class SignalingClient {
  readonly #options: Required<SignalingClientOptions>;
  readonly #pending: PendingRequests;
  readonly #listeners = new Listeners<SignalingEvents>();
  readonly #heartbeat: Heartbeat;

  #state: ClientState = 'new';
  #connection: Connection | null = null;
  #resumeToken = '';
  #lastNotice = 0;
  #attempt = 0;
  #joining: Promise<Outcome> | null = null;
  #stopRetry: (() => void) | null = null;
  #stopGivingUp: (() => void) | null = null;

  constructor(options: SignalingClientOptions) {
    this.#options = {
      timers: systemTimers,
      random: Math.random,
      requestTimeoutMs: 20_000,
      connectTimeoutMs: 10_000,
      resumeForMs: 60_000,
      quietMs: 10_000,
      heartbeatAnswerMs: 5_000,
      ...options,
    };
    this.#pending = new PendingRequests(this.#options.timers);
    this.#heartbeat = new Heartbeat(this.#options.timers, {
      quietMs: this.#options.quietMs,
      answerMs: this.#options.heartbeatAnswerMs,
      ask: () => this.#ping(),
      dead: () => this.reconnect(),
    });
  }

  /** Where the client stands; each change is told by the event `state`. */
  get state(): ClientState {
    return this.#state;
  }

  /** @returns takes the listener away again */
  on<Name extends keyof SignalingEvents>(
    name: Name,
    listener: (event: SignalingEvents[Name]) => void,
  ): () => void {
    return this.#listeners.add(name, listener);
  }

  /**
   * Connects ahead of `join`, unseen: tracks may be published and offers answered, of which nothing
   * is forwarded, either way, before `join`. That needs another ticket.
   */
  async prepare(ticket: string, options: { autoSubscribe?: boolean } = {}): Promise<Self> {
    if (this.#state !== 'new') {
      throw new SignalingError('CLOSED', 'a client prepares once; make a new one');
    }
    const { autoSubscribe = false } = options;
    const outcome = await this.#enter(() =>
      this.#connect({ kind: 'prepare', ticket, autoSubscribe }),
    );
    if (outcome.kind !== 'prepared') throw unexpected('prepare', outcome);
    return outcome.self;
  }

  /**
   * Connects and enters; `ticket` is from the embedder's server and good for one use. Rejects with
   * the code `HELD` when somebody inside has to admit one first: the client is `prepared` then, and
   * joins again, with another ticket, after the notice `admitted`.
   */
  async join(ticket: string, options: { autoSubscribe?: boolean } = {}): Promise<JoinResult> {
    if (this.#state !== 'new' && this.#state !== 'prepared') {
      throw new SignalingError('CLOSED', 'a client joins once; make a new one');
    }
    const { autoSubscribe = false } = options;
    const request: Request = { kind: 'join', ticket, autoSubscribe };
    this.#joining = this.#enter(() =>
      this.#state === 'prepared' ? this.#ask(request) : this.#connect(request),
    ).finally(() => {
      this.#joining = null;
    });
    const outcome = await this.#joining;
    if (outcome.kind === 'held') throw new SignalingError('HELD', 'to be admitted from inside');
    if (outcome.kind !== 'joined') throw unexpected('join', outcome);
    const { kind: _kind, ...result } = outcome;
    return result;
  }

  /**
   * Offers media, or ends some of it: `tracks` names what each m-section shows. Resolves with the
   * answer; what the role does not allow stands in `refused`. Rejects with a `SignalingError`, as
   * every request.
   */
  async publish(sdp: string, tracks: readonly TrackOffer[]): Promise<PublishResult> {
    const outcome = await this.#request({
      kind: 'publish',
      sdp,
      tracks: tracks.map(({ mid, source, muted }) => ({ mid, source, muted: muted ?? false })),
    });
    if (outcome.kind !== 'published') throw unexpected('publish', outcome);
    const { kind: _kind, ...result } = outcome;
    return result;
  }

  /** Ends a track of one's own for everybody. */
  async unpublish(trackId: string): Promise<void> {
    await this.#request({ kind: 'unpublish', trackId });
  }

  /** Tells the others that a track is silent on purpose; what is sent is the sender's matter. */
  async setMuted(trackId: string, muted: boolean): Promise<void> {
    await this.#request({ kind: 'setMuted', trackId, muted });
  }

  /**
   * Wants these tracks; the engine's offer follows as the notice `subscribeOffer`. With `renew` over
   * a new connection, for one that hangs: its offers have another session id in their `o=` line, and
   * what was received before comes over it, too.
   */
  async subscribe(
    trackIds: readonly string[],
    { renew = false }: { renew?: boolean } = {},
  ): Promise<void> {
    await this.#request({ kind: 'subscribe', trackIds, ...(renew && { renew }) });
  }

  /** Wants these tracks no longer; an offer without them follows. */
  async unsubscribe(trackIds: readonly string[]): Promise<void> {
    await this.#request({ kind: 'unsubscribe', trackIds });
  }

  /** Answers a `subscribeOffer` notice. */
  async answerOffer(offerId: number, sdp: string): Promise<void> {
    await this.#request({ kind: 'subscribeAnswer', offerId, sdp });
  }

  /** In device pixels; 0 by 0 for a picture that nobody sees. */
  async setShownSize(trackId: string, width: number, height: number): Promise<void> {
    await this.#request({ kind: 'setShownSize', trackId, width, height });
  }

  /** `spatial` indexes the track's rids; null goes back to the size shown. */
  async setPreferredLayer(trackId: string, spatial: number | null): Promise<void> {
    await this.#request({ kind: 'setPreferredLayer', trackId, spatial });
  }

  /** Resolves when the engine has enforced it. */
  async setRole(participantId: string, role: string): Promise<void> {
    await this.#request({ kind: 'setRole', participantId, role });
  }

  /** Resolves when the engine has enforced it. */
  async removeParticipant(participantId: string): Promise<void> {
    await this.#request({ kind: 'removeParticipant', participantId });
  }

  /** Lets somebody in who is held at the door. */
  async admitParticipant(participantId: string): Promise<void> {
    await this.#request({ kind: 'admitParticipant', participantId });
  }

  /** Sends somebody away who is held at the door. */
  async turnAway(participantId: string): Promise<void> {
    await this.#request({ kind: 'turnAway', participantId });
  }

  /** Asks somebody's client to mute a source; its person may unmute it again. */
  async askToMute(participantId: string, source: string): Promise<void> {
    await this.#request({ kind: 'askToMute', participantId, source });
  }

  /** How everybody's line to the server is at this moment; for as long as somebody looks at it. */
  async lines(): Promise<readonly ParticipantLine[]> {
    const outcome = await this.#request({ kind: 'getLines' });
    if (outcome.kind !== 'lines') throw unexpected('getLines', outcome);
    return outcome.lines;
  }

  /** Ends the session for everyone, oneself included. */
  async closeSession(): Promise<void> {
    await this.#request({ kind: 'closeSession' });
  }

  /** Leaves at once for the others, and closes. Never rejects: there is nobody to come back to. */
  async leave(): Promise<void> {
    // A join that the server is just carrying out would leave a ghost behind.
    if (this.#joining) await Promise.race([this.#joining.catch(() => undefined), this.#moment()]);
    if (this.#state === 'connected') {
      try {
        await this.#request({ kind: 'leave' });
      } catch {
        // The server lets go of whoever does not come back.
      }
    }
    this.close();
  }

  /** Ends everything now; for a page that is going away. */
  close(): void {
    this.#close('left', '');
  }

  /**
   * Drops the socket and resumes on a new one. To be called when the network has changed: the old
   * socket may look alive for minutes.
   */
  reconnect(): void {
    if (this.#isOpen()) {
      this.#dropConnection();
      this.#connectionLost();
    } else if (this.#state === 'reconnecting') {
      // The network is back: no reason to sit out a long pause, or an attempt over the old one.
      this.#attempt = 0;
      this.#dropConnection();
      if (this.#stopRetry) this.#retry();
      else this.#pending.connectionLost();
    }
  }

  /** What is not let in is good for nothing more. */
  async #enter(hello: () => Promise<Outcome>): Promise<Outcome> {
    const asked = hello();
    if (this.#state === 'new') this.#become('connecting');
    try {
      return await asked;
    } catch (error) {
      this.#close('refused', codeOf(error));
      throw error;
    }
  }

  async #request(request: Request): Promise<Outcome> {
    if (this.#state === 'prepared') return this.#ask(request);
    if (this.#state !== 'connected' && this.#state !== 'reconnecting') {
      throw new SignalingError('CLOSED', `${request.kind} needs a joined client`);
    }
    const { frame, outcome } = this.#pending.add(request, {
      timeoutMs: this.#options.requestTimeoutMs,
      survivesResume: true,
    });
    if (this.#state === 'connected') this.#connection?.send(frame);
    return throwRefusal(await outcome);
  }

  /** Asks on the connection there is; lost with it, since nothing of it can be resumed. */
  async #ask(request: Request): Promise<Outcome> {
    const { frame, outcome } = this.#pending.add(request, {
      timeoutMs: this.#options.requestTimeoutMs,
      survivesResume: false,
    });
    this.#connection?.send(frame);
    return throwRefusal(await outcome);
  }

  /** Opens a socket, says `hello` and waits for its answer. */
  async #connect(hello: Request): Promise<Outcome> {
    const options: PendingOptions = {
      timeoutMs: this.#options.connectTimeoutMs,
      survivesResume: false,
    };
    const { frame, outcome } = this.#pending.add(hello, options);
    try {
      const connection = new Connection(this.#options.WebSocket, this.#options.url, {
        opened: () => connection.send(frame),
        received: (message) => this.#received(message),
        lost: () => this.#connectionLost(),
      });
      this.#connection = connection;
    } catch {
      this.#pending.connectionLost();
    }
    return throwRefusal(await outcome);
  }

  #received(message: ServerMessage): void {
    if (message.kind === 'notice') {
      this.#noticed(message.sequence, message.notice);
      // A notice may have closed the client.
      if (this.#isOpen()) this.#heartbeat.heard();
      return;
    }
    const { requestId, outcome } = message;
    // At once, not when the promise's reader runs: notices may stand in the same TCP segment.
    if (outcome.kind === 'joined' || outcome.kind === 'resumed') {
      this.#resumeToken = outcome.resumeToken;
      this.#connected();
    }
    if (outcome.kind === 'prepared' || outcome.kind === 'held') this.#become('prepared');
    if (this.#isOpen()) this.#heartbeat.heard();
    this.#pending.settle(requestId, outcome);
  }

  #noticed(sequence: number, notice: Notice | null): void {
    // Told twice only by a confused server; acting twice would be worse than not at all.
    if (sequence <= this.#lastNotice) return;
    this.#lastNotice = sequence;
    if (!notice) return;
    this.#listeners.tell('notice', notice);
    this.#listeners.tell(notice.kind, notice);
    if (notice.kind === 'removed') this.#close('removed', notice.reason);
    if (notice.kind === 'sessionClosed') this.#close('sessionClosed', notice.reason);
  }

  #connected(): void {
    const resumed = this.#state === 'reconnecting';
    this.#stopGivingUp?.();
    this.#stopGivingUp = null;
    this.#attempt = 0;
    if (resumed) {
      for (const frame of this.#pending.frames()) this.#connection?.send(frame);
    }
    this.#become('connected');
    // Also tells the server that the new token has arrived, and the old one may be forgotten.
    if (resumed) this.#ping();
  }

  #connectionLost(): void {
    this.#connection = null;
    this.#heartbeat.stop();
    this.#pending.connectionLost();
    if (this.#state === 'prepared') this.#close('lost', 'CONNECTION_FAILED');
    if (this.#state !== 'connected') return; // #connect's own promise tells of a failed attempt
    this.#become('reconnecting');
    this.#stopGivingUp = this.#options.timers.after(this.#options.resumeForMs, () =>
      this.#close('lost', 'TIMED_OUT'),
    );
    this.#retry();
  }

  #retry(): void {
    this.#stopRetry?.();
    const delayMs = backoffMs(this.#attempt, this.#options.random());
    this.#attempt += 1;
    this.#stopRetry = this.#options.timers.after(delayMs, () => {
      this.#stopRetry = null;
      void this.#resume();
    });
  }

  async #resume(): Promise<void> {
    try {
      await this.#connect({
        kind: 'resume',
        token: this.#resumeToken,
        lastNotice: this.#lastNotice,
      });
    } catch (error) {
      if (this.#state !== 'reconnecting') return;
      this.#dropConnection();
      if (passing.has(codeOf(error))) this.#retry();
      else this.#close('lost', codeOf(error));
    }
  }

  #ping(): void {
    const { frame, outcome } = this.#pending.add(
      { kind: 'ping' },
      { timeoutMs: this.#options.requestTimeoutMs, survivesResume: false },
    );
    outcome.catch(() => undefined); // the heartbeat judges by silence
    this.#connection?.send(frame);
  }

  /** As long as somebody may be kept waiting who wants to go. */
  #moment(): Promise<void> {
    return new Promise((resolve) => this.#options.timers.after(farewellMs, resolve));
  }

  #isOpen(): boolean {
    return this.#state === 'connected' || this.#state === 'prepared';
  }

  #dropConnection(): void {
    this.#connection?.drop();
    this.#connection = null;
  }

  #close(reason: ClosedReason, detail: string): void {
    if (this.#state === 'closed') return;
    this.#heartbeat.stop();
    this.#stopRetry?.();
    this.#stopGivingUp?.();
    this.#dropConnection();
    this.#state = 'closed';
    this.#pending.failAll('CLOSED', `the client is closed (${reason})`);
    this.#listeners.tell('state', { state: 'closed', reason, detail });
  }

  #become(state: Exclude<ClientState, 'closed'>): void {
    this.#state = state;
    this.#listeners.tell('state', { state });
  }
}

function throwRefusal(outcome: Outcome): Outcome {
  if (outcome.kind === 'error') throw new SignalingError(outcome.code, outcome.message);
  return outcome;
}

function unexpected(kind: string, outcome: Outcome): SignalingError {
  return new SignalingError('CONNECTION_FAILED', `${kind} was answered with ${outcome.kind}`);
}

function codeOf(error: unknown): string {
  return error instanceof SignalingError ? error.code : 'CONNECTION_FAILED';
}
