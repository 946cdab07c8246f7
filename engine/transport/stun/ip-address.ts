/** Long enough for any textual IPv6 address with an embedded IPv4 one; a zone id is cut off. */
const MAX_TEXT = 45;

/**
 * The bytes of a textual IP address: 4 for IPv4, also when it comes as IPv6-mapped
 * (`::ffff:192.0.2.1`, as a dual-stack socket reports it), else 16.
 *
 * @returns undefined when the text is no address
 */
export function addressBytes(text: string): Buffer | undefined {
  const zoneAt = text.indexOf('%');
  const address = zoneAt < 0 ? text : text.slice(0, zoneAt);
  if (address.length > MAX_TEXT) return undefined;
  if (!address.includes(':')) return ipv4Bytes(address);
  const bytes = ipv6Bytes(address);
  return bytes !== undefined && isMapped(bytes) ? bytes.subarray(12) : bytes;
}

function ipv4Bytes(text: string): Buffer | undefined {
  const parts = text.split('.');
  if (parts.length !== 4) return undefined;
  const bytes = Buffer.alloc(4);
  for (const [i, part] of parts.entries()) {
    if (!/^\d{1,3}$/.test(part) || Number(part) > 255) return undefined;
    bytes[i] = Number(part);
  }
  return bytes;
}

function ipv6Bytes(text: string): Buffer | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const head = groupBytes(halves[0]!, halves.length === 1);
  const tail = groupBytes(halves[1] ?? '', true);
  if (head === undefined || tail === undefined) return undefined;
  const gapBytes = 16 - head.length - tail.length;
  // "::" stands for at least one group; without it there must be no gap.
  if (halves.length === 2 ? gapBytes < 2 : gapBytes !== 0) return undefined;
  return Buffer.concat([head, Buffer.alloc(gapBytes), tail]);
}

/** Groups of 16 bits between colons; an address's last may be an IPv4 one (RFC 4291 §2.2). */
function groupBytes(text: string, endsAddress: boolean): Buffer | undefined {
  if (text === '') return Buffer.alloc(0);
  const bytes: number[] = [];
  const groups = text.split(':');
  for (const [i, group] of groups.entries()) {
    if (group.includes('.')) {
      const ipv4 = endsAddress && i === groups.length - 1 ? ipv4Bytes(group) : undefined;
      if (ipv4 === undefined) return undefined;
      bytes.push(...ipv4);
    } else {
      if (!/^[\da-f]{1,4}$/i.test(group)) return undefined;
      const value = Number.parseInt(group, 16);
      bytes.push(value >>> 8, value & 0xff);
    }
  }
  return Buffer.from(bytes);
}

/** ::ffff:0:0/96 */
function isMapped(bytes: Buffer): boolean {
  for (let i = 0; i < 10; i++) if (bytes[i] !== 0) return false;
  return bytes[10] === 0xff && bytes[11] === 0xff;
}
