import type { Page } from 'playwright';
import type { App } from './app.ts';

/** Logs in by filling in one of the demo accounts, as the log-in page offers. */
export async function logIn(page: Page, app: App, displayName: string | RegExp): Promise<void> {
  await page.goto(`${app.url}/`);
  await page.getByRole('button', { name: displayName }).click();
  await page.getByRole('button', { name: 'Log in', exact: true }).click();
  await page.getByRole('heading', { name: 'Telehealth' }).waitFor();
}

/**
 * Provider > Telehealth > Start a Session, up to the Camera Preview.
 *
 * @returns the session link
 */
export async function startSession(page: Page, name: string): Promise<string> {
  await page.getByRole('button', { name: 'Start a Session' }).first().click();
  await page.getByLabel('Session name').fill(name);
  const field = page.getByLabel('Session link');
  // The link is being reserved while the name is typed.
  await page.waitForFunction(
    (input) => input instanceof HTMLInputElement && input.value.startsWith('http'),
    await field.elementHandle(),
  );
  const link = await field.inputValue();
  await page.getByRole('button', { name: 'OK', exact: true }).click();
  // The reminder that anyone with the link will be able to join.
  await page.getByText('Anyone you share this link with will be able to join').waitFor();
  await page.getByRole('button', { name: 'OK', exact: true }).click();
  await page.getByRole('button', { name: 'Join Session' }).waitFor();
  return link;
}

/** From a preview into the session. */
export async function join(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Join Session' }).click();
  await page.getByRole('button', { name: 'Leave' }).waitFor();
}

/** Opens a session link without a log-in and types a name: up to the preview. */
export async function arriveAsGuest(page: Page, link: string, displayName: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel('Your name').fill(displayName);
}

export async function joinAsGuest(page: Page, link: string, displayName: string): Promise<void> {
  await arriveAsGuest(page, link, displayName);
  await join(page);
}

/** The session's settings: a button, or on a phone an item under "More". */
export async function openSettings(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Session settings' });
  const more = page.getByRole('button', { name: 'More', exact: true });
  await more.waitFor();
  if (await button.isVisible()) {
    await button.click();
    return;
  }
  await more.click();
  await page.getByRole('menuitem', { name: 'Session settings' }).click();
}
