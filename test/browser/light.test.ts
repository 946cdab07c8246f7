import * as assert from 'uvu/assert';
import { suite } from '../harness.ts';
import { openPractice } from './support/practice.ts';
import type { Practice } from './support/practice.ts';

const test = suite('a guest’s first load');

let practice: Practice;
test.before(async () => {
  practice = await openPractice();
});
test.after(() => practice.close());
test.after.each(() => practice.everybodyOut());

test('everything up to inside the call is under 200 kB compressed, and from nobody else [L2]', async () => {
  const { link } = await practice.chair('Weighed');
  const { page } = await practice.person();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(link);
  await page.getByLabel('Your name').fill('Ana Ortiz');
  await page.getByRole('button', { name: 'Join Session' }).click();
  await page.getByRole('button', { name: 'Leave' }).waitFor();
  const loaded = await page.evaluate(() =>
    [
      ...performance.getEntriesByType('navigation'),
      ...performance.getEntriesByType('resource'),
    ].map((entry) => {
      const { name, encodedBodySize } = entry as PerformanceResourceTiming;
      return { name, encodedBodySize };
    }),
  );
  const bytes = loaded.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
  console.log(`${loaded.length} files and answers, ${bytes} bytes compressed`);
  assert.ok(bytes > 20_000, 'weighed at all');
  assert.ok(bytes < 200_000, `${bytes} bytes`);
  const foreign = asked.filter(
    (url) => !url.startsWith(practice.app.url) && !url.startsWith('blob:'),
  );
  assert.equal(foreign, []);
});

test.run();
