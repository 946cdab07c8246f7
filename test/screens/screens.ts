/**
 * `npm run screens`: pictures of every screen and state, at two sizes, light and dark, in `.cache/screens/`.
 * A real server, real devices as far as Chromium fakes them; the answers that a healthy server
 * does not give (empty, slow, failing) are put in their place on the way to the page.
 */
import { request as requests } from 'playwright';
import type { Page } from 'playwright';
import { openSettings } from '../../bench/browser/journeys.ts';
import { exampleSessions } from './examples.ts';
import { takePicture } from './picture.ts';
import { createWorld, logIn, logInBy } from './world.ts';
import type { SizeName, Visitor, World } from './world.ts';

const faults: string[] = [];
const only = process.argv[2] ?? '';
const chair = 'campo@demo.invalid';
const colleague = 'vega@demo.invalid';
/** Firefox on Windows, Safari on an iPhone. */
const otherAgents = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
];

const views = [
  ['desktop', 'light'],
  ['phone', 'light'],
  ['desktop', 'dark'],
  ['phone', 'dark'],
] as const;

/** Each view changes it, the next finds it changed. */
let lindPassword = 'auscult-demo';

const world = await createWorld();
try {
  for (const [size, scheme] of views) {
    world.scheme = scheme;
    await section('log-in', () => logInPages(size));
    await section('account', () => accountPages(size));
    await section('telehealth', () => telehealthPages(size));
    await section('start', () => startPages(size));
    await section('settings', () => settingsPages(size));
    await section('door', () => doorPages(size));
    await section('preview', () => previewPages(size));
    await section('guest', () => guestPages(size));
    await section('notices', () => noticePages(size));
    await section('call', () => callPages(size));
  }
} finally {
  await world.close();
}
const unwanted = [...faults, ...world.complaints];
for (const fault of unwanted) console.error(fault);
console.log(`${unwanted.length} faults`);
if (unwanted.length > 0) process.exitCode = 1;

async function section(name: string, run: () => Promise<void>): Promise<void> {
  if (only !== '' && only !== name) return;
  console.log(name);
  await run();
}

async function shoot(page: Page, size: SizeName, name: string): Promise<void> {
  const scheme = world.scheme === 'dark' ? '-dark' : '';
  faults.push(...(await takePicture(page, `${name}-${size}${scheme}`)));
}

async function logInPages(size: SizeName): Promise<void> {
  const { page, context } = await world.open(size);
  await page.goto(`${world.origin}/telehealth`);
  await page.getByRole('heading', { name: 'Log in' }).waitFor();
  await shoot(page, size, 'log-in');
  await page.getByLabel('E-mail').fill('nobody@example.org');
  await page.getByLabel('Password', { exact: true }).fill('wrong');
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('alert').waitFor();
  await shoot(page, size, 'log-in-wrong');
  await context.close();
  const spanish = await world.open(size, { language: 'es-MX' });
  await spanish.page.goto(`${world.origin}/log-in`);
  await spanish.page.getByRole('heading').first().waitFor();
  await shoot(spanish.page, size, 'log-in-es');
  await spanish.context.close();
}

