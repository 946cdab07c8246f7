import type { IncomingMessage } from 'node:http';
import { normalizeIP } from '@fastify/rate-limit';

/** IPv4 addresses as IPv6 sockets show them (RFC 4291 §2.5.5.2). */
function unmapped(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

/** Decides for Fastify whose `X-Forwarded-For` is believed: listed addresses and no others. */
export function trustOnly(proxies: readonly string[]): false | ((address: string) => boolean) {
  if (proxies.length === 0) return false;
  const trusted = new Set(proxies);
  return (address) => trusted.has(unmapped(address));
}

/**
 * Whom a request counts for: the socket's address, unless that is a trusted proxy's; then the last
 * one of `X-Forwarded-For` that is none. What stands before it anybody could have written. An IPv6
 * address counts as its network, as in the limits of HTTP.
 */
export function clientAddress(request: IncomingMessage, proxies: readonly string[]): string {
  const trusted = new Set(proxies);
  const { 'x-forwarded-for': header = [] } = request.headers;
  const forwarded = [header].flat().join(',').split(',');
  const hops = forwarded.map((hop) => hop.trim()).filter((hop) => hop !== '');
  let address = unmapped(request.socket.remoteAddress ?? '');
  while (trusted.has(address) && hops.length > 0) address = unmapped(hops.pop() ?? '');
  return normalizeIP(address);
}
