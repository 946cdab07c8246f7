import { SignalingClient, SignalingError } from 'auscult/signaling/client';
import type { JoinResult } from 'auscult/proto';
import type { StateChange } from 'auscult/signaling/client';
import { Downstream } from '../media/downstream.ts';
import type { SubscribeOffer } from '../media/downstream.ts';
import { sources } from '../media/source.ts';
import type { Source } from '../media/source.ts';
import { Upstream } from '../media/upstream.ts';
import {
  admittedWithinMs,
  codeOf,
  endingBy,
  lineAnswersWithinMs,
  lostPreparation,
  mostPauseMs,
  mostPrepareAgainMs,
  negotiationMs,
  passingCodes,
  pause,
  prepareAgainMs,
  preparedWithinMs,
  refreshedWithinMs,
  rejoinForMs,
  scatteredPause,
} from './patience.ts';
import { Chairing } from './chairing.ts';
import { admitted } from './door.ts';
import { Lines } from './lines.ts';
import { MediaFigures } from './media-figures.ts';
import { NetworkWatch } from './network-watch.ts';
import type { Outgoing, SessionClientOptions } from './options.ts';
import { emptyState, reduce } from './state.ts';
import type { Change, Ending, SessionState } from './state.ts';
import { WantedSizes } from './wanted-sizes.ts';

/**
 * One person's presence in a session: signaling and both media connections behind one state.
 * Framework-free: read `state`, listen with `onChange`, call methods.
 */
export class SessionClient {
  readonly #options: SessionClientOptions;
  readonly #listeners = new Set<(state: SessionState) => void>();
  readonly #muteListeners = new Set<(source: Source) => void>();
  readonly #outgoing = new Map<Source, Outgoing>();
  /** Media may arrive a moment before the notice that names its track. */
  readonly #early = new Map<string, MediaStreamTrack>();
  readonly #sizes = new WantedSizes(() => this.#signaling);
  #state: SessionState = emptyState;
  #signaling: SignalingClient | null = null;
  #upstream: Upstream | null = null;
  #downstream: Downstream | null = null;
  readonly #network = new NetworkWatch(() => this.#signaling?.reconnect());
  #rejoining = false;
  #wasHeld = false;
  #leaving = false;
  #preparing: Promise<void> | null = null;
  /** Called when the first offer of the engine has been answered. */
  #answered: () => void = () => undefined;
  /** Called when an offer for another connection has come. */
  #renewed: () => void = () => undefined;
  /** Called when what was prepared is gone again. */
  #preparationLost: () => void = () => undefined;

