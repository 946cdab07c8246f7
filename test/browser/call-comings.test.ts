import type { Page } from 'playwright';
import * as assert from 'uvu/assert';
import { join, logIn, openSettings } from '../../bench/browser/journeys.ts';
import { suite } from '../harness.ts';
import { openPractice } from './support/practice.ts';
import type { Practice, Visitor } from './support/practice.ts';
import { changeRole, openPanel } from './support/panel.ts';

const test = suite('who comes, who goes, and who may');

let practice: Practice;

test.before(async () => {
  practice = await openPractice();
});
test.after.each(() => practice.everybodyOut());
test.after(() => practice.close());

async function vegaJoins(link: string): Promise<Page> {
  const { page } = await practice.person();
  await logIn(page, practice.app, /Vega/);
  await page.goto(link);
  await join(page);
  return page;
}

async function pair(name: string): Promise<{ campo: Visitor; ana: Visitor }> {
  const campo = await practice.chair(name);
  return { campo, ana: await practice.guest(campo.link, 'Ana Ortiz') };
}

test('who joins and who leaves is seen; a changed access level is told; whoever is taken out lands in their list [S14] [S15]', async () => {
  const { campo, ana } = await pair('Comings and goings');
  const shown = (text: string): Promise<void> =>
    campo.page.locator('.banner', { hasText: text }).waitFor();
  await shown('Ana Ortiz joined');
  const vega = await vegaJoins(campo.link);
  await shown('Dr. Maria Vega joined');
  await ana.page.getByRole('button', { name: 'Leave' }).click();
  await shown('Ana Ortiz left');

  await openSettings(campo.page);
  await campo.page.getByRole('radio', { name: 'Internal' }).check();
  await campo.page.getByRole('button', { name: 'OK', exact: true }).click();
  await vega.getByText('Only people at the practice can join this session now.').waitFor();
  assert.is(
    await campo.page.getByText('Only people at the practice can join this session now.').count(),
    0,
    'whoever has changed it knows',
  );

  await openPanel(campo.page);
  await campo.page.getByRole('button', { name: 'Manage Dr. Maria Vega' }).click();
  await campo.page.getByRole('menuitem', { name: /^Remove/ }).click();
  await campo.page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await vega.waitForURL('**/telehealth');
  await vega
    .getByText(
      'You are not in Comings and goings any more. The chair has removed you from this session.',
    )
    .waitFor();
  await vega.getByRole('button', { name: 'Start a Session' }).first().waitFor();
});

test('whoever is put on the list by OK stands in the panel, at the other chair, too [S8] [S11]', async () => {
  const campo = await practice.chair('An open panel');
  const vega = await vegaJoins(campo.link);
  await changeRole(campo.page, 'Dr. Maria Vega', 'Session Chair');
  await vega.getByText('You are now: Session Chair').waitFor();
  await openPanel(vega);
  await openSettings(vega);
  await vega.getByRole('combobox', { name: 'Search Providers' }).fill('lind');
  await vega.getByRole('option', { name: /Lind/ }).click();
  await vega.getByRole('button', { name: 'OK', exact: true }).click();
  for (const page of [vega, campo.page]) {
    const invited = page.getByRole('list', { name: /^Invited, not here/ });
    await invited.getByText(/Lind/).waitFor();
  }
});

async function settle(page: Page, change: () => Promise<void>): Promise<void> {
  await openSettings(page);
  await change();
  await page.getByRole('button', { name: 'OK', exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

test('a changed access level is explained to who waits at the door, and to a guest who tries again [S14] [S15]', async () => {
  const { campo, ana } = await pair('Who may come in');
  const access = (level: string): Promise<void> =>
    settle(campo.page, async () => {
      await campo.page.getByRole('radio', { name: level }).check();
      // OK is pressed by who has read what it will do.
      if (level === 'Private')
        await campo.page
          .getByText(/ will be removed\./)
          .first()
          .waitFor();
    });
  await settle(campo.page, () =>
    campo.page.getByLabel('Hold newcomers until a chair admits them').check(),
  );
  const { page: lind } = await practice.person();
  await logIn(lind, practice.app, /Lind/);
  await lind.goto(campo.link);
  await lind.getByRole('button', { name: 'Join Session' }).click();
  await lind.getByText('The clinician has been told that you are here.').waitFor();

  await access('Private');
  await lind.waitForURL('**/telehealth');
  await lind.getByText(/^You are not in Who may come in any more\. .*who may join/).waitFor();
  const putOut = ana.page.getByRole('heading', { name: 'The chair changed who may join.' });
  await putOut.waitFor();
  const answered = ana.page.waitForResponse('**/api/links/resolve');
  await ana.page.getByRole('button', { name: 'Try again' }).click();
  await answered;
  await putOut.waitFor();
  await access('Invitation');
  await ana.page.getByRole('button', { name: 'Try again' }).click();
  await ana.page.getByLabel('Your name').waitFor();
});

test('when somebody is removed and the link changed, the others come back by the old one [S15]', async () => {
  const { campo, ana } = await pair('One of two guests');
  const luis = await practice.guest(campo.link, 'Luis Ortiz');
  await openPanel(campo.page);
  await campo.page.getByRole('button', { name: 'Manage Luis Ortiz' }).click();
  await campo.page.getByRole('menuitem', { name: /^Remove/ }).click();
  await campo.page.getByText('And change the session link').click();
  await campo.page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await luis.page.getByRole('heading', { name: /has removed you/ }).waitFor();
  await campo.page.getByText('The session has a new link.').waitFor();
  await ana.page.reload();
  await ana.page.getByRole('button', { name: 'Leave' }).waitFor();
  await campo.page.getByRole('button', { name: 'Participants 2' }).waitFor();
  await luis.page.reload();
  await luis.page.getByRole('button', { name: 'Join Session' }).click();
  await luis.page.getByRole('heading', { name: /has removed you/ }).waitFor();
  const { page: stranger } = await practice.person();
  await stranger.goto(campo.link);
  await stranger.getByRole('heading', { name: 'This session has another link now.' }).waitFor();
});

test.run();
