import * as assert from 'uvu/assert';
import type { Outcome } from 'auscult/proto';
import { SignalingClient, SignalingError } from 'auscult/signaling/client';
import type { StateChange } from 'auscult/signaling/client';
import { backoffMs } from '../../../signaling/client/backoff.ts';
import { suite } from '../../harness.ts';
import { ManualClock } from '../manual-clock.ts';
import { ScriptedSocket, scripted } from './scripted-socket.ts';

const test = suite('signaling client');

let clock: ManualClock;
let client: SignalingClient;
let states: StateChange[];

const self = { role: 'guest', grants: { publish: ['camera'], receive: true } };
const joined: Outcome = {
  kind: 'joined',
  participantId: 'guest',
  resumeToken: 'token-1',
  session: { id: 's', name: 'Consult', access: 'invitation' },
  self,
  participants: [],
  tracks: [],
};
const ended = { kind: 'trackEnded', trackId: 't', participantId: 'p' } as const;
const done: Outcome = { kind: 'done' };

/** Promises that are settled have told so when this resolves. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

test.before.each(() => {
  clock = new ManualClock();
  ScriptedSocket.made.length = 0;
  states = [];
  client = new SignalingClient({
    url: 'wss://practice.example/signaling',
    WebSocket: scripted,
    timers: clock,
    random: () => 0.5,
  });
  client.on('state', (change) => states.push(change));
});

async function join(): Promise<ScriptedSocket> {
  const joining = client.join('ticket');
  const socket = ScriptedSocket.last;
  socket.open();
  socket.answerTo('join', joined);
  await joining;
  return socket;
}

/** Lets the socket die and a new one resume, as far as its hello. */
async function reconnect(socket: ScriptedSocket): Promise<ScriptedSocket> {
  socket.die();
  clock.advance(125);
  await turn();
  ScriptedSocket.last.open();
  return ScriptedSocket.last;
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return 'no error';
  } catch (error) {
    assert.instance(error, SignalingError);
    return (error as SignalingError).code;
  }
}

async function prepare(): Promise<ScriptedSocket> {
  const preparing = client.prepare('ticket', { autoSubscribe: true });
  const socket = ScriptedSocket.last;
  socket.open();
  socket.answerTo('prepare', { kind: 'prepared', self });
  await preparing;
  return socket;
}

test('what is prepared is joined over the same socket, with another ticket', async () => {
  const socket = await prepare();
  assert.is(client.state, 'prepared');
  const muting = client.setMuted('track', true);
  socket.answerTo('setMuted', done);
  await muting;
  const joining = client.join('another', { autoSubscribe: true });
  assert.equal(socket.sent.at(-1), {
    requestId: 3,
    request: { kind: 'join', ticket: 'another', autoSubscribe: true },
  });
  socket.answerTo('join', joined);
  assert.is((await joining).participantId, 'guest');
  assert.is(ScriptedSocket.made.length, 1);
  assert.equal(
    states.map(({ state }) => state),
    ['connecting', 'prepared', 'connected'],
  );
  await reconnect(socket);
  assert.is(client.state, 'reconnecting', 'from here on it is a participant like any other');
});

test('a preparation whose socket is lost is over, and so is a join under way', async () => {
  const socket = await prepare();
  const joining = client.join('another');
  socket.die();
  assert.is(await codeOf(joining), 'CONNECTION_FAILED');
  assert.equal(states.at(-1), { state: 'closed', reason: 'lost', detail: 'CONNECTION_FAILED' });
});

test('a preparation on a silent connection is found out by the heartbeat', async () => {
  await prepare();
  clock.advance(15_000);
  assert.is(client.state, 'closed');
});

test('a join that is refused after a preparation closes the client', async () => {
  const socket = await prepare();
  const joining = client.join('another');
  socket.answerTo('join', { kind: 'error', code: 'NOT_PREPARED', message: 'gone' });
  assert.is(await codeOf(joining), 'NOT_PREPARED');
  assert.equal(states.at(-1), { state: 'closed', reason: 'refused', detail: 'NOT_PREPARED' });
});

