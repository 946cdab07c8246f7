import * as assert from 'uvu/assert';
import type { Request } from 'auscult/proto';
import { disableAccount } from '../../server/store/index.ts';
import { suite } from '../harness.ts';
import { Seeded } from '../seeded.ts';
import { codeOf } from '../signaling/rig.ts';
import type { Line } from '../signaling/rig.ts';
import { LivePractice, join } from './live-practice.ts';
import type { StartedSession } from './practice.ts';

const test = suite('there is always a chair');

/** Five times as many in `npm run test:long`. */
const SEEDS = Number(process.env['AUSCULT_SEEDS'] ?? 200);

let house: LivePractice;
let cookies: Record<'campo' | 'vega', string>;
let ids: Record<'campo' | 'vega', string>;

test.before(async () => {
  house = await LivePractice.open();
  const { practice } = house;
  cookies = { campo: await practice.logIn('campo'), vega: await practice.logIn('vega') };
  ids = { campo: (await practice.account('campo')).id, vega: (await practice.account('vega')).id };
});

test.after(() => house.close());

/** A chair inside, and what they do to somebody. */
class Chair {
  readonly who: 'campo' | 'vega';
  readonly line: Line;
  readonly participantId: string;

  constructor(who: 'campo' | 'vega', line: Line, participantId: string) {
    this.who = who;
    this.line = line;
    this.participantId = participantId;
  }

  demotes({ participantId }: Chair): Promise<string> {
    return this.#ask({ kind: 'setRole', participantId, role: 'viewer' });
  }

  removes({ participantId }: Chair): Promise<string> {
    return this.#ask({ kind: 'removeParticipant', participantId });
  }

  leaves(): Promise<string> {
    return this.#ask({ kind: 'leave' });
  }

  /** On the settings' form, where the list has two lines. */
  async sets(session: StartedSession, members: Record<'campo' | 'vega', string>): Promise<string> {
    const listed = (['campo', 'vega'] as const).map((who) => ({
      accountId: ids[who],
      role: members[who],
    }));
    const { status } = await house.change(session.id, cookies[this.who], { members: listed });
    return status === 200 ? 'done' : `refused with ${status}`;
  }

  /** Whoever is put out is answered by that. */
  #ask(request: Request): Promise<string> {
    return Promise.race([this.line.ask(request).then(codeOf), this.line.closed.then(() => 'out')]);
  }
}

async function enter(session: StartedSession, who: 'campo' | 'vega'): Promise<Chair> {
  const entered = await house.enter(await house.ticket(session.id, cookies[who]));
  return new Chair(who, entered.line, entered.participantId);
}

/** Chairs on the list who could come in; asked in other words than the server's. */
async function chairsOf({ id }: StartedSession): Promise<string[]> {
  const { database } = house.practice;
  const members = (await database('members').where({ session_id: id, role: 'chair' })) as {
    account_id: string;
  }[];
  const gone = (await database('removals').where({ session_id: id })) as { account_id: string }[];
  const accounts = (await database('accounts').whereNotNull('disabled_at')) as { id: string }[];
  const out = new Set([
    ...gone.map(({ account_id }) => account_id),
    ...accounts.map((account) => account.id),
  ]);
  return members.map(({ account_id }) => account_id).filter((account) => !out.has(account));
}

type Race = (one: Chair, other: Chair, session: StartedSession) => Promise<readonly string[]>;

const RACES: Record<string, Race> = {
  'demote each other': (one, other) => Promise.all([one.demotes(other), other.demotes(one)]),
  'remove each other': (one, other) => Promise.all([one.removes(other), other.removes(one)]),
  'one demotes, the other removes': (one, other) =>
    Promise.all([one.demotes(other), other.removes(one)]),
  'each demotes themselves': (one, other) => Promise.all([one.demotes(one), other.demotes(other)]),
  'each removes themselves': (one, other) => Promise.all([one.removes(one), other.removes(other)]),
  'form against form': (one, other, session) =>
    Promise.all([
      one.sets(session, { campo: 'viewer', vega: 'viewer', [one.who]: 'chair' }),
      other.sets(session, { campo: 'viewer', vega: 'viewer', [other.who]: 'chair' }),
    ]),
  'form against panel': (one, other, session) =>
    Promise.all([
      one.sets(session, { campo: 'viewer', vega: 'viewer', [one.who]: 'chair' }),
      other.demotes(one),
    ]),
  'nobody is to be chair': (one, other, session) =>
    Promise.all([one.sets(session, { campo: 'viewer', vega: 'viewer' }), other.demotes(other)]),
  'one leaves, the other demotes themselves': (one, other) =>
    Promise.all([one.leaves(), other.demotes(other)]),
  'both leave': (one, other) => Promise.all([one.leaves(), other.leaves()]),
  'one is disabled, the other demotes or removes themselves': async (one, other) => {
    await disableAccount(house.practice.database, ids[one.who], house.practice.nowMs);
    return Promise.all([other.demotes(other), other.removes(other)]);
  },
};

test(`[S11] [T4] ${SEEDS} seeds: whatever two chairs do to each other at once, one stays`, async () => {
  const tally: Record<string, number> = {};
  for (let seed = 1; seed <= SEEDS; seed++) {
    const random = new Seeded(seed);
    const [name, race] = random.pick(Object.entries(RACES));
    const session = await house.practice.startSession(cookies.campo);
    await house.practice.list(session.id, 'vega', 'chair');
    const chairs = [await enter(session, 'campo'), await enter(session, 'vega')];
    random.shuffle(chairs);
    const [one, other] = chairs as [Chair, Chair];
    const outcomes = await race(one, other, session);
    const left = await chairsOf(session);
    const what = `seed ${seed}: ${name}: ${outcomes.join(', ')}`;
    assert.ok(left.length >= 1, what);
    // Those inside are what the list says.
    for (const { accountId, role } of house.signaling.inside(session.id)) {
      const isChair = accountId !== null && left.includes(accountId);
      const isDisabled = accountId === ids[one.who] && name.startsWith('one is disabled');
      if (!isDisabled) assert.is(role === 'chair', isChair, `${what}; ${role} inside`);
    }
    for (const { line } of chairs) line.socket.terminate();
    await house.signaling.closeSession(session.id, 'closed');
    await house.practice.database('accounts').update({ disabled_at: null });
    tally[`${name}, ${left.length} left`] = (tally[`${name}, ${left.length} left`] ?? 0) + 1;
  }
  console.log(`T4: ${JSON.stringify(tally, null, 1)}`);
});

test('[S11] [T4] the only chair leaves, and comes back as one', async () => {
  const session = await house.practice.startSession(cookies.campo);
  const chair = await enter(session, 'campo');
  assert.is(await chair.leaves(), 'done');
  await chair.line.closed;
  assert.equal(await chairsOf(session), [ids.campo]);
  const outcome = await join(await house.connect(), await house.ticket(session.id, cookies.campo));
  assert.is(outcome.kind === 'joined' ? outcome.self.role : outcome.kind, 'chair');
});

test.run();