async function accountPages(size: SizeName): Promise<void> {
  const lind = 'lind@demo.invalid';
  const known = lindPassword;
  const { page, context } = await world.open(size);
  await logInBy(page.request, world.origin, lind, known);
  for (const userAgent of otherAgents) {
    const other = await requests.newContext({ userAgent });
    await logInBy(other, world.origin, lind, known);
    await other.dispose();
  }
  await page.goto(`${world.origin}/telehealth`);
  await page.getByRole('button', { name: /Lind/ }).click();
  await page.getByRole('menu').waitFor();
  await shoot(page, size, 'account-menu');
  await page.getByRole('menuitem', { name: 'My account' }).click();
  await page.getByText('This browser').waitFor();
  await shoot(page, size, 'account');
  await page.getByRole('combobox', { name: 'Language' }).scrollIntoViewIfNeeded();
  await shoot(page, size, 'account-log-ins');
  await page.getByRole('heading', { level: 1 }).scrollIntoViewIfNeeded();
  const current = page.getByLabel('Current password', { exact: true });
  const next = page.getByLabel('New password', { exact: true });
  await page.getByRole('button', { name: 'Change password' }).click();
  await page.getByText('Enter your current password.').waitFor();
  await current.fill(known);
  await next.fill('Lind2024');
  await page.getByRole('button', { name: 'Show new password' }).click();
  await page.getByRole('button', { name: 'Change password' }).click();
  await page.getByText('This is made of your name').waitFor();
  await shoot(page, size, 'account-refused');
  await page.getByRole('button', { name: /^End the log-in .* iPhone/ }).click();
  await page.getByRole('button', { name: /iPhone/ }).waitFor({ state: 'detached' });
  lindPassword = `brown river stone ${size} ${world.scheme}`;
  await next.fill(lindPassword);
  await page.getByRole('button', { name: 'Change password' }).click();
  await page.getByText('Your password has been changed.').waitFor();
  await page.getByRole('button', { name: /Windows/ }).waitFor({ state: 'detached' });
  await shoot(page, size, 'account-changed');
  await page.getByRole('combobox', { name: 'Language' }).selectOption('es');
  await page.getByRole('heading', { name: 'Mi cuenta' }).waitFor();
  await shoot(page, size, 'account-es');

  // The server's words at thirteen minutes, and at fifteen.
  await page.getByRole('combobox', { name: 'Idioma' }).selectOption('en');
  await page.route('**/api/me', async (route) => {
    const body = (await (await route.fetch()).json()) as object;
    await route.fulfill({ json: { ...body, login: { idleEndsIn: 115, endsIn: 40_000 } } });
  });
  await page.reload();
  await page.getByRole('button', { name: 'Stay logged in' }).waitFor();
  await shoot(page, size, 'log-out-warning');
  await page.keyboard.press('Enter');
  await page.getByRole('alertdialog').waitFor({ state: 'detached' });
  const json = { code: 'LOGIN_TIMED_OUT', message: '' };
  await page.route('**/api/logins', (route) => route.fulfill({ status: 401, json }));
  await page.reload();
  await page.getByText('Your log-in has timed out.').waitFor();
  await shoot(page, size, 'log-in-timed-out');
  await context.close();
}

async function telehealthPages(size: SizeName): Promise<void> {
  const { page, context } = await member(size, chair);
  const answers: Record<string, unknown> = {
    empty: { sessions: [] },
    full: { sessions: exampleSessions() },
  };
  for (const [name, answer] of Object.entries(answers)) {
    await page.route('**/api/sessions?*', (route) => route.fulfill({ json: answer }));
    await page.goto(`${world.origin}/telehealth`);
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    await shoot(page, size, `telehealth-${name}`);
  }
  await page
    .getByRole('button', { name: /^More about/ })
    .first()
    .click();
  await page.getByRole('menu').waitFor();
  await shoot(page, size, 'telehealth-menu');
  await page.keyboard.press('Escape');
  await page.getByLabel('Search sessions').fill('nothing of the kind');
  await shoot(page, size, 'telehealth-not-found');
  await page.unroute('**/api/sessions?*');
  await page.route('**/api/sessions?*', (route) => route.fulfill({ status: 500, json: {} }));
  await page.goto(`${world.origin}/telehealth`);
  await page.getByRole('button', { name: 'Try again' }).waitFor();
  await shoot(page, size, 'telehealth-error');
  await page.unroute('**/api/sessions?*');
  let letThrough = (): void => undefined;
  const waiting = new Promise<void>((resolve) => (letThrough = resolve));
  await page.route('**/api/sessions?*', async (route) => {
    await waiting;
    await route.continue();
  });
  await page.goto(`${world.origin}/telehealth`);
  await page.getByLabel('Loading sessions').waitFor();
  await shoot(page, size, 'telehealth-loading');
  letThrough();
  await page.unrouteAll({ behavior: 'wait' });
  await context.close();
}

async function startPages(size: SizeName): Promise<void> {
  const { page, context } = await member(size, chair);
  await page.goto(`${world.origin}/telehealth`);
  await page.getByRole('button', { name: 'Start a Session' }).first().click();
  await page.getByLabel('Session link').waitFor();
  await page.waitForFunction(() => location.pathname === '/telehealth/start');
  await linkShown(page);
  await shoot(page, size, 'start-a-session');
  await page.getByRole('button', { name: 'QR code' }).click();
  await shoot(page, size, 'start-a-session-qr');
  await page.getByRole('button', { name: 'QR code' }).click();
  await page.getByLabel('Session name').fill('');
  await page.getByRole('button', { name: 'OK' }).click();
  await shoot(page, size, 'start-a-session-empty-name');
  await page.getByLabel('Session name').fill('Follow-up Ana Ortiz');
  await page.getByRole('button', { name: 'OK' }).click();
  await page.getByText('Anyone you share this link with will be able to join.').waitFor();
  await shoot(page, size, 'start-a-session-reminder');
  await context.close();
}

