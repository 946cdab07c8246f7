import { SEAL_OVERHEAD_BYTES } from './cipher.ts';
import { HANDSHAKE_HEADER_BYTES, writeFragment } from './handshake-message.ts';
import { CONTENT_CHANGE_CIPHER_SPEC, CONTENT_HANDSHAKE, RECORD_HEADER_BYTES } from './record.ts';
import type { Epoch, RecordLayer } from './record-layer.ts';

/** One message of a flight, as it is kept for being sent again. */
export type FlightMessage =
  | {
      readonly kind: 'handshake';
      readonly epoch: Epoch;
      readonly type: number;
      readonly messageSequence: number;
      readonly body: Buffer;
    }
  | { readonly kind: 'changeCipherSpec' };

const CHANGE_CIPHER_SPEC = Buffer.from([1]);

/**
 * Writes a flight as datagrams of at most `mtuBytes`: as many records into each as fit, messages
 * that are longer cut into fragments (RFC 6347 §4.2.3). Called anew for each retransmission, since
 * that takes new record numbers (§4.2.4) and, in epoch 1, new nonces.
 */
export function writeFlight(
  flight: readonly FlightMessage[],
  records: RecordLayer,
  mtuBytes: number,
): Buffer[] {
  const datagrams: Buffer[] = [];
  let current: Buffer[] = [];
  let roomBytes = mtuBytes;
  const flush = (): void => {
    if (current.length > 0) datagrams.push(Buffer.concat(current));
    current = [];
    roomBytes = mtuBytes;
  };
  const add = (record: Buffer | undefined): void => {
    if (record === undefined) return;
    if (record.length > roomBytes) flush();
    current.push(record);
    roomBytes -= record.length;
  };
  for (const message of flight) {
    if (message.kind === 'changeCipherSpec') {
      add(records.write(CONTENT_CHANGE_CIPHER_SPEC, 0, CHANGE_CIPHER_SPEC));
      continue;
    }
    const { type, epoch, messageSequence, body } = message;
    const overheadBytes =
      RECORD_HEADER_BYTES + HANDSHAKE_HEADER_BYTES + (epoch === 1 ? SEAL_OVERHEAD_BYTES : 0);
    let offset = 0;
    do {
      // What is left of this datagram, unless the rest of the message fits a fresh one whole.
      const restBytes = body.length - offset;
      const whole = restBytes + overheadBytes <= mtuBytes;
      if (roomBytes <= overheadBytes || (whole && restBytes + overheadBytes > roomBytes)) flush();
      const size = Math.min(restBytes, roomBytes - overheadBytes);
      const fragment = writeFragment(type, messageSequence, body, offset, size);
      add(records.write(CONTENT_HANDSHAKE, epoch, fragment));
      offset += size;
    } while (offset < body.length);
  }
  flush();
  return datagrams;
}

/**
 * When a flight is due again. RFC 6347 §4.2.4.1 begins with a second, made for unknown networks;
 * behind ICE the round trip is known to be short and a call is waiting, so like libwebrtc we begin
 * with a twentieth of that, double each time, and stop doubling where the RFC begins, nearly.
 */
export class RetransmissionTimer {
  readonly #initialMs: number;
  #intervalMs: number;
  #dueAtMs = Infinity;

  constructor(initialMs: number) {
    this.#initialMs = initialMs;
    this.#intervalMs = initialMs;
  }

  get dueAtMs(): number {
    return this.#dueAtMs;
  }

  start(nowMs: number): void {
    this.#intervalMs = this.#initialMs;
    this.#dueAtMs = nowMs + this.#intervalMs;
  }

  backOff(nowMs: number): void {
    this.#intervalMs = Math.min(this.#intervalMs * 2, MAX_INTERVAL_MS);
    this.#dueAtMs = nowMs + this.#intervalMs;
  }

  stop(): void {
    this.#dueAtMs = Infinity;
  }
}

const MAX_INTERVAL_MS = 1600;
