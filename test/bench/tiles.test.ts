import * as assert from 'uvu/assert';
import { compare } from '../../bench/tiles/compare.ts';
import { flowOf } from '../../bench/tiles/flow.ts';
import { createReport, writeTable } from '../../bench/tiles/report.ts';
import type { PageCost, Round, TilesRun } from '../../bench/tiles/run.ts';
import { suite } from '../harness.ts';

const test = suite('bench: the page of a call beside a bare one');

const OPTIONS = { tiles: 4, rounds: 3, seconds: 10, height: 360, jsonFile: null } as const;

function cost(rendererMs: number, decodedPerSecond = 60): PageCost {
  return {
    seconds: 10,
    cpuMs: { renderer: rendererMs, network: 200 },
    flow: {
      decodedPerSecond,
      decodedSizes: ['640x360', '640x360', '640x360'],
      encodedPerSecond: 40,
      encodedSizes: ['320x180', '640x360'],
    },
  };
}

function round(productMs: number, bareMs: number): Round {
  return { product: cost(productMs), bare: cost(bareMs), faults: [], loadAverage: 2 };
}

function runOf(...rounds: Round[]): TilesRun {
  const box = { left: 0, top: 0, width: 622, height: 330 };
  const source = { constraints: {}, encodings: [] };
  return {
    chromium: '156.0.1',
    loadAverage: 0.5,
    boxes: [box],
    sends: { camera: source, microphone: source },
    rounds,
  };
}

test('pages that had the same to do are compared by the CPU of all their processes', () => {
  const { ratio, unlike } = compare(round(2_000, 1_800), 3);
  assert.is(ratio?.toFixed(6), '1.100000');
  assert.equal(unlike, []);
});

test('pages that did not are not, whichever of them had less', () => {
  const product = cost(2_000);
  const unlike = (bare: PageCost, others = 3) =>
    compare({ product, bare, faults: [], loadAverage: 1 }, others);
  assert.is.not(unlike(cost(1_800, 58)).ratio, null, 'within five in a hundred');
  assert.equal(unlike(cost(1_800, 56)), {
    ratio: null,
    unlike: ['decoded 60.0 and 56.0 pictures a second'],
  });
  const { flow, ...rest } = cost(1_800);
  const small = { ...flow, decodedSizes: ['320x180', '640x360', '640x360'] };
  assert.equal(unlike({ ...rest, flow: small }).unlike, [
    'decoded 3 × 640x360 and 320x180, 2 × 640x360',
  ]);
  const slow = { ...flow, encodedPerSecond: 20 };
  assert.equal(unlike({ ...rest, flow: slow }).unlike, ['encoded 40.0 and 20.0 pictures a second']);
  assert.equal(unlike(cost(1_800), 4), {
    ratio: null,
    unlike: ['3 pictures instead of 4', '3 pictures instead of 4'],
  });
  const failed = { product: null, bare: cost(1), faults: ['no picture'], loadAverage: 1 };
  assert.equal(compare(failed, 3), { ratio: null, unlike: ['no picture'] });
});

test('what stood still is no picture that was decoded', () => {
  const count = (id: string, frames: number) =>
    ({ id, direction: 'received', frames, size: '640x360' }) as const;
  const flow = flowOf([count('a', 100), count('b', 50)], [count('a', 300), count('b', 50)], 10);
  assert.is(flow.decodedPerSecond, 20);
  assert.equal(flow.decodedSizes, ['640x360']);
  assert.equal(flow.encodedSizes, []);
});

test('the report has the ratios of neighbours, and where the CPU went', () => {
  const report = createReport(
    runOf(round(2_000, 1_800), round(2_200, 1_800), round(1_800, 1_800)),
    OPTIONS,
  );
  assert.equal(report.faults, []);
  const table = writeTable(report);
  assert.match(table, /4 tiles of 622 × 330 px, cameras of 360 lines/);
  assert.match(table, /renderer\s+20\.0\s+18\.0/);
  assert.match(table, /median 1\.100, 1\.000 to 1\.200, of 3 of 3 rounds \(goal: at most 1\.15\)$/);
});

test('a run of which less than half can be compared has failed', () => {
  const unlike: Round = { ...round(2_000, 1_800), product: cost(2_000, 20) };
  const report = createReport(runOf(unlike, unlike, round(2_000, 1_800)), OPTIONS);
  assert.equal(report.faults, ['only 1 of 3 rounds could be compared']);
  assert.match(writeTable(report), /round 2 is not compared: decoded 20\.0 and 60\.0/);
});

test.run();
