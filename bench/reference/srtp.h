/* SRTP for one direction of one SSRC (RFC 3711, RFC 7714), on OpenSSL's libcrypto. */
#ifndef AUSCULT_REFERENCE_SRTP_H
#define AUSCULT_REFERENCE_SRTP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define OPENSSL_SUPPRESS_DEPRECATED /* SHA-1 states that can be copied: the fastest HMAC there is */
#include <openssl/evp.h>
#include <openssl/sha.h>

enum { MASTER_KEY_BYTES = 16, MASTER_SALT_BYTES = 14, MAX_TAG_BYTES = 16 };

struct srtp {
  bool gcm;
  EVP_CIPHER_CTX *cipher;
  uint8_t salt[MASTER_SALT_BYTES];
  SHA_CTX inner, outer; /* HMAC-SHA1 after its key */
  uint32_t rollover;
  int32_t last_sequence; /* -1 before the first packet */
};

/* GCM's master salt has 12 bytes; the last two of `salt` are then zero (RFC 7714 §11). */
void srtp_init(struct srtp *srtp, bool gcm, bool encrypt, const uint8_t *key, const uint8_t *salt);

/* Both work in place. `packet` has room for MAX_TAG_BYTES more when protecting.
   They return the new size; unprotecting -1 when the packet is not authentic. */
int srtp_protect(struct srtp *srtp, uint8_t *packet, int size);
int srtp_unprotect(struct srtp *srtp, uint8_t *packet, int size);

/* RFC 3550 §5.1; -1 when the packet is shorter than its header says. */
int rtp_header_size(const uint8_t *packet, int size);

#endif
