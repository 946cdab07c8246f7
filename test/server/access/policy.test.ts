import * as assert from 'uvu/assert';
import { may, nobody, resolveLink, roleMay, roleTable } from '../../../server/access/index.ts';
import type {
  AccessLevel,
  Action,
  Actor,
  MemberRole,
  Opened,
  RoleName,
  SessionAction,
  SessionFacts,
} from '../../../server/access/index.ts';
import { suite } from '../../harness.ts';

const test = suite('access policy');

const sessionId = 'this';

function session(access: AccessLevel, changes: Partial<SessionFacts> = {}): SessionFacts {
  return { id: sessionId, access, state: 'open', patientSet: false, ...changes };
}

function account(listedAs: MemberRole | null, administrator = false): Actor {
  return { kind: 'account', listedAs, administrator };
}

const guest: Actor = { kind: 'guest', sessionId };
const guestElsewhere: Actor = { kind: 'guest', sessionId: 'another' };

/** Who may do what, as the requirements print it; capture is looked at by itself below. */
const abilities: readonly [RoleName, Record<string, boolean>][] = [
  [
    'chair',
    {
      receive: true,
      publishCameraAndMicrophone: true,
      shareScreen: true,
      addParticipants: true,
      changeSettings: true,
      close: true,
    },
  ],
  [
    'broadcaster',
    {
      receive: true,
      publishCameraAndMicrophone: true,
      shareScreen: true,
      addParticipants: false,
      changeSettings: false,
      close: false,
    },
  ],
  [
    'viewer',
    {
      receive: true,
      publishCameraAndMicrophone: false,
      shareScreen: false,
      addParticipants: false,
      changeSettings: false,
      close: false,
    },
  ],
  [
    'guest',
    {
      receive: true,
      publishCameraAndMicrophone: true,
      shareScreen: true,
      addParticipants: false,
      changeSettings: false,
      close: false,
    },
  ],
];

const actors: Record<RoleName, Actor> = {
  chair: account('chair'),
  broadcaster: account('broadcaster'),
  viewer: account('viewer'),
  guest,
};

for (const [role, row] of abilities) {
  for (const [action, allowed] of Object.entries(row)) {
    test(`[S12] a ${role} may ${allowed ? '' : 'not '}${action}`, () => {
      assert.is(may(actors[role], action as Action, session('invitation')), allowed);
    });
  }
}

test('[S12] [S13] what the engine grants is what the table says', () => {
  for (const [role, row] of abilities) {
    const { publish, receive } = roleTable[role];
    assert.is(receive, row['receive'], role);
    assert.is(publish.includes('camera'), row['publishCameraAndMicrophone'], role);
    assert.is(publish.includes('microphone'), row['publishCameraAndMicrophone'], role);
    assert.is(publish.includes('screen'), row['shareScreen'], role);
    assert.is(publish.includes('screenAudio'), row['shareScreen'], role);
  }
});

test('[S18] capture is for accounts that broadcast or chair, and wants a patient', () => {
  const expected: [Actor, boolean][] = [
    [account('chair'), true],
    [account('broadcaster'), true],
    [account(null), true],
    [account('viewer'), false],
    [guest, false],
    [nobody, false],
  ];
  for (const [actor, allowed] of expected) {
    assert.is(may(actor, 'capture', session('invitation', { patientSet: true })), allowed);
    assert.is(may(actor, 'capture', session('invitation')), false);
  }
});

/** Access levels: who may join at all. */
const joins: readonly [string, Actor, Record<AccessLevel, boolean>][] = [
  ['nobody', nobody, { invitation: false, internal: false, private: false }],
  ['a guest of this session', guest, { invitation: true, internal: false, private: false }],
  [
    'a guest of another session',
    guestElsewhere,
    { invitation: false, internal: false, private: false },
  ],
  ['a listed chair', account('chair'), { invitation: true, internal: true, private: true }],
  ['a listed viewer', account('viewer'), { invitation: true, internal: true, private: true }],
  [
    'an account not on the list',
    account(null),
    { invitation: true, internal: true, private: false },
  ],
  [
    'an administrator not on the list',
    account(null, true),
    { invitation: true, internal: true, private: false },
  ],
];

