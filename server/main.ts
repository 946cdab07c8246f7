import closeWithGrace from 'close-with-grace';
import { buildClient } from '../client/build.ts';
import { greet } from './greeting.ts';
import { readSettings } from './settings.ts';
import { StartRefusal } from './start-refusal.ts';
import { startServer } from './start.ts';

/** Whoever presses Ctrl-C does not wait longer; calls in progress resume after a restart. */
const closeWithinMs = 1_900;

await main();

async function main(): Promise<void> {
  try {
    const settings = readSettings(process.argv.slice(2), process.env);
    const { folder } = await buildClient();
    const server = await startServer({ settings, clientFolder: folder, clock: Date.now });
    closeWithGrace({ delay: closeWithinMs, logger: false }, async ({ err }) => {
      // A bug: said aloud, then the calls end in order, as with any other end.
      if (err) process.stderr.write(`${err.stack ?? String(err)}\n`);
      await server.close();
    });
    process.stdout.write(`${greet(server.greeting)}\n`);
  } catch (error) {
    if (!(error instanceof StartRefusal)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
