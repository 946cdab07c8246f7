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
      /** Null where browser, system or person give none: nothing is promised before it is there. */
      readonly audio: MediaStreamTrack | null;
      /** The whole screen, and so the page that shares it. */
      readonly everything: boolean;
    }
  /** Closed the picker, which needs no words. */
  | { readonly state: 'cancelled' }
  /** Refused faster than a person can: the system keeps the browser from recording the screen. */
  | { readonly state: 'blockedBySystem' }
  | { readonly state: 'failed' };

/** No human answers a picker in less: macOS without the screen recording permission. */
const humanMs = 300;
/** On macOS a refusal may also come by way of a picker that shows nothing: twice is no whim. */
let refusedBefore = false;

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
    refusedBefore = false;
    const everything = video.getSettings().displaySurface === 'monitor';
    return { state: 'sharing', video, audio: audio ?? null, everything };
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== 'NotAllowedError') {
      return { state: 'failed' };
    }
    const isFast = performance.now() - askedMs < humanMs;
    const isAgain = refusedBefore && /Mac/.test(navigator.platform);
    refusedBefore = true;
    return { state: isFast || isAgain ? 'blockedBySystem' : 'cancelled' };
  }
}