async function find(page: Page, field: string, text: string, name: RegExp): Promise<void> {
  await page.getByRole('combobox', { name: field }).fill(text);
  await page.getByRole('option', { name }).waitFor();
}

async function settingsPages(size: SizeName): Promise<void> {
  const { page, context } = await member(size, chair);
  await page.goto(`${world.origin}/telehealth/start`);
  await linkShown(page);
  await find(page, 'Search Providers', 'd', /Vega/);
  await shoot(page, size, 'start-search-providers');
  await page.getByRole('option', { name: /Vega/ }).click();
  await page.getByRole('button', { name: /^Role of Dr. Maria Vega/ }).click();
  await page.getByRole('menu').waitFor();
  await shoot(page, size, 'start-role-menu');
  await page.keyboard.press('Escape');
  await find(page, 'About Patient', 'ort', /Ana Ortiz/);
  await shoot(page, size, 'start-search-patients');
  await page.getByRole('option', { name: /Ana Ortiz/ }).click();
  await shoot(page, size, 'start-filled-in');
  await page.getByRole('button', { name: 'Copy' }).click();
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await page.getByRole('button', { name: 'Go back' }).waitFor();
  await shoot(page, size, 'start-link-is-out');
  const { id, link } = await createSession(page, `Settings ${size}`);
  const guest = await joinAsGuest(link, 'Ana Ortiz');
  await page.goto(`${world.origin}/telehealth/${id}/settings`);
  await page.getByRole('radio', { name: 'Private' }).check();
  await page.getByText('1 guest will be removed.').scrollIntoViewIfNeeded();
  await shoot(page, size, 'settings-consequences');
  await guest.context.close();
  await page.goto(`${world.origin}/telehealth/${'A'.repeat(22)}/settings`);
  await page.getByRole('button', { name: 'Back to the list' }).waitFor();
  await shoot(page, size, 'settings-no-session');
  const json = { code: 'INTERNAL_ERROR', message: '', requestId: 'req-7f' };
  await page.route('**/api/sessions/*/settings', (route) => route.fulfill({ status: 500, json }));
  await page.reload();
  await page.getByRole('button', { name: 'Try again' }).waitFor();
  await shoot(page, size, 'settings-failed');
  await page.unroute('**/api/sessions/*/settings');
  await context.close();
}

async function doorPages(size: SizeName): Promise<void> {
  const { page, context } = await member(size, chair);
  const { id, link } = await createSession(page, `Walk-in ${size}`, { holdNewcomers: true });
  const guest = await world.open(size);
  await guest.page.goto(link);
  await guest.page.getByLabel('Your name').fill('Ana Ortiz');
  await pictureShown(guest.page);
  await guest.page.getByRole('button', { name: 'Join Session' }).click();
  await guest.page.getByText('The clinician has been told that you are here.').waitFor();
  await pictureShown(guest.page);
  await shoot(guest.page, size, 'guest-held');
  await page.goto(`${world.origin}/telehealth`);
  await page.getByText('1 waiting').waitFor();
  await page.getByRole('button', { name: /^Notifications, / }).click();
  await page.getByText(/is waiting in/).waitFor();
  await shoot(page, size, 'notifications');
  await page.goto(`${world.origin}/telehealth/${id}/preview`);
  await pictureShown(page);
  await page.getByRole('button', { name: 'Join Session' }).click();
  await page.getByText('Ana Ortiz is waiting to come in.').waitFor();
  await pictureShown(page);
  await shoot(page, size, 'session-door');
  await page.getByRole('button', { name: /^Participants/ }).click();
  await page.getByRole('button', { name: 'Admit Ana Ortiz' }).waitFor();
  await shoot(page, size, 'session-door-panel');
  await page.getByRole('button', { name: 'Turn away Ana Ortiz' }).click();
  await page.getByRole('button', { name: 'Let back Ana Ortiz' }).waitFor();
  await shoot(page, size, 'session-removed-panel');
  await guest.page.getByRole('heading', { name: 'did not let you in' }).waitFor();
  await shoot(guest.page, size, 'notice-turned-away');
  await page.getByRole('button', { name: 'Close participants' }).click();
  await openSettings(page);
  await page.getByLabel('Session name').waitFor();
  await shoot(page, size, 'session-settings');
  await guest.context.close();
  await context.close();
}

