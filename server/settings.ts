import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
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
  readonly mediaHost: string;
  /** The address under which clients reach the media port. */
  readonly announcedAddress: string;
  /** Whether the announced address was found rather than given. */
  readonly announcedAddressFound: boolean;
  readonly publicOrigin: string | null;
  readonly trustedProxies: readonly string[];
  readonly logLevel: LogLevel;
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
] as const;

export type SettingName = (typeof settingNames)[number];

/** Environment variables, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * @param addresses  this machine's own IPv4 addresses that others can reach
 * @throws StartRefusal naming the setting that cannot be used
 */
export function readSettings(
  args: readonly string[],
  environment: Environment,
  addresses: readonly string[] = ownAddresses(),
): Settings {
  const lan = readFlags(args);
  refuseUnknown(environment);
  const read = (name: SettingName): string | null => environment[name]?.trim() || null;

  const host = readHost(read('HOST') ?? (lan ? '0.0.0.0' : '127.0.0.1'), lan);
  const given = readAddress('AUSCULT_ANNOUNCED_ADDRESS', read('AUSCULT_ANNOUNCED_ADDRESS'));
  const announcedAddress = given ?? findAnnounced(host, addresses);
  return {
    host,
    port: readPort('PORT', read('PORT') ?? '3000'),
    dataPath: resolve(read('AUSCULT_DATA') ?? 'data'),
    mediaPort: readPort('AUSCULT_MEDIA_PORT', read('AUSCULT_MEDIA_PORT') ?? '40000'),
    mediaHost: mediaHostFor(announcedAddress),
    announcedAddress,
    announcedAddressFound: given === null && isWildcard(host),
    publicOrigin: readOrigin(read('AUSCULT_ORIGIN')),
    trustedProxies: readAddresses('AUSCULT_TRUSTED_PROXIES', read('AUSCULT_TRUSTED_PROXIES')),
    logLevel: readLogLevel(read('AUSCULT_LOG_LEVEL') ?? 'warn'),
    lan,
  };
}

/** Whether only this machine can reach the server, be it directly or through a proxy. */
export function onlyThisMachine(settings: Settings): boolean {
  return isLoopback(settings.host) && settings.publicOrigin === null;
}

/** IPv4 addresses of this machine that are not internal to it. */
export function ownAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter((address) => address.family === 'IPv4' && !address.internal)
    .map((address) => address.address);
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

function readAddress(name: SettingName, text: string | null): string | null {
  if (text === null) return null;
  if (isIP(text) === 0 || isWildcard(text)) {
    throw new StartRefusal(`${name} is "${text}", which is no address that others could send to.`);
  }
  return text;
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

/** Loopback media stays on this machine; any other address may be a router's, so all are bound. */
function mediaHostFor(announcedAddress: string): string {
  if (isLoopback(announcedAddress)) return announcedAddress;
  return isIP(announcedAddress) === 6 ? '::' : '0.0.0.0';
}

function findAnnounced(host: string, addresses: readonly string[]): string {
  if (isLoopback(host)) return host === '::1' ? host : '127.0.0.1';
  if (isIP(host) !== 0 && !isWildcard(host)) return host;
  const [first] = addresses;
  if (first === undefined) {
    throw new StartRefusal(
      `HOST is ${host}, but this machine has no address that others reach; set AUSCULT_ANNOUNCED_ADDRESS.`,
    );
  }
  return first;
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

function readLogLevel(text: string): LogLevel {
  const level = logLevels.find((known) => known === text);
  if (level === undefined) {
    throw new StartRefusal(`AUSCULT_LOG_LEVEL is "${text}"; it can be ${logLevels.join(', ')}.`);
  }
  return level;
}