test('joining opens a socket with the subprotocol, says hello, and resolves with all there is', async () => {
  const joining = client.join('ticket', { autoSubscribe: true });
  assert.is(client.state, 'connecting');
  const socket = ScriptedSocket.last;
  assert.equal(
    [socket.url, socket.protocol, socket.binaryType],
    ['wss://practice.example/signaling', 'auscult.signaling.v1', 'arraybuffer'],
  );
  assert.equal(socket.sent, [], 'nothing is said to a socket that is not open');
  socket.open();
  assert.equal(socket.sent, [
    { requestId: 1, request: { kind: 'join', ticket: 'ticket', autoSubscribe: true } },
  ]);
  socket.answerTo('join', joined);
  const result = await joining;
  assert.is(result.participantId, 'guest');
  assert.not.ok('kind' in result);
  assert.equal(states, [{ state: 'connecting' }, { state: 'connected' }]);
});

test('a refused join rejects with its code and closes the client for good', async () => {
  const joining = client.join('ticket');
  ScriptedSocket.last.open();
  ScriptedSocket.last.answerTo('join', { kind: 'error', code: 'TICKET_REFUSED', message: 'no' });
  assert.is(await codeOf(joining), 'TICKET_REFUSED');
  assert.equal(states.at(-1), { state: 'closed', reason: 'refused', detail: 'TICKET_REFUSED' });
  assert.is(await codeOf(client.join('another')), 'CLOSED');
  assert.is(clock.pending, 0, 'no timer is left');
});

test('a server that can’t be reached, or does not answer, fails the join', async () => {
  const unreachable = client.join('ticket');
  ScriptedSocket.last.die();
  assert.is(await codeOf(unreachable), 'CONNECTION_FAILED');

  const silent = new SignalingClient({ url: 'wss://x', WebSocket: scripted, timers: clock });
  const waiting = silent.join('ticket');
  ScriptedSocket.last.open();
  clock.advance(10_000);
  assert.is(await codeOf(waiting), 'TIMED_OUT');
  assert.is(ScriptedSocket.last.closedByClient, true);

  const wrong = new SignalingClient({ url: 'not an address', WebSocket: scripted, timers: clock });
  assert.is(await codeOf(wrong.join('ticket')), 'CONNECTION_FAILED');
});

test('requests are answered by id, in any order', async () => {
  const socket = await join();
  const order: string[] = [];
  const one = client.subscribe(['a']).then(() => order.push('one'));
  const two = client.subscribe(['b']).then(() => order.push('two'));
  socket.answer(3, done);
  await two;
  socket.answer(2, done);
  await one;
  assert.equal(order, ['two', 'one']);
});

test('each method asks for what its name says', async () => {
  const socket = await join();
  void client.unpublish('t');
  void client.setMuted('t', true);
  void client.subscribe(['t']);
  void client.unsubscribe(['t']);
  void client.answerOffer(3, 'v=0');
  void client.setShownSize('t', 1, 2);
  void client.setPreferredLayer('t', null);
  void client.setRole('p', 'viewer');
  void client.removeParticipant('p');
  void client.closeSession();
  assert.equal(
    socket.sent.slice(1).map(({ request }) => request),
    [
      { kind: 'unpublish', trackId: 't' },
      { kind: 'setMuted', trackId: 't', muted: true },
      { kind: 'subscribe', trackIds: ['t'] },
      { kind: 'unsubscribe', trackIds: ['t'] },
      { kind: 'subscribeAnswer', offerId: 3, sdp: 'v=0' },
      { kind: 'setShownSize', trackId: 't', width: 1, height: 2 },
      { kind: 'setPreferredLayer', trackId: 't', spatial: null },
      { kind: 'setRole', participantId: 'p', role: 'viewer' },
      { kind: 'removeParticipant', participantId: 'p' },
      { kind: 'closeSession' },
    ],
  );
  for (const { requestId } of socket.sent.slice(1)) socket.answer(requestId, done);
});

test('a refusal rejects with its code, silence with TIMED_OUT', async () => {
  const socket = await join();
  const refused = client.setRole('p', 'chair');
  socket.answerTo('setRole', { kind: 'error', code: 'NOT_PERMITTED', message: 'no' });
  assert.is(await codeOf(refused), 'NOT_PERMITTED');
  const unanswered = client.subscribe(['t']);
  // Alive all the while, it just does not answer.
  for (let second = 0; second < 20; second += 1) {
    clock.advance(1_000);
    socket.notify(second + 1, ended);
  }
  assert.is(await codeOf(unanswered), 'TIMED_OUT');
});

