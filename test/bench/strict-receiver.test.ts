import * as assert from 'uvu/assert';
import { PAYLOAD_BYTES, writeFrame } from '../../bench/peer/media.ts';
import { StrictReceiver } from '../../bench/peer/strict-receiver.ts';
import type { Complaints } from '../../bench/peer/strict-receiver.ts';
import { suite } from '../harness.ts';

const test = suite('bench: a receiver that forgives nothing');

interface Sent {
  readonly number: number;
  readonly layer: number;
  readonly isKey: boolean;
  readonly part: number;
  readonly parts: number;
  sequence: number;
  timestamp: number;
  pictureId: number;
  tl0PicIdx: number;
  marker: boolean;
}

/** What a good server sends: two layers, a switch up at frame 5 and down at frame 10. */
function goodStream(): Sent[] {
  const sent: Sent[] = [];
  let sequence = 100;
  for (let number = 0; number < 15; number++) {
    const layer = number < 5 || number >= 10 ? 0 : 1;
    const isKey = number % 5 === 0;
    const parts = layer === 0 ? 1 : 3;
    for (let part = 0; part < parts; part++) {
      sent.push({
        number,
        layer,
        isKey,
        part,
        parts,
        sequence: sequence++,
        timestamp: 7_000 + number * 3_000,
        pictureId: 0x7ffa + number,
        tl0PicIdx: 250 + number,
        marker: part === parts - 1,
      });
    }
  }
  return sent;
}

function packetOf(sent: Sent): Buffer {
  const payload = Buffer.alloc(PAYLOAD_BYTES);
  writeFrame(payload, { ...sent, sentAtMs: 0 });
  payload.writeUInt16BE(0x8000 | (sent.pictureId & 0x7fff), 2);
  payload[4] = sent.tl0PicIdx & 0xff;
  const header = Buffer.alloc(12);
  header[0] = 0x80;
  header[1] = 96 | (sent.marker ? 0x80 : 0);
  header.writeUInt16BE(sent.sequence & 0xffff, 2);
  header.writeUInt32BE(sent.timestamp >>> 0, 4);
  return Buffer.concat([header, payload]);
}

function receive(stream: readonly Sent[]): StrictReceiver {
  const receiver = new StrictReceiver(30);
  for (const sent of stream) receiver.receive(packetOf(sent));
  return receiver;
}

/** Only what is not zero. */
function complaintsOf({ complaints }: StrictReceiver): Partial<Complaints> {
  return Object.fromEntries(Object.entries(complaints).filter(([, count]) => count !== 0));
}

test('nothing is held against a good stream, over wraps and switches', () => {
  const receiver = receive(goodStream());
  assert.equal(complaintsOf(receiver), {});
  assert.is(receiver.frames, 15);
  assert.is(receiver.keyFrames, 3);
  assert.is(receiver.switches, 2);
});

/** Renumbered as by a server that hides what it took out. */
function without(stream: Sent[], gone: (sent: Sent) => boolean): Sent[] {
  let packets = 0;
  const frames = new Set<number>();
  return stream.flatMap((sent) => {
    if (gone(sent)) {
      packets++;
      frames.add(sent.number);
      return [];
    }
    const { sequence, pictureId, tl0PicIdx } = sent;
    return [
      {
        ...sent,
        sequence: sequence - packets,
        pictureId: pictureId - frames.size,
        tl0PicIdx: tl0PicIdx - frames.size,
      },
    ];
  });
}

const ROWS: [name: string, bend: (stream: Sent[]) => Sent[], complaints: Partial<Complaints>][] = [
  ['a lost packet', (all) => all.filter(({ number }) => number !== 2), { missing: 1 }],
  [
    'two swapped',
    (all) => [...all.slice(0, 1), ...all.slice(1, 3).reverse(), ...all.slice(3)],
    { reordered: 1 },
  ],
  ['one twice', (all) => [...all.slice(0, 4), ...all.slice(3)], { duplicates: 1 }],
  [
    'the key frame of a switch left out, without a trace in the numbers',
    (all) => without(all, ({ number }) => number === 5),
    { switchesWithoutKeyFrame: 4 },
  ],
  [
    'an inter frame left out, without a trace in the numbers',
    (all) => without(all, ({ number }) => number === 2),
    { undecodable: 2 },
  ],
  [
    'a part left out, without a trace in the sequence numbers',
    (all) =>
      all
        .filter(({ number, part }) => number !== 9 || part !== 1)
        .map((sent, index) => ({ ...sent, sequence: 100 + index })),
    // The frame behind it does not fit what was shown, but is a key frame.
    { incomplete: 1, pictureIds: 1, tl0PicIdxs: 1 },
  ],
  [
    'a marker too early',
    (all) => all.map((sent) => (sent.number === 6 ? { ...sent, marker: true } : sent)),
    { incomplete: 2 },
  ],
  [
    'a jump of time at a switch, told once',
    (all) => all.map((one) => (one.layer === 1 ? { ...one, timestamp: one.timestamp + 900 } : one)),
    { timestamps: 2 },
  ],
  [
    'a picture id that stands still',
    (all) => all.map((one) => (one.number > 3 ? { ...one, pictureId: one.pictureId - 1 } : one)),
    { pictureIds: 1 },
  ],
  [
    'a TL0PICIDX that jumps',
    (all) => all.map((one) => (one.number > 3 ? { ...one, tl0PicIdx: one.tl0PicIdx + 1 } : one)),
    { tl0PicIdxs: 1 },
  ],
];

for (const [name, bend, complaints] of ROWS) {
  test(`${name} is noticed`, () => {
    assert.equal(complaintsOf(receive(bend(goodStream()))), complaints);
  });
}

test('a changed byte is noticed, and what follows from it is not told again', () => {
  const receiver = new StrictReceiver(30);
  for (const sent of goodStream()) {
    const packet = packetOf(sent);
    if (sent.number === 2) packet[700] = (packet[700] ?? 0) ^ 1;
    receiver.receive(packet);
  }
  assert.equal(complaintsOf(receiver), { wrong: 1 });
});

test('a frame of one instant on another encoding may come a millisecond later', () => {
  const stream = goodStream().map((sent) =>
    sent.number >= 5 ? { ...sent, timestamp: sent.timestamp + 90 } : sent,
  );
  assert.equal(complaintsOf(receive(stream)), {});
});

test('packets behind the one that a receipt names are noticed, whenever the receipt comes', () => {
  const stream = goodStream();
  const last = stream.at(-3)?.sequence ?? 0;
  const before = receive(stream.slice(0, -2));
  before.closeGate(last);
  assert.equal(complaintsOf(before), {});
  for (const sent of stream.slice(-2)) before.receive(packetOf(sent));
  assert.equal(complaintsOf(before), { afterGate: 2 });
  const afterwards = receive(stream);
  afterwards.closeGate(last);
  assert.equal(complaintsOf(afterwards), { afterGate: 2 });
});

test('after a loss a receiver asks for a key frame until it has come', () => {
  const stream = goodStream();
  const receiver = receive(stream.filter(({ number }) => number !== 2 && number < 5));
  assert.ok(receiver.needsKeyFrame);
  for (const sent of stream.filter(({ number }) => number === 5)) receiver.receive(packetOf(sent));
  assert.not(receiver.needsKeyFrame);
});

test.run();
