/** A line in one direction: so many bits a second, then so long on the way. */
export interface PipeOptions {
  readonly bitsPerSecond: number;
  readonly delayMs: number;
  /** How long a packet may wait for its turn; one that would wait longer is lost (tail drop). */
  readonly mostQueueMs: number;
}

/** What a packet costs on the wire besides its payload: IPv4 and UDP or TCP headers, in bytes. */
const headerBytes = 40;

/** One queue for everything that goes one way, in order of arrival. */
export class Pipe {
  readonly #options: PipeOptions;
  #freeAtMs = 0;
  readonly #onTheWay: { readonly dueMs: number; readonly deliver: () => void }[] = [];
  #isWaiting = false;
  bytes = 0;
  lost = 0;

  constructor(options: PipeOptions) {
    this.#options = options;
  }

  /** How long what is put in now waits for its turn. */
  get queueMs(): number {
    return Math.max(0, this.#freeAtMs - performance.now());
  }

  /** @returns false when it was lost: the queue is full */
  put(sizeBytes: number, deliver: () => void, options: { mayLose: boolean }): boolean {
    const { bitsPerSecond, delayMs, mostQueueMs } = this.#options;
    if (options.mayLose && this.queueMs > mostQueueMs) {
      this.lost += 1;
      return false;
    }
    const packets = Math.max(1, Math.ceil(sizeBytes / 1_460));
    const wireBits = (sizeBytes + packets * headerBytes) * 8;
    this.#freeAtMs =
      Math.max(this.#freeAtMs, performance.now()) + (wireBits / bitsPerSecond) * 1_000;
    this.bytes += sizeBytes;
    this.#onTheWay.push({ dueMs: this.#freeAtMs + delayMs, deliver });
    this.#waitForFirst();
    return true;
  }

  #waitForFirst(): void {
    const [first] = this.#onTheWay;
    if (!first || this.#isWaiting) return;
    this.#isWaiting = true;
    setTimeout(
      () => {
        this.#isWaiting = false;
        this.#bring();
      },
      Math.max(0, Math.ceil(first.dueMs - performance.now())),
    );
  }

  /** Timers may fire a little early: what is not due yet goes on waiting. */
  #bring(): void {
    const nowMs = performance.now();
    while ((this.#onTheWay[0]?.dueMs ?? Infinity) <= nowMs) this.#onTheWay.shift()?.deliver();
    this.#waitForFirst();
  }
}
