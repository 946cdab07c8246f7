import type { Outcome } from './outcome.ts';

const SLOWEST = 10;

/** What a reader looks for while the suite runs: one line an outcome, the whole of a failure. */
export function describe(outcome: Outcome): string {
  const verdict = outcome.failed > 0 ? 'FAIL' : 'ok  ';
  const skipped = outcome.skipped.length > 0 ? `, ${outcome.skipped.length} skipped` : '';
  const seconds = (outcome.durationMs / 1000).toFixed(1).padStart(5);
  const count = `${outcome.passed} passed${skipped}`;
  let text = `${verdict} ${seconds} s  ${outcome.name} (${count})`;
  if (outcome.failed > 0) text += `\n${indent(outcome.output.trimEnd())}`;
  for (const remark of outcome.remarks) text += `\n${indent(`^ ${outcome.name}: ${remark}`)}`;
  return text;
}

/** What remains to be said at the end, without the counts. */
export function summarize(outcomes: readonly Outcome[]): string {
  const parts: string[] = [];
  const slowest = [...outcomes].sort((a, b) => b.durationMs - a.durationMs).slice(0, SLOWEST);
  parts.push(
    'Slowest:',
    ...slowest.map(({ name, durationMs }) => `  ${(durationMs / 1000).toFixed(1)} s  ${name}`),
  );
  const skipped = outcomes.flatMap((outcome) => outcome.skipped);
  if (skipped.length > 0) {
    parts.push('Skipped:', ...skipped.map((row) => `  ${row.suite}: ${row.name} — ${row.reason}`));
  }
  const failed = outcomes.filter((outcome) => outcome.failed > 0);
  if (failed.length > 0) {
    parts.push('Failed:', ...failed.map(({ name, failed }) => `  ${name} (${failed})`));
  }
  return parts.join('\n');
}

export interface Totals {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export function total(outcomes: readonly Outcome[]): Totals {
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  for (const outcome of outcomes) {
    passed += outcome.passed;
    failed += outcome.failed;
    skipped += outcome.skipped.length;
  }
  return { passed, failed, skipped };
}

/** The last line, which scripts read. */
export function lastLine({ passed, failed, skipped }: Totals): string {
  const counts = `${passed} passed, ${failed} failed`;
  return skipped > 0 ? `${counts}, ${skipped} skipped` : counts;
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '    ');
}
