import * as assert from 'uvu/assert';
import { ModelledPublisher, ModelledReceiver, Simulation } from 'auscult/simulation';
import type { CommandValue, ModelledEncoding, SimulatedConnection } from 'auscult/simulation';
import { createRtpView, parseRtp } from '../../../engine/rtp/header.ts';
import { writeNack, writePictureLoss } from '../../../engine/rtp/rtcp/index.ts';
import { DATAGRAM, classify } from '../../../engine/transport/demux.ts';
import { Seeded } from '../../seeded.ts';
import { ROLES, SESSION } from './world.ts';

type Receipt = CommandValue['setRole'];

/** Interleavings of one world; then another begins, with lines and SSRCs of its own. */
export const ROUNDS_PER_WORLD = 100;

const LINE = { delayMs: 8, jitterMs: 6, loss: 0.05, reorder: 0.03, reorderMs: 12 };
const LINES = { toCore: LINE, fromCore: LINE };
const CAMERA: readonly ModelledEncoding[] = [
  { rid: 'q', width: 160, height: 90, bitrateBps: 60_000 },
  { rid: 'h', width: 320, height: 180, bitrateBps: 200_000 },
];
/** Asked for again in the instant of a revocation, with as many that were never sent. */
const ASKED_AGAIN = 40;

/** Who is there: two of the practice and two guests. All of them publish but the recorder. */
const PEOPLE = ['ana', 'campo', 'gus', 'gia'] as const;
const GUESTS: readonly string[] = ['gus', 'gia'];
const RECORDER = 'recorder';

/** Where a packet goes on from the gate to the send call. */
export type Exit = (
  send: (datagram: Buffer) => void,
  simulation: Simulation,
) => (d: Buffer) => void;

/** One SSRC that was offered to somebody. */
interface Stream {
  readonly publisher: string;
  readonly subscriber: string;
  readonly trackId: string;
  readonly isRtx: boolean;
  /** Of a connection that is over, so that no role opens it again. */
  over: boolean;
  /** Since an earlier round: nobody asks about it any more. */
  forgotten: boolean;
  lastSequence: number | null;
}

/** What has been gone through, so that nobody takes an empty street for a safe one. */
export interface Reach {
  rounds: number;
  /** Packets and resends that left in all. */
  left: number;
  resent: number;
  /** Datagrams of the revoked that came in while they were. */
  cameTooLate: number;
  /** Packets to the revoked, or of theirs, that were asked for again. */
  askedTooLate: number;
  resumed: number;
  tapped: number;
  /** What left although it may not. */
  violations: string[];
}

export function noReach(): Reach {
  return {
    rounds: 0,
    left: 0,
    resent: 0,
    cameTooLate: 0,
    askedTooLate: 0,
    resumed: 0,
    tapped: 0,
    violations: [],
  };
}

/**
 * A call of four on bad lines with a recorder beside them. In every round somebody loses what they
 * may (removed, another role, all guests at once), in the midst of packets, resends and probes;
 * what leaves is judged where the core hands it to the socket. Then it is given back.
 */
export class Revocations {
  readonly #simulation: Simulation;
  readonly #random: Seeded;
  readonly #reach: Reach;
  readonly #exit: Exit;
  readonly #streams = new Map<number, Stream>();
  readonly #publisherOf = new Map<string, string>();
  readonly #publishers = new Map<string, ModelledPublisher>();
  readonly #receivers = new Map<string, ModelledReceiver>();
  readonly #roles = new Map<string, keyof typeof ROLES>();
  /** Of its taps, by id, whose track each one reads. */
  readonly #taps = new Map<string, string>();
  #tapCount = 0;
  readonly #view = createRtpView();

