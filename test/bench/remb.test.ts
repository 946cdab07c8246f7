import * as assert from 'uvu/assert';
import { ReceiverEstimatedMaxBitrate } from 'werift';
import { writeRemb } from '../../bench/peer/remb.ts';
import { suite } from '../harness.ts';

const test = suite('bench: what a receiver says it can take');

for (const rateBps of [0, 1, 262_143, 262_144, 1_000_000_000]) {
  test(`${rateBps} bit/s is read back`, () => {
    const packet = writeRemb(rateBps, [7, 8]);
    assert.is(packet.readUInt16BE(2), packet.length / 4 - 1);
    const { bitrate, ssrcFeedbacks } = ReceiverEstimatedMaxBitrate.deSerialize(packet.subarray(4));
    assert.ok(Math.abs(Number(bitrate) - rateBps) <= rateBps / 200_000, String(bitrate));
    assert.equal(ssrcFeedbacks, [7, 8]);
  });
}

test.run();
