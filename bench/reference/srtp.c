#include "srtp.h"

#include <string.h>

enum { LABEL_KEY = 0, LABEL_AUTH = 1, LABEL_SALT = 2 };
enum { AUTH_KEY_BYTES = 20, CM_TAG_BYTES = 10, GCM_TAG_BYTES = 16, GCM_IV_BYTES = 12 };
enum { SHA1_BLOCK_BYTES = 64 };

static uint16_t read16(const uint8_t *at) { return (uint16_t)(at[0] << 8 | at[1]); }

static void write32(uint8_t *at, uint32_t value) {
  at[0] = (uint8_t)(value >> 24);
  at[1] = (uint8_t)(value >> 16);
  at[2] = (uint8_t)(value >> 8);
  at[3] = (uint8_t)value;
}

/* RFC 3711 §4.3: keystream under the master key, from a counter that the label sets apart. */
static void derive(const uint8_t *key, const uint8_t *salt, int label, uint8_t *out, int size) {
  uint8_t iv[16] = {0};
  uint8_t zeros[32] = {0};
  int written;
  memcpy(iv, salt, MASTER_SALT_BYTES);
  iv[7] ^= (uint8_t)label;
  EVP_CIPHER_CTX *cipher = EVP_CIPHER_CTX_new();
  EVP_EncryptInit_ex(cipher, EVP_aes_128_ctr(), NULL, key, iv);
  EVP_EncryptUpdate(cipher, out, &written, zeros, size);
  EVP_CIPHER_CTX_free(cipher);
}

static void hmac_init(struct srtp *srtp, const uint8_t *key) {
  uint8_t pad[SHA1_BLOCK_BYTES];
  for (int i = 0; i < SHA1_BLOCK_BYTES; i++) pad[i] = (i < AUTH_KEY_BYTES ? key[i] : 0) ^ 0x36;
  SHA1_Init(&srtp->inner);
  SHA1_Update(&srtp->inner, pad, sizeof pad);
  for (int i = 0; i < SHA1_BLOCK_BYTES; i++) pad[i] ^= 0x36 ^ 0x5c;
  SHA1_Init(&srtp->outer);
  SHA1_Update(&srtp->outer, pad, sizeof pad);
}

void srtp_init(struct srtp *srtp, bool gcm, bool encrypt, const uint8_t *key, const uint8_t *salt) {
  uint8_t session_key[MASTER_KEY_BYTES], auth_key[AUTH_KEY_BYTES];
  memset(srtp, 0, sizeof *srtp);
  srtp->gcm = gcm;
  srtp->last_sequence = -1;
  derive(key, salt, LABEL_KEY, session_key, sizeof session_key);
  derive(key, salt, LABEL_AUTH, auth_key, sizeof auth_key);
  derive(key, salt, LABEL_SALT, srtp->salt, gcm ? GCM_IV_BYTES : MASTER_SALT_BYTES);
  hmac_init(srtp, auth_key);
  srtp->cipher = EVP_CIPHER_CTX_new();
  /* A counter's keystream is the same both ways. */
  EVP_CipherInit_ex(srtp->cipher, gcm ? EVP_aes_128_gcm() : EVP_aes_128_ctr(), NULL, session_key,
                    NULL, gcm ? encrypt : 1);
}

int rtp_header_size(const uint8_t *packet, int size) {
  if (size < 12) return -1;
  int header = 12 + 4 * (packet[0] & 0x0f);
  if (packet[0] & 0x10) {
    if (size < header + 4) return -1;
    header += 4 + 4 * read16(packet + header + 2);
  }
  return header <= size ? header : -1;
}

/* RFC 3711 §3.3.1. */
static uint32_t estimate_rollover(const struct srtp *srtp, uint16_t sequence) {
  if (srtp->last_sequence < 0) return 0;
  int delta = sequence - srtp->last_sequence;
  if (delta < -0x8000) return srtp->rollover + 1;
  if (delta > 0x8000 && srtp->rollover > 0) return srtp->rollover - 1;
  return srtp->rollover;
}

static void advance(struct srtp *srtp, uint32_t rollover, uint16_t sequence) {
  if (rollover < srtp->rollover) return;
  if (rollover == srtp->rollover && sequence < srtp->last_sequence) return;
  srtp->rollover = rollover;
  srtp->last_sequence = sequence;
}

/* RFC 3711 §4.1.1: (salt · 2^16) xor (SSRC · 2^64) xor (index · 2^16). */
static void counter_iv(const struct srtp *srtp, const uint8_t *packet, uint32_t rollover,
                       uint8_t iv[16]) {
  uint8_t roc[4];
  memcpy(iv, srtp->salt, MASTER_SALT_BYTES);
  iv[14] = iv[15] = 0;
  write32(roc, rollover);
  for (int i = 0; i < 4; i++) {
    iv[4 + i] ^= packet[8 + i];
    iv[8 + i] ^= roc[i];
  }
  iv[12] ^= packet[2];
  iv[13] ^= packet[3];
}

