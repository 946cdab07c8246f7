import type { Page } from 'playwright';
import * as assert from 'uvu/assert';
import { join, logIn, startSession } from '../../bench/browser/journeys.ts';
import { suite } from '../harness.ts';
import { openPractice } from './support/practice.ts';
import type { Practice, Visitor } from './support/practice.ts';
import { pictures, untilReceived } from './support/statistics.ts';

const test = suite('devices that come and go in a call');

declare global {
  interface Window {
    /** What a test holds back of the browser's answers, and the cameras that came of them. */
    held: { on: boolean; waiting: (() => void)[]; tracks: MediaStreamTrack[] };
  }
}

let practice: Practice;

test.before(async () => {
  practice = await openPractice();
});
test.after.each(() => practice.everybodyOut());
test.after(() => practice.close());

async function pair(name: string): Promise<{ campo: Visitor; ana: Visitor }> {
  const campo = await practice.chair(name);
  const ana = await practice.guest(campo.link, 'Ana Ortiz');
  await heard(campo.page, 'Ana');
  return { campo, ana };
}

/** Waits until `page` hears more than it has so far. */
async function heard(page: Page, who: string): Promise<void> {
  const energy = (all: readonly { totalAudioEnergy: number }[]): number =>
    all.reduce((sum, { totalAudioEnergy }) => sum + totalAudioEnergy, 0);
  const before = energy(await untilReceived(page, () => true, 'statistics'));
  await untilReceived(page, (all) => energy(all) > before + 0.01, `${who} is heard`);
}

/** What the system does to a track of one's own, and what the browser then tells the page. */
function happens(page: Page, kind: 'audio' | 'video', event: 'ended' | 'mute' | 'unmute') {
  return page.evaluate(
    ([wanted, name]) => {
      const tracks = auscultInstruments.connections.flatMap((connection) =>
        connection.getSenders().map(({ track }) => track),
      );
      const track = tracks.find((each) => each?.kind === wanted);
      if (!track) throw new Error(`no ${wanted} is sent`);
      if (name === 'ended') track.stop();
      track.dispatchEvent(new Event(name));
    },
    [kind, event] as const,
  );
}

function sentId(page: Page, kind: 'audio' | 'video'): Promise<string | undefined> {
  return page.evaluate(
    (wanted) =>
      auscultInstruments.connections
        .flatMap((connection) => connection.getSenders().map(({ track }) => track))
        .find((track) => track?.kind === wanted)?.id,
    kind,
  );
}

test('a camera that is plugged in is offered, and used on a press', async () => {
  const { ana } = await pair('Another camera');
  await ana.page.evaluate(() => {
    const { mediaDevices } = navigator;
    const enumerate = mediaDevices.enumerateDevices.bind(mediaDevices);
    const plugged = { kind: 'videoinput', deviceId: 'desk', label: 'Desk camera', groupId: '' };
    mediaDevices.enumerateDevices = async () => [
      ...(await enumerate()),
      { ...plugged, toJSON: () => plugged } as MediaDeviceInfo,
    ];
    const open = mediaDevices.getUserMedia.bind(mediaDevices);
    const asked: unknown[] = [];
    Object.assign(globalThis, { asked });
    mediaDevices.getUserMedia = (constraints) => {
      asked.push((constraints?.video as MediaTrackConstraints).deviceId);
      return open({ video: true });
    };
    mediaDevices.dispatchEvent(new Event('devicechange'));
  });
  await ana.page.getByText('New camera found: Desk camera').waitFor();
  await ana.page.getByRole('button', { name: 'Use', exact: true }).click();
  await ana.page.waitForFunction(() => (globalThis as { asked?: unknown[] }).asked?.length === 1);
  assert.equal(await ana.page.evaluate(() => (globalThis as { asked?: unknown[] }).asked), [
    { exact: 'desk' },
  ]);
  await ana.page.getByText('New camera found').waitFor({ state: 'detached' });
});

test('when the camera in use is gone, another one goes on for it and is named', async () => {
  const { campo, ana } = await pair('A camera that is pulled out');
  await untilReceived(campo.page, (all) => pictures(all).length === 1, 'Dr. Campo sees Ana');
  const before = await sentId(ana.page, 'video');
  await happens(ana.page, 'video', 'ended');
  await ana.page.getByText(/^Your camera is gone\. Now in use: fake_device_0/).waitFor();
  assert.is.not(await sentId(ana.page, 'video'), before);
  const [{ framesDecoded = 0 } = {}] = pictures(
    await untilReceived(campo.page, () => true, 'statistics'),
  );
  await untilReceived(
    campo.page,
    (all) => (pictures(all)[0]?.framesDecoded ?? 0) > framesDecoded + 10,
    'the picture goes on',
  );
});

