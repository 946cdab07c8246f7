import * as assert from 'uvu/assert';
import { readVp8Descriptor } from '../../../bench/peer/vp8-descriptor.ts';
import { suite } from '../../harness.ts';
import { Seeded } from '../../seeded.ts';
import { Publisher, join, startPlain, subscribe } from './call.ts';
import type { CallSimulation, Peer } from './call.ts';

const test = suite('malformed RTP in a live call');

/** Small enough for one byte of padding to name all of it. */
const FRAME_BYTES = 60;
/** Of a frame of ours: fixed header, and a block with the mid. */
const BLOCK_AT = 12;
const PAYLOAD_AT = 20;

/** What a strict reader, which shares nothing with the engine's, has against a packet; '' = nothing. */
function complaint(packet: Buffer): string {
  const first = packet[0] ?? 0;
  if (packet.length < 12 || first >> 6 !== 2) return 'no RTP';
  let at = 12 + 4 * (first & 0x0f);
  if (at > packet.length) return 'contributing sources past the end';
  if ((first & 0x10) !== 0) {
    if (at + 4 > packet.length) return 'no extension block';
    const end = at + 4 + 4 * packet.readUInt16BE(at + 2);
    if (end > packet.length) return 'extension block past the end';
    if (packet.readUInt16BE(at) !== 0xbede) return 'extensions that nobody agreed to';
    for (at += 4; at < end;) {
      const head = packet[at]!;
      if (head >> 4 === 15) return 'extension 15';
      at += head === 0 ? 1 : 2 + (head & 0x0f);
    }
    if (at > end) return 'an extension past its block';
  }
  const padding = (first & 0x20) === 0 ? 0 : packet.at(-1)!;
  if ((first & 0x20) !== 0 && padding === 0) return 'padding of 0';
  if (padding > packet.length - at) return 'padding past the payload';
  const payload = packet.subarray(at, packet.length - padding);
  if (payload.length === 0) return padding === 0 ? 'no payload' : '';
  const descriptor = readVp8Descriptor(Buffer.concat([payload, Buffer.alloc(8)]));
  return descriptor.sizeBytes >= payload.length ? 'a cut payload' : '';
}

interface Call {
  readonly simulation: CallSimulation;
  readonly ana: Publisher;
  readonly campo: Peer;
}

function startCall(): Call {
  const simulation = startPlain();
  for (const name of ['ana', 'campo']) join(simulation, name);
  const ana = new Publisher(simulation, 'ana');
  ana.peer.connect();
  const campo = subscribe(simulation, 'campo', ana.track);
  campo.connect();
  ana.send(3);
  assert.is(campo.media.length, 3);
  return { simulation, ana, campo };
}

/** Sets the header's first byte, and others by position; negative ones count from the end. */
const changed =
  (first: number, bytes: Readonly<Record<number, number>> = {}) =>
  (frame: Buffer): Buffer => {
    const packet = Buffer.from(frame);
    packet[0] = first;
    for (const [at, byte] of Object.entries(bytes)) {
      const index = Number(at);
      packet[index < 0 ? packet.length + index : index] = byte;
    }
    return packet;
  };
const payloadBytes = (frame: Buffer): number => frame.length - PAYLOAD_AT;

