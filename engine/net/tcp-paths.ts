import { createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import type { Path } from '../path.ts';
import { FRAME_HEADER_BYTES, TcpDeframer, writeFrameHeader } from '../transport/tcp-framing.ts';
import type { MediaSocketOptions, NetCounters } from './media-socket.ts';

/** Before the first valid check; with the sweep's interval no connection lasts 15 s without one. */
const OWNERLESS_MS = 10_000;
/** Checks come every few seconds; consent (30 s, RFC 7675 §5.1) has long been withdrawn by then. */
const SILENT_MS = 60_000;
const MAX_OWNERLESS_PER_ADDRESS = 32;
const MAX_CONNECTIONS = 4_096;
/**
 * What one connection may have waiting before datagrams for it are dropped: half a second of a
 * 2 Mbit/s picture. Late media is worth nothing, and what is dropped is asked for again.
 */
const MAX_WAITING_BYTES = 128 * 1024;

class TcpPath implements Path {
  readonly protocol = 'tcp';
  readonly address: string;
  readonly port: number;
  owner: object | null = null;
  readonly socket: Socket;
  readonly acceptedAtMs: number;
  lastReceivedAtMs: number;

  constructor(socket: Socket, nowMs: number) {
    this.address = socket.remoteAddress ?? '';
    this.port = socket.remotePort ?? 0;
    this.socket = socket;
    this.acceptedAtMs = nowMs;
    this.lastReceivedAtMs = nowMs;
  }
}

/** The TCP side of a media socket: every connection is one path. */
export class TcpPaths {
  readonly #options: MediaSocketOptions;
  readonly #counters: NetCounters;
  readonly #byAddress = new Map<string, Set<TcpPath>>();
  readonly #servers: Server[] = [];
  #connections = 0;

  constructor(options: MediaSocketOptions, counters: NetCounters) {
    this.#options = options;
    this.#counters = counters;
  }

  /** Resolves once bound; rejects with the system's error. One call for each address. */
  async listen(at: { host: string; port: number; ipv6Only: boolean }): Promise<void> {
    const server = createServer({ noDelay: true }, (socket) => this.#accept(socket));
    this.#servers.push(server);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ ...at, exclusive: true }, () => {
        server.off('error', reject);
        // Accepting failed, for lack of descriptors say: that connection is lost, the rest go on.
        server.on('error', () => this.#counters.connectionsRefused++);
        resolve();
      });
    });
  }

  send(path: Path, datagram: Buffer, sizeBytes: number): void {
    if (!(path instanceof TcpPath) || path.socket.destroyed) return;
    if (path.socket.writableLength > MAX_WAITING_BYTES) {
      this.#counters.droppedBackpressure++;
      return;
    }
    // Copied: the socket may hold on to it for as long as the far end likes.
    const frame = Buffer.allocUnsafe(FRAME_HEADER_BYTES + sizeBytes);
    writeFrameHeader(frame, 0, sizeBytes);
    datagram.copy(frame, FRAME_HEADER_BYTES, 0, sizeBytes);
    path.socket.write(frame);
    this.#counters.datagramsOut++;
  }

  closePath(path: Path): void {
    if (path instanceof TcpPath) path.socket.destroy();
  }

  sweep(nowMs: number): void {
    for (const paths of this.#byAddress.values()) {
      for (const path of paths) {
        const dead =
          path.owner === null
            ? nowMs - path.acceptedAtMs > OWNERLESS_MS
            : nowMs - path.lastReceivedAtMs > SILENT_MS;
        if (dead) this.#drop(path);
      }
    }
  }

  async unbind(): Promise<void> {
    const closed = this.#servers.map(
      (server) => new Promise<void>((resolve) => server.close(() => resolve())),
    );
    for (const paths of this.#byAddress.values()) {
      for (const path of paths) path.socket.destroy();
    }
    await Promise.all(closed);
  }

  #accept(socket: Socket): void {
    const path = new TcpPath(socket, this.#options.clock());
    // A reset is nothing to us: `close` follows.
    socket.on('error', () => undefined);
    if (path.address === '' || !this.#admit(path)) {
      this.#counters.connectionsRefused++;
      socket.destroy();
      return;
    }
    const deframer = new TcpDeframer();
    const receive = (datagram: Buffer): void => {
      // An earlier frame of the same chunk may have made the core give the path up.
      if (socket.destroyed) return;
      this.#counters.datagramsIn++;
      this.#options.receive(path, datagram);
    };
    socket.on('data', (bytes: Buffer) => {
      path.lastReceivedAtMs = this.#options.clock();
      if (!deframer.push(bytes, receive)) this.#drop(path);
    });
    // Half-open connections serve nobody.
    socket.on('end', () => socket.destroy());
    socket.on('close', () => {
      this.#remove(path);
      this.#options.pathClosed(path);
    });
  }

  #admit(path: TcpPath): boolean {
    if (this.#connections >= MAX_CONNECTIONS) return false;
    const others = this.#byAddress.get(path.address);
    if (others === undefined) {
      this.#byAddress.set(path.address, new Set([path]));
    } else {
      // Counted, not kept: the core takes ownership without telling.
      let ownerless = 0;
      for (const other of others) if (other.owner === null) ownerless++;
      if (ownerless >= MAX_OWNERLESS_PER_ADDRESS) return false;
      others.add(path);
    }
    this.#connections++;
    return true;
  }

  #drop(path: TcpPath): void {
    if (path.socket.destroyed) return;
    this.#counters.connectionsDropped++;
    path.socket.destroy();
  }

  #remove(path: TcpPath): void {
    this.#connections--;
    const others = this.#byAddress.get(path.address);
    others?.delete(path);
    if (others?.size === 0) this.#byAddress.delete(path.address);
  }
}
