import type { Page } from 'playwright';
import * as assert from 'uvu/assert';
import { join, logIn } from '../../bench/browser/journeys.ts';
import { suite } from '../harness.ts';
import { openPractice } from './support/practice.ts';
import type { Practice } from './support/practice.ts';
import { pictures, untilReceived } from './support/statistics.ts';

const test = suite('a reload in a call');

let practice: Practice;

test.before(async () => {
  practice = await openPractice();
});
test.after.each(() => practice.everybodyOut());
test.after(() => practice.close());

function pressed(page: Page, name: string): Promise<string | null> {
  return page.getByRole('button', { name, exact: true }).getAttribute('aria-pressed');
}

test('a guest comes back as the same participant, with the devices as they were [S5]', async () => {
  const campo = await practice.chair('Reloaded by the guest');
  const ana = await practice.guest(campo.link, 'Ana Ortiz');
  await ana.page.getByRole('button', { name: 'Camera', exact: true }).click();
  await campo.page
    .getByRole('group', { name: /^Ana Ortiz/ })
    .getByText('AO')
    .waitFor();

  await ana.page.reload();
  await ana.page.getByRole('button', { name: 'Leave' }).waitFor();
  assert.is(await pressed(ana.page, 'Camera'), 'false');
  assert.is(await pressed(ana.page, 'Microphone'), 'true');
  await untilReceived(ana.page, (all) => pictures(all).length === 1, 'Ana sees Dr. Campo');
  await campo.page.getByRole('button', { name: 'Participants 2' }).waitFor();
  assert.is(await campo.page.getByRole('group', { name: /^Ana Ortiz/ }).count(), 1);

  // Once more, with the camera on: what was on comes back on.
  await ana.page.getByRole('button', { name: 'Camera', exact: true }).click();
  await untilReceived(campo.page, (all) => pictures(all).length === 1, 'Dr. Campo sees Ana');
  await ana.page.reload();
  await ana.page.getByRole('button', { name: 'Leave' }).waitFor();
  assert.is(await pressed(ana.page, 'Camera'), 'true');
  await untilReceived(campo.page, (all) => pictures(all).length === 1, 'Dr. Campo sees Ana again');
  await campo.page.getByRole('button', { name: 'Participants 2' }).waitFor();

  // Whoever has left and reloads is not pulled back in.
  await ana.page.getByRole('button', { name: 'Leave' }).click();
  await ana.page.getByRole('heading', { name: 'You have left the session' }).waitFor();
  await ana.page.reload();
  await ana.page.getByRole('button', { name: 'Join Session' }).waitFor();
  await campo.page.getByRole('button', { name: 'Participants 1' }).waitFor();
});

test("a clinician comes back too, and the browser's Back leads to the preview [S5]", async () => {
  const campo = await practice.chair('Reloaded by the chair');
  const ana = await practice.guest(campo.link, 'Ana Ortiz');
  await campo.page.reload();
  await campo.page.getByRole('button', { name: 'Leave' }).waitFor();
  await untilReceived(campo.page, (all) => pictures(all).length === 1, 'Dr. Campo sees Ana');
  await untilReceived(ana.page, (all) => pictures(all).length === 1, 'Ana sees Dr. Campo');
  await ana.page.getByRole('button', { name: 'Participants 2' }).waitFor();

  await campo.page.goBack();
  await campo.page.getByRole('button', { name: 'Join Session' }).waitFor();
  await ana.page.getByRole('button', { name: 'Participants 1' }).waitFor();
  // The call was left: Forward, and a reload there, are no way around the button.
  await campo.page.goForward();
  await campo.page.reload();
  await campo.page.getByRole('button', { name: 'Join Session' }).waitFor();
});

test('a second device replaces the first, which does not fight back [S5]', async () => {
  const campo = await practice.chair('On two devices');
  const ana = await practice.guest(campo.link, 'Ana Ortiz');
  const second = await practice.person();
  await logIn(second.page, practice.app, /Campo/);
  await second.page.goto(campo.link);
  await join(second.page);
  await campo.page.getByRole('heading', { name: 'You joined from another device' }).waitFor();
  await ana.page.getByRole('button', { name: 'Participants 2' }).waitFor();
  assert.is(await ana.page.getByRole('group', { name: /^Dr. Elena Campo/ }).count(), 1);
  await campo.page.reload();
  await campo.page.getByRole('button', { name: 'Join Session' }).waitFor();
  await second.page.getByRole('button', { name: 'Participants 2' }).waitFor();
});

test.run();
