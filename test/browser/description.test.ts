import type { Browser } from 'playwright';
import axe from 'axe-core';
import * as assert from 'uvu/assert';
import { startApp } from '../../bench/browser/app.ts';
import type { App } from '../../bench/browser/app.ts';
import { launchChromium, newPerson } from '../../bench/browser/chromium.ts';
import { suite } from '../harness.ts';
import { watchPolicy } from './support/policy.ts';

const test = suite('the page of the API');

let app: App;
let browser: Browser;

test.before(async () => {
  app = await startApp();
  browser = await launchChromium();
});

test.after(async () => {
  await browser.close();
  await app.stop();
});

test('[X2] it lives under our content security policy, on a phone as well', async () => {
  const { page, context } = await newPerson(browser, { viewport: { width: 390, height: 844 } });
  const refused = await watchPolicy(page);
  const reply = await page.goto(`${app.url}/api/docs`);
  assert.match(
    reply?.headers()['content-security-policy'] ?? '',
    /^default-src 'none'; script-src/,
  );
  const logIn = page.locator('details', { hasText: 'POST /api/log-in' }).first();
  await logIn.locator('summary').click();
  await logIn.getByText('This e-mail address and password do not match.').waitFor();
  const display = await logIn
    .locator('summary span')
    .evaluate((element) => getComputedStyle(element).display);
  assert.is(display, 'block', 'its style sheet came');
  for (const summary of await page.locator('summary').all()) await summary.click();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.is(overflow, 0);
  await page.evaluate(axe.source);
  const barriers = await page.evaluate(async () => {
    const { axe: inPage } = globalThis as unknown as { axe: typeof axe };
    const { violations } = await inPage.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag22aa'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
  });
  assert.equal(barriers, []);
  assert.equal(refused, []);
  await context.close();
});

test('[X2] control: what the policy refuses is seen', async () => {
  const { page, context } = await newPerson(browser);
  const refused = await watchPolicy(page);
  await page.goto(`${app.url}/api/docs`);
  await page.evaluate(() => {
    const style = document.createElement('style');
    style.textContent = 'body { color: red }';
    document.head.append(style);
  });
  await page.waitForFunction(() => document.styleSheets.length > 0);
  assert.equal(refused, ['style-src-elem inline']);
  await context.close();
});

test.run();
