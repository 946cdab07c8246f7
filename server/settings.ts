import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { smtpSettingsFrom } from './mail/smtp-settings.ts';
import type { SmtpSettings } from './mail/smtp-settings.ts';
import { isLoopback, normalizeOrigin } from './own-origin.ts';
import { StartRefusal } from './start-refusal.ts';

const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;
/** How much is written to the log; Fastify's and pino's words. */
export type LogLevel = (typeof logLevels)[number];

/** Everything that can be set from outside, read once and checked. See `docs/settings.md`. */
export interface Settings {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly dataPath: string;
  /** First UDP and TCP port of media; worker n takes this + n. 0 lets the system choose. */
  readonly mediaPort: number;
  /** Where the media port is bound. */
  readonly mediaHosts: readonly string[];
  /** The addresses under which clients reach the media port, at least one. */
  readonly announcedAddresses: readonly [string, ...string[]];
  /** Whether an announced address was found rather than given. */
  readonly announcedAddressFound: boolean;
  /** Media of other machines is not heard, whatever it is bound to. */
  readonly mediaOnlyThisMachine: boolean;
  readonly publicOrigin: string | null;
  readonly trustedProxies: readonly string[];
  readonly logLevel: LogLevel;
  /** Minutes without activity after which a log-in ends. */
  readonly idleMinutes: number;
  /** Null: no mail is sent. */
  readonly smtp: SmtpSettings | null;
  /** Whoever presents it may read `/metrics`; null: only where nobody but this machine comes. */
  readonly metricsToken: string | null;
  /** Whether `/api/docs` and `/api/openapi.json` are served. */
  readonly apiDescription: boolean;
  /** Serve phones in the local network: https with a certificate of our own, a QR code. */
  readonly lan: boolean;
}

/** Names of the environment variables, for the documentation's test. */
export const settingNames = [
  'HOST',
  'PORT',
  'AUSCULT_DATA',
  'AUSCULT_MEDIA_PORT',
  'AUSCULT_ANNOUNCED_ADDRESS',
  'AUSCULT_ORIGIN',
  'AUSCULT_TRUSTED_PROXIES',
  'AUSCULT_LOG_LEVEL',
  'AUSCULT_IDLE_MINUTES',
  'AUSCULT_SMTP_URL',
  'AUSCULT_SMTP_FROM',
  'AUSCULT_METRICS_TOKEN',
  'AUSCULT_API_DESCRIPTION',
] as const;

export type SettingName = (typeof settingNames)[number];

/** Environment variables, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * @param addresses  this machine's own addresses that others can reach, the preferred one first
 * @throws StartRefusal naming the setting that cannot be used
 */
export function readSettings(
  args: readonly string[],
  environment: Environment,
  addresses: readonly string[] = [...ownAddresses('IPv4'), ...ownAddresses('IPv6')],
): Settings {
  const lan = readFlags(args);
  refuseUnknown(environment);
  const read = (name: SettingName): string | null => environment[name]?.trim() || null;

  const host = readHost(read('HOST') ?? (lan ? '0.0.0.0' : '127.0.0.1'), lan);
  const given = readAnnounced(read('AUSCULT_ANNOUNCED_ADDRESS'));
  return {
    host,
    port: readPort('PORT', read('PORT') ?? '3000'),
    dataPath: resolve(read('AUSCULT_DATA') ?? 'data'),
    mediaPort: readPort('AUSCULT_MEDIA_PORT', read('AUSCULT_MEDIA_PORT') ?? '40000'),
    ...(given === null ? findMedia(host, addresses) : mediaAt(given)),
    publicOrigin: readOrigin(read('AUSCULT_ORIGIN')),
    trustedProxies: readAddresses('AUSCULT_TRUSTED_PROXIES', read('AUSCULT_TRUSTED_PROXIES')),
    logLevel: readLogLevel(read('AUSCULT_LOG_LEVEL') ?? 'warn'),
    idleMinutes: readIdleMinutes(read('AUSCULT_IDLE_MINUTES') ?? '15'),
    smtp: smtpSettingsFrom(read('AUSCULT_SMTP_URL'), read('AUSCULT_SMTP_FROM')),
    metricsToken: readSecret('AUSCULT_METRICS_TOKEN', read('AUSCULT_METRICS_TOKEN')),
    apiDescription: readSwitch('AUSCULT_API_DESCRIPTION', read('AUSCULT_API_DESCRIPTION') ?? 'on'),
    lan,
  };
}

/** Whether only this machine can reach the server, be it directly or through a proxy. */
export function onlyThisMachine(settings: Settings): boolean {
  return isLoopback(settings.host) && settings.publicOrigin === null;
}

/** Addresses of this machine that are not internal to it, nor to one link (RFC 4291 §2.5.6). */
export function ownAddresses(family: 'IPv4' | 'IPv6'): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter((of) => of.family === family && !of.internal && !/^fe[89ab]/i.test(of.address))
    .map((of) => of.address);
}

function readFlags(args: readonly string[]): boolean {
  try {
    const { values } = parseArgs({ args: [...args], options: { lan: { type: 'boolean' } } });
    return values.lan ?? false;
  } catch {
    throw new StartRefusal(`The arguments "${args.join(' ')}" are not known; there is only --lan.`);
  }
}

/** A misspelt setting would otherwise be ignored in silence. */
function refuseUnknown(environment: Environment): void {
  const known = new Set<string>(settingNames);
  const unknown = Object.keys(environment).find(
    (name) => name.startsWith('AUSCULT_') && !known.has(name) && !testNames.has(name),
  );
  if (unknown !== undefined) {
    throw new StartRefusal(`There is no setting ${unknown}; docs/settings.md lists them.`);
  }
}

