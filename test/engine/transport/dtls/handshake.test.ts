import { createPublicKey } from 'node:crypto';
import * as assert from 'uvu/assert';
import { ALERT } from '../../../../engine/transport/dtls/alerts.ts';
import { CIPHER_SUITES } from '../../../../engine/transport/dtls/cipher.ts';
import { CLIENT_HELLO } from '../../../../engine/transport/dtls/handshake-message.ts';
import { createCertificate } from '../../../../engine/transport/dtls/index.ts';
import type { DtlsFailureCode } from '../../../../engine/transport/dtls/index.ts';
import { GROUPS } from '../../../../engine/transport/dtls/key-exchange.ts';
import {
  CONTENT_ALERT,
  CONTENT_HANDSHAKE,
  parseRecords,
} from '../../../../engine/transport/dtls/record.ts';
import type { SrtpProfile } from '../../../../engine/transport/srtp/profile.ts';
import { suite } from '../../../harness.ts';
import type { DtlsTestClientOptions } from './client.ts';
import { CLIENT_CERTIFICATE, connectedPair, createPair, wasRefused } from './pair.ts';

const test = suite('dtls handshake');

test('both ends agree on keys, and each knows the other', () => {
  const { server, client, wire } = connectedPair();
  assert.ok(client.serverFinishedRight);
  assert.equal(server.srtp?.profile, 'AEAD_AES_128_GCM');
  assert.equal(server.srtp, client.srtp);
  assert.is(server.srtp?.upstream.masterKey.equals(server.srtp.downstream.masterKey), false);
  assert.is(wire.nowMs, 40, 'two round trips: no cookie exchange');
  assert.is(server.nextTimeoutMs(), Infinity);
});

test('every suite and group that is accepted works, the preferred one first', () => {
  for (const { id } of CIPHER_SUITES) {
    for (const group of GROUPS) {
      const { server, client } = connectedPair({ client: { cipherSuites: [id], groups: [group] } });
      assert.is(client.suiteId, id);
      assert.is(client.group, group);
      assert.ok(client.serverFinishedRight);
      assert.equal(server.srtp, client.srtp);
    }
  }
  const { client } = connectedPair({
    client: { cipherSuites: [0xc02c, 0xc02b], groups: [23, 29] },
  });
  assert.is(client.suiteId, 0xc02b);
  assert.is(client.group, 29);
});

test("the SRTP profile is the server's first choice among those offered", () => {
  const rows: [server: SrtpProfile[], client: number[], chosen: SrtpProfile][] = [
    [['AEAD_AES_128_GCM', 'AES_CM_128_HMAC_SHA1_80'], [1, 7], 'AEAD_AES_128_GCM'],
    [['AES_CM_128_HMAC_SHA1_80', 'AEAD_AES_128_GCM'], [7, 1], 'AES_CM_128_HMAC_SHA1_80'],
    [['AES_CM_128_HMAC_SHA1_80', 'AEAD_AES_128_GCM'], [8, 7], 'AEAD_AES_128_GCM'],
    [['AEAD_AES_128_GCM', 'AES_CM_128_HMAC_SHA1_80'], [2, 1], 'AES_CM_128_HMAC_SHA1_80'],
  ];
  for (const [srtpProfiles, offered, chosen] of rows) {
    const { server, client } = connectedPair({
      server: { srtpProfiles },
      client: { srtpProfiles: offered },
    });
    assert.is(server.srtp?.profile, chosen);
    assert.is(server.srtp?.upstream.masterSalt.length, chosen === 'AEAD_AES_128_GCM' ? 12 : 14);
    assert.equal(server.srtp, client.srtp);
  }
});

test('no datagram is longer than the MTU, however small that is', () => {
  for (const mtuBytes of [100, 256, 576]) {
    const lengths: number[] = [];
    connectedPair({
      server: { mtuBytes },
      client: { mtuBytes: 200 },
      wire: {
        toClient: (datagram) => {
          lengths.push(datagram.length);
          return [datagram];
        },
      },
    });
    assert.ok(Math.max(...lengths) <= mtuBytes, `${mtuBytes}: ${lengths.join(' ')}`);
  }
});

