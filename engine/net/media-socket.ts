import type { Output, Path } from '../path.ts';

export interface MediaSocketOptions {
  /**
   * Textual IPv4 or IPv6 addresses to bind, at least one; `0.0.0.0` or `::` for all of the
   * machine's. A single `::` takes IPv4 as well; beside others it takes IPv6 alone.
   */
  readonly hosts: readonly string[];
  /**
   * This machine's own addresses, where nobody else is to be heard; asked for again at each sweep.
   * Absent: everybody is heard.
   */
  readonly ownAddresses?: () => readonly string[];
  /** 0 lets the system choose one that is free for both UDP and TCP. */
  readonly port: number;
  /** Monotonic milliseconds. */
  readonly clock: () => number;
  /** Called for every datagram, whichever way it came; it may be overwritten during the call. */
  readonly receive: (from: Path, datagram: Buffer) => void;
  /** A TCP connection has ended, whoever ended it. */
  readonly pathClosed: (path: Path) => void;
}

/**
 * One number on UDP and, for networks that block it, on TCP (RFC 6544, passive; RFC 4571 framing).
 * Everything that knows a kernel stands behind this interface.
 */
export interface MediaSocket extends Output {
  /** The port actually bound. */
  readonly port: number;
  readonly counters: Readonly<NetCounters>;
  /**
   * Forgets paths and closes connections that nobody has owned for too long. To be called every
   * `SWEEP_INTERVAL_MS`.
   */
  sweep(nowMs: number): void;
  /** Closes everything; resolves when both ports are free again. */
  unbind(): Promise<void>;
}

/** Unowned connections live 10 s and at most one interval more, 15 s in all. */
export const SWEEP_INTERVAL_MS = 4_000;

export interface NetCounters {
  datagramsIn: number;
  datagramsOut: number;
  /** More than a slot holds; browsers stay below an Ethernet MTU. */
  droppedTooLong: number;
  /** Neither a slot nor a spare buffer was free: the kernel is behind by thousands of datagrams. */
  droppedNoSlot: number;
  /** A TCP far end reads more slowly than it is sent to. */
  droppedBackpressure: number;
  /** Came from another machine, where only this one is heard. */
  droppedForeign: number;
  /** The kernel refused (no route, no buffer, a firewall). */
  droppedBySystem: number;
  /** Connections refused because their address had too many without an owner, or all were taken. */
  connectionsRefused: number;
  /** Connections closed for their framing, or for lack of a valid check. */
  connectionsDropped: number;
}

export function newNetCounters(): NetCounters {
  return {
    datagramsIn: 0,
    datagramsOut: 0,
    droppedTooLong: 0,
    droppedNoSlot: 0,
    droppedBackpressure: 0,
    droppedForeign: 0,
    droppedBySystem: 0,
    connectionsRefused: 0,
    connectionsDropped: 0,
  };
}
