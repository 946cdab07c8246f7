import * as assert from 'uvu/assert';
import { suite } from '../harness.ts';
import { Seeded } from '../seeded.ts';
import { codeOf } from '../signaling/rig.ts';
import { LivePractice, join } from './live-practice.ts';
import { tokenOf } from './practice.ts';
import type { Reply } from './practice.ts';

const test = suite('one session, or none');

const SEEDS = 300;

let house: LivePractice;
let campo: string;

test.before(async () => {
  house = await LivePractice.open();
  campo = await house.practice.logIn('campo');
});

test.after(() => house.close());

interface Reserved {
  readonly reservationId: string;
  readonly token: string;
}

async function reserve(): Promise<Reserved> {
  const { json } = await house.practice.request(campo, 'POST', '/api/session-links');
  return { reservationId: json.reservationId, token: tokenOf(json.link) };
}

const ok = ({ reservationId }: Reserved): Promise<Reply> =>
  house.practice.request(campo, 'POST', '/api/sessions', { reservationId, name: 'Consult' });
const cancel = ({ reservationId }: Reserved): Promise<Reply> =>
  house.practice.request(campo, 'DELETE', `/api/session-links/${reservationId}`);
const close = (sessionId: string): Promise<Reply> =>
  house.practice.request(campo, 'POST', `/api/sessions/${sessionId}/close`);

/** All that the store has of a reservation, in rows. */
interface Rows {
  readonly reservations: number;
  readonly sessions: number;
  readonly links: number;
  readonly members: number;
}

async function rowsOf({ reservationId }: Reserved): Promise<Rows> {
  const { database } = house.practice;
  const sessions = (await database('sessions').where({ reservation_id: reservationId })) as {
    id: string;
  }[];
  const ids = sessions.map(({ id }) => id);
  const count = async (table: string, column: string, values: readonly string[]) =>
    (await database(table).whereIn(column, values)).length;
  return {
    reservations: await count('reservations', 'id', [reservationId]),
    sessions: ids.length,
    links: await count('session_links', 'session_id', ids),
    members: await count('members', 'session_id', ids),
  };
}

const ONE: Rows = { reservations: 0, sessions: 1, links: 1, members: 1 };
const NONE: Rows = { reservations: 0, sessions: 0, links: 0, members: 0 };

/** What a guest with the link is told. */
async function guestIsTold({ token }: Reserved): Promise<string> {
  const body = { token, displayName: 'Ana Ortiz' };
  const reply = await house.practice.request('', 'POST', '/api/links/join', body);
  return reply.status === 201 ? 'welcome' : (reply.json.code ?? '');
}

/** Begins both in one turn, in an order that the seed chooses. */
async function together<One, Other>(
  random: Seeded,
  one: () => Promise<One>,
  other: () => Promise<Other>,
): Promise<[One, Other]> {
  if (random.chance(0.5)) return await Promise.all([one(), other()]);
  const [second, first] = await Promise.all([other(), one()]);
  return [first, second];
}

