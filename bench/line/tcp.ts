import { connect, createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import type { Pipe } from './pipe.ts';

/** What TCP sends before the first acknowledgement (RFC 6928), in bytes. */
const initialWindowBytes = 14_600;
const mostChunkBytes = 1_460;

export interface TcpRelayOptions {
  readonly host: string;
  readonly port: number;
  readonly to: { readonly host: string; readonly port: number };
  readonly up: Pipe;
  readonly down: Pipe;
  /** There and back. */
  readonly roundTripMs: number;
}

/**
 * Carries connections over a line: the handshake costs a round trip, and each direction begins with
 * slow start (RFC 5681 §3.1): what is acknowledged after a round trip lets twice as much follow.
 */
export async function relayTcp(options: TcpRelayOptions): Promise<Server> {
  const { host, port, to, up, down, roundTripMs } = options;
  const server = createServer({ pauseOnConnect: true, noDelay: true }, (near) => {
    const far = connect({ ...to, noDelay: true });
    near.on('error', () => far.destroy());
    far.on('error', () => near.destroy());
    setTimeout(() => {
      carry(near, far, up, roundTripMs);
      carry(far, near, down, roundTripMs);
    }, roundTripMs);
  });
  server.listen(port, host);
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
  });
  return server;
}

function carry(from: Socket, to: Socket, pipe: Pipe, roundTripMs: number): void {
  let credit = initialWindowBytes;
  let waiting: Buffer[] = [];
  let ended = false;
  let under = 0;
  const flush = (): void => {
    while (waiting.length > 0 && credit > 0) {
      const [head = Buffer.alloc(0), ...rest] = waiting;
      const chunk = head.subarray(0, mostChunkBytes);
      waiting = chunk.length < head.length ? [head.subarray(chunk.length), ...rest] : rest;
      credit -= chunk.length;
      under += 1;
      pipe.put(
        chunk.length,
        () => {
          under -= 1;
          if (!to.destroyed) to.write(chunk);
          // Its acknowledgement comes back after the other half of the way.
          setTimeout(() => {
            credit += 2 * chunk.length;
            flush();
          }, roundTripMs / 2);
          finish();
        },
        { mayLose: false },
      );
    }
    if (waiting.length > 0) from.pause();
    else from.resume();
    finish();
  };
  const finish = (): void => {
    if (ended && waiting.length === 0 && under === 0) to.end();
  };
  from.on('data', (data: Buffer) => {
    waiting.push(data);
    flush();
  });
  from.on('end', () => {
    ended = true;
    finish();
  });
  from.on('close', () => {
    ended = true;
    finish();
  });
  from.resume();
}
