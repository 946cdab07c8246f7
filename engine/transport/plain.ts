import { randomBytes } from 'node:crypto';
import type { Output, Path } from '../path.ts';
import type { TransportState, TransportStats } from '../types.ts';
import { newCounters } from './association.ts';
import type { Association, RemoteTransport } from './association.ts';

/**
 * An association without crypto, for long simulations: any binding request that names our ufrag
 * selects its path, and packets pass as they are. It never listens on a socket: only
 * `engine/simulation` asks a core for it.
 */
export class PlainTransport implements Association {
  readonly ufrag: string;
  readonly pwd = 'plain-transport-has-no-pwd';
  readonly counters = newCounters();
  readonly #output: Output;
  #state: TransportState = 'new';
  #selected: Path | null = null;

  constructor(options: { output: Output; random?: (sizeBytes: number) => Buffer }) {
    this.#output = options.output;
    this.ufrag = (options.random ?? randomBytes)(6).toString('hex');
  }

  get state(): TransportState {
    return this.#state;
  }

  get selected(): Path | null {
    return this.#selected;
  }

  setRemote(_nowMs: number, _remote: RemoteTransport): void {
    // Nothing to compare: there are no credentials and no certificate.
  }

  receiveStun(_nowMs: number, from: Path, _datagram: Buffer): boolean {
    if (this.#state === 'closed') return false;
    this.#selected = from;
    this.#state = 'connected';
    return true;
  }

  receiveDtls(_nowMs: number, _from: Path, datagram: Buffer): void {
    this.#count(datagram.length);
  }

  unprotectRtp(_packet: Buffer, sizeBytes: number, _headerSizeBytes: number): number {
    this.#count(sizeBytes);
    return sizeBytes;
  }

  unprotectRtcp(_packet: Buffer, sizeBytes: number): number {
    this.#count(sizeBytes);
    return sizeBytes;
  }

  sendRtp(slot: Buffer, sizeBytes: number, _headerSizeBytes: number): boolean {
    return this.#send(slot, sizeBytes);
  }

  sendRtcp(slot: Buffer, sizeBytes: number): boolean {
    return this.#send(slot, sizeBytes);
  }

  tick(_nowMs: number): void {
    // No retransmission, no consent.
  }

  nextTimeoutMs(): number {
    return Infinity;
  }

  pathClosed(path: Path): void {
    if (this.#selected === path) this.#selected = null;
  }

  close(_nowMs: number): void {
    if (this.#selected !== null) this.#selected.owner = null;
    this.#selected = null;
    this.#state = 'closed';
  }

  stats(): Omit<TransportStats, 'direction' | 'dropped'> {
    return {
      state: this.#state,
      protocol: this.#selected?.protocol ?? null,
      srtpProfile: null,
      datagramsIn: this.counters.datagramsIn,
      datagramsOut: this.counters.datagramsOut,
      bytesIn: this.counters.bytesIn,
      bytesOut: this.counters.bytesOut,
    };
  }

  #count(sizeBytes: number): void {
    this.counters.datagramsIn++;
    this.counters.bytesIn += sizeBytes;
  }

  #send(slot: Buffer, sizeBytes: number): boolean {
    if (this.#selected === null) return false;
    this.counters.datagramsOut++;
    this.counters.bytesOut += sizeBytes;
    this.#output.send(this.#selected, slot, sizeBytes);
    return true;
  }
}