test('a hello that offers nothing acceptable is refused with its reason [D10]', () => {
  const rows: [DtlsTestClientOptions, DtlsFailureCode][] = [
    [{ srtpProfiles: null }, 'NO_COMMON_SRTP_PROFILE'],
    [{ srtpProfiles: [0x0002, 0x0005, 0x0006, 0x0008] }, 'NO_COMMON_SRTP_PROFILE'],
    [{ srtpProfiles: [] }, 'NO_COMMON_SRTP_PROFILE'],
    [{ extendedMasterSecret: false }, 'NO_EXTENDED_MASTER_SECRET'],
    [{ clientVersion: 0xfeff }, 'NO_COMMON_VERSION'],
    [{ clientVersion: 0x0303 }, 'NO_COMMON_VERSION'],
    [{ compressionMethods: [1] }, 'NO_NULL_COMPRESSION'],
    [{ groups: [24, 25, 30] }, 'NO_COMMON_GROUP'],
    [{ groups: [] }, 'NO_COMMON_GROUP'],
    [{ signatureAlgorithms: [0x0203, 0x0401] }, 'NO_COMMON_SIGNATURE'],
    // ECDHE_ECDSA with NULL, RC4, 3DES, AES-CBC (SHA-1, SHA-256, SHA-384).
    [
      { cipherSuites: [0xc006, 0xc007, 0xc008, 0xc009, 0xc00a, 0xc023, 0xc024] },
      'NO_COMMON_CIPHER_SUITE',
    ],
    // ECDHE_RSA, DHE_RSA and plain RSA with AES-GCM; ChaCha20; TLS 1.3's own.
    [{ cipherSuites: [0xc02f, 0xc030, 0x009e, 0x009c, 0xcca9, 0x1301] }, 'NO_COMMON_CIPHER_SUITE'],
  ];
  for (const [client, code] of rows) {
    const pair = createPair({ client });
    pair.wire.run(() => false, 1000);
    assert.ok(wasRefused(pair), code);
    assert.is(pair.server.failure?.code, code);
    assert.is(pair.client.alerts[0]?.description, pair.server.failure?.alert);
    assert.is(pair.server.nextTimeoutMs(), Infinity, 'nothing is due for what is over');
  }
});

test('a weaker offer beside an acceptable one changes nothing [D10]', () => {
  const { client } = connectedPair({
    client: {
      cipherSuites: [0xc006, 0xc009, 0xc02c],
      compressionMethods: [1, 0],
      srtpProfiles: [2, 8, 1],
      groups: [24, 23],
      clientVersion: 0xfefc, // "1.3 or so": versions count down
    },
  });
  assert.is(client.suiteId, 0xc02c);
  assert.is(client.srtp?.profile, 'AES_CM_128_HMAC_SHA1_80');
});

test('a certificate other than the described one gets no keys and is told so [D3]', () => {
  const pair = createPair({ described: createCertificate() });
  pair.wire.run(() => pair.server.state === 'failed' && pair.client.alerts.length > 0, 1000);
  assert.ok(wasRefused(pair));
  assert.equal(pair.server.failure, { code: 'FINGERPRINT_MISMATCH', alert: ALERT.badCertificate });
  assert.is(pair.client.connected, false, 'it never sees our Finished');
});

test('without a description the handshake ends unverified, and no key leaves the server [D3]', () => {
  const { server, client, wire } = createPair({ described: null });
  assert.ok(wire.run(() => client.connected));
  assert.is(server.state, 'unverified');
  assert.is(server.srtp, null);
  server.setRemoteFingerprints(wire.nowMs, [
    { algorithm: 'sha-256', value: CLIENT_CERTIFICATE.fingerprint },
  ]);
  assert.is(server.state, 'connected');
  assert.equal(server.srtp, client.srtp);
});

