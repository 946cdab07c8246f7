import type { TapReport, TappedPacket } from '../taps.ts';

const MAX_QUEUED_BYTES = 16 * 1024 * 1024;

/** A packet on its way to a reader; one that was called back meanwhile has an older epoch. */
interface Taken {
  readonly packet: TappedPacket;
  readonly epoch: number;
}

interface Reader {
  readonly resolve: (taken: Taken | null) => void;
  readonly reject: (error: Error) => void;
}

/** What a tap has got and nobody has read yet; the oldest gives way when it becomes too much. */
export class TapQueue {
  dropped = 0;
  readonly #packets: TappedPacket[] = [];
  readonly #readers: Reader[] = [];
  readonly #ended: () => void;
  #bytes = 0;
  /** Grows whenever what has not been read is called back. */
  #epoch = 0;
  #ending: { readonly error: Error | null } | null = null;

  /** @param ended called once, when nothing more comes */
  constructor(ended: () => void) {
    this.#ended = ended;
  }

  get ended(): boolean {
    return this.#ending !== null;
  }

  /** From the worker. */
  tell(report: TapReport): void {
    switch (report.kind) {
      case 'packets':
        for (const packet of report.packets) this.#add(packet);
        return;
      case 'gateClosed':
        return this.forget();
      case 'ended':
        return this.end(null);
    }
  }

  /** The next packet; null once it has ended and all has been read. Rejects if it ended by an error. */
  async take(): Promise<TappedPacket | null> {
    for (;;) {
      const taken = await this.#takeOne();
      // A closing gate may have come in the very turn that brought the packet.
      if (taken === null || taken.epoch === this.#epoch) return taken?.packet ?? null;
    }
  }

  #takeOne(): Promise<Taken | null> {
    return new Promise((resolve, reject) => {
      const packet = this.#packets.shift();
      if (packet !== undefined) {
        this.#bytes -= packet.rtp.length;
        resolve({ packet, epoch: this.#epoch });
      } else if (this.#ending === null) {
        this.#readers.push({ resolve, reject });
      } else {
        this.#finish({ resolve, reject });
      }
    });
  }

  /** Nothing more comes; what waits can still be read unless it ends by an error. */
  end(error: Error | null): void {
    if (this.#ending !== null) return;
    this.#ending = { error };
    if (error !== null) this.forget();
    for (const reader of this.#readers.splice(0)) this.#finish(reader);
    this.#ended();
  }

  forget(): void {
    this.#packets.length = 0;
    this.#bytes = 0;
    this.#epoch++;
  }

  #add(packet: TappedPacket): void {
    if (this.#ending !== null) return;
    const reader = this.#readers.shift();
    if (reader !== undefined) {
      reader.resolve({ packet, epoch: this.#epoch });
      return;
    }
    this.#packets.push(packet);
    this.#bytes += packet.rtp.length;
    while (this.#bytes > MAX_QUEUED_BYTES) {
      this.#bytes -= this.#packets.shift()?.rtp.length ?? 0;
      this.dropped++;
    }
  }

  #finish({ resolve, reject }: Reader): void {
    const error = this.#ending?.error ?? null;
    if (error === null) resolve(null);
    else reject(error);
  }
}
