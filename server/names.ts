/** Characters counted as people count them are at most code points; enough for two long names. */
export const maxDisplayNameLength = 80;
export const maxSessionNameLength = 200;

/**
 * Control characters have no place in a name, and the bidirectional overrides and isolates could
 * make one read as another (Unicode Technical Report 36, §2.5).
 */
const unwanted = /[\p{Cc}\p{Zl}\p{Zp}\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

/** A typed name as it is stored and shown: composed, without control characters or doubled blanks. */
export function cleanName(typed: string): string {
  return typed.normalize('NFC').replace(unwanted, ' ').replace(/\s+/gu, ' ').trim();
}

export function characterCount(name: string): number {
  return Array.from(name).length;
}
