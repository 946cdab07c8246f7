import { wireTrack } from '../engine-events.ts';
import { done, refuse } from './handler.ts';
import type { Handler } from './handler.ts';

export const publish: Handler<'publish'> = async ({ participant }, { sdp, tracks }) => {
  for (const { source, muted } of tracks) {
    if (muted) participant.mutedSources.add(source);
    else participant.mutedSources.delete(source);
  }
  const answer = await participant.engine.publish(
    sdp,
    tracks.map(({ mid, source }) => ({ mid, source })),
  );
  participant.sources.clear();
  for (const { id, source } of answer.tracks) participant.sources.set(id, source);
  return {
    kind: 'published',
    sdp: answer.sdp,
    tracks: answer.tracks.map(({ mid, ...track }) => ({
      mid,
      track: wireTrack(track, participant.mutedSources.has(track.source)),
    })),
    refused: answer.refused,
  };
};

export const unpublish: Handler<'unpublish'> = async ({ participant }, { trackId }) => {
  await participant.engine.unpublish(trackId);
  participant.sources.delete(trackId);
  return done;
};

export const setMuted: Handler<'setMuted'> = async ({ session, participant }, request) => {
  const { trackId, muted } = request;
  const source = participant.sources.get(trackId);
  // Somebody else's track is as good as none: nobody is muted from afar without knowing.
  if (source === undefined) return refuse('TRACK_NOT_FOUND', `no own track ${trackId}`);
  if (muted) participant.mutedSources.add(source);
  else participant.mutedSources.delete(source);
  const track = session.tracks.get(trackId);
  // Not there yet: it will be announced with this, once its publisher has joined.
  if (track && track.muted !== muted) {
    const participantId = participant.id;
    session.trackChanged(
      { ...track, muted },
      { kind: 'trackMuted', trackId, participantId, muted },
    );
  }
  return done;
};
