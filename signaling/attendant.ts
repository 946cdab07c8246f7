import type { WebSocket } from 'ws';
import type { ClientMessage, JoinResult, Request, RequestKind, RequestOf } from 'auscult/proto';
import { isRefusal, withShortName } from './admission.ts';
import type { Admission } from './admission.ts';
import { closeCodes, refusal } from './codes.ts';
import type { CloseCode, Refusal } from './codes.ts';
import { Connection } from './connection.ts';
import { engineRefusal } from './engine-refusal.ts';
import { execute } from './execute.ts';
import { done } from './handlers/handler.ts';
import type { House } from './house.ts';
import type { Flight } from './joins-in-flight.ts';
import type { LiveParticipant } from './live-participant.ts';
import type { Arrival, LiveSession } from './live-session.ts';

/** What somebody who is only prepared may ask: it connects, and concerns nobody else. */
const aheadOfJoin: ReadonlySet<RequestKind> = new Set(['publish', 'setMuted', 'subscribeAnswer']);

export interface AttendantHooks {
  /** The socket belongs to somebody whom the server knows now. */
  readonly joined: () => void;
  readonly gone: () => void;
}

/**
 * Looks after one socket from hello to goodbye:
 *
 * waiting --Prepare--> entering --admitted--> prepared
 * waiting, prepared --Join--> entering --admitted--> inside
 * waiting, prepared --Join--> entering --held at the door--> prepared
 * waiting --Resume--> inside
 * waiting --no hello in time--> over
 * entering --refused--> over
 * prepared --socket closed--> over
 * inside --Leave, socket closed--> over
 */
export class Attendant {
  readonly #address: string;
  readonly #house: House;
  readonly #hooks: AttendantHooks;
  readonly #connection: Connection;
  readonly #stopWaiting: () => void;
  #phase: 'waiting' | 'entering' | 'prepared' | 'inside' | 'over' = 'waiting';
  #participant: LiveParticipant | null = null;

