export { SessionClient } from './session-client.ts';
export { Chairing } from './chairing.ts';
export { Lines } from './lines.ts';
export { MediaFigures } from './media-figures.ts';
export type { MediaConnections } from './media-figures.ts';
export type { PersonLine } from './lines.ts';
export type { Outgoing, SessionClientOptions } from './options.ts';
export { emptyState, reduce, trackOf } from './state.ts';
export type {
  Change,
  Ending,
  LocalChange,
  ParticipantState,
  Phase,
  SessionState,
  TrackState,
} from './state.ts';
