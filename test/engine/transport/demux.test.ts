import * as assert from 'uvu/assert';
import { DATAGRAM, classify } from '../../../engine/transport/demux.ts';
import { suite } from '../../harness.ts';

const test = suite('demux');

function expected(first: number, second: number): number {
  if (first <= 3) return DATAGRAM.stun;
  if (first >= 20 && first <= 63) return DATAGRAM.dtls;
  if (first < 128 || first > 191) return DATAGRAM.unknown;
  return second >= 192 && second <= 223 ? DATAGRAM.rtcp : DATAGRAM.rtp;
}

test('every pair of first bytes is told apart as RFC 7983 and RFC 5761 say', () => {
  const datagram = Buffer.alloc(40);
  datagram.writeUInt32BE(0x2112_a442, 4);
  for (let first = 0; first < 256; first++) {
    for (let second = 0; second < 256; second++) {
      datagram[0] = first;
      datagram[1] = second;
      assert.is(classify(datagram, 40), expected(first, second), `${first} ${second}`);
    }
  }
});

test('what is too short for its kind is unknown', () => {
  const kinds: [number, number, number][] = [
    [0, 1, 20],
    [22, 254, 13],
    [0x80, 96, 12],
    [0x80, 201, 8],
  ];
  for (const [first, second, leastBytes] of kinds) {
    const datagram = Buffer.alloc(40);
    datagram.writeUInt32BE(0x2112_a442, 4);
    datagram[0] = first;
    datagram[1] = second;
    for (let size = 0; size < 40; size++) {
      // The rest of the slot holds what was there before: it must not count.
      const kind = classify(datagram, size);
      assert.is(kind === DATAGRAM.unknown, size < leastBytes, `${first}, ${size} bytes`);
      assert.is(classify(Buffer.from(datagram.subarray(0, size)), size), kind);
    }
  }
});

test('STUN without its cookie is unknown', () => {
  assert.is(classify(Buffer.alloc(40), 40), DATAGRAM.unknown);
});

test.run();
