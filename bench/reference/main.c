/* What the engine's forwarding is compared with: see docs/bench.md.

     forward sendto|sendmmsg AES_CM_128_HMAC_SHA1_80|AEAD_AES_128_GCM

   On stdin, keys and salts in hexadecimal:

     publisher SSRC KEY SALT
     receiver PORT SSRC KEY SALT   (one line each)

   It listens on a UDP port of 127.0.0.1, says `port N` on stdout, and runs until it is ended. */
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "loops.h"

enum { SOCKET_BUFFER_BYTES = 4 * 1024 * 1024 };

static struct relay relay;

static void refuse(const char *why) {
  fprintf(stderr, "reference: %s\n", why);
  exit(2);
}

static void read_hex(const char *text, uint8_t *out, int size) {
  memset(out, 0, (size_t)size);
  for (int i = 0; i < size && text[2 * i] && text[2 * i + 1]; i++) {
    unsigned byte;
    if (sscanf(text + 2 * i, "%2x", &byte) != 1) refuse("a key is not hexadecimal");
    out[i] = (uint8_t)byte;
  }
}

static void init(struct srtp *srtp, bool gcm, bool encrypt, const char *key, const char *salt) {
  uint8_t key_bytes[MASTER_KEY_BYTES], salt_bytes[MASTER_SALT_BYTES];
  read_hex(key, key_bytes, sizeof key_bytes);
  read_hex(salt, salt_bytes, sizeof salt_bytes);
  srtp_init(srtp, gcm, encrypt, key_bytes, salt_bytes);
}

static void read_plan(bool gcm) {
  char line[256], key[64], salt[64];
  unsigned port, ssrc;
  while (fgets(line, sizeof line, stdin)) {
    if (sscanf(line, "publisher %u %63s %63s", &ssrc, key, salt) == 3) {
      relay.publisher_ssrc = ssrc;
      init(&relay.publisher, gcm, false, key, salt);
    } else if (sscanf(line, "receiver %u %u %63s %63s", &port, &ssrc, key, salt) == 4) {
      if (relay.receivers == MAX_RECEIVERS) refuse("too many receivers");
      struct receiver *to = &relay.receiver[relay.receivers++];
      to->ssrc = ssrc;
      to->address.sin_family = AF_INET;
      to->address.sin_port = htons((uint16_t)port);
      to->address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
      init(&to->srtp, gcm, true, key, salt);
    } else {
      refuse("a line of the plan cannot be read");
    }
  }
  if (relay.publisher.cipher == NULL) refuse("there is no publisher");
}

static void open_socket(void) {
  struct sockaddr_in address = {.sin_family = AF_INET};
  socklen_t size = sizeof address;
  int buffer = SOCKET_BUFFER_BYTES;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  relay.fd = socket(AF_INET, SOCK_DGRAM, 0);
  if (relay.fd < 0 || bind(relay.fd, (struct sockaddr *)&address, sizeof address) < 0 ||
      getsockname(relay.fd, (struct sockaddr *)&address, &size) < 0) {
    perror("reference");
    exit(1);
  }
  setsockopt(relay.fd, SOL_SOCKET, SO_RCVBUF, &buffer, sizeof buffer);
  setsockopt(relay.fd, SOL_SOCKET, SO_SNDBUF, &buffer, sizeof buffer);
  printf("port %d\n", ntohs(address.sin_port));
  fflush(stdout);
}

int main(int argc, char **argv) {
  if (argc != 3) refuse("usage: forward sendto|sendmmsg PROFILE");
  bool gcm = strcmp(argv[2], "AEAD_AES_128_GCM") == 0;
  if (!gcm && strcmp(argv[2], "AES_CM_128_HMAC_SHA1_80") != 0) refuse("unknown SRTP profile");
  read_plan(gcm);
  open_socket();
  if (strcmp(argv[1], "sendto") == 0) loop_sendto(&relay);
  if (strcmp(argv[1], "sendmmsg") == 0) loop_sendmmsg(&relay);
  refuse("unknown loop");
}
