import * as assert from 'uvu/assert';
import {
  FRAME_HEADER_BYTES,
  TcpDeframer,
  writeFrameHeader,
} from '../../../engine/transport/tcp-framing.ts';
import { suite } from '../../harness.ts';
import { Seeded } from '../../seeded.ts';

const test = suite('tcp framing');

function frame(datagram: Buffer): Buffer {
  const framed = Buffer.alloc(FRAME_HEADER_BYTES + datagram.length);
  writeFrameHeader(framed, 0, datagram.length);
  datagram.copy(framed, FRAME_HEADER_BYTES);
  return framed;
}

/** A deframer and copies of what it handed out. */
function collecting(): { push: (chunk: Buffer) => boolean; datagrams: Buffer[] } {
  const deframer = new TcpDeframer();
  const datagrams: Buffer[] = [];
  const push = (chunk: Buffer): boolean =>
    deframer.push(chunk, (datagram) => {
      datagrams.push(Buffer.from(datagram));
      datagram.fill(0); // as the core may
    });
  return { push, datagrams };
}

test('datagrams come out whole however the bytes are cut', () => {
  const random = new Seeded(4571);
  const sent = Array.from({ length: 300 }, (_, i) =>
    random.bytes(i < 3 ? [1, 2048, 255][i]! : random.integer(1, 2048)),
  );
  const bytes = Buffer.concat(sent.map(frame));
  const cuts: (() => number)[] = [
    () => 1,
    () => 2,
    () => random.integer(1, 7),
    () => random.integer(1, 5000),
    () => bytes.length,
  ];
  for (const cut of cuts) {
    const { push, datagrams } = collecting();
    for (let at = 0; at < bytes.length;) {
      const end = at + cut();
      assert.ok(push(bytes.subarray(at, end)));
      at = end;
    }
    assert.equal(datagrams.length, sent.length);
    assert.ok(datagrams.every((datagram, i) => datagram.equals(sent[i]!)));
  }
});

test('empty frames are nothing', () => {
  const { push, datagrams } = collecting();
  const empty = Buffer.alloc(FRAME_HEADER_BYTES);
  assert.ok(push(Buffer.concat([empty, empty, frame(Buffer.from('a')), empty])));
  assert.ok(push(Buffer.alloc(0)));
  assert.ok(push(Buffer.alloc(10_000)));
  assert.equal(datagrams, [Buffer.from('a')]);
});

test('[ST9] a frame longer than a slot breaks the connection, in one piece or byte by byte', () => {
  for (const sizeBytes of [2049, 4096, 65_535]) {
    for (const step of [1, 100_000]) {
      const { push, datagrams } = collecting();
      const header = Buffer.alloc(2);
      writeFrameHeader(header, 0, sizeBytes);
      const bytes = Buffer.concat([
        frame(Buffer.from('before')),
        header,
        frame(Buffer.from('after')),
      ]);
      const whole: boolean[] = [];
      for (let at = 0; at < bytes.length; at += step)
        whole.push(push(bytes.subarray(at, at + step)));
      assert.is(whole.at(-1), false);
      assert.is(push(frame(Buffer.from('later'))), false);
      assert.equal(datagrams.map(String), ['before']);
    }
  }
});

test('[ST9] a half frame waits without handing anything out', () => {
  const { push, datagrams } = collecting();
  const bytes = frame(Buffer.alloc(2048, 7));
  for (let at = 0; at < bytes.length - 1; at++) assert.ok(push(bytes.subarray(at, at + 1)));
  assert.is(datagrams.length, 0);
  assert.ok(push(bytes.subarray(-1)));
  assert.is(datagrams.length, 1);
});

test.run();
