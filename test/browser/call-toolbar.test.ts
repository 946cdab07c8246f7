import type { Page } from 'playwright';
import * as assert from 'uvu/assert';
import { join, logIn, startSession } from '../../bench/browser/journeys.ts';
import { suite } from '../harness.ts';
import { openPractice } from './support/practice.ts';
import type { Practice } from './support/practice.ts';

const test = suite("the session's controls");

let practice: Practice;
test.before(async () => {
  practice = await openPractice();
});
test.after.each(() => practice.everybodyOut());
test.after(() => practice.close());

const phone = { viewport: { width: 390, height: 844 }, touch: true } as const;

/** As a phone has it: a camera at the back, too, and no screen to share. */
function asOnAPhone(): void {
  Reflect.deleteProperty(MediaDevices.prototype, 'getDisplayMedia');
  const { mediaDevices } = navigator;
  const list = mediaDevices.enumerateDevices.bind(mediaDevices);
  const back = { kind: 'videoinput', deviceId: 'back', label: 'Back camera', groupId: '' };
  mediaDevices.enumerateDevices = async () => [
    ...(await list()),
    { ...back, toJSON: () => back } as MediaDeviceInfo,
  ];
}

async function names(page: Page): Promise<string[]> {
  const buttons = await page.getByRole('toolbar').getByRole('button').all();
  return Promise.all(
    buttons.map(async (button) => (await button.getAttribute('aria-label')) ?? ''),
  );
}

/** Waits until a track of this device, and not that of before, is sent. */
async function sends(page: Page, label: string, act: () => Promise<void>): Promise<void> {
  const tracks = (): Promise<string[]> =>
    page.evaluate(() =>
      auscultInstruments.connections.flatMap((connection) =>
        connection.getSenders().map(({ track }) => track?.id ?? ''),
      ),
    );
  const before = await tracks();
  await act();
  await page.waitForFunction(
    ([wanted, known]) =>
      auscultInstruments.connections.some((connection) =>
        connection
          .getSenders()
          .some(({ track }) => track?.label === wanted && !known.includes(track.id)),
      ),
    [label, before] as const,
  );
}

test('beside each switch on a computer: which microphone, which speaker, which camera', async () => {
  const campo = await practice.chair('Choosing');
  const ana = await practice.guest(campo.link, 'Ana Ortiz');
  const { page } = ana;
  assert.equal(await names(page), [
    'Microphone',
    'Choose microphone and speaker',
    'Camera',
    'Choose camera',
    'Share screen',
    'Participants 2',
    'More',
    'Leave',
  ]);
  const sound = page.getByRole('button', { name: 'Choose microphone and speaker' });
  await sound.click();
  const microphones = page.getByRole('group', { name: 'Microphone' });
  await microphones.getByRole('menuitemradio', { name: 'Same as system', checked: true }).waitFor();
  await sends(page, 'Fake Audio Input 2', () =>
    microphones.getByRole('menuitemradio', { name: 'Fake Audio Input 2' }).click(),
  );

  await sound.click();
  await microphones
    .getByRole('menuitemradio', { name: 'Fake Audio Input 2', checked: true })
    .waitFor();
  const speakers = page.getByRole('group', { name: 'Speaker' });
  await speakers.getByRole('menuitemradio', { name: 'Fake Audio Output 2' }).click();
  await page.waitForFunction(() => {
    const sounds = (root: ParentNode): HTMLAudioElement[] =>
      [...root.querySelectorAll('*')].flatMap((element) => [
        ...(element instanceof HTMLAudioElement ? [element] : []),
        ...(element.shadowRoot ? sounds(element.shadowRoot) : []),
      ]);
    const all = sounds(document);
    return all.length > 0 && all.every(({ sinkId }) => sinkId !== '');
  });
  await sound.click();
  await speakers.getByRole('menuitem', { name: 'Play a test sound' }).waitFor();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Choose camera' }).click();
  await sends(page, 'fake_device_0', () =>
    page.getByRole('menuitemradio', { name: 'fake_device_0' }).click(),
  );
});

test('five buttons on a phone, the other camera among them; the rest is under More', async () => {
  const { page } = await practice.person({ ...phone, before: asOnAPhone });
  await logIn(page, practice.app, /Campo/);
  await startSession(page, 'With one hand');
  await join(page);
  await page.getByRole('button', { name: 'Flip camera' }).waitFor();
  assert.equal(await names(page), ['Microphone', 'Camera', 'Flip camera', 'More', 'Leave']);
  const more = page.getByRole('button', { name: 'More', exact: true });
  await more.click();
  await page.getByRole('menuitem', { name: 'Session settings' }).click();
  await page.getByLabel('Session name').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await more.click();
  await page.getByRole('menuitem', { name: 'Participants 1' }).click();
  await page.getByRole('button', { name: 'Close participants' }).click();

  // Without a picture there is nothing to turn round, and room for another button.
  await page.getByRole('button', { name: 'Camera', exact: true }).click();
  await page.getByRole('button', { name: 'Participants 1' }).waitFor();
  assert.equal(await names(page), ['Microphone', 'Camera', 'Participants 1', 'More', 'Leave']);
});

test.run();
