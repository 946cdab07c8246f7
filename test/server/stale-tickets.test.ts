import { once } from 'node:events';
import * as assert from 'uvu/assert';
import { suite } from '../harness.ts';
import { Seeded } from '../seeded.ts';
import { codeOf } from '../signaling/rig.ts';
import type { Line } from '../signaling/rig.ts';
import { LivePractice, join } from './live-practice.ts';
import type { StartedSession } from './practice.ts';

const test = suite('tickets that were good once');

/** More than three times as many in `npm run test:long`. */
const SEEDS = Number(process.env['AUSCULT_SEEDS'] ?? 300);

let house: LivePractice;
let campo: string;

test.before(async () => {
  house = await LivePractice.open();
  campo = await house.practice.logIn('campo');
});

test.after(() => house.close());

/** Somebody with a ticket, and what takes from it what it was worth. */
interface Way {
  readonly ticket: string;
  readonly revoke: () => Promise<void>;
  /** What they are told afterwards. */
  readonly refusals: readonly string[];
}

async function must(what: Promise<{ status: number }>, status: number): Promise<void> {
  assert.is((await what).status, status);
}

const WAYS: Record<string, (session: StartedSession) => Promise<Way>> = {
  closed: async ({ id, token }) => ({
    ticket: await house.guestTicket(token),
    revoke: () => must(house.practice.request(campo, 'POST', `/api/sessions/${id}/close`), 204),
    refusals: ['SESSION_CLOSED', 'ADMISSION_WITHDRAWN'],
  }),
  // Whoever came in first came in before, and stays.
  'another link': async ({ id, token }) => ({
    ticket: await house.guestTicket(token),
    revoke: () =>
      must(house.practice.request(campo, 'POST', `/api/sessions/${id}/link/replace`), 200),
    refusals: ['LINK_REPLACED'],
  }),
  'private, a guest': async ({ id, token }) => ({
    ticket: await house.guestTicket(token),
    revoke: () => must(house.change(id, campo, { access: 'private' }), 200),
    refusals: ['LOGIN_REQUIRED', 'ADMISSION_WITHDRAWN'],
  }),
  'private, not listed': async ({ id }) => {
    const vega = await house.practice.logIn('vega');
    return {
      ticket: await house.ticket(id, vega),
      revoke: () => must(house.change(id, campo, { access: 'private' }), 200),
      refusals: ['SESSION_PRIVATE', 'ADMISSION_WITHDRAWN'],
    };
  },
  'logged out': async ({ id }) => {
    const lind = await house.practice.logIn('lind');
    return {
      ticket: await house.ticket(id, lind),
      revoke: () => must(house.practice.request(lind, 'POST', '/api/log-out'), 204),
      refusals: ['NOT_LOGGED_IN', 'ADMISSION_WITHDRAWN'],
    };
  },
  removed: async ({ id }) => {
    const chair = await house.enter(await house.ticket(id, campo));
    const vega = await house.practice.logIn('vega');
    const { participantId } = await house.enter(await house.ticket(id, vega));
    return {
      ticket: await house.ticket(id, vega),
      revoke: async () => {
        const request = { kind: 'removeParticipant', participantId } as const;
        assert.is(codeOf(await chair.line.ask(request)), 'done');
        chair.line.socket.terminate();
      },
      refusals: ['REMOVED_FROM_SESSION', 'ADMISSION_WITHDRAWN'],
    };
  },
};

/** When the revocation comes: the ticket is there already. */
const MOMENTS: Record<string, (way: Way) => Promise<{ line: Line; code: string }>> = {
  'before the socket': async ({ ticket, revoke }) => {
    await revoke();
    const line = await house.connect();
    return { line, code: codeOf(await join(line, ticket)) };
  },
  'while the upgrade is in flight': async ({ ticket, revoke }) => {
    const line = house.dial();
    await Promise.all([once(line.socket, 'open'), revoke()]);
    return { line, code: codeOf(await join(line, ticket)) };
  },
  'while joining is in flight': async ({ ticket, revoke }) => {
    const line = await house.connect();
    const [outcome] = await Promise.all([join(line, ticket), revoke()]);
    return { line, code: codeOf(outcome) };
  },
};

test(`[T2] ${SEEDS} seeds: a ticket made before and used after opens nothing, however close it comes`, async () => {
  const tally = new Map<string, number>();
  for (let seed = 1; seed <= SEEDS; seed++) {
    const random = new Seeded(seed);
    const [wayName, makeWay] = random.pick(Object.entries(WAYS));
    const [momentName, meet] = random.pick(Object.entries(MOMENTS));
    const session = await house.practice.startSession(campo);
    const way = await makeWay(session);
    const { line, code } = await meet(way);
    const what = `seed ${seed}: ${wayName}, ${momentName}: ${code}`;
    // Who came in first was put out by the revocation: it had been awaited before it was looked.
    if (momentName !== 'while joining is in flight' || code !== 'joined') {
      assert.ok(way.refusals.includes(code), what);
    }
    const mayStay = wayName === 'removed' || (wayName === 'another link' && code === 'joined');
    assert.ok(house.inside(session.id).length <= Number(mayStay), what);
    const outcome = `${momentName}: ${code === 'joined' ? 'in and out' : 'refused'}`;
    tally.set(outcome, (tally.get(outcome) ?? 0) + 1);
    line.socket.terminate();
    await house.signaling.closeSession(session.id, 'closed');
  }
  console.log(`T2: ${JSON.stringify(Object.fromEntries(tally))}`);
});

test('[T2] control: the same tickets without anything in between open the session', async () => {
  for (const makeWay of Object.values(WAYS)) {
    const { ticket } = await makeWay(await house.practice.startSession(campo));
    assert.is(codeOf(await join(await house.connect(), ticket)), 'joined');
  }
});

test.run();
