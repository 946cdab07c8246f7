import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import * as assert from 'uvu/assert';
import {
  CERTIFICATE,
  CERTIFICATE_VERIFY,
} from '../../../../engine/transport/dtls/handshake-message.ts';
import { createCertificate } from '../../../../engine/transport/dtls/index.ts';
import type { DtlsFailureCode } from '../../../../engine/transport/dtls/index.ts';
import {
  CONTENT_APPLICATION_DATA,
  parseRecords,
} from '../../../../engine/transport/dtls/record.ts';
import { signEcdsa } from '../../../../engine/transport/dtls/signature.ts';
import { suite } from '../../../harness.ts';
import { clearRecord, DtlsTestClient } from './client.ts';
import type { DtlsTestClientOptions } from './client.ts';
import { CLIENT_CERTIFICATE, createPair, SERVER_CERTIFICATE, wasRefused } from './pair.ts';
import { WeriftVictim } from './werift.ts';

const test = suite('dtls impostor');

/** Holds the victim's certificate, which everybody can read, and a key of its own. */
const thief = createCertificate();
const ecdsaBy = (key: typeof thief.privateKey) => ({
  scheme: 0x0403,
  sign: (transcript: Buffer) => signEcdsa(key, transcript),
});
const stolen: DtlsTestClientOptions = { sign: ecdsaBy(thief.privateKey) };
const otherTranscript: DtlsTestClientOptions = {
  bend: { signed: (transcript) => Buffer.concat([transcript, Buffer.from([0])]) },
};

const rows: [what: string, client: DtlsTestClientOptions, code: DtlsFailureCode][] = [
  [
    'no CertificateVerify',
    { bend: { message: (type, body) => (type === CERTIFICATE_VERIFY ? null : body) } },
    'CERTIFICATE_VERIFY_MISSING',
  ],
  ['a signature with another key', stolen, 'CERTIFICATE_VERIFY_WRONG'],
  ['a signature over another transcript', otherTranscript, 'CERTIFICATE_VERIFY_WRONG'],
  [
    'an empty Certificate',
    {
      bend: {
        message: (type, body) => {
          if (type === CERTIFICATE) return Buffer.alloc(3);
          return type === CERTIFICATE_VERIFY ? null : body;
        },
      },
    },
    'NO_CLIENT_CERTIFICATE',
  ],
  [
    'an empty Certificate and a CertificateVerify all the same',
    { bend: { message: (type, body) => (type === CERTIFICATE ? Buffer.alloc(3) : body) } },
    'NO_CLIENT_CERTIFICATE',
  ],
  [
    'a right signature under the name of an RSA scheme',
    { sign: { ...ecdsaBy(CLIENT_CERTIFICATE.privateKey), scheme: 0x0401 } },
    'CERTIFICATE_VERIFY_WRONG',
  ],
  [
    'a right signature under the name of SHA-1',
    { sign: { ...ecdsaBy(CLIENT_CERTIFICATE.privateKey), scheme: 0x0203 } },
    'CERTIFICATE_VERIFY_WRONG',
  ],
  [
    'an empty signature',
    { sign: { scheme: 0x0403, sign: () => Buffer.alloc(0) } },
    'CERTIFICATE_VERIFY_WRONG',
  ],
];

for (const [what, client, code] of rows) {
  test(`${what} is refused with a fatal alert, and there are no keys [D4]`, () => {
    const pair = createPair({ client });
    pair.wire.run(() => pair.client.alerts.length > 0, 1000);
    assert.ok(wasRefused(pair));
    assert.is(pair.server.failure?.code, code);
    assert.is(pair.client.connected, false);
  });
}

test('control: the honest client with the same certificate connects [D4]', () => {
  const { wire, done } = createPair();
  assert.ok(wire.run(done, 1000));
});

test('control: a server that does not verify lets the thief and the forger in [D4]', async () => {
  for (const client of [stolen, otherTranscript]) {
    const impostor = new DtlsTestClient({ certificate: CLIENT_CERTIFICATE, ...client });
    const victim = new WeriftVictim(impostor, SERVER_CERTIFICATE);
    await victim.connect();
    assert.ok(victim.socket.connected);
    assert.ok(victim.socket.remoteCertificate?.equals(CLIENT_CERTIFICATE.certificateDer));
  }
});

