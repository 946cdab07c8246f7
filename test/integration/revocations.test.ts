import { setTimeout } from 'node:timers/promises';
import type { ClosedSubscription, Engine, EngineParticipant, EngineSession } from 'auscult/engine';
import * as assert from 'uvu/assert';
import { suite } from '../harness.ts';
import { Seeded } from '../seeded.ts';
import { PublishingPeer, ReceivingPeer, startEngine } from './peers.ts';

const test = suite('receipts, over real sockets with a foreign stack');

/** Ten times as many in `npm run test:long`. */
const ROUNDS = Number(process.env['AUSCULT_RECEIPTS'] ?? 100);
/** Small enough for any kernel's socket buffer, and for the 20 Mbit/s that a line is trusted with. */
const MAX_BURST = 10;
/** The pace of what is sent until it is seen; faster, and no layer would fit the line. */
const FRAME_MS = 5;
/** A removed publisher needs another handshake, of half a second on the other stack. */
const REMOVALS = 0.05;
const CAN_ALL = { publish: ['camera', 'screen'], receive: true };
const NOTHING = { publish: [], receive: false };

let engine: Engine;

test.before(async () => {
  engine = await startEngine();
});

test.after(async () => {
  await engine.close();
});

/** `number` is beyond `last`, both of 16 bits (RFC 3550 appendix A.1). */
const isAbove = (number: number, last: number): boolean =>
  number !== last && ((number - last) & 0xffff) < 0x8000;

/** Ana, whose camera is revoked again and again, a witness, and two who watch both. */
class Scene {
  readonly session: EngineSession;
  readonly watchers: ReadonlyMap<string, { who: EngineParticipant; receiver: ReceivingPeer }>;
  readonly #witness: PublishingPeer;
  ana: EngineParticipant;
  camera: PublishingPeer;
  received = 0;
  #ssrc = 10_000;

  private constructor(
    parts: Pick<Scene, 'session' | 'watchers' | 'ana' | 'camera'>,
    witness: PublishingPeer,
  ) {
    this.session = parts.session;
    this.watchers = parts.watchers;
    this.ana = parts.ana;
    this.camera = parts.camera;
    this.#witness = witness;
  }

  static async open(): Promise<Scene> {
    const session = await engine.createSession('receipts');
    const [ana, campo, vega, lind] = await Promise.all(
      ['ana', 'campo', 'vega', 'lind'].map((id) => session.addParticipant(id, 'broadcaster')),
    );
    assert.ok(ana && campo && vega && lind);
    const camera = await PublishingPeer.publish(ana, 9_000);
    const witness = await PublishingPeer.publish(campo, 9_500);
    await Promise.all([camera.connect(), witness.connect()]);
    const watchers = new Map<string, { who: EngineParticipant; receiver: ReceivingPeer }>();
    for (const who of [vega, lind]) {
      const receiver = await ReceivingPeer.subscribe(who, [camera.trackId, witness.trackId]);
      watchers.set(who.id, { who, receiver });
    }
    return new Scene({ session, watchers, ana, camera }, witness);
  }

  /** Whatever was sent to a watcher before has arrived there. */
  async settle(): Promise<void> {
    await this.#untilSeen(this.#witness);
  }

  /** Every watcher sees Ana's camera. */
  async flow(): Promise<void> {
    await this.#untilSeen(this.camera);
  }

