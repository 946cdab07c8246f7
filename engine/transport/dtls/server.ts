import { randomBytes } from 'node:crypto';
import type { SrtpProfile } from '../srtp/profile.ts';
import { ALERT, ALERT_FATAL, ALERT_WARNING, parseAlert } from './alerts.ts';
import type { DtlsCertificate } from './certificate.ts';
import { parseClientHello } from './client-hello.ts';
import { CLIENT_MESSAGES, PLACE } from './client-messages.ts';
import { ALERT_OF_FAILURE } from './failure.ts';
import type { DtlsFailure, DtlsFailureCode } from './failure.ts';
import { matchesFingerprint, usableFingerprints } from './fingerprint.ts';
import type { ExpectedFingerprint, Fingerprint } from './fingerprint.ts';
import { Handshake, unprovenBecause } from './handshake.ts';
import * as messages from './handshake-message.ts';
import { bodyOf, parseFragments } from './handshake-message.ts';
import type { HandshakeFragment } from './handshake-message.ts';
import { wipeSrtpKeys } from './key-schedule.ts';
import type { SrtpKeyPair } from './key-schedule.ts';
import { negotiate } from './negotiation.ts';
import { Outbound } from './outbound.ts';
import { Reassembly } from './reassembly.ts';
import {
  CONTENT_ALERT,
  CONTENT_APPLICATION_DATA,
  CONTENT_HANDSHAKE,
  parseRecords,
} from './record.ts';
import type { DtlsRecord } from './record.ts';
import { RecordLayer } from './record-layer.ts';

export type DtlsState = 'new' | 'handshaking' | 'unverified' | 'connected' | 'failed' | 'closed';

export interface DtlsServerOptions {
  readonly certificate: DtlsCertificate;
  /** In the order of preference; the first one that the client offers is taken. */
  readonly srtpProfiles: readonly SrtpProfile[];
  readonly random?: (sizeBytes: number) => Buffer;
  /** Greatest datagram sent (default 1,200 bytes: passes every path that WebRTC media passes). */
  readonly mtuBytes?: number;
  /** From the first record to `connected`, the fingerprint included (default 30 s). */
  readonly handshakeTimeoutMs?: number;
  /** First interval after which an unanswered flight is sent again (default 50 ms). */
  readonly retransmitMs?: number;
}

/** What arrived, by what became of it. */
export interface DtlsCounters {
  /** Authentic records under the handshake's keys, each counted once. */
  opened: number;
  /** Records that do not open under them. */
  forged: number;
  replayed: number;
  /** Records and fragments that have no business here: in clear after the handshake, unknown… */
  ignored: number;
  /** Handshake messages begun anew because two fragments contradicted each other, or were junk. */
  restarted: number;
  /** Authentic application data. None is expected: media travels as SRTP. */
  applicationData: number;
  /** Flights sent again. */
  resent: number;
}

/** Finished may outrun the flight that it ends: so many such records wait for the keys. */
const MAX_EARLY_RECORDS = 4;
const MAX_EARLY_RECORD_BYTES = 256;

/** Each costs a key agreement (about 0.1 ms); a retransmission by an honest client costs none. */
const MAX_KEY_DERIVATIONS = 32;
const MAX_INCONCLUSIVE = 8;
/** Warnings told to one far end; fatal alerts end the association and need no limit. */
const MAX_WARNINGS = 3;

/**
 * A DTLS 1.2 server (RFC 6347) for DTLS-SRTP (RFC 5764), without sockets and clocks: datagrams and
 * time in, datagrams out.
 *
 *     new         --first record-->                             handshaking
 *     handshaking --Finished proven, fingerprint unknown yet--> unverified
 *     handshaking --Finished proven, fingerprint equal-->       connected
 *     unverified  --fingerprint arrives and is equal-->         connected
 *     new, handshaking, unverified --refusal, or too long-->    failed
 *     unverified, connected --authentic fatal alert-->          failed
 *     any but failed --close(), authentic close_notify-->       closed
 *
 * There is no cookie exchange (§4.2.1): only addresses whose ICE check was authentic get here, so
 * STUN has proven the address already, and a round trip of set-up time is saved.
 *
 * What arrives in clear is never trusted further than the handshake needs it. An alert in clear is
 * a hint for the time-out's report; the client's certificate and key are judged only after a
 * record has opened under the keys that depend on them, so one forged message is overcome by one
 * retransmission. A forged ClientHello that comes before the real one, or somebody who injects
 * after each of the client's datagrams, can stop the handshake, as in any DTLS. After the
 * handshake, nothing in clear is even looked at.
 */
