import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
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

const test = suite('public corpora');
const corpora = process.env['AUSCULT_CORPORA'] ?? '';
const missing = corpora === '' ? 'AUSCULT_CORPORA is not set' : null;

/** Behind every input stand bytes that must not matter to what is read from it. */
const GUARD_BYTES = 64;
const MAX_MS = 1;

function* inputs(...folders: string[]): Generator<{ name: string; bytes: Buffer }> {
  for (const folder of folders) {
    for (const entry of readdirSync(join(corpora, folder), {
      recursive: true,
      withFileTypes: true,
    })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      yield { name: path.slice(corpora.length), bytes: readFileSync(path) };
    }
  }
}

function guarded(bytes: Buffer, fill: number): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(GUARD_BYTES, fill)]);
}

/** What the parsers make of one input, as text: equal texts have read equal bytes. */
function readRtp(bytes: Buffer, sizeBytes: number): string {
  const view = createRtpView();
  const found = { offset: 0, sizeBytes: 0 };
  const payload = createPayloadView();
  if (!parseRtp(bytes, sizeBytes, view)) return 'refused';
  assert.ok(view.payloadOffset + view.payloadSizeBytes <= sizeBytes);
  const elements = Array.from({ length: 16 }, (_, id) => findExtension(bytes, view, id, found));
  const isVp8 = vp8.parse(bytes, view.payloadOffset, view.payloadSizeBytes, payload);
  return JSON.stringify([view, elements, found, isVp8, isVp8 && payload]);
}

function readRtcp(bytes: Buffer, sizeBytes: number): string {
  const heard: unknown[] = [];
  const feedback = createTransportFeedback();
  const note = (...values: unknown[]): void => {
    heard.push(JSON.stringify(values));
  };
  const handler: RtcpHandler = {
    onSenderReport: note,
    onReportBlock: note,
    onNack: note,
    onPictureLoss: note,
    onFullIntraRequest: note,
    onReceiverEstimate: note,
    onBye: note,
    onTransportFeedback(member, offset, memberBytes) {
      note(readTransportFeedback(member, offset, memberBytes, feedback), memberBytes);
    },
  };
  return JSON.stringify([parseRtcp(bytes, sizeBytes, handler), heard]);
}

for (const [kind, read] of [
  ['rtp', readRtp],
  ['rtcp', readRtcp],
] as const) {
  test.unless(missing, `${kind} of other people's fuzzers is read without a throw [P1]`, () => {
    let count = 0;
    for (const { name, bytes } of inputs(kind, join('crashes', kind))) {
      const startedAtMs = performance.now();
      const once = read(guarded(bytes, 0x00), bytes.length);
      const tookMs = performance.now() - startedAtMs;
      assert.is(read(guarded(bytes, 0xff), bytes.length), once, `${name} reads past its end`);
      // The first input pays for the compiler.
      if (count > 0 && tookMs > MAX_MS) {
        const againAtMs = performance.now();
        read(guarded(bytes, 0x00), bytes.length);
        assert.ok(performance.now() - againAtMs <= MAX_MS, `${name} took ${tookMs} ms`);
      }
      count += 1;
    }
    assert.ok(count > 0, 'the folder holds inputs');
  });
}

test.run();
