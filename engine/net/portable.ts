import { createSocket } from 'node:dgram';
import type { Socket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import { EngineError } from '../errors.ts';
import { SLOT_BYTES } from '../path.ts';
import type { Path } from '../path.ts';
import { newNetCounters } from './media-socket.ts';
import type { MediaSocket, MediaSocketOptions } from './media-socket.ts';
import { Slots } from './slots.ts';
import { TcpPaths } from './tcp-paths.ts';
import { UdpPaths } from './udp-paths.ts';

/** The kernel's part on both sides; it grants less where the administrator says so. */
const KERNEL_BUFFER_BYTES = 4 * 1024 * 1024;
/** A number free for UDP may be taken for TCP; rarely twice in a row. */
const PORT_ATTEMPTS = 16;

/**
 * Opens UDP and TCP on one number, by node:dgram and node:net.
 *
 * @throws EngineError `ENGINE_ADDRESS_IN_USE`, or `ENGINE_INVALID_ARGUMENT` for a host that is not
 *   this machine's or a port that may not be bound
 */
export async function openPortableSocket(options: MediaSocketOptions): Promise<MediaSocket> {
  for (let attempt = 1; ; attempt++) {
    const socket = new PortableSocket(options);
    try {
      await socket.bind();
      return socket;
    } catch (error) {
      await socket.unbind();
      const code = (error as NodeJS.ErrnoException).code;
      const mayRetry = code === 'EADDRINUSE' && options.port === 0 && attempt < PORT_ATTEMPTS;
      if (!mayRetry) throw asEngineError(error, options);
    }
  }
}

class PortableSocket implements MediaSocket {
  readonly host: string;
  readonly counters = newNetCounters();
  readonly #options: MediaSocketOptions;
  readonly #udp: Socket;
  readonly #tcp: TcpPaths;
  readonly #paths = new UdpPaths();
  readonly #slots = new Slots(() => this.counters.droppedBySystem++);
  #port = 0;
  #state: 'new' | 'open' | 'closed' = 'new';

  constructor(options: MediaSocketOptions) {
    this.host = options.host;
    this.#options = options;
    this.#tcp = new TcpPaths(options, this.counters);
    this.#udp = createSocket({
      type: isIPv6(options.host) ? 'udp6' : 'udp4',
      // Addresses are textual already; without this each send takes a detour by the resolver.
      lookup: (hostname, _options, callback) => callback(null, hostname, isIPv6(hostname) ? 6 : 4),
    });
  }

  get port(): number {
    return this.#port;
  }

  async bind(): Promise<void> {
    const udp = this.#udp;
    const { host, port } = this.#options;
    await new Promise<void>((resolve, reject) => {
      udp.once('error', reject);
      udp.bind({ address: host, port, exclusive: true }, () => {
        udp.off('error', reject);
        resolve();
      });
    });
    // What an unconnected socket reports later concerns one datagram, never the socket.
    udp.on('error', () => this.counters.droppedBySystem++);
    this.#port = udp.address().port;
    await this.#tcp.listen(host, this.#port);
    this.#growBuffers();
    udp.on('message', (datagram, from) => {
      if (datagram.length > SLOT_BYTES) {
        this.counters.droppedTooLong++;
        return;
      }
      this.counters.datagramsIn++;
      this.#options.receive(this.#paths.of(from.address, from.port), datagram);
    });
    this.#state = 'open';
  }

  slot(): Buffer {
    return this.#slots.take();
  }

  send(path: Path, slot: Buffer, sizeBytes: number): void {
    if (this.#state !== 'open') return;
    if (path.protocol === 'tcp') {
      this.#tcp.send(path, slot, sizeBytes);
      return;
    }
    const sent = this.#slots.lend(slot);
    if (sent === null) {
      this.counters.droppedNoSlot++;
      return;
    }
    this.counters.datagramsOut++;
    this.#udp.send(slot, 0, sizeBytes, path.port, path.address, sent);
  }

  close(path: Path): void {
    // A UDP path ends by losing its owner.
    if (path.protocol === 'tcp') this.#tcp.closePath(path);
  }

  sweep(nowMs: number): void {
    this.#paths.sweep();
    this.#tcp.sweep(nowMs);
  }

  async unbind(): Promise<void> {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    const udpClosed = new Promise<void>((resolve) => this.#udp.close(() => resolve()));
    await Promise.all([udpClosed, this.#tcp.unbind()]);
  }

  /** Some systems refuse more than they allow instead of granting less. */
  #growBuffers(): void {
    try {
      this.#udp.setRecvBufferSize(KERNEL_BUFFER_BYTES);
      this.#udp.setSendBufferSize(KERNEL_BUFFER_BYTES);
    } catch {
      // The system's default stays; a burst may then lose datagrams, which RTX repairs.
    }
  }
}

function asEngineError(error: unknown, { host, port }: MediaSocketOptions): EngineError {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
  return code === 'EADDRINUSE'
    ? new EngineError('ENGINE_ADDRESS_IN_USE', `Media port ${port} on ${host} is already in use.`)
    : new EngineError(
        'ENGINE_INVALID_ARGUMENT',
        `Media port ${port} on ${host} cannot be bound (${code}).`,
      );
}
