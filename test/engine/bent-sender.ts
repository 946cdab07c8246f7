import type { SrtpSender } from '../../engine/transport/srtp/index.ts';

/** The same sender but for how it protects RTP: where tests put a fault. */
export function bentSender(sender: SrtpSender, protectRtp: SrtpSender['protectRtp']): SrtpSender {
  return {
    keyId: sender.keyId,
    tagBytes: sender.tagBytes,
    rtcpIndexFromEnd: sender.rtcpIndexFromEnd,
    protectRtcp: (slot, sizeBytes) => sender.protectRtcp(slot, sizeBytes),
    protectRtp,
  };
}
