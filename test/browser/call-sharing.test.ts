import type { Page } from 'playwright';
import * as assert from 'uvu/assert';
import { suite } from '../harness.ts';
import { openPractice } from './support/practice.ts';
import type { Practice, Visitor } from './support/practice.ts';
import { pictures, untilReceived } from './support/statistics.ts';

const test = suite('sharing a screen');

let practice: Practice;

test.before(async () => {
  practice = await openPractice();
});
test.after.each(() => practice.everybodyOut());
test.after(() => practice.close());

async function pair(name: string): Promise<{ campo: Visitor; ana: Visitor }> {
  const campo = await practice.chair(name);
  const ana = await practice.guest(campo.link, 'Ana Ortiz');
  await untilReceived(campo.page, (all) => pictures(all).length === 1, 'Dr. Campo sees Ana');
  return { campo, ana };
}

function shareButton(page: Page) {
  return page.getByRole('button', { name: 'Share screen' });
}

test('a bar stays until the sharing is stopped, and warns where the page is on the screen', async () => {
  const { campo, ana } = await pair('A whole screen');
  await shareButton(ana.page).click();
  const bar = ana.page.getByRole('region', { name: 'Screen sharing' });
  await bar.getByText('You are sharing your screen').waitFor();
  await bar.getByText('This page is on it, too, and may repeat itself.').waitFor();
  await campo.page.getByText('Screen of Ana Ortiz').first().waitFor();
  const hints = await ana.page.evaluate(() =>
    auscultInstruments.connections
      .flatMap((connection) => connection.getSenders())
      .flatMap(({ track }) => (track?.kind === 'video' ? [track.contentHint] : [])),
  );
  assert.ok(hints.includes('detail'), 'rather fewer pictures than blurred ones');
  await bar.getByRole('button', { name: 'Stop sharing' }).click();
  await bar.waitFor({ state: 'detached' });
  await campo.page.getByText('Screen of Ana Ortiz').first().waitFor({ state: 'detached' });
});

test('a window has no such warning, and its sound is told of where it has some', async () => {
  const { campo, ana } = await pair('A window');
  await ana.page.evaluate(() => {
    navigator.mediaDevices.getDisplayMedia = async () => {
      const canvas = document.createElement('canvas');
      const draw = (): void => {
        canvas.getContext('2d')?.fillRect(Math.random() * 300, 0, 10, 10);
        requestAnimationFrame(draw);
      };
      draw();
      const stream = canvas.captureStream(5);
      for (const track of stream.getVideoTracks()) {
        track.getSettings = () => ({ displaySurface: 'window', width: 300, height: 150 });
      }
      const context = new AudioContext();
      const out = context.createMediaStreamDestination();
      const voice = context.createOscillator();
      voice.connect(out);
      voice.start();
      for (const track of out.stream.getAudioTracks()) stream.addTrack(track);
      return stream;
    };
  });
  await shareButton(ana.page).click();
  const bar = ana.page.getByRole('region', { name: 'Screen sharing' });
  await bar.getByText('You are sharing your screen and its sound.').waitFor();
  assert.is(await bar.getByText('This page is on it').count(), 0);
  await untilReceived(
    campo.page,
    (all) => all.filter(({ kind }) => kind === 'audio').length === 2,
    'Dr. Campo hears the window, too',
  );
});

/** The picker is refused after so long, on such a computer. */
async function refuse(page: Page, afterMs: number, platform: string): Promise<void> {
  await page.evaluate(
    ([waitMs, name]) => {
      Object.defineProperty(navigator, 'platform', { value: name, configurable: true });
      const counted = globalThis as unknown as { refusals: number };
      counted.refusals ??= 0;
      navigator.mediaDevices.getDisplayMedia = async () => {
        await new Promise((resolve) => setTimeout(resolve, waitMs));
        counted.refusals += 1;
        throw new DOMException('Permission denied', 'NotAllowedError');
      };
    },
    [afterMs, platform] as const,
  );
}

async function tryToShare(page: Page): Promise<void> {
  const before = await page.evaluate(() => (globalThis as { refusals?: number }).refusals ?? 0);
  await shareButton(page).click();
  await page.waitForFunction(
    (count) => ((globalThis as { refusals?: number }).refusals ?? 0) > count,
    before,
  );
}

test('a picker that was closed says nothing; a system that refuses is told of', async () => {
  const campo = await practice.chair('Nothing to see');
  const allow = campo.page.getByText('Allow screen recording for this browser in System Settings');
  await refuse(campo.page, 400, 'Linux x86_64');
  await tryToShare(campo.page);
  await tryToShare(campo.page);
  assert.is(await allow.count(), 0, 'closed by hand, twice');
  await refuse(campo.page, 0, 'Linux x86_64');
  await tryToShare(campo.page);
  await allow.waitFor();
});

test('on macOS a second refusal is told of, since its pickers may show nothing', async () => {
  const campo = await practice.chair('Nothing to see on macOS');
  const allow = campo.page.getByText('Allow screen recording for this browser in System Settings');
  await refuse(campo.page, 400, 'MacIntel');
  await tryToShare(campo.page);
  assert.is(await allow.count(), 0, 'once on macOS may be a whim');
  await tryToShare(campo.page);
  await allow.waitFor();
});

test.run();
