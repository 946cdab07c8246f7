import { join } from 'node:path';
import { build } from 'esbuild';
import type { Page } from 'playwright';
import type { BareCall } from './bare-page.ts';

/** What a page without the product loads. */
export async function bundleBarePage(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'bare-page.ts')],
    bundle: true,
    format: 'iife',
    minify: true,
    write: false,
    conditions: ['auscult-source'],
    logLevel: 'warning',
  });
  const [script] = outputFiles;
  if (script === undefined) throw new Error('the bare page could not be bundled');
  return script.text;
}

/**
 * Enters from a document that the server sends, so that origin, policy and address are the product's:
 * its report of its health, emptied.
 */
export async function enterBare(
  page: Page,
  origin: string,
  script: string,
  call: BareCall,
): Promise<void> {
  await page.goto(`${origin}/healthz`);
  await page.evaluate(() => {
    document.body.replaceChildren();
    // As dark as the product's stage.
    document.body.style.background = '#10181f';
  });
  await page.evaluate(script);
  await page.evaluate((how) => enterBareCall(how), call);
}