async function previewPages(size: SizeName): Promise<void> {
  const chairPage = await member(size, chair);
  const { id } = await createSession(chairPage.page, size);
  await chairPage.page.goto(`${world.origin}/telehealth/${id}/preview`);
  await pictureShown(chairPage.page);
  await lineChecked(chairPage.page);
  await shoot(chairPage.page, size, 'camera-preview');
  await chairPage.page.getByRole('button', { name: 'Camera', exact: true }).click();
  await shoot(chairPage.page, size, 'camera-preview-off');
  await chairPage.context.close();
  const refused = await member(size, chair, { devices: false });
  await refused.page.goto(`${world.origin}/telehealth/${id}/preview`);
  await refused.page.getByText('This site may not use your camera and microphone.').waitFor();
  await shoot(refused.page, size, 'camera-preview-refused');
  await refused.context.close();
}

async function lineChecked(page: Page): Promise<void> {
  await page.getByText(/Connection: good|Conexión: buena/).waitFor();
}

async function guestPages(size: SizeName): Promise<void> {
  const chairPage = await member(size, chair);
  const reserved = await reserve(chairPage.page);
  const guest = await world.open(size);
  await guest.page.goto(reserved.link);
  await guest.page.getByRole('heading', { name: 'This session has not started yet' }).waitFor();
  await shoot(guest.page, size, 'guest-not-started');
  await start(chairPage.page, reserved.reservationId, `Follow-up Ana Ortiz ${size}`);
  await guest.page.getByLabel('Your name').waitFor();
  await pictureShown(guest.page);
  await lineChecked(guest.page);
  await shoot(guest.page, size, 'guest');
  await guest.page.getByRole('button', { name: 'Join Session' }).click();
  await shoot(guest.page, size, 'guest-no-name');
  await guest.context.close();
  const spanish = await world.open(size, { language: 'es' });
  await spanish.page.goto(reserved.link);
  await pictureShown(spanish.page);
  await lineChecked(spanish.page);
  await shoot(spanish.page, size, 'guest-es');
  await spanish.context.close();
  await chairPage.context.close();
}

async function noticePages(size: SizeName): Promise<void> {
  const { page, context } = await world.open(size);
  await page.goto(`${world.origin}/join#${'x'.repeat(22)}`);
  await page.getByRole('heading').first().waitFor();
  await shoot(page, size, 'notice-wrong-link');
  await page.goto(`${world.origin}/nowhere`);
  await page.getByRole('heading').first().waitFor();
  await shoot(page, size, 'notice-unknown');
  const old = await world.open(size);
  await old.context.addInitScript(() => {
    Reflect.deleteProperty(HTMLElement.prototype, 'popover');
  });
  await old.page.goto(`${world.origin}/join#${'y'.repeat(22)}`);
  await old.page.getByRole('heading', { name: 'This browser is too old' }).waitFor();
  await shoot(old.page, size, 'notice-too-old');
  await old.context.close();
  await page.route('**/api/**', (route) => route.abort());
  await page.goto(`${world.origin}/join#${'y'.repeat(22)}`);
  await page.getByRole('heading').first().waitFor();
  await shoot(page, size, 'notice-offline');
  await context.close();
  const chairPage = await member(size, chair);
  const { id, link } = await createSession(chairPage.page, `${size} closed`);
  await post(chairPage.page, `/api/sessions/${id}/close`);
  const guest = await world.open(size);
  await guest.page.goto(link);
  await guest.page.getByRole('heading').first().waitFor();
  await shoot(guest.page, size, 'notice-closed');
  await guest.context.close();
  await chairPage.page.goto(`${world.origin}/telehealth/${'A'.repeat(22)}/preview`);
  await chairPage.page.getByRole('heading').first().waitFor();
  await shoot(chairPage.page, size, 'notice-no-session');
  const answers = {
    'notice-failed': [500, { code: 'INTERNAL_ERROR', message: '', requestId: 'req-9c' }],
    'notice-busy': [503, { code: 'SERVER_BUSY', message: '' }],
  } as const;
  for (const [name, [status, json]] of Object.entries(answers)) {
    await chairPage.page.route(`**/api/sessions/${id}`, (route) => route.fulfill({ status, json }));
    await chairPage.page.goto(`${world.origin}/telehealth/${id}/preview`);
    await chairPage.page.getByRole('heading').first().waitFor();
    await shoot(chairPage.page, size, name);
    await chairPage.page.unrouteAll();
  }
  await chairPage.context.close();
}

