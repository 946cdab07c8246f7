import type { RecordCiphers } from './key-schedule.ts';
import { DTLS_1_2, MAX_SEQUENCE, RECORD_HEADER_BYTES, writeRecordHeader } from './record.ts';
import type { DtlsRecord } from './record.ts';
import { ReplayWindow } from './replay-window.ts';

/** 0 = in clear, 1 = under the handshake's keys. There is no third: nothing is renegotiated. */
export type Epoch = 0 | 1;

export type RecordRefusal = 'forged' | 'replayed' | 'keyless';

/** Numbers, protects and opens the records of one association, as a server. */
export class RecordLayer {
  #ciphers: RecordCiphers | null = null;
  #window = new ReplayWindow();
  readonly #nextSequence: [number, number] = [0, 0];

  /** Sets the keys of epoch 1, or takes them away. */
  useCiphers(ciphers: RecordCiphers | null): void {
    this.#ciphers?.client.wipe();
    this.#ciphers?.server.wipe();
    this.#ciphers = ciphers;
    this.#window = new ReplayWindow();
  }

  /**
   * @returns header and fragment, sealed in epoch 1; undefined without keys, and when the 2^48
   *          numbers are used up: better mute than one nonce for two records
   */
  write(type: number, epoch: Epoch, fragment: Buffer): Buffer | undefined {
    const sequence = this.#nextSequence[epoch];
    if (sequence > MAX_SEQUENCE) return undefined;
    const body =
      epoch === 0 ? fragment : this.#ciphers?.server.seal(type, epoch, sequence, fragment);
    if (body === undefined) return undefined;
    this.#nextSequence[epoch] = sequence + 1;
    const record = Buffer.allocUnsafe(RECORD_HEADER_BYTES + body.length);
    writeRecordHeader(record, type, epoch, sequence, body.length);
    body.copy(record, RECORD_HEADER_BYTES);
    return record;
  }

  /** Opens a record of epoch 1. Only an authentic one moves the replay window. */
  open(record: DtlsRecord): Buffer | RecordRefusal {
    if (this.#ciphers === null) return 'keyless';
    if (record.version !== DTLS_1_2) return 'forged';
    if (!this.#window.isFresh(record.sequence)) return 'replayed';
    const { type, epoch, sequence, fragment } = record;
    const plaintext = this.#ciphers.client.open(type, epoch, sequence, fragment);
    if (plaintext === undefined) return 'forged';
    this.#window.mark(sequence);
    return plaintext;
  }
}
