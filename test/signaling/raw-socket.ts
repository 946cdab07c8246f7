import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { subprotocol } from 'auscult/proto';
import { origin } from './rig.ts';

/** A frame as bytes, with everything about it that can be wrong (RFC 6455 §5.2). */
export interface RawFrame {
  readonly opcode: number;
  readonly payload?: Uint8Array;
  readonly fin?: boolean;
  /** RSV1 to RSV3 as three bits. */
  readonly reserved?: number;
  readonly masked?: boolean;
}

export const opcodes = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 };

export function rawFrame(frame: RawFrame): Buffer {
  const { opcode, payload = new Uint8Array(), fin = true, reserved = 0, masked = true } = frame;
  const first = (fin ? 0x80 : 0) | (reserved << 4) | opcode;
  const maskBit = masked ? 0x80 : 0;
  const header =
    payload.length < 126
      ? Buffer.from([first, maskBit | payload.length])
      : payload.length < 65_536
        ? Buffer.from([first, maskBit | 126, payload.length >> 8, payload.length & 255])
        : Buffer.from([first, maskBit | 127, 0, 0, 0, 0, ...bigEndian(payload.length)]);
  // A mask of zeros is a mask, and leaves the payload readable.
  return Buffer.concat([header, ...(masked ? [Buffer.alloc(4)] : []), payload]);
}

function bigEndian(value: number): number[] {
  return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
}

export const validHeaders: Readonly<Record<string, string | undefined>> = {
  Host: 'practice.example',
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
  'Sec-WebSocket-Protocol': subprotocol,
  Origin: origin,
};

/** A TCP connection on which the websocket protocol is spoken by hand. */
export class RawSocket {
  readonly socket: Socket;
  readonly ended: Promise<void>;
  #received = Buffer.alloc(0);
  #heard: (() => void) | null = null;

  constructor(port: number) {
    this.socket = connect(port, '127.0.0.1');
    this.socket.on('error', () => undefined);
    this.socket.on('data', (data: Buffer) => {
      this.#received = Buffer.concat([this.#received, data]);
      this.#heard?.();
    });
    this.ended = once(this.socket, 'close').then(() => this.#heard?.());
  }

  /** Sends an upgrade request; undefined leaves a header out. Returns the head of the answer. */
  async upgrade(
    headers: Readonly<Record<string, string | undefined>> = {},
    path = '/signaling',
  ): Promise<{ readonly status: number; readonly head: string }> {
    const lines = Object.entries({ ...validHeaders, ...headers }).flatMap(([name, value]) =>
      value === undefined ? [] : [`${name}: ${value}`],
    );
    this.socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
    for (;;) {
      const end = this.#received.indexOf('\r\n\r\n');
      if (end >= 0) {
        const head = this.#received.subarray(0, end).toString();
        this.#received = this.#received.subarray(end + 4);
        return { status: Number(head.split(' ')[1]), head };
      }
      await this.#more();
    }
  }

  send(...frames: readonly RawFrame[]): void {
    this.socket.write(Buffer.concat(frames.map(rawFrame)));
  }

  /** The next frame from the server, or null when the connection has ended without one. */
  async next(): Promise<{ readonly opcode: number; readonly payload: Buffer } | null> {
    for (;;) {
      const [first = 0, second = 0] = this.#received;
      const headerSize = second < 126 ? 2 : 4;
      if (this.#received.length >= headerSize) {
        const size = second < 126 ? second : this.#received.readUInt16BE(2);
        if (this.#received.length >= headerSize + size) {
          const payload = this.#received.subarray(headerSize, headerSize + size);
          this.#received = this.#received.subarray(headerSize + size);
          return { opcode: first & 15, payload };
        }
      }
      if (this.socket.closed || this.socket.destroyed) return null;
      await this.#more();
    }
  }

  /** The close code that the server sends, whatever else comes before it. */
  async closeCode(): Promise<number | null> {
    for (;;) {
      const frame = await this.next();
      if (!frame) return null;
      if (frame.opcode === opcodes.close) return frame.payload.readUInt16BE(0);
    }
  }

  #more(): Promise<void> {
    return new Promise((resolve) => (this.#heard = resolve));
  }
}
