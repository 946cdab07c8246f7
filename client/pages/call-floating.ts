import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { ShownSizes } from '../media/shown-size.ts';
import { streamOf } from '../media/stream-of.ts';
import { trackOf } from '../session/state.ts';
import type { SessionState, TrackState } from '../session/state.ts';
import type { CallContext } from './call-context.ts';

/** Firefox has a button of its own, and pages no say. */
export function canFloat(): boolean {
  return 'pictureInPictureEnabled' in document && document.pictureInPictureEnabled;
}

/**
 * One picture that floats above other windows while one reads a chart beside the call: a shared
 * screen, whoever is pinned, or else whoever speaks.
 */
export class FloatingPicture {
  readonly #call: CallContext;
  #window: PictureInPictureWindow | null = null;
  /** Its size has changed since it was told. */
  #isResized = false;

  constructor(call: CallContext) {
    this.#call = call;
  }

  get active(): boolean {
    return this.#window !== null;
  }

  /** Needs a click just before it. */
  async toggle(video: HTMLVideoElement | null, shown: TrackState | null): Promise<void> {
    if (document.pictureInPictureElement) {
      await document.exitPictureInPicture();
      return;
    }
    if (!video) return;
    try {
      video.srcObject = streamOf(shown?.media ?? null);
      await hasPicture(video);
      const window = await video.requestPictureInPicture();
      window.addEventListener('resize', () => {
        this.#isResized = true;
        this.#call.redraw();
      });
      this.#become(window);
    } catch {
      video.srcObject = null;
      const text = msg('The picture could not be shown in a window of its own.');
      this.#call.banners.show({ text, forMs: 6_000 });
    }
  }

  /** An element of its own: a tile's comes and goes with its person. */
  view(shown: TrackState | null): TemplateResult | typeof nothing {
    if (!canFloat()) return nothing;
    return html`<video
      class="floating"
      aria-hidden="true"
      tabindex="-1"
      autoplay
      playsinline
      .muted=${true}
      .srcObject=${live(this.#window ? streamOf(shown?.media ?? null) : null)}
      @leavepictureinpicture=${() => this.#become(null)}
    ></video>`;
  }

  /** What floats is seen, whatever the page is behind. */
  watch(sizes: ShownSizes | null, video: HTMLVideoElement | null, shown: TrackState | null): void {
    if (!video) return;
    const { width, height } = this.#window ?? { width: 0, height: 0 };
    if (this.#isResized || !this.#window || !shown) sizes?.unwatch(video);
    this.#isResized = false;
    if (this.#window && shown) sizes?.watch(video, shown.id, { floats: { width, height } });
  }

  /** The call is over. */
  stop(): void {
    if (this.#window && document.pictureInPictureElement) void document.exitPictureInPicture();
  }

  #become(window: PictureInPictureWindow | null): void {
    this.#window = window;
    this.#call.redraw();
  }
}

/** The picture that floats, or would; null while nobody shows one. */
export function floatingTrack(
  { participants, selfId }: SessionState,
  pinnedId: string | null,
  order: readonly string[],
  speaking: ReadonlySet<string>,
): TrackState | null {
  const others = participants.filter(({ id }) => id !== selfId);
  const rank = ({ id }: { id: string }): number =>
    id === pinnedId ? 0 : speaking.has(id) ? 1 : 2 + Math.max(0, order.indexOf(id));
  const screens = others.map((participant) => trackOf(participant, 'screen'));
  const cameras = others
    .toSorted((one, other) => rank(one) - rank(other))
    .map((participant) => trackOf(participant, 'camera'));
  const seen = (track: TrackState | null): track is TrackState =>
    track !== null && track.open && !track.muted && track.media !== null;
  return screens.findLast(seen) ?? cameras.find(seen) ?? null;
}

/** A window of its own opens only for a video whose size is known. */
function hasPicture(video: HTMLVideoElement): Promise<void> {
  if (video.readyState >= HTMLMediaElement.HAVE_METADATA) return Promise.resolve();
  return new Promise((resolve, reject) => {
    video.addEventListener('loadedmetadata', () => resolve(), { once: true });
    setTimeout(() => reject(new Error('no picture came')), 3_000);
  });
}
