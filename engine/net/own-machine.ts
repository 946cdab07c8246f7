import { networkInterfaces } from 'node:os';

/** All addresses that this machine's interfaces have now, textual and without zones. */
export function addressesOfThisMachine(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((of) => of ?? [])
    .map(({ address }) => address);
}

/** Names for the machine alone (RFC 1122 §3.2.1.3, RFC 4291 §2.5.3). */
export function isLoopback(address: string): boolean {
  return address.startsWith('127.') || address === '::1';
}

/**
 * Tells who speaks from this machine: whoever has one of its addresses for a source. That proof is
 * the kernel's: what claims one of its own addresses and comes in from outside it throws away
 * (Linux always, as a martian source). On a system that does not, a forged source still hears no
 * answer and proves nothing to ICE.
 *
 * Interfaces come and go, so the list is made anew now and then, but never because of a datagram:
 * strangers could have it made again and again.
 */
export class OwnMachine {
  readonly #read: () => readonly string[];
  #own = new Set<string>();

  constructor(read: () => readonly string[]) {
    this.#read = read;
    this.refresh();
  }

  refresh(): void {
    this.#own = new Set(this.#read());
  }

  /** @param source as node:dgram and node:net report it: perhaps mapped, perhaps with a zone */
  has(source: string): boolean {
    if (this.#own.has(source)) return true;
    const address = source.replace(/^::ffff:(?=[\d.]+$)/, '').replace(/%.*$/, '');
    return isLoopback(address) || this.#own.has(address);
  }
}
