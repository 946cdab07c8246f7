import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { icon } from '../design/icons.ts';
import { shareScreen } from '../media/screen.ts';
import type { CallContext } from './call-context.ts';

/** One's own screen, from the browser's picker until it is not shared any more. */
export class ScreenSharing {
  readonly #call: CallContext;
  #track: MediaStreamTrack | null = null;
  /** What of it the bar tells. */
  #shared = { sound: false, everything: false };

  constructor(call: CallContext) {
    this.#call = call;
  }

  get active(): boolean {
    return this.#track !== null;
  }

  async toggle(): Promise<void> {
    if (this.#track) {
      this.end();
      return;
    }
    const { banners } = this.#call;
    const outcome = await shareScreen();
    switch (outcome.state) {
      case 'cancelled':
        return;
      case 'blockedBySystem':
        banners.show({
          text: msg('Allow screen recording for this browser in System Settings, then try again.'),
          forMs: 12_000,
        });
        return;
      case 'failed':
        banners.show({ text: msg('The screen could not be shared.'), forMs: 8_000 });
        return;
      case 'sharing':
    }
    this.#shared = { sound: outcome.audio !== null, everything: outcome.everything };
    this.#become(outcome.video);
    // The browser's own "Stop sharing".
    outcome.video.addEventListener('ended', () => this.end());
    const client = this.#call.client();
    try {
      await client.send('screen', { track: outcome.video, muted: false });
      if (outcome.audio) await client.send('screenAudio', { track: outcome.audio, muted: false });
      this.#call.announce(msg('You are sharing your screen.'));
    } catch {
      this.end();
      banners.show({ text: msg('The screen could not be shared.'), forMs: 8_000 });
    }
  }

  end(): void {
    if (!this.#track) return;
    this.#track.stop();
    this.#become(null);
    const client = this.#call.client();
    void Promise.all([client.stop('screen'), client.stop('screenAudio')]).catch(() => undefined);
    this.#call.announce(msg('You are not sharing your screen any more.'));
  }

  /** Stays for as long as the screen is shared, wherever one looks meanwhile. */
  view(): TemplateResult | typeof nothing {
    if (!this.#track) return nothing;
    const { sound, everything } = this.#shared;
    return html`<section class="sharing-bar" aria-label=${msg('Screen sharing')}>
      ${icon('screen')}
      <p>
        <strong
          >${
            sound
              ? msg('You are sharing your screen and its sound.')
              : msg('You are sharing your screen.')
          }</strong
        >
        ${
          everything
            ? msg(
                'This page is on it, too, and may repeat itself. Share a window or a tab instead.',
              )
            : nothing
        }
      </p>
      <button class="button" type="button" @click=${() => this.end()}>
        ${msg('Stop sharing')}
      </button>
    </section>`;
  }

  /** The call is over: nothing is left to tell anybody. */
  stop(): void {
    this.#track?.stop();
  }

  #become(track: MediaStreamTrack | null): void {
    this.#track = track;
    this.#call.redraw();
  }
}
