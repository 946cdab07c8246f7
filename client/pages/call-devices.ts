import { msg, str } from '@lit/localize';
import { failureText, failureTextForBoth } from '../app/failure-texts.ts';
import type { FailureText } from '../app/failure-texts.ts';
import { OwnEcho } from '../app/own-echo.ts';
import { SilentMicrophone } from '../app/silent-microphone.ts';
import { TalkingMuted } from '../app/talking-muted.ts';
import { onDecibelScale } from '../media/level.ts';
import type { CaptureDevice } from '../media/failures.ts';
import type { Source } from '../media/source.ts';
import type { DeviceNews, LocalMediaState } from '../media/local-media.ts';
import type { CallContext } from './call-context.ts';

const devices = ['microphone', 'camera'] as const;

/** A quarter of a minute. */
const looksUntilBusy = 3;

/** One's own microphone and camera in a call: what they give is sent, what is wrong is said. */
export class OwnDevices {
  readonly #call: CallContext;
  readonly #talkingMuted = new TalkingMuted();
  readonly #silent = new SilentMicrophone();
  readonly #echo = new OwnEcho();
  /** The loudest of one's own since the others were listened to last. */
  #ownLevel = 0;
  #busyLooks = 0;

  constructor(call: CallContext) {
    this.#call = call;
  }

  begin(): void {
    const local = this.#call.local();
    // A device that opened while we were joining has not been sent yet.
    for (const device of devices) this.#sync(device, local);
    this.#sayWhatIsMissing(local);
  }

