import { msg } from '@lit/localize';
import { failureText } from '../app/failure-texts.ts';
import { TalkingMuted } from '../app/talking-muted.ts';
import type { CaptureDevice } from '../media/failures.ts';
import type { LocalMediaState } from '../media/local-media.ts';
import type { Source } from '../media/source.ts';
import type { CallContext } from './call-context.ts';

/** One's own microphone and camera in a call: what they give is sent, what is wrong is said. */
export class OwnDevices {
  readonly #call: CallContext;
  readonly #talkingMuted = new TalkingMuted();

  constructor(call: CallContext) {
    this.#call = call;
  }

  /** A device that opened while we were joining has not been sent yet. */
  begin(): void {
    this.#sync('microphone', this.#call.local());
    this.#sync('camera', this.#call.local());
  }

  changed(before: LocalMediaState, next: LocalMediaState): void {
    this.#sync('microphone', next);
    this.#sync('camera', next);
    for (const device of ['microphone', 'camera'] as const) {
      const { cause } = next[device];
      if (cause === null || cause === before[device].cause) continue;
      const { title, advice } = failureText(cause, device);
      this.#call.banners.show({ text: `${title} ${advice}`, forMs: 12_000 });
    }
  }

  /** A chair may turn a microphone off; turning it on again is its owner's to do. */
  muteAsked(source: Source): void {
    if (source !== 'microphone' || this.#call.local().microphone.state !== 'on') return;
    void this.#call.media().setOn('microphone', false);
    this.#call.banners.show({
      text: msg('The chair turned off your microphone. You can turn it on again.'),
      forMs: 8_000,
    });
  }

  heard(level: number): void {
    const { microphone } = this.#call.local();
    const muted = microphone.state === 'off' && microphone.track !== null;
    if (!this.#talkingMuted.hear(level, muted)) return;
    const act = (): void => void this.#call.media().setOn('microphone', true);
    this.#call.banners.show({
      text: msg('You are talking but your microphone is off.'),
      action: { label: msg('Turn on microphone'), act },
      forMs: 8_000,
    });
  }

  /** Tells the session client what one's own devices now give. */
  #sync(device: CaptureDevice, local: LocalMediaState): void {
    const { state, track } = local[device];
    if (state === 'asking') return;
    this.#call
      .client()
      .send(device, { track, muted: state !== 'on' })
      .catch(() => {
        const text = msg('That did not reach the others. Try again.');
        this.#call.banners.show({ text, forMs: 6_000 });
      });
  }
}
