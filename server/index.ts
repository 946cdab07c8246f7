/**
 * The whole product in a process of yours: accounts, sessions, links, and the pages of the browser
 * client. What it needs beside the engine is installed by you; see docs/package.md.
 *
 * @module
 */
import { fileURLToPath } from 'node:url';
import { requireServerPackages } from './packages.ts';
import type { Settings } from './settings.ts';
import type { RunningServer } from './start.ts';

export { readSettings } from './settings.ts';
export { ServerPackagesError } from './packages.ts';
export { StartRefusal } from './start-refusal.ts';
export type { Environment, LogLevel, Settings } from './settings.ts';
export type { SmtpSettings } from './mail/smtp-settings.ts';
export type { Greeting, MadePassword } from './greeting.ts';
export type { RunningServer } from './start.ts';

/** In the package the built client lies here; in a clone `node client/build.ts` puts it here. */
const PAGES = fileURLToPath(new URL('../client/dist/', import.meta.url));

/**
 * Starts the server: it listens when the promise resolves. An empty data folder is filled with the
 * demo practice.
 *
 * @param options.settings  from `readSettings`
 * @throws ServerPackagesError (`SERVER_PACKAGES_MISSING`) when packages are not installed
 * @throws StartRefusal when it cannot start as it is set; the message is for the operator
 */
export async function startServer(options: {
  readonly settings: Settings;
}): Promise<RunningServer> {
  await requireServerPackages();
  // Only now: these load the packages.
  const { startServer: start } = await import('./start.ts');
  return await start({ settings: options.settings, pages: PAGES, clock: Date.now });
}
