import type { Page } from 'playwright';
import * as assert from 'uvu/assert';
import { arriveAsGuest } from '../../bench/browser/journeys.ts';
import { suite } from '../harness.ts';
import { openPractice } from './support/practice.ts';
import type { Practice } from './support/practice.ts';

const test = suite('what a person reads when a device does not open');

let practice: Practice;
let link: string;

test.before(async () => {
  practice = await openPractice();
  ({ link } = await practice.chair('Behind a broken camera'));
});
test.after(() => practice.close());

interface Refusal {
  readonly name: string;
  readonly message?: string;
  readonly permission?: PermissionState;
  /** How many questions are answered so; the ones after it as the browser would. */
  readonly times?: number;
  /** The question stays open. */
  readonly never?: boolean;
}

/** A guest's preview whose browser answers like this. */
async function preview(refusal: Refusal): Promise<Page> {
  const { page, context } = await practice.person();
  await context.addInitScript(({ name, message = '', permission, times = 99, never }) => {
    const { mediaDevices } = navigator;
    const open = mediaDevices.getUserMedia.bind(mediaDevices);
    let asked = 0;
    mediaDevices.getUserMedia = async (constraints) => {
      asked += 1;
      if (asked > times) return open(constraints);
      if (never) return new Promise<MediaStream>(() => undefined);
      if (name === 'TypeError') throw new TypeError(message);
      throw new DOMException(message, name);
    };
    if (permission) {
      navigator.permissions.query = async () => ({ state: permission }) as PermissionStatus;
    }
  }, refusal);
  await arriveAsGuest(page, link, 'Ana Ortiz');
  return page;
}

/** Refusal, and what stands on the screen about it. */
const rows: readonly (readonly [Refusal, readonly string[]])[] = [
  [
    { name: 'NotAllowedError', permission: 'denied' },
    ['This site may not use your camera and microphone.', 'Try again'],
  ],
  [
    { name: 'PermissionDeniedError', permission: 'denied' },
    ['This site may not use your camera and microphone.'],
  ],
  [
    { name: 'NotAllowedError', message: 'Permission denied by system', permission: 'granted' },
    [
      'Your computer is blocking the camera for this browser.',
      'Your computer is blocking the microphone for this browser.',
    ],
  ],
  [
    { name: 'NotAllowedError', message: 'Permission dismissed', permission: 'prompt' },
    ['The question about your camera and microphone was closed.', 'Ask again'],
  ],
  [
    { name: 'NotFoundError' },
    ['No camera found.', 'Check that it is plugged in and not covered or switched off.'],
  ],
  [{ name: 'DevicesNotFoundError' }, ['No camera found.', 'No microphone found.']],
  [
    { name: 'NotReadableError' },
    ['Another programme or tab is using your camera.', 'Close it, then try again.'],
  ],
  [{ name: 'TrackStartError' }, ['Another programme or tab is using your microphone.']],
  [{ name: 'AbortError' }, ['The camera did not start.', 'The microphone did not start.']],
  [{ name: 'OverconstrainedError' }, ['No camera found.', 'No microphone found.']],
  [{ name: 'ConstraintNotSatisfiedError' }, ['No camera found.']],
  [{ name: 'SecurityError' }, ['This browser cannot use camera and microphone here.', 'Copy link']],
  [{ name: 'InvalidStateError' }, ['The camera did not start.']],
  [{ name: 'TypeError', message: 'no constraints' }, ['Something went wrong on our side.']],
];

for (const [refusal, texts] of rows) {
  const told = [refusal.message, refusal.permission].filter(Boolean).join(', ');
  test(`${refusal.name} (${told}): “${texts[0]}” [S4]`, async () => {
    const page = await preview(refusal);
    for (const text of texts) await page.getByText(text, { exact: true }).first().waitFor();
    // And nobody is kept from joining.
    await page.getByRole('button', { name: 'Join Session' }).waitFor();
    await page.context().close();
  });
}

test('what mends itself has no text: a saved camera that is gone, a page that was not in front [S4]', async () => {
  for (const name of ['OverconstrainedError', 'InvalidStateError']) {
    const page = await preview({ name, times: 1 });
    await page.waitForFunction(() => auscultInstruments.connections.length > 0);
    await page.getByRole('button', { name: 'Camera', exact: true, pressed: true }).waitFor();
    assert.is(await page.locator('.device-note').count(), 0, name);
    await page.context().close();
  }
});

test('a question that stays open is pointed to, and given up after half a minute [S4]', async () => {
  const { page, context } = await practice.person();
  await context.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => new Promise<MediaStream>(() => undefined);
  });
  await page.clock.install();
  await arriveAsGuest(page, link, 'Ana Ortiz');
  await page.clock.runFor(5_100);
  await page
    .getByText('Look for the question at the top of the window and choose Allow.')
    .first()
    .waitFor();
  // Together, then each alone: three times half a minute.
  for (let turn = 0; turn < 3; turn += 1) await page.clock.runFor(30_100);
  await page.getByText('The camera did not start.').first().waitFor();
  await context.close();
});

