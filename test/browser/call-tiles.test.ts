// runs alone
import type { Page } from 'playwright';
import * as assert from 'uvu/assert';
import { join } from '../../bench/browser/journeys.ts';
import { suite } from '../harness.ts';
import { openPractice } from './support/practice.ts';
import type { Practice } from './support/practice.ts';
import { Requests } from './support/requests.ts';
import { pictures, untilReceived } from './support/statistics.ts';

const test = suite('the tiles of a call');

let practice: Practice;

test.before(async () => {
  practice = await openPractice();
});
test.after.each(() => practice.everybodyOut());
test.after(() => practice.close());

/** Comes with everything turned off: many such fit on a small machine. */
function quiet(): void {
  localStorage.setItem(
    'auscult.preferences',
    JSON.stringify({ microphoneOn: false, cameraOn: false }),
  );
}

/** The same, with a microphone that hears somebody talk on and on. */
function talkative(): void {
  localStorage.setItem(
    'auscult.preferences',
    JSON.stringify({ microphoneOn: false, cameraOn: false }),
  );
  navigator.mediaDevices.getUserMedia = async () => {
    const context = new AudioContext();
    const voice = context.createOscillator();
    const out = context.createMediaStreamDestination();
    voice.connect(out);
    voice.start();
    return out.stream;
  };
}

/** Comes with everything turned off, and counts how often an element begins to play a stream. */
function listening(): void {
  localStorage.setItem(
    'auscult.preferences',
    JSON.stringify({ microphoneOn: false, cameraOn: false }),
  );
  const begun = { sounds: 0 };
  const { prototype } = HTMLMediaElement;
  const native = Object.getOwnPropertyDescriptor(prototype, 'srcObject');
  Object.defineProperty(prototype, 'srcObject', {
    ...native,
    set(this: HTMLMediaElement, source: MediaProvider | null) {
      native?.set?.call(this, source);
      if (this instanceof HTMLAudioElement) begun.sounds += 1;
    },
  });
  Object.assign(globalThis, { begun });
}

/** Names as they are seen, from the top left to the bottom right. */
function standing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const call = document
      .querySelector('auscult-app')
      ?.shadowRoot?.querySelector('auscult-camera-preview')
      ?.shadowRoot?.querySelector('auscult-call');
    const tiles = [...(call?.shadowRoot?.querySelectorAll<HTMLElement>('auscult-tile') ?? [])];
    const places = tiles.map((tile) => ({ tile, box: tile.getBoundingClientRect() }));
    places.sort((a, b) => a.box.top - b.box.top || a.box.left - b.box.left);
    return places.map(
      ({ tile }) => tile.shadowRoot?.querySelector('.who')?.textContent.trim() ?? '',
    );
  });
}

test('a tile says who it is, what is off, and on focus what is wrong', async () => {
  const campo = await practice.chair('What a tile says');
  const ana = await practice.guest(campo.link, 'Ana Ortiz');
  await untilReceived(campo.page, (all) => pictures(all).length === 1, 'Dr. Campo sees Ana');
  const tile = campo.page.getByRole('group', { name: /^Ana Ortiz/ });
  assert.is(await tile.getAttribute('aria-label'), 'Ana Ortiz. Connection good');
  await ana.page.getByRole('button', { name: 'Camera', exact: true }).click();
  await ana.page.getByRole('button', { name: 'Microphone', exact: true }).click();
  await tile.getByText('AO', { exact: true }).waitFor();
  await campo.page
    .getByRole('group', { name: 'Ana Ortiz. Microphone off. Connection good' })
    .waitFor();
  await ana.page.getByRole('button', { name: 'Camera', exact: true }).click();
  await tile.getByText('AO', { exact: true }).waitFor({ state: 'detached' });

  // Ana's line gives out: her socket is gone, and the tile says so in shape and word.
  const note = tile.locator('p', { hasText: 'Ana Ortiz is reconnecting…' });
  await ana.context.setOffline(true);
  await ana.page.evaluate(() => window.dispatchEvent(new Event('online')));
  await campo.page.getByRole('group', { name: /^Ana Ortiz.* is reconnecting…/ }).waitFor();
  await campo.page.mouse.move(5, 795);
  const opacity = () => note.evaluate((element) => getComputedStyle(element).opacity);
  assert.is(await opacity(), '0', 'a face is not covered without being asked');
  await tile.focus();
  assert.is(await opacity(), '1');
  await tile.getByText('Connection lost').waitFor({ state: 'attached' });
});

test('anybody of three can be pinned, by mouse and by keyboard', async () => {
  const campo = await practice.chair('Whom one wants to see');
  await practice.guest(campo.link, 'Ana Ortiz', { before: quiet });
  await practice.guest(campo.link, 'Luis Ortiz', { before: quiet });
  const ana = campo.page.getByRole('group', { name: /^Ana Ortiz/ });
  const width = async () => (await ana.boundingBox())?.width ?? 0;
  const luis = campo.page.getByRole('group', { name: /^Luis Ortiz/ });
  await luis.waitFor();
  await campo.page.locator('.stage.grid').waitFor();
  await ana.hover();
  await campo.page.getByRole('button', { name: 'Pin Ana Ortiz', exact: true }).click();
  await campo.page.locator('.stage.pinned').waitFor();
  assert.ok((await width()) > 900, 'large');
  await ana.focus();
  await campo.page.keyboard.press('Tab');
  await campo.page.getByRole('button', { name: 'Unpin Ana Ortiz' }).waitFor();
  await campo.page.keyboard.press('Enter');
  await campo.page.locator('.stage.grid').waitFor();
  assert.ok((await width()) < 700, 'one among others');
  await luis.focus();
  await campo.page.keyboard.press('Tab');
  await campo.page.keyboard.press('Enter');
  await campo.page.locator('.stage.pinned').waitFor();
  assert.equal((await standing(campo.page)).toSorted(), ['Ana Ortiz', 'Luis Ortiz', 'You']);
});

