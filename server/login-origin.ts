import { isIP } from 'node:net';
import { normalizeIP } from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';
import type { LoginOrigin } from './store/index.ts';

/** The first that matches: most browsers also carry the names of those below them. */
const browsers: readonly (readonly [string, RegExp])[] = [
  ['Edge', /\bEdg(?:e|A|iOS)?\//],
  ['Opera', /\b(?:OPR|Opera)\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(?:Firefox|FxiOS)\//],
  ['Chrome', /\b(?:(?:Headless)?Chrome|CriOS)\//],
  ['Safari', /\bVersion\/\S+ (?:Mobile\/\S+ )?Safari\//],
];

const systems: readonly (readonly [string, RegExp])[] = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMacintosh\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Linux', /\bLinux\b/],
];

/** What is kept of a browser that logs in, for its person to recognise: two words and a network. */
export function loginOrigin(request: FastifyRequest): LoginOrigin {
  const agent = request.headers['user-agent'] ?? '';
  return {
    browser: firstMatch(browsers, agent),
    system: firstMatch(systems, agent),
    network: networkOf(request.ip),
  };
}

function firstMatch(table: readonly (readonly [string, RegExp])[], agent: string): string {
  return table.find(([, pattern]) => pattern.test(agent))?.[0] ?? '';
}

/**
 * Shortened, since a whole address says where one person is at home: this much still tells the
 * practice from elsewhere. In CIDR notation (RFC 4632 §3.1, RFC 4291 §2.3).
 */
export function networkOf(address: string): string {
  const network = normalizeIP(address, 48);
  if (isIP(network) === 4) return `${network.replace(/\d+$/, '0')}/24`;
  return isIP(network) === 6 ? `${network}/48` : '';
}