test('notices are told by kind and all together, in order, and a listener can go', async () => {
  const socket = await join();
  const heard: string[] = [];
  const off = client.on('trackEnded', ({ trackId }) => heard.push(`ended ${trackId}`));
  client.on('notice', ({ kind }) => heard.push(kind));
  socket.notify(1, ended);
  off();
  socket.notify(2, ended);
  socket.notify(2, ended); // twice
  assert.equal(heard, ['trackEnded', 'ended t', 'trackEnded']);
});

test('what can’t be understood is passed over, and counts where it can be counted', async () => {
  const socket = await join();
  socket.deliverRaw('text');
  socket.deliverRaw(Uint8Array.of(255, 255).buffer);
  // A notice of next year, with sequence 1.
  socket.deliverRaw(Uint8Array.of(0x12, 6, 8, 1, 0xfa, 6, 1, 65).buffer);
  const next = await reconnect(socket);
  assert.equal(next.sent[0]?.request, { kind: 'resume', token: 'token-1', lastNotice: 1 });
});

test('a lost socket is taken up again with the token and the last notice', async () => {
  const socket = await join();
  socket.notify(1, ended);
  socket.notify(2, ended);
  const next = await reconnect(socket);
  assert.is(client.state, 'reconnecting');
  assert.equal(next.sent[0]?.request, { kind: 'resume', token: 'token-1', lastNotice: 2 });
  next.answerTo('resume', { kind: 'resumed', resumeToken: 'token-2' });
  assert.is(client.state, 'connected');
  assert.equal(next.asked, ['resume', 'ping'], 'and speaks at once, to prove the new token');

  const third = await reconnect(next);
  assert.equal(third.sent[0]?.request, { kind: 'resume', token: 'token-2', lastNotice: 2 });
});

test('requests wait for the resume and go out again, under their own ids and in order', async () => {
  const socket = await join();
  const before = client.subscribe(['before']);
  socket.die();
  const during = client.subscribe(['during']);
  clock.advance(125);
  await turn();
  const next = ScriptedSocket.last;
  next.open();
  assert.equal(next.asked, ['resume']);
  next.answerTo('resume', { kind: 'resumed', resumeToken: 'token-2' });
  assert.equal(
    next.sent.map(({ requestId, request }) => [requestId, request.kind]),
    [
      [4, 'resume'],
      [2, 'subscribe'],
      [3, 'subscribe'],
      [5, 'ping'],
    ],
  );
  next.answer(2, done);
  next.answer(3, done);
  await Promise.all([before, during]);
});

test('attempts follow each other closely while a restart may take, then with growing pauses', async () => {
  const socket = await join();
  socket.die();
  const pausesMs: number[] = [];
  for (let attempt = 0; attempt < 16; attempt += 1) {
    const made = ScriptedSocket.made.length;
    let waitedMs = 0;
    for (; ScriptedSocket.made.length === made; waitedMs += 5) clock.advance(5);
    pausesMs.push(waitedMs);
    ScriptedSocket.last.die();
    await turn();
  }
  const soon = Array.from({ length: 10 }, () => 750);
  assert.equal(pausesMs, [125, 375, ...soon, 1500, 3000, 3750, 3750]);
  assert.is(client.state, 'reconnecting');
  clock.advance(5_000);
  ScriptedSocket.last.open();
  ScriptedSocket.last.answerTo('resume', { kind: 'resumed', resumeToken: 'token-2' });
  assert.is(client.state, 'connected');
});

test('pauses are spread: never none, never more than five seconds', () => {
  for (let attempt = 0; attempt < 40; attempt += 1) {
    const [shortest, longest] = [backoffMs(attempt, 0), backoffMs(attempt, 1)];
    assert.ok(longest <= 5_000);
    assert.ok(longest - shortest >= 250);
  }
});

test('a refused resume is final, a busy one is tried again', async () => {
  const socket = await join();
  const pending = client.subscribe(['t']);
  const busy = await reconnect(socket);
  busy.answerTo('resume', { kind: 'error', code: 'RESUME_BUSY', message: 'later' });
  await turn();
  assert.is(client.state, 'reconnecting');
  clock.advance(1_000);
  const refused = ScriptedSocket.last;
  assert.is.not(refused, busy);
  refused.open();
  refused.answerTo('resume', { kind: 'error', code: 'RESUME_REFUSED', message: 'gone' });
  assert.is(await codeOf(pending), 'CLOSED');
  assert.equal(states.at(-1), { state: 'closed', reason: 'lost', detail: 'RESUME_REFUSED' });
  assert.is(clock.pending, 0, 'no timer is left');
});

