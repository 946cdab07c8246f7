import { EngineError, createEngine } from 'auscult/engine';
import type { EngineParticipant, EngineSession } from 'auscult/engine';
import * as assert from 'uvu/assert';
import { suite } from '../harness.ts';
import { PublishingPeer } from '../integration/peers.ts';

const test = suite('the door');
const media = { host: '127.0.0.1', port: 0 };
const roles = {
  doctor: { publish: ['camera', 'stethoscope'], receive: true },
  student: { publish: [], receive: true },
} as const;

const refusal = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'taken',
    (error: unknown) => (error instanceof EngineError ? error.code : String(error)),
  );

test('roles and sources are the embedder’s own words, for the compiler as well', async () => {
  const engine = await createEngine({ media, roles });
  try {
    const session = await engine.createSession('visit');
    const vega = await session.addParticipant('vega', 'doctor');
    // The compiler knows the table: each of these lines is an error to it, and to the engine.
    // @ts-expect-error -- no such role
    assert.is(await refusal(session.addParticipant('ana', 'nurse')), 'ENGINE_ROLE_NOT_FOUND');
    // @ts-expect-error -- no such role
    assert.is(await refusal(vega.setRole('nurse')), 'ENGINE_ROLE_NOT_FOUND');
    // @ts-expect-error -- no such source
    const published = vega.publish('', [{ mid: '0', source: 'x-ray' }]);
    assert.is(await refusal(published), 'ENGINE_SDP_INVALID');
    const source: 'camera' | 'stethoscope' | undefined = [...session.tracks.values()][0]?.source;
    assert.is(source, undefined);
    // Written for any table, a function takes this session too.
    const count = (any: EngineSession): number => any.participants.size;
    assert.is(count(session), 1);
    const anyone: EngineParticipant = vega;
    assert.is(anyone.id, 'vega');
  } finally {
    await engine.close();
  }
});

test('a table whose words are known at run time only takes any word', async () => {
  const text = '{ "doctor": { "publish": ["camera"], "receive": true } }';
  const table = JSON.parse(text) as Record<string, { publish: string[]; receive: boolean }>;
  const engine = await createEngine({ media, roles: table });
  try {
    const session = await engine.createSession('visit');
    await session.addParticipant('vega', 'doctor');
    assert.is(await refusal(session.addParticipant('ana', 'nurse')), 'ENGINE_ROLE_NOT_FOUND');
  } finally {
    await engine.close();
  }
});

test('starting is given up by a signal, and leaves no port taken', async () => {
  const aborted = createEngine({ media, roles, signal: AbortSignal.abort() });
  assert.is(
    ((await aborted.catch((error: unknown) => error as Error)) as Error).name,
    'AbortError',
  );

  const controller = new AbortController();
  const reason = new Error('the process is ending');
  const starting = createEngine({ media, roles, signal: controller.signal, workers: 2 });
  controller.abort(reason);
  assert.is(await starting.catch((error: unknown) => error), reason);

  const later = new AbortController();
  const engine = await createEngine({ media, roles, signal: later.signal });
  later.abort();
  await engine.createSession('a signal that comes after the start changes nothing');
  await engine.close();
});

test('tracks come and go with their publishers, right when a call resolves', async () => {
  const engine = await createEngine({ media, roles, offerIntervalMs: 0 });
  const session = await engine.createSession('visit');
  const vega = await session.addParticipant('vega', 'doctor');
  const camera = await PublishingPeer.publish(vega, 99);
  try {
    const track = session.tracks.get(camera.trackId);
    assert.ok(track);
    assert.is(track.source, 'camera');
    assert.is(track.participantId, 'vega');
    assert.is(track.open, true);
    await vega.setRole('student');
    assert.is(track.open, false);
    await vega.setRole('doctor');
    assert.is(track.open, true);
    await vega.unpublish(track.id);
    assert.is(session.tracks.size, 0);
  } finally {
    camera.peer.close();
    await engine.close();
  }
});

test('what is held is no track of the session until it is let in', async () => {
  const engine = await createEngine({ media, roles });
  const session = await engine.createSession('visit');
  const vega = await session.addParticipant('vega', 'doctor', { held: true });
  const camera = await PublishingPeer.publish(vega, 99);
  try {
    assert.is(session.tracks.size, 0);
    await vega.admit('doctor');
    assert.equal([...session.tracks.keys()], [camera.trackId]);
  } finally {
    camera.peer.close();
    await engine.close();
  }
});

