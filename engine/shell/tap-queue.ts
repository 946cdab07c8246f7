import type { TapReport, TappedPacket } from '../taps.ts';

const MAX_QUEUED_BYTES = 16 * 1024 * 1024;

interface Reader {
  readonly resolve: (packet: TappedPacket | null) => void;
  readonly reject: (error: Error) => void;
}

/** What a tap has got and nobody has read yet; the oldest gives way when it becomes too much. */
export class TapQueue {
  dropped = 0;
  readonly #packets: TappedPacket[] = [];
  readonly #readers: Reader[] = [];
  #bytes = 0;
  #ending: { readonly error: Error | null } | null = null;

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
  take(): Promise<TappedPacket | null> {
    return new Promise((resolve, reject) => {
      const packet = this.#packets.shift();
      if (packet !== undefined) {
        this.#bytes -= packet.rtp.length;
        resolve(packet);
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
  }

  forget(): void {
    this.#packets.length = 0;
    this.#bytes = 0;
  }

  #add(packet: TappedPacket): void {
    if (this.#ending !== null) return;
    const reader = this.#readers.shift();
    if (reader !== undefined) {
      reader.resolve(packet);
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
