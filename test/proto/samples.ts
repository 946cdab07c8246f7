import type { Notice, NoticeKind, Outcome, Request, RequestKind } from 'auscult/proto';

/** One message of each kind with every field at something else than its default. */
export const requests: { readonly [Kind in RequestKind]: Extract<Request, { kind: Kind }> } = {
  join: { kind: 'join', ticket: 'ticket', autoSubscribe: true },
  prepare: { kind: 'prepare', ticket: 'ticket', autoSubscribe: true },
  resume: { kind: 'resume', token: 'token', lastNotice: 4_294_967_295 },
  leave: { kind: 'leave' },
  ping: { kind: 'ping' },
  publish: {
    kind: 'publish',
    sdp: 'v=0\r\n',
    tracks: [
      { mid: '0', source: 'camera', muted: false },
      { mid: '1', source: 'microphone', muted: true },
    ],
  },
  unpublish: { kind: 'unpublish', trackId: 'track' },
  setMuted: { kind: 'setMuted', trackId: 'track', muted: true },
  subscribe: { kind: 'subscribe', trackIds: ['one', 'two'], renew: true },
  unsubscribe: { kind: 'unsubscribe', trackIds: ['one'] },
  subscribeAnswer: { kind: 'subscribeAnswer', offerId: 7, sdp: 'v=0\r\n' },
  setShownSize: { kind: 'setShownSize', trackId: 'track', width: 1280, height: 720 },
  setPreferredLayer: { kind: 'setPreferredLayer', trackId: 'track', spatial: 0 },
  setRole: { kind: 'setRole', participantId: 'guest', role: 'viewer' },
  removeParticipant: { kind: 'removeParticipant', participantId: 'guest' },
  closeSession: { kind: 'closeSession' },
  getLines: { kind: 'getLines' },
  admitParticipant: { kind: 'admitParticipant', participantId: 'guest' },
  turnAway: { kind: 'turnAway', participantId: 'guest' },
  askToMute: { kind: 'askToMute', participantId: 'guest', source: 'microphone' },
};

const session = { id: 'session', name: 'New Patient Consult', access: 'private' };
const participant = { id: 'p', displayName: 'Dr. Ümit 🩺', role: 'chair', connection: 'connected' };
const track = {
  id: 'track',
  participantId: 'p',
  kind: 'video',
  source: 'camera',
  open: true,
  muted: true,
  rids: ['q', 'h', 'f'],
};
const self = { role: 'chair', grants: { publish: ['camera', 'screen'], receive: true } };

export const outcomes: { readonly [Kind in Outcome['kind']]: Extract<Outcome, { kind: Kind }> } = {
  done: { kind: 'done' },
  error: { kind: 'error', code: 'NOT_PERMITTED', message: 'no' },
  joined: {
    kind: 'joined',
    participantId: 'p',
    resumeToken: 'token',
    session,
    self,
    participants: [participant],
    tracks: [track],
  },
  prepared: { kind: 'prepared', self },
  held: { kind: 'held' },
  lines: {
    kind: 'lines',
    lines: [
      { participantId: 'p', protocol: 'udp', roundTripMs: 45.5, lost: 0.25 },
      { participantId: 'q', protocol: null, roundTripMs: null, lost: 0 },
    ],
  },
  resumed: { kind: 'resumed', resumeToken: 'token' },
  published: {
    kind: 'published',
    sdp: 'v=0',
    tracks: [{ mid: '0', track }],
    refused: [{ mid: '1', source: 'screen', code: 'ENGINE_SOURCE_NOT_GRANTED' }],
  },
};

export const notices: { readonly [Kind in NoticeKind]: Extract<Notice, { kind: Kind }> } = {
  participantJoined: { kind: 'participantJoined', participant },
  participantLeft: { kind: 'participantLeft', participantId: 'p', reason: 'lost' },
  participantChanged: {
    kind: 'participantChanged',
    participantId: 'p',
    role: 'viewer',
    connection: 'reconnecting',
  },
  sessionChanged: { kind: 'sessionChanged', session },
  admitted: { kind: 'admitted' },
  muteAsked: { kind: 'muteAsked', source: 'microphone' },
  heldChanged: { kind: 'heldChanged', held: [participant] },
  trackPublished: { kind: 'trackPublished', track },
  trackEnded: { kind: 'trackEnded', trackId: 'track', participantId: 'p' },
  trackGate: { kind: 'trackGate', trackId: 'track', participantId: 'p', open: true },
  trackMuted: { kind: 'trackMuted', trackId: 'track', participantId: 'p', muted: true },
  subscribeOffer: {
    kind: 'subscribeOffer',
    offerId: 3,
    sdp: 'v=0',
    tracks: [{ mid: '0', trackId: 'track' }],
  },
  roleChanged: { kind: 'roleChanged', self },
  removed: { kind: 'removed', reason: 'joinedElsewhere' },
  sessionClosed: { kind: 'sessionClosed', reason: 'closed' },
  layerChanged: {
    kind: 'layerChanged',
    trackId: 'track',
    current: 0,
    target: 2,
    reason: 'keyframePending',
  },
};
