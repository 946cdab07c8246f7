import type { IncomingMessage } from 'node:http';

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
 * The address that a request comes from: the socket's, unless that is a trusted proxy's; then the
 * last one of `X-Forwarded-For` that is none. What stands before it anybody could have written.
 */
export function clientAddress(request: IncomingMessage, proxies: readonly string[]): string {
  const trusted = new Set(proxies);
  const { 'x-forwarded-for': header = [] } = request.headers;
  const forwarded = [header].flat().join(',').split(',');
  const hops = forwarded.map((hop) => hop.trim()).filter((hop) => hop !== '');
  let address = unmapped(request.socket.remoteAddress ?? '');
  while (trusted.has(address) && hops.length > 0) address = unmapped(hops.pop() ?? '');
  return address;
}
