/** Sizes change many times a second while a window is dragged; the engine need not follow. */
const settleMs = 200;

/** A picture that is there to be read is wanted whole, however small the place it stands in. */
const whole = { width: 3840, height: 2160 };

/** How a picture is shown in an element, besides its size. */
export interface ShownAs {
  /** A shared screen: letters would drown in a smaller picture. */
  readonly whole?: boolean;
  /** In a window above others, of this size: seen also while the page is not. */
  readonly floats?: { readonly width: number; readonly height: number };
}

interface Place {
  readonly trackId: string;
  readonly as: ShownAs;
  width: number;
  height: number;
  /** Within the window, and not scrolled away. */
  seen: boolean;
}

/**
 * Watches how big pictures are shown, so that no more is sent than can be seen. Sizes are device
 * pixels; an element that is hidden, gone, or in a page that nobody looks at counts as 0×0.
 */
export class ShownSizes {
  readonly #sizes: ResizeObserver;
  readonly #views: IntersectionObserver;
  readonly #tell: (trackId: string, width: number, height: number) => void;
  readonly #places = new Map<Element, Place>();
  /** Those that have changed since they were told. */
  readonly #changed = new Set<string>();
  readonly #told = new Map<string, string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(tell: (trackId: string, width: number, height: number) => void) {
    this.#tell = tell;
    this.#sizes = new ResizeObserver((entries) => {
      for (const { target, contentRect } of entries) {
        this.#place(target, { width: contentRect.width, height: contentRect.height });
      }
    });
    this.#views = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        this.#place(target, { seen: isIntersecting });
      }
    });
    document.addEventListener('visibilitychange', this.#looked);
  }

  /** Watches `element` as a place where `trackId` is shown. */
  watch(element: Element, trackId: string, as: ShownAs = {}): void {
    if (this.#places.get(element)?.trackId === trackId) return;
    this.unwatch(element);
    this.#places.set(element, { trackId, as, width: 0, height: 0, seen: true });
    this.#sizes.observe(element);
    if (!as.floats) this.#views.observe(element);
  }

  /** The element is gone: counts as 0×0 from now on. */
  unwatch(element: Element): void {
    const place = this.#places.get(element);
    if (place === undefined) return;
    this.#places.delete(element);
    this.#sizes.unobserve(element);
    this.#views.unobserve(element);
    // Moved to another element, perhaps: that one has its say before this is told.
    this.#note(place.trackId);
  }

  /** Watches nothing any more, and tells nothing. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#sizes.disconnect();
    this.#views.disconnect();
    document.removeEventListener('visibilitychange', this.#looked);
    this.#places.clear();
  }

  #place(element: Element, change: Partial<Pick<Place, 'width' | 'height' | 'seen'>>): void {
    const place = this.#places.get(element);
    if (place === undefined) return;
    Object.assign(place, change);
    this.#note(place.trackId);
  }

  #note(trackId: string): void {
    this.#changed.add(trackId);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#flush(), settleMs);
  }

  /** Nobody waits for a picture that was away because nobody looked. */
  readonly #looked = (): void => {
    for (const { trackId } of this.#places.values()) this.#changed.add(trackId);
    this.#flush();
  };

  #flush(): void {
    clearTimeout(this.#timer);
    for (const trackId of this.#changed) {
      const { width, height } = this.#sizeOf(trackId);
      const size = `${width}x${height}`;
      if (this.#told.get(trackId) === size) continue;
      this.#told.set(trackId, size);
      this.#tell(trackId, width, height);
    }
    this.#changed.clear();
  }

  /** The largest of the places where it is shown. */
  #sizeOf(trackId: string): { width: number; height: number } {
    let largest = { width: 0, height: 0 };
    for (const place of this.#places.values()) {
      if (place.trackId !== trackId) continue;
      const size = shownAt(place);
      if (size.width * size.height > largest.width * largest.height) largest = size;
    }
    return largest;
  }
}

function shownAt({ as, width, height, seen }: Place): { width: number; height: number } {
  const scale = window.devicePixelRatio;
  if (as.floats) {
    return {
      width: Math.round(as.floats.width * scale),
      height: Math.round(as.floats.height * scale),
    };
  }
  const isSeen = seen && document.visibilityState === 'visible' && width * height > 0;
  if (!isSeen) return { width: 0, height: 0 };
  if (as.whole) return whole;
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}
