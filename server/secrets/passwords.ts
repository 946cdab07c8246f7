import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';
import { composed } from './password-policy.ts';

/** Cost of scrypt (RFC 7914): `N` iterations, block size `r`, parallelism `p`. */
export interface PasswordCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/**
 * One of the equal choices of OWASP's password storage guide; 32 MiB a hash rather than 128, so
 * that a burst of log-ins does not take the memory that calls need.
 */
export const defaultPasswordCost: PasswordCost = { N: 2 ** 15, r: 8, p: 3 };

/** Refused hashes of other origin must not be able to ask for gigabytes. */
const maxMemoryBytes = 160 * 1024 * 1024;
const saltBytes = 16;
const keyBytes = 32;

/**
 * Two at a time: libuv has four threads for this, and file and DNS work needs the others.
 * Whoever waits longer than the queue is told to come back.
 */
const maxRunning = 2;
const maxWaiting = 64;

/** Hashes and compares passwords off the event loop, a bounded number at once. */
export class Passwords {
  readonly #cost: PasswordCost;
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  #dummy: Promise<string> | null = null;

  constructor(cost: PasswordCost = defaultPasswordCost) {
    this.#cost = cost;
  }

  /** @returns `scrypt$N$r$p$salt$key`, with its own cost inside so that the cost can rise later. */
  async hash(password: string): Promise<string> {
    const salt = randomBytes(saltBytes);
    const key = await this.#derive(password, salt, this.#cost);
    const { N, r, p } = this.#cost;
    return ['scrypt', N, r, p, salt.toString('base64url'), key.toString('base64url')].join('$');
  }

  /**
   * Compares in constant time. For an account that does not exist (or has no password) pass null:
   * the same work is done on a dummy, so that the time tells nothing.
   */
  async matches(password: string, stored: string | null): Promise<boolean> {
    this.#dummy ??= this.hash(randomBytes(keyBytes).toString('base64url'));
    const parsed = parse(stored ?? (await this.#dummy)) ?? parse(await this.#dummy);
    if (parsed === null) return false;
    const key = await this.#derive(password, parsed.salt, parsed.cost);
    const equal = key.length === parsed.key.length && timingSafeEqual(key, parsed.key);
    return equal && stored !== null;
  }

  /** Whether a hash was made at another cost than is asked for today. */
  isOutdated(stored: string): boolean {
    const cost = parse(stored)?.cost;
    const { N, r, p } = this.#cost;
    return cost?.N !== N || cost.r !== r || cost.p !== p;
  }

  async #derive(password: string, salt: Buffer, cost: PasswordCost): Promise<Buffer> {
    await this.#enter();
    try {
      return await new Promise<Buffer>((resolve, reject) => {
        const options = { ...cost, maxmem: maxMemoryBytes };
        scrypt(composed(password), salt, keyBytes, options, (error, key) => {
          if (error) reject(error);
          else resolve(key);
        });
      });
    } finally {
      this.#leave();
    }
  }

  async #enter(): Promise<void> {
    if (this.#running < maxRunning) {
      this.#running += 1;
      return;
    }
    if (this.#waiting.length >= maxWaiting) throw new PasswordsBusyError();
    // The one who leaves hands over its place, so the count stays as it is.
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#running -= 1;
  }
}

/** More log-ins at once than can be checked in reasonable time. */
export class PasswordsBusyError extends Error {
  constructor() {
    super('Too many passwords are being checked at once.');
    this.name = 'PasswordsBusyError';
  }
}

interface ParsedHash {
  readonly cost: PasswordCost;
  readonly salt: Buffer;
  readonly key: Buffer;
}

function parse(stored: string): ParsedHash | null {
  const [scheme, N, r, p, salt, key] = stored.split('$');
  if (scheme !== 'scrypt' || salt === undefined || key === undefined) return null;
  const cost = { N: Number(N), r: Number(r), p: Number(p) };
  if (!Object.values(cost).every((value) => Number.isSafeInteger(value) && value > 0)) return null;
  return { cost, salt: Buffer.from(salt, 'base64url'), key: Buffer.from(key, 'base64url') };
}

/** Letters and digits that are not taken for one another when read aloud or from paper. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password of 5 × 4 characters, about 99 bits, meant to be copied from a terminal once. */
export function randomPassword(): string {
  const groups = Array.from({ length: 5 }, () =>
    Array.from({ length: 4 }, () => alphabet.charAt(randomInt(alphabet.length))).join(''),
  );
  return groups.join('-');
}
