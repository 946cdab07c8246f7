// TEMPORARY: accounts + sessions + static client without media; replaced by main.ts.
import { buildApp } from './app.ts';
import { DataFolder } from './data-folder.ts';
import { demoPasswordFor, seedDemoPractice } from './demo.ts';
import { nobodyInside } from './live/nobody.ts';
import { Tickets } from './live/tickets.ts';
import { Passwords } from './secrets/passwords.ts';
import { Sealing } from './secrets/sealing.ts';
import { defaultLimits } from './services.ts';
import { readSettings } from './settings.ts';
import { openDatabase } from './store/index.ts';
const settings = readSettings(process.argv.slice(2), process.env);
const folder = await DataFolder.open(settings.dataPath);
const database = await openDatabase(folder.databasePath);
await seedDemoPractice(database, Date.now());
const app = await buildApp({
  services: {
    database,
    live: nobodyInside,
    tickets: new Tickets(),
    passwords: new Passwords(),
    sealing: new Sealing(await folder.sealingKey()),
    own: { publicOrigin: null, https: false, loopback: true },
    limits: defaultLimits,
    demoPassword: demoPasswordFor(true, true),
    clock: Date.now,
  },
  clientFolder: new URL('../client/dist', import.meta.url).pathname,
  logger: { level: 'info' },
});
console.log(await app.listen({ host: settings.host, port: settings.port }));
