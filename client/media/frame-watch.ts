/** Longer than any camera pauses, and than one takes from its start to its first picture. */
const frozenAfterMs = 2_000;
const startsWithinMs = 6_000;

/**
 * Notices a camera that is on and gives no picture: black from the start, or standing still, as
 * iPhones have it. Where the browser does not tell of frames (`requestVideoFrameCallback`) nothing
 * is noticed.
 */
export class FrameWatch {
  readonly #changed: (frozen: boolean) => void;
  #video: HTMLVideoElement | null = null;
  #callback = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #frozen = false;

  constructor(changed: (frozen: boolean) => void) {
    this.#changed = changed;
  }

  /** @param track what `video` is to show; null: nothing, and so nothing to wait for */
  watch(video: HTMLVideoElement, track: MediaStreamTrack | null): void {
    this.#release();
    this.#set(false);
    document.addEventListener('visibilitychange', this.#visibilityChanged);
    if (track === null || !('requestVideoFrameCallback' in video)) return;
    this.#video = video;
    this.#wait(startsWithinMs);
    this.#ask(video);
  }

  stop(): void {
    this.#release();
    document.removeEventListener('visibilitychange', this.#visibilityChanged);
  }

  #release(): void {
    clearTimeout(this.#timer);
    this.#video?.cancelVideoFrameCallback(this.#callback);
    this.#video = null;
  }

  #ask(video: HTMLVideoElement): void {
    this.#callback = video.requestVideoFrameCallback(() => {
      this.#set(false);
      this.#wait(frozenAfterMs);
      this.#ask(video);
    });
  }

  #wait(limitMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      // A page that nobody sees draws nothing.
      if (document.visibilityState === 'visible') this.#set(true);
    }, limitMs);
  }

  readonly #visibilityChanged = (): void => {
    if (this.#video && document.visibilityState === 'visible') this.#wait(startsWithinMs);
  };

  #set(frozen: boolean): void {
    if (this.#frozen === frozen) return;
    this.#frozen = frozen;
    this.#changed(frozen);
  }
}
