const streams = new WeakMap<MediaStreamTrack, MediaStream>();

/** One MediaStream per track, so that an element is not given a new one with every render. */
export function streamOf(track: MediaStreamTrack | null): MediaStream | null {
  if (!track) return null;
  let stream = streams.get(track);
  if (!stream) streams.set(track, (stream = new MediaStream([track])));
  return stream;
}
