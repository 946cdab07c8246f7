/** Sockets that have neither joined nor prepared yet, by address: whoever opens thousands keeps out only itself. */
export class Unauthenticated {
  readonly #byAddress = new Map<string, number>();
  readonly #maxPerAddress: number;

  constructor(maxPerAddress: number) {
    this.#maxPerAddress = maxPerAddress;
  }

  /** @returns gives the place back (any number of times), or null when there is none */
  enter(address: string): (() => void) | null {
    const count = this.#byAddress.get(address) ?? 0;
    if (count >= this.#maxPerAddress) return null;
    this.#byAddress.set(address, count + 1);
    let inside = true;
    return () => {
      if (!inside) return;
      inside = false;
      const left = (this.#byAddress.get(address) ?? 1) - 1;
      if (left > 0) this.#byAddress.set(address, left);
      else this.#byAddress.delete(address);
    };
  }
}
