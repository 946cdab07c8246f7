import * as assert from 'uvu/assert';
import { suite } from '../harness.ts';
import { codeOf } from '../signaling/rig.ts';
import { LivePractice, join } from './live-practice.ts';
import type { Reply } from './practice.ts';

const test = suite('a session that gets another link');

let house: LivePractice;
let campo: string;

test.before(async () => {
  house = await LivePractice.open();
  campo = await house.practice.logIn('campo');
});
test.after(() => house.close());

function ask(path: string, body: object): Promise<Reply> {
  return house.practice.request('', 'POST', `/api/links/${path}`, body);
}

async function replaceLink(id: string): Promise<void> {
  const reply = await house.practice.request(campo, 'POST', `/api/sessions/${id}/link/replace`);
  assert.is(reply.status, 200);
}

/** A browser that has opened the link, and come in by it. */
async function comeIn(token: string): Promise<{ guestToken: string; participantId: string }> {
  const { json } = await ask('join', { token, displayName: 'Ana Ortiz' });
  const { participantId } = await house.enter(json.ticket);
  return { guestToken: json.guestToken, participantId };
}

test('[L5] whoever is inside comes back by the old link, as the same participant; nobody else does', async () => {
  const { id, token } = await house.practice.startSession(campo);
  const ana = await comeIn(token);
  const looked = (await ask('join', { token, displayName: 'Eva' })).json.guestToken;
  await replaceLink(id);

  const { guestToken } = ana;
  assert.is((await ask('resolve', { token, guestToken })).json.page, 'guest');
  assert.is((await ask('prepare', { token, guestToken })).status, 201);
  const again = await ask('join', { token, guestToken, displayName: 'Ana Ortiz' });
  assert.is((await house.enter(again.json.ticket)).participantId, ana.participantId);

  const elsewhere = await house.practice.startSession(campo);
  const stranger = await comeIn(elsewhere.token);
  for (const known of [{}, { guestToken: looked }, { guestToken: stranger.guestToken }]) {
    for (const path of ['resolve', 'prepare', 'join']) {
      const name = path === 'join' ? { displayName: 'Eva' } : {};
      const reply = await ask(path, { token, ...known, ...name });
      assert.equal([reply.status, reply.json.code], [410, 'LINK_REPLACED'], path);
    }
  }
  await house.signaling.closeSession(id, 'closed');
});

test('[S15] whoever is removed with the link does not come in by it, nor by a ticket from before', async () => {
  const { id, token } = await house.practice.startSession(campo);
  const ana = await comeIn(token);
  // From a window of theirs that nobody knows.
  const { ticket } = (await ask('join', { token, displayName: 'Somebody else' })).json;
  const chair = await house.enter(await house.ticket(id, campo));
  await replaceLink(id);
  const { participantId, guestToken } = ana;
  assert.is(codeOf(await chair.line.ask({ kind: 'removeParticipant', participantId })), 'done');

  const known = await ask('join', { token, guestToken, displayName: 'Ana Ortiz' });
  assert.is(known.json.code, 'REMOVED_FROM_SESSION');
  assert.is((await ask('join', { token, displayName: 'New' })).json.code, 'LINK_REPLACED');
  assert.is(codeOf(await join(await house.connect(), ticket)), 'LINK_REPLACED');
  assert.equal(house.inside(id).length, 1, 'the chair');
  await house.signaling.closeSession(id, 'closed');
});

test.run();
