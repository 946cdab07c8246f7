import { join as joinPath } from 'node:path';
import * as assert from 'uvu/assert';
import { SignalingClient } from 'auscult/signaling/client';
import { WebSocket } from 'ws';
import { join, logIn } from '../../bench/browser/journeys.ts';
import { insertAccount, insertPatient, openDatabase } from '../../server/store/index.ts';
import { suite } from '../harness.ts';
import { openPractice } from './support/practice.ts';
import type { Practice } from './support/practice.ts';

const test = suite('names that would like to be code');

let practice: Practice;
test.before(async () => {
  practice = await openPractice();
});
test.after(() => practice.close());
test.after.each(() => practice.everybodyOut());

const deed = 'window.__pwn=1';
const tags = [
  'img src=x onerror',
  'svg onload',
  'body onload',
  'video src=x onerror',
  'audio src=x onerror',
  'input autofocus onfocus',
  'select autofocus onfocus',
  'textarea autofocus onfocus',
  'button autofocus onfocus',
  'details open ontoggle',
  'marquee onstart',
  'iframe onload',
  'object data=x onerror',
  'embed src=x onload',
  'link rel=stylesheet href=x onerror',
  'script src=x onerror',
  'style onload',
  'img/src=x/onerror',
  'svg/onload',
  'svg><animate attributeName=x dur=1s onbegin',
  'svg><set attributeName=x onbegin',
  'video><source onerror',
  'p style=animation-name:x onanimationstart',
];
const breaks = ['', '">', "'>", '</textarea>', '</title>', '</style>', '-->', '`'];
const others = [
  `<script>${deed}</script>`,
  `<iframe srcdoc="<script>top.__pwn=1</script>">`,
  `javascript:${deed}`,
  `{{constructor.constructor('${deed}')()}}`,
  `\${${deed}}`,
  `<a href="javascript:${deed}">x</a>`,
  `<math><mi xlink:href="data:x,<script>${deed}</script>">`,
  `<lit-part><!--?lit$0$--><img src=x onerror=${deed}>`,
  `<template shadowrootmode=open><script>${deed}</script></template>`,
  '\u202Egpj.exe',
  '__proto__',
];
const payloads = [
  ...breaks.flatMap((end) => tags.map((tag) => `${end}<${tag}=${deed}>`)),
  ...others,
].map((payload) => payload.slice(0, 80));

test(`[X1] ${payloads.length} names of sessions and of guests: shown as they were typed, and never run`, async () => {
  const { page } = await practice.person();
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await logIn(page, practice.app, /Campo/);
  const { url } = practice.app;
  const post = async (path: string, data?: object): Promise<Record<string, unknown>> => {
    const reply = await page.request.post(url + path, {
      headers: { origin: url, 'sec-fetch-site': 'same-origin' },
      ...(data && { data }),
    });
    if (!reply.ok()) throw new Error(`${path}: ${reply.status()}`);
    return (await reply.json()) as Record<string, unknown>;
  };
  let link = '';
  let id = '';
  const names: string[] = [];
  for (const name of payloads) {
    const reserved = await post('/api/session-links');
    const made = await post('/api/sessions', { reservationId: reserved['reservationId'], name });
    link = String(reserved['link']);
    const session = made['session'] as { id: string; name: string };
    ({ id } = session);
    names.push(session.name);
  }
  await page.goto(`${url}/telehealth`);
  await page
    .getByRole('listitem')
    .nth(payloads.length - 1)
    .waitFor();
  const shown = await page.getByRole('heading', { level: 2 }).allTextContents();
  for (const name of names) assert.ok(shown.includes(name), `not shown as typed: ${name}`);
  // The menus, dialogs and the preview of the last one say its name, too.
  await page
    .getByRole('button', { name: /^More about/ })
    .first()
    .click();
  await page.getByRole('menuitem', { name: 'Close session for everyone' }).click();
  await page.getByRole('button', { name: 'Keep it open' }).click();
  await page.goto(`${url}/telehealth/${id}/preview`);
  await join(page);

  // Guests as their browsers come, but without a browser each.
  class Socket extends WebSocket {
    constructor(address: string, protocol: string) {
      super(address, protocol, { origin: url });
    }
  }
  const [, token = ''] = link.split('#');
  const guests: SignalingClient[] = [];
  for (const displayName of payloads.slice(0, 30)) {
    const { ticket } = await post('/api/links/join', { token, displayName });
    const guest = new SignalingClient({
      url: `${url.replace('http', 'ws')}/signaling`,
      WebSocket: Socket,
    });
    await guest.join(String(ticket));
    guests.push(guest);
  }
  await page.getByRole('button', { name: 'Participants 31' }).click();
  await page
    .getByRole('button', { name: /^Manage/ })
    .nth(29)
    .waitFor();
  for (const guest of guests) await guest.leave();
  await page.getByRole('button', { name: 'Participants 1' }).waitFor();
  assert.is(await page.evaluate(() => (window as { __pwn?: unknown }).__pwn), undefined);
  assert.equal(dialogs, []);
});

