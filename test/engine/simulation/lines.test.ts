import * as assert from 'uvu/assert';
import { LossMeter, ReportedLoss } from '../../../engine/forward/loss-meter.ts';
import { createReportBlock } from '../../../engine/rtp/rtcp/index.ts';
import { suite } from '../../harness.ts';
import { SESSION, startCall } from './world.ts';
import type { Call } from './world.ts';

const test = suite('how lines are, simulated');

function lineOf({ simulation }: Call, wanted: string): unknown {
  const lines = simulation.apply<'lines'>({ kind: 'lines', sessionId: SESSION });
  return lines.find(({ participantId }) => participantId === wanted);
}

test('a publisher’s losses are counted on the way in, and forgotten when the line is well again', () => {
  const lossy = { delayMs: 20, loss: 0.05 };
  const call = startCall({ publisherLines: { toCore: lossy, fromCore: { delayMs: 20 } } });
  call.simulation.clock.runFor(10_000);
  const { lost } = lineOf(call, 'ana') as { lost: number };
  assert.ok(lost > 0.03 && lost < 0.07, `${lost}`);
  lossy.loss = 0;
  call.simulation.clock.runFor(15_000);
  const line = { participantId: 'ana', protocol: 'udp', roundTripMs: null, lost: 0 };
  assert.equal(lineOf(call, 'ana'), line);
});

test('whoever is held is in no list of lines', () => {
  const call = startCall({ held: 'campo', subscribe: false });
  assert.is(lineOf(call, 'campo'), undefined);
});

test('what a receiver reports is taken from one report to the next', () => {
  const meter = new LossMeter();
  const stream = new ReportedLoss();
  const report = (nowMs: number, highest: number, lost: number): number | null => {
    const block = createReportBlock();
    block.extendedHighestSequence = highest;
    block.cumulativeLost = lost;
    stream.onReportBlock(nowMs, block, meter);
    return meter.share(nowMs);
  };
  assert.is(report(0, 65_000, 7), null, 'the first one says nothing of what was before');
  assert.is(report(1_000, 65_100, 7), 0);
  assert.is(report(2_000, 65_200, 27), 0.1);
  assert.is(report(3_000, 65_200, 27), 0.1, 'nothing new');
  assert.is(report(4_000, 60_000, 0), 0.1, 'a numbering begun anew');
  // Late ones came after all: more is made good than was lost between the two reports.
  assert.is(report(4_500, 60_200, -10), 0.025);
  assert.is(meter.share(9_999), 0.025);
  assert.is(meter.share(20_000), null, 'long ago');
});

test.run();
