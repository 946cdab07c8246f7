import { createSocket } from 'node:dgram';
import type { Socket } from 'node:dgram';
import { once } from 'node:events';
import {
  PictureLossIndication,
  RtcpPayloadSpecificFeedback,
  RtcpReceiverInfo,
  RtcpRrPacket,
} from 'werift';
import type { RtpHeader } from 'werift';
import type { Certificate } from './certificate.ts';
import { createLocalEnd } from './description.ts';
import type { LocalEnd, RemoteEnd } from './description.ts';
import { DtlsEnd, isDtls, keyedBy } from './dtls.ts';
import type { Keyed, SrtpKeys, SrtpProfile } from './dtls.ts';
import { IceCheck, isStun } from './ice-check.ts';
import { PadWatch } from './pad-watch.ts';
import { writeRemb } from './remb.ts';

/** A lost check is repeated soon; afterwards consent is refreshed well within 30 s (RFC 7675). */
const FIRST_CHECKS_MS = 100;
const CONSENT_MS = 4_000;

/** Room for what arrives while this process is busy; the kernel grants what it allows. */
const SOCKET_BUFFER_BYTES = 4 * 1024 * 1024;

/**
 * A server sends as soon as its end of the handshake is done, and werift takes some turns of the
 * event loop to say that ours is.
 */
const MAX_EARLY = 256;

/** What a receiver says it can take: more than any case sends, so that nothing is held back. */
const REMB_BPS = 1_000_000_000;

const NO_LOSS = {
  fractionLost: 0,
  packetsLost: 0,
  highestSequence: 0,
  jitter: 0,
  lsr: 0,
  dlsr: 0,
} as const;

export interface Counts {
  /** SRTP packets whose authentication failed, or that could not be read. */
  refused: number;
  /** Authentic ones under an index that another ciphertext had before them. */
  reused: number;
}

/**
 * One transport of a participant, from its own UDP socket: checks, DTLS client, SRTP. It is to
 * the server what a browser is, on a stack (werift) that shares no code with the engine.
 */
export class LoadPeer {
  readonly local: LocalEnd;
  readonly counts: Counts = { refused: 0, reused: 0 };
  /** Plaintext RTP that was authentic. The packet is the callee's to keep. */
  onPacket: (packet: Buffer) => void = () => undefined;
  /** Plaintext RTCP compounds that were authentic. */
  onRtcp: (packet: Buffer) => void = () => undefined;

  readonly #pads = new PadWatch();
  readonly #socket: Socket;
  readonly #profiles: readonly SrtpProfile[];
  #remote: Pick<RemoteEnd, 'address' | 'port'> | null = null;
  #check: IceCheck | null = null;
  #dtls: DtlsEnd | null = null;
  #keyed: Keyed | null = null;
  /** What came before the keys did. */
  readonly #early: Buffer[] = [];
  #timer: NodeJS.Timeout | null = null;
  #onChecked: () => void = () => undefined;