test('a description that comes late and names another ends the association, protected [D3]', () => {
  const pair = createPair({ described: null });
  const { server, client, wire } = pair;
  assert.ok(wire.run(() => client.connected));
  const { fingerprint } = createCertificate();
  server.setRemoteFingerprints(wire.nowMs, [{ algorithm: 'sha-256', value: fingerprint }]);
  assert.is(server.failure?.code, 'FINGERPRINT_MISMATCH');
  assert.is(server.srtp, null);
  wire.run(() => client.alerts.length > 0);
  assert.equal(client.alerts, [{ level: 2, description: ALERT.badCertificate, epoch: 1 }]);
  server.setRemoteFingerprints(wire.nowMs, [
    { algorithm: 'sha-256', value: CLIENT_CERTIFICATE.fingerprint },
  ]);
  assert.is(server.state, 'failed', 'a second description does not revive it');
});

test('only the first description counts, before the handshake and after it [D3]', () => {
  const right = { algorithm: 'sha-256', value: CLIENT_CERTIFICATE.fingerprint };
  const wrong = { algorithm: 'sha-256', value: createCertificate().fingerprint };
  const kept = createPair();
  kept.server.setRemoteFingerprints(0, [wrong]);
  assert.ok(kept.wire.run(kept.done, 1000));
  kept.server.setRemoteFingerprints(0, [wrong]);
  assert.is(kept.server.state, 'connected');
  assert.ok(kept.server.srtp);

  const refused = createPair({ described: null });
  refused.server.setRemoteFingerprints(0, [wrong]);
  refused.server.setRemoteFingerprints(0, [right]);
  assert.not(refused.wire.run(refused.done, 1000));
  assert.is(refused.server.failure?.code, 'FINGERPRINT_MISMATCH');
});

test('a description that is never made is waited for as long as for a handshake', () => {
  const { server, client, wire } = createPair({ described: null });
  assert.ok(wire.run(() => client.connected));
  assert.is(server.nextTimeoutMs(), 10 + 30_000);
  wire.run(() => server.state === 'failed');
  assert.is(server.failure?.code, 'FINGERPRINT_TIMEOUT');
});

test('a certificate that is none is refused, and hostile DER harms nobody', () => {
  const { certificateDer: der, privateKey } = CLIENT_CERTIFICATE;
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  const pem = `-----BEGIN CERTIFICATE-----\n${der.toString('base64')}\n-----END CERTIFICATE-----\n`;
  const rows: Buffer[] = [
    Buffer.from('not a certificate'),
    Buffer.concat([der, Buffer.from([0])]),
    der.subarray(0, 200),
    Buffer.from(pem),
    spki,
  ];
  for (const certificateDer of rows) {
    const pair = createPair({ client: { certificate: { certificateDer, privateKey } } });
    pair.wire.run(() => pair.client.alerts.length > 0, 1000);
    assert.ok(wasRefused(pair));
    assert.is(pair.server.failure?.code, 'BAD_CERTIFICATE');
  }
});

test('a handshake that stalls after any flight is given up in time [D15]', () => {
  for (const flights of [1, 2]) {
    for (let round = 0; round < 100; round++) {
      let sent = 0;
      const { server, client, wire } = createPair({
        server: { handshakeTimeoutMs: 5000 },
        client: { paddingBytes: 1200 },
        wire: {
          toServer: (datagram) => {
            // Of the second flight only the half without Finished arrives.
            const half = parseRecords(datagram).filter(({ epoch }) => epoch === 0).length;
            sent++;
            if (flights === 1) return sent <= 2 ? [datagram] : [];
            return half > 1 && sent > 2 ? [datagram.subarray(0, 400)] : [datagram];
          },
        },
      });
      let held = 0;
      let flightsOut = 0;
      wire.run(() => {
        held = Math.max(held, server.heldBytes);
        flightsOut = server.counters.resent;
        client.stall();
        return server.state === 'failed' || server.state === 'connected';
      });
      assert.is(server.state, 'failed');
      assert.is(server.failure?.code, 'HANDSHAKE_TIMEOUT');
      assert.ok(wire.nowMs <= 5010 + 10, `${wire.nowMs}`);
      assert.ok(held <= 32 * 1024, `${held} bytes held`);
      assert.is(server.heldBytes, 0);
      assert.ok(flightsOut <= 8);
    }
  }
});

