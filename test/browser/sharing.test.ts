import { buffer } from 'node:stream/consumers';
import type { Browser, Page } from 'playwright';
import * as assert from 'uvu/assert';
import { startApp } from '../../bench/browser/app.ts';
import type { App } from '../../bench/browser/app.ts';
import { launchChromium, newPerson } from '../../bench/browser/chromium.ts';
import { logIn } from '../../bench/browser/journeys.ts';
import { suite } from '../harness.ts';
import { readCalendar } from '../server/mail/calendar-reader.ts';
import { headerOf, openPostOffice, readMessage } from '../server/mail/post-office.ts';
import type { PostOffice } from '../server/mail/post-office.ts';
import { watchPolicy } from './support/policy.ts';

const test = suite('sharing a session link');

/** As the phone that pictures are compared on. */
const phone = { width: 390, height: 844 };

let app: App;
let browser: Browser;
let office: PostOffice;

test.before(async () => {
  office = await openPostOffice();
  app = await startApp({
    AUSCULT_SMTP_URL: `smtp://127.0.0.1:${office.port}`,
    AUSCULT_SMTP_FROM: 'visits@example.org',
  });
  browser = await launchChromium();
});

test.after(async () => {
  await browser.close();
  await app.stop();
  await office.close();
});

/** Presses Tab until the focus is on a button of that name, as somebody without a mouse does. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 12; presses++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return element?.getAttribute('aria-label') ?? element?.textContent?.trim() ?? '';
    });
    if (focused === name) return;
  }
  throw new Error(`Tab does not reach "${name}".`);
}

/** Sets what the page around the link is to set. */
async function configure(page: Page, properties: object): Promise<void> {
  await page.evaluate(async (given) => {
    const roots: ParentNode[] = [document];
    for (let root = roots.pop(); root !== undefined; root = roots.pop()) {
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot) roots.push(element.shadowRoot);
        if (element.localName !== 'auscult-session-link') continue;
        await (Object.assign(element, given) as unknown as { updateComplete: Promise<unknown> })
          .updateComplete;
      }
    }
  }, properties);
}

/** Whether everything fits the width, and what is to be touched is big enough (WCAG 2.2, 2.5.8). */
async function assertFits(page: Page): Promise<void> {
  const { overflow, small } = await page.evaluate(() => {
    const roots: ParentNode[] = [document];
    const small: string[] = [];
    let overflow = document.documentElement.scrollWidth - innerWidth;
    for (let root = roots.pop(); root !== undefined; root = roots.pop()) {
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot) roots.push(element.shadowRoot);
        if (element.matches('.dialog-body, form')) {
          overflow = Math.max(overflow, element.scrollWidth - element.clientWidth);
        }
        const { height } = element.getBoundingClientRect();
        if (element.matches('button, select, input.text') && height > 0 && height < 44) {
          small.push(`${element.outerHTML.slice(0, 80)} ${height}`);
        }
      }
    }
    return { overflow, small };
  });
  assert.is(overflow, 0);
  assert.equal(small, []);
}

