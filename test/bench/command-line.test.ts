import * as assert from 'uvu/assert';
import { readCommandLine, UsageError } from '../../bench/command-line.ts';
import { suite } from '../harness.ts';

const test = suite('bench: command line');

test('forward measures all cases for ten seconds by default', () => {
  assert.equal(readCommandLine(['forward']), {
    kind: 'forward',
    options: {
      cases: [],
      seconds: 10,
      packetsPerSecond: null,
      burst: null,
      profiles: ['AES_CM_128_HMAC_SHA1_80', 'AEAD_AES_128_GCM'],
      rounds: 1,
      withReference: false,
      jsonFile: null,
    },
  });
});

test('join measures fifty guests with small pictures by default', () => {
  assert.equal(readCommandLine(['join']), {
    kind: 'join',
    options: { joins: 50, height: 360, line: null, jsonFile: null },
  });
});

test('first-frame, join-storm, switch and broken have sizes of their own', () => {
  const read = (line: string) => readCommandLine(line.split(' '));
  assert.equal(read('first-frame'), {
    kind: 'first-frame',
    options: { joins: 30, jsonFile: null },
  });
  assert.equal(read('join-storm --joins 9 --publishers 3 --within 1000'), {
    kind: 'join-storm',
    options: { joins: 9, publishers: 3, withinMs: 1_000, jsonFile: null },
  });
  assert.equal(read('switch --json out.json'), {
    kind: 'switch',
    options: { switches: 20, jsonFile: 'out.json' },
  });
  assert.equal(read('broken --switches 3'), {
    kind: 'broken',
    options: { switches: 3, jsonFile: null },
  });
});

test('tiles and restart have sizes of their own', () => {
  const read = (line: string) => readCommandLine(line.split(' '));
  assert.equal(read('tiles'), {
    kind: 'tiles',
    options: { tiles: 4, rounds: 5, seconds: 15, height: 360, jsonFile: null },
  });
  assert.equal(read('tiles --tiles 9 --rounds 3 --seconds 5 --height 720 --json out.json'), {
    kind: 'tiles',
    options: { tiles: 9, rounds: 3, seconds: 5, height: 720, jsonFile: 'out.json' },
  });
  assert.equal(read('restart --rounds 3'), {
    kind: 'restart',
    options: { rounds: 3, jsonFile: null },
  });
});

test('options are read', () => {
  const args =
    'forward --case 1to10 --case=1to50 --seconds 3 --rate 50 --burst 5 --rounds 4 --json out.json';
  assert.equal(readCommandLine([...args.split(' '), '--profile=AEAD_AES_128_GCM']), {
    kind: 'forward',
    options: {
      cases: ['1to10', '1to50'],
      seconds: 3,
      packetsPerSecond: 50,
      burst: 5,
      profiles: ['AEAD_AES_128_GCM'],
      rounds: 4,
      withReference: true,
      jsonFile: 'out.json',
    },
  });
  assert.equal(readCommandLine('join --joins 5 --height=720 --json out.json'.split(' ')), {
    kind: 'join',
    options: { joins: 5, height: 720, line: null, jsonFile: 'out.json' },
  });
  assert.equal(readCommandLine(['list']), { kind: 'list' });
  assert.equal(readCommandLine(['forward', '--help']), { kind: 'help' });
});

for (const wrong of [
  '',
  'fly',
  'forward twice',
  'forward --seconds 0',
  'forward --seconds 1.5',
  'forward --seconds soon',
  'forward --rate -5',
  'forward --profile NULL',
  'forward --json',
  'forward --colour',
  'forward --joins 5',
  'forward --rounds 0',
  'first-frame --within 5',
  'join-storm --publishers 0',
  'join-storm --within now',
  'switch --joins 5',
  'broken --case 1to10',
  'join 5',
  'join --delay 50',
  'switch --mbit 4',
  'join --joins 0',
  'join --joins many',
  'join --height 480',
  'join --height',
  'join --seconds 3',
  'tiles --tiles 2',
  'tiles --joins 5',
  'restart --rounds 0',
  'restart --seconds 5',
  'list --json out.json',
]) {
  test(`"${wrong}" is wrong usage`, () => {
    const args = wrong.split(' ').filter((part) => part !== '');
    assert.throws(
      () => readCommandLine(args),
      (error: unknown) => error instanceof UsageError,
    );
  });
}

test.run();
