import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { RtcpPacketConverter, RtpPacket } from 'werift';
import * as assert from 'uvu/assert';
import { createPayloadView, vp8 } from '../../../engine/rtp/codec/index.ts';
import { findExtension } from '../../../engine/rtp/extension.ts';
import { createRtpView, parseRtp } from '../../../engine/rtp/header.ts';
import {
  createTransportFeedback,
  parseRtcp,
  readTransportFeedback,
} from '../../../engine/rtp/rtcp/index.ts';
import type { RtcpHandler } from '../../../engine/rtp/rtcp/index.ts';
import { suite } from '../../harness.ts';
import { watchBytes } from '../../watched-bytes.ts';

const test = suite('public corpora');
const corpora = process.env['AUSCULT_CORPORA'] ?? '';
const missing = corpora === '' ? 'AUSCULT_CORPORA is not set' : null;

/** Behind every input stand bytes that must not matter to what is read from it. */
const GUARD_BYTES = 64;
/** Reads that do not grow with the input: its fixed header. */
const FIXED_READS = 20;

interface Input {
  readonly name: string;
  readonly bytes: Buffer;
}

function inputs(...folders: string[]): Input[] {
  return folders.flatMap((folder) =>
    readdirSync(join(corpora, folder)).map((name) => ({
      name: join(folder, name),
      bytes: readFileSync(join(corpora, folder, name)),
    })),
  );
}

/** Each input, whole and cut to every length. */
function cuts(of: readonly Input[]): Input[] {
  return of.flatMap(({ name, bytes }) => [
    { name, bytes },
    ...Array.from({ length: Math.min(bytes.length, 600) }, (_, size) => ({
      name: `${name}, ${size} bytes`,
      bytes: bytes.subarray(0, size),
    })),
  ]);
}

/** Reads one input, which ends at `sizeBytes` in the buffer, in every way that there is. */
type Read = (bytes: Buffer, sizeBytes: number) => void;

const readRtp: Read = (bytes, sizeBytes) => {
  const view = createRtpView();
  const found = { offset: 0, sizeBytes: 0 };
  if (!parseRtp(bytes, sizeBytes, view)) return;
  assert.ok(view.payloadOffset + view.payloadSizeBytes <= sizeBytes);
  for (let id = 0; id < 16; id++) findExtension(bytes, view, id, found);
  vp8.parse(bytes, view.payloadOffset, view.payloadSizeBytes, createPayloadView());
};

const readRtcp: Read = (bytes, sizeBytes) => {
  const ignore = (): void => undefined;
  const feedback = createTransportFeedback();
  const handler: RtcpHandler = {
    onSenderReport: ignore,
    onReportBlock: ignore,
    onNack: ignore,
    onPictureLoss: ignore,
    onFullIntraRequest: ignore,
    onReceiverEstimate: ignore,
    onBye: ignore,
    onTransportFeedback(member, offset, memberBytes) {
      readTransportFeedback(member, offset, memberBytes, feedback);
    },
  };
  parseRtcp(bytes, sizeBytes, handler);
};

type Faults = Record<'thrown' | 'pastEnd' | 'overworked', string[]>;

/** The inputs at which reading throws, reads past the end, or reads too often. */
function faultsOf(read: Read, readsPerByte: number, of: readonly Input[]): Faults {
  const faults: Faults = { thrown: [], pastEnd: [], overworked: [] };
  for (const { name, bytes } of of) {
    let reads = 0;
    let farthest = -1;
    const guarded = Buffer.concat([bytes, Buffer.alloc(GUARD_BYTES, 0xff)]);
    const watched = watchBytes(guarded, (index) => {
      reads++;
      farthest = Math.max(farthest, index);
    });
    try {
      read(watched, bytes.length);
    } catch {
      faults.thrown.push(name);
    }
    if (farthest >= bytes.length) faults.pastEnd.push(name);
    if (reads > FIXED_READS + readsPerByte * bytes.length) faults.overworked.push(name);
  }
  return faults;
}

for (const [kind, read, readsPerByte, foreign] of [
  // Sixteen extensions are looked for, each from the beginning.
  ['rtp', readRtp, 20, (bytes: Buffer) => RtpPacket.deSerialize(bytes)],
  ['rtcp', readRtcp, 4, (bytes: Buffer) => RtcpPacketConverter.deSerialize(bytes)],
] as const) {
  const whole = missing === null ? inputs(kind, join('crashes', kind)) : [];

  test.unless(
    missing,
    `${kind} of other people's fuzzers is read to its end and no further [P1]`,
    () => {
      const all = cuts(whole);
      assert.ok(all.length > 1_000);
      assert.equal(faultsOf(read, readsPerByte, all), { thrown: [], pastEnd: [], overworked: [] });
    },
  );

  test.unless(missing, `control: the same ${kind} makes other readers fail [P1]`, () => {
    const werift: Read = (bytes, sizeBytes) => {
      foreign(Buffer.from(bytes.subarray(0, sizeBytes)));
    };
    assert.ok(faultsOf(werift, readsPerByte, whole).thrown.length > 0);
    // Ours, told that the whole buffer is the input.
    const sizeless: Read = (bytes) => read(bytes, bytes.length);
    assert.ok(faultsOf(sizeless, readsPerByte, whole).pastEnd.length > 0);
    // Ours, beginning anew for each byte of it.
    const dogged: Read = (bytes, sizeBytes) => {
      for (let at = 0; at < Math.min(sizeBytes, 100); at++) read(bytes, sizeBytes);
    };
    assert.ok(faultsOf(dogged, readsPerByte, whole).overworked.length > 0);
  });
}

test.run();
