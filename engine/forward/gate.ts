/** What a subscriber had received when its gate closed: goes into the receipt. */
export interface GateClosing {
  /** Extended number of the last packet, in the subscriber's numbering; null when none ever left. */
  readonly lastExtendedSequence: number | null;
  readonly lastForwardedAtMs: number | null;
}

/**
 * The one boolean that decides whether media leaves: written by the control path when a role, a
 * track or a subscription changes, read for every packet. Closed until somebody opens it.
 */
export class Gate {
  isOpen = false;
  lastExtendedSequence: number | null = null;
  lastForwardedAtMs: number | null = null;

  open(): void {
    this.isOpen = true;
  }

  close(): GateClosing {
    this.isOpen = false;
    return {
      lastExtendedSequence: this.lastExtendedSequence,
      lastForwardedAtMs: this.lastForwardedAtMs,
    };
  }
}