for (const [name, actor, row] of joins) {
  for (const [access, allowed] of Object.entries(row)) {
    test(`[S14] [S16] [S20] ${name} may ${allowed ? '' : 'not '}join a session that is ${access}`, () => {
      assert.is(may(actor, 'join', session(access as AccessLevel)), allowed);
    });
  }
}

test('[S13] an account that is not on the list has Broadcaster abilities and no more', () => {
  const actions: SessionAction[] = [
    'see',
    'join',
    'receive',
    'publishCameraAndMicrophone',
    'shareScreen',
    'addParticipants',
    'setRole',
    'removeParticipant',
    'mute',
    'changeSettings',
    'shareLink',
    'close',
  ];
  for (const action of actions) {
    assert.is(
      may(account(null), action, session('internal')),
      roleMay('broadcaster', action),
      action,
    );
  }
});

test('in a closed session, and in none, nobody may do anything', () => {
  const everything: SessionAction[] = [
    'see',
    'join',
    'receive',
    'publishCameraAndMicrophone',
    'shareScreen',
    'addParticipants',
    'setRole',
    'removeParticipant',
    'mute',
    'changeSettings',
    'shareLink',
    'capture',
    'close',
  ];
  for (const actor of [nobody, guest, account('chair', true), account(null)]) {
    for (const action of everything) {
      const closed = session('invitation', { state: 'closed', patientSet: true });
      assert.is(may(actor, action, closed), false);
      assert.is(may(actor, action, null), false);
    }
  }
});

test('only administrators administer, and any account starts sessions', () => {
  const expected: [Actor, Action, boolean][] = [
    [account(null, true), 'administerAccounts', true],
    [account('chair', false), 'administerAccounts', false],
    [account(null, true), 'readAudit', true],
    [guest, 'readAudit', false],
    [account(null), 'startSession', true],
    [guest, 'startSession', false],
    [nobody, 'startSession', false],
    [guest, 'listOwnSessions', false],
  ];
  for (const [actor, action, allowed] of expected) assert.is(may(actor, action, null), allowed);
});

/** Which link opens what: [opened, session, nobody, on the list as viewer, not on the list]. */
type Row = readonly [Opened, SessionFacts | 'reserved' | 'replaced' | null, string, string, string];

const closed = session('invitation', { state: 'closed' });
const rows: readonly Row[] = [
  ['sessionLink', session('invitation'), 'guest', 'preview viewer', 'preview broadcaster'],
  ['sessionLink', session('internal'), 'logIn', 'preview viewer', 'preview broadcaster'],
  ['sessionLink', session('private'), 'logIn', 'preview viewer', 'private'],
  ['previewAddress', session('invitation'), 'logIn', 'preview viewer', 'preview broadcaster'],
  ['previewAddress', session('internal'), 'logIn', 'preview viewer', 'preview broadcaster'],
  ['previewAddress', session('private'), 'logIn', 'preview viewer', 'private'],
  ['sessionLink', closed, 'closed', 'closed', 'closed'],
  ['previewAddress', closed, 'closed', 'closed', 'closed'],
  ['sessionLink', null, 'notFound', 'notFound', 'notFound'],
  ['previewAddress', null, 'notFound', 'notFound', 'notFound'],
  ['sessionLink', 'replaced', 'replaced', 'replaced', 'replaced'],
  ['sessionLink', 'reserved', 'notStarted', 'notStarted', 'notStarted'],
  ['previewAddress', 'reserved', 'notFound', 'notFound', 'notFound'],
];

for (const [opened, facts, ...expected] of rows) {
  const what =
    facts === null
      ? 'nothing'
      : typeof facts === 'string'
        ? facts
        : `${facts.access} ${facts.state}`;
  test(`[S7] the ${opened} of ${what} opens ${expected.join(' | ')}`, () => {
    const people = [nobody, account('viewer'), account(null)];
    const outcomes = people.map((actor) => {
      const opens = resolveLink(opened, facts, actor);
      return opens.page === 'preview' ? `preview ${opens.role}` : opens.page;
    });
    assert.equal(outcomes, expected);
  });
}

test.run();