async function callPages(size: SizeName): Promise<void> {
  const chairVisitor = await member(size, chair);
  const { page } = chairVisitor;
  const { id, link } = await createSession(
    page,
    `2020-04-15 09:30 Dr. Campo - New Patient Consult`,
  );
  await page.goto(`${world.origin}/telehealth/${id}/preview`);
  await pictureShown(page);
  await page.getByRole('button', { name: 'Join Session' }).click();
  await page.getByRole('toolbar').waitFor();
  await pictureShown(page);
  await shoot(page, size, 'session-alone');
  if (size === 'desktop') {
    for (const [name, picture] of [
      ['Choose microphone and speaker', 'session-sound-menu'],
      ['Choose camera', 'session-camera-menu'],
    ] as const) {
      await page.getByRole('button', { name }).click();
      await page.getByRole('menu').waitFor();
      await shoot(page, size, picture);
      await page.keyboard.press('Escape');
    }
  }
  await page.keyboard.press('Control+Shift+Slash');
  await page.getByRole('dialog').waitFor();
  await shoot(page, size, 'session-shortcuts');
  await page.keyboard.press('Escape');
  const ana = await joinAsGuest(link, 'Ana Ortiz');
  await picturesShown(page, 2);
  await shoot(page, size, 'session-two');
  await page.getByRole('button', { name: /^Participants/ }).click();
  await shoot(page, size, 'session-participants');
  await page
    .getByText(/UDP, \d+ ms, [\d.]+ % lost/)
    .nth(1)
    .waitFor();
  await shoot(page, size, 'session-participants-lines');
  await page.getByRole('button', { name: 'Close participants' }).click();
  await page.getByRole('link', { name: 'Telehealth' }).click();
  await page.getByRole('heading', { name: 'New Patient Consult' }).first().waitFor();
  await shoot(page, size, 'call-goes-on');
  const other = await createSession(page, 'Another');
  await page.goBack();
  await page.getByRole('toolbar').waitFor();
  await page.evaluate((path) => {
    history.pushState({}, '', path);
    dispatchEvent(new PopStateEvent('popstate'));
  }, `/telehealth/${other.id}/preview`);
  await page.getByRole('heading', { name: 'You are in another session' }).waitFor();
  await shoot(page, size, 'notice-in-another-call');
  await page.getByRole('button', { name: 'Return' }).click();
  await page.getByRole('toolbar').waitFor();
  await page.getByRole('button', { name: 'Leave' }).click();
  await page.getByRole('menu', { name: 'Leave' }).waitFor();
  await shoot(page, size, 'session-leave');
  await page.keyboard.press('Escape');
  const luis = await joinAsGuest(link, 'Luis Ortiz');
  await picturesShown(page, 3);
  await shoot(page, size, 'session-three');
  const vega = await member('desktop', colleague);
  await vega.page.goto(`${world.origin}/telehealth/${id}/preview`);
  await pictureShown(vega.page);
  await vega.page.getByRole('button', { name: 'Join Session' }).click();
  await picturesShown(page, 4);
  await shoot(page, size, 'session-four');
  await page.getByRole('group', { name: /^Ana Ortiz/ }).focus();
  await page.getByRole('button', { name: 'Pin Ana Ortiz' }).focus();
  await shoot(page, size, 'session-pin-button');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Unpin Ana Ortiz' }).waitFor();
  await shoot(page, size, 'session-pinned');
  await page.keyboard.press('Enter');
  const more = [await joinAsGuest(link, 'Eva Ortiz'), await joinAsGuest(link, 'Rosa Ortiz')];
  await picturesShown(page, 6);
  await shoot(page, size, 'session-six');
  await page.getByRole('button', { name: 'Pin Ana Ortiz' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Unpin Ana Ortiz' }).waitFor();
  await shoot(page, size, 'session-six-pinned');
  await page.keyboard.press('Enter');
  for (const visitor of more) await visitor.context.close();
  await page.getByRole('button', { name: 'Participants 4' }).waitFor();
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menu', { name: 'More' }).waitFor();
  await shoot(page, size, 'session-more');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Participants/ }).click();
  await page.getByRole('button', { name: 'Manage Dr. Maria Vega' }).click();
  await page.getByRole('menu').waitFor();
  await shoot(page, size, 'session-role-menu');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Close participants' }).click();
  await ana.page.getByRole('button', { name: 'Camera', exact: true }).click();
  await ana.page.getByRole('button', { name: 'Microphone', exact: true }).click();
  await page.getByText('AO', { exact: true }).first().waitFor();
  await shoot(page, size, 'session-camera-off');
  await vega.page.getByRole('button', { name: 'Share screen' }).click();
  await page.getByLabel(/^Screen of/).waitFor();
  await picturesShown(page, 4);
  await shoot(page, size, 'session-screen');
  await shoot(ana.page, 'desktop', `session-guest-sees-screen-${size}`);
  await shoot(vega.page, 'desktop', `session-sharing-${size}`);
  for (const visitor of [ana, luis, vega]) await visitor.context.close();
  await page.getByRole('button', { name: 'Leave' }).click();
  await page.getByRole('menuitem', { name: 'Close session for everyone' }).click();
  await page.getByRole('dialog').waitFor();
  await shoot(page, size, 'session-close');
  await page.getByRole('button', { name: 'Close session for everyone' }).click();
  await page.getByRole('heading', { name: 'closed' }).waitFor();
  await shoot(page, size, 'session-closed');
  await chairVisitor.context.close();
}

