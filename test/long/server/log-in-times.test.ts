import * as assert from 'uvu/assert';
import { insertAccount } from '../../../server/store/index.ts';
import { suite } from '../../harness.ts';
import { Seeded } from '../../seeded.ts';
import { Practice } from '../../server/practice.ts';

const test = suite('how long a refusal takes');

const tries = 10_000;
const often = { count: 1_000_000, perMs: 60_000 };

interface Sample {
  readonly mean: number;
  readonly variance: number;
  readonly median: number;
  readonly count: number;
}

/** Both have outliers (garbage, other work on the machine): the slowest twentieth says nothing. */
function sampleOf(times: readonly number[]): Sample {
  const sorted = [...times].sort((a, b) => a - b).slice(0, Math.floor(times.length * 0.95));
  const count = sorted.length;
  const mean = sorted.reduce((sum, time) => sum + time, 0) / count;
  const variance = sorted.reduce((sum, time) => sum + (time - mean) ** 2, 0) / (count - 1);
  return { mean, variance, median: sorted[count >> 1] ?? 0, count };
}

function welch(one: Sample, other: Sample): number {
  const error = Math.sqrt(one.variance / one.count + other.variance / other.count);
  return Math.abs(one.mean - other.mean) / error;
}

test(`[A4] ${tries} log-ins of an account that is there and of one that is not take the same time`, async () => {
  const practice = await Practice.open({
    limits: { logInPerAccount: often, logInPerAddress: often },
    passwordCost: { N: 2 ** 12, r: 8, p: 1 },
  });
  await insertAccount(practice.database, {
    id: 'adams',
    email: 'adams@practice.example',
    displayName: 'Dr. Adams',
    speciality: 'Surgery',
    administrator: false,
    demo: false,
    passwordHash: await practice.services.passwords.hash('correct horse battery'),
    createdAtMs: 0,
  });
  const random = new Seeded(1);
  const times = { adams: [] as number[], nobody: [] as number[] };
  for (let count = 0; count < tries; count += 1) {
    const who = random.uint32() % 2 === 0 ? 'adams' : 'nobody';
    const body = { email: `${who}@practice.example`, password: 'guess' };
    const startedMs = performance.now();
    const { status } = await practice.request('', 'POST', '/api/log-in', body);
    times[who].push(performance.now() - startedMs);
    assert.is(status, 401);
  }
  await practice.close();
  const [known, unknown] = [sampleOf(times.adams), sampleOf(times.nobody)];
  const t = welch(known, unknown);
  const ratio = known.median / unknown.median;
  console.log(
    `known ${known.median.toFixed(3)} ms, unknown ${unknown.median.toFixed(3)} ms, ratio ${ratio.toFixed(4)}, t ${t.toFixed(2)}`,
  );
  assert.ok(Math.abs(ratio - 1) <= 0.02, `medians differ: ${ratio}`);
  assert.ok(t < 4.5, `they can be told apart: t = ${t}`);
});

test.run();