test('a device that failed before is told of inside, and can be tried again [S4]', async () => {
  // The question for both, and the one for the microphone alone, come before the camera's.
  const { page, context } = await practice.person();
  await context.addInitScript(() => {
    const { mediaDevices } = navigator;
    const open = mediaDevices.getUserMedia.bind(mediaDevices);
    Object.assign(globalThis, { broken: true });
    mediaDevices.getUserMedia = async (constraints) => {
      const { broken } = globalThis as { broken?: boolean };
      if (broken && constraints?.video) throw new DOMException('', 'NotReadableError');
      return open(constraints);
    };
  });
  await arriveAsGuest(page, link, 'Ana Ortiz');
  await page.getByText('Another programme or tab is using your camera.').first().waitFor();
  await page.getByRole('button', { name: 'Join Session' }).click();
  const banner = page.getByText(
    'You joined without camera. Another programme or tab is using your camera. Close it, then try again.',
  );
  await banner.waitFor();
  await page.getByRole('button', { name: 'Try again' }).click();
  await page
    .getByText('Another programme or tab is using your camera. Close it, then try again.', {
      exact: true,
    })
    .waitFor();
  await page.evaluate(() => Object.assign(globalThis, { broken: false }));
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('button', { name: 'Camera', exact: true, pressed: true }).waitFor();
  await page.getByText('Another programme').waitFor({ state: 'detached' });
  await context.close();
});

test('a page without devices offers its address for another browser [S4]', async () => {
  const { page } = await practice.person({
    before: () => Object.defineProperty(navigator, 'mediaDevices', { value: undefined }),
  });
  await arriveAsGuest(page, link, 'Ana Ortiz');
  await page.getByText('This browser cannot use camera and microphone here.').waitFor();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await page.getByRole('button', { name: 'The link is copied.' }).waitFor();
  assert.is(await page.evaluate(() => navigator.clipboard.readText()), page.url());
  await page.context().close();
});

test("in somebody else's frame that passes no devices on it is opened in a tab [S4]", async () => {
  const { page, context } = await practice.person();
  const elsewhere = link.replace('127.0.0.1', 'localhost').replace(/\/join.*/, '/elsewhere');
  await page.route(elsewhere, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<iframe src="${link}" width="1000" height="700"></iframe>`,
    }),
  );
  // Ours lets nobody frame it; an embedder who serves the client may.
  await page.route('**/join', async (route) => {
    const answer = await route.fetch();
    const headers = { ...answer.headers() };
    delete headers['content-security-policy'];
    delete headers['x-frame-options'];
    await route.fulfill({ response: answer, headers });
  });
  await page.goto(elsewhere);
  const frame = page.frameLocator('iframe');
  await frame.getByText('This page was not given camera and microphone.').waitFor();
  const opened = context.waitForEvent('page');
  await frame.getByRole('link', { name: 'Open in a tab' }).click();
  const tab = await opened;
  await tab.getByLabel('Your name').waitFor();
  assert.is(tab.url(), link);
  await context.close();
});

test('of a device in use, another one of its kind can be chosen [S4]', async () => {
  const page = await preview({ name: 'NotReadableError' });
  await page.getByText('Another programme or tab is using your microphone.').waitFor();
  await page.getByRole('button', { name: 'Choose another' }).click();
  await page.waitForFunction(() => {
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    return focused instanceof HTMLSelectElement && focused.id === 'microphone';
  });
  await page.context().close();
});

test('a camera that is on and gives no picture is told of, and begun anew by a press [S4]', async () => {
  const { page } = await practice.person({
    before: () => {
      const { mediaDevices } = navigator;
      const open = mediaDevices.getUserMedia.bind(mediaDevices);
      let cameras = 0;
      mediaDevices.getUserMedia = async (constraints) => {
        const stream = await open(constraints);
        const [seen] = stream.getVideoTracks();
        if (!seen || (cameras += 1) > 1) return stream;
        // The first one gives one picture, and stands still.
        const canvas = document.createElement('canvas');
        canvas.getContext('2d')?.fillRect(0, 0, 10, 10);
        stream.removeTrack(seen);
        seen.stop();
        stream.addTrack(canvas.captureStream(0).getVideoTracks()[0] as MediaStreamTrack);
        return stream;
      };
    },
  });
  await arriveAsGuest(page, link, 'Ana Ortiz');
  const trouble = page.getByText('Your camera gives no picture.');
  await trouble.waitFor();
  await page.getByRole('button', { name: 'Restart camera' }).click();
  await trouble.waitFor({ state: 'detached' });
  await page.context().close();
});

test.run();
