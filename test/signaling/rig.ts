import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocket } from 'ws';
import type { Engine, RoleTable } from 'auscult/engine';
import { decodeServerMessage, encodeClientMessage, subprotocol } from 'auscult/proto';
import type { Notice, NoticeKind, NoticeOf, Outcome, Request } from 'auscult/proto';
import { createSignalingServer } from 'auscult/signaling';
import type { Admission, LogEntry, SignalingServer } from 'auscult/signaling';
import type { SignalingServerOptions } from '../../signaling/options.ts';
import { FakeEngine } from './fake-engine.ts';

export const roles: RoleTable = {
  chair: { publish: ['camera', 'microphone', 'screen', 'screenAudio'], receive: true },
  broadcaster: { publish: ['camera', 'microphone', 'screen', 'screenAudio'], receive: true },
  viewer: { publish: [], receive: true },
  guest: { publish: ['camera', 'microphone', 'screen', 'screenAudio'], receive: true },
};

export const origin = 'https://practice.example';

/** A signaling server behind a real HTTP server, with tickets that say who their holder is. */
export interface Rig {
  readonly server: SignalingServer;
  readonly fake: FakeEngine;
  readonly url: string;
  readonly port: number;
  readonly log: LogEntry[];
  /** A ticket for somebody; good for one use. */
  ticket(participantId: string, admission?: Partial<Admission>): string;
  connect(options?: { origin?: string; protocol?: string }): Promise<Line>;
  /** Connects and joins. */
  join(
    participantId: string,
    admission?: Partial<Admission>,
    options?: { autoSubscribe?: boolean },
  ): Promise<Joined>;
  /** Another server behind the same address, which knows nobody; every socket is gone at once. */
  startAnew(): Promise<void>;
  close(): Promise<void>;
}

export interface Joined {
  readonly line: Line;
  readonly result: Extract<Outcome, { kind: 'joined' }>;
}

export async function openRig(
  options: Partial<SignalingServerOptions> & { realEngine?: Engine } = {},
): Promise<Rig> {
  let fake = new FakeEngine(roles);
  const tickets = new Map<string, Admission>();
  const log: LogEntry[] = [];
  const start = (): SignalingServer =>
    createSignalingServer({
      engine: options.realEngine ?? fake.asEngine(),
      roles,
      admit: async (ticket) => {
        const admission = tickets.get(ticket);
        tickets.delete(ticket);
        return admission ?? { code: 'TICKET_REFUSED', message: 'no such ticket' };
      },
      authorize: (actor) => actor.role === 'chair',
      keepsDoor: ({ role }) => role === 'chair',
      allowedOrigin: (given) => given === origin,
      log: (entry) => log.push(entry),
      ...options,
    });
  let server = start();
  const sockets = new Set<Duplex>();
  const http = createServer((_request, response) => response.end());
  http.on('upgrade', (request, socket, head) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    server.handleUpgrade(request, socket, head);
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const { port } = http.address() as AddressInfo;
  const url = `ws://127.0.0.1:${String(port)}/signaling`;
  const lines = new Set<Line>();

  const rig: Rig = {
    get server() {
      return server;
    },
    get fake() {
      return fake;
    },
    url,
    port,
    log,
    ticket(participantId, admission = {}) {
      const ticket = `ticket ${participantId} ${String(Math.random())}`;
      tickets.set(ticket, {
        sessionId: 'session-1',
        sessionName: 'New Patient Consult',
        access: 'invitation',
        participantId,
        displayName: participantId,
        role: 'broadcaster',
        accountId: null,
        ...admission,
      });
      return ticket;
    },
    async connect(how = {}) {
      const socket = new WebSocket(url, how.protocol ?? subprotocol, {
        origin: how.origin ?? origin,
      });
      const line = new Line(socket);
      lines.add(line);
      await once(socket, 'open');
      return line;
    },
    async join(participantId, admission, how = {}) {
      const line = await rig.connect();
      const outcome = await line.ask({
        kind: 'join',
        ticket: rig.ticket(participantId, admission),
        autoSubscribe: how.autoSubscribe ?? false,
      });
      if (outcome.kind !== 'joined') throw new Error(`not joined: ${JSON.stringify(outcome)}`);
      return { line, result: outcome };
    },
    async startAnew() {
      const before = server;
      fake = new FakeEngine(roles);
      server = start();
      for (const socket of sockets) socket.destroy();
      await before.close();
    },
    async close() {
      for (const line of lines) line.socket.terminate();
      await server.close();
      http.closeAllConnections();
      http.close();
    },
  };
  return rig;
}

/** A websocket that speaks the protocol by hand: nothing of the client's own machinery. */
export class Line {
  readonly socket: WebSocket;
  readonly notices: Notice[] = [];
  readonly sequences: number[] = [];
  readonly closed: Promise<{ code: number; reason: string }>;
  lastNotice = 0;
  #nextId = 1;
  readonly #answers = new Map<number, (outcome: Outcome) => void>();
  readonly #waiting = new Set<() => void>();

  constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('error', () => undefined);
    this.closed = new Promise((resolve) =>
      socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() })),
    );
    socket.on('message', (data) => {
      const decoded = decodeServerMessage(data as Buffer);
      if (!decoded.ok) throw new Error(decoded.message);
      const message = decoded.value;
      if (message.kind === 'response') {
        this.#answers.get(message.requestId)?.(message.outcome);
        return;
      }
      this.lastNotice = message.sequence;
      this.sequences.push(message.sequence);
      if (message.notice) this.notices.push(message.notice);
      for (const look of [...this.#waiting]) look();
    });
  }

  /** Sends a request; the outcome may be an error, which is not thrown. */
  ask(request: Request, id = this.#nextId): Promise<Outcome> {
    const outcome = this.expect(id);
    this.#nextId = Math.max(this.#nextId, id + 1);
    this.send(encodeClientMessage({ requestId: id, request }));
    return outcome;
  }

  /** The outcome of a request that is sent otherwise. */
  expect(id: number): Promise<Outcome> {
    return new Promise((resolve) => this.#answers.set(id, resolve));
  }

  send(frame: Uint8Array | string): void {
    this.socket.send(frame);
  }

  /** The first notice of a kind that fits, also if it has already come. */
  async notice<Kind extends NoticeKind>(
    kind: Kind,
    fits: (notice: NoticeOf<Kind>) => boolean = () => true,
  ): Promise<NoticeOf<Kind>> {
    for (;;) {
      const found = this.notices.find(
        (one): one is NoticeOf<Kind> => one.kind === kind && fits(one as NoticeOf<Kind>),
      );
      if (found) return found;
      await new Promise<void>((resolve) => {
        const look = (): void => {
          this.#waiting.delete(look);
          resolve();
        };
        this.#waiting.add(look);
      });
    }
  }

  /** Everything that the server had to say before now has arrived when this resolves. */
  async settled(): Promise<void> {
    await this.ask({ kind: 'ping' });
  }
}

export function codeOf(outcome: Outcome): string {
  return outcome.kind === 'error' ? outcome.code : outcome.kind;
}
