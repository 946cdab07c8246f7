import { constants, sign } from 'node:crypto';
import * as assert from 'uvu/assert';
import { fingerprintOf } from '../../../../engine/transport/dtls/fingerprint.ts';
import { DtlsServer } from '../../../../engine/transport/dtls/index.ts';
import type { DtlsFailureCode } from '../../../../engine/transport/dtls/index.ts';
import type { SrtpKeyPair } from '../../../../engine/transport/dtls/key-schedule.ts';
import { suite } from '../../../harness.ts';
import type { ClientCertificate } from './client.ts';
import { OpensslFiles, opensslMissing, runOpenssl } from './openssl.ts';
import { CLIENT_CERTIFICATE, createPair, SERVER_CERTIFICATE, wasRefused } from './pair.ts';
import { WeriftClient } from './werift.ts';

const test = suite('dtls interop');
const missing = opensslMissing();
const files = new OpensslFiles();
test.after(() => files.remove());

function serverFor({ certificateDer }: Pick<ClientCertificate, 'certificateDer'>): DtlsServer {
  const server = new DtlsServer({
    certificate: SERVER_CERTIFICATE,
    srtpProfiles: ['AEAD_AES_128_GCM', 'AES_CM_128_HMAC_SHA1_80'],
  });
  server.setRemoteFingerprints(0, [{ algorithm: 'sha-256', value: fingerprintOf(certificateDer) }]);
  return server;
}

/** Back to the order of RFC 5764 §4.2. */
function materialOf({ upstream, downstream }: SrtpKeyPair): Buffer {
  return Buffer.concat([
    upstream.masterKey,
    downstream.masterKey,
    upstream.masterSalt,
    downstream.masterSalt,
  ]);
}

for (const [srtpProfiles, profile, saltBytes] of [
  [[7, 1], 'AEAD_AES_128_GCM', 12],
  [[1], 'AES_CM_128_HMAC_SHA1_80', 14],
] as const) {
  test(`werift's client connects and derives the same keys: ${profile}`, async () => {
    const server = serverFor(CLIENT_CERTIFICATE);
    const client = new WeriftClient({
      certificate: CLIENT_CERTIFICATE,
      srtpProfiles: [...srtpProfiles],
      onDatagram: (datagram) => {
        server.receive(0, datagram);
        for (const answer of server.takeDatagrams()) client.receive(answer);
      },
    });
    const connected = new Promise((resolve) => client.socket.onConnect.subscribe(resolve));
    void client.socket.connect();
    await connected;
    assert.is(server.state, 'connected');
    assert.is(server.srtp?.profile, profile);
    const theirs = client.socket.extractSessionKeys(16, saltBytes);
    assert.equal(server.srtp?.upstream.masterKey, theirs.localKey);
    assert.equal(server.srtp?.upstream.masterSalt, theirs.localSalt);
    assert.equal(server.srtp?.downstream.masterKey, theirs.remoteKey);
    assert.equal(server.srtp?.downstream.masterSalt, theirs.remoteSalt);
    assert.ok(client.socket.remoteCertificate?.equals(SERVER_CERTIFICATE.certificateDer));
  });
}

const EC_P256 = ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];
const BOTH_PROFILES = 'SRTP_AES128_CM_SHA1_80:SRTP_AEAD_AES_128_GCM';
const connecting: [what: string, newKey: string[], arguments_: string[], suite: string][] = [
  ['ECDSA certificate', EC_P256, [], 'ECDHE-ECDSA-AES128-GCM-SHA256'],
  ['RSA certificate', ['rsa:2048'], [], 'ECDHE-ECDSA-AES128-GCM-SHA256'],
  [
    'RSA certificate and PKCS #1 signatures',
    ['rsa:2048'],
    ['-sigalgs', 'RSA+SHA256:ECDSA+SHA256'],
    'ECDHE-ECDSA-AES128-GCM-SHA256',
  ],
  [
    'AES-256 and SHA-384',
    EC_P256,
    ['-cipher', 'ECDHE-ECDSA-AES256-GCM-SHA384'],
    'ECDHE-ECDSA-AES256-GCM-SHA384',
  ],
  ['P-256 alone', EC_P256, ['-groups', 'P-256'], 'ECDHE-ECDSA-AES128-GCM-SHA256'],
  ['an MTU of 256', ['rsa:2048'], ['-mtu', '256'], 'ECDHE-ECDSA-AES128-GCM-SHA256'],
];

