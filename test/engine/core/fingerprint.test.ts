import * as assert from 'uvu/assert';
import { DATAGRAM, classify } from '../../../engine/transport/demux.ts';
import { createCertificate } from '../../../engine/transport/dtls/index.ts';
import { Transport } from '../../../engine/transport/transport.ts';
import type { RemoteTransport } from '../../../engine/transport/association.ts';
import { suite } from '../../harness.ts';
import { CLIENT_CERTIFICATE } from '../transport/dtls/pair.ts';
import { SESSION, Publisher, fingerprintLine, join, startSecure, subscribe } from './call.ts';
import type { Bend } from './call.ts';

const test = suite('whose certificate it is');

const FRAMES = 30;
const own = createCertificate();
const OWN = fingerprintLine(own);
const OTHERS = fingerprintLine(CLIENT_CERTIFICATE);
const SHA_1 = `a=fingerprint:sha-1 ${own.fingerprint.slice(0, 59)}`;

interface Outcome {
  /** The code with which the offer was refused; empty when it was not. */
  readonly refused: string;
  /** Of so many frames, those that a witness received. */
  readonly forwarded: number;
  /** What the core says that it decrypts with. */
  readonly srtpProfile: string | null;
  /** When the transport ended, after the beginning of the handshake. */
  readonly endedAfterMs: number;
}

/** Somebody offers these fingerprints, shows the own certificate, and sends under its keys. */
function publishWith(fingerprints: readonly string[], bend?: Bend): Outcome {
  const simulation = startSecure(bend);
  for (const name of ['ana', 'campo']) join(simulation, name);
  let ana: Publisher;
  try {
    ana = new Publisher(simulation, 'ana', { certificate: own, fingerprints });
  } catch (error) {
    const refused = /ENGINE_\w+/.exec(String(error))?.[0] ?? String(error);
    return { refused, forwarded: 0, srtpProfile: null, endedAfterMs: 0 };
  }
  const witness = subscribe(simulation, 'campo', ana.track, { certificate: own });
  assert.ok(witness.connect());
  const startedMs = simulation.clock.nowMs;
  let endedAfterMs = Infinity;
  simulation.onEvent((event) => {
    if (event.kind !== 'transportState' || event.participantId !== 'ana') return;
    if (event.state === 'failed') endedAfterMs = simulation.clock.nowMs - startedMs;
  });
  ana.peer.connect();
  ana.send(FRAMES);
  const { transports } = simulation.apply<'stats'>({
    kind: 'stats',
    sessionId: SESSION,
    participantId: 'ana',
  });
  return {
    refused: '',
    forwarded: witness.media.length,
    srtpProfile: transports[0]?.srtpProfile ?? null,
    endedAfterMs,
  };
}

test('another certificate than the offer names: no key, no frame, the end within a second [D3]', () => {
  const { refused, forwarded, srtpProfile, endedAfterMs } = publishWith([OTHERS]);
  assert.equal([refused, forwarded, srtpProfile], ['', 0, null]);
  assert.ok(endedAfterMs <= 1_000, `ended after ${endedAfterMs} ms`);
});

test('one right fingerprint of several is enough, wherever it stands [D3]', () => {
  for (const fingerprints of [[OWN], [OTHERS, OWN], [OWN, OTHERS], [SHA_1, OWN]]) {
    const { refused, forwarded, srtpProfile } = publishWith(fingerprints);
    assert.is(refused, '');
    assert.is(forwarded, FRAMES);
    assert.ok(srtpProfile);
  }
});

test('an offer with no fingerprint, or with sha-1 alone, is refused before any datagram [D3]', () => {
  for (const fingerprints of [[], [SHA_1]]) {
    assert.is(publishWith(fingerprints).refused, 'ENGINE_SDP_NO_FINGERPRINT');
  }
});

/** Compares what the far end shows with itself, as others have shipped it. */
class Credulous extends Transport {
  override setRemote(nowMs: number, remote: RemoteTransport): void {
    const shown = [{ algorithm: 'sha-256', value: own.fingerprint }];
    super.setRemote(nowMs, { ...remote, fingerprints: shown });
  }
}

const credulous: Bend = (options) => new Credulous(options);

test('control: compared with itself, the other certificate speaks for somebody else [D3]', () => {
  const { forwarded, srtpProfile, endedAfterMs } = publishWith([OTHERS], credulous);
  assert.is(forwarded, FRAMES);
  assert.ok(srtpProfile);
  assert.is(endedAfterMs, Infinity);
});

/** RTP datagrams that a subscriber gets whose certificate is another than its answer names. */
function rtpToImpostor(answerMs: number, bend?: Bend): number {
  const simulation = startSecure(bend);
  for (const name of ['ana', 'campo']) join(simulation, name);
  const ana = new Publisher(simulation, 'ana', { certificate: own });
  assert.ok(ana.peer.connect());
  const impostor = subscribe(simulation, 'campo', ana.track, {
    certificate: own,
    described: CLIENT_CERTIFICATE,
    answerMs,
  });
  impostor.connect();
  ana.send(2 * FRAMES);
  return impostor.received.filter(
    (datagram) => classify(datagram, datagram.length) === DATAGRAM.rtp,
  ).length;
}

for (const [when, answerMs] of [
  ['before the handshake', 0],
  ['after it', 1_000],
] as const) {
  test(`a subscriber whose answer, ${when}, names another certificate receives nothing [D3]`, () => {
    assert.is(rtpToImpostor(answerMs), 0);
  });

  test(`control: compared with itself, the answer ${when} lets it receive [D3]`, () => {
    assert.ok(rtpToImpostor(answerMs, credulous) >= FRAMES);
  });
}

test.run();
