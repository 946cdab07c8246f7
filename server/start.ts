import { isIP } from 'node:net';
import { join } from 'node:path';
import { createEngine } from 'auscult/engine';
import type { Engine } from 'auscult/engine';
import { createSignalingServer } from 'auscult/signaling';
import type { SignalingServer } from 'auscult/signaling';
import { roleTable } from './access/index.ts';
import { buildApp } from './app.ts';
import type { App } from './app.ts';
import { DataFolder } from './data-folder.ts';
import {
  demoEmails,
  demoPasswordFor,
  isDemoPractice,
  makeDemoPasswords,
  seedDemoPractice,
} from './demo.ts';
import { codeOf } from './error-code.ts';
import { Endings } from './endings.ts';
import type { Greeting } from './greeting.ts';
import { lanCertificate } from './lan-certificate.ts';
import { AdmissionDesk } from './live/admission.ts';
import { Bell, beatMs } from './live/bell.ts';
import { createLive } from './live/calls.ts';
import { ringForCalls } from './live/ringing.ts';
import { Tickets } from './live/tickets.ts';
import { logOptions } from './log.ts';
import { createMailer } from './mail/index.ts';
import { Metrics } from './operation/metrics.ts';
import type { Census } from './operation/metrics.ts';
import { Readiness } from './operation/readiness.ts';
import { isOwnOrigin } from './own-origin.ts';
import type { OwnOrigin } from './own-origin.ts';
import { clientAddress } from './proxies.ts';
import { GuestTokens } from './secrets/guest-tokens.ts';
import { KnownDevices } from './known-devices.ts';
import { Passwords } from './secrets/passwords.ts';
import { Sealing } from './secrets/sealing.ts';
import { defaultLimits } from './services.ts';
import { onlyThisMachine, ownAddresses } from './settings.ts';
import type { Settings } from './settings.ts';
import { StartRefusal } from './start-refusal.ts';
import { lockFolder, noteActivityOf, openDatabase, readSetting } from './store/index.ts';

const minuteMs = 60_000;

export interface StartOptions {
  readonly settings: Settings;
  /** The folder of the built client, or what builds it into one, which may hold an older one. */
  readonly pages: string | ((folder: string) => Promise<unknown>);
  /** UTC milliseconds. */
  readonly clock: () => number;
}

/** A server that listens. */
export interface RunningServer {
  readonly greeting: Greeting;
  /** Ends calls, requests, engine and database, in this order. */
  close(): Promise<void>;
}

/**
 * Starts everything, in the order in which one part needs the other: data folder, database,
 * engine, signaling, HTTP. What was started is ended again if a later part cannot be.
 *
 * @throws StartRefusal with the sentence for the operator
 */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const started = new Endings();
  try {
    const greeting = await start(options, started);
    return { greeting, close: () => started.run() };
  } catch (error) {
    await started.run();
    throw error;
  }
}

