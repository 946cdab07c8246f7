import { createHash, randomBytes } from 'node:crypto';

const tokenBytes = 16;

interface Holding<Owner> {
  readonly owner: Owner;
  /** Hashes that are good: the newest, and the one before until the newest is known to have arrived. */
  readonly hashes: string[];
}

/**
 * Resume tokens: 128 random bits, of which only the hash is kept. Each resume gives a new one. The
 * one presented stays good until the client has proven that the new one arrived: otherwise a
 * socket that dies right after resuming would lock its owner out.
 */
export class ResumeBook<Owner extends object> {
  readonly #byHash = new Map<string, Holding<Owner>>();
  readonly #byOwner = new Map<Owner, Holding<Owner>>();
  readonly #random: (sizeBytes: number) => Buffer;

  constructor(random: (sizeBytes: number) => Buffer = randomBytes) {
    this.#random = random;
  }

  /** @param presented the token that the owner came with, which stays good for now */
  issue(owner: Owner, presented?: string): string {
    const token = this.#random(tokenBytes).toString('base64url');
    const held = this.#byOwner.get(owner)?.hashes ?? [];
    const presentedHash = presented === undefined ? undefined : hash(presented);
    this.#hold(owner, [...held.filter((one) => one === presentedHash), hash(token)]);
    return token;
  }

  find(token: string): Owner | undefined {
    return this.#byHash.get(hash(token))?.owner;
  }

  /** Only somebody who got the last answer knows this one. */
  isNewest(token: string): boolean {
    const one = hash(token);
    return this.#byHash.get(one)?.hashes.at(-1) === one;
  }

  /** The newest token has arrived; no other one is good any more. */
  confirm(owner: Owner): void {
    const held = this.#byOwner.get(owner)?.hashes ?? [];
    if (held.length > 1) this.#hold(owner, held.slice(-1));
  }

  forget(owner: Owner): void {
    this.#hold(owner, []);
    this.#byOwner.delete(owner);
  }

  #hold(owner: Owner, hashes: string[]): void {
    for (const old of this.#byOwner.get(owner)?.hashes ?? []) this.#byHash.delete(old);
    const holding = { owner, hashes };
    this.#byOwner.set(owner, holding);
    for (const one of hashes) this.#byHash.set(one, holding);
  }
}

function hash(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
