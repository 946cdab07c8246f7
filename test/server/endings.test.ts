import * as assert from 'uvu/assert';
import { Endings } from '../../server/endings.ts';
import { suite } from '../harness.ts';

const test = suite('endings');

test('the last that was started ends first, and each once', async () => {
  const ended: string[] = [];
  const endings = new Endings();
  for (const name of ['database', 'engine', 'http']) {
    endings.add(async () => ended.push(name));
  }
  await endings.run();
  await endings.run();
  assert.equal(ended, ['http', 'engine', 'database']);
});

test('one that fails keeps none from ending, and is told', async () => {
  const ended: string[] = [];
  const endings = new Endings();
  endings.add(async () => ended.push('database'));
  endings.add(() => Promise.reject(new Error('first')));
  endings.add(async () => ended.push('http'));
  endings.add(() => Promise.reject(new Error('last')));
  const failure = await endings.run().then(
    () => null,
    (error: unknown) => error,
  );
  assert.equal(ended, ['http', 'database']);
  assert.match(String(failure), 'last');
});

test.run();
