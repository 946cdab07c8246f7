import * as assert from 'uvu/assert';
import type { Admission, Refusal } from 'auscult/signaling';
import { suite } from '../harness.ts';
import { codeOf, openRig } from './rig.ts';
import type { Line, Rig } from './rig.ts';

const test = suite('signaling races');

let rig: Rig;
/** Lets the ticket check that is under way answer. */
let letIn: () => void;
let checking: Promise<void>;

/** A rig whose ticket check of `slow` waits, so that things happen between ticket and entry. */
async function openSlowRig(): Promise<void> {
  let begun: () => void = () => undefined;
  checking = new Promise((resolve) => (begun = resolve));
  const gate = new Promise<void>((resolve) => (letIn = resolve));
  rig = await openRig({
    admit: async (participantId): Promise<Admission | Refusal> => {
      if (participantId === 'slow') {
        begun();
        await gate;
      }
      return {
        sessionId: 'session-1',
        sessionName: 'Consult',
        access: 'invitation',
        participantId,
        displayName: participantId,
        role: participantId === 'chair' ? 'chair' : 'broadcaster',
        accountId: null,
      };
    },
  });
}

const join = (line: Line, ticket: string) =>
  line.ask({ kind: 'join', ticket, autoSubscribe: false });

test.before.each(openSlowRig);
test.after.each(() => rig.close());

async function slowJoin(between: () => unknown): Promise<string> {
  const line = await rig.connect();
  const outcome = join(line, 'slow');
  await checking;
  await between();
  letIn();
  return codeOf(await outcome);
}

test('who is removed between ticket and entry does not come in [T2]', async () => {
  const code = await slowJoin(() => rig.server.remove('session-1', 'slow', 'removed'));
  assert.is(code, 'ADMISSION_WITHDRAWN');
  assert.equal(rig.server.sessionIds(), [], 'and no session was opened for them');
});

test('an access change meets those who are coming in as well [T3]', async () => {
  const code = await slowJoin(() =>
    rig.server.removeWhere('session-1', ({ accountId }) => accountId === null, 'accessChanged'),
  );
  assert.is(code, 'ADMISSION_WITHDRAWN');
});

test('what the records say by then is what comes in [T2]', async () => {
  const session = (): Promise<{ sessionName: string; access: string }> =>
    Promise.resolve({ sessionName: 'Renamed', access: 'private' });
  const withdrawn = await slowJoin(() =>
    rig.server.reconcile('session-1', {
      session,
      standing: () => Promise.resolve({ removed: 'accessChanged' }),
    }),
  );
  assert.is(withdrawn, 'ADMISSION_WITHDRAWN');
  await rig.close();
  await openSlowRig();
  const demoted = await slowJoin(() =>
    rig.server.reconcile('session-1', {
      session,
      standing: () => Promise.resolve({ role: 'viewer' }),
    }),
  );
  assert.is(demoted, 'joined');
  const [inside] = rig.server.inside('session-1');
  assert.equal([inside?.role, inside?.sessionName], ['viewer', 'Renamed']);
  assert.is(rig.fake.participant('session-1', 'slow').role, 'viewer');
});

test('a session closed between ticket and entry is not opened again', async () => {
  await join(await rig.connect(), 'chair');
  const code = await slowJoin(() => rig.server.closeSession('session-1', 'closed'));
  assert.is(code, 'SESSION_CLOSED');
  assert.equal(rig.server.sessionIds(), []);
});

test('a role changed between ticket and entry is the one that counts [T2]', async () => {
  const code = await slowJoin(() => rig.server.setRole('session-1', 'slow', 'viewer'));
  assert.is(code, 'joined');
  assert.is(rig.server.inside('session-1')[0]?.role, 'viewer');
  assert.is(rig.fake.participant('session-1', 'slow').role, 'viewer');
});

test('what happened to others between ticket and entry does not matter', async () => {
  const code = await slowJoin(async () => {
    await rig.server.remove('session-1', 'other', 'removed');
    await rig.server.remove('session-2', 'slow', 'removed');
  });
  assert.is(code, 'joined');
});

test('a removal that waits its turn behind the entry takes effect after it [T2]', async () => {
  const line = await rig.connect();
  const outcome = join(line, 'slow');
  await checking;
  letIn();
  await outcome;
  const removing = rig.server.remove('session-1', 'slow', 'removed');
  assert.is((await line.notice('removed')).reason, 'removed');
  assert.ok(await removing);
  assert.equal(rig.server.inside('session-1'), []);
});

test('whoever hangs up while being admitted is not inside afterwards', async () => {
  const line = await rig.connect();
  void join(line, 'slow');
  await checking;
  line.socket.terminate();
  await line.closed;
  const chair = await rig.connect();
  assert.is(codeOf(await join(chair, 'chair')), 'joined');
  letIn();
  await chair.settled();
  assert.equal(
    rig.server.inside('session-1').map(({ participantId }) => participantId),
    ['chair'],
  );
});

test('two chairs who demote each other at once: one is too late to [T4]', async () => {
  await rig.close();
  // As an embedder's policy would: chairs only, and never the last one.
  rig = await openRig({
    authorize: async (actor, action) => {
      if (actor.role !== 'chair') return false;
      const chairs = rig.server.inside('session-1').filter(({ role }) => role === 'chair');
      const demotes = action.kind === 'setRole' && action.target.role === 'chair';
      if (demotes && chairs.length < 2) return { code: 'LAST_CHAIR', message: 'the only chair' };
      // A store takes its time; what was true before must still be true after it.
      await new Promise((resolve) => setImmediate(resolve));
      return true;
    },
  });
  for (let round = 0; round < 20; round += 1) {
    const one = await rig.join('one', { role: 'chair' });
    const two = await rig.join('two', { role: 'chair' });
    const demote = (line: Line, participantId: string) =>
      line.ask({ kind: 'setRole', participantId, role: 'viewer' });
    const outcomes = await Promise.all([demote(one.line, 'two'), demote(two.line, 'one')]);
    assert.equal(outcomes.map(codeOf).sort(), ['NOT_PERMITTED', 'done']);
    const inside = rig.server.inside('session-1');
    assert.is(inside.filter(({ role }) => role === 'chair').length, 1);
  }
});

test('join, leave and close at the same instant leave nothing behind [T7]', async () => {
  await rig.close();
  rig = await openRig();
  for (let round = 0; round < 20; round += 1) {
    const chair = await rig.join('chair', { role: 'chair' });
    const other = await rig.join('other');
    const line = await rig.connect();
    const ticket = rig.ticket('late');
    const [joined] = await Promise.all([
      join(line, ticket),
      other.line.ask({ kind: 'leave' }),
      chair.line.ask({ kind: 'closeSession' }),
    ]);
    // Before the closing it was ended with it; after it, a session of its own was opened.
    assert.ok(['joined', 'SESSION_CLOSED'].includes(codeOf(joined)), codeOf(joined));
    await rig.server.closeSession('session-1', 'closed');
    await line.closed;
    assert.equal(rig.server.sessionIds(), []);
    assert.is(rig.fake.sessions.size, 0);
  }
});

test.run();
