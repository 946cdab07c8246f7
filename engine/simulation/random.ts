/** Seeded randomness: uniform in [0, 1). */
export type Random = () => number;

/** mulberry32: 32 bits of state, the same sequence on every engine and platform. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** Bytes for a core's `random` option: reproducible, hence for simulations alone. */
export function seededBytes(random: Random): (sizeBytes: number) => Buffer {
  return (sizeBytes) => {
    const bytes = Buffer.alloc(sizeBytes);
    for (let index = 0; index < sizeBytes; index++) bytes[index] = Math.floor(random() * 256);
    return bytes;
  };
}
