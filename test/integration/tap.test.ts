import { EngineError } from 'auscult/engine';
import type {
  EngineParticipant,
  EngineSession,
  EngineTrack,
  MediaTap,
  TapPacket,
} from 'auscult/engine';
import * as assert from 'uvu/assert';
import { readFrame } from '../../bench/peer/media.ts';
import { startAndHold } from '../engine/held-engine.ts';
import type { Held } from '../engine/held-engine.ts';
import { suite } from '../harness.ts';
import { PublishingPeer, ROLES } from './peers.ts';

const test = suite('taps, over real sockets with a foreign stack');

interface Scene extends Held {
  readonly session: EngineSession;
  readonly ana: EngineParticipant;
  readonly recorder: EngineParticipant;
  readonly camera: PublishingPeer;
  readonly track: EngineTrack;
}

/** Ana publishes a camera, connected; a recorder is there, with no connection at all. */
async function inScene(
  workerKind: 'thread' | 'process',
  run: (scene: Scene) => Promise<void>,
): Promise<void> {
  const media = { host: '127.0.0.1', port: 0 };
  const held = await startAndHold({ media, roles: ROLES, workerKind });
  const session = await held.engine.createSession('visit');
  const ana = await session.addParticipant('ana', 'broadcaster');
  const recorder = await session.addParticipant('recorder', 'viewer');
  const camera = await PublishingPeer.publish(ana, 4711);
  try {
    const track = session.tracks.get(camera.trackId);
    assert.ok(track, 'the session has it when publish resolves');
    const connected = ana.connected('upstream');
    await camera.connect();
    await connected;
    await run({ ...held, session, ana, recorder, camera, track });
  } finally {
    camera.peer.close();
    await held.engine.close();
  }
}

async function take(tap: MediaTap, count: number): Promise<TapPacket[]> {
  const iterator = tap[Symbol.asyncIterator]();
  const packets: TapPacket[] = [];
  while (packets.length < count) {
    const { done, value } = await iterator.next();
    if (done) throw new Error(`it ended after ${packets.length} packets`);
    packets.push(value);
  }
  return packets;
}

function frameNumber({ rtp }: TapPacket): number {
  const frame = readFrame(Buffer.from(rtp));
  if (frame.state !== 'right') throw new Error(`a packet that was ${frame.state}`);
  return frame.number;
}

async function ending(tap: MediaTap): Promise<unknown> {
  try {
    for await (const packet of tap) assert.ok(packet);
    return 'the end';
  } catch (error) {
    return error;
  }
}

for (const workerKind of ['thread', 'process'] as const) {
  test(`a recorder in a ${workerKind} gets what was sent, to the byte and in order`, async () => {
    await inScene(workerKind, async ({ track, recorder, camera }) => {
      const tap = await track.tap(recorder);
      assert.is(tap.trackId, track.id);
      assert.is(tap.codec, 'vp8');
      assert.is(tap.clockRate, 90_000);
      camera.send(100);
      const packets = await take(tap, 100);
      assert.equal(
        packets.map(frameNumber),
        packets.map((_, index) => frameNumber(packets[0]!) + index),
      );
      const [first] = packets;
      assert.ok(first);
      const header = Buffer.from(first.rtp);
      assert.is(header.readUInt16BE(2), first.sequence & 0xffff);
      assert.is(header.readUInt32BE(4), first.timestamp);
      assert.equal(
        Buffer.from(first.payload),
        header.subarray(header.length - first.payload.length),
      );
      await tap.close();
    });
  });

  test(`a ${workerKind} that dies ends the reading with its code`, async () => {
    await inScene(workerKind, async ({ track, recorder, kill }) => {
      const end = ending(await track.tap(recorder));
      kill();
      const error = await end;
      assert.ok(error instanceof EngineError && error.code === 'ENGINE_WORKER_LOST');
    });
  });
}

test('with the receipt in hand nothing that was not read before can be read any more [S12]', async () => {
  await inScene('thread', async ({ track, recorder, ana, camera }) => {
    const tap = await track.tap(recorder);
    camera.send(50);
    await take(tap, 10);
    const sent = async () => (await recorder.stats()).subscriptions[0]?.packets ?? 0;
    while ((await sent()) < 50);
    const { closed } = await ana.setRole('viewer');
    assert.is(closed.length, 1);
    const last = closed[0]?.lastExtendedSequence ?? 0;
    await ana.setRole('broadcaster');
    camera.send(10);
    const [next] = await take(tap, 1);
    assert.ok(next && next.sequence > last, `${next?.sequence} after ${last}`);
  });
});

