import type { CoreEvent } from '../commands.ts';
import type { Output } from '../path.ts';
import type { Association } from '../transport/association.ts';
import type { Candidate } from '../transport/sdp/index.ts';
import type { TapOutput } from '../taps.ts';
import type { RoleTable } from '../types.ts';
import type { Link } from './link.ts';

/** What one participant or session may have at most; more is refused with ENGINE_LIMIT_REACHED. */
export interface SessionLimits {
  readonly tracksPerParticipant: number;
  readonly participantsPerSession: number;
  readonly subscriptionsPerParticipant: number;
}

export const DEFAULT_LIMITS: SessionLimits = {
  tracksPerParticipant: 16,
  participantsPerSession: 1_000,
  // An offer grows by about 1 kB per section and must stay readable by every browser.
  subscriptionsPerParticipant: 256,
};

/** What the core lends to its sessions: policy, randomness, and the ways out. */
export interface SessionContext {
  readonly roles: RoleTable;
  readonly limits: SessionLimits;
  readonly candidates: readonly Candidate[];
  /** Our certificate's SHA-256, as it stands in descriptions. */
  readonly fingerprint: string;
  readonly output: Output;
  /** Least time between two offers to one participant: subscriptions in between are coalesced. */
  readonly offerIntervalMs: number;
  random(sizeBytes: number): Buffer;
  createAssociation(): Association;
  /** From now on checks that name the link's ufrag reach it, and ticks too. */
  register(link: Link): void;
  unregister(link: Link): void;
  emit(event: CoreEvent): void;
  tapped(output: TapOutput): void;
}

/** A random id of 64 bits in hex: unguessable enough to be unique, never a secret. */
export function randomId(context: SessionContext): string {
  return context.random(8).toString('hex');
}

/** A random 32-bit SSRC, never 0 (RFC 3550 §8.1). */
export function randomSsrc(context: SessionContext): number {
  return context.random(4).readUInt32BE(0) || 1;
}

/** Uniform in [0, 1), for what needs a number rather than bytes. */
export function randomUnit(context: SessionContext): number {
  return context.random(4).readUInt32BE(0) / 0x1_0000_0000;
}
