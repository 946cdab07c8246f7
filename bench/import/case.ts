/** One thing that a process does first of all, as a module's source. */
export interface ImportCase {
  readonly name: string;
  readonly source: string;
}

const engine = (workerKind: string): string => `
  const { createEngine } = await import('auscult/engine');
  const media = { host: '127.0.0.1', port: 0 };
  const engine = await createEngine({ media, roles: {}, workerKind: '${workerKind}' });
  end = () => engine.close();
`;

/** The engine's main thread, its worker, and what of either is werift. */
export const IMPORT_CASES: readonly ImportCase[] = [
  { name: 'nothing', source: '' },
  { name: `import 'auscult/engine'`, source: `await import('auscult/engine');` },
  { name: 'createEngine, 1 thread', source: engine('thread') },
  { name: 'createEngine, 1 process', source: engine('process') },
  { name: `import 'werift'`, source: `await import('werift');` },
  {
    name: `import 'auscult/signaling/client'`,
    source: `await import('auscult/signaling/client');`,
  },
];

/** What such a process tells of itself. */
export interface Cost {
  readonly ms: number;
  /** Resident memory of the whole process, threads included. */
  readonly rssMiB: number;
  /** What the main thread keeps, after a collection. */
  readonly heapMiB: number;
}

/** A program that does it between two looks at clock and memory, and prints its `Cost`. */
export function programOf({ source }: ImportCase): string {
  return `
    let end = () => undefined;
    gc();
    const before = process.memoryUsage();
    const startMs = performance.now();
    ${source}
    const ms = performance.now() - startMs;
    const { rss } = process.memoryUsage();
    gc();
    const { heapUsed } = process.memoryUsage();
    const mib = (bytes) => bytes / 1024 / 1024;
    console.log(
      JSON.stringify({ ms, rssMiB: mib(rss - before.rss), heapMiB: mib(heapUsed - before.heapUsed) }),
    );
    await end();
  `;
}
