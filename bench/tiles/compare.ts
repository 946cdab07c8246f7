import type { Flow } from './flow.ts';
import type { PageCost, Round } from './run.ts';

/** What the page of a call may cost, of what the bare one does. */
export const GOAL = 1.15;

/** Pages whose decoders or encoders had this much more or less to do are not compared. */
const SAME_WITHIN = 0.05;

export interface Comparison {
  /** CPU of the product's page over that of the bare one; null: not to be compared. */
  readonly ratio: number | null;
  /** Why not; empty when it is. */
  readonly unlike: readonly string[];
}

/** @param others whose pictures were to be decoded */
export function compare({ product, bare, faults }: Round, others: number): Comparison {
  if (product === null || bare === null) return { ratio: null, unlike: faults };
  const unlike = [...faults];
  for (const what of ['decoded', 'encoded'] as const) {
    const [one, other] = [product.flow[`${what}PerSecond`], bare.flow[`${what}PerSecond`]];
    if (!isNear(one, other)) {
      unlike.push(`${what} ${one.toFixed(1)} and ${other.toFixed(1)} pictures a second`);
    }
    const sizes = [sizesOf(product.flow, what), sizesOf(bare.flow, what)];
    if (sizes[0] !== sizes[1]) unlike.push(`${what} ${sizes.join(' and ')}`);
  }
  for (const { flow } of [product, bare]) {
    const { length } = flow.decodedSizes;
    if (length !== others) unlike.push(`${length} pictures instead of ${others}`);
  }
  const ratio = unlike.length === 0 ? shareOfCore(product) / shareOfCore(bare) : null;
  return { ratio, unlike };
}

/** CPU of all processes over the time that it took: 1 is one core. */
export function shareOfCore({ cpuMs, seconds }: PageCost): number {
  return Object.values(cpuMs).reduce((sum, ms) => sum + ms, 0) / (seconds * 1000);
}

/** `3 × 640x360`, `320x180, 640x360`. */
export function sizesOf(flow: Flow, what: 'decoded' | 'encoded'): string {
  const sizes = flow[`${what}Sizes`];
  return [...new Set(sizes)]
    .map((size) => {
      const count = sizes.filter((each) => each === size).length;
      return count === 1 ? size : `${count} × ${size}`;
    })
    .join(', ');
}

function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) <= SAME_WITHIN * Math.max(one, other);
}