test('one can wait for a connection, and not for ever', async () => {
  const engine = await createEngine({ media, roles });
  const session = await engine.createSession('visit');
  const vega = await session.addParticipant('vega', 'doctor');
  const camera = await PublishingPeer.publish(vega, 99);
  try {
    const given = new AbortController();
    const givenUp = vega.connected('upstream', { signal: given.signal });
    const waiting = vega.connected('upstream');
    given.abort(new Error('too long'));
    assert.is(await refusal(givenUp), 'Error: too long');
    await camera.connect();
    await waiting;
    await vega.connected('upstream');

    const never = refusal(vega.connected('downstream'));
    await vega.remove();
    assert.is(await never, 'ENGINE_PARTICIPANT_NOT_FOUND');
    const ana = await session.addParticipant('ana', 'student');
    const over = refusal(ana.connected('downstream'));
    await session.close();
    assert.is(await over, 'ENGINE_SESSION_NOT_FOUND');
  } finally {
    camera.peer.close();
    await engine.close();
  }
});

test('whoever has gone does nothing to who comes after under the same id', async () => {
  const engine = await createEngine({ media, roles });
  const session = await engine.createSession('visit');
  const before = await session.addParticipant('vega', 'doctor');
  const removed = before.remove();
  const twice = refusal(before.remove());
  await removed;
  const after = await session.addParticipant('vega', 'doctor');
  assert.is(await twice, 'ENGINE_PARTICIPANT_NOT_FOUND');
  assert.is(await refusal(before.setRole('student')), 'ENGINE_PARTICIPANT_NOT_FOUND');
  assert.is(await refusal(before.remove()), 'ENGINE_PARTICIPANT_NOT_FOUND');
  assert.is(session.participants.get('vega'), after);
  assert.ok(await after.stats());

  await session.close();
  const again = await engine.createSession('visit');
  assert.is(await refusal(session.close()), 'ENGINE_SESSION_NOT_FOUND');
  assert.is(await refusal(session.addParticipant('ana', 'student')), 'ENGINE_SESSION_NOT_FOUND');
  assert.ok(await again.addParticipant('ana', 'student'));
  await engine.close();
  assert.is(await refusal(again.addParticipant('lind', 'doctor')), 'ENGINE_CLOSED');
});

test('a second connection is waited for, whatever became of the first', async () => {
  const engine = await createEngine({ media, roles });
  const session = await engine.createSession('visit');
  const vega = await session.addParticipant('vega', 'doctor');
  const first = await PublishingPeer.publish(vega, 99);
  await first.connect();
  await vega.connected('upstream');
  const second = await PublishingPeer.publish(vega, 98);
  try {
    let isConnected = false;
    const connected = vega.connected('upstream').then(() => (isConnected = true));
    await vega.stats();
    assert.is(isConnected, false);
    await second.connect();
    await connected;
  } finally {
    first.peer.close();
    second.peer.close();
    await engine.close();
  }
});

test('a published track that is told of can be tapped', async () => {
  const engine = await createEngine({ media, roles });
  const session = await engine.createSession('visit');
  const bot = await session.addParticipant('bot', 'student');
  const tapped = new Promise<string>((resolve, reject) => {
    session.on('trackPublished', ({ track }) => {
      track.tap(bot).then((tap) => resolve(tap.trackId), reject);
    });
  });
  const camera = await PublishingPeer.publish(await session.addParticipant('vega', 'doctor'), 99);
  assert.is(await tapped, camera.trackId);
  camera.peer.close();
  await engine.close();
});

test('options and arguments that are none are refused by the code, and nothing waits', async () => {
  for (const options of [undefined, null, {}, { roles }, { media: 'here', roles }]) {
    // What a program without a compiler may pass.
    const wrong = options as unknown as Parameters<typeof createEngine>[0];
    assert.is(await refusal(createEngine(wrong)), 'ENGINE_INVALID_ARGUMENT');
  }
  const engine = await createEngine({ media, roles });
  const session = await engine.createSession('visit');
  const vega = await session.addParticipant('vega', 'doctor');
  const withMethod = { mid: '0', source: 'camera', stop: () => undefined } as const;
  assert.is(await refusal(vega.publish('', [withMethod])), 'ENGINE_INVALID_ARGUMENT');
  await engine.close();
});

test('what goes out of scope is removed and closed, once', async () => {
  const engine = await createEngine({ media, roles });
  {
    await using session = await engine.createSession('visit');
    {
      await using vega = await session.addParticipant('vega', 'doctor');
      assert.is(vega.id, 'vega');
      await using ana = await session.addParticipant('ana', 'student');
      await ana.remove();
    }
    assert.is(session.participants.size, 0);
  }
  assert.is(engine.sessions.size, 0);
  await engine[Symbol.asyncDispose]();
  await engine[Symbol.asyncDispose]();
});

test.run();
