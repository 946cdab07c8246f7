/* The work of an SFU without a policy: one publisher's packets to every receiver. */
#ifndef AUSCULT_REFERENCE_LOOPS_H
#define AUSCULT_REFERENCE_LOOPS_H

#include <netinet/in.h>

#include "srtp.h"

enum { MAX_RECEIVERS = 512, MAX_DATAGRAM_BYTES = 2048 };

struct receiver {
  struct sockaddr_in address;
  uint32_t ssrc;
  struct srtp srtp;
};

struct relay {
  int fd;
  uint32_t publisher_ssrc;
  struct srtp publisher;
  int receivers;
  struct receiver receiver[MAX_RECEIVERS];
};

/* Neither returns. */
void loop_sendto(struct relay *relay);
void loop_sendmmsg(struct relay *relay);

#endif
