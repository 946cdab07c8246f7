import type { Output } from '../path.ts';
import { PlainTransport } from '../transport/plain.ts';
import type { SrtpSender } from '../transport/srtp/index.ts';

/** Protects nothing: what a plain association would encrypt, its ufrag standing for the key. */
function plainSender(keyId: string): SrtpSender {
  const unchanged = (_slot: Buffer, sizeBytes: number): number => sizeBytes;
  return {
    keyId,
    tagBytes: 0,
    rtcpIndexFromEnd: 0,
    protectRtp: unchanged,
    protectRtcp: unchanged,
  };
}

/**
 * A plain association whose RTP passes by the detector that watches real senders. RTCP has no
 * index before it is protected, so there is nothing to be watched in it.
 */
export class WatchedTransport extends PlainTransport {
  readonly #sender: SrtpSender;

  constructor(options: {
    output: Output;
    random: (sizeBytes: number) => Buffer;
    watch: (sender: SrtpSender) => SrtpSender;
  }) {
    super(options);
    this.#sender = options.watch(plainSender(this.ufrag));
  }

  override sendRtp(slot: Buffer, sizeBytes: number, headerSizeBytes: number): boolean {
    // Nothing is protected while there is nowhere to send it, as in the real one.
    if (this.selected === null) return false;
    const protectedBytes = this.#sender.protectRtp(slot, sizeBytes, headerSizeBytes);
    return protectedBytes > 0 && super.sendRtp(slot, protectedBytes, headerSizeBytes);
  }
}
