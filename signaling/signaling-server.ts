import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Receipt, Role } from 'auscult/engine';
import { subprotocol } from 'auscult/proto';
import type { Connection as ConnectionWord } from 'auscult/proto';
import type { Admission, Reconciled, Records } from './admission.ts';
import { Attendant } from './attendant.ts';
import { systemClock } from './clock.ts';
import { closeCodes } from './codes.ts';
import { Events } from './events.ts';
import type { SignalingEvents } from './events.ts';
import type { House } from './house.ts';
import { JoinsInFlight } from './joins-in-flight.ts';
import { defaultLimits } from './limits.ts';
import type { Limits } from './limits.ts';
import type { LiveParticipant } from './live-participant.ts';
import { LiveSession } from './live-session.ts';
import type { SessionContext } from './live-session.ts';
import { throttled } from './log.ts';
import type { Log } from './log.ts';
import { Moderator } from './moderator.ts';
import type { SignalingServerOptions } from './options.ts';
import { ResumeBook } from './resume-book.ts';
import { Unauthenticated } from './unauthenticated.ts';
import { judgeUpgrade, refuseUpgrade } from './upgrade.ts';

/** Somebody inside, as the embedder sees them. */
export interface Inside extends Admission {
  readonly connection: ConnectionWord;
}

/** The server's end of signaling: give it upgrades, ask it who is inside, and tell it who may be. */
export interface SignalingServer {
  /** For the HTTP server's `upgrade` event; paths other than `/signaling` are answered with 404. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /**
   * Everybody who has joined and not left, those just reconnecting included; not who only connects
   * ahead.
   */
  inside(sessionId: string): readonly Inside[];
  /** Who waits at the door to be admitted, in the order in which they came. */
  held(sessionId: string): readonly Admission[];
  /** Sessions with somebody inside. */
  sessionIds(): readonly string[];
  /**
   * The following are also applied to whoever is just coming in. For that to be without a gap the
   * embedder's own store must have changed before the call.
   *
   * @returns when the engine has enforced it; null when nobody of that id is inside
   */
  setRole(sessionId: string, participantId: string, role: Role): Promise<Receipt | null>;
  /**
   * Also of what they have prepared.
   *
   * @param reason a word for the client, e.g. `removed` or `loggedOut`
   */
  remove(sessionId: string, participantId: string, reason: string): Promise<Receipt | null>;
  /** Removes everyone whom `concerns` says yes to: for a change of access. */
  removeWhere(
    sessionId: string,
    concerns: (who: Admission) => boolean,
    reason: string,
  ): Promise<readonly { readonly who: Admission; readonly receipt: Receipt }[]>;
  /** The same in all sessions there are: for a log-in that is over. */
  removeEverywhere(
    concerns: (who: Admission) => boolean,
    reason: string,
  ): Promise<readonly { readonly who: Admission; readonly receipt: Receipt }[]>;
  /**
   * Brings a whole session to what your store says, after any change of it: roles, who may be
   * inside, name and access. However many changes are under way, the last one stored wins.
   *
   * @returns whom it concerned, when the engine has enforced it and everyone was told
   */
  reconcile(sessionId: string, records: Records): Promise<readonly Reconciled[]>;
  /** Tells everyone inside what the session is called, and who may come in, from now on. */
  update(
    sessionId: string,
    info: Partial<Pick<Admission, 'sessionName' | 'access'>>,
  ): Promise<void>;
  /** Ends it for everyone. */
  closeSession(sessionId: string, reason: string): Promise<void>;
  /** The server shuts down: sockets are closed with 1001, sessions given back to the engine. */
  close(): Promise<void>;
  /** @returns takes the listener away again */
  on<Name extends keyof SignalingEvents>(
    name: Name,
    listener: (event: SignalingEvents[Name]) => void | Promise<void>,
  ): () => void;
}