/* RFC 7714 §8.1: (0 | SSRC | ROC | SEQ) xor salt. */
static void gcm_iv(const struct srtp *srtp, const uint8_t *packet, uint32_t rollover,
                   uint8_t iv[GCM_IV_BYTES]) {
  uint8_t roc[4];
  memcpy(iv, srtp->salt, GCM_IV_BYTES);
  write32(roc, rollover);
  for (int i = 0; i < 4; i++) {
    iv[2 + i] ^= packet[8 + i];
    iv[6 + i] ^= roc[i];
  }
  iv[10] ^= packet[2];
  iv[11] ^= packet[3];
}

static void counter_cipher(struct srtp *srtp, uint8_t *packet, int header, int size,
                           uint32_t rollover) {
  uint8_t iv[16];
  int written;
  counter_iv(srtp, packet, rollover, iv);
  EVP_CipherInit_ex(srtp->cipher, NULL, NULL, NULL, iv, -1);
  EVP_CipherUpdate(srtp->cipher, packet + header, &written, packet + header, size - header);
}

/* RFC 3711 §4.2: over the packet and the rollover counter behind it. */
static void authenticate(const struct srtp *srtp, const uint8_t *packet, int size,
                         uint32_t rollover, uint8_t tag[SHA_DIGEST_LENGTH]) {
  uint8_t roc[4];
  SHA_CTX sha = srtp->inner;
  write32(roc, rollover);
  SHA1_Update(&sha, packet, (size_t)size);
  SHA1_Update(&sha, roc, sizeof roc);
  SHA1_Final(tag, &sha);
  sha = srtp->outer;
  SHA1_Update(&sha, tag, SHA_DIGEST_LENGTH);
  SHA1_Final(tag, &sha);
}

int srtp_protect(struct srtp *srtp, uint8_t *packet, int size) {
  int header = rtp_header_size(packet, size);
  if (header < 0) return -1;
  uint16_t sequence = read16(packet + 2);
  uint32_t rollover = estimate_rollover(srtp, sequence);
  advance(srtp, rollover, sequence);
  if (srtp->gcm) {
    uint8_t iv[GCM_IV_BYTES];
    int written;
    gcm_iv(srtp, packet, rollover, iv);
    EVP_CipherInit_ex(srtp->cipher, NULL, NULL, NULL, iv, -1);
    EVP_CipherUpdate(srtp->cipher, NULL, &written, packet, header);
    EVP_CipherUpdate(srtp->cipher, packet + header, &written, packet + header, size - header);
    EVP_CipherFinal_ex(srtp->cipher, packet + size, &written);
    EVP_CIPHER_CTX_ctrl(srtp->cipher, EVP_CTRL_AEAD_GET_TAG, GCM_TAG_BYTES, packet + size);
    return size + GCM_TAG_BYTES;
  }
  uint8_t tag[SHA_DIGEST_LENGTH];
  counter_cipher(srtp, packet, header, size, rollover);
  authenticate(srtp, packet, size, rollover, tag);
  memcpy(packet + size, tag, CM_TAG_BYTES);
  return size + CM_TAG_BYTES;
}

int srtp_unprotect(struct srtp *srtp, uint8_t *packet, int size) {
  size -= srtp->gcm ? GCM_TAG_BYTES : CM_TAG_BYTES;
  int header = rtp_header_size(packet, size);
  if (header < 0) return -1;
  uint16_t sequence = read16(packet + 2);
  uint32_t rollover = estimate_rollover(srtp, sequence);
  if (srtp->gcm) {
    uint8_t iv[GCM_IV_BYTES];
    int written;
    gcm_iv(srtp, packet, rollover, iv);
    EVP_CipherInit_ex(srtp->cipher, NULL, NULL, NULL, iv, -1);
    EVP_CipherUpdate(srtp->cipher, NULL, &written, packet, header);
    EVP_CIPHER_CTX_ctrl(srtp->cipher, EVP_CTRL_AEAD_SET_TAG, GCM_TAG_BYTES, packet + size);
    EVP_CipherUpdate(srtp->cipher, packet + header, &written, packet + header, size - header);
    if (EVP_CipherFinal_ex(srtp->cipher, packet + size, &written) != 1) return -1;
  } else {
    uint8_t tag[SHA_DIGEST_LENGTH];
    authenticate(srtp, packet, size, rollover, tag);
    if (CRYPTO_memcmp(tag, packet + size, CM_TAG_BYTES) != 0) return -1;
    counter_cipher(srtp, packet, header, size, rollover);
  }
  advance(srtp, rollover, sequence);
  return size;
}