test('[S2] [X2] before OK a phone saves a calendar file with the link, by keyboard alone', async () => {
  const { page, context } = await newPerson(browser, { viewport: phone });
  const refused = await watchPolicy(page);
  await logIn(page, app, /Campo/);
  await page.getByRole('button', { name: 'Start a Session' }).first().click();
  const field = page.getByLabel('Session link');
  await page.waitForFunction(
    (input) => input instanceof HTMLInputElement && input.value.startsWith('http'),
    await field.elementHandle(),
  );
  await field.focus();
  await tabTo(page, 'Calendar');
  const now = Date.now();
  await page.keyboard.press('Enter');
  const day = page.getByLabel('Date');
  await day.waitFor();
  const shown = Date.parse(
    `${await day.inputValue()}T${await page.getByLabel('Time').inputValue()}`,
  );
  assert.ok(shown > now - 60_000 && shown <= now + 31 * 60_000, 'the next half hour');
  assert.is(new Date(shown).getMinutes() % 30, 0);
  assert.is(await page.getByLabel('Length').inputValue(), '30');
  await assertFits(page);

  const tomorrow = new Date(now + 24 * 60 * 60_000).toISOString().slice(0, 10);
  await day.fill(tomorrow);
  await page.getByLabel('Time').fill('09:15');
  await page.getByLabel('Length').selectOption('45');
  await page.getByLabel('Length').focus();
  await tabTo(page, 'Save calendar file');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.keyboard.press('Enter'),
  ]);
  assert.is(download.suggestedFilename(), 'visit.ics');
  const lines = readCalendar(await buffer(await download.createReadStream()));
  const file = Object.fromEntries(lines.map(({ name, text }) => [name, text]));
  const starts = new Date(`${tomorrow}T09:15`).toISOString().replace(/[-:]|\.000/g, '');
  assert.is(file['DTSTART'], starts);
  assert.is(file['URL'], await field.inputValue());
  assert.is(file['SUMMARY'], 'Video visit with Riverside Practice (demo)');
  await page.getByText('Saved. Open the file').waitFor();

  await day.fill('1999-01-01');
  await page.getByRole('button', { name: 'Save calendar file' }).click();
  await page.getByText('Choose a date and a time that is not over.').waitFor();
  await configure(page, { mail: true });
  const invitations = page.getByRole('button', { name: 'Send invitations' });
  assert.is(await invitations.count(), 0, 'nobody is invited to a session that does not exist');
  // The file holds the link.
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByText('You have handed out the link. It will not work any more.').waitFor();
  assert.equal(refused, []);
  await context.close();
});

test('[S2] [X2] invitations are sent from a phone, and it says to whom', async () => {
  const { page, context } = await newPerson(browser, { viewport: phone });
  const refused = await watchPolicy(page);
  await logIn(page, app, /Campo/);
  await page.getByRole('button', { name: 'Start a Session' }).first().click();
  await page.getByLabel('Session name').fill('MARKER-SESSION');
  const field = page.getByLabel('Session link');
  await page.waitForFunction(
    (input) => input instanceof HTMLInputElement && input.value.startsWith('http'),
    await field.elementHandle(),
  );
  const link = await field.inputValue();
  await page.getByRole('button', { name: 'OK', exact: true }).click();
  await page.getByText('Anyone you share this link with will be able to join').waitFor();
  // As the page around it is to do once the session exists.
  const sessionId = await page.evaluate(async () => {
    const reply = await fetch('/api/sessions');
    const { sessions } = (await reply.json()) as { sessions: { id: string }[] };
    return sessions[0]?.id;
  });
  await configure(page, { sessionId, mail: true });
  await page.getByRole('button', { name: 'Send invitations' }).click();
  const to = page.getByLabel('E-mail addresses');
  await to.fill('ana@example.org, ana at example.org');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page
    .getByText('“at” is not an e-mail address.')
    .or(page.getByText('“ana” is not'))
    .waitFor();
  assert.is(office.mails.length, 0);

  await to.fill('ana@example.org; refused@example.org\neva@example.net');
  await page.getByLabel('Language of the message').selectOption('es');
  await page.getByLabel('With a time').check();
  await assertFits(page);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByText('Sent to ana@example.org, eva@example.net.').waitFor();
  await page.getByText('Not sent to refused@example.org: the mail server does not').waitFor();
  assert.is(await to.inputValue(), 'refused@example.org', 'to be corrected');
  assert.equal(
    office.mails.map((one) => one.to),
    [['ana@example.org'], ['eva@example.net']],
  );
  const message = readMessage(office.mails[0]?.raw ?? Buffer.alloc(0));
  assert.is(headerOf(message, 'subject'), 'Videoconsulta con Riverside Practice (demo)');
  assert.ok(office.mails[0]?.raw.toString().replaceAll('=\r\n', '').includes(link.slice(-20)));
  assert.not.match(office.mails.map(({ raw }) => raw.toString()).join(), /MARKER/);
  assert.equal(refused, []);
  await context.close();
});

test.run();