  constructor(seed: number, reach: Reach, exit: Exit = (send) => send) {
    this.#random = new Seeded(seed);
    this.#reach = reach;
    this.#exit = exit;
    this.#simulation = new Simulation({ seed, roles: ROLES, core: { offerIntervalMs: 0 } });
    this.#simulation.onEvent((event) => {
      if (event.kind === 'trackPublished') {
        this.#publisherOf.set(event.track.id, event.track.participantId);
      } else if (event.kind === 'subscribeOffer') {
        this.#noteStreams(event.participantId, event.sdp, event.tracks);
      }
    });
    this.#simulation.apply<'createSession'>({ kind: 'createSession', sessionId: SESSION });
    this.#add(RECORDER);
    for (const id of PEOPLE) this.#enter(id);
    this.#run(600);
  }

  /** One revocation in the midst of everything, and back. */
  round(): void {
    const random = this.#random;
    this.#reach.rounds++;
    this.#run(5 + random.fraction() * 60);
    const revoked = this.#revoke();
    this.#provoke(revoked);
    this.#run(random.fraction() * 50);
    if (random.chance(0.3)) this.#flicker(revoked);
    this.#run(random.fraction() * 30);
    for (const stream of this.#streams.values()) stream.forgotten = stream.over;
    this.#giveBack(revoked);
    this.#run(40 + random.fraction() * 60);
  }

  /** The session closes with everybody in it. */
  end(): void {
    this.#readTaps();
    const { closed } = this.#simulation.apply<'closeSession'>({
      kind: 'closeSession',
      sessionId: SESSION,
    });
    this.#roles.clear();
    for (const receiver of this.#receivers.values()) receiver.stop();
    this.#judgeReceipt({ appliedAtMs: 0, closed });
    this.#run(100);
  }

  #revoke(): readonly string[] {
    const random = this.#random;
    const way = random.pick(['remove', 'viewer', 'viewer', 'nobody', 'nobody', 'private'] as const);
    if (way === 'private') {
      // In one turn, one after the other, as a session's mailbox does it.
      for (const guest of GUESTS) this.#remove(guest);
      return GUESTS;
    }
    const who = random.pick([...PEOPLE, ...(way === 'nobody' ? [RECORDER] : [])]);
    if (way === 'remove') this.#remove(who);
    else this.#setRole(who, way);
    return [who];
  }

  /** Once more may, and again may not, with packets in between. */
  #flicker(revoked: readonly string[]): void {
    for (const who of revoked) {
      const role = this.#roles.get(who);
      if (role === undefined) continue;
      this.#setRole(who, 'broadcaster');
      this.#run(this.#random.fraction() * 60);
      this.#setRole(who, role);
    }
  }

  #giveBack(revoked: readonly string[]): void {
    for (const who of revoked) {
      if (this.#roles.has(who)) {
        this.#setRole(who, 'broadcaster');
        continue;
      }
      this.#reach.resumed++;
      this.#publishers.get(who)?.stop();
      this.#enter(who);
    }
  }

  /** What a far end can do at once: ask again for all that it had, and for pictures; time passes. */
  #provoke(revoked: readonly string[]): void {
    const { core, clock } = this.#simulation;
    for (const [ssrc, stream] of this.#streams) {
      if (stream.isRtx || stream.forgotten || stream.lastSequence === null) continue;
      if (!revoked.includes(stream.publisher) && !revoked.includes(stream.subscriber)) continue;
      const { connection } = this.#receivers.get(stream.subscriber)!;
      const { lastSequence } = stream;
      const sequences = Uint16Array.from(
        { length: 2 * ASKED_AGAIN },
        (_, n) => lastSequence + ASKED_AGAIN - n,
      );
      const nack = Buffer.alloc(12 + 4 * sequences.length);
      const sizeBytes = writeNack(nack, 0, 1, ssrc, sequences, sequences.length);
      const loss = Buffer.alloc(12);
      writePictureLoss(loss, 0, 1, ssrc);
      this.#reach.askedTooLate++;
      for (const datagram of [nack.subarray(0, sizeBytes), loss]) {
        connection.toCore.send(datagram);
        core.receive(clock.nowMs, connection.path, Buffer.from(datagram));
      }
    }
    core.tick(clock.nowMs);
  }

  #enter(id: string): void {
    this.#add(id);
    const publisher = new ModelledPublisher(this.#simulation, {
      sessionId: SESSION,
      participantId: id,
      encodings: id === 'ana' ? CAMERA : CAMERA.slice(0, 1),
      // As Firefox does: retransmissions that nobody asked for.
      probesPerSecond: 30,
      conditions: LINES,
    });
    this.#publishers.set(id, publisher);
    const trackId = publisher.track.id;
    this.#countLate(id, publisher.connection);
    for (const other of this.#receivers.keys()) {
      if (this.#roles.has(other) && other !== id) this.#subscribe(other, trackId);
    }
    const receiver = new ModelledReceiver(this.#simulation, {
      sessionId: SESSION,
      participantId: id,
      trackIds: [...this.#publishers]
        .filter(([other]) => other !== id && this.#roles.has(other))
        .map(([, { track }]) => track.id),
      conditions: LINES,
    });
    this.#receivers.set(id, receiver);
    this.#watch(receiver.connection);
    const tapId = `tap ${this.#tapCount++}`;
    this.#taps.set(tapId, id);
    this.#simulation.apply<'tap'>({
      kind: 'tap',
      sessionId: SESSION,
      participantId: RECORDER,
      trackId,
      tapId,
      spatial: null,
      reorderMs: 40,
    });
  }

  #add(participantId: string): void {
    this.#roles.set(participantId, 'broadcaster');
    const who = { sessionId: SESSION, participantId, role: 'broadcaster', held: false };
    this.#simulation.apply<'addParticipant'>({ kind: 'addParticipant', ...who });
  }

  #subscribe(participantId: string, trackId: string): void {
    const what = { sessionId: SESSION, participantId, trackIds: [trackId] };
    this.#simulation.apply<'subscribe'>({ kind: 'subscribe', ...what });
  }

  #setRole(participantId: string, role: keyof typeof ROLES): void {
    const what = { sessionId: SESSION, participantId, role };
    this.#readTaps();
    const receipt = this.#simulation.apply<'setRole'>({ kind: 'setRole', ...what });
    this.#roles.set(participantId, role);
    this.#judgeReceipt(receipt);
  }

  #remove(participantId: string): void {
    const who = { sessionId: SESSION, participantId };
    this.#readTaps();
    const receipt = this.#simulation.apply<'removeParticipant'>({
      kind: 'removeParticipant',
      ...who,
    });
    this.#roles.delete(participantId);
    this.#judgeReceipt(receipt);
    // Whoever was removed sends on all the same; only a receiver's signaling is over.
    this.#receivers.get(participantId)?.stop();
    for (const stream of this.#streams.values()) {
      if ([stream.publisher, stream.subscriber].includes(participantId)) stream.over = true;
    }
  }

  /** The receipt names the number that left last, of each subscription. */
  #judgeReceipt({ closed }: Receipt): void {
    for (const { trackId, subscriberId, lastExtendedSequence } of closed) {
      const stream = [...this.#streams.values()].find(
        (one) =>
          !one.over && !one.isRtx && one.trackId === trackId && one.subscriber === subscriberId,
      );
      if (stream === undefined || stream.lastSequence === null) continue;
      if (
        lastExtendedSequence !== null &&
        (lastExtendedSequence & 0xffff) === stream.lastSequence
      ) {
        continue;
      }
      this.#violated(`the receipt says ${lastExtendedSequence}, ${stream.lastSequence} left`);
    }
    this.#readTaps();
  }

  #run(durationMs: number): void {
    this.#simulation.clock.runFor(durationMs);
    this.#readTaps();
  }

  #noteStreams(
    subscriber: string,
    sdp: string,
    tracks: readonly { mid: string; trackId: string }[],
  ): void {
    for (const section of sdp.split(/(?=^m=)/m).slice(1)) {
      const mid = /^a=mid:(\S+)/m.exec(section)?.[1];
      const trackId = tracks.find((track) => track.mid === mid)?.trackId;
      if (trackId === undefined) continue;
      const publisher = this.#publisherOf.get(trackId) ?? '';
      const ssrcs = new Set(
        [...section.matchAll(/^a=ssrc:(\d+) /gm)].map((match) => Number(match[1])),
      );
      for (const [index, ssrc] of [...ssrcs].entries()) {
        if (this.#streams.has(ssrc)) continue;
        const isRtx = index > 0;
        this.#streams.set(ssrc, {
          publisher,
          subscriber,
          trackId,
          isRtx,
          over: false,
          forgotten: false,
          lastSequence: null,
        });
      }
    }
  }

  #watch({ fromCore }: SimulatedConnection): void {
    const line = fromCore.send.bind(fromCore);
    fromCore.send = this.#exit((datagram) => {
      this.#judge(datagram);
      line(datagram);
    }, this.#simulation);
  }

  /** At the send call. */
  #judge(datagram: Buffer): void {
    if (classify(datagram, datagram.length) !== DATAGRAM.rtp) return;
    assert.ok(parseRtp(datagram, datagram.length, this.#view));
    const { ssrc, sequence } = this.#view;
    const stream = this.#streams.get(ssrc);
    assert.ok(stream, 'what leaves was offered');
    this.#reach.left++;
    if (stream.isRtx) this.#reach.resent++;
    else if (stream.lastSequence === null || ((sequence - stream.lastSequence) & 0xffff) < 0x8000) {
      stream.lastSequence = sequence;
    }
    if (stream.over || !this.#mayFlow(stream.publisher, stream.subscriber)) {
      const what = stream.isRtx ? 'resent' : 'sent';
      this.#violated(`${stream.publisher} to ${stream.subscriber} ${what}`);
    }
  }

  #readTaps(): void {
    for (const output of this.#simulation.tapped.splice(0)) {
      if (output.kind !== 'packets') continue;
      this.#reach.tapped += output.packets.length;
      const publisher = this.#taps.get(output.tapId) ?? '';
      if (!this.#mayFlow(publisher, RECORDER)) this.#violated(`${publisher} to the recorder told`);
    }
  }

  #mayFlow(publisher: string, subscriber: string): boolean {
    const from = this.#roles.get(publisher);
    const to = this.#roles.get(subscriber);
    return (
      from !== undefined && to !== undefined && ROLES[from].publish.length > 0 && ROLES[to].receive
    );
  }

  #countLate(id: string, { toCore }: SimulatedConnection): void {
    const line = toCore.send.bind(toCore);
    toCore.send = (datagram) => {
      if (!this.#mayFlow(id, id)) this.#reach.cameTooLate++;
      line(datagram);
    };
  }

  #violated(what: string): void {
    this.#reach.violations.push(`${what} at ${this.#simulation.clock.nowMs} ms`);
  }
}

/** So many interleavings, from `seed` on. @throws Error naming the seed of the world that broke */
export function revoke(rounds: number, seed: number, exit?: Exit): Reach {
  const reach = noReach();
  for (let world = seed; reach.rounds < rounds; world++) {
    const revocations = new Revocations(world, reach, exit);
    for (let round = 0; round < ROUNDS_PER_WORLD && reach.rounds < rounds; round++) {
      revocations.round();
    }
    revocations.end();
    if (reach.violations.length > 0) {
      reach.violations = reach.violations.map((violation) => `seed ${world}: ${violation}`);
      break;
    }
  }
  return reach;
}
