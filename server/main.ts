import { readSettings } from './settings.ts';
import { StartRefusal } from './start-refusal.ts';

/** Supervisors and people at a terminal wait about this long before they get rude. */
const endWithinMs = 1_900;

await main();

async function main(): Promise<void> {
  try {
    const settings = readSettings(process.argv.slice(2), process.env);
    // Only now: a misspelt setting is answered at once, not after everything has been loaded.
    const { greet } = await import('./greeting.ts');
    const { startServer } = await import('./start.ts');
    const { buildClient } = await import('../client/build.ts');
    const pages = (folder: string): Promise<unknown> => buildClient({ folder });
    const server = await startServer({ settings, pages, clock: Date.now });
    endOnSignal(() => server.close());
    process.stdout.write(`${greet(server.greeting)}\n`);
  } catch (error) {
    if (!(error instanceof StartRefusal)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

/**
 * The first signal ends calls, requests and database in order, the second at once. The listeners
 * stay: taking one off loses a signal that is already on its way. (close-with-grace does, and it
 * listens to SIGSEGV as well, so that a fault in native code hangs instead of ending the process.)
 */
function endOnSignal(close: () => Promise<void>): void {
  let ending = false;
  const end = (): void => {
    if (ending) process.exit(1);
    ending = true;
    setTimeout(() => process.exit(1), endWithinMs);
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
}
