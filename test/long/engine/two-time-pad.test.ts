import * as assert from 'uvu/assert';
import {
  ModelledPublisher,
  ModelledReceiver,
  SIMULCAST_360P,
  Simulation,
} from 'auscult/simulation';
import type { SimulationOptions } from 'auscult/simulation';
import { TwoTimePadError } from '../../../engine/transport/srtp/index.ts';
import { bentSender } from '../../engine/bent-sender.ts';
import { ROLES, SESSION } from '../../engine/simulation/world.ts';
import { suite } from '../../harness.ts';
import { Seeded } from '../../seeded.ts';

const test = suite('two-time pads, at length');

const PACKETS = Number(process.env['AUSCULT_PAD_PACKETS'] ?? 100_000_000);
/** Packets of one world, after which it goes away with its books. */
const PACKETS_PER_WORLD = 2_500_000;
const WATCHERS = 40;
const LOSSY = { delayMs: 20, jitterMs: 15, loss: 0.05, reorder: 0.02, reorderMs: 40 };
const LINES = { toCore: LOSSY, fromCore: LOSSY };

/** What the watchers who were there at the end have been through, and how many came. */
interface Trouble {
  switches: number;
  resent: number;
  gatings: number;
  comings: number;
}

/**
 * One camera and its watchers on bad lines, every second something else: layers are pinned and let
 * go, pictures hidden, the gate goes shut and open, somebody leaves and another comes. Associations
 * are plain, so that no cipher refuses what the core would repeat.
 */
class Storm {
  readonly simulation: Simulation;
  readonly #random: Seeded;
  readonly #publisher: ModelledPublisher;
  readonly #watchers = new Map<string, ModelledReceiver>();
  #isBroadcaster = true;
  #gatings = 0;
  #comings = 0;

  constructor(seed: number, core?: SimulationOptions['core']) {
    this.#random = new Seeded(seed);
    this.simulation = new Simulation({ seed, roles: ROLES, ...(core && { core }) });
    this.simulation.apply<'createSession'>({ kind: 'createSession', sessionId: SESSION });
    this.#add('ana', 'broadcaster');
    this.#publisher = new ModelledPublisher(this.simulation, {
      sessionId: SESSION,
      participantId: 'ana',
      encodings: SIMULCAST_360P,
      conditions: LINES,
    });
    this.simulation.clock.runFor(500);
    for (let index = 0; index < WATCHERS; index++) this.#come();
  }

  step(): void {
    const { simulation } = this;
    const random = this.#random;
    for (const participantId of this.#watchers.keys()) {
      const on = { sessionId: SESSION, participantId, trackId: this.#publisher.track.id };
      if (random.chance(0.5)) {
        const spatial = random.pick([0, 1, 2, null]);
        simulation.apply<'setPreferredLayer'>({ kind: 'setPreferredLayer', ...on, spatial });
      }
      if (random.chance(0.1)) {
        const width = random.pick([0, 160, 320, 640]);
        const size = { width, height: width / 2 };
        simulation.apply<'setShownSize'>({ kind: 'setShownSize', ...on, size });
      }
    }
    if (random.chance(0.2)) this.#gate();
    if (random.chance(0.2)) {
      this.#go(random.pick([...this.#watchers.keys()]));
      this.#come();
    }
    simulation.clock.runFor(1_000);
  }

  trouble(): Trouble {
    const sums = { switches: 0, resent: 0, gatings: this.#gatings, comings: this.#comings };
    for (const participantId of this.#watchers.keys()) {
      const who = { sessionId: SESSION, participantId };
      const { subscriptions } = this.simulation.apply<'stats'>({ kind: 'stats', ...who });
      for (const { switches, resent } of subscriptions) {
        sums.switches += switches;
        sums.resent += resent;
      }
    }
    return sums;
  }

  #gate(): void {
    this.#gatings++;
    this.#isBroadcaster = !this.#isBroadcaster;
    const role = this.#isBroadcaster ? 'broadcaster' : 'viewer';
    const who = { sessionId: SESSION, participantId: 'ana' };
    this.simulation.apply<'setRole'>({ kind: 'setRole', ...who, role });
  }

  #come(): void {
    const participantId = `watcher ${this.#comings++}`;
    this.#add(participantId, 'chair');
    const watcher = new ModelledReceiver(this.simulation, {
      sessionId: SESSION,
      participantId,
      trackIds: [this.#publisher.track.id],
      conditions: LINES,
    });
    this.#watchers.set(participantId, watcher);
  }

  #go(participantId: string): void {
    this.#watchers.get(participantId)?.stop();
    this.#watchers.delete(participantId);
    const who = { sessionId: SESSION, participantId };
    this.simulation.apply<'removeParticipant'>({ kind: 'removeParticipant', ...who });
  }

  #add(participantId: string, role: string): void {
    const who = { sessionId: SESSION, participantId, role, held: false };
    this.simulation.apply<'addParticipant'>({ kind: 'addParticipant', ...who });
  }
}

test(`${PACKETS.toExponential(0)} packets of switches, gates, resends and comings: 0 under a used index [R6]`, () => {
  const all: Trouble = { switches: 0, resent: 0, gatings: 0, comings: 0 };
  let packets = 0;
  for (let seed = 1; packets < PACKETS; seed++) {
    const storm = new Storm(seed);
    const { pads } = storm.simulation;
    const wanted = Math.min(PACKETS_PER_WORLD, PACKETS - packets);
    while (pads.packets < wanted) storm.step();
    assert.equal(pads.pads, [], `seed ${seed}`);
    packets += pads.packets;
    for (const [name, count] of Object.entries(storm.trouble()) as [keyof Trouble, number][]) {
      all[name] += count;
    }
  }
  console.log(`${packets} packets watched: ${JSON.stringify(all)}`);
  // It has been where it hurts.
  for (const [name, least] of [
    ['switches', 1e-5],
    ['resent', 1e-4],
    ['gatings', 1e-6],
    ['comings', 1e-6],
  ] as const) {
    assert.ok(all[name] > least * packets, `${all[name]} ${name}`);
  }
});

test('negative control: one packet in a million under its predecessor’s number ends it [R6]', () => {
  let packets = 0;
  const stutter: SimulationOptions['core'] = {
    wrapSender: (sender) =>
      bentSender(sender, (slot, sizeBytes, headerSizeBytes) => {
        if (++packets === 1_000_000) slot.writeUInt16BE((slot.readUInt16BE(2) - 1) & 0xffff, 2);
        return sender.protectRtp(slot, sizeBytes, headerSizeBytes);
      }),
  };
  const storm = new Storm(1, stutter);
  assert.throws(
    () => {
      while (packets < 1_100_000) storm.step();
    },
    (error: unknown) => error instanceof TwoTimePadError,
  );
  assert.is(packets, 1_000_000);
});

test.run();