/** Read by the tests, whose environment a server started by them inherits. */
const testNames = new Set(['AUSCULT_CORPORA']);

function readHost(host: string, lan: boolean): string {
  const bare = host.replace(/^\[(.*)\]$/, '$1');
  if (isIP(bare) === 0 && !/^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/i.test(bare)) {
    throw new StartRefusal(`HOST is "${host}", which is neither an address nor a host name.`);
  }
  if (lan && isLoopback(bare)) {
    throw new StartRefusal(
      `HOST is ${host}, which no other device reaches; leave it out for --lan.`,
    );
  }
  return bare;
}

function readPort(name: SettingName, text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) {
    throw new StartRefusal(`${name} is "${text}", which is no port number (0 to 65535).`);
  }
  return port;
}

/** In every description, and checked from each of a browser's own addresses. */
const MAX_ANNOUNCED = 8;

function readAnnounced(text: string | null): readonly [string, ...string[]] | null {
  if (text === null) return null;
  const addresses = text.split(',').map((part) => part.trim());
  const wrong = addresses.find((address) => isIP(address) === 0 || isWildcard(address));
  if (wrong !== undefined) {
    throw new StartRefusal(
      `AUSCULT_ANNOUNCED_ADDRESS has "${wrong}", which is no address that others could send to.`,
    );
  }
  const [first = '', ...others] = new Set(addresses);
  if (others.length >= MAX_ANNOUNCED) {
    throw new StartRefusal(`AUSCULT_ANNOUNCED_ADDRESS has more than ${MAX_ANNOUNCED} addresses.`);
  }
  return [first, ...others];
}

function readAddresses(name: SettingName, text: string | null): string[] {
  return (text?.split(',') ?? []).map((part) => {
    const address = part.trim();
    if (isIP(address) === 0) {
      throw new StartRefusal(`${name} has "${address}", which is no IPv4 or IPv6 address.`);
    }
    return address;
  });
}

function isWildcard(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}

type Media = Pick<
  Settings,
  'mediaHosts' | 'announcedAddresses' | 'announcedAddressFound' | 'mediaOnlyThisMachine'
>;

/** Loopback media stays on this machine; any other address may be a router's, so all are bound. */
function mediaAt(announcedAddresses: readonly [string, ...string[]]): Media {
  const hosts = announcedAddresses.map((address) =>
    isLoopback(address) ? address : isIP(address) === 6 ? '::' : '0.0.0.0',
  );
  // A loopback address is among all of its family.
  const bound = hosts.filter(
    (host) => !isLoopback(host) || !hosts.includes(isIP(host) === 6 ? '::' : '0.0.0.0'),
  );
  return {
    mediaHosts: [...new Set(bound)],
    announcedAddresses,
    announcedAddressFound: false,
    mediaOnlyThisMachine: false,
  };
}

function findMedia(host: string, addresses: readonly string[]): Media {
  if (isLoopback(host)) return mediaOfThisMachine(host === '::1' ? host : '127.0.0.1', addresses);
  if (isIP(host) !== 0 && !isWildcard(host)) return mediaAt([host]);
  const [first] = addresses;
  if (first === undefined) {
    throw new StartRefusal(
      `HOST is ${host}, but this machine has no address that others reach; set AUSCULT_ANNOUNCED_ADDRESS.`,
    );
  }
  return { ...mediaAt([first]), announcedAddressFound: true };
}

/**
 * Firefox sends to no loopback address, so media is bound on one of the machine's others as well. A
 * port that is bound there hears the whole network: what comes from elsewhere is dropped unread
 * (`media.onlyThisMachine` of the engine). All addresses are not bound, for an answer would leave
 * from another one than was asked.
 */
function mediaOfThisMachine(loopback: string, addresses: readonly string[]): Media {
  const [other] = addresses;
  const announcedAddresses = [loopback, ...(other === undefined ? [] : [other])] as const;
  return {
    mediaHosts: announcedAddresses,
    announcedAddresses,
    announcedAddressFound: false,
    mediaOnlyThisMachine: true,
  };
}

function readOrigin(text: string | null): string | null {
  if (text === null) return null;
  const origin = normalizeOrigin(text);
  if (origin === null || !/^https?:/.test(origin) || text.replace(/\/$/, '') !== origin) {
    throw new StartRefusal(
      `AUSCULT_ORIGIN is "${text}", which is no origin such as https://tele.example.org.`,
    );
  }
  return origin;
}

function readIdleMinutes(text: string): number {
  const minutes = Number(text);
  if (!/^\d+$/.test(text) || minutes < 5 || minutes > 30) {
    throw new StartRefusal(
      `AUSCULT_IDLE_MINUTES is "${text}"; it can be a whole number from 5 to 30.`,
    );
  }
  return minutes;
}

function readLogLevel(text: string): LogLevel {
  const level = logLevels.find((known) => known === text);
  if (level === undefined) {
    throw new StartRefusal(`AUSCULT_LOG_LEVEL is "${text}"; it can be ${logLevels.join(', ')}.`);
  }
  return level;
}

/** As RFC 6750 §2.1 allows it in a header; long enough that nobody guesses it. */
function readSecret(name: SettingName, text: string | null): string | null {
  if (text === null || /^[\w.~+/-]{16,}=*$/.test(text)) return text;
  throw new StartRefusal(
    `${name} cannot be used: it has 16 or more letters, digits and - . _ ~ + / characters.`,
  );
}

function readSwitch(name: SettingName, text: string): boolean {
  if (text !== 'on' && text !== 'off') {
    throw new StartRefusal(`${name} is "${text}"; it can be on or off.`);
  }
  return text === 'on';
}
