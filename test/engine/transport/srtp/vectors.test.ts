import { createCipheriv, createHmac } from 'node:crypto';
import * as assert from 'uvu/assert';
import { HmacSha1, digestEquals, writeDigest } from '../../../../engine/transport/hmac-sha1.ts';
import { AesGcmCipher } from '../../../../engine/transport/srtp/cipher-aes-gcm.ts';
import { deriveSessionKeys } from '../../../../engine/transport/srtp/key-derivation.ts';
import { Keystream } from '../../../../engine/transport/srtp/keystream.ts';
import { SRTP_PROFILES, srtpProfileOfId } from '../../../../engine/transport/srtp/index.ts';
import { suite } from '../../../harness.ts';
import { Seeded } from '../../../seeded.ts';
import {
  AES_CM_KEYSTREAM,
  GCM_RTCP,
  GCM_RTP,
  GCM_SESSION_KEY,
  GCM_SESSION_SALT,
  KEY_DERIVATION,
  bytes,
} from '../../../vectors/srtp.ts';
import { PROFILES } from './fixture.ts';

const test = suite('srtp vectors');

test('AES-CM key stream is that of RFC 3711 B.2', () => {
  const { sessionKey, sessionSalt, blocks } = AES_CM_KEYSTREAM;
  const keystream = new Keystream(bytes(sessionKey), bytes(sessionSalt));
  const zeros = Buffer.alloc(48);
  keystream.applyRtp(zeros, 0, zeros.length, 0, 0, 0);
  assert.is(zeros.toString('hex').toUpperCase(), blocks);
});

test('session keys are those of RFC 3711 B.3', () => {
  const { masterKey, masterSalt, cipherKey, cipherSalt, authKey } = KEY_DERIVATION;
  const keys = deriveSessionKeys(
    {
      profile: 'AES_CM_128_HMAC_SHA1_80',
      masterKey: bytes(masterKey),
      masterSalt: bytes(masterSalt),
    },
    'rtp',
  );
  assert.is(keys.key.toString('hex').toUpperCase(), cipherKey);
  assert.is(keys.salt.toString('hex').toUpperCase(), cipherSalt);
  assert.is(keys.authKey.toString('hex').toUpperCase(), authKey);
});

const gcmKeys = {
  key: bytes(GCM_SESSION_KEY),
  salt: bytes(GCM_SESSION_SALT),
  authKey: Buffer.alloc(0),
};

test('AES-GCM protects RTP as in RFC 7714 16.1, both ways', () => {
  const cipher = new AesGcmCipher(gcmKeys, gcmKeys);
  const plaintext = bytes(GCM_RTP.plaintext);
  const slot = Buffer.alloc(plaintext.length + 16);
  plaintext.copy(slot);
  cipher.sealRtp(slot, plaintext.length, 12, 0x5501_a0b2, 0, 0xf17b);
  assert.equal(slot, bytes(GCM_RTP.protected));
  assert.ok(cipher.openRtp(slot, slot.length, 12, 0x5501_a0b2, 0, 0xf17b));
  assert.equal(slot.subarray(0, plaintext.length), plaintext);
});

test('AES-GCM protects RTCP as in RFC 7714 17.1, both ways', () => {
  const cipher = new AesGcmCipher(gcmKeys, gcmKeys);
  const plaintext = bytes(GCM_RTCP.plaintext);
  const slot = Buffer.alloc(plaintext.length + 20);
  plaintext.copy(slot);
  cipher.sealRtcp(slot, plaintext.length, 0x4d61_7273, GCM_RTCP.index);
  assert.equal(slot, bytes(GCM_RTCP.protected));
  assert.ok(cipher.openRtcp(slot, slot.length, 0x4d61_7273, GCM_RTCP.index));
  assert.equal(slot.subarray(0, plaintext.length), plaintext);
});

test('profiles carry the ids and lengths that DTLS negotiates', () => {
  for (const profile of PROFILES) {
    assert.is(srtpProfileOfId(SRTP_PROFILES[profile].id), profile);
    assert.is(SRTP_PROFILES[profile].keyBytes, 16);
  }
  assert.is(srtpProfileOfId(2), undefined, 'the 32-bit tag profile is not spoken');
});

test('key stream made ahead equals a counter mode cipher made for each packet', () => {
  const random = new Seeded(3711);
  const key = random.bytes(16);
  const salt = random.bytes(14);
  const keystream = new Keystream(key, salt);
  let index = 0;
  for (let i = 0; i < 3000; i++) {
    if (i % 100 === 0) index = (i / 100) * 0x10000 + 0xffc0; // close to a rollover, thirty times
    // Mostly in sequence; holes, late packets, other streams and sizes between.
    index += random.chance(0.1) ? random.integer(-40, 400) : 1;
    index = Math.max(index, 0);
    const ssrc = random.chance(0.2) ? random.integer(1, 40) : 0x8000_0001;
    const roc = Math.floor(index / 0x10000);
    const sequence = index % 0x10000;
    const from = random.integer(0, 40);
    const packet = random.bytes(from + random.integer(0, random.chance(0.1) ? 1900 : 300));
    const counter = Buffer.concat([salt, Buffer.alloc(2)]);
    counter.writeInt32BE(counter.readInt32BE(4) ^ ssrc, 4);
    counter.writeInt32BE(counter.readInt32BE(8) ^ roc, 8);
    counter.writeUInt16BE(counter.readUInt16BE(12) ^ sequence, 12);
    const expected = createCipheriv('aes-128-ctr', key, counter).update(packet.subarray(from));
    keystream.applyRtp(packet, from, packet.length, ssrc, roc, sequence);
    assert.ok(packet.subarray(from).equals(expected), `packet ${i}, index ${index}`);
  }
});

test('HMAC-SHA1 equals createHmac for every key length and with a suffix', () => {
  const random = new Seeded(2104);
  for (let i = 0; i < 200; i++) {
    const key = random.bytes(i);
    const message = random.bytes(random.integer(0, 2000));
    const suffix = random.uint32();
    const suffixBytes = Buffer.alloc(4);
    suffixBytes.writeUInt32BE(suffix);
    const hmac = new HmacSha1(key);
    assert.is(
      hmac.digest(message, message.length),
      createHmac('sha1', key).update(message).digest('latin1'),
    );
    assert.is(
      hmac.digestWithSuffix(message, message.length, suffix),
      createHmac('sha1', key).update(message).update(suffixBytes).digest('latin1'),
    );
  }
});

test('a tag equals only itself', () => {
  const digest = new HmacSha1(Buffer.from('key')).digest(Buffer.from('message'), 7);
  const packet = Buffer.alloc(14);
  writeDigest(digest, packet, 2, 10);
  assert.ok(digestEquals(digest, packet, 2, 10));
  for (let bit = 16; bit < 96; bit++) {
    packet[bit >> 3]! ^= 1 << (bit & 7);
    assert.not(digestEquals(digest, packet, 2, 10));
    packet[bit >> 3]! ^= 1 << (bit & 7);
  }
});

test.run();