test('of more than four whoever speaks stands first, and is heard without a break', async () => {
  const campo = await practice.chair('Five around a table', { before: listening });
  for (const name of ['Ana Ortiz', 'Luis Ortiz', 'Eva Ortiz']) {
    await practice.guest(campo.link, name, { before: quiet });
  }
  const rosa = await practice.guest(campo.link, 'Rosa Ortiz', { before: talkative });
  await campo.page.getByText('Rosa Ortiz').first().waitFor();
  assert.equal(await standing(campo.page), [
    'Ana Ortiz',
    'Luis Ortiz',
    'Eva Ortiz',
    'Rosa Ortiz',
    'You',
  ]);
  await rosa.page.getByRole('button', { name: 'Microphone', exact: true }).click();
  await campo.page.locator('auscult-tile.speaking').waitFor();
  const first = campo.page.locator('auscult-tile[style*="order: 0"]');
  await first.getByText('Rosa Ortiz').waitFor();
  assert.equal(await standing(campo.page), [
    'Rosa Ortiz',
    'Luis Ortiz',
    'Eva Ortiz',
    'Ana Ortiz',
    'You',
  ]);
  const begun = await campo.page.evaluate(
    () => (globalThis as unknown as { begun: { sounds: number } }).begun.sounds,
  );
  assert.is(begun, 1, 'a sound that begins anew is silent for that moment');
});

test('a page that nobody looks at asks for no picture, and for all of it at once on return', async () => {
  const campo = await practice.chair('In another tab', { before: quiet });
  const ana = await practice.guest(campo.link, 'Ana Ortiz');
  const luis = await practice.person({ before: quiet });
  const requests = await Requests.of(luis.page);
  await luis.page.goto(campo.link);
  await luis.page.getByLabel('Your name').fill('Luis Ortiz');
  await join(luis.page);
  const shown = await requests.until('setShownSize', ({ width }) => width > 300);
  await ana.page.getByRole('button', { name: 'Share screen' }).click();
  // A screen is there to be read: wanted whole, though the window is small.
  await luis.page.setViewportSize({ width: 390, height: 844 });
  const screen = await requests.until(
    'setShownSize',
    ({ trackId, width }) => trackId !== shown.trackId && width > 0,
  );
  assert.equal([screen.width, screen.height], [3840, 2160]);

  const look = (visibilityState: string): Promise<void> =>
    luis.page.evaluate((state) => {
      Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, visibilityState);
  const away = requests.count();
  await look('hidden');
  for (const trackId of [shown.trackId, screen.trackId]) {
    await requests.until(
      'setShownSize',
      (request) => request.trackId === trackId && request.width === 0,
      away,
    );
  }
  await untilReceived(
    luis.page,
    (all) => all.some(({ kind, packetsReceived }) => kind === 'audio' && packetsReceived > 0),
    'sound goes on',
  );
  const back = requests.count();
  await look('visible');
  for (const trackId of [shown.trackId, screen.trackId]) {
    await requests.until(
      'setShownSize',
      (request) => request.trackId === trackId && request.width > 0,
      back,
    );
  }
});

test('whoever speaks floats above other windows, also while the page is not looked at', async () => {
  const campo = await practice.chair('Beside the chart', { before: quiet });
  await practice.guest(campo.link, 'Ana Ortiz');
  const luis = await practice.person({ before: quiet });
  const requests = await Requests.of(luis.page);
  await luis.page.goto(campo.link);
  await luis.page.getByLabel('Your name').fill('Luis Ortiz');
  await join(luis.page);
  const shown = await requests.until('setShownSize', ({ width }) => width > 300);
  await luis.page.getByRole('button', { name: 'More', exact: true }).click();
  await luis.page.getByRole('menuitem', { name: /^Picture in picture/ }).click();
  const video = luis.page.locator('video.floating');
  await luis.page.waitForFunction(
    (element) => (element?.getRootNode() as ShadowRoot).pictureInPictureElement === element,
    await video.elementHandle(),
  );
  const away = requests.count();
  await luis.page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  const { width, height } = await requests.until(
    'setShownSize',
    ({ trackId }) => trackId === shown.trackId,
    away,
  );
  assert.ok(width > 0 && height > 0, 'what floats is still wanted');

  await luis.page.getByRole('button', { name: 'More', exact: true }).click();
  await luis.page.getByRole('menuitem', { name: /^Close the floating picture/ }).click();
  await requests.until(
    'setShownSize',
    (request) => request.trackId === shown.trackId && request.width === 0,
    away,
  );
  await luis.page.getByRole('button', { name: 'More', exact: true }).click();
  await luis.page.getByRole('menuitem', { name: /^Picture in picture/ }).waitFor();
});

test.run();
