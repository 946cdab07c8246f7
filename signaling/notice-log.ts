import { encodeNotice } from 'auscult/proto';
import type { Notice } from 'auscult/proto';

export interface NoticeLogOptions {
  readonly maxNotices: number;
  readonly maxBytes: number;
}

/**
 * The numbered notices of one participant. The latest ones are kept as they were sent, so that a
 * client that lost its socket is told exactly what it missed.
 */
export class NoticeLog {
  readonly #options: NoticeLogOptions;
  /** Frames of the sequences `#last - #frames.length + 1` to `#last`. */
  readonly #frames: Uint8Array[] = [];
  #bytes = 0;
  #last = 0;

  constructor(options: NoticeLogOptions) {
    this.#options = options;
  }

  /** @returns the frame to send */
  add(notice: Notice): Uint8Array {
    this.#last += 1;
    const frame = encodeNotice(this.#last, notice);
    this.#frames.push(frame);
    this.#bytes += frame.length;
    while (this.#frames.length > this.#options.maxNotices || this.#bytes > this.#options.maxBytes) {
      this.#bytes -= this.#frames.shift()?.length ?? 0;
    }
    return frame;
  }

  /**
   * What came after `sequence`, in order.
   *
   * @returns `invalid` for a notice that never was, `gone` when not all is kept any more
   */
  since(sequence: number): readonly Uint8Array[] | 'invalid' | 'gone' {
    if (sequence > this.#last) return 'invalid';
    const missed = this.#last - sequence;
    if (missed > this.#frames.length) return 'gone';
    return this.#frames.slice(this.#frames.length - missed);
  }
}
