import * as assert from 'uvu/assert';
import { isChanged, rebase } from '../../client/app/session-draft.ts';
import type { Person, SessionDraft } from '../../client/app/session-draft.ts';
import { suite } from '../harness.ts';

const test = suite('client: settings that two chairs change');

function person(accountId: string, role: Person['role'] = 'broadcaster'): Person {
  return { accountId, displayName: accountId, speciality: '', role };
}

const before: SessionDraft = {
  name: 'Consult',
  access: 'invitation',
  members: [person('campo', 'chair'), person('vega'), person('lind')],
  patient: null,
  holdNewcomers: false,
};

const list = ({ members }: SessionDraft): string[] =>
  members.map(({ accountId, role }) => `${accountId} ${role}`);

test('what one has not touched is theirs, the rest one’s own', () => {
  const mine = { ...before, name: 'Mine' };
  const theirs = { ...before, access: 'private', holdNewcomers: true } as const;
  const both = rebase(before, mine, theirs);
  assert.equal([both.name, both.access, both.holdNewcomers], ['Mine', 'private', true]);
  const clash = rebase(before, mine, { ...before, name: 'Theirs' });
  assert.is(clash.name, 'Mine', 'where both have changed the same, it is seen in the form');
});

test('each entry of the list is changed by itself', () => {
  const mine = {
    ...before,
    members: [person('campo', 'chair'), person('lind', 'viewer'), person('okoye')],
  };
  const theirs = {
    ...before,
    members: [person('campo', 'chair'), person('vega', 'chair'), person('lind'), person('sato')],
  };
  assert.equal(list(rebase(before, mine, theirs)), [
    'campo chair',
    'lind viewer',
    'sato broadcaster',
    'okoye broadcaster',
  ]);
});

test('whoever they took off stays off, and nobody is there twice', () => {
  const mine = { ...before, members: [...before.members, person('okoye')] };
  const theirs = {
    ...before,
    members: [person('campo', 'chair'), person('vega'), person('okoye', 'viewer')],
  };
  assert.equal(list(rebase(before, mine, theirs)), [
    'campo chair',
    'vega broadcaster',
    'okoye broadcaster',
  ]);
});

test('a change is a change of what is stored, not of how it was typed', () => {
  assert.not(isChanged(before, { ...before, name: '  Consult ' }));
  assert.not(isChanged(before, { ...before, members: [...before.members].reverse() }));
  assert.ok(isChanged(before, { ...before, holdNewcomers: true }));
  assert.ok(isChanged(before, { ...before, members: before.members.slice(1) }));
});

test.run();