  /** What a chair may ask of the others. */
  readonly chair = new Chairing(() => this.#connected());
  /** How everybody's line is. */
  readonly lines = new Lines(() => this.#connected());
  /** What this browser measures of the media. */
  readonly figures = new MediaFigures(() => ({
    upstream: this.#upstream,
    downstream: this.#downstream,
  }));

  constructor(options: SessionClientOptions) {
    this.#options = options;
  }

  /** The session as it is known now; a new object after each change. */
  get state(): SessionState {
    return this.#state;
  }

  /**
   * Somebody who may has asked that a source of one's own be turned off: to be obeyed by `send`.
   *
   * @returns takes the listener away again
   */
  onMuteAsked(listener: (source: Source) => void): () => void {
    this.#muteListeners.add(listener);
    return () => this.#muteListeners.delete(listener);
  }

  /** @returns takes the listener away again */
  onChange(listener: (state: SessionState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Connects, both ways, while the person still looks at their preview, so that `join` shows the
   * others at once. Of what `join` is going to send only the shape is used: nothing of camera or
   * microphone is attached to anything before. Never rejects: `join` can do without.
   */
  async prepare(outgoing: Partial<Record<Source, Outgoing>>): Promise<void> {
    this.#network.start();
    let pauseMs = prepareAgainMs;
    while (this.#state.phase === 'new') {
      const lost = new Promise<void>((resolve) => (this.#preparationLost = resolve));
      this.#preparing = this.#connectAhead(outgoing);
      try {
        await this.#preparing;
        pauseMs = prepareAgainMs;
        await lost;
      } catch (error) {
        if (!passingCodes.test(codeOf(error))) return;
      }
      await pause(pauseMs);
      pauseMs = Math.min(pauseMs * 2, mostPrepareAgainMs);
    }
  }

  /**
   * Enters the session, sending and receiving at once; resolves when both are under way. Rejects
   * with a coded error when the person is not let in; the state then has the same code as its
   * ending.
   */
  async join(outgoing: Partial<Record<Source, Outgoing>>): Promise<void> {
    for (const source of sources) {
      const wanted = outgoing[source];
      if (wanted) this.#outgoing.set(source, wanted);
    }
    this.#change({ kind: 'phase', phase: 'joining' });
    this.#network.start();
    try {
      let isIn = await this.#joinPrepared();
      while (!isIn) {
        this.#mustGoOn();
        // Through a lost line whoever waits keeps their place, as whoever is inside does.
        if (this.#wasHeld) return await this.#rejoin();
        this.#dropConnections();
        isIn = await this.#enter();
      }
    } catch (error) {
      this.#end({ reason: 'refused', detail: codeOf(error) });
      throw error;
    }
  }

  /**
   * Sends `track` for a source, or nothing. The first track of a source is offered to the engine;
   * later ones replace it without negotiation. Saying what is sent already changes nothing.
   */
  async send(source: Source, { track, muted }: Outgoing): Promise<void> {
    const before = this.#outgoing.get(source);
    this.#outgoing.set(source, { track, muted });
    const upstream = this.#upstream;
    if (!upstream || this.#state.phase === 'ended') return;
    if (upstream.has(source) && before?.track === track && before.muted === muted) return;
    if (!upstream.has(source)) {
      if (!track || !this.#mayPublish(source)) return;
      upstream.add(source, track, muted);
      await upstream.negotiate();
      return;
    }
    await upstream.replace(source, track, muted);
    await this.#tellMuted(source);
  }

  /** Ends a source, for everyone. */
  async stop(source: Source): Promise<void> {
    this.#outgoing.delete(source);
    const upstream = this.#upstream;
    const trackId = upstream?.trackIdOf(source);
    upstream?.remove(source);
    if (trackId) await this.#signaling?.unpublish(trackId);
    await upstream?.negotiate();
  }

  /** How big a track's picture is shown, in device pixels; 0×0 for a hidden one. */
  setShownSize(trackId: string, width: number, height: number): void {
    this.#sizes.want(trackId, { width, height });
  }

  /**
   * Leaves, and ends both connections. Never rejects. A client that has left is good for nothing
   * more.
   */
  async leave(): Promise<void> {
    this.#leaving = true;
    await this.#signaling?.leave();
    this.#end({ reason: 'left', detail: '' });
  }

  /** For a page that is going away, or a preview that is not joined. */
  close(): void {
    this.#signaling?.close();
    this.#end({ reason: 'left', detail: '' });
  }

  /**
   * New media connections in place of those there are, and a new socket if the line is silent: same
   * participant, same tracks going out. Resolves when media can flow again. What does not help
   * within seconds becomes `reconnecting`: everything is joined anew.
   *
   * @returns whether it helped at once
   */
  async refresh(): Promise<boolean> {
    const signaling = this.#signaling;
    const { phase } = this.#state;
    if (!signaling || this.#rejoining) return false;
    if (phase !== 'joined' && phase !== 'reconnecting') return false;
    if (phase === 'reconnecting') signaling.reconnect();
    const silent = setTimeout(() => signaling.reconnect(), lineAnswersWithinMs);
    const answered = (): void => clearTimeout(silent);
    const renewed = Promise.all([
      this.#renewUpstream(),
      this.#renewDownstream(signaling, answered),
    ]);
    const outcome = await Promise.race([
      renewed.then(
        (all) => all.every(Boolean),
        () => false,
      ),
      pause(refreshedWithinMs).then(() => false),
    ]);
    answered();
    if (this.#isOver()) return false;
    if (!outcome) this.#mediaFailed();
    return outcome;
  }

  async #connectAhead(outgoing: Partial<Record<Source, Outgoing>>): Promise<void> {
    this.#dropConnections();
    const signaling = this.#newSignaling();
    const upstream = (this.#upstream = this.#createUpstream());
    this.#downstream = this.#createDownstream();
    const ticket = await this.#options.ticket('prepare');
    const { grants } = await signaling.prepare(ticket, { autoSubscribe: true });
    for (const source of sources) {
      const track = outgoing[source]?.track;
      if (track && grants.publish.includes(source)) upstream.reserve(source, track);
    }
    await upstream.negotiate();
  }

  /** @returns whether what was prepared could be used; if not, all is to be made anew */
  async #joinPrepared(): Promise<boolean> {
    const isReady = await Promise.race([
      this.#preparing?.then(
        () => true,
        () => false,
      ),
      pause(preparedWithinMs),
    ]);
    if (isReady !== true) return false;
    return this.#joinOverPrepared();
  }

  /** @returns whether one is in; held at the door, when one was admitted and is in */
  async #joinOverPrepared(): Promise<boolean> {
    const signaling = this.#signaling;
    const upstream = this.#upstream;
    if (!upstream || signaling?.state !== 'prepared') return false;
    try {
      const ticket = await this.#options.ticket('join');
      this.#mustGoOn();
      for (const [source, { track, muted }] of this.#outgoing) {
        const trackId = upstream.trackIdOf(source);
        // In order on one line: whoever hears of the track hears how it is.
        if (track && !muted && trackId) signaling.setMuted(trackId, false).catch(() => undefined);
      }
      const result = await Promise.race([
        signaling.join(ticket, { autoSubscribe: true }),
        pause(admittedWithinMs),
      ]);
      this.#mustGoOn();
      if (!result) return false;
      this.#change({ kind: 'joinedSession', result });
      for (const track of result.tracks) this.#showEarly(track.id);
    } catch (error) {
      this.#mustGoOn();
      if (codeOf(error) === 'HELD') return this.#waitAtDoor(signaling);
      if (passingCodes.test(codeOf(error)) || lostPreparation.test(codeOf(error))) return false;
      throw error;
    }
    this.#sendPrepared(upstream).catch(() => this.#mediaFailed());
    return true;
  }

  /**
   * Held: until somebody inside admits one, or the line is lost, which is then made anew. What was
   * connected ahead stays connected.
   */
  async #waitAtDoor(signaling: SignalingClient): Promise<boolean> {
    const isAdmitted = admitted(signaling);
    this.#wasHeld = true;
    this.#change({ kind: 'phase', phase: 'held' });
    const goesOn = await isAdmitted;
    this.#mustGoOn();
    if (!goesOn) {
      await pause(prepareAgainMs);
      return false;
    }
    this.#change({ kind: 'phase', phase: 'joining' });
    return this.#joinOverPrepared();
  }

  /** Gives what was reserved its media, from the first moment in which others may have it. */
  async #sendPrepared(upstream: Upstream): Promise<void> {
    for (const [source, { track, muted }] of this.#outgoing) {
      if (!track || !this.#mayPublish(source)) continue;
      if (upstream.has(source) && !upstream.fits(source, track)) upstream.remove(source);
      if (upstream.has(source)) await upstream.replace(source, track, muted);
      else upstream.add(source, track, muted);
    }
    await upstream.negotiate();
  }

  #newSignaling(): SignalingClient {
    const signaling = new SignalingClient({
      url: this.#options.url,
      WebSocket: this.#options.WebSocket ?? WebSocket,
    });
    this.#signaling = signaling;
    signaling.on('notice', (notice) => {
      if (notice.kind === 'subscribeOffer') this.#offered(notice);
      this.#change(notice);
      if (notice.kind === 'trackPublished') this.#showEarly(notice.track.id);
      if (notice.kind === 'roleChanged') void this.#obeyGrants();
      if (notice.kind === 'muteAsked') this.#tellMuteAsked(notice.source);
    });
    signaling.on('state', (change) => {
      if (signaling === this.#signaling) this.#signalingChanged(change);
    });
    return signaling;
  }

  /** @returns false when one was held at the door and lost the line: to be tried again */
  async #enter(): Promise<boolean> {
    this.#mustGoOn();
    this.#upstream ??= this.#createUpstream();
    this.#downstream ??= this.#createDownstream();
    this.#attach();
    const answered = new Promise<void>((resolve) => {
      this.#answered = resolve;
    });
    // Offer, ticket and socket do not wait for each other.
    this.#upstream?.prepare();
    const signaling = this.#newSignaling();
    const ticket = await this.#options.ticket('join');
    let result: JoinResult;
    try {
      result = await signaling.join(ticket, { autoSubscribe: true });
    } catch (error) {
      if (codeOf(error) === 'HELD') return this.#waitAtDoor(signaling);
      throw error;
    }
    this.#mustGoOn();
    this.#change({ kind: 'joinedSession', result });
    this.#sizes.again(result.tracks.map(({ id }) => id));
    for (const track of result.tracks) this.#showEarly(track.id);
    const published = this.#publish().catch(() => this.#mediaFailed());
    const others = result.tracks.some(
      ({ participantId }) => participantId !== result.participantId,
    );
    // Whoever joined draws a page now, on the very thread that negotiates: 40 ms of it on a quiet
    // machine, 300 on a busy one, and the first picture would come that much later.
    await Promise.race([
      Promise.all([published, others ? answered : undefined]),
      pause(negotiationMs),
    ]);
    return true;
  }

  /** Gives the upstream everything that goes out. */
  #attach(): void {
    for (const [source, { track, muted }] of this.#outgoing) {
      if (track && !this.#upstream?.has(source)) this.#upstream?.add(source, track, muted);
    }
  }

  async #publish(): Promise<void> {
    const upstream = this.#upstream;
    if (!upstream) return;
    for (const source of sources) {
      if (upstream.has(source) && !this.#mayPublish(source)) upstream.remove(source);
    }
    const signaling = this.#signaling;
    try {
      await upstream.negotiate();
      this.#change({ kind: 'publishing', error: null });
    } catch (error) {
      // The browser's own refusal is of a connection that is good for nothing.
      if (!(error instanceof SignalingError)) throw error;
      // The line went while we were publishing: signaling tells of it, and all is joined anew.
      if (signaling !== this.#signaling || signaling?.state === 'closed') return;
      // Refused by the server: a second connection would be, too. Somebody must hear of it.
      this.#change({ kind: 'publishing', error: error.code });
    }
  }

  /** Other ICE credentials are another connection to the engine: it ends the earlier one itself. */
  async #renewUpstream(): Promise<boolean> {
    this.#upstream?.close();
    const upstream = (this.#upstream = this.#createUpstream());
    this.#attach();
    await this.#publish();
    return upstream.connected();
  }

  async #renewDownstream(signaling: SignalingClient, answered: () => void): Promise<boolean> {
    if (this.#state.grants?.receive !== true) return true;
    const before = this.#downstream;
    const offered = new Promise<void>((resolve) => {
      this.#renewed = resolve;
    });
    await signaling.subscribe([], { renew: true });
    answered();
    await offered;
    const downstream = this.#downstream;
    return downstream !== null && downstream !== before && (await downstream.connected());
  }

  /** An offer for another connection ends the one before: the engine has done so already. */
  #offered(offer: SubscribeOffer): void {
    if (this.#downstream && !this.#downstream.fits(offer)) {
      this.#downstream.close();
      this.#downstream = this.#createDownstream();
      this.#renewed();
    }
    this.#downstream?.receive(offer);
  }

  /** A role that no longer covers a source: the sender itself goes silent, whatever others do. */
  async #obeyGrants(): Promise<void> {
    for (const source of sources) {
      if (!this.#upstream?.has(source) || this.#mayPublish(source)) continue;
      if (source === 'screen' || source === 'screenAudio') await this.stop(source);
      else await this.send(source, { track: null, muted: true });
    }
  }

  async #tellMuted(source: Source): Promise<void> {
    const upstream = this.#upstream;
    const trackId = upstream?.trackIdOf(source);
    // Before the engine has named the track, the offer itself carries the word.
    if (upstream && trackId) await this.#signaling?.setMuted(trackId, upstream.isMuted(source));
  }

  #tellMuteAsked(word: string): void {
    const source = sources.find((known) => known === word);
    if (source) for (const listener of this.#muteListeners) listener(source);
  }

  #createUpstream(): Upstream {
    const upstream: Upstream = new Upstream({
      negotiate: async ({ sdp, tracks }) => await this.#connected().publish(sdp, tracks),
      failed: () => {
        if (upstream === this.#upstream) this.#mediaFailed();
      },
    });
    return upstream;
  }

  #createDownstream(): Downstream {
    const downstream: Downstream = new Downstream({
      answer: async (offerId, sdp) => {
        const accepted = this.#signaling?.answerOffer(offerId, sdp);
        this.#answered();
        await accepted;
      },
      arrived: (trackId, media) => {
        if (downstream !== this.#downstream) return;
        this.#early.set(trackId, media);
        this.#showEarly(trackId);
      },
      failed: () => {
        if (downstream === this.#downstream) this.#mediaFailed();
      },
    });
    return downstream;
  }

  #showEarly(trackId: string): void {
    const media = this.#early.get(trackId);
    if (!media) return;
    const before = this.#state;
    this.#change({ kind: 'mediaArrived', trackId, media });
    if (this.#state !== before) this.#early.delete(trackId);
  }

  #signalingChanged(change: StateChange): void {
    const { phase } = this.#state;
    if (phase === 'ended' || phase === 'joining') return;
    if (phase === 'held') {
      // Turned away, or closed; a lost line is waited for where one waits.
      if (change.state === 'closed' && change.reason !== 'lost') this.#end(change);
      return;
    }
    if (phase === 'new') {
      if (change.state === 'closed') this.#previewClosed(change);
      return;
    }
    if (change.state === 'reconnecting') this.#change({ kind: 'phase', phase: 'reconnecting' });
    if (change.state === 'connected') this.#change({ kind: 'phase', phase: 'joined' });
    // Of a refusal the promise of the join tells.
    if (change.state !== 'closed' || change.reason === 'refused') return;
    if (change.reason === 'lost') this.#mediaFailed();
    else this.#end({ reason: change.reason, detail: change.detail });
  }

  #previewClosed({ reason, detail }: Extract<StateChange, { state: 'closed' }>): void {
    const isOver = reason === 'sessionClosed' && detail === 'closed';
    if (isOver) this.#end({ reason, detail });
    this.#preparationLost();
  }

  /** Neither line nor media can be taken up again (the server restarted, say): all anew. */
  #mediaFailed(): void {
    const { phase } = this.#state;
    if (phase === 'new') {
      this.#dropConnections();
      this.#preparationLost();
    }
    const isOutside = phase === 'new' || phase === 'joining' || phase === 'held';
    if (isOutside || phase === 'ended' || this.#rejoining) return;
    this.#rejoining = true;
    this.#change({ kind: 'phase', phase: 'reconnecting' });
    this.#rejoin()
      .catch((error: unknown) => this.#end(endingBy(codeOf(error))))
      .finally(() => {
        this.#rejoining = false;
      });
  }

  async #rejoin(): Promise<void> {
    let startedMs = performance.now();
    for (let pauseMs = 250; ; pauseMs = Math.min(pauseMs * 2, mostPauseMs)) {
      this.#dropConnections();
      try {
        if (await this.#enter()) return;
        startedMs = performance.now();
      } catch (error) {
        const spentMs = performance.now() - startedMs;
        if (!passingCodes.test(codeOf(error)) || spentMs > rejoinForMs) throw error;
      }
      await scatteredPause(pauseMs);
      if (this.#isOver()) return;
    }
  }

  /** Whoever has left meanwhile is not let in by what was still under way. */
  #mustGoOn(): void {
    if (this.#isOver()) throw new SignalingError('CLOSED', 'left while joining');
  }

  #isOver(): boolean {
    return this.#leaving || this.#state.phase === 'ended';
  }

  #mayPublish(source: Source): boolean {
    return this.#state.grants?.publish.includes(source) ?? false;
  }

  #connected(): SignalingClient {
    if (!this.#signaling) throw new SignalingError('CLOSED', 'not joined');
    return this.#signaling;
  }

  #dropConnections(): void {
    const signaling = this.#signaling;
    this.#signaling = null;
    signaling?.close();
    this.#upstream?.close();
    this.#downstream?.close();
    this.#upstream = null;
    this.#downstream = null;
    this.#early.clear();
  }

  #end({ reason, detail }: Ending): void {
    if (this.#state.phase === 'ended') return;
    this.#network.stop();
    this.#dropConnections();
    this.#change({ kind: 'ended', ending: { reason, detail } });
  }

  #change(change: Change): void {
    // An end is for good: what still comes of what was under way changes nothing.
    if (this.#isOver() && !(change.kind === 'ended' && this.#state.phase !== 'ended')) return;
    const next = reduce(this.#state, change);
    if (next === this.#state) return;
    this.#state = next;
    for (const listener of this.#listeners) listener(next);
  }
}
