#define _GNU_SOURCE
#include "loops.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

enum { BATCH_IN = 32, BATCH_OUT = 512 };

static void fail(const char *what) {
  perror(what);
  exit(1);
}

/* Returns the size of the plaintext, -1 for what is not forwarded: RTCP, retransmissions that only
   probe the line, and whatever is not authentic. */
static int receive(struct relay *relay, uint8_t *packet, int size) {
  uint32_t ssrc;
  if (size < 12 || packet[0] >> 6 != 2) return -1;
  if (packet[1] >= 192 && packet[1] <= 223) return -1; /* RFC 5761 §4 */
  memcpy(&ssrc, packet + 8, sizeof ssrc);
  if (ntohl(ssrc) != relay->publisher_ssrc) return -1;
  return srtp_unprotect(&relay->publisher, packet, size);
}

/* Writes the packet as this receiver gets it. Returns its size. */
static int rewrite(struct receiver *receiver, const uint8_t *packet, int size, uint8_t *out) {
  uint32_t ssrc = htonl(receiver->ssrc);
  memcpy(out, packet, (size_t)size);
  memcpy(out + 8, &ssrc, sizeof ssrc);
  return srtp_protect(&receiver->srtp, out, size);
}

void loop_sendto(struct relay *relay) {
  static uint8_t in[MAX_DATAGRAM_BYTES], out[MAX_DATAGRAM_BYTES + MAX_TAG_BYTES];
  for (;;) {
    int size = (int)recvfrom(relay->fd, in, sizeof in, 0, NULL, NULL);
    if (size < 0) fail("recvfrom");
    size = receive(relay, in, size);
    if (size < 0) continue;
    for (int i = 0; i < relay->receivers; i++) {
      struct receiver *to = &relay->receiver[i];
      int out_size = rewrite(to, in, size, out);
      sendto(relay->fd, out, (size_t)out_size, 0, (struct sockaddr *)&to->address,
             sizeof to->address);
    }
  }
}

/* Outgoing packets that wait for one system call. */
static struct mmsghdr out_message[BATCH_OUT];
static struct iovec out_vector[BATCH_OUT];
static uint8_t out_packet[BATCH_OUT][MAX_DATAGRAM_BYTES + MAX_TAG_BYTES];

static void flush(int fd, int count) {
  for (int sent = 0; sent < count;) {
    int done = sendmmsg(fd, out_message + sent, (unsigned)(count - sent), 0);
    /* The first of them could not be sent: go on behind it. */
    sent += done > 0 ? done : 1;
  }
}

void loop_sendmmsg(struct relay *relay) {
  static uint8_t in_packet[BATCH_IN][MAX_DATAGRAM_BYTES];
  struct mmsghdr in_message[BATCH_IN];
  struct iovec in_vector[BATCH_IN];
  memset(in_message, 0, sizeof in_message);
  for (int i = 0; i < BATCH_IN; i++) {
    in_vector[i] = (struct iovec){.iov_base = in_packet[i], .iov_len = MAX_DATAGRAM_BYTES};
    in_message[i].msg_hdr.msg_iov = &in_vector[i];
    in_message[i].msg_hdr.msg_iovlen = 1;
  }
  for (int i = 0; i < BATCH_OUT; i++) {
    out_message[i].msg_hdr.msg_iov = &out_vector[i];
    out_message[i].msg_hdr.msg_iovlen = 1;
    out_message[i].msg_hdr.msg_namelen = sizeof(struct sockaddr_in);
  }
  for (;;) {
    int count = recvmmsg(relay->fd, in_message, BATCH_IN, MSG_WAITFORONE, NULL);
    if (count < 0) fail("recvmmsg");
    int waiting = 0;
    for (int i = 0; i < count; i++) {
      int size = receive(relay, in_packet[i], (int)in_message[i].msg_len);
      if (size < 0) continue;
      for (int j = 0; j < relay->receivers; j++) {
        struct receiver *to = &relay->receiver[j];
        uint8_t *out = out_packet[waiting];
        out_vector[waiting].iov_base = out;
        out_vector[waiting].iov_len = (size_t)rewrite(to, in_packet[i], size, out);
        out_message[waiting].msg_hdr.msg_name = &to->address;
        if (++waiting == BATCH_OUT) {
          flush(relay->fd, waiting);
          waiting = 0;
        }
      }
    }
    flush(relay->fd, waiting);
  }
}
