import type { Page } from 'playwright';

/** Opens the list of participants, unless it is open. */
export async function openPanel(page: Page): Promise<void> {
  const close = page.getByRole('button', { name: 'Close participants' });
  if (await close.isVisible()) return;
  await page.getByRole('button', { name: /^Participants/ }).click();
  await close.waitFor();
}

/** The chair's way: participants panel, the person's menu, a role. */
export async function changeRole(page: Page, person: string, role: string): Promise<void> {
  await openPanel(page);
  await page.getByRole('button', { name: `Manage ${person}` }).click();
  await page.getByRole('menuitemradio', { name: role }).click();
}
