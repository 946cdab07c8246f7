import type { JoinResult, TrackInfo } from 'auscult/proto';
import * as assert from 'uvu/assert';
import { emptyState, reduce, trackOf } from '../../client/session/state.ts';
import type { Change, SessionState } from '../../client/session/state.ts';
import { suite } from '../harness.ts';

const test = suite('client: the state of a session');

const self = { role: 'chair', grants: { publish: ['camera', 'microphone'], receive: true } };
const ana = {
  id: 'ana',
  displayName: 'Ana Ortiz',
  role: 'guest',
  connection: 'connected',
} as const;
const campo = { ...ana, id: 'campo', displayName: 'Dr. Campo', role: 'chair' };
const camera: TrackInfo = {
  id: 'cam',
  participantId: 'ana',
  kind: 'video',
  source: 'camera',
  open: true,
  muted: false,
  rids: ['q', 'h', 'f'],
};
const result: JoinResult = {
  participantId: 'campo',
  resumeToken: 'secret',
  session: { id: 's', name: 'Consult', access: 'invitation' },
  self,
  participants: [campo, ana],
  tracks: [camera],
};
/** The reducer only carries it from place to place. */
const media = { id: 'browser track' } as unknown as MediaStreamTrack;

function after(...changes: readonly Change[]): SessionState {
  return changes.reduce(reduce, emptyState);
}

function anaIn(state: SessionState): NonNullable<(typeof state.participants)[number]> {
  const found = state.participants.find(({ id }) => id === 'ana');
  if (!found) throw new Error('Ana is not inside');
  return found;
}

test('joining shows who is inside and what they send', () => {
  const state = after({ kind: 'joinedSession', result });
  assert.is(state.phase, 'joined');
  assert.is(state.selfId, 'campo');
  assert.equal(
    state.participants.map(({ displayName }) => displayName),
    ['Dr. Campo', 'Ana Ortiz'],
  );
  assert.is(trackOf(anaIn(state), 'camera')?.media, null);
});

test('nothing of the resume token is in the state', () => {
  assert.not.match(JSON.stringify(after({ kind: 'joinedSession', result })), 'secret');
});

test('media finds its track, and a track that is published again keeps it', () => {
  const state = after(
    { kind: 'joinedSession', result },
    { kind: 'mediaArrived', trackId: 'cam', media },
    { kind: 'trackPublished', track: camera },
  );
  assert.is(trackOf(anaIn(state), 'camera')?.media, media);
});

test('media that arrives before its track changes nothing', () => {
  const before = after({ kind: 'joinedSession', result });
  assert.is(reduce(before, { kind: 'mediaArrived', trackId: 'unknown', media }), before);
});

test('joining anew keeps media that is still flowing', () => {
  const state = after(
    { kind: 'joinedSession', result },
    { kind: 'mediaArrived', trackId: 'cam', media },
    { kind: 'phase', phase: 'reconnecting' },
    { kind: 'joinedSession', result },
  );
  assert.is(state.phase, 'joined');
  assert.is(trackOf(anaIn(state), 'camera')?.media, media);
});

test('muting, a closed gate and a layer reach exactly their track', () => {
  const microphone: TrackInfo = { ...camera, id: 'mic', kind: 'audio', source: 'microphone' };
  const state = after(
    { kind: 'joinedSession', result },
    { kind: 'trackPublished', track: microphone },
    { kind: 'trackMuted', trackId: 'cam', participantId: 'ana', muted: true },
    { kind: 'trackGate', trackId: 'mic', participantId: 'ana', open: false },
    { kind: 'layerChanged', trackId: 'cam', current: 0, target: 1, reason: 'bandwidth:down' },
  );
  const cam = trackOf(anaIn(state), 'camera');
  const mic = trackOf(anaIn(state), 'microphone');
  assert.equal([cam?.muted, cam?.open, cam?.current], [true, true, 0]);
  assert.is(cam?.reason, 'bandwidth:down');
  assert.equal([mic?.muted, mic?.open, mic?.reason], [false, false, null]);
});

test('people come once, change, and go with their tracks', () => {
  let state = after(
    { kind: 'joinedSession', result },
    { kind: 'participantJoined', participant: ana },
    {
      kind: 'participantChanged',
      participantId: 'ana',
      role: 'viewer',
      connection: 'reconnecting',
    },
  );
  assert.is(state.participants.length, 2);
  assert.equal([anaIn(state).role, anaIn(state).connection], ['viewer', 'reconnecting']);
  assert.is(anaIn(state).tracks.length, 1);
  state = reduce(state, { kind: 'participantLeft', participantId: 'ana', reason: 'left' });
  assert.equal(
    state.participants.map(({ id }) => id),
    ['campo'],
  );
});

test('a track that ends is gone', () => {
  const state = after(
    { kind: 'joinedSession', result },
    { kind: 'trackEnded', trackId: 'cam', participantId: 'ana' },
  );
  assert.is(trackOf(anaIn(state), 'camera'), null);
});

test('a change of the own role brings its grants [S12]', () => {
  const viewer = { role: 'viewer', grants: { publish: [], receive: true } };
  const state = after({ kind: 'joinedSession', result }, { kind: 'roleChanged', self: viewer });
  assert.is(state.role, 'viewer');
  assert.equal(state.grants?.publish, []);
});

test('an end says why, and old states are not touched', () => {
  const before = Object.freeze(after({ kind: 'joinedSession', result }));
  const ending = { reason: 'removed', detail: 'accessChanged' } as const;
  const state = reduce(before, { kind: 'ended', ending });
  assert.is(state.phase, 'ended');
  assert.equal(state.ending, ending);
  assert.is(before.phase, 'joined');
});

test.run();
