import { randomBytes } from 'node:crypto';
import { SRTP_PROFILES } from '../srtp/profile.ts';
import type { SrtpProfile } from '../srtp/profile.ts';
import { uint, uint16s, vector } from './byte-reader.ts';
import { createCertificate, remoteKeyOf } from './certificate.ts';
import { CIPHER_SUITES } from './cipher.ts';
import * as hello from './client-hello.ts';
import { CLIENT_HELLO, writeFragment } from './handshake-message.ts';
import { ephemeralKey, GROUPS } from './key-exchange.ts';
import { exportSrtpKeys, extendedMasterSecret, recordCiphers, verifyData } from './key-schedule.ts';
import { CONTENT_HANDSHAKE, DTLS_1_2, RECORD_HEADER_BYTES, writeRecordHeader } from './record.ts';
import { DtlsServer } from './server.ts';
import { CLIENT_SIGNATURES, ECDSA_P256_SHA256, signEcdsa, verifySignature } from './signature.ts';

/**
 * Does once what a handshake does, to nobody: OpenSSL looks its algorithms up at their first use
 * and V8 has this code to compile, which costs the first caller of a cold process 5 to 10 ms.
 */
export function warmUp(): void {
  const certificate = createCertificate();
  const srtpProfiles = Object.keys(SRTP_PROFILES) as SrtpProfile[];
  const server = new DtlsServer({ certificate, srtpProfiles });
  server.receive(0, clientHello());
  server.takeDatagrams();

  const random = randomBytes(32);
  for (const group of GROUPS) {
    const ours = ephemeralKey(group, randomBytes);
    ours.agree(ephemeralKey(group, randomBytes).publicKey);
  }
  for (const suite of CIPHER_SUITES) {
    const secret = extendedMasterSecret(suite.hash, random, random);
    const { client } = recordCiphers(suite, secret, random, random);
    client.open(CONTENT_HANDSHAKE, 1, 0, client.seal(CONTENT_HANDSHAKE, 1, 0, random));
    verifyData(suite.hash, secret, 'client', [random]);
    for (const profile of srtpProfiles) exportSrtpKeys(profile, suite.hash, secret, random, random);
  }
  const remote = remoteKeyOf(certificate.certificateDer);
  if (remote.state === 'accepted') {
    const signature = signEcdsa(certificate.privateKey, random);
    verifySignature(ECDSA_P256_SHA256, remote.key, random, signature);
  }
}

function clientHello(): Buffer {
  const extension = (type: number, ...data: readonly Buffer[]): Buffer =>
    Buffer.concat([uint(2, type), vector(2, ...data)]);
  const profiles = Object.values(SRTP_PROFILES).map(({ id }) => id);
  const body = Buffer.concat([
    uint(2, DTLS_1_2),
    randomBytes(32),
    vector(1),
    vector(1),
    vector(2, uint16s(CIPHER_SUITES.map(({ id }) => id))),
    vector(1, Buffer.from([0])),
    vector(
      2,
      extension(hello.EXTENSION_SUPPORTED_GROUPS, vector(2, uint16s(GROUPS))),
      extension(hello.EXTENSION_SIGNATURE_ALGORITHMS, vector(2, uint16s(CLIENT_SIGNATURES))),
      extension(hello.EXTENSION_USE_SRTP, vector(2, uint16s(profiles)), vector(1)),
      extension(hello.EXTENSION_EXTENDED_MASTER_SECRET),
    ),
  ]);
  const fragment = writeFragment(CLIENT_HELLO, 0, body);
  const record = Buffer.alloc(RECORD_HEADER_BYTES + fragment.length);
  writeRecordHeader(record, CONTENT_HANDSHAKE, 0, 0, fragment.length);
  fragment.copy(record, RECORD_HEADER_BYTES);
  return record;
}