async function member(
  size: SizeName,
  email: string,
  options: { devices?: boolean } = {},
): Promise<Visitor> {
  const visitor = await world.open(size, options);
  await logIn(visitor, world.origin, email);
  return visitor;
}

async function joinAsGuest(link: string, name: string): Promise<Visitor> {
  const guest = await world.open('desktop');
  await guest.page.goto(link);
  await guest.page.getByLabel('Your name').fill(name);
  await pictureShown(guest.page);
  await guest.page.getByRole('button', { name: 'Join Session' }).click();
  await guest.page.getByRole('toolbar').waitFor();
  return guest;
}

async function linkShown(page: Page): Promise<void> {
  await page.waitForFunction((prefix) => {
    const find = (root: ParentNode): boolean =>
      [...root.querySelectorAll('*')].some(
        (element) =>
          (element instanceof HTMLInputElement && element.value.startsWith(prefix)) ||
          (element.shadowRoot !== null && find(element.shadowRoot)),
      );
    return find(document);
  }, `${world.origin}/join#`);
}

function pictureShown(page: Page): Promise<void> {
  return picturesShown(page, 1);
}

/** Waits until so many elements play a picture, shadow roots included. */
async function picturesShown(page: Page, count: number): Promise<void> {
  const shown = page.waitForFunction(
    (wanted) => {
      const videos = (root: ParentNode): HTMLVideoElement[] =>
        [...root.querySelectorAll('*')].flatMap((element) => [
          ...(element instanceof HTMLVideoElement ? [element] : []),
          ...(element.shadowRoot ? videos(element.shadowRoot) : []),
        ]);
      return videos(document).filter(({ videoWidth }) => videoWidth > 2).length >= wanted;
    },
    count,
    { timeout: 20_000 },
  );
  await shown.catch(() => faults.push(`${page.url()}: fewer than ${count} pictures play`));
}

async function post(page: Page, path: string, data?: object): Promise<Record<string, unknown>> {
  const answer = await page.request.post(world.origin + path, {
    headers: { origin: world.origin, 'sec-fetch-site': 'same-origin' },
    ...(data && { data }),
  });
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  const text = await answer.text();
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}

async function reserve(page: Page): Promise<{ reservationId: string; link: string }> {
  const reply = await post(page, '/api/session-links');
  return reply as { reservationId: string; link: string };
}

async function start(
  page: Page,
  reservationId: string,
  name: string,
  more: object = {},
): Promise<string> {
  const { session } = await post(page, '/api/sessions', { reservationId, name, ...more });
  return (session as { id: string }).id;
}

async function createSession(
  page: Page,
  name: string,
  more: object = {},
): Promise<{ id: string; link: string }> {
  const { reservationId, link } = await reserve(page);
  return { id: await start(page, reservationId, name, more), link };
}

export type { World };
