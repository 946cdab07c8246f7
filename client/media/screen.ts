/** Phones have no getDisplayMedia: there the button is absent. */
export function canShareScreen(): boolean {
  const media = navigator.mediaDevices as MediaDevices | undefined;
  return media !== undefined && 'getDisplayMedia' in media;
}

/** What came of the browser's picker. The tracks are the caller's to stop. */
export type ScreenOutcome =
  | {
      readonly state: 'sharing';
      readonly video: MediaStreamTrack;
      readonly audio: MediaStreamTrack | null;
    }
  /** Closed the picker, which needs no words. */
  | { readonly state: 'cancelled' }
  /** Refused faster than a person can: the system keeps the browser from recording the screen. */
  | { readonly state: 'blockedBySystem' }
  | { readonly state: 'failed' };

/** No human answers a picker in less: macOS without the screen recording permission. */
const humanMs = 300;

/** Lets the person choose a screen, window or tab. Never rejects. Needs a click just before it. */
export async function shareScreen(): Promise<ScreenOutcome> {
  const askedMs = performance.now();
  try {
    const stream = await navigator.mediaDevices.getDisplayMedia({
      video: { frameRate: { ideal: 15, max: 30 }, width: { max: 1920 }, height: { max: 1080 } },
      audio: true,
    });
    const [video] = stream.getVideoTracks();
    const [audio] = stream.getAudioTracks();
    if (!video) return { state: 'failed' };
    // Text stays readable: rather fewer pictures than blurred ones.
    video.contentHint = 'detail';
    return { state: 'sharing', video, audio: audio ?? null };
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== 'NotAllowedError') {
      return { state: 'failed' };
    }
    const fast = performance.now() - askedMs < humanMs;
    return { state: fast ? 'blockedBySystem' : 'cancelled' };
  }
}
