import { createSocket } from 'node:dgram';
import type { Socket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import { EngineError } from '../errors.ts';
import { SLOT_BYTES } from '../path.ts';
import type { Path } from '../path.ts';
import { newNetCounters } from './media-socket.ts';
import type { MediaSocket, MediaSocketOptions } from './media-socket.ts';
import { OwnMachine, isLoopback } from './own-machine.ts';
import { Slots } from './slots.ts';
import { TcpPaths } from './tcp-paths.ts';
import { UdpPaths } from './udp-paths.ts';
import type { UdpPath } from './udp-paths.ts';

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

/** One address that is bound, and who has been heard there. */
interface UdpEnd {
  readonly host: string;
  readonly socket: Socket;
  readonly paths: UdpPaths;
}

class PortableSocket implements MediaSocket {
  readonly counters = newNetCounters();
  readonly #options: MediaSocketOptions;
  readonly #ends: readonly UdpEnd[];
  readonly #tcp: TcpPaths;
  readonly #own: OwnMachine | null;
  readonly #slots = new Slots(() => this.counters.droppedBySystem++);
  readonly #ipv6Only: boolean;
  #port = 0;
  #state: 'new' | 'open' | 'closed' = 'new';

  constructor(options: MediaSocketOptions) {
    this.#options = options;
    // `::` would take what IPv4 sockets beside it are to have.
    this.#ipv6Only = options.hosts.length > 1;
    this.#own = options.ownAddresses === undefined ? null : new OwnMachine(options.ownAddresses);
    this.#tcp = new TcpPaths(options, this.counters);
    this.#ends = options.hosts.map((host) => {
      const socket = createSocket({
        type: isIPv6(host) ? 'udp6' : 'udp4',
        ipv6Only: this.#ipv6Only && isIPv6(host),
        // Addresses are textual already; without this each send takes a detour by the resolver.
        lookup: (name, _options, callback) => callback(null, name, isIPv6(name) ? 6 : 4),
      });
      return { host, socket, paths: new UdpPaths(socket) };
    });
  }

  get port(): number {
    return this.#port;
  }

  /** The first address takes the number that was asked for, or one of the system's; all others follow. */
  async bind(): Promise<void> {
    this.#port = this.#options.port;
    for (const { host, socket } of this.#ends) {
      await bindUdp(socket, host, this.#port);
      // What an unconnected socket reports later concerns one datagram, never the socket.
      socket.on('error', () => this.counters.droppedBySystem++);
      this.#port = socket.address().port;
      growBuffers(socket);
      if (!takesTcp(this.#options, host)) continue;
      await this.#tcp.listen({ host, port: this.#port, ipv6Only: this.#ipv6Only });
    }
    for (const { socket, paths } of this.#ends) {
      socket.on('message', (datagram, { address, port }) =>
        this.#take(paths, datagram, address, port),
      );
    }
    this.#state = 'open';
  }

  #take(paths: UdpPaths, datagram: Buffer, address: string, port: number): void {
    if (this.#own !== null && !this.#own.has(address)) {
      this.counters.droppedForeign++;
      return;
    }
    if (datagram.length > SLOT_BYTES) {
      this.counters.droppedTooLong++;
      return;
    }
    this.counters.datagramsIn++;
    this.#options.receive(paths.of(address, port), datagram);
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
    (path as UdpPath).socket.send(slot, 0, sizeBytes, path.port, path.address, sent);
  }

  close(path: Path): void {
    // A UDP path ends by losing its owner.
    if (path.protocol === 'tcp') this.#tcp.closePath(path);
  }

  sweep(nowMs: number): void {
    this.#own?.refresh();
    for (const { paths } of this.#ends) paths.sweep();
    this.#tcp.sweep(nowMs);
  }

  async unbind(): Promise<void> {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    const udpClosed = this.#ends.map(
      ({ socket }) => new Promise<void>((resolve) => socket.close(() => resolve())),
    );
    await Promise.all([...udpClosed, this.#tcp.unbind()]);
  }
}

function bindUdp(socket: Socket, address: string, port: number): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.bind({ address, port, exclusive: true }, () => {
      socket.off('error', reject);
      resolve();
    });
  });
}

/** Some systems refuse more than they allow instead of granting less. */
function growBuffers(socket: Socket): void {
  try {
    socket.setRecvBufferSize(KERNEL_BUFFER_BYTES);
    socket.setSendBufferSize(KERNEL_BUFFER_BYTES);
  } catch {
    // The system's default stays; a burst may then lose datagrams, which RTX repairs.
  }
}

/**
 * Where nobody else is to be heard, TCP is taken on loopback addresses only: on any other the kernel
 * would have answered a stranger's connection before it could be refused here.
 */
export function takesTcp(
  { ownAddresses }: Pick<MediaSocketOptions, 'ownAddresses'>,
  host: string,
): boolean {
  return ownAddresses === undefined || isLoopback(host);
}

function asEngineError(error: unknown, { hosts, port }: MediaSocketOptions): EngineError {
  const host = hosts.join(' and ');
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
  return code === 'EADDRINUSE'
    ? new EngineError('ENGINE_ADDRESS_IN_USE', `Media port ${port} on ${host} is already in use.`)
    : new EngineError(
        'ENGINE_INVALID_ARGUMENT',
        `Media port ${port} on ${host} cannot be bound (${code}).`,
      );
}