test('after a minute without success the client gives up', async () => {
  const socket = await join();
  socket.die();
  for (let second = 0; second < 60; second += 1) {
    clock.advance(1_000);
    await turn();
  }
  assert.equal(states.at(-1), { state: 'closed', reason: 'lost', detail: 'TIMED_OUT' });
  assert.is(clock.pending, 0);
});

test('a dead network is noticed by silence, within 15 seconds', async () => {
  const socket = await join();
  clock.advance(9_999);
  socket.notify(1, ended); // a sign of life
  clock.advance(9_999);
  assert.equal(socket.asked, ['join']);
  clock.advance(1);
  assert.equal(socket.asked, ['join', 'ping']);
  socket.answerTo('ping', done);
  clock.advance(10_000);
  assert.equal(socket.asked, ['join', 'ping', 'ping']);
  clock.advance(5_000);
  assert.is(client.state, 'reconnecting');
  assert.is(socket.closedByClient, true);
});

test('a changed network is no reason to wait: reconnect() resumes at once', async () => {
  const socket = await join();
  client.reconnect();
  assert.is(socket.closedByClient, true);
  clock.advance(250);
  const hanging = ScriptedSocket.last;
  assert.is.not(hanging, socket);
  // The attempt hangs in the old network; told again, the client begins anew.
  client.reconnect();
  await turn();
  clock.advance(500);
  assert.is.not(ScriptedSocket.last, hanging);
  assert.is(hanging.closedByClient, true);
  ScriptedSocket.last.open();
  ScriptedSocket.last.answerTo('resume', { kind: 'resumed', resumeToken: 'token-2' });
  assert.is(client.state, 'connected');
  socket.die(); // the old one, late
  assert.is(client.state, 'connected');
});

test('being put out, and the end of the session, close the client with the reason', async () => {
  const socket = await join();
  const pending = client.subscribe(['t']);
  socket.notify(1, { kind: 'removed', reason: 'joinedElsewhere' });
  assert.is(await codeOf(pending), 'CLOSED');
  assert.equal(states.at(-1), { state: 'closed', reason: 'removed', detail: 'joinedElsewhere' });
  socket.die();
  clock.advance(100_000);
  assert.is(ScriptedSocket.made.length, 1, 'and it does not come back');

  client = new SignalingClient({ url: 'wss://x', WebSocket: scripted, timers: clock });
  client.on('state', (change) => states.push(change));
  (await join()).notify(1, { kind: 'sessionClosed', reason: 'closed' });
  assert.equal(states.at(-1), { state: 'closed', reason: 'sessionClosed', detail: 'closed' });
});

test('leaving is said, and ends everything; so does close, without a word', async () => {
  const socket = await join();
  const leaving = client.leave();
  assert.equal(socket.asked, ['join', 'leave']);
  socket.answerTo('leave', done);
  await leaving;
  assert.equal(states.at(-1), { state: 'closed', reason: 'left', detail: '' });
  assert.is(await codeOf(client.subscribe([])), 'CLOSED');
  client.close();
  assert.is(states.length, 3, 'closing twice is told once');

  client = new SignalingClient({ url: 'wss://x', WebSocket: scripted, timers: clock });
  const other = await join();
  client.close();
  assert.equal([other.asked, other.closedByClient], [['join'], true]);
  assert.is(clock.pending, 0);
});

test('a listener may close the client from within', async () => {
  const socket = await join();
  client.on('trackEnded', () => client.close());
  socket.notify(1, ended);
  socket.notify(2, ended);
  assert.is(client.state, 'closed');
  assert.is(clock.pending, 0, 'no heartbeat is begun afterwards');
});

test('notices in the same segment as the answer to a resume are not lost', async () => {
  const socket = await join();
  const heard: string[] = [];
  client.on('notice', ({ kind }) => heard.push(kind));
  const next = await reconnect(socket);
  next.answerTo('resume', { kind: 'resumed', resumeToken: 'token-2' });
  next.notify(1, ended);
  assert.equal(heard, ['trackEnded']);
  const third = await reconnect(next);
  assert.equal(third.sent[0]?.request, { kind: 'resume', token: 'token-2', lastNotice: 1 });
});

test.run();