test('[X1] names of patients and colleagues, labels of devices and texts of failures are never run', async () => {
  const few = payloads.filter((_, at) => at % 12 === 0);
  const database = await openDatabase(joinPath(practice.app.dataFolder, 'auscult.sqlite'));
  for (const [at, payload] of few.entries()) {
    const number = `x${String(at + 10)}`;
    await insertPatient(database, {
      id: number,
      number,
      givenName: 'Hostile',
      familyName: payload,
      bornOn: '1948-03-12',
      email: null,
    });
    await insertAccount(database, {
      id: number,
      email: `${number}@practice.example`,
      displayName: `Hostile ${payload}`,
      speciality: number,
      administrator: false,
      demo: false,
      passwordHash: null,
      createdAtMs: 0,
    });
  }
  await database.destroy();
  const { page, context } = await practice.person();
  await context.addInitScript((labels) => {
    const devices = labels.map((label, at) => ({
      kind: 'audioinput' as const,
      label,
      deviceId: `device ${String(at)}`,
      groupId: '',
      toJSON: () => label,
    }));
    navigator.mediaDevices.enumerateDevices = () => Promise.resolve(devices);
  }, few);
  await logIn(page, practice.app, /Campo/);
  await page.getByRole('button', { name: 'Start a Session' }).first().click();
  for (const at of few.keys()) {
    for (const field of ['Search Providers', 'About Patient']) {
      const search = page.getByRole('combobox', { name: field });
      await search.fill(`hostile x${String(at + 10)}`);
      await page.getByRole('option', { name: /Hostile/, selected: true }).waitFor();
      await search.press('Enter');
    }
    await page.getByRole('button', { name: /^Clear Hostile/ }).click();
  }
  await page.getByLabel('Session name').fill('With hostile colleagues');
  await page.getByRole('button', { name: 'OK', exact: true }).click();
  await page.getByText(/Anyone you share this link with/).waitFor();
  await page.getByRole('button', { name: 'OK', exact: true }).click();
  for (const label of few) {
    await page
      .locator('option')
      .getByText(label, { exact: true })
      .first()
      .waitFor({ state: 'attached' });
  }

  const code = few[0] ?? '';
  await page.route('**/api/sessions?*', (route) =>
    route.fulfill({ status: 500, json: { code, message: code, requestId: code } }),
  );
  await page.goto(`${practice.app.url}/telehealth`);
  await page.getByText('Your sessions could not be loaded').waitFor();
  await page.getByText(code).first().waitFor();
  assert.is(await page.evaluate(() => (window as { __pwn?: unknown }).__pwn), undefined);
});

test('[X4] after log-out neither Back nor the browser’s storage shows anything of the practice', async () => {
  const { page } = await practice.person();
  await logIn(page, practice.app, /Campo/);
  await page.getByRole('button', { name: 'Start a Session' }).first().click();
  await page.getByLabel('Session name').fill('Shoulder of Mr. Marker');
  await page.getByRole('button', { name: 'OK', exact: true }).click();
  await page.getByRole('button', { name: 'OK', exact: true }).click();
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByText('Shoulder of Mr. Marker').waitFor();
  await page.getByRole('button', { name: /Elena Campo/ }).click();
  await page.getByRole('menuitem', { name: 'Log out' }).click();
  await page.getByRole('heading', { name: 'Log in' }).waitFor();
  for (;;) {
    await page.goBack();
    // Before the first page of ours.
    if (!page.url().startsWith(practice.app.url)) break;
    await page.getByRole('heading', { name: 'Log in' }).waitFor();
    assert.is(await page.getByText('Marker').count(), 0);
  }
  await page.goForward();
  await page.getByRole('heading', { name: 'Log in' }).waitFor();
  const kept = await page.evaluate(async () => ({
    local: JSON.stringify(localStorage),
    session: JSON.stringify(sessionStorage),
    caches: await caches.keys(),
    databases: await indexedDB.databases(),
  }));
  assert.not.match(JSON.stringify(kept), 'Marker');
  assert.equal([kept.caches, kept.databases], [[], []]);
});

test.run();
