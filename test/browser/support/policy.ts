import type { Page } from 'playwright';

/** What a page's content security policy refused from now on, in each document that it loads. */
export async function watchPolicy(page: Page): Promise<readonly string[]> {
  const refused: string[] = [];
  await page.exposeFunction('noteRefused', (what: string) => refused.push(what));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { noteRefused } = window as unknown as { noteRefused: (what: string) => void };
      noteRefused(`${event.effectiveDirective} ${event.blockedURI}`);
    });
  });
  return refused;
}
