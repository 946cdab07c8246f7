import type { Output, Path } from '../path.ts';
import type { TransportState, TransportStats } from '../types.ts';
import { newCounters } from './association.ts';
import type { Association, RemoteTransport } from './association.ts';
import { DtlsServer } from './dtls/index.ts';
import type { DtlsCertificate } from './dtls/index.ts';
import { IceLite } from './ice-lite.ts';
import { createSrtpReceiver, createSrtpSender } from './srtp/index.ts';
import type { SrtpProfile, SrtpReceiver, SrtpSender } from './srtp/index.ts';

/** No SRTP keys yet: the packet outran the handshake, or the fingerprint is not proven. */
export const NO_KEYS = -100;

/**
 * AES_CM first: on node:crypto it costs less per packet than GCM, whose cipher object must be
 * made anew for each packet; GCM is taken when it is all that the far end offers.
 */
export const DEFAULT_SRTP_PROFILES: readonly SrtpProfile[] = [
  'AES_CM_128_HMAC_SHA1_80',
  'AEAD_AES_128_GCM',
];

export interface TransportOptions {
  readonly certificate: DtlsCertificate;
  readonly output: Output;
  readonly random: (sizeBytes: number) => Buffer;
  readonly srtpProfiles?: readonly SrtpProfile[];
  /** A handshake that takes longer fails (default 30 s, SECURITY row D15's bound). */
  readonly handshakeTimeoutMs?: number;
  /** Lets tests and simulations put the two-time-pad detector around the sender. */
  readonly wrapSender?: (sender: SrtpSender) => SrtpSender;
}

/**
 * One ICE + DTLS + SRTP association (RFC 8445 lite, RFC 6347, RFC 5764, RFC 3711).
 *
 *     new --authentic check--> connecting --handshake done and fingerprint proven--> connected
 *     connecting --handshake refused, or too long--> failed
 *     connecting, connected --consent expired (RFC 7675)--> disconnected
 *     any --close(), or the far end's close_notify--> closed
 *
 * Checks are answered and the handshake runs before the far end's description is known: a browser
 * starts both right after its setLocalDescription, and our credentials prove it. Keys exist only
 * once the certificate's fingerprint has been compared, so nothing is decrypted before.
 */
export class Transport implements Association {
  readonly counters = newCounters();
  readonly #ice: IceLite;
  readonly #dtls: DtlsServer;
  readonly #output: Output;
  readonly #wrapSender: (sender: SrtpSender) => SrtpSender;
  #state: TransportState = 'new';
  #receiver: SrtpReceiver | null = null;
  #sender: SrtpSender | null = null;
  #remoteKnown = false;

