/** Sizes change many times a second while a window is dragged; the engine need not follow. */
const settleMs = 200;

/**
 * Watches how big pictures are shown, so that no more is sent than can be seen.
 * Sizes are device pixels; an element that is hidden or gone counts as 0×0.
 */
export class ShownSizes {
  readonly #observer: ResizeObserver;
  readonly #tell: (trackId: string, width: number, height: number) => void;
  readonly #trackIds = new Map<Element, string>();
  readonly #changed = new Map<string, { width: number; height: number }>();
  readonly #told = new Map<string, string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(tell: (trackId: string, width: number, height: number) => void) {
    this.#tell = tell;
    this.#observer = new ResizeObserver((entries) => {
      for (const { target, contentRect } of entries) {
        const trackId = this.#trackIds.get(target);
        if (trackId !== undefined) this.#note(trackId, contentRect.width, contentRect.height);
      }
    });
  }

  /** Watches `element` as the place where `trackId` is shown. */
  watch(element: Element, trackId: string): void {
    if (this.#trackIds.get(element) === trackId) return;
    this.unwatch(element);
    this.#trackIds.set(element, trackId);
    this.#observer.observe(element);
  }

  /** The element is gone: counts as 0×0 from now on. */
  unwatch(element: Element): void {
    const trackId = this.#trackIds.get(element);
    if (trackId === undefined) return;
    this.#trackIds.delete(element);
    this.#observer.unobserve(element);
    // Moved to another element rather than gone? Then that one tells.
    if (![...this.#trackIds.values()].includes(trackId)) this.#note(trackId, 0, 0);
  }

  /** Watches nothing any more, and tells nothing. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#observer.disconnect();
    this.#trackIds.clear();
  }

  #note(trackId: string, cssWidth: number, cssHeight: number): void {
    const scale = window.devicePixelRatio;
    this.#changed.set(trackId, {
      width: Math.round(cssWidth * scale),
      height: Math.round(cssHeight * scale),
    });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#flush(), settleMs);
  }

  #flush(): void {
    for (const [trackId, { width, height }] of this.#changed) {
      const size = `${width}x${height}`;
      if (this.#told.get(trackId) === size) continue;
      this.#told.set(trackId, size);
      this.#tell(trackId, width, height);
    }
    this.#changed.clear();
  }
}
