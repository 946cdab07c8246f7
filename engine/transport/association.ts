import type { Path } from '../path.ts';
import type { TransportState, TransportStats } from '../types.ts';

/** What the far end told of itself in its description. */
export interface RemoteTransport {
  readonly iceUfrag: string;
  readonly icePwd: string;
  readonly fingerprints: readonly { readonly algorithm: string; readonly value: string }[];
}

/**
 * One association with a participant, as the session sees it: something that turns datagrams of
 * one far end into plaintext packets and back. `Transport` is the real one (ICE, DTLS, SRTP);
 * `PlainTransport` has no crypto and serves long simulations.
 *
 * Nothing here throws on what the network sent: refusals are negative sizes and counters.
 */
export interface Association {
  readonly state: TransportState;
  /** Our ICE credentials (RFC 8445 §5.3), and how the core finds the association of a check. */
  readonly ufrag: string;
  readonly pwd: string;
  /** Where datagrams go; null until a check succeeded, and again after consent has expired. */
  readonly selected: Path | null;
  readonly counters: AssociationCounters;

  setRemote(nowMs: number, remote: RemoteTransport): void;
  /** @returns whether the check was authentic, so that `from` now belongs to this association. */
  receiveStun(nowMs: number, from: Path, datagram: Buffer): boolean;
  receiveDtls(nowMs: number, from: Path, datagram: Buffer): void;
  /** In place. @returns the plaintext's size, or a negative refusal. */
  unprotectRtp(packet: Buffer, sizeBytes: number, headerSizeBytes: number): number;
  unprotectRtcp(packet: Buffer, sizeBytes: number): number;
  /** Protects the plaintext in `slot` in place and sends it. @returns whether it left. */
  sendRtp(slot: Buffer, sizeBytes: number, headerSizeBytes: number): boolean;
  sendRtcp(slot: Buffer, sizeBytes: number): boolean;
  tick(nowMs: number): void;
  /** Absolute milliseconds, Infinity when nothing is due. */
  nextTimeoutMs(): number;
  pathClosed(path: Path): void;
  close(nowMs: number): void;
  stats(): Omit<TransportStats, 'direction' | 'dropped'>;
}

/** Plain numbers the hot path adds to. */
export interface AssociationCounters {
  datagramsIn: number;
  datagramsOut: number;
  bytesIn: number;
  bytesOut: number;
  /** Packets whose authentication failed or whose index was seen before. */
  refused: number;
}

export function newCounters(): AssociationCounters {
  return { datagramsIn: 0, datagramsOut: 0, bytesIn: 0, bytesOut: 0, refused: 0 };
}
