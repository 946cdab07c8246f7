import { suite } from '../harness.ts';
import { openPractice, untilFocused } from './support/practice.ts';
import type { Practice } from './support/practice.ts';

const test = suite('leaving a call');

let practice: Practice;

test.before(async () => {
  practice = await openPractice();
});
test.after.each(() => practice.everybodyOut());
test.after(() => practice.close());

test('the focus goes to the heading of the page that comes after the call', async () => {
  const campo = await practice.chair('Where the focus goes');
  const ana = await practice.guest(campo.link, 'Ana Ortiz');
  await ana.page.getByRole('button', { name: 'Leave' }).click();
  await untilFocused(ana.page, 'h1 You have left the session');

  // By the browser's Back from the call to its preview.
  await campo.page.getByRole('button', { name: 'Leave' }).focus();
  await campo.page.goBack();
  await campo.page.getByRole('button', { name: 'Join Session' }).waitFor();
  await untilFocused(campo.page, 'h1 Where the focus goes');

  await campo.page.getByRole('button', { name: 'Join Session' }).click();
  await campo.page.getByRole('button', { name: 'Leave' }).click();
  await campo.page.getByRole('menuitem', { name: /^Leave/ }).click();
  await untilFocused(campo.page, 'h1 Telehealth');
});

test.run();
