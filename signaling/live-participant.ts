import type { EngineParticipant, Source, TrackId } from 'auscult/engine';
import { encodeResponse } from 'auscult/proto';
import type { Connection as ConnectionWord, Notice, Outcome, ParticipantInfo } from 'auscult/proto';
import type { Admission } from './admission.ts';
import { AnswerBook } from './answer-book.ts';
import type { Connection } from './connection.ts';
import type { Limits } from './limits.ts';
import type { LiveSession } from './live-session.ts';
import { NoticeLog } from './notice-log.ts';

/**
 * Somebody inside: what is told to them and what they asked, whichever socket carries it.
 *
 * prepared --Join--> connected
 * prepared --socket lost--> gone
 * connected --socket lost--> reconnecting --resume--> connected
 * reconnecting --grace period over--> gone
 */
export class LiveParticipant {
  readonly session: LiveSession;
  readonly engine: EngineParticipant;
  readonly autoSubscribe: boolean;
  /** Whom the socket that they came with counts for. */
  readonly address: string;
  readonly answers = new AnswerBook();
  readonly notices: NoticeLog;
  /** Sources that are published muted: known from the offer, before the track itself is. */
  readonly mutedSources = new Set<Source>();
  /** What each own track shows. */
  readonly sources = new Map<TrackId, Source>();
  admission: Admission;
  /** Null while the socket is lost. */
  connection: Connection | null;
  /** Waits at the door to be admitted; among those prepared. */
  held = false;
  /** On a resumed connection that has not yet proven that the new token arrived. */
  unconfirmed = false;
  /** Takes back whatever deadline runs: of the grace period or of the confirmation. */
  stopDeadline: () => void = () => undefined;
  readonly #troubled = new Set<'upstream' | 'downstream'>();

  constructor(options: {
    session: LiveSession;
    admission: Admission;
    engine: EngineParticipant;
    connection: Connection;
    autoSubscribe: boolean;
    address: string;
    limits: Limits;
  }) {
    this.session = options.session;
    this.admission = options.admission;
    this.engine = options.engine;
    this.connection = options.connection;
    this.autoSubscribe = options.autoSubscribe;
    this.address = options.address;
    this.notices = new NoticeLog({
      maxNotices: options.limits.replayNotices,
      maxBytes: options.limits.replayBytes,
    });
  }

  get id(): string {
    return this.admission.participantId;
  }

  /** For the others it is one thing whether the socket or the media is lost. */
  get connectionWord(): ConnectionWord {
    return this.connection && this.#troubled.size === 0 ? 'connected' : 'reconnecting';
  }

  get info(): ParticipantInfo {
    return {
      id: this.id,
      displayName: this.admission.displayName,
      role: this.admission.role,
      connection: this.connectionWord,
    };
  }

  notify(notice: Notice): void {
    const frame = this.notices.add(notice);
    this.connection?.send(frame);
  }

  answer(requestId: number, outcome: Outcome): void {
    const frame = encodeResponse(requestId, outcome);
    this.answers.finish(requestId, frame);
    this.connection?.send(frame);
  }

  /** @returns whether the word for the others is another now */
  setTroubled(direction: 'upstream' | 'downstream', troubled: boolean): boolean {
    const before = this.connectionWord;
    if (troubled) this.#troubled.add(direction);
    else this.#troubled.delete(direction);
    return this.connectionWord !== before;
  }
}
