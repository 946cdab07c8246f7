/** RFC 5321 §4.5.3.1: a path of 256 with its brackets, and 64 before the @. */
const maxAddressLength = 254;
const maxLocalLength = 64;

/**
 * What people's addresses look like: dot-atoms (RFC 5322 §3.2.3) at a domain name. Quoted local
 * parts, comments, groups and address literals exist and nobody has one; letting them in would let
 * a display name or a second address in.
 */
const pattern =
  /^(?<local>[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*)@(?:[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.)+[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])$/u;

/** @returns the address without blanks around it; null when it is none */
export function mailAddressFrom(typed: string): string | null {
  const address = typed.trim();
  if (address.length > maxAddressLength) return null;
  const local = pattern.exec(address)?.groups?.['local'];
  return local === undefined || local.length > maxLocalLength ? null : address;
}

/** Each address once: nobody gets two mails for having been typed twice. */
export function withoutRepeats(addresses: readonly string[]): string[] {
  const byKey = new Map<string, string>();
  for (const address of addresses) {
    const key = address.toLowerCase();
    if (!byKey.has(key)) byKey.set(key, address);
  }
  return [...byKey.values()];
}
