const BUCKETS = 20;
const BUCKET_MS = 50;
const WINDOW_MS = BUCKETS * BUCKET_MS;

/** Bits per second over the last second, in steps of 50 ms. Allocates nothing once made. */
export class RateMeter {
  #bytes = new Float64Array(BUCKETS);
  /** Number of the newest bucket: time divided by its length. */
  #newest = 0;
  #totalBytes = 0;
  /** Rates over less than a whole window divide by the time there has been. */
  #startedAtMs = Number.NaN;

  add(nowMs: number, sizeBytes: number): void {
    if (Number.isNaN(this.#startedAtMs)) this.#startedAtMs = nowMs;
    this.#advance(nowMs);
    const at = this.#newest % BUCKETS;
    this.#bytes[at] = (this.#bytes[at] as number) + sizeBytes;
    this.#totalBytes += sizeBytes;
  }

  rateBps(nowMs: number): number {
    if (Number.isNaN(this.#startedAtMs)) return 0;
    this.#advance(nowMs);
    const coveredMs = Math.min(WINDOW_MS, Math.max(BUCKET_MS, nowMs - this.#startedAtMs));
    return (this.#totalBytes * 8000) / coveredMs;
  }

  #advance(nowMs: number): void {
    const bucket = Math.floor(nowMs / BUCKET_MS);
    if (bucket <= this.#newest) return;
    if (bucket - this.#newest >= BUCKETS) {
      this.#bytes.fill(0);
      this.#totalBytes = 0;
    } else {
      for (let n = this.#newest + 1; n <= bucket; n += 1) {
        const at = n % BUCKETS;
        this.#totalBytes -= this.#bytes[at] as number;
        this.#bytes[at] = 0;
      }
    }
    this.#newest = bucket;
  }
}