async function start(options: StartOptions, started: Endings): Promise<Greeting> {
  const { settings, pages, clock } = options;
  const folder = await DataFolder.open(settings.dataPath);
  started.add(await lockFolder(folder.lockPath));
  const sealingKey = await folder.sealingKey();
  const sealing = new Sealing(sealingKey);
  const database = await openDatabase(folder.databasePath);
  started.add(() => database.destroy());
  await seedDemoPractice(database, clock());

  const passwords = new Passwords();
  const demo = await isDemoPractice(database);
  const demoPassword = demoPasswordFor(demo, onlyThisMachine(settings));
  const madePasswords =
    demo && demoPassword === null ? await makeDemoPasswords(database, passwords) : [];
  const tls = settings.lan ? await lanCertificate(folder, lanAddresses(settings), clock()) : null;

  const engine = await startEngine(settings);
  started.add(() => engine.close());
  // Built in our own folder: another server started from the same sources builds its own.
  const clientFolder = typeof pages === 'string' ? pages : join(folder.path, 'pages');
  if (typeof pages !== 'string') await pages(clientFolder);

  const own: OwnOrigin = {
    publicOrigin: settings.publicOrigin,
    https: tls !== null,
    loopback: onlyThisMachine(settings),
  };
  const tickets = new Tickets();
  const idleMs = settings.idleMinutes * minuteMs;
  const desk = new AdmissionDesk({ database, tickets, clock, idleMs });
  const signaling = createSignalingServer({
    engine,
    roles: roleTable,
    admit: (ticket, to) => desk.admit(ticket, to),
    authorize: (actor, action) => desk.authorize(actor, action),
    keepsDoor: ({ role }) => desk.keepsDoor(role),
    allowedOrigin: (origin, host) => isOwnOrigin(own, origin, host),
    addressOf: (request) => clientAddress(request, settings.trustedProxies),
    log: (entry) => {
      const { error, ...rest } = entry;
      app.log.warn(error instanceof Error ? { ...rest, err: error } : rest, 'signaling');
    },
  });
  const bell = new Bell();
  ringForCalls(signaling, database, bell);
  const beating = setInterval(() => bell.beat(), beatMs);
  started.add(() => {
    clearInterval(beating);
    return Promise.resolve();
  });
  const readiness = Readiness.of(engine);
  const metrics = new Metrics(() => censusOf(signaling)).withProcess();
  engine.on('workerLost', ({ worker, sessionIds, reason }) => {
    metrics.workerLost();
    app.log.error({ worker, sessionIds, reason }, 'media worker lost');
  });

  const live = createLive(signaling, desk, bell);
  const mail =
    settings.smtp === null
      ? null
      : createMailer({
          smtp: settings.smtp,
          log: (failure) => {
            metrics.mailFailed();
            app.log.warn({ ...failure }, 'mail failed');
          },
        });
  const app: App = await buildApp({
    services: {
      database,
      live,
      tickets,
      bell,
      passwords,
      sealing,
      knownDevices: new KnownDevices(sealingKey),
      guestTokens: new GuestTokens(sealingKey),
      own,
      mail,
      limits: defaultLimits,
      readiness,
      metrics,
      metricsToken: settings.metricsToken,
      idleMs,
      demoPassword,
      clock,
    },
    clientFolder,
    tls,
    trustedProxies: settings.trustedProxies,
    description: settings.apiDescription,
    logger: logOptions(settings.logLevel),
  });
  app.server.on('upgrade', (request, socket, head) => {
    signaling.handleUpgrade(request, socket, head);
  });
  // A call is activity: noted when it ends, and meanwhile for a server that ends before it does.
  signaling.on('left', async ({ who: { mark } }) => {
    if (mark !== undefined) await noteActivityOf(database, [mark], clock());
  });
  const noting = setInterval(() => {
    noteActivityOf(database, [...live.loginsInside()], clock()).catch((error: unknown) => {
      app.log.warn({ err: error }, 'activity of calls not noted');
    });
  }, minuteMs);
  started.add(() => Promise.resolve(clearInterval(noting)));
  // Websockets first: the HTTP server waits for every socket that it accepted.
  started.add(() => app.close());
  // No request waits for a mail server while all others end.
  started.add(async () => mail?.close());
  started.add(() => signaling.close());
  // Before all: who asks is told while calls are being ended.
  started.add(() => Promise.resolve(readiness.end()));
  const port = await listen(app, settings);

  return {
    address: `${tls === null ? 'http' : 'https'}://${reachableHost(settings)}:${port}`,
    publicOrigin: settings.publicOrigin,
    mediaPort: engine.media[0]?.port ?? settings.mediaPort,
    announcedAddresses: settings.announcedAddresses,
    mediaOnlyThisMachine: settings.mediaOnlyThisMachine,
    announcedAddressFound: settings.announcedAddressFound,
    practice: (await readSetting(database, 'practice.name')) ?? '',
    demo,
    demoPassword,
    demoEmails: await demoEmails(database),
    madePasswords,
    certificateFingerprint: tls?.fingerprint ?? null,
  };
}

function censusOf(signaling: SignalingServer): Census {
  const ids = signaling.sessionIds();
  return {
    sessions: ids.length,
    inside: ids.reduce((sum, id) => sum + signaling.inside(id).length, 0),
    held: ids.reduce((sum, id) => sum + signaling.held(id).length, 0),
  };
}

async function startEngine(settings: Settings): Promise<Engine> {
  const { mediaHosts: host, mediaPort: port, announcedAddresses: announce } = settings;
  const reach = settings.mediaOnlyThisMachine ? { onlyThisMachine: true } : { announce };
  try {
    return await createEngine({ media: { host, port, ...reach }, roles: roleTable });
  } catch (error) {
    if (codeOf(error) !== 'ENGINE_ADDRESS_IN_USE') throw error;
    throw new StartRefusal(
      `The media port ${port} is taken by another program; set AUSCULT_MEDIA_PORT to a free one.`,
      { cause: error },
    );
  }
}

/** @returns the port, which the system chose if it was 0 */
async function listen(app: App, settings: Settings): Promise<number> {
  const { host, port } = settings;
  try {
    await app.listen({ host, port, listenTextResolver: () => 'listening' });
  } catch (error) {
    throw new StartRefusal(listenRefusal(codeOf(error), host, port), { cause: error });
  }
  const address = app.server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

function listenRefusal(code: string, host: string, port: number): string {
  switch (code) {
    case 'EADDRINUSE':
      return `The port ${port} on ${host} is taken by another program; set PORT to a free one.`;
    case 'EACCES':
      return `The port ${port} may not be used by this user; set PORT to one from 1024 up.`;
    case 'EADDRNOTAVAIL':
      return `The address ${host} is not one of this machine; set HOST to one that is.`;
    default:
      return `The server cannot listen on ${host}, port ${port} (${code || 'no reason given'}).`;
  }
}

/** The host to type into a browser. */
function reachableHost(settings: Settings): string {
  const wildcard = settings.host === '0.0.0.0' || settings.host === '::';
  const host = wildcard ? settings.announcedAddresses[0] : settings.host;
  return isIP(host) === 6 ? `[${host}]` : host;
}

/** Every address by which a phone may come. */
function lanAddresses(settings: Settings): string[] {
  const host = isIP(settings.host) === 0 ? [] : [settings.host];
  const all = [...settings.announcedAddresses, ...ownAddresses('IPv4'), ...host];
  return [...new Set(all)].filter((address) => address !== '0.0.0.0' && address !== '::').sort();
}
