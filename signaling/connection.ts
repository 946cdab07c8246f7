import type { WebSocket } from 'ws';
import { decodeClientMessage, encodeResponse } from 'auscult/proto';
import type { ClientMessage, Outcome } from 'auscult/proto';
import type { Clock } from './clock.ts';
import { closeCodes, refusal } from './codes.ts';
import type { CloseCode, Refusal } from './codes.ts';
import type { Limits } from './limits.ts';
import type { Log } from './log.ts';
import { RateLimit } from './rate-limit.ts';

export interface ConnectionListener {
  received(message: ClientMessage): void;
  /** Told once, whoever ended it. */
  closed(): void;
}

/**
 * One websocket: frames ↔ messages, and all that one client can do to a server by sending, by not
 * reading, and by not going away. Knows neither sessions nor participants.
 */
export class Connection {
  readonly #socket: WebSocket;
  readonly #limits: Limits;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #rate: RateLimit;
  #closing = false;
  #heard = true;
  #pongDue: Buffer | null = null;
  #stopPinging: () => void = () => undefined;

  constructor(
    socket: WebSocket,
    context: { readonly limits: Limits; readonly clock: Clock; readonly log: Log },
    listener: ConnectionListener,
  ) {
    this.#socket = socket;
    this.#limits = context.limits;
    this.#clock = context.clock;
    this.#log = context.log;
    this.#rate = new RateLimit(context.clock.nowMs(), {
      perSecond: context.limits.requestsPerSecond,
      burst: context.limits.requestBurst,
      toleratedExcess: context.limits.toleratedExcess,
    });
    socket.on('message', (data, isBinary) => {
      this.#heard = true;
      // `nodebuffer` is the binary type that ws starts with: one Buffer for each message.
      this.#received(data as Buffer, isBinary, listener);
    });
    socket.on('ping', (data) => this.#pong(data));
    socket.on('pong', () => (this.#heard = true));
    // ws answers a violation of RFC 6455 with its close code, and then tells of it here.
    socket.on('error', (error: Error & { code?: string }) =>
      this.#log({ event: 'protocolViolated', code: error.code ?? error.name }),
    );
    socket.on('close', () => {
      this.#closing = true;
      this.#stopPinging();
      listener.closed();
    });
    this.#pingLater();
  }

  /** Nothing more comes or goes. */
  get over(): boolean {
    return this.#closing;
  }

  send(frame: Uint8Array): void {
    if (this.#closing) return;
    this.#socket.send(frame);
    if (this.#socket.bufferedAmount <= this.#limits.maxBufferedBytes) return;
    // It does not read. It may come back and be told the rest, as long as that is kept.
    this.cut('SLOW_READER');
  }

  respond(requestId: number, outcome: Outcome): void {
    this.send(encodeResponse(requestId, outcome));
  }

  refuse(requestId: number, { code, message }: Refusal): void {
    this.respond(requestId, { kind: 'error', code, message });
  }

  /** Says goodbye; what was sent before it still arrives. */
  close(code: CloseCode, reason: string): void {
    if (this.#closing) return;
    this.#closing = true;
    this.#stopPinging();
    this.#socket.close(code, reason);
    const stop = this.#clock.after(this.#limits.closeMs, () => this.#socket.terminate());
    this.#socket.once('close', stop);
  }

  /** Ends it without a word, for someone who would not hear one. */
  cut(code: string): void {
    this.#log({ event: 'connectionCut', code });
    this.#closing = true;
    this.#socket.terminate();
  }

  #received(data: Buffer, isBinary: boolean, listener: ConnectionListener): void {
    if (this.#closing) return;
    if (!isBinary) {
      this.close(closeCodes.notBinary, 'binary frames only');
      return;
    }
    const verdict = this.#rate.take(this.#clock.nowMs());
    if (verdict === 'abuse') {
      this.#log({ event: 'connectionCut', code: 'RATE_LIMITED' });
      this.close(closeCodes.policy, 'too many requests');
      return;
    }
    const decoded = decodeClientMessage(data, this.#limits.capBytes);
    if (verdict === 'over') {
      const requestId = decoded.ok ? decoded.value.requestId : decoded.requestId;
      this.refuse(requestId, refusal('RATE_LIMITED', 'too many requests'));
      return;
    }
    if (!decoded.ok) {
      this.#log({ event: 'frameRefused', code: decoded.code });
      this.refuse(decoded.requestId, decoded);
      return;
    }
    listener.received(decoded.value);
  }

  /** One pong for all pings that came in the same turn: the last one's (RFC 6455 §5.5.3). */
  #pong(data: Buffer): void {
    this.#heard = true;
    if (this.#pongDue === null) {
      setImmediate(() => {
        const due = this.#pongDue;
        this.#pongDue = null;
        if (due && !this.#closing) this.#socket.pong(due);
        if (this.#socket.bufferedAmount > this.#limits.maxBufferedBytes) this.cut('SLOW_READER');
      });
    }
    this.#pongDue = data;
  }

  /** A peer that vanished without a FIN is noticed by its silence. */
  #pingLater(): void {
    this.#stopPinging = this.#clock.after(this.#limits.pingEveryMs, () => {
      if (!this.#heard) {
        this.cut('SILENT');
        return;
      }
      this.#heard = false;
      this.#socket.ping();
      this.#pingLater();
    });
  }
}
