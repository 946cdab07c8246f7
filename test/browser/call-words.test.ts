import * as assert from 'uvu/assert';
import { suite } from '../harness.ts';
import { openPractice } from './support/practice.ts';
import type { Practice, Visitor } from './support/practice.ts';

const test = suite('what one is told in a call');

declare global {
  /** The wake locks that a page was given. */
  var wakeLocks: WakeLockSentinel[];
}

let practice: Practice;

test.before(async () => {
  practice = await openPractice();
});
test.after.each(() => practice.everybodyOut());
test.after(() => practice.close());

async function pair(name: string, before?: () => void): Promise<{ campo: Visitor; ana: Visitor }> {
  const campo = await practice.chair(name);
  return { campo, ana: await practice.guest(campo.link, 'Ana Ortiz', before ? { before } : {}) };
}

/** A browser that wants a press for sound; whatever a test runs in a page would count as one. */
function silentUntilPressed(): void {
  let pressed = false;
  const isTheButton = (node: EventTarget): boolean =>
    node instanceof HTMLButtonElement && node.innerText === 'Hear the others';
  addEventListener(
    'click',
    (event) => {
      if (event.composedPath().some(isTheButton)) pressed = true;
    },
    { capture: true },
  );
  const native = HTMLMediaElement.prototype;
  const isPaused = Object.getOwnPropertyDescriptor(native, 'paused');
  Object.defineProperties(HTMLAudioElement.prototype, {
    play: {
      value(this: HTMLAudioElement) {
        if (pressed) return native.play.call(this);
        return Promise.reject(new DOMException('', 'NotAllowedError'));
      },
    },
    paused: {
      get(this: HTMLAudioElement) {
        return !pressed || Boolean(isPaused?.get?.call(this));
      },
    },
  });
}

test('sound that the browser holds back is asked for by one press', async () => {
  const { ana } = await pair('A word before a press', silentUntilPressed);
  const banner = ana.page.getByText('Your browser is holding back the sound.');
  await banner.waitFor();
  await ana.page.getByRole('button', { name: 'Hear the others' }).click();
  await ana.page.waitForFunction(() => {
    const sounds = (root: ParentNode): HTMLAudioElement[] =>
      [...root.querySelectorAll('*')].flatMap((element) => [
        ...(element instanceof HTMLAudioElement ? [element] : []),
        ...(element.shadowRoot ? sounds(element.shadowRoot) : []),
      ]);
    const all = sounds(document);
    return all.length > 0 && all.every(({ paused }) => !paused);
  });
  await banner.waitFor({ state: 'detached' });
});

/** Somebody who talks without a pause. */
function talkative(): void {
  const { mediaDevices } = navigator;
  const open = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = async (constraints) => {
    const stream = await open(constraints);
    const [heard] = stream.getAudioTracks();
    if (!heard) return stream;
    const context = new AudioContext();
    const tone = new OscillatorNode(context, { frequency: 220 });
    const mouth = context.createMediaStreamDestination();
    tone.connect(mouth);
    tone.start();
    stream.removeTrack(heard);
    heard.stop();
    stream.addTrack(mouth.stream.getAudioTracks()[0] as MediaStreamTrack);
    return stream;
  };
}

test('whoever talks while their microphone is off is told, and turns it on by a press', async () => {
  const { campo, ana } = await pair('Nobody hears you', talkative);
  const off = campo.page.getByRole('group', { name: /^Ana Ortiz\. Microphone off/ });
  await ana.page.getByRole('button', { name: 'Microphone', exact: true }).click();
  await off.waitFor();
  await ana.page.getByText('You are talking but your microphone is off.').waitFor();
  await ana.page.getByRole('button', { name: 'Turn on microphone' }).click();
  await off.waitFor({ state: 'detached' });
});

test('the space bar, for who has asked for it, opens the microphone while it is held', async () => {
  const { campo, ana } = await pair('Hold to talk');
  const { keyboard } = ana.page;
  const off = campo.page.getByRole('group', { name: /^Ana Ortiz\. Microphone off/ });
  await ana.page.locator('h1').first().focus();
  await keyboard.press('Control+d');
  await off.waitFor();
  await keyboard.down('Space');
  await keyboard.up('Space');
  await keyboard.press('Control+Shift+Slash');
  await ana.page.getByText('Hold the space bar to talk').click();
  await keyboard.press('Escape');
  assert.is(await off.count(), 1, 'nobody has asked for it before');
  await keyboard.down('Space');
  await off.waitFor({ state: 'detached' });
  await keyboard.up('Space');
  await off.waitFor();
  // On a button the key is the button's.
  await ana.page.getByRole('button', { name: 'Participants 2' }).focus();
  await keyboard.press('Space');
  await ana.page.getByRole('button', { name: 'Close participants' }).waitFor();
  assert.is(await off.count(), 1);
});

test('the screen is kept awake for as long as the call lasts', async () => {
  const { ana } = await pair('A long visit', () => {
    globalThis.wakeLocks = [];
    const request = navigator.wakeLock.request.bind(navigator.wakeLock);
    navigator.wakeLock.request = async (type) => {
      const sentinel = await request(type);
      wakeLocks.push(sentinel);
      return sentinel;
    };
  });
  await ana.page.waitForFunction(() => wakeLocks.length === 1);
  // As it is when another tab is looked at: the browser takes it away.
  await ana.page.evaluate(async () => {
    await wakeLocks[0]?.release();
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await ana.page.waitForFunction(() => wakeLocks.length === 2 && wakeLocks[1]?.released === false);
  await ana.page.getByRole('button', { name: 'Leave' }).click();
  await ana.page.waitForFunction(() => wakeLocks.every(({ released }) => released));
});

/** What the browser says of a sender on a computer that is too warm. */
function warmComputer(): void {
  const read = Object.getOwnPropertyDescriptor(RTCRtpSender.prototype, 'getStats');
  type Report = Record<string, unknown>;
  Object.defineProperty(RTCRtpSender.prototype, 'getStats', {
    async value(this: RTCRtpSender) {
      const all = (await (read?.value as () => Promise<Map<string, Report>>).call(this)).entries();
      return new Map(
        [...all].map(([id, report]) =>
          report['type'] === 'outbound-rtp'
            ? [id, { ...report, qualityLimitationReason: 'cpu' }]
            : [id, report],
        ),
      );
    },
  });
}

test('a device that is too busy for a large picture is told of', async () => {
  const { ana } = await pair('A warm computer', warmComputer);
  await ana.page.getByText('Your device is busy: the others see you smaller.').waitFor();
});

test.run();
