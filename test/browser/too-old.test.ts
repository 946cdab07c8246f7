import * as assert from 'uvu/assert';
import { suite } from '../harness.ts';
import { openPractice } from './support/practice.ts';
import type { Practice } from './support/practice.ts';

const test = suite('a browser that is too old');

let practice: Practice;
test.before(async () => {
  practice = await openPractice();
});
test.after.each(() => practice.everybodyOut());
test.after(() => practice.close());

/** Each as a browser has it that never heard of the thing. */
const lacking: Record<string, () => void> = {
  popovers: () => Reflect.deleteProperty(HTMLElement.prototype, 'popover'),
  modules: () => Reflect.deleteProperty(HTMLScriptElement.prototype, 'noModule'),
  elements: () => Reflect.deleteProperty(window, 'customElements'),
};

for (const [what, before] of Object.entries(lacking)) {
  test(`without ${what} a page says what to use, and gives the link`, async () => {
    const { page } = await practice.person({ before });
    const link = `${practice.app.url}/join#${'a'.repeat(22)}`;
    await page.goto(link);
    await page.getByRole('heading', { name: 'This browser is too old' }).waitFor();
    await page.getByText('current Chrome, Edge, Firefox or Safari').waitFor();
    const field = page.getByLabel('Copy this link:');
    assert.is(await field.inputValue(), link);
    await field.click();
    assert.is(await page.evaluate(() => String(getSelection())), link, 'taken whole by one press');
    assert.is(await page.title(), 'This browser is too old');
    assert.is(await page.getByLabel('Your name').count(), 0);
  });
}

test('in Spanish for whoever reads Spanish; nothing of it where the browser will do', async () => {
  const { page } = await practice.person({
    before: () => {
      Object.defineProperty(navigator, 'language', { value: 'es-MX' });
      Reflect.deleteProperty(HTMLElement.prototype, 'popover');
    },
  });
  await page.goto(practice.app.url);
  await page.getByRole('heading', { name: 'Este navegador es demasiado antiguo' }).waitFor();
  const other = await practice.person();
  await other.page.goto(practice.app.url);
  await other.page.getByRole('heading', { name: 'Log in' }).waitFor();
  assert.is(await other.page.getByText('too old').count(), 0);
});

test.run();
