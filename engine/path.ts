/**
 * One remote transport address as the net layer sees it, together with the address of ours that it
 * speaks to: an answer leaves from where the question came to.
 *
 * The net layer makes exactly one `Path` for such a pair and hands the same object to every
 * `core.receive` call, so the hot path finds its transport by reading a field instead of looking
 * up a string (RFC 7983 demultiplexing stays one byte, one field).
 */
export interface Path {
  readonly protocol: 'udp' | 'tcp';
  /** Textual IP address of the far end. */
  readonly address: string;
  readonly port: number;
  /**
   * Whoever owns this path inside the core (a `Transport` once an integrity-valid STUN check has
   * arrived), or null. The net layer keeps owned paths and may forget ownerless ones at any time.
   */
  owner: object | null;
}

/** Where datagrams leave. Implemented by `net/`, and by the simulated network. */
export interface Output {
  /**
   * A slot of `SLOT_BYTES` to write a datagram into, within this turn. Whoever then finds nothing
   * to send simply leaves it.
   */
  slot(): Buffer;
  /** Sends the first `sizeBytes` of a slot got from `slot()`. Never throws; never blocks. */
  send(path: Path, slot: Buffer, sizeBytes: number): void;
  /** The core has given up a TCP path (bad framing, no valid check, transport closed). */
  close(path: Path): void;
}

/** Room for one datagram: an Ethernet MTU and the longest SRTP trailer, rounded up. */
export const SLOT_BYTES = 2048;
