import { execFileSync } from 'node:child_process';
import { readSettings, startServer } from 'auscult/server';
import { lineHost } from './host.ts';

/**
 * The product with its media announced where the line listens and bound where it does not, as
 * behind a router. No setting says that of loopback addresses.
 */
execFileSync(process.execPath, ['client/build.ts']);
const server = await startServer({
  settings: {
    ...readSettings([], process.env),
    mediaHosts: ['127.0.0.1'],
    announcedAddresses: [lineHost],
    mediaOnlyThisMachine: false,
  },
});
process.once('SIGTERM', () => {
  void server.close().finally(() => process.exit());
});
// What `bench/browser/app.ts` waits for, as the program says it.
const { address, mediaPort } = server.greeting;
process.stdout.write(`listening on ${address}\nMedia: port ${mediaPort}\n`);