test('a camera is asked for once however often one presses, and after Leave nothing is live', async () => {
  const { page } = await practice.person({
    before: () => {
      const media = navigator.mediaDevices;
      const real = media.getUserMedia.bind(media);
      const tracks: MediaStreamTrack[] = [];
      const waiting: (() => void)[] = [];
      media.getUserMedia = async (constraints) => {
        if (held.on) await new Promise<void>((resolve) => waiting.push(resolve));
        const stream = await real(constraints);
        tracks.push(...stream.getVideoTracks());
        return stream;
      };
      const held = { on: false, waiting, tracks };
      Object.assign(window, { held });
    },
  });
  const cameras = (): Promise<string[]> =>
    page.evaluate(() => window.held.tracks.map(({ readyState }) => readyState));
  const asked = (count: number): Promise<unknown> =>
    page.waitForFunction((wanted) => window.held.waiting.length === wanted, count);
  await logIn(page, practice.app, /Campo/);
  await startSession(page, 'One camera');
  await join(page);
  const camera = page.getByRole('button', { name: 'Camera', exact: true });
  await camera.click();
  assert.equal(await cameras(), ['ended'], 'its light goes out');

  // The browser takes its time, and so one presses again.
  await page.evaluate(() => (window.held.on = true));
  await camera.click();
  await asked(1);
  await camera.click();
  await page.evaluate(() => {
    window.held.on = false;
    window.held.waiting.splice(0).forEach((go) => go());
  });
  await page.locator('button[aria-label="Camera"][aria-pressed="true"]').waitFor();
  assert.equal(await cameras(), ['ended', 'live']);
  await camera.click();
  await page.locator('button[aria-label="Camera"][aria-pressed="false"]').waitFor();
  assert.equal(await cameras(), ['ended', 'ended']);

  // One leaves while it asks.
  await page.evaluate(() => (window.held.on = true));
  await camera.click();
  await asked(1);
  await page.getByRole('button', { name: 'Leave' }).click();
  await page.getByRole('menuitem', { name: /^Leave/ }).click();
  await page.getByRole('heading', { name: 'Telehealth' }).waitFor();
  await page.evaluate(() => window.held.waiting.splice(0).forEach((go) => go()));
  await page.waitForFunction(() => window.held.tracks.length === 3);
  await page.waitForFunction(() => window.held.tracks.every((one) => one.readyState === 'ended'));
});

test('a microphone that died while it was off is opened anew when it is turned on', async () => {
  const { campo, ana } = await pair('A headset that is put away');
  const microphone = ana.page.getByRole('button', { name: 'Microphone', exact: true });
  await microphone.click();
  await campo.page.getByRole('group', { name: /^Ana Ortiz\. Microphone off/ }).waitFor();
  await happens(ana.page, 'audio', 'ended');
  assert.is(await microphone.getAttribute('aria-pressed'), 'false');
  await microphone.click();
  await campo.page.getByRole('group', { name: /^Ana Ortiz\. Connection/ }).waitFor();
  await heard(campo.page, 'Ana, with the new one');
});

test('a phone call takes the microphone: said on both ends, and taken back by a press or the system', async () => {
  const { campo, ana } = await pair('A phone that rings');
  const taken = ana.page.getByText('Your computer took the microphone.');
  const silent = campo.page.getByRole('group', { name: /^Ana Ortiz\. Microphone off/ });
  const before = await sentId(ana.page, 'audio');
  await happens(ana.page, 'audio', 'mute');
  await taken.waitFor();
  await silent.waitFor();
  await ana.page.getByRole('button', { name: 'Use it again' }).click();
  await silent.waitFor({ state: 'detached' });
  assert.is.not(await sentId(ana.page, 'audio'), before, 'a new track');
  await heard(campo.page, 'Ana, again');

  await happens(ana.page, 'audio', 'mute');
  await taken.waitFor();
  await silent.waitFor();
  await happens(ana.page, 'audio', 'unmute');
  await taken.waitFor({ state: 'detached' });
  await silent.waitFor({ state: 'detached' });
});

test('the system takes the camera: said, and taken back by a press', async () => {
  const { campo, ana } = await pair('Another app with a camera');
  await untilReceived(campo.page, (all) => pictures(all).length === 1, 'Dr. Campo sees Ana');
  const before = await sentId(ana.page, 'video');
  await happens(ana.page, 'video', 'mute');
  await ana.page.getByText('Your computer took the camera.').waitFor();
  await ana.page.getByRole('button', { name: 'Use it again' }).click();
  await ana.page.getByText('took the camera').waitFor({ state: 'detached' });
  await ana.page.waitForFunction(
    (known) =>
      auscultInstruments.connections.some((connection) =>
        connection.getSenders().some(({ track }) => track?.kind === 'video' && track.id !== known),
      ),
    before,
  );
});

test('a microphone without any sound is told of, and another can be chosen', async () => {
  const campo = await practice.chair('Mouthing words');
  const ana = await practice.guest(campo.link, 'Ana Ortiz', {
    before: () => {
      const { mediaDevices } = navigator;
      const open = mediaDevices.getUserMedia.bind(mediaDevices);
      mediaDevices.getUserMedia = async (constraints) => {
        const stream = await open(constraints);
        const [heard] = stream.getAudioTracks();
        const [silent] = new AudioContext().createMediaStreamDestination().stream.getAudioTracks();
        if (heard && silent) {
          stream.removeTrack(heard);
          heard.stop();
          stream.addTrack(silent);
        }
        return stream;
      };
    },
  });
  await ana.page.getByText('Your microphone is on but no sound is detected.').waitFor();
  await ana.page.getByRole('button', { name: 'Choose another' }).click();
  await ana.page.getByRole('dialog', { name: 'Microphone, camera and speaker' }).waitFor();
  assert.is(await campo.page.getByText('no sound is detected').count(), 0);
});

test.run();
