import * as assert from 'uvu/assert';
import { pictureNote, pictureWord } from '../../client/app/picture-note.ts';
import { WeakLines } from '../../client/app/weak-lines.ts';
import { emptyState } from '../../client/session/state.ts';
import type { ParticipantState, SessionState, TrackState } from '../../client/session/state.ts';
import { suite } from '../harness.ts';

const test = suite('client: what a tile says of a connection');

const camera: TrackState = {
  id: 't',
  participantId: 'ana',
  kind: 'video',
  source: 'camera',
  open: true,
  muted: false,
  rids: ['h', 'f'],
  media: null,
  current: 0,
  reason: 'notSent',
};
const ana: ParticipantState = {
  id: 'ana',
  displayName: 'Ana Ortiz',
  role: 'guest',
  connection: 'connected',
  tracks: [camera],
};

test('it is about the person, by name', () => {
  assert.is(pictureNote(ana, camera, 'weak'), "Ana Ortiz's connection is weak: smaller picture.");
  assert.is(
    pictureNote(ana, { ...camera, current: null }, 'weak'),
    'No picture comes from Ana Ortiz right now.',
  );
  assert.is(pictureNote(ana, camera, 'lost'), 'Ana Ortiz is reconnecting…');
  for (const current of [0, null]) {
    const note = pictureNote(ana, { ...camera, reason: 'bandwidth:down', current }, 'weak');
    assert.match(note, /^The line to Ana Ortiz is weak: /);
    assert.not.match(note, /your/i);
  }
});

test('it says nothing of a good line, nor of a camera that is off', () => {
  assert.is(pictureNote(ana, camera, 'good'), '');
  assert.is(pictureNote(ana, { ...camera, muted: true }, 'weak'), '');
  assert.is(pictureNote(ana, null, 'weak'), '');
});

test('a picture too small for the sentence has a word, unless it only is a smaller one', () => {
  assert.is(pictureWord({ ...camera, current: null }, 'weak'), 'Picture paused');
  assert.is(pictureWord(camera, 'lost'), 'Reconnecting…');
  assert.is(pictureWord(camera, 'weak'), '');
  assert.is(pictureWord({ ...camera, current: null }, 'good'), '');
  assert.is(pictureWord(null, 'weak'), '');
});

test('a picture that grows in its first seconds is not weak, one that stays small is', () => {
  const lines = new WeakLines();
  const state = (reason: string): SessionState => ({
    ...emptyState,
    selfId: 'me',
    participants: [{ ...ana, tracks: [{ ...camera, reason }] }],
  });
  assert.equal([...lines.update(state('notSent'), 0)], []);
  assert.equal([...lines.update(state('notSent'), 3_900)], []);
  assert.equal([...lines.update(state('preferred'), 3_950)], []);
  assert.equal([...lines.update(state('notSent'), 4_000)], []);
  assert.equal([...lines.update(state('notSent'), 8_000)], ['ana']);
  assert.equal([...lines.update(state('preferred'), 8_250)], []);
});

test.run();