/** Opens no port: hand it the upgrades of an HTTP server of yours. */
export function createSignalingServer(options: SignalingServerOptions): SignalingServer {
  const clock = options.clock ?? systemClock;
  const limits: Limits = { ...defaultLimits, ...options.limits };
  const log: Log = throttled(options.log ?? (() => undefined), clock);
  const events = new Events(log);
  const inFlight = new JoinsInFlight();
  const moderator = new Moderator(inFlight);
  const resumes = new ResumeBook<LiveParticipant>(options.random);
  const unauthenticated = new Unauthenticated(limits.maxUnauthenticatedPerAddress);
  const sessions = new Map<string, LiveSession>();
  const attendants = new Set<Attendant>();
  let closed = false;

  const sessionContext: SessionContext = {
    engine: options.engine,
    roles: options.roles,
    limits,
    events,
    resumes,
    keepsDoor: options.keepsDoor ?? (() => false),
    over: (session) => {
      if (sessions.get(session.id) === session) sessions.delete(session.id);
    },
  };

  const house: House = {
    admit: options.admit,
    authorize: options.authorize,
    clock,
    limits,
    log,
    inFlight,
    moderator,
    resumes,
    sessionFor(admission: Admission): LiveSession {
      let session = sessions.get(admission.sessionId);
      if (!session) {
        session = new LiveSession(admission, sessionContext);
        sessions.set(session.id, session);
      }
      return session;
    },
  };

  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    // 65 KB can inflate to 64 MiB; signaling is too small to be worth it.
    perMessageDeflate: false,
    maxPayload: limits.maxMessageBytes,
    maxFragments: limits.maxFragments,
    maxBufferedChunks: 1_024,
    // Answered by Connection: one pong for a flood of pings.
    autoPong: false,
    handleProtocols: () => subprotocol,
  });

  /** Runs in the mailbox of a session that is there; a session that is not has nothing to change. */
  async function within<Value>(
    sessionId: string,
    job: (session: LiveSession) => Promise<Value>,
    otherwise: Value,
  ): Promise<Value> {
    const session = sessions.get(sessionId);
    if (!session) return otherwise;
    return session.mailbox.run(async () => (session.over ? otherwise : await job(session)));
  }

  async function removeFrom(
    session: LiveSession,
    concerns: (who: Admission) => boolean,
    reason: string,
  ): Promise<readonly { readonly who: Admission; readonly receipt: Receipt }[]> {
    for (const prepared of [...session.prepared]) {
      if (concerns(prepared.admission)) await session.forgo(prepared, reason);
    }
    const targets = [...session.participants.values()].filter(({ admission }) =>
      concerns(admission),
    );
    return Promise.all(
      targets.map(async (target) => ({
        who: target.admission,
        receipt: await moderator.remove(session, target, reason, null),
      })),
    );
  }

  return {
    handleUpgrade(request, socket, head) {
      socket.on('error', () => socket.destroy());
      const refused = closed
        ? ({ status: 503, code: 'CLOSED' } as const)
        : judgeUpgrade(request, options.allowedOrigin);
      if (refused) {
        log({ event: 'upgradeRefused', code: refused.code });
        refuseUpgrade(socket, refused);
        return;
      }
      const address = options.addressOf?.(request) ?? request.socket.remoteAddress ?? '';
      const goOut = unauthenticated.enter(address);
      if (!goOut) {
        log({ event: 'upgradeRefused', code: 'TOO_MANY_SOCKETS' });
        refuseUpgrade(socket, { status: 429, code: 'TOO_MANY_SOCKETS' });
        return;
      }
      // Also when ws itself refuses the handshake.
      socket.once('close', goOut);
      sockets.handleUpgrade(request, socket, head, (webSocket) => {
        const attendant = new Attendant(webSocket, address, house, {
          joined: goOut,
          gone: () => void attendants.delete(attendant),
        });
        attendants.add(attendant);
      });
    },

    inside(sessionId) {
      const participants = sessions.get(sessionId)?.participants.values() ?? [];
      return [...participants].map(({ admission, connectionWord }) => ({
        ...admission,
        connection: connectionWord,
      }));
    },

    held: (sessionId) => (sessions.get(sessionId)?.held ?? []).map(({ admission }) => admission),

    sessionIds: () =>
      [...sessions.values()]
        .filter(({ participants }) => participants.size > 0)
        .map(({ id }) => id),

    async setRole(sessionId, participantId, role) {
      moderator.noteRole(sessionId, participantId, role);
      return within<Receipt | null>(
        sessionId,
        async (session) => {
          const target = session.participants.get(participantId);
          return target ? moderator.setRole(session, target, role, null) : null;
        },
        null,
      );
    },

    async remove(sessionId, participantId, reason) {
      const concerns = (who: Admission): boolean => who.participantId === participantId;
      moderator.noteRemoval(sessionId, concerns);
      const removed = await within(
        sessionId,
        (session) => removeFrom(session, concerns, reason),
        [],
      );
      return removed[0]?.receipt ?? null;
    },

    async removeWhere(sessionId, concerns, reason) {
      moderator.noteRemoval(sessionId, concerns);
      return within(sessionId, (session) => removeFrom(session, concerns, reason), []);
    },

    async removeEverywhere(concerns, reason) {
      moderator.noteRemoval(null, concerns);
      const removed = await Promise.all(
        [...sessions.keys()].map((sessionId) =>
          within(sessionId, (session) => removeFrom(session, concerns, reason), []),
        ),
      );
      return removed.flat();
    },

    async reconcile(sessionId, records) {
      moderator.noteRecords(sessionId, records);
      return within<readonly Reconciled[]>(
        sessionId,
        (session) => moderator.reconcile(session, records),
        [],
      );
    },

    async update(sessionId, info) {
      moderator.noteInfo(sessionId, info);
      await within(
        sessionId,
        async (session) => {
          session.update({
            id: sessionId,
            name: info.sessionName ?? session.info.name,
            access: info.access ?? session.info.access,
          });
        },
        undefined,
      );
    },

    async closeSession(sessionId, reason) {
      moderator.noteClosing(sessionId);
      await within(sessionId, (session) => moderator.close(session, reason, null), undefined);
    },

    async close() {
      closed = true;
      for (const attendant of attendants) attendant.close(closeCodes.goingAway, 'going away');
      await Promise.all(
        [...sessions.values()].map((session) =>
          session.mailbox.run(() => moderator.close(session, 'serverClosed', null)),
        ),
      );
      sockets.close();
    },

    on: (name, listener) => events.on(name, listener),
  };
}
