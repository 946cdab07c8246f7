import { writeAlert } from './alerts.ts';
import { RetransmissionTimer, writeFlight } from './flight.ts';
import type { FlightMessage } from './flight.ts';
import { CONTENT_ALERT } from './record.ts';
import type { Epoch, RecordLayer } from './record-layer.ts';

/**
 * Our own flights on a silent far end's account may measure three times what it has sent, no
 * more (the bound of RFC 9000 §8.1); what it asks for again by repeating its own, it gets.
 */
const AMPLIFICATION_LIMIT = 3;

/** All that one association says: flights, again when they are due, and alerts. */
export class Outbound {
  /** Which epoch alerts are written in: 1 once our own Finished has been. */
  epoch: Epoch = 0;
  readonly #records: RecordLayer;
  readonly #mtuBytes: number;
  readonly #retransmitMs: number;
  readonly #timer: RetransmissionTimer;
  #datagrams: Buffer[] = [];
  /** The last flight: what is sent again. */
  #flight: readonly FlightMessage[] = [];
  #flightAtMs = -Infinity;
  #flightBytes = 0;
  #bytesIn = 0;
  #bytesOut = 0;

  constructor(records: RecordLayer, mtuBytes: number, retransmitMs: number) {
    this.#records = records;
    this.#mtuBytes = mtuBytes;
    this.#retransmitMs = retransmitMs;
    this.#timer = new RetransmissionTimer(retransmitMs);
  }

  /** When `repeatWhenDue` has something to do; Infinity when never. */
  get dueAtMs(): number {
    return this.#timer.dueAtMs;
  }

  /** The far end has sent so much, and with it widened what we may send unasked. */
  heard(sizeBytes: number): void {
    this.#bytesIn += sizeBytes;
  }

  take(): Buffer[] {
    const datagrams = this.#datagrams;
    this.#datagrams = [];
    return datagrams;
  }

  /**
   * Sends a flight and remembers it in the place of the one before.
   *
   * @param until `answered`: a timer repeats it until the next flight is sent; `asked`: it is the
   *              last one, repeated only when the far end repeats its own (RFC 6347 §4.2.4)
   */
  sendFlight(nowMs: number, flight: readonly FlightMessage[], until: 'answered' | 'asked'): void {
    this.#flight = flight;
    if (until === 'answered') this.#timer.start(nowMs);
    else this.#timer.stop();
    this.#write(nowMs);
  }

  /** @returns whether the flight went out again */
  repeatWhenDue(nowMs: number): boolean {
    if (nowMs < this.#timer.dueAtMs) return false;
    this.#timer.backOff(nowMs);
    if (this.#bytesOut + this.#flightBytes > AMPLIFICATION_LIMIT * this.#bytesIn) return false;
    this.#write(nowMs);
    return true;
  }

  /** The far end has repeated its own flight. @returns whether ours went out again */
  repeatOnDemand(nowMs: number): boolean {
    // Two copies of one question, or two datagrams of one flight, are one question.
    if (this.#flight.length === 0 || nowMs - this.#flightAtMs < this.#retransmitMs / 2) {
      return false;
    }
    this.#write(nowMs);
    return true;
  }

  alert(level: number, description: number): void {
    const record = this.#records.write(CONTENT_ALERT, this.epoch, writeAlert(level, description));
    if (record !== undefined) this.#datagrams.push(record);
  }

  /** Nothing is repeated any more; what has been written still leaves. */
  stop(): void {
    this.#timer.stop();
    this.#flight = [];
  }

  #write(nowMs: number): void {
    const datagrams = writeFlight(this.#flight, this.#records, this.#mtuBytes);
    this.#flightAtMs = nowMs;
    this.#flightBytes = 0;
    for (const datagram of datagrams) this.#flightBytes += datagram.length;
    this.#bytesOut += this.#flightBytes;
    this.#datagrams.push(...datagrams);
  }
}
