import { within } from '../../../bench/within.ts';
import * as assert from 'uvu/assert';
import type { Door } from './door.ts';
import type { Protocol } from './messages.ts';
import { untilSeen } from './peer.ts';
import type { Peer } from './peer.ts';

/** A picture of 20 frames a second, for two seconds. */
const MORE_FRAMES = 40;
/** How long somebody else is watched while nothing may arrive. */
const FRAMES_BESIDE = 20;
const FIRST_FRAME_WITHIN_MS = 20_000;

/** What a call of two has shown of one of them. */
export interface Findings {
  /** From entering to the other's first picture, in ms. */
  readonly firstFrameMs: number;
  /** The protocols of its transports, by the engine's account. */
  readonly protocols: readonly (string | null)[];
}

/** Both see and hear each other, for a while. */
export async function seeEachOther(one: Peer, other: Peer): Promise<void> {
  await Promise.all(
    [one, other].map(async (peer) => {
      await within(peer.firstFrameMs(), FIRST_FRAME_WITHIN_MS, `${peer.name}: a first picture`);
      const first = await untilSeen(
        peer,
        ({ framesDecoded, audioPackets, audioEnergy }) =>
          framesDecoded > 0 && audioPackets > 0 && audioEnergy > 0,
        'picture and sound',
      );
      await untilSeen(
        peer,
        ({ framesDecoded, audioPackets }) =>
          framesDecoded >= first.framesDecoded + MORE_FRAMES &&
          audioPackets > first.audioPackets + MORE_FRAMES,
        `${MORE_FRAMES} more pictures, and sound`,
      );
    }),
  );
}

/**
 * Once `muted` is a viewer, not a packet more of it reaches `other`, while it goes on receiving
 * itself; when it may speak again, `other` sees it again.
 */
export async function becomesViewerAndBack(door: Door, muted: Peer, other: Peer): Promise<void> {
  const participant = await door.participant(muted.id);
  await participant.setRole('viewer');
  const closed = await other.seen();
  const own = await muted.seen();
  await untilSeen(
    muted,
    ({ framesDecoded }) => framesDecoded >= own.framesDecoded + FRAMES_BESIDE,
    'a viewer still receives',
  );
  const later = await other.seen();
  assert.is(later.videoPackets, closed.videoPackets, `${other.name} gets no picture more`);
  assert.is(later.audioPackets, closed.audioPackets, `${other.name} gets no sound more`);
  await participant.setRole('speaker');
  await untilSeen(
    other,
    ({ framesDecoded, audioPackets }) =>
      framesDecoded > later.framesDecoded + FRAMES_BESIDE && audioPackets > later.audioPackets,
    'picture and sound come back',
  );
}

/** All of a peer's transports, connected. */
export async function findingsOf(door: Door, peer: Peer): Promise<Findings> {
  const { transports } = await (await door.participant(peer.id)).stats();
  assert.equal(
    transports.map(({ state }) => state),
    ['connected', 'connected'],
  );
  return {
    firstFrameMs: await peer.firstFrameMs(),
    protocols: transports.map(({ protocol }) => protocol),
  };
}

/**
 * Everything that a peer of the table has to do with another, who is there already: see and hear,
 * be seen and heard, fall silent as a viewer, and see the other fall silent.
 */
export async function call(
  door: Door,
  foreign: Peer,
  other: Peer,
  protocol: Protocol,
): Promise<Findings> {
  try {
    await seeEachOther(foreign, other);
    await becomesViewerAndBack(door, foreign, other);
    await becomesViewerAndBack(door, other, foreign);
  } catch (error) {
    // What the engine refused says more than that nothing came of it.
    throw door.failures.length === 0 ? error : new Error(String(door.failures), { cause: error });
  }
  const findings = await findingsOf(door, foreign);
  const { firstFrameMs, protocols } = findings;
  assert.equal(protocols, [protocol, protocol]);
  assert.equal(door.failures, []);
  console.log(
    `PEER ${foreign.name} | ${protocol} | first frame ${Math.round(firstFrameMs)} ms | with ${other.name}`,
  );
  return findings;
}

/** Waits until the engine gets all three encodings: the upper ones come once a line has room. */
export async function untilAllEncodings(door: Door, peer: Peer): Promise<void> {
  const participant = await door.participant(peer.id);
  let rids: string[] = [];
  for (let asked = 0; asked < 100 && rids.length < 3; asked++) {
    await peer.seen();
    const camera = (await participant.stats()).tracks.find(({ source }) => source === 'camera');
    rids = (camera?.encodings ?? []).filter(({ packets }) => packets > 0).map(({ rid }) => rid);
  }
  assert.equal(rids, ['q', 'h', 'f']);
}