  /** Sends until every watcher has something of it: a layer is chosen a moment after a gate opens. */
  async #untilSeen(publishing: PublishingPeer): Promise<void> {
    const { trackId } = publishing;
    const watchers = [...this.watchers.values()].map(({ receiver }) => {
      const before = receiver.of(trackId).length;
      return { seen: () => receiver.of(trackId).length > before };
    });
    const startedMs = performance.now();
    while (!watchers.every(({ seen }) => seen())) {
      if (performance.now() - startedMs > 10_000) throw new Error('nothing is seen for 10 s');
      publishing.send(1);
      for (const { receiver } of this.watchers.values()) receiver.reportCapacity();
      await setTimeout(FRAME_MS);
    }
  }

  /** Ana comes back with another connection. */
  async readmit(): Promise<void> {
    this.camera.peer.close();
    this.ana = await this.session.addParticipant('ana', 'broadcaster');
    this.#ssrc += 2;
    this.camera = await PublishingPeer.publish(this.ana, this.#ssrc);
    await this.camera.connect();
    for (const { who } of this.watchers.values()) await who.subscribe([this.camera.trackId]);
  }

  /** No packet that was received is numbered above what the receipt says. */
  judge(trackId: string, closed: readonly ClosedSubscription[], what: string): void {
    const ofTrack = closed.filter((one) => one.trackId === trackId);
    assert.ok(ofTrack.length > 0, what);
    for (const { subscriberId, lastExtendedSequence } of ofTrack) {
      const received = this.watchers.get(subscriberId)?.receiver.of(trackId) ?? [];
      this.received += received.length;
      const last = (lastExtendedSequence ?? -1) & 0xffff;
      const above = received.slice(-4 * MAX_BURST).filter((number) => isAbove(number, last));
      assert.equal(above, [], `${what}: ${subscriberId} received beyond ${last}`);
    }
  }

  async close(): Promise<void> {
    this.camera.peer.close();
    this.#witness.peer.close();
    for (const { receiver } of this.watchers.values()) receiver.close();
    await this.session.close();
  }
}

/** One revocation with packets before, while it is under way, and after. */
async function round(
  scene: Scene,
  seed: number,
  promise: 'kept' | 'broken' = 'kept',
): Promise<void> {
  const random = new Seeded(seed);
  const { camera, ana } = scene;
  const { trackId } = camera;
  await scene.flow();
  const watcher = random.pick([...scene.watchers.values()]).who;
  const way = random.chance(REMOVALS) ? 'remove' : random.pick(['viewer', 'grants', 'watcher']);
  camera.send(random.integer(0, MAX_BURST));
  const underWay =
    way === 'remove'
      ? ana.remove()
      : way === 'viewer'
        ? ana.setRole('viewer')
        : way === 'grants'
          ? ana.setGrants({ publish: ['screen'], receive: true })
          : watcher.setGrants(NOTHING);
  camera.send(random.integer(0, MAX_BURST));
  const { closed } = await underWay;
  // As if what had just been promised did not hold.
  if (promise === 'broken' && way !== 'remove') await ana.setRole('broadcaster');
  camera.send(random.integer(1, MAX_BURST));
  const what = `seed ${seed}, ${way}`;
  if (way === 'watcher') {
    // Its other subscription is closed as well: what tells that all has arrived comes through the
    // gate that opens again, with nothing of Ana's in between.
    await ana.setRole('viewer');
    await watcher.setGrants(CAN_ALL);
    await scene.settle();
    scene.judge(trackId, closed, what);
    await ana.setRole('broadcaster');
    return;
  }
  await scene.settle();
  scene.judge(trackId, closed, what);
  if (way === 'remove') await scene.readmit();
  else await ana.setRole('broadcaster');
}

test(`[T1] ${ROUNDS} rounds: nothing is received that is numbered above the receipt`, async () => {
  const scene = await Scene.open();
  try {
    for (let seed = 1; seed <= ROUNDS; seed++) await round(scene, seed);
    console.log(`T1: ${ROUNDS} rounds, ${scene.received} packets looked at`);
    assert.ok(scene.received > ROUNDS * MAX_BURST);
  } finally {
    await scene.close();
  }
});

test('[T1] negative control: a gate that opens again by itself is noticed', async () => {
  const scene = await Scene.open();
  try {
    let noticed = 0;
    for (let seed = 1; seed <= 20; seed++) {
      await round(scene, seed, 'broken').catch((error: unknown) => {
        if (!String(error).includes('received beyond')) throw error;
        noticed++;
      });
      if (!scene.session.participants.has('ana')) await scene.readmit();
      await scene.ana.setRole('broadcaster');
      for (const { who } of scene.watchers.values()) await who.setGrants(CAN_ALL);
    }
    assert.ok(noticed > 0, `${noticed} of 20 were noticed`);
  } finally {
    await scene.close();
  }
});

test.run();
