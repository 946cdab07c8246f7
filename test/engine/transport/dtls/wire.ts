/** Something that speaks DTLS without sockets and clocks: our server, or the test client. */
export interface WireEnd {
  receive(nowMs: number, datagram: Buffer): void;
  tick(nowMs: number): void;
  nextTimeoutMs(): number;
  takeDatagrams(): Buffer[];
}

/** What becomes of a datagram on its way: nothing, itself, copies, others. */
export type Meddle = (datagram: Buffer, nowMs: number) => readonly Buffer[];

export interface WireOptions {
  /** One way (default 10 ms). */
  readonly delayMs?: number;
  readonly toServer?: Meddle;
  readonly toClient?: Meddle;
}

/** Joins two ends under a virtual clock. */
export class Wire {
  nowMs = 0;
  readonly #client: WireEnd;
  readonly #server: WireEnd;
  readonly #options: WireOptions;
  readonly #inFlight: { atMs: number; to: WireEnd; datagram: Buffer }[] = [];

  constructor(client: WireEnd, server: WireEnd, options: WireOptions = {}) {
    this.#client = client;
    this.#server = server;
    this.#options = options;
  }

  /** Runs until `done`, until nothing is due any more, or until `forMs` have passed. */
  run(done: () => boolean, forMs = 60_000): boolean {
    const endMs = this.nowMs + forMs;
    this.#collect();
    while (!done()) {
      const arrival = this.#inFlight.reduce((least, { atMs }) => Math.min(least, atMs), Infinity);
      const nextMs = Math.min(arrival, this.#client.nextTimeoutMs(), this.#server.nextTimeoutMs());
      if (nextMs > endMs) return false;
      this.nowMs = Math.max(this.nowMs, nextMs);
      for (const { to, datagram } of this.#arrived()) to.receive(this.nowMs, datagram);
      if (this.#client.nextTimeoutMs() <= this.nowMs) this.#client.tick(this.nowMs);
      if (this.#server.nextTimeoutMs() <= this.nowMs) this.#server.tick(this.nowMs);
      this.#collect();
    }
    return true;
  }

  #arrived(): { to: WireEnd; datagram: Buffer }[] {
    const arrived = this.#inFlight.filter(({ atMs }) => atMs <= this.nowMs);
    const later = this.#inFlight.filter(({ atMs }) => atMs > this.nowMs);
    this.#inFlight.splice(0, this.#inFlight.length, ...later);
    return arrived;
  }

  #collect(): void {
    const { toServer, toClient, delayMs = 10 } = this.#options;
    const send = (from: WireEnd, to: WireEnd, meddle: Meddle | undefined): void => {
      for (const datagram of from.takeDatagrams()) {
        for (const sent of meddle?.(datagram, this.nowMs) ?? [datagram]) {
          this.#inFlight.push({ atMs: this.nowMs + delayMs, to, datagram: sent });
        }
      }
    };
    send(this.#client, this.#server, toServer);
    send(this.#server, this.#client, toClient);
  }
}

/** A repeatable source of numbers in [0, 1) (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
