/**
 * What a protection profile does to one packet, and nothing of what came before: no counters, no
 * windows. Receiver and sender keep these, so that another way to the same bytes (OpenSSL through
 * node:ffi, WebAssembly, a batch per turn) replaces one file.
 *
 * All four work in place. Sizes and positions have been checked by the caller; the header has at
 * least 12 bytes, and the room behind `sizeBytes` holds the trailer when sealing.
 */
export interface PacketCipher {
  readonly tagBytes: number;
  /** Where SRTCP's index word stands, counted back from the packet's end. */
  readonly indexWordFromEnd: number;

  /** Encrypts behind the header, appends the tag. */
  sealRtp(
    slot: Buffer,
    sizeBytes: number,
    headerSizeBytes: number,
    ssrc: number,
    roc: number,
    sequence: number,
  ): void;

  /**
   * Authenticates, then decrypts behind the header.
   * @returns false for a wrong tag; the packet is untouched then.
   */
  openRtp(
    packet: Buffer,
    sizeBytes: number,
    headerSizeBytes: number,
    ssrc: number,
    roc: number,
    sequence: number,
  ): boolean;

  /** Encrypts behind the first 8 bytes, appends tag and index word in the profile's order. */
  sealRtcp(slot: Buffer, sizeBytes: number, ssrc: number, index: number): void;

  /** `sizeBytes` with tag and index word. @returns false for a wrong tag. */
  openRtcp(packet: Buffer, sizeBytes: number, ssrc: number, index: number): boolean;
}

/** RTCP's header and sender SSRC stay in clear (RFC 3711 §3.4). */
export const RTCP_CLEAR_BYTES = 8;
/** The E flag above SRTCP's 31-bit index. */
export const RTCP_ENCRYPTED_FLAG = 0x8000_0000;