  private constructor(certificate: Certificate, profiles: readonly SrtpProfile[], socket: Socket) {
    this.local = createLocalEnd(certificate);
    this.#profiles = profiles;
    this.#socket = socket;
    socket.on('message', (datagram) => this.#receive(datagram));
  }

  static async open(
    certificate: Certificate,
    profiles: readonly SrtpProfile[],
    address = '127.0.0.1',
  ): Promise<LoadPeer> {
    const socket = createSocket({
      type: 'udp4',
      recvBufferSize: SOCKET_BUFFER_BYTES,
      sendBufferSize: SOCKET_BUFFER_BYTES,
      // An address needs no name service: without this each send takes a turn through one.
      lookup: (host, _options, done) => done(null, host, 4),
    });
    // Asked for first: with a synchronous lookup it happens within `bind`.
    const listening = once(socket, 'listening');
    socket.bind(0, address);
    await listening;
    return new LoadPeer(certificate, profiles, socket);
  }

  /** Checks, shakes hands, and is ready to send and receive. */
  async connect(remote: RemoteEnd, timeoutMs = 10_000): Promise<void> {
    this.#remote = remote;
    const late = Promise.withResolvers<never>();
    const limit = setTimeout(
      () => late.reject(new Error(`No connection to the server within ${timeoutMs} ms.`)),
      timeoutMs,
    );
    try {
      await Promise.race([this.#connect(remote), late.promise]);
    } finally {
      clearTimeout(limit);
    }
  }

  async #connect(remote: RemoteEnd): Promise<void> {
    const checked = Promise.withResolvers<undefined>();
    this.#onChecked = () => checked.resolve(undefined);
    const check = new IceCheck(this.local, remote);
    this.#check = check;
    this.#repeatCheck(check, FIRST_CHECKS_MS);
    await checked.promise;
    this.#repeatCheck(check, CONSENT_MS);

    this.#dtls = new DtlsEnd(this.local.certificate, this.#profiles, (datagram) =>
      this.#transmit(datagram),
    );
    this.#keyed = await this.#dtls.handshake(remote.fingerprint);
    for (const datagram of this.#early.splice(0)) this.#receive(datagram);
  }

  /** Ready at once: no checks, no handshake, for an end that knows the same keys. */
  connectKeyed(
    remote: Pick<RemoteEnd, 'address' | 'port'>,
    profile: SrtpProfile,
    keys: SrtpKeys,
  ): void {
    this.#remote = remote;
    this.#keyed = keyedBy(profile, keys);
  }

  /** The UDP port that it sends from. */
  get port(): number {
    return this.#socket.address().port;
  }

  /** Encrypts and sends one packet; silently nothing before the connection stands. */
  send(header: RtpHeader, payload: Buffer): void {
    if (this.#keyed !== null) this.#transmit(this.#keyed.srtp.encrypt(payload, header));
  }

  /** Encrypts and sends a compound of RTCP; silently nothing before the connection stands. */
  sendRtcp(compound: Buffer): void {
    if (this.#keyed !== null) this.#transmit(this.#keyed.srtcp.encrypt(compound));
  }

  /**
   * Tells the server that the path loses nothing (RR) and carries whatever it likes to send (REMB).
   *
   * @param mediaSsrcs of what is received, at most 31
   */
  reportCapacity(mediaSsrcs: readonly number[]): void {
    const reports = mediaSsrcs.map((ssrc) => new RtcpReceiverInfo({ ...NO_LOSS, ssrc }));
    const report = new RtcpRrPacket({ ssrc: 1, reports }).serialize();
    this.sendRtcp(Buffer.concat([report, writeRemb(REMB_BPS, mediaSsrcs)]));
  }

  /** Asks for a key frame (PLI, RFC 4585 §6.3.1). */
  askForKeyFrame(mediaSsrc: number): void {
    const feedback = new PictureLossIndication({ senderSsrc: 1, mediaSsrc });
    this.sendRtcp(new RtcpPayloadSpecificFeedback({ feedback }).serialize());
  }

  close(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#keyed = null;
    this.#socket.close();
  }

  #repeatCheck(check: IceCheck, everyMs: number): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#transmit(check.request());
    this.#timer = setInterval(() => this.#transmit(check.request()), everyMs);
  }

  #transmit(datagram: Buffer): void {
    if (this.#remote === null) return;
    this.#socket.send(datagram, this.#remote.port, this.#remote.address);
  }

  #receive(datagram: Buffer): void {
    if (isStun(datagram)) {
      if (this.#check?.accepts(datagram)) this.#onChecked();
    } else if (isDtls(datagram)) {
      this.#dtls?.receive(datagram);
    } else if (this.#keyed === null) {
      if (this.#early.length < MAX_EARLY) this.#early.push(datagram);
    } else if (isRtcp(datagram)) {
      const compound = this.#decrypted(this.#keyed.srtcp, datagram);
      if (compound !== null) this.onRtcp(compound);
    } else {
      const packet = this.#decrypted(this.#keyed.srtp, datagram);
      if (packet === null) return;
      if (!this.#pads.add(datagram)) this.counts.reused++;
      this.onPacket(packet);
    }
  }

  #decrypted(session: Keyed['srtp' | 'srtcp'], datagram: Buffer): Buffer | null {
    try {
      return session.decrypt(datagram);
    } catch {
      this.counts.refused++;
      return null;
    }
  }
}

/** RFC 5761 §4: RTCP's packet types lie where an RTP marker and payload type would say 64–95. */
function isRtcp(datagram: Buffer): boolean {
  const second = datagram[1] ?? 0;
  return second >= 192 && second <= 223;
}