for (const [what, newKey, arguments_, cipherSuite] of connecting) {
  test.unless(missing, `OpenSSL connects over UDP and exports the same keys: ${what}`, async () => {
    const certificate = files.certificate(...newKey);
    const server = serverFor(certificate);
    const states: string[] = [];
    let material: Buffer | null = null;
    const receive = server.receive.bind(server);
    server.receive = (nowMs, datagram) => {
      receive(nowMs, datagram);
      if (server.srtp !== null) material ??= materialOf(server.srtp);
      states.push(server.state);
    };
    const result = await runOpenssl(server, [
      ...['-dtls1_2', '-use_srtp', BOTH_PROFILES, ...certificate.files, ...arguments_],
    ]);
    assert.ok(states.includes('connected'), `${server.failure?.code}\n${result.output}`);
    assert.is(result.srtpProfile, 'SRTP_AEAD_AES_128_GCM');
    assert.is(result.suite, cipherSuite);
    // The exporter is asked for 60 bytes; GCM takes the first 56 of them (RFC 7714 §12).
    assert.equal(result.keyingMaterial?.subarray(0, 56), material);
    assert.is(server.state, 'closed', "its close_notify is the handshake's last word");
  });
}

const refused: [what: string, arguments_: string[], code: DtlsFailureCode | null][] = [
  ['without use_srtp', ['-dtls1_2'], 'NO_COMMON_SRTP_PROFILE'],
  [
    'with the 32-bit profile alone',
    ['-dtls1_2', '-use_srtp', 'SRTP_AES128_CM_SHA1_32'],
    'NO_COMMON_SRTP_PROFILE',
  ],
  [
    'with AES-CBC alone',
    ['-dtls1_2', '-use_srtp', BOTH_PROFILES, '-cipher', 'ECDHE-ECDSA-AES128-SHA256'],
    'NO_COMMON_CIPHER_SUITE',
  ],
  [
    'with NULL ciphers alone',
    ['-dtls1_2', '-use_srtp', BOTH_PROFILES, '-cipher', 'ECDHE-ECDSA-NULL-SHA:@SECLEVEL=0'],
    'NO_COMMON_CIPHER_SUITE',
  ],
  [
    'with DTLS 1.0',
    ['-dtls1', '-use_srtp', BOTH_PROFILES, '-cipher', 'ALL:@SECLEVEL=0'],
    'NO_COMMON_VERSION',
  ],
  ['without a certificate', ['-dtls1_2', '-use_srtp', BOTH_PROFILES], 'NO_CLIENT_CERTIFICATE'],
];

for (const [what, arguments_, code] of refused) {
  test.unless(missing, `OpenSSL is refused ${what} [D10]`, async () => {
    const server = serverFor(CLIENT_CERTIFICATE);
    const result = await runOpenssl(server, arguments_);
    assert.is(server.failure?.code, code, result.output);
    assert.is(server.srtp, null);
    assert.match(result.output, /alert/);
  });
}

for (const [what, newKey, code] of [
  ['P-384', ['ec', '-pkeyopt', 'ec_paramgen_curve:P-384'], 'UNSUPPORTED_CERTIFICATE'],
  ['RSA with 1,024 bits', ['rsa:1024'], 'UNSUPPORTED_CERTIFICATE'],
  ['Ed25519', ['ed25519'], 'UNSUPPORTED_CERTIFICATE'],
] as const) {
  test.unless(missing, `a certificate on ${what} proves nothing here`, () => {
    const certificate = files.certificate(...newKey);
    const pair = createPair({ client: { certificate, sign: anySignature } });
    pair.wire.run(() => pair.client.alerts.length > 0, 1000);
    assert.ok(wasRefused(pair));
    assert.is(pair.server.failure?.code, code);
  });
}

const anySignature = { scheme: 0x0403, sign: () => Buffer.alloc(70) };

test.unless(missing, 'RSA signatures of both paddings prove an RSA certificate', () => {
  const certificate = files.certificate('rsa:3072');
  const described = {
    ...CLIENT_CERTIFICATE,
    fingerprint: fingerprintOf(certificate.certificateDer),
  };
  const { RSA_PKCS1_PADDING, RSA_PKCS1_PSS_PADDING, RSA_PSS_SALTLEN_DIGEST } = constants;
  const signWith = (padding: number) => (transcript: Buffer) =>
    sign('sha256', transcript, {
      key: certificate.privateKey,
      padding,
      ...(padding === RSA_PKCS1_PSS_PADDING ? { saltLength: RSA_PSS_SALTLEN_DIGEST } : {}),
    });
  for (const [scheme, padding, connects] of [
    [0x0804, RSA_PKCS1_PSS_PADDING, true],
    [0x0401, RSA_PKCS1_PADDING, true],
    [0x0401, RSA_PKCS1_PSS_PADDING, false],
    [0x0804, RSA_PKCS1_PADDING, false],
  ] as const) {
    const pair = createPair({
      described,
      client: { certificate, sign: { scheme, sign: signWith(padding) } },
    });
    assert.is(pair.wire.run(pair.done, 5000), connects);
  }
});

test.run();
