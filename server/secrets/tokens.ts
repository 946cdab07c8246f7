import { createHash, randomBytes } from 'node:crypto';

/** 128 bits: beyond guessing (OWASP ASVS 5.0, 11.5.1), and short enough for a link. */
const linkTokenBytes = 16;
/** 256 bits for what a browser keeps for hours. */
const loginTokenBytes = 32;

/** A new id or link token: 128 random bits as 22 characters of base64url. */
export function randomToken(): string {
  return randomBytes(linkTokenBytes).toString('base64url');
}

/** A new log-in token: 256 random bits as 43 characters of base64url. */
export function randomLoginToken(): string {
  return randomBytes(loginTokenBytes).toString('base64url');
}

/**
 * What is stored in a token's place. A plain SHA-256 is enough: the input has at least 128 random
 * bits, so there is nothing to guess that salt or stretching would slow down.
 */
export function hashToken(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('base64url');
}