  constructor(socket: WebSocket, address: string, house: House, hooks: AttendantHooks) {
    this.#address = address;
    this.#house = house;
    this.#hooks = hooks;
    this.#connection = new Connection(socket, house, {
      received: (message) => this.#received(message),
      closed: () => this.#closed(),
    });
    this.#stopWaiting = house.clock.after(house.limits.helloMs, () => {
      this.close(closeCodes.policy, 'no hello');
    });
  }

  close(code: CloseCode, reason: string): void {
    this.#connection.close(code, reason);
  }

  #received({ requestId, request }: ClientMessage): void {
    const phase = this.#phase;
    if (phase === 'waiting' && (request.kind === 'join' || request.kind === 'prepare')) {
      void this.#comeIn(requestId, request);
    } else if (phase === 'prepared' && request.kind === 'join') {
      void this.#comeIn(requestId, request);
    } else if (phase === 'waiting' && request.kind === 'resume') {
      this.#resume(requestId, request);
    } else if (!this.#participant) {
      this.#connection.refuse(requestId, refusal('NOT_JOINED', 'join or resume first'));
    } else if (isHello(request)) {
      this.#connection.refuse(requestId, refusal('ALREADY_JOINED', 'one join per connection'));
    } else if (request.kind === 'ping') {
      this.#confirm(this.#participant);
      // Not a matter of the session, and worth no place among the answers that are kept.
      this.#connection.respond(requestId, done);
    } else if (phase !== 'inside' && !aheadOfJoin.has(request.kind)) {
      this.#connection.refuse(requestId, refusal('NOT_JOINED', 'join first'));
    } else {
      this.#confirm(this.#participant);
      execute(this.#house, this.#participant, requestId, request);
    }
  }

  async #comeIn(requestId: number, request: RequestOf<'join' | 'prepare'>): Promise<void> {
    const prepared = this.#participant;
    this.#phase = 'entering';
    this.#stopWaiting();
    const flight = this.#house.inFlight.begin();
    try {
      const admitted = await this.#house.admit(request.ticket, request.kind);
      let refused: Refusal | null;
      if (isRefusal(admitted)) refused = admitted;
      else if (prepared) refused = await this.#joinPrepared(requestId, prepared, admitted, flight);
      else refused = await this.#enterWhereItIs(requestId, request, admitted, flight);
      if (refused) this.#turnAway('joinRefused', requestId, refused);
    } catch (error) {
      const failed =
        engineRefusal(error) ?? refusal('ADMISSION_FAILED', 'the server could not let you in');
      if (failed.code === 'ADMISSION_FAILED') {
        this.#house.log({ event: 'callbackFailed', code: 'JOIN', error });
      }
      this.#turnAway('joinRefused', requestId, failed);
    } finally {
      flight.land();
    }
  }

  /** A session may end while we queue for its mailbox; then there is a new one to queue for. */
  async #enterWhereItIs(
    requestId: number,
    request: RequestOf<'join' | 'prepare'>,
    admitted: Admission,
    flight: Flight,
  ): Promise<Refusal | null> {
    for (;;) {
      const session = this.#house.sessionFor(admitted);
      const outcome = await session.mailbox.run(async () => {
        if (session.over) return 'again';
        try {
          return await this.#enter(requestId, request, session, await flight.amended(admitted));
        } finally {
          await session.closeIfEmpty();
        }
      });
      if (outcome !== 'again') return outcome;
    }
  }

  async #enter(
    requestId: number,
    request: RequestOf<'join' | 'prepare'>,
    session: LiveSession,
    amended: Admission | Refusal,
  ): Promise<Refusal | null> {
    if (isRefusal(amended)) return amended;
    // Its socket closed while it was admitted; nobody is there to come in.
    if (this.#phase === 'over') return null;
    const how = {
      connection: this.#connection,
      autoSubscribe: request.autoSubscribe,
      address: this.#address,
    };
    const admission = this.#shortened(amended);
    const entered =
      request.kind === 'join'
        ? await this.#join(requestId, session, admission, how)
        : await session.prepare(admission, how, (participant, self) => {
            this.#become('prepared', participant);
            participant.stopDeadline = this.#house.clock.after(this.#house.limits.preparedMs, () =>
              this.#forgo(participant, 'prepared too long'),
            );
            this.#connection.respond(requestId, { kind: 'prepared', self });
          });
    if (isRefusal(entered)) return entered;
    if (this.#connection.over) this.#lost(entered);
    return null;
  }

  /** What was prepared belongs to one session; when that is over, so is it. */
  #joinPrepared(
    requestId: number,
    prepared: LiveParticipant,
    admitted: Admission,
    flight: Flight,
  ): Promise<Refusal | null> {
    const { session } = prepared;
    return session.mailbox.run(async () => {
      const amended = await flight.amended(admitted);
      if (isRefusal(amended)) return amended;
      if (this.#phase === 'over') return null;
      const entered = await this.#join(requestId, session, this.#shortened(amended), { prepared });
      if (isRefusal(entered)) return entered;
      if (this.#connection.over) this.#lost(entered);
      return null;
    });
  }

  #join(
    requestId: number,
    session: LiveSession,
    admission: Admission,
    how: Arrival | { readonly prepared: LiveParticipant },
  ): Promise<LiveParticipant | Refusal> {
    if (!session.stopsAtDoor(admission)) {
      return session.enter(admission, how, this.#welcome(requestId));
    }
    return session.hold(admission, how, (participant) => {
      this.#become('prepared', participant);
      this.#connection.respond(requestId, { kind: 'held' });
    });
  }

  #welcome(requestId: number): (participant: LiveParticipant, result: JoinResult) => void {
    return (participant, result) => {
      this.#become('inside', participant);
      this.#connection.respond(requestId, { kind: 'joined', ...result });
    };
  }

  #shortened(admission: Admission): Admission {
    return withShortName(admission, this.#house.limits.maxDisplayNameLength);
  }

  /**
   * Everything in one go, without waiting for anything: of two sockets that come with the same
   * token one is first.
   */
  #resume(requestId: number, request: RequestOf<'resume'>): void {
    const { resumes, limits, clock } = this.#house;
    const participant = resumes.find(request.token);
    if (!participant) {
      const message = 'the token is unknown, used, or of somebody who is gone';
      this.#turnAway('resumeRefused', requestId, refusal('RESUME_REFUSED', message));
      return;
    }
    if (participant.unconfirmed && participant.connection && !resumes.isNewest(request.token)) {
      const message = 'another connection has just resumed with this token';
      this.#turnAway('resumeRefused', requestId, refusal('RESUME_BUSY', message));
      return;
    }
    const missed = participant.notices.since(request.lastNotice);
    if (missed === 'invalid') {
      const message = 'last_notice is none that was sent';
      this.#turnAway('resumeRefused', requestId, refusal('RESUME_REFUSED', message));
      return;
    }
    if (missed === 'gone') {
      const message = 'too many notices were missed; join again';
      this.#turnAway('resumeRefused', requestId, refusal('RESUME_OUTDATED', message));
      return;
    }
    const wordBefore = participant.connectionWord;
    const earlier = participant.connection;
    participant.connection = this.#connection;
    earlier?.close(closeCodes.resumedElsewhere, 'resumed elsewhere');
    this.#stopWaiting();
    this.#become('inside', participant);

    participant.unconfirmed = true;
    participant.stopDeadline();
    participant.stopDeadline = clock.after(limits.confirmResumeMs, () =>
      this.#connection.cut('UNCONFIRMED'),
    );
    const resumeToken = resumes.issue(participant, request.token);
    this.#connection.respond(requestId, { kind: 'resumed', resumeToken });
    for (const frame of missed) this.#connection.send(frame);
    if (participant.connectionWord !== wordBefore) {
      participant.session.participantChanged(participant);
    }
  }

  /** Whoever asks something after resuming has read the new token before. */
  #confirm(participant: LiveParticipant): void {
    if (!participant.unconfirmed) return;
    participant.unconfirmed = false;
    participant.stopDeadline();
    this.#house.resumes.confirm(participant);
  }

  #become(phase: 'prepared' | 'inside', participant: LiveParticipant): void {
    this.#phase = phase;
    this.#participant = participant;
    this.#hooks.joined();
  }

  #turnAway(event: 'joinRefused' | 'resumeRefused', requestId: number, refused: Refusal): void {
    this.#house.log({ event, code: refused.code });
    this.#connection.refuse(requestId, refused);
    this.#connection.close(closeCodes.policy, refused.code);
  }

  #closed(): void {
    this.#phase = 'over';
    this.#stopWaiting();
    this.#hooks.gone();
    if (this.#participant) this.#lost(this.#participant);
  }

  /** Keeps somebody whose socket is gone for the grace period; their media goes on untouched. */
  #lost(participant: LiveParticipant): void {
    const { session } = participant;
    // Resumed on another socket, or taken out: this one's end is no news.
    if (participant.connection !== this.#connection) return;
    if (session.prepared.has(participant)) {
      this.#forgo(participant, 'lost');
      return;
    }
    if (session.participants.get(participant.id) !== participant) return;
    const wordBefore = participant.connectionWord;
    participant.connection = null;
    participant.unconfirmed = false;
    if (participant.connectionWord !== wordBefore) session.participantChanged(participant);
    participant.stopDeadline();
    participant.stopDeadline = this.#house.clock.after(this.#house.limits.graceMs, () => {
      this.#inMailbox(session, async () => {
        if (session.participants.get(participant.id) !== participant) return;
        if (participant.connection) return;
        await session.remove(participant, 'lost', null);
      });
    });
  }

  #forgo(participant: LiveParticipant, reason: string): void {
    const { session } = participant;
    this.#inMailbox(session, () => session.forgo(participant, reason));
  }

  #inMailbox(session: LiveSession, job: () => Promise<void>): void {
    session.mailbox
      .run(job)
      .catch((error: unknown) =>
        this.#house.log({ event: 'requestFailed', code: 'LOST', sessionId: session.id, error }),
      );
  }
}

function isHello(request: Request): request is RequestOf<'prepare' | 'join' | 'resume'> {
  return request.kind === 'prepare' || request.kind === 'join' || request.kind === 'resume';
}
