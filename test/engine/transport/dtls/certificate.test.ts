import { createHash, X509Certificate } from 'node:crypto';
import * as assert from 'uvu/assert';
import { createCertificate, remoteKeyOf } from '../../../../engine/transport/dtls/certificate.ts';
import * as der from '../../../../engine/transport/dtls/der.ts';
import {
  matchesFingerprint,
  usableFingerprints,
} from '../../../../engine/transport/dtls/fingerprint.ts';
import type { Fingerprint } from '../../../../engine/transport/dtls/fingerprint.ts';
import { DtlsServer } from '../../../../engine/transport/dtls/index.ts';
import { suite } from '../../../harness.ts';
import { createPair, SERVER_CERTIFICATE } from './pair.ts';
import { seeded } from './wire.ts';

const test = suite('dtls certificate');

const certificate = createCertificate();

function fingerprint(algorithm: string, bytes: Buffer = certificate.certificateDer): Fingerprint {
  const hex = createHash(algorithm.replace('-', '').toLowerCase()).update(bytes).digest('hex');
  return { algorithm, value: hex.toUpperCase().match(/../g)?.join(':') ?? '' };
}

test('it is a certificate that others can read, signed by its own key, at any date valid', () => {
  const parsed = new X509Certificate(certificate.certificateDer);
  assert.ok(parsed.verify(parsed.publicKey));
  assert.ok(parsed.checkPrivateKey(certificate.privateKey));
  assert.is(parsed.subject, 'CN=WebRTC');
  assert.is(parsed.issuer, 'CN=WebRTC');
  assert.is(parsed.fingerprint256, certificate.fingerprint);
  assert.is(parsed.validTo, 'Dec 31 23:59:59 9999 GMT');
  assert.ok(parsed.raw.equals(certificate.certificateDer));
  assert.ok(certificate.certificateDer.length < 300, `${certificate.certificateDer.length} bytes`);
});

test('each one has a key, a serial number and a fingerprint of its own', () => {
  const many = Array.from({ length: 20 }, () => createCertificate({ commonName: 'Praxis Ä' }));
  const serials = many.map((each) => new X509Certificate(each.certificateDer).serialNumber);
  assert.is(new Set(serials).size, 20);
  assert.is(new Set(many.map((each) => each.fingerprint)).size, 20);
  assert.ok(serials.every((serial) => /^[4-7][0-9A-F]{15}$/.test(serial)));
});

test('DER: lengths in short and long form, object identifiers in base 128', () => {
  const rows: [bytes: Buffer, hex: string][] = [
    [der.sequence(), '3000'],
    [der.utf8String('a'.repeat(127)).subarray(0, 2), '0c7f'],
    [der.utf8String('a'.repeat(128)).subarray(0, 3), '0c8180'],
    [der.utf8String('a'.repeat(255)).subarray(0, 3), '0c81ff'],
    [der.utf8String('a'.repeat(256)).subarray(0, 4), '0c820100'],
    [der.objectIdentifier('1.2.840.10045.4.3.2'), '06082a8648ce3d040302'],
    [der.objectIdentifier('2.5.4.3'), '0603550403'],
    [der.bitString(Buffer.from([0xff])), '030200ff'],
    [der.explicit0(der.integer(Buffer.from([2]))), 'a003020102'],
  ];
  for (const [bytes, hex] of rows) assert.is(bytes.toString('hex'), hex);
});

test('a truncated or mutated certificate is an answer, never an exception', () => {
  const { certificateDer } = certificate;
  for (let size = 0; size < certificateDer.length; size++) {
    assert.is(remoteKeyOf(certificateDer.subarray(0, size)).state, 'malformed', `${size}`);
  }
  const random = seeded(1);
  for (let round = 0; round < 2000; round++) {
    const mutated = Buffer.from(certificateDer);
    for (let n = 0; n < 1 + random() * 4; n++) {
      mutated[Math.floor(random() * mutated.length)] = Math.floor(random() * 256);
    }
    assert.ok(['accepted', 'unsupported', 'malformed'].includes(remoteKeyOf(mutated).state));
  }
});

test('a fingerprint is right whatever its SHA-2 and its case; sha-1 alone proves nothing [D3]', () => {
  const right = fingerprint('sha-256');
  const wrong = fingerprint('sha-256', SERVER_CERTIFICATE.certificateDer);
  const rows: [fingerprints: Fingerprint[], usable: number, matches: boolean][] = [
    [[right], 1, true],
    [[fingerprint('sha-384')], 1, true],
    [[fingerprint('sha-512')], 1, true],
    [[{ algorithm: 'SHA-256', value: right.value.toLowerCase() }], 1, true],
    [[wrong, right], 2, true],
    [[right, wrong], 2, true],
    [[wrong, fingerprint('sha-512')], 2, true],
    [[wrong], 1, false],
    [[fingerprint('sha-1'), wrong], 1, false],
    [[fingerprint('sha-1')], 0, false],
    [[fingerprint('md5')], 0, false],
    [[fingerprint('sha-224')], 0, false],
    [[], 0, false],
    [[{ algorithm: 'sha-256', value: right.value.slice(0, -3) }], 0, false],
    [[{ algorithm: 'sha-256', value: '' }], 0, false],
    [[{ algorithm: 'sha-256', value: right.value.replaceAll(':', '') }], 0, false],
    [[{ algorithm: 'sha-512', value: right.value }], 0, false],
    [[{ algorithm: 'constructor', value: right.value }], 0, false],
  ];
  for (const [fingerprints, usable, matches] of rows) {
    const expected = usableFingerprints(fingerprints);
    assert.is(expected.length, usable, JSON.stringify(fingerprints));
    assert.is(matchesFingerprint(certificate.certificateDer, expected), matches);
  }
});

test('a description without a usable fingerprint ends the association at once [D3]', () => {
  for (const fingerprints of [[], [fingerprint('sha-1')]]) {
    const server = new DtlsServer({ certificate, srtpProfiles: ['AES_CM_128_HMAC_SHA1_80'] });
    server.setRemoteFingerprints(0, fingerprints);
    assert.is(server.failure?.code, 'FINGERPRINT_UNUSABLE');
    const { client } = createPair();
    for (const datagram of client.takeDatagrams()) server.receive(0, datagram);
    assert.equal(server.takeDatagrams(), [], 'not even a handshake');
  }
});

test('one right fingerprint of several connects, with any SHA-2 [D3]', () => {
  for (const algorithm of ['sha-256', 'sha-384', 'sha-512']) {
    const { server, client, wire } = createPair({ described: null, client: { certificate } });
    server.setRemoteFingerprints(0, [
      fingerprint('sha-1'),
      fingerprint('sha-256', SERVER_CERTIFICATE.certificateDer),
      fingerprint(algorithm),
    ]);
    assert.ok(wire.run(() => client.connected && server.state === 'connected', 1000));
  }
});

test.run();