/** Each with what may leave of it: nothing, or the packet without what was wrong. */
const MALFORMED: readonly [what: string, leaves: 0 | 1, make: (frame: Buffer) => Buffer][] = [
  ['padding of 0', 0, changed(0xb0, { [-1]: 0 })],
  [
    'padding of one byte more than the payload',
    0,
    (frame) => changed(0xb0, { [-1]: payloadBytes(frame) + 1 })(frame),
  ],
  ['padding of the whole packet', 0, (frame) => changed(0xb0, { [-1]: frame.length })(frame)],
  ['padding of 255', 0, changed(0xb0, { [-1]: 255 })],
  ['nothing but padding', 0, (frame) => changed(0xb0, { [-1]: payloadBytes(frame) })(frame)],
  ['15 contributing sources in 12 bytes', 0, (frame) => changed(0x8f)(frame.subarray(0, 12))],
  ['15 contributing sources over the payload', 0, changed(0x9f)],
  ['an extension bit and no block', 0, (frame) => changed(0x90)(frame.subarray(0, 12))],
  ['half a block header', 0, (frame) => changed(0x90)(frame.subarray(0, 14))],
  ['a block of 65,535 words', 0, changed(0x90, { [BLOCK_AT + 2]: 0xff, [BLOCK_AT + 3]: 0xff })],
  [
    'a block of all but everything',
    0,
    (frame) => changed(0x90, { [BLOCK_AT + 3]: (frame.length - BLOCK_AT) >> 2 })(frame),
  ],
  ['extension 15', 1, changed(0x90, { [BLOCK_AT + 4]: 0xf0 })],
  ['extension 0 with a length', 1, changed(0x90, { [BLOCK_AT + 4]: 0x03 })],
  ['an extension longer than its block', 1, changed(0x90, { [BLOCK_AT + 4]: 0x1f })],
  ['the two-byte form', 1, changed(0x90, { [BLOCK_AT]: 0x10, [BLOCK_AT + 1]: 0 })],
  [
    'the two-byte form, past its block',
    1,
    changed(0x90, { [BLOCK_AT]: 0x10, [BLOCK_AT + 1]: 0, [BLOCK_AT + 4]: 1, [BLOCK_AT + 5]: 0xff }),
  ],
  ['another profile', 1, changed(0x90, { [BLOCK_AT]: 0x12 })],
  ['version 1', 0, changed(0x50)],
  ['version 3', 0, changed(0xd0)],
  ['a payload cut within its descriptor', 0, (frame) => frame.subarray(0, PAYLOAD_AT + 3)],
];

for (const [what, leaves, make] of MALFORMED) {
  test(`${what}: dropped, or treated as no extension, and the call goes on [P2]`, () => {
    const { simulation, ana, campo } = startCall();
    ana.peer.connection.toCore.send(make(ana.frame(FRAME_BYTES)));
    simulation.clock.runFor(50);
    assert.is(campo.media.length - 3, leaves);
    ana.send(3);
    assert.is(campo.media.length - 3 - leaves, 3);
    assert.equal(campo.media.map(complaint).filter(Boolean), []);
  });
}

/** Frames with a few bytes of their first 40 changed at random. */
function mutations(count: number, next: () => Buffer): Buffer[] {
  const random = new Seeded(49140);
  return Array.from({ length: count }, () => {
    const packet = next();
    for (let change = random.integer(1, 4); change > 0; change--) {
      packet[random.integer(0, 40)] = random.integer(0, 255);
    }
    if (random.chance(0.5)) packet[0] = 0x80 | random.integer(0, 0x3f);
    if (random.chance(0.2)) packet[packet.length - 1] = random.integer(0, 255);
    return random.chance(0.1) ? packet.subarray(0, random.integer(0, packet.length)) : packet;
  });
}

test('of 20,000 mutated packets none is forwarded broken [P2]', () => {
  const { simulation, ana, campo } = startCall();
  for (const packet of mutations(20_000, () => ana.frame(FRAME_BYTES))) {
    ana.peer.connection.toCore.send(packet);
    simulation.clock.runFor(1);
  }
  simulation.clock.runFor(50);
  assert.ok(campo.media.length > 1_000, `${campo.media.length} were forwarded`);
  assert.equal(campo.media.map(complaint).filter(Boolean), []);
});

test('control: a forwarder that changes the SSRC and nothing else forwards them broken [P2]', () => {
  const { ana } = startCall();
  const forward = (packet: Buffer): Buffer => {
    if (packet.length >= 12) packet.writeUInt32BE(0xcafe, 8);
    return packet;
  };
  const whole = MALFORMED.filter(
    ([, , make]) => complaint(forward(make(ana.frame(FRAME_BYTES)))) === '',
  );
  // Which is well-formed, and no use to anybody.
  assert.equal(
    whole.map(([what]) => what),
    ['nothing but padding'],
  );
  const mutated = mutations(1_000, () => ana.frame(FRAME_BYTES)).map(forward);
  assert.ok(mutated.filter(complaint).length > 500);
});

test.run();
