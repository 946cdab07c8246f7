import type { App } from '../browser/app.ts';
import { lineHost } from './host.ts';
import { Pipe } from './pipe.ts';
import { relayTcp } from './tcp.ts';
import { relayUdp } from './udp.ts';

export interface LineOptions {
  readonly megabitsPerSecond: number;
  /** One way. */
  readonly delayMs: number;
}

/** What a home router buffers, in time. */
const mostQueueMs = 200;

/** A line before a server: pages, signaling and media of whoever comes by `url`. */
export interface Line {
  readonly url: string;
  /** Media of whoever comes from now on goes over the line; of those before it went past it. */
  begin(): void;
  /** What has gone over it, of the payload. */
  readonly carried: () => {
    readonly upBytes: number;
    readonly downBytes: number;
    readonly lost: number;
  };
  close(): void;
}

export async function openLine(
  app: App,
  { megabitsPerSecond, delayMs }: LineOptions,
): Promise<Line> {
  const one = { bitsPerSecond: megabitsPerSecond * 1_000_000, delayMs, mostQueueMs };
  const [up, down] = [new Pipe(one), new Pipe(one)];
  let begun = false;
  const { hostname: host, port } = new URL(app.url);
  const pages = await relayTcp({
    host: lineHost,
    port: Number(port),
    to: { host, port: Number(port) },
    up,
    down,
    roundTripMs: 2 * delayMs,
  });
  const media = await relayUdp({
    host: lineHost,
    port: app.mediaPort,
    to: { host, port: app.mediaPort },
    up,
    down,
    isShaped: () => begun,
  });
  return {
    url: `http://${lineHost}:${port}`,
    begin() {
      begun = true;
    },
    carried: () => ({ upBytes: up.bytes, downBytes: down.bytes, lost: up.lost + down.lost }),
    close() {
      pages.close();
      media.close();
    },
  };
}
