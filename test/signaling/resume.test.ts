import * as assert from 'uvu/assert';
import type { Outcome } from 'auscult/proto';
import { suite } from '../harness.ts';
import { ManualClock } from './manual-clock.ts';
import { codeOf, openRig } from './rig.ts';
import type { Joined, Line, Rig } from './rig.ts';

const test = suite('signaling resume');

let rig: Rig;
let clock: ManualClock;
let chair: Joined;
let guest: Joined;

test.before.each(async () => {
  clock = new ManualClock();
  rig = await openRig({ clock });
  chair = await rig.join('chair', { role: 'chair' });
  guest = await rig.join('guest');
});
test.after.each(() => rig.close());

const connectionOf = (id: string): string | undefined =>
  rig.server.inside('session-1').find(({ participantId }) => participantId === id)?.connection;

/** The guest's network dies, and the server has noticed. */
async function loseGuest(line: Line = guest.line): Promise<void> {
  const seen = chair.line.notices.length;
  line.socket.terminate();
  await line.closed;
  for (let at = seen; connectionOf('guest') === 'connected'; at += 1) await chair.line.settled();
}

async function resume(
  token: string,
  lastNotice: number,
): Promise<{ readonly line: Line; readonly outcome: Outcome; readonly code: string }> {
  const line = await rig.connect();
  const outcome = await line.ask({ kind: 'resume', token, lastNotice });
  return { line, outcome, code: codeOf(outcome) };
}

const tokenOf = (outcome: Outcome): string =>
  outcome.kind === 'resumed' ? outcome.resumeToken : '';

test('a lost socket is taken up again, and every notice arrives once and in order', async () => {
  const tracks = [{ mid: '0', source: 'camera', muted: false }];
  await chair.line.ask({ kind: 'publish', sdp: 'offer', tracks });
  await guest.line.notice('trackPublished');
  await loseGuest();
  await chair.line.ask({ kind: 'setMuted', trackId: 'chair-camera', muted: true });
  await chair.line.ask({ kind: 'setMuted', trackId: 'chair-camera', muted: false });

  const { line, code } = await resume(guest.result.resumeToken, guest.line.lastNotice);
  assert.is(code, 'resumed');
  await line.settled();
  assert.equal([...guest.line.sequences, ...line.sequences], [1, 2, 3, 4, 5]);
  assert.equal(
    line.notices.map((one) =>
      one.kind === 'trackMuted' ? one.muted : one.kind === 'participantChanged' && one.connection,
    ),
    ['reconnecting', true, false, 'connected'],
  );
  assert.equal(rig.fake.log, [], 'the engine has not noticed: media goes on');
  assert.equal(
    chair.line.notices.flatMap((one) => (one.kind === 'participantChanged' ? one.connection : [])),
    ['reconnecting', 'connected'],
  );
});

test('who does not come back within the grace period has left', async () => {
  await loseGuest();
  clock.advance(29_999);
  await chair.line.settled();
  assert.is(connectionOf('guest'), 'reconnecting');
  clock.advance(1);
  assert.is((await chair.line.notice('participantLeft')).reason, 'lost');
  assert.equal(rig.fake.log, ['remove guest']);
  assert.is((await resume(guest.result.resumeToken, 0)).code, 'RESUME_REFUSED');
});

test('the grace period ends with a resume, and begins anew with the next loss', async () => {
  await loseGuest();
  clock.advance(20_000);
  const { line } = await resume(guest.result.resumeToken, 0);
  await line.settled();
  clock.advance(20_000);
  await line.settled();
  assert.is(connectionOf('guest'), 'connected');
});

test('of two sockets with the same token exactly one wins, and the other gets a code [W9]', async () => {
  for (let round = 0; round < 20; round += 1) {
    const { result } = await rig.join('racer');
    const lines = await Promise.all([rig.connect(), rig.connect()]);
    const token = result.resumeToken;
    const outcomes = await Promise.all(
      lines.map((line) => line.ask({ kind: 'resume', token, lastNotice: 0 })),
    );
    assert.equal(outcomes.map(codeOf).sort(), ['RESUME_BUSY', 'resumed']);
    const winner = lines[outcomes.findIndex(({ kind }) => kind === 'resumed')];
    const loser = lines[outcomes.findIndex(({ kind }) => kind !== 'resumed')];
    assert.is((await loser?.closed)?.code, 1008);
    // Once the winner has spoken its token is spent for good.
    await winner?.settled();
    assert.is((await resume(token, 0)).code, 'RESUME_REFUSED');
  }
});

test('a token that nobody was given opens nothing [W9]', async () => {
  const guess = Buffer.alloc(16, 7).toString('base64url');
  for (const token of ['', guess, guest.result.resumeToken.slice(0, -1), 'x'.repeat(4_000)]) {
    const { line, code } = await resume(token, 0);
    assert.is(code, 'RESUME_REFUSED');
    assert.is((await line.closed).code, 1008);
  }
  assert.is(Buffer.from(guest.result.resumeToken, 'base64url').length, 16);
});

test('a notice that never was can’t have been received [W9]', async () => {
  await loseGuest();
  const future = await resume(guest.result.resumeToken, guest.line.lastNotice + 1_000_000_000);
  assert.is(future.code, 'RESUME_REFUSED');
  assert.is((await resume(guest.result.resumeToken, 0)).code, 'resumed', 'and nothing was spent');
});