test('leaving the loop closes the tap, and closing it ends a reading that waits', async () => {
  await inScene('thread', async ({ track, recorder, camera }) => {
    const tapped = async () => (await recorder.stats()).subscriptions.length;
    const first = await track.tap(recorder);
    const second = await track.tap(recorder);
    assert.is(await tapped(), 2);
    camera.send(5);
    for await (const packet of first) {
      assert.ok(packet.payload.length > 0);
      break;
    }
    assert.is(await tapped(), 1);
    await take(second, 5);
    const end = ending(second);
    await second[Symbol.asyncDispose]();
    assert.is(await end, 'the end');
    assert.is(await tapped(), 0);
    await second.close();
  });
});

test('a tap ends with its track, after what was told before, and with its reader', async () => {
  await inScene('thread', async ({ track, recorder, camera, ana }) => {
    const tap = await track.tap(recorder);
    camera.send(20);
    const sent = async () => (await recorder.stats()).subscriptions[0]?.packets ?? 0;
    while ((await sent()) < 20);
    await ana.unpublish(track.id);
    assert.is((await take(tap, 20)).length, 20);
    assert.is(await ending(tap), 'the end');
    const error = await track.tap(recorder).catch((refused: unknown) => refused);
    assert.ok(error instanceof EngineError && error.code === 'ENGINE_TRACK_NOT_FOUND');
  });
  await inScene('thread', async ({ track, recorder }) => {
    const end = ending(await track.tap(recorder));
    await recorder.remove();
    assert.is(await end, 'the end');
  });
});

test('a signal ends the tap, before it is there and while it is read', async () => {
  await inScene('thread', async ({ track, recorder }) => {
    const aborted = await track
      .tap(recorder, { signal: AbortSignal.abort() })
      .catch((error: unknown) => error);
    assert.is((aborted as Error).name, 'AbortError');
    const controller = new AbortController();
    const end = ending(await track.tap(recorder, { signal: controller.signal }));
    const reason = new Error('the consultation is over');
    controller.abort(reason);
    assert.is(await end, reason);
    assert.equal((await recorder.stats()).subscriptions, []);
  });
});

test('a signal that comes while the tap is being opened ends it, and leaves nothing behind', async () => {
  await inScene('thread', async ({ track, recorder }) => {
    const controller = new AbortController();
    const opening = track.tap(recorder, { signal: controller.signal });
    const reason = new Error('not any more');
    controller.abort(reason);
    assert.is(await opening.catch((error: unknown) => error), reason);
    while ((await recorder.stats()).subscriptions.length > 0);
  });
});

test('whatever ends the session or the engine ends reading, and closing a tap then is no error', async () => {
  for (const how of ['session', 'engine', 'publisher'] as const) {
    await inScene('process', async ({ track, recorder, session, engine, ana }) => {
      const tap = await track.tap(recorder);
      const end = ending(tap);
      const other = await track.tap(recorder);
      const over =
        how === 'publisher' ? ana.remove() : how === 'session' ? session.close() : engine.close();
      // Under way already: its participant may be gone when the worker hears of it.
      await Promise.all([other.close(), over]);
      assert.is(await end, 'the end', how);
      await tap.close();
      assert.is(session.tracks.size, 0);
    });
  }
});

test('what a tap is asked to read is checked', async () => {
  await inScene('thread', async ({ track, recorder }) => {
    for (const options of [
      { spatial: -1 },
      { spatial: 0.5 },
      { reorderMs: -1 },
      { reorderMs: 5_001 },
    ]) {
      const error = await track.tap(recorder, options).catch((refused: unknown) => refused);
      assert.ok(error instanceof EngineError, JSON.stringify(options));
      assert.is(error.code, 'ENGINE_INVALID_ARGUMENT');
    }
  });
});

test('a stranger to the session, or nobody, cannot be read for', async () => {
  await inScene('thread', async ({ engine, track }) => {
    const other = await engine.createSession('other');
    const stranger = await other.addParticipant('recorder', 'viewer');
    for (const reader of [stranger, undefined as unknown as EngineParticipant]) {
      const error = await track.tap(reader).catch((refused: unknown) => refused);
      assert.ok(error instanceof EngineError && error.code === 'ENGINE_INVALID_ARGUMENT');
    }
  });
});

test.run();
