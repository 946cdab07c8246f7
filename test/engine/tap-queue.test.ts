import * as assert from 'uvu/assert';
import { TapQueue } from '../../engine/shell/tap-queue.ts';
import type { TappedPacket } from '../../engine/taps.ts';
import { suite } from '../harness.ts';

const test = suite('what a tap has not read yet');

const packet = (sequence: number, sizeBytes = 100): TappedPacket => ({
  sequence,
  timestamp: 0,
  marker: true,
  rtp: new Uint8Array(sizeBytes),
  payloadOffset: 12,
});

function open(): { queue: TapQueue; ends: () => number } {
  let ends = 0;
  return { queue: new TapQueue(() => ends++), ends: () => ends };
}

test('packets are read in order, and a reader who waits gets the next one', async () => {
  const { queue } = open();
  queue.tell({ kind: 'packets', packets: [packet(1), packet(2)] });
  assert.is((await queue.take())?.sequence, 1);
  assert.is((await queue.take())?.sequence, 2);
  const waiting = queue.take();
  queue.tell({ kind: 'packets', packets: [packet(3)] });
  assert.is((await waiting)?.sequence, 3);
});

test('a gate that closes in the turn that brought a packet calls it back from a reader who waits', async () => {
  const { queue } = open();
  const waiting = queue.take();
  queue.tell({ kind: 'packets', packets: [packet(1), packet(2)] });
  queue.tell({ kind: 'gateClosed' });
  // What is next is what comes after it has been opened again.
  queue.tell({ kind: 'packets', packets: [packet(9)] });
  assert.is((await waiting)?.sequence, 9);
});

test('ended, what waits is read to the end; ended by an error, nothing is', async () => {
  const { queue, ends } = open();
  queue.tell({ kind: 'packets', packets: [packet(1)] });
  queue.tell({ kind: 'ended' });
  queue.tell({ kind: 'packets', packets: [packet(2)] });
  assert.is((await queue.take())?.sequence, 1);
  assert.is(await queue.take(), null);
  assert.is(ends(), 1);

  const broken = open().queue;
  broken.tell({ kind: 'packets', packets: [packet(1)] });
  const error = new Error('lost');
  broken.end(error);
  broken.end(null);
  assert.is(await broken.take().catch((reason: unknown) => reason), error);
});

test('more than 16 MiB are too much: the oldest go, and are counted', async () => {
  const { queue } = open();
  const MiB = 1024 * 1024;
  for (let sequence = 0; sequence < 20; sequence++) {
    queue.tell({ kind: 'packets', packets: [packet(sequence, MiB)] });
  }
  assert.is(queue.dropped, 4);
  assert.is((await queue.take())?.sequence, 4);
});

test.run();