test('256 missed notices are kept, 257 are not, and then one must join again [W9]', async () => {
  const engineGuest = rig.fake.participant('session-1', 'guest');
  const emit = (count: number): void => {
    for (let at = 0; at < count; at += 1) {
      const layer = { trackId: 't', current: at, target: at, reason: 'preferred' };
      engineGuest.emit('layerChanged', layer);
    }
  };
  await loseGuest(); // one notice
  emit(255);
  const kept = await resume(guest.result.resumeToken, 0);
  assert.is(kept.code, 'resumed');
  await kept.line.settled();
  assert.is(kept.line.sequences.length, 257, 'and that it is connected again');

  await loseGuest(kept.line);
  emit(255);
  emit(1);
  const { code } = await resume(tokenOf(kept.outcome), kept.line.lastNotice);
  assert.is(code, 'RESUME_OUTDATED');
});

test('a few huge notices count by their bytes [W9]', async () => {
  await loseGuest();
  const engineGuest = rig.fake.participant('session-1', 'guest');
  const sdp = 'x'.repeat(60_000);
  for (let offerId = 0; offerId < 20; offerId += 1) {
    engineGuest.emit('subscribeOffer', { offerId, sdp, tracks: [] });
  }
  assert.is((await resume(guest.result.resumeToken, 0)).code, 'RESUME_OUTDATED');
});

test('a removal ends what a token is good for, before it has been enforced [W9]', async () => {
  await loseGuest();
  rig.fake.enforcing.hold();
  const removing = rig.server.remove('session-1', 'guest', 'removed');
  await chair.line.settled();
  assert.is((await resume(guest.result.resumeToken, 0)).code, 'RESUME_REFUSED');
  rig.fake.enforcing.release();
  await removing;
  assert.is((await resume(guest.result.resumeToken, 0)).code, 'RESUME_REFUSED');
});

test('leaving, being replaced and closing end what a token is good for [W9]', async () => {
  await guest.line.ask({ kind: 'leave' });
  assert.is((await resume(guest.result.resumeToken, 0)).code, 'RESUME_REFUSED');

  const phone = await rig.join('guest');
  await rig.join('guest');
  assert.is((await resume(phone.result.resumeToken, 0)).code, 'RESUME_REFUSED');

  await chair.line.ask({ kind: 'closeSession' });
  assert.is((await resume(chair.result.resumeToken, 0)).code, 'RESUME_REFUSED');
});

test('a resume takes over from a socket that only looks alive', async () => {
  const { line, code } = await resume(guest.result.resumeToken, guest.line.lastNotice);
  assert.is(code, 'resumed');
  assert.is((await guest.line.closed).code, 4003);
  await line.settled();
  assert.is(connectionOf('guest'), 'connected');
  await chair.line.settled();
  assert.equal(
    chair.line.notices.map(({ kind }) => kind),
    ['participantJoined'],
  );
});

test('a socket that dies before the new token arrived may come again with the old one', async () => {
  await loseGuest();
  const first = await resume(guest.result.resumeToken, 0);
  await loseGuest(first.line);
  const second = await resume(guest.result.resumeToken, 0);
  assert.is(second.code, 'resumed');
  // The first new token, which nobody seems to have got, is no longer one.
  assert.is((await resume(tokenOf(first.outcome), 0)).code, 'RESUME_REFUSED');
  await second.line.settled();
  assert.is((await resume(guest.result.resumeToken, 0)).code, 'RESUME_REFUSED');
  assert.is((await resume(tokenOf(second.outcome), 0)).code, 'resumed');
});

test('a resumed socket that does not speak is cut, so that the old token counts again', async () => {
  await loseGuest();
  const silent = await resume(guest.result.resumeToken, 0);
  assert.is((await resume(guest.result.resumeToken, 0)).code, 'RESUME_BUSY');
  clock.advance(5_000);
  await silent.line.closed;
  for (let code = 'RESUME_BUSY'; code !== 'resumed';) {
    code = (await resume(guest.result.resumeToken, 0)).code;
  }
});

test('whoever presents the newest token has got it, and need not wait', async () => {
  await loseGuest();
  const first = await resume(guest.result.resumeToken, 0);
  const second = await resume(tokenOf(first.outcome), 0);
  assert.is(second.code, 'resumed');
  assert.is((await first.line.closed).code, 4003);
});

test('a request sent again while it is carried out is carried out once', async () => {
  rig.fake.publishing.hold();
  const publish = { kind: 'publish', sdp: 'offer', tracks: [] } as const;
  void guest.line.ask(publish, 50);
  await guest.line.settled();
  await loseGuest();
  const { line } = await resume(guest.result.resumeToken, guest.line.lastNotice);
  const again = line.ask(publish, 50);
  await line.settled();
  rig.fake.publishing.release();
  assert.is(codeOf(await again), 'published');
  assert.equal(rig.fake.participant('session-1', 'guest').calls, ['publish']);
});

test('a request sent again after its answer was lost gets the same answer', async () => {
  const publish = { kind: 'publish', sdp: 'offer', tracks: [] } as const;
  const first = await guest.line.ask(publish, 50);
  await loseGuest();
  const { line } = await resume(guest.result.resumeToken, guest.line.lastNotice);
  assert.equal(await line.ask(publish, 50), first);
  assert.equal(rig.fake.participant('session-1', 'guest').calls, ['publish']);
  // One that was never seen, with a lower id, can't be told from a forgotten one.
  assert.is(codeOf(await line.ask(publish, 49)), 'REQUEST_OUTDATED');
});

test('the answer to a request finds the socket that the participant has by then', async () => {
  rig.fake.publishing.hold();
  void guest.line.ask({ kind: 'publish', sdp: 'offer', tracks: [] }, 50);
  await guest.line.settled();
  await loseGuest();
  const { line } = await resume(guest.result.resumeToken, guest.line.lastNotice);
  const outcome = line.expect(50);
  rig.fake.publishing.release();
  assert.is(codeOf(await outcome), 'published');
});

test.run();