/** @returns what happened, for the tally */
const RACES: Record<string, (random: Seeded) => Promise<string>> = {
  'OK, several times at once': async (random) => {
    const reserved = await reserve();
    const times = random.integer(2, 4);
    const replies = await Promise.all(Array.from({ length: times }, () => ok(reserved)));
    assert.equal(
      replies.map(({ status }) => status),
      replies.map(() => 201),
    );
    assert.is(new Set(replies.map(({ json }) => json.session.id)).size, 1);
    assert.equal(await rowsOf(reserved), ONE);
    assert.is(await guestIsTold(reserved), 'welcome');
    return 'one';
  },
  'Cancel after OK': async () => {
    const reserved = await reserve();
    const { json } = await ok(reserved);
    assert.is((await cancel(reserved)).json.code, 'RESERVATION_NOT_FOUND');
    assert.equal(await rowsOf(reserved), ONE);
    assert.is(await guestIsTold(reserved), 'welcome');
    assert.is((await ok(reserved)).json.session.id, json.session.id);
    return 'one';
  },
  'OK after Cancel': async () => {
    const reserved = await reserve();
    assert.is((await cancel(reserved)).status, 204);
    assert.is((await ok(reserved)).json.code, 'RESERVATION_NOT_FOUND');
    assert.equal(await rowsOf(reserved), NONE);
    const never = { reservationId: '', token: 'x'.repeat(reserved.token.length) };
    assert.is(await guestIsTold(reserved), await guestIsTold(never));
    return 'none';
  },
  'OK and Cancel at once': async (random) => {
    const reserved = await reserve();
    const both = random.shuffle([ok, cancel]).map((press) => press(reserved));
    const statuses = (await Promise.all(both)).map(({ status }) => status).sort();
    const rows = await rowsOf(reserved);
    if (rows.sessions === 1) {
      assert.equal([statuses, rows], [[201, 404], ONE]);
      assert.is(await guestIsTold(reserved), 'welcome');
      return 'one';
    }
    assert.equal([statuses, rows], [[204, 404], NONE]);
    return 'none';
  },
  'OK, join and close at the same instant': async (random) => {
    const reserved = await reserve();
    const { id } = (await ok(reserved)).json.session;
    const tickets = [
      await house.ticket(id, campo),
      await house.guestTicket(reserved.token),
      await house.guestTicket(reserved.token),
    ];
    const lines = await Promise.all(tickets.map(() => house.connect()));
    const joining = () => Promise.all(lines.map((line, index) => join(line, tickets[index] ?? '')));
    const closing = () => Promise.all([close(id), close(id)]);
    const [outcomes, closed] = await together(random, joining, closing);
    const statuses = closed.map(({ status }) => status).sort();
    assert.is(statuses[0], 204);
    assert.ok(statuses[1] === 204 || closed.some(({ json }) => json.code === 'SESSION_CLOSED'));
    for (const [index, outcome] of outcomes.entries()) {
      const code = codeOf(outcome);
      if (code === 'joined') {
        assert.is((await lines[index]!.notice('sessionClosed')).reason, 'closed');
      } else {
        assert.is(code, 'SESSION_CLOSED');
      }
      lines[index]!.socket.terminate();
    }
    assert.equal(house.inside(id), []);
    assert.not.ok(house.signaling.sessionIds().includes(id));
    assert.not.ok(house.engine.sessions.has(id));
    assert.equal(await rowsOf(reserved), ONE);
    assert.is(await guestIsTold(reserved), 'SESSION_CLOSED');
    const joined = outcomes.filter(({ kind }) => kind === 'joined').length;
    return `${joined} came in and were told`;
  },
};

test(`[S1] [T7] ${SEEDS} seeds: double OK, Cancel, joining and closing at once make one session or none`, async () => {
  const tally: Record<string, number> = {};
  for (let seed = 1; seed <= SEEDS; seed++) {
    const random = new Seeded(seed);
    const [name, race] = random.pick(Object.entries(RACES));
    try {
      const what = `${name}: ${await race(random)}`;
      tally[what] = (tally[what] ?? 0) + 1;
    } catch (error) {
      throw new Error(`seed ${seed}: ${name}: ${String(error)}`, { cause: error });
    }
    await house.practice.database('reservations').delete();
  }
  console.log(`T7: ${JSON.stringify(tally, null, 1)}`);
  assert.equal(house.signaling.sessionIds(), []);
  assert.is(house.engine.sessions.size, 0);
});

test('[S7] [T7] a link that is opened while OK is pressed is never unknown', async () => {
  for (let round = 0; round < 50; round++) {
    const reserved = await reserve();
    const [, told] = await Promise.all([ok(reserved), guestIsTold(reserved)]);
    assert.ok(['welcome', 'SESSION_NOT_STARTED'].includes(told), told);
  }
});

test.run();