  constructor(options: TransportOptions) {
    this.#ice = new IceLite({ random: options.random });
    this.#dtls = new DtlsServer({
      certificate: options.certificate,
      srtpProfiles: options.srtpProfiles ?? DEFAULT_SRTP_PROFILES,
      random: options.random,
      ...(options.handshakeTimeoutMs === undefined
        ? {}
        : { handshakeTimeoutMs: options.handshakeTimeoutMs }),
    });
    this.#output = options.output;
    this.#wrapSender = options.wrapSender ?? ((sender) => sender);
  }

  get state(): TransportState {
    return this.#state;
  }

  get ufrag(): string {
    return this.#ice.ufrag;
  }

  get pwd(): string {
    return this.#ice.pwd;
  }

  get selected(): Path | null {
    return this.#ice.selected;
  }

  /** Taken once: a later description of the same association cannot exchange the proven peer. */
  setRemote(nowMs: number, remote: RemoteTransport): void {
    if (this.#remoteKnown) return;
    this.#remoteKnown = true;
    this.#ice.setRemote(remote.iceUfrag, remote.icePwd);
    this.#dtls.setRemoteFingerprints(nowMs, remote.fingerprints);
    const path = this.#ice.selected;
    if (path !== null) this.#sendDtls(path);
    this.#afterDtls();
  }

  receiveStun(nowMs: number, from: Path, datagram: Buffer): boolean {
    if (this.#isOver()) return false;
    const { reply, accepted } = this.#ice.receive(nowMs, from, datagram);
    if (reply !== null) this.#sendTo(from, reply);
    if (accepted && this.#state === 'new') this.#state = 'connecting';
    return accepted;
  }

  receiveDtls(nowMs: number, from: Path, datagram: Buffer): void {
    this.#count(datagram.length);
    this.#dtls.receive(nowMs, datagram);
    this.#sendDtls(from);
    this.#afterDtls();
  }

  unprotectRtp(packet: Buffer, sizeBytes: number, headerSizeBytes: number): number {
    this.#count(sizeBytes);
    if (this.#receiver === null) return NO_KEYS;
    const size = this.#receiver.unprotectRtp(packet, sizeBytes, headerSizeBytes);
    if (size < 0) this.counters.refused++;
    return size;
  }

  unprotectRtcp(packet: Buffer, sizeBytes: number): number {
    this.#count(sizeBytes);
    if (this.#receiver === null) return NO_KEYS;
    const size = this.#receiver.unprotectRtcp(packet, sizeBytes);
    if (size < 0) this.counters.refused++;
    return size;
  }

  sendRtp(slot: Buffer, sizeBytes: number, headerSizeBytes: number): boolean {
    const path = this.#ice.selected;
    if (this.#sender === null || path === null) return false;
    return this.#sendProtected(
      path,
      slot,
      this.#sender.protectRtp(slot, sizeBytes, headerSizeBytes),
    );
  }

  sendRtcp(slot: Buffer, sizeBytes: number): boolean {
    const path = this.#ice.selected;
    if (this.#sender === null || path === null) return false;
    return this.#sendProtected(path, slot, this.#sender.protectRtcp(slot, sizeBytes));
  }

  tick(nowMs: number): void {
    if (this.#isOver()) return;
    this.#dtls.tick(nowMs);
    const path = this.#ice.selected;
    if (path !== null) this.#sendDtls(path);
    this.#afterDtls();
    if (this.#ice.consentExpired(nowMs)) {
      // RFC 7675 §5.1: late checks do not re-establish consent; new credentials do. A TCP
      // connection is treated alike, and has no other use.
      for (const path of this.#ice.forget()) {
        if (path.protocol === 'tcp') this.#output.close(path);
      }
      this.#state = 'disconnected';
    }
  }

  nextTimeoutMs(): number {
    if (this.#isOver()) return Infinity;
    return Math.min(this.#dtls.nextTimeoutMs(), this.#ice.consentDeadlineMs());
  }

  pathClosed(path: Path): void {
    this.#ice.forgetPath(path);
  }

  close(nowMs: number): void {
    if (this.#state === 'closed') return;
    this.#dtls.close(nowMs);
    const path = this.#ice.selected;
    if (path !== null) this.#sendDtls(path);
    this.#release('closed');
  }

  stats(): Omit<TransportStats, 'direction' | 'dropped'> {
    return {
      state: this.#state,
      protocol: this.#ice.selected?.protocol ?? null,
      srtpProfile: this.#dtls.srtp?.profile ?? null,
      datagramsIn: this.counters.datagramsIn,
      datagramsOut: this.counters.datagramsOut,
      bytesIn: this.counters.bytesIn,
      bytesOut: this.counters.bytesOut,
    };
  }

  #isOver(): boolean {
    return this.#state === 'closed' || this.#state === 'failed' || this.#state === 'disconnected';
  }

  #count(sizeBytes: number): void {
    this.counters.datagramsIn++;
    this.counters.bytesIn += sizeBytes;
  }

  #sendProtected(path: Path, slot: Buffer, sizeBytes: number): boolean {
    if (sizeBytes < 0) return false;
    this.counters.datagramsOut++;
    this.counters.bytesOut += sizeBytes;
    this.#output.send(path, slot, sizeBytes);
    return true;
  }

  #sendTo(path: Path, datagram: Buffer): void {
    const slot = this.#output.slot();
    datagram.copy(slot);
    this.counters.datagramsOut++;
    this.counters.bytesOut += datagram.length;
    this.#output.send(path, slot, datagram.length);
  }

  #sendDtls(path: Path): void {
    for (const datagram of this.#dtls.takeDatagrams()) this.#sendTo(path, datagram);
  }

  /** The end: keys and paths are given up, for good. */
  #release(state: 'failed' | 'closed'): void {
    for (const path of this.#ice.paths()) {
      path.owner = null;
      if (path.protocol === 'tcp') this.#output.close(path);
    }
    this.#receiver = null;
    this.#sender = null;
    this.#state = state;
  }

  #afterDtls(): void {
    switch (this.#dtls.state) {
      case 'connected': {
        const keys = this.#dtls.srtp;
        if (this.#receiver !== null || keys === null) return;
        this.#receiver = createSrtpReceiver(keys.upstream);
        this.#sender = this.#wrapSender(createSrtpSender(keys.downstream));
        this.#state = 'connected';
        return;
      }
      case 'failed':
        this.#release('failed');
        return;
      case 'closed':
        this.#release('closed');
        return;
      case 'new':
      case 'handshaking':
      case 'unverified':
        return;
    }
  }
}