const flip = (bit: number) => (data: Buffer) => {
  const at = bit >>> 3;
  data.writeUInt8(data.readUInt8(at) ^ (1 << (bit & 7)), at);
  return data;
};

test('Finished is refused with any one of its 96 bits flipped [D5]', () => {
  let refused = 0;
  for (let bit = 0; bit < 96; bit++) {
    const pair = createPair({ client: { bend: { verifyData: flip(bit) } } });
    pair.wire.run(() => pair.client.alerts.length > 0, 1000);
    if (wasRefused(pair) && pair.server.failure?.code === 'FINISHED_WRONG') refused++;
  }
  assert.is(refused, 96);
});

test('verify_data is compared whole and in constant time, wherever it differs [D5]', () => {
  const { timingSafeEqual } = crypto;
  let compared = 0;
  crypto.timingSafeEqual = (a, b) => {
    if (a.byteLength === 12 && b.byteLength === 12) compared++;
    return timingSafeEqual(a, b);
  };
  syncBuiltinESMExports();
  try {
    for (let bit = 0; bit < 96; bit++) {
      const pair = createPair({ client: { bend: { verifyData: flip(bit) } } });
      pair.wire.run(() => pair.client.alerts.length > 0, 1000);
    }
  } finally {
    crypto.timingSafeEqual = timingSafeEqual;
    syncBuiltinESMExports();
  }
  assert.is(compared, 96);
});

test('Finished of another length is refused [D5]', () => {
  const bends = [(data: Buffer) => data.subarray(0, 11), () => Buffer.alloc(1)];
  for (const verifyData of bends) {
    const pair = createPair({ client: { bend: { verifyData } } });
    pair.wire.run(() => pair.client.alerts.length > 0, 1000);
    assert.is(pair.server.failure?.code, 'FINISHED_WRONG');
  }
  // Too long a one is not even put together.
  const verifyData = (data: Buffer): Buffer => Buffer.concat([data, Buffer.alloc(1)]);
  const pair = createPair({ client: { bend: { verifyData } } });
  pair.wire.run(() => pair.server.state === 'failed');
  assert.is(pair.server.failure?.code, 'HANDSHAKE_TIMEOUT');
});

test('Finished in clear proves nothing, right as it may be [D5]', () => {
  const { server, wire, done } = createPair({ client: { bend: { finishedInClear: true } } });
  assert.not(wire.run(done));
  assert.is(server.failure?.code, 'HANDSHAKE_TIMEOUT');
});

test('Finished in clear does not count beside a record that is protected, either [D5]', () => {
  const { server, client, wire, done } = createPair({
    client: { bend: { finishedInClear: true } },
  });
  // Certificate, ClientKeyExchange and Finished, then a protected record, then CertificateVerify.
  wire.run(() => client.ciphers !== null);
  const records = client.flight.flatMap((datagram) => parseRecords(datagram));
  const [certificate, keyExchange, verify, , finished] = records.map((each) =>
    clearRecord(each.type, each.epoch, each.sequence, each.fragment),
  );
  const shielding = client.record(CONTENT_APPLICATION_DATA, 1, Buffer.from('x'));
  for (const record of [certificate, keyExchange, finished, shielding, verify]) {
    assert.ok(record);
    server.receive(wire.nowMs, record);
  }
  assert.is(server.counters.applicationData, 1, 'the keys are proven');
  assert.not(wire.run(done));
  assert.is(server.srtp, null);
});

test('control: a server that does not check Finished connects on flipped bits and zeros [D5]', async () => {
  for (const verifyData of [flip(0), flip(47), flip(95), () => Buffer.alloc(12)]) {
    const client = new DtlsTestClient({ bend: { verifyData } });
    const victim = new WeriftVictim(client, SERVER_CERTIFICATE);
    await victim.connect();
    assert.ok(victim.socket.connected);
  }
});

test.run();
