import type { Socket } from 'node:dgram';
import type { Path } from '../path.ts';

/**
 * Whoever passes an integrity-checked STUN request owns its path within the same turn. What stays
 * ownerless is strangers, and spoofed addresses cost nothing: they share this many places.
 */
const MAX_OWNERLESS = 4_096;

/** A fixed shape, so that the hot path's field reads stay monomorphic. */
export class UdpPath implements Path {
  readonly protocol = 'udp';
  readonly address: string;
  readonly port: number;
  /** Where it arrives, and where answers leave. */
  readonly socket: Socket;
  owner: object | null = null;

  constructor(address: string, port: number, socket: Socket) {
    this.address = address;
    this.port = port;
    this.socket = socket;
  }
}

/** Exactly one `Path` for each remote UDP address of a socket, as long as it is owned or recent. */
export class UdpPaths {
  readonly #socket: Socket;
  /** Two levels spare a concatenated key per datagram. */
  readonly #byAddress = new Map<string, Map<number, UdpPath>>();
  /** A ring of the paths that had no owner when last looked at, oldest first from `#next`. */
  readonly #recent: (UdpPath | null)[] = new Array<UdpPath | null>(MAX_OWNERLESS).fill(null);
  #next = 0;
  /** Paths that the ring came round to and found owned. */
  readonly #owned = new Set<UdpPath>();
  /** Datagrams come in bursts from one sender. */
  #last: UdpPath | null = null;

  constructor(socket: Socket) {
    this.#socket = socket;
  }

  get size(): number {
    let size = 0;
    for (const ports of this.#byAddress.values()) size += ports.size;
    return size;
  }

  of(address: string, port: number): Path {
    const last = this.#last;
    if (last !== null && last.port === port && last.address === address) return last;
    const found = this.#byAddress.get(address)?.get(port) ?? this.#add(address, port);
    this.#last = found;
    return found;
  }

  /** Paths whose owner has let go become strangers again, and are the next to be forgotten. */
  sweep(): void {
    for (const path of this.#owned) {
      if (path.owner !== null) continue;
      this.#owned.delete(path);
      this.#makeRoom();
      this.#remember(path);
    }
  }

  #add(address: string, port: number): UdpPath {
    const path = new UdpPath(address, port, this.#socket);
    this.#makeRoom();
    this.#remember(path);
    const ports = this.#byAddress.get(address);
    if (ports === undefined) this.#byAddress.set(address, new Map([[port, path]]));
    else ports.set(port, path);
    return path;
  }

  #makeRoom(): void {
    const oldest = this.#recent[this.#next];
    if (oldest === null || oldest === undefined) return;
    if (oldest.owner === null) this.#forget(oldest);
    else this.#owned.add(oldest);
  }

  #remember(path: UdpPath): void {
    this.#recent[this.#next] = path;
    this.#next = (this.#next + 1) % MAX_OWNERLESS;
  }

  #forget(path: UdpPath): void {
    if (this.#last === path) this.#last = null;
    const ports = this.#byAddress.get(path.address);
    ports?.delete(path.port);
    if (ports?.size === 0) this.#byAddress.delete(path.address);
  }
}
