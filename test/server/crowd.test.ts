import { setImmediate } from 'node:timers/promises';
import * as assert from 'uvu/assert';
import { within } from '../../bench/within.ts';
import { suite } from '../harness.ts';
import { Seeded } from '../seeded.ts';
import { codeOf } from '../signaling/rig.ts';
import type { Line } from '../signaling/rig.ts';
import { LivePractice, join } from './live-practice.ts';

const test = suite('a crowd at the door that closes');

const GUESTS = 50;
const ROUNDS = 5;

let house: LivePractice;
/** Of all rounds. */
const fates = new Map<string, number>();

test.before(async () => {
  house = await LivePractice.open();
});

test.after(() => house.close());

/** A guest, and what came of it in the end. */
/** Of the event loop; the change is answered after some fifty. */
const mostTurns = 120;

interface Guest {
  /** `in` and told why not any more, or the code of a refusal. */
  readonly fate: string;
  /** After the change was asked for. */
  readonly toldAfterMs: number;
}

async function fateOf(line: Line, joining: Promise<{ kind: string }>): Promise<string> {
  const outcome = await joining;
  if (outcome.kind !== 'joined') return codeOf(outcome as Parameters<typeof codeOf>[0]);
  const { reason } = await within(line.notice('removed'), 10_000, 'a guest is told');
  return `in, ${reason}`;
}

for (let round = 1; round <= ROUNDS; round++) {
  test(`[S15] [T3] Private while ${GUESTS} guests join, seed ${round}: none is left, each told why, the listed stay`, async () => {
    const random = new Seeded(round);
    const { practice } = house;
    const [campo, vega, lind] = await Promise.all(
      (['campo', 'vega', 'lind'] as const).map((who) => practice.logIn(who)),
    );
    assert.ok(campo && vega && lind);
    const session = await practice.startSession(campo);
    await practice.list(session.id, 'vega', 'broadcaster');
    await practice.list(session.id, 'lind', 'viewer');
    const chair = await house.enter(await house.ticket(session.id, campo));
    const listed = await house.enter(await house.ticket(session.id, vega));

    // Each of them somewhere else on the way: asking for a ticket, at the socket, joining, inside.
    const begun = Array.from({ length: GUESTS }, async (_, index) => {
      const name = `Guest ${index}`;
      const how = random.pick(['inside', 'joining', 'at the socket', 'without a ticket'] as const);
      if (how === 'without a ticket') return { how, name };
      const ticket = await house.guestTicket(session.token, name);
      if (how === 'at the socket') return { how, name, ticket };
      const line = await house.connect();
      if (how === 'joining') return { how, name, ticket, line };
      return { how, name, line, joining: Promise.resolve(await join(line, ticket)) };
    });
    const waiting = await Promise.all(begun);

    const form = await house.form(session.id, campo);
    assert.ok('ok' in form);
    const startedMs = performance.now();
    const change = form.ok({ access: 'private' });
    const latecomer = house.ticket(session.id, lind).then((ticket) => house.enter(ticket));
    const guests = await Promise.all(
      random.shuffle(waiting).map(async (guest): Promise<Guest> => {
        // Some go on while the change is under way, and some after it.
        for (let turns = random.integer(0, mostTurns); turns > 0; turns--) await setImmediate();
        let fate: string;
        if (guest.line !== undefined) {
          fate = await fateOf(guest.line, guest.joining ?? join(guest.line, guest.ticket));
        } else {
          const asked = { token: session.token, displayName: guest.name };
          const reply =
            guest.ticket === undefined
              ? await practice.request('', 'POST', '/api/links/join', asked)
              : null;
          const ticket = reply === null ? guest.ticket : reply.json.ticket;
          if (reply !== null && reply.status !== 201) fate = reply.json.code ?? '';
          else {
            const line = await house.connect();
            fate = await fateOf(line, join(line, ticket ?? ''));
          }
        }
        return { fate, toldAfterMs: performance.now() - startedMs };
      }),
    );
    assert.is((await change).status, 200);

    const inside = house.signaling.inside(session.id).map(({ displayName }) => displayName);
    const { participantId } = await latecomer;
    assert.ok(house.inside(session.id).includes(participantId), 'whoever is listed comes in');
    assert.equal(
      inside.filter((name) => name.startsWith('Guest')),
      [],
    );
    assert.ok(inside.includes('Dr. Elena Campo') && inside.includes('Dr. Maria Vega'));
    for (const { line } of [chair, listed]) {
      await line.settled();
      assert.not.ok(line.notices.some(({ kind }) => kind === 'removed'));
    }
    const tally: Record<string, number> = {};
    for (const { fate } of guests) tally[fate] = (tally[fate] ?? 0) + 1;
    const latestMs = Math.max(...guests.map(({ toldAfterMs }) => toldAfterMs));
    console.log(`T3: ${JSON.stringify(tally)}, the last was told after ${Math.round(latestMs)} ms`);
    const known = ['in, accessChanged', 'ADMISSION_WITHDRAWN', 'LOGIN_REQUIRED', 'NOT_LOGGED_IN'];
    for (const [fate, count] of Object.entries(tally)) {
      assert.ok(known.includes(fate), fate);
      fates.set(fate, (fates.get(fate) ?? 0) + count);
    }
  });
}

test('[T3] of all of them some had been in, and some were on their way', () => {
  const wereIn = fates.get('in, accessChanged') ?? 0;
  assert.ok(wereIn > GUESTS / 2, `${wereIn} were in`);
  assert.ok(ROUNDS * GUESTS - wereIn > GUESTS / 2, `${wereIn} of all were in`);
});

test.run();