test('a time-out tells which alert was heard in clear, though nobody vouches for it', () => {
  const { server, client, wire } = createPair();
  client.takeDatagrams();
  const alert = client.record(CONTENT_ALERT, 0, Buffer.from([2, ALERT.handshakeFailure]));
  server.receive(0, alert);
  assert.is(server.state, 'handshaking', 'it changes nothing');
  client.stall();
  wire.run(() => server.state === 'failed');
  assert.equal(server.failure, { code: 'HANDSHAKE_TIMEOUT', alert: ALERT.handshakeFailure });
});

test('a silent far end is sent at most three times what it has sent itself [D13]', () => {
  const { server, client } = createPair({ client: { paddingBytes: 1200 } });
  let received = 0;
  let sent = 0;
  for (const datagram of client.takeDatagrams()) {
    received += datagram.length;
    server.receive(0, datagram);
  }
  client.stall();
  for (let timeouts = 0; timeouts < 100 && server.state === 'handshaking'; timeouts++) {
    for (const datagram of server.takeDatagrams()) sent += datagram.length;
    server.tick(server.nextTimeoutMs());
  }
  assert.is(server.failure?.code, 'HANDSHAKE_TIMEOUT');
  assert.ok(sent > 0 && sent <= 3 * received, `${sent} for ${received}`);
});

test('close says close_notify and forgets the keys; the far end may close, too', () => {
  const ours = connectedPair();
  ours.server.close(ours.wire.nowMs);
  assert.is(ours.server.state, 'closed');
  assert.is(ours.server.srtp, null);
  ours.wire.run(() => ours.client.alerts.length > 0);
  assert.equal(ours.client.alerts, [{ level: 1, description: ALERT.closeNotify, epoch: 1 }]);

  const theirs = connectedPair();
  const closing = theirs.client.record(CONTENT_ALERT, 1, Buffer.from([1, ALERT.closeNotify]));
  theirs.server.receive(theirs.wire.nowMs, closing);
  assert.is(theirs.server.state, 'closed');
  assert.is(theirs.server.srtp, null);
  theirs.wire.run(() => theirs.client.alerts.length > 0);
  assert.is(theirs.client.alerts[0]?.description, ALERT.closeNotify);
});

test('closing before anybody spoke sends nothing', () => {
  const { server } = createPair();
  server.close(0);
  assert.is(server.state, 'closed');
  assert.equal(server.takeDatagrams(), []);
});

test('a fatal alert under the keys ends the association without an answer', () => {
  const { server, client, wire } = connectedPair();
  server.receive(wire.nowMs, client.record(CONTENT_ALERT, 1, Buffer.from([2, 80])));
  assert.equal(server.failure, { code: 'PEER_ALERT', alert: 80 });
  assert.equal(server.takeDatagrams(), []);
});

test('renegotiation under the keys is declined, three times at most', () => {
  const { server, client, wire } = connectedPair();
  const hello = Buffer.from([CLIENT_HELLO, 0, 0, 1, 0, 5, 0, 0, 0, 0, 0, 1, 0]);
  for (let asked = 0; asked < 10; asked++) {
    server.receive(wire.nowMs, client.record(CONTENT_HANDSHAKE, 1, hello));
  }
  wire.run(() => client.alerts.length >= 4, 100);
  assert.is(client.alerts.length, 3);
  assert.ok(client.alerts.every(({ level, description }) => level === 1 && description === 100));
  assert.is(server.state, 'connected');
});

test.run();