export class DtlsServer {
  readonly counters: DtlsCounters = {
    opened: 0,
    forged: 0,
    replayed: 0,
    ignored: 0,
    restarted: 0,
    applicationData: 0,
    resent: 0,
  };
  readonly #certificate: DtlsCertificate;
  readonly #srtpProfiles: readonly SrtpProfile[];
  readonly #random: (sizeBytes: number) => Buffer;
  readonly #handshakeTimeoutMs: number;
  readonly #records = new RecordLayer();
  readonly #outbound: Outbound;

  #state: DtlsState = 'new';
  #failure: DtlsFailure | null = null;
  #deadlineMs = Infinity;
  #warnings = 0;

  #reassembly = new Reassembly(CLIENT_MESSAGES);
  #handshake: Handshake | null = null;
  #early: DtlsRecord[] = [];
  /** Certificate‖ClientKeyExchange that the keys in use were derived from. */
  #keyedBy: Buffer | null = null;
  #keysProven = false;
  #derivations = 0;
  #inconclusive = 0;
  #alertInClear: number | null = null;

  #expected: readonly ExpectedFingerprint[] | null = null;
  #remoteCertificateDer: Buffer | null = null;
  #srtp: SrtpKeyPair | null = null;

  constructor(options: DtlsServerOptions) {
    this.#certificate = options.certificate;
    this.#srtpProfiles = options.srtpProfiles;
    this.#random = options.random ?? randomBytes;
    this.#handshakeTimeoutMs = options.handshakeTimeoutMs ?? 30_000;
    this.#outbound = new Outbound(
      this.#records,
      options.mtuBytes ?? 1200,
      options.retransmitMs ?? 50,
    );
  }

  get state(): DtlsState {
    return this.#state;
  }

  get failure(): DtlsFailure | null {
    return this.#failure;
  }

  /** The SRTP keys: null until the far end has been proven to be the one its description names. */
  get srtp(): SrtpKeyPair | null {
    return this.#state === 'connected' ? this.#srtp : null;
  }

  /** Bytes held for messages that are not whole or not judged yet; at most 64 KiB. */
  get heldBytes(): number {
    let early = 0;
    for (const record of this.#early) early += record.fragment.length;
    return this.#reassembly.heldBytes + early;
  }

  /** Takes one datagram; its bytes are not needed afterwards. Never throws. */
  receive(nowMs: number, datagram: Buffer): void {
    if (this.#isOver()) return;
    this.#outbound.heard(datagram.length);
    for (const record of parseRecords(datagram)) {
      if (this.#state === 'new') {
        this.#state = 'handshaking';
        this.#deadlineMs = nowMs + this.#handshakeTimeoutMs;
      }
      if (record.epoch === 0) this.#onClear(nowMs, record);
      else if (record.epoch === 1) this.#onProtected(nowMs, record);
      else this.counters.ignored++;
      if (this.#isOver()) return;
    }
  }

  tick(nowMs: number): void {
    if (nowMs >= this.#deadlineMs) {
      if (this.#state === 'unverified') this.#fail('FINGERPRINT_TIMEOUT');
      else this.#fail('HANDSHAKE_TIMEOUT', this.#alertInClear);
    } else if (this.#outbound.repeatWhenDue(nowMs)) {
      this.counters.resent++;
    }
  }

  /** Absolute milliseconds of the next `tick` that does something; Infinity when none does. */
  nextTimeoutMs(): number {
    return Math.min(this.#deadlineMs, this.#outbound.dueAtMs);
  }

  /** What must be sent now, in this order. */
  takeDatagrams(): Buffer[] {
    return this.#outbound.take();
  }

  /**
   * Tells whose certificate has to be at the other end, from its description; may come before,
   * during or after the handshake. Any one of several may be it. Counts once: a later description
   * cannot exchange the far end that was proven.
   */
  setRemoteFingerprints(_nowMs: number, fingerprints: readonly Fingerprint[]): void {
    if (this.#expected !== null || this.#isOver()) return;
    this.#expected = usableFingerprints(fingerprints);
    if (this.#expected.length === 0) this.#fail('FINGERPRINT_UNUSABLE');
    else if (this.#state === 'unverified') this.#verifyFingerprint();
  }

  /** Says close_notify, unless there is nobody to say it to, and forgets all secrets. */
  close(_nowMs: number): void {
    if (this.#isOver()) return;
    if (this.#state !== 'new') this.#outbound.alert(ALERT_WARNING, ALERT.closeNotify);
    this.#state = 'closed';
    this.#forget();
  }

  #isOver(): boolean {
    return this.#state === 'failed' || this.#state === 'closed';
  }

  // — in clear: the handshake up to CertificateVerify ————————————————————————————————————————

  #onClear(nowMs: number, record: DtlsRecord): void {
    if (this.#state !== 'handshaking') {
      this.counters.ignored++;
    } else if (record.type === CONTENT_HANDSHAKE) {
      for (const fragment of parseFragments(record.fragment)) {
        if (this.#state === 'handshaking') this.#onClearFragment(nowMs, fragment);
      }
    } else {
      // ChangeCipherSpec, too: the epoch in each record's header says what it would say.
      if (record.type === CONTENT_ALERT) {
        this.#alertInClear = parseAlert(record.fragment)?.description ?? this.#alertInClear;
      }
      this.counters.ignored++;
    }
  }

  #onClearFragment(nowMs: number, fragment: HandshakeFragment): void {
    // Finished is proof because it is encrypted; in clear it proves nothing.
    if (fragment.type === messages.FINISHED) {
      this.counters.ignored++;
      return;
    }
    const place = fragment.messageSequence;
    const outcome = this.#reassembly.add(fragment);
    switch (outcome) {
      case 'stored':
        return;
      case 'completed':
      case 'replaced':
        if (outcome === 'replaced') this.counters.restarted++;
        if (place === PLACE.clientHello) this.#answerHello(nowMs);
        else if (place === PLACE.certificateVerify) this.#conclude(nowMs);
        else this.#openEarly(nowMs);
        return;
      case 'repeated':
        // The client has not seen our flight. Its beginning holds its random, which nobody else
        // knows who is not on the path: this cannot be provoked from elsewhere.
        if (place === PLACE.clientHello && fragment.offset === 0) this.#repeatFlight(nowMs);
        return;
      case 'restarted':
        this.counters.restarted++;
        return;
      case 'contradicting':
      case 'refused':
        this.counters.ignored++;
        return;
    }
  }

  #answerHello(nowMs: number): void {
    const message = this.#reassembly.message(PLACE.clientHello);
    if (message === undefined) return;
    const hello = parseClientHello(bodyOf(message));
    if (hello === undefined) {
      // Junk may be anybody's; the next one is looked at again.
      this.#reassembly.forget(PLACE.clientHello);
      this.counters.restarted++;
      return;
    }
    const agreement = negotiate(hello, this.#srtpProfiles);
    if ('refused' in agreement) {
      this.#fail(agreement.refused);
      return;
    }
    this.#reassembly.settle(PLACE.certificate);
    this.#handshake = new Handshake(message, hello, agreement, this.#certificate, this.#random);
    this.#outbound.sendFlight(nowMs, this.#handshake.flight, 'answered');
    this.#openEarly(nowMs);
  }

  // — protected: Finished, alerts ————————————————————————————————————————————————————————————

  #onProtected(nowMs: number, record: DtlsRecord): void {
    if (!this.#keysProven && !this.#deriveKeys()) {
      this.#keepEarly(record);
      return;
    }
    const plaintext = this.#records.open(record);
    if (typeof plaintext === 'string') {
      this.counters[plaintext === 'replayed' ? 'replayed' : 'forged']++;
      return;
    }
    this.counters.opened++;
    if (!this.#keysProven) {
      this.#keysProven = true;
      this.#reassembly.settle(PLACE.certificateVerify);
    }
    if (record.type === CONTENT_HANDSHAKE) {
      for (const fragment of parseFragments(plaintext)) {
        if (!this.#isOver()) this.#onProtectedFragment(nowMs, fragment);
      }
    } else if (record.type === CONTENT_ALERT) {
      this.#onAlert(plaintext);
    } else if (record.type === CONTENT_APPLICATION_DATA) {
      this.counters.applicationData++;
    } else {
      this.counters.ignored++;
    }
  }

  #onProtectedFragment(nowMs: number, fragment: HandshakeFragment): void {
    if (fragment.type === messages.CLIENT_HELLO) {
      // Renegotiation would exchange keys and identity under a running call (RFC 5746 §4.5).
      if (this.#outbound.epoch === 1 && this.#warnings++ < MAX_WARNINGS) {
        this.#outbound.alert(ALERT_WARNING, ALERT.noRenegotiation);
      }
      this.counters.ignored++;
      return;
    }
    if (fragment.type !== messages.FINISHED) {
      this.counters.ignored++;
      return;
    }
    if (this.#state === 'handshaking' && fragment.messageSequence === PLACE.certificateVerify) {
      const certificate = this.#reassembly.message(PLACE.certificate);
      if (certificate !== undefined) this.#fail(unprovenBecause(certificate));
      return;
    }
    const outcome = this.#reassembly.add(fragment);
    if (this.#state === 'handshaking') {
      if (outcome === 'completed' || outcome === 'replaced') this.#conclude(nowMs);
    } else if (outcome === 'repeated') {
      // The client has not seen our last flight, which no timer repeats (RFC 6347 §4.2.4).
      this.#repeatFlight(nowMs);
    }
  }

  #onAlert(plaintext: Buffer): void {
    const alert = parseAlert(plaintext);
    if (alert === undefined) {
      this.counters.ignored++;
    } else if (alert.description === ALERT.closeNotify) {
      // RFC 5246 §7.2.1: the other end answers with its own.
      this.#outbound.alert(ALERT_WARNING, ALERT.closeNotify);
      this.#state = 'closed';
      this.#forget();
    } else if (alert.level === ALERT_FATAL) {
      this.#failSilently('PEER_ALERT', alert.description);
    } else {
      this.counters.ignored++;
    }
  }

  #keepEarly(record: DtlsRecord): void {
    if (this.#isOver()) return;
    if (record.fragment.length > MAX_EARLY_RECORD_BYTES) {
      this.counters.ignored++;
      return;
    }
    // The newest stay: a retransmission pushes junk out, junk is never pushed in for long.
    if (this.#early.length === MAX_EARLY_RECORDS) this.#early.shift();
    this.#early.push({ ...record, fragment: Buffer.from(record.fragment) });
  }

  #openEarly(nowMs: number): void {
    if (this.#early.length === 0 || this.#keysProven || !this.#deriveKeys()) return;
    const early = this.#early;
    this.#early = [];
    for (const record of early) if (!this.#isOver()) this.#onProtected(nowMs, record);
  }

  /**
   * Puts the keys in place that follow from the client's messages as they are held now; anew when
   * those have changed, since a forged one may have been the first.
   */
  #deriveKeys(): boolean {
    const certificate = this.#reassembly.message(PLACE.certificate);
    const keyExchange = this.#reassembly.message(PLACE.clientKeyExchange);
    if (this.#handshake === null || certificate === undefined || keyExchange === undefined) {
      return false;
    }
    const inputs = Buffer.concat([certificate, keyExchange]);
    if (this.#keyedBy?.equals(inputs) === true) return true;
    if (++this.#derivations > MAX_KEY_DERIVATIONS) {
      this.#fail('NO_KEYS');
      return false;
    }
    const ciphers = this.#handshake.deriveCiphers(certificate, keyExchange);
    if (ciphers === undefined) {
      // No key at all may be anybody's; the next one is looked at again.
      this.#reassembly.forget(PLACE.clientKeyExchange);
      this.counters.restarted++;
      return false;
    }
    this.#keyedBy = inputs;
    this.#records.useCiphers(ciphers);
    return true;
  }

  // — the verdict ————————————————————————————————————————————————————————————————————————————

  #conclude(nowMs: number): void {
    const certificate = this.#reassembly.message(PLACE.certificate);
    const clientKeyExchange = this.#reassembly.message(PLACE.clientKeyExchange);
    const certificateVerify = this.#reassembly.message(PLACE.certificateVerify);
    const finished = this.#reassembly.message(PLACE.finished);
    if (!this.#keysProven || this.#handshake === null) return;
    if (!certificate || !clientKeyExchange || !certificateVerify || !finished) return;
    const verdict = this.#handshake.conclude({
      certificate,
      clientKeyExchange,
      certificateVerify,
      finished,
    });
    if (verdict === 'inconclusive') {
      if (++this.#inconclusive > MAX_INCONCLUSIVE) this.#fail('FINISHED_WRONG');
      else this.#reassembly.forget(PLACE.certificateVerify);
      return;
    }
    if ('refused' in verdict) {
      this.#fail(verdict.refused);
      return;
    }
    this.#handshake.wipe();
    this.#handshake = null;
    this.#keyedBy = null;
    this.#reassembly.settle(CLIENT_MESSAGES.length);
    this.#remoteCertificateDer = verdict.certificateDer;
    this.#srtp = verdict.srtp;
    // Before our Finished: a client that is not the one described is told so instead of "done".
    if (this.#expected !== null && !this.#isDescribed()) {
      this.#fail('FINGERPRINT_MISMATCH');
      return;
    }
    this.#state = 'unverified';
    this.#outbound.epoch = 1;
    this.#outbound.sendFlight(nowMs, verdict.flight, 'asked');
    if (this.#expected !== null) this.#verifyFingerprint();
  }

  #verifyFingerprint(): void {
    if (!this.#isDescribed()) {
      this.#fail('FINGERPRINT_MISMATCH');
      return;
    }
    this.#state = 'connected';
    this.#deadlineMs = Infinity;
    this.#remoteCertificateDer = null;
  }

  #isDescribed(): boolean {
    return (
      this.#remoteCertificateDer !== null &&
      this.#expected !== null &&
      matchesFingerprint(this.#remoteCertificateDer, this.#expected)
    );
  }

  // — out ————————————————————————————————————————————————————————————————————————————————————

  #repeatFlight(nowMs: number): void {
    if (this.#outbound.repeatOnDemand(nowMs)) this.counters.resent++;
  }

  #fail(code: DtlsFailureCode, alertInClear: number | null = null): void {
    const alert = ALERT_OF_FAILURE[code];
    // Somebody who has not said a word is told nothing.
    if (alert !== null && this.#state !== 'new') this.#outbound.alert(ALERT_FATAL, alert);
    this.#failSilently(code, alert ?? alertInClear);
  }

  #failSilently(code: DtlsFailureCode, alert: number | null): void {
    this.#state = 'failed';
    this.#failure = { code, alert };
    if (this.#srtp !== null) wipeSrtpKeys(this.#srtp);
    this.#forget();
  }

  /** What is over needs no secrets and no memory; what has been written still leaves. */
  #forget(): void {
    this.#handshake?.wipe();
    this.#handshake = null;
    this.#keyedBy = null;
    this.#records.useCiphers(null);
    this.#reassembly = new Reassembly(CLIENT_MESSAGES);
    this.#outbound.stop();
    this.#early = [];
    this.#srtp = null;
    this.#remoteCertificateDer = null;
    this.#deadlineMs = Infinity;
  }
}