  changed(before: LocalMediaState, next: LocalMediaState): void {
    for (const device of devices) {
      this.#sync(device, next);
      this.#sayTaken(device, before, next);
      const { cause } = next[device];
      if (cause === before[device].cause) continue;
      if (cause === null) this.#call.banners.withdraw(device);
      else this.#sayFailure(device, failureText(cause, device), next);
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

  heard(level: number, isDead: boolean): void {
    const { microphone } = this.#call.local();
    this.#ownLevel = Math.max(this.#ownLevel, microphone.state === 'on' ? level : 0);
    const muted = microphone.state === 'off' && microphone.track !== null;
    if (this.#talkingMuted.hear(level, muted)) {
      const act = (): void => void this.#call.media().setOn('microphone', true);
      this.#call.banners.show({
        text: msg('You are talking but your microphone is off.'),
        action: { label: msg('Turn on microphone'), act },
        forMs: 8_000,
      });
    }
    const isOn = microphone.state === 'on' && !microphone.taken;
    const word = this.#silent.hear(isDead, isOn);
    if (word === 'takeBack') this.#call.banners.withdraw('silent');
    if (word !== 'say') return;
    this.#call.banners.show({
      key: 'silent',
      text: msg('Your microphone is on but no sound is detected.'),
      action: { label: msg('Choose another'), act: this.#call.askForDevices },
      forMs: null,
    });
  }

  /** @param levels how loud the others' tracks have been since the last time, 0 to 1 */
  heardOthers(levels: ReadonlyMap<string, number>): void {
    const { participants, selfId } = this.#call.session();
    const others = participants.filter(({ id }) => id !== selfId);
    const loudness = others.map(({ id, tracks }) => {
      const track = tracks.find(({ source }) => source === 'microphone');
      return [id, onDecibelScale(levels.get(track?.id ?? '') ?? 0)] as const;
    });
    const by = this.#echo.hear(this.#ownLevel, new Map(loudness));
    this.#ownLevel = 0;
    const name = others.find(({ id }) => id === by)?.displayName;
    if (name === undefined) return;
    this.#call.banners.show({
      text: msg(
        str`Your voice comes back by way of ${name}. In one room, let one device listen and speak.`,
      ),
      forMs: 15_000,
    });
  }

  /** Asked every few seconds: what the processor limits for a moment is nothing to be told. */
  async lookAtProcessor(): Promise<void> {
    const isBusy = await this.#call.client().figures.isProcessorBusy();
    this.#busyLooks = isBusy ? this.#busyLooks + 1 : 0;
    if (this.#busyLooks !== looksUntilBusy) return;
    this.#call.banners.show({
      text: msg('Your device is busy: the others see you smaller. Closing other programmes helps.'),
      forMs: 12_000,
    });
  }

  news(news: DeviceNews): void {
    const { banners } = this.#call;
    if (news.kind === 'moved') {
      banners.show({ text: movedText(news.device, news.label), forMs: 10_000 });
      return;
    }
    const { device, choice } = news;
    const act = (): void => void this.#call.media().choose(device, choice.id);
    banners.show({
      text: foundText(device, choice.label),
      action: { label: msg('Use'), act },
      forMs: 20_000,
    });
  }

  /** What went wrong in the preview holds in here too, where the preview's notes are not seen. */
  #sayWhatIsMissing({ microphone, camera }: LocalMediaState): void {
    const both = camera.cause !== null && camera.cause === microphone.cause;
    const text = both ? failureTextForBoth(camera.cause) : null;
    if (text) {
      const open = (): void => void this.#call.media().open({ microphone: true, camera: true });
      this.#show('camera', msg('You joined without camera and microphone.'), text, open);
      return;
    }
    // The later one is on top: being heard matters most.
    for (const device of ['camera', 'microphone'] as const) {
      const { cause } = device === 'camera' ? camera : microphone;
      if (cause === null) continue;
      const joined =
        device === 'camera'
          ? msg('You joined without camera.')
          : msg('You joined without microphone.');
      const open = (): void => void this.#call.media().setOn(device, true);
      this.#show(device, joined, failureText(cause, device), open);
    }
  }

  #sayFailure(device: CaptureDevice, text: FailureText, { microphone }: LocalMediaState): void {
    // While the browser asks, it asks for one thing: said once.
    if (device === 'camera' && microphone.cause === 'questionOpen') return;
    this.#show(device, '', text, () => void this.#call.media().setOn(device, true));
  }

  #show(key: CaptureDevice, before: string, text: FailureText, tryAgain: () => void): void {
    const { title, advice, action } = text;
    const another = { label: msg('Choose another'), act: this.#call.askForDevices };
    this.#call.banners.show({
      key,
      text: `${before} ${title} ${advice}`.trim(),
      ...(action === 'tryAgain' && { action: { label: msg('Try again'), act: tryAgain } }),
      ...(text.another && hasAnother(this.#call.local(), key) && { other: another }),
      forMs: action === 'tryAgain' ? null : 12_000,
    });
  }

  #sayTaken(device: CaptureDevice, before: LocalMediaState, next: LocalMediaState): void {
    const isTaken = (state: LocalMediaState): boolean =>
      state[device].taken && state[device].state === 'on';
    if (isTaken(before) === isTaken(next)) return;
    const key = `taken ${device}`;
    if (!isTaken(next)) {
      this.#call.banners.withdraw(key);
      return;
    }
    const act = (): void => void this.#call.media().reopen(device);
    this.#call.banners.show({
      key,
      text: takenText(device),
      action: { label: msg('Use it again'), act },
      forMs: null,
    });
  }

  /** Tells the session client what one's own devices now give. */
  #sync(device: CaptureDevice, local: LocalMediaState): void {
    const { state, track, taken } = local[device];
    if (state === 'asking') return;
    this.#call
      .client()
      .send(device, { track, muted: state !== 'on' || taken })
      .catch(() => {
        const text = msg('That did not reach the others. Try again.');
        this.#call.banners.show({ text, forMs: 6_000 });
      });
  }
}

function hasAnother(
  { devices: { cameras, microphones } }: LocalMediaState,
  device: CaptureDevice,
): boolean {
  return (device === 'camera' ? cameras : microphones).length > 1;
}

function takenText(device: CaptureDevice): string {
  if (device === 'camera') {
    return isPhone() ? msg('Your phone took the camera.') : msg('Your computer took the camera.');
  }
  return isPhone()
    ? msg('Your phone took the microphone.')
    : msg('Your computer took the microphone.');
}

function isPhone(): boolean {
  return /Android|iPhone|iPad/.test(navigator.userAgent);
}

function foundText(device: CaptureDevice, label: string): string {
  return device === 'camera'
    ? msg(str`New camera found: ${label}`)
    : msg(str`New microphone found: ${label}`);
}

function movedText(device: CaptureDevice, label: string): string {
  return device === 'camera'
    ? msg(str`Your camera is gone. Now in use: ${label}`)
    : msg(str`Your microphone is gone. Now in use: ${label}`);
}
