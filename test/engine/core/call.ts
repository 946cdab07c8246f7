import * as assert from 'uvu/assert';
import { Simulation } from 'auscult/simulation';
import type { SimulatedConnection, SimulationOptions } from 'auscult/simulation';
import type { TrackInfo } from 'auscult/engine';
import { createRtpView, parseRtpHeader } from '../../../engine/rtp/header.ts';
import { modelledAnswer, modelledOffer } from '../../../engine/simulation/descriptions.ts';
import {
  EXTENSION_ID,
  PAYLOAD_TYPE,
  rtpPacket,
  vp8Payloads,
} from '../../../engine/simulation/packets.ts';
import { DATAGRAM, classify } from '../../../engine/transport/demux.ts';
import type { DtlsCertificate } from '../../../engine/transport/dtls/index.ts';
import { createSrtpReceiver, createSrtpSender } from '../../../engine/transport/srtp/index.ts';
import type { SrtpReceiver, SrtpSender } from '../../../engine/transport/srtp/index.ts';
import { DtlsTestClient } from '../transport/dtls/client.ts';
import { CLIENT_CERTIFICATE, SERVER_CERTIFICATE } from '../transport/dtls/pair.ts';
import { check } from '../transport/ice/fixture.ts';
import type { CheckOptions } from '../transport/ice/fixture.ts';

export const SESSION = 'consult';
const ROLES = {
  broadcaster: { publish: ['camera', 'screen'], receive: true },
  viewer: { publish: [], receive: true },
} as const;
export const LINE = { toCore: { delayMs: 10 }, fromCore: { delayMs: 10 } };
/** The first half of the username in every modelled description. */
export const OWN_UFRAG = 'simulated';

/** A core with one session in a virtual world. */
export class CallSimulation extends Simulation {
  /** Without ICE's integrity, DTLS and SRTP: bytes travel as they are. */
  readonly isPlain: boolean;

  constructor(options: Pick<SimulationOptions, 'core' | 'createTransport'>) {
    super({ seed: 1, roles: ROLES, ...options });
    this.isPlain = options.core?.certificate === undefined;
    this.apply<'createSession'>({ kind: 'createSession', sessionId: SESSION });
  }
}

/** What a test bends in the core's associations. */
export type Bend = SimulationOptions['createTransport'];

export function startSecure(createTransport?: Bend): CallSimulation {
  return new CallSimulation({
    core: { certificate: SERVER_CERTIFICATE },
    ...(createTransport && { createTransport }),
  });
}

export function startPlain(): CallSimulation {
  return new CallSimulation({});
}

export function join(simulation: Simulation, participantId: string, role = 'broadcaster'): void {
  simulation.apply<'addParticipant'>({
    kind: 'addParticipant',
    sessionId: SESSION,
    participantId,
    role,
    held: false,
  });
}

/** The lines of a description that say whose certificate it is. */
export function fingerprintLine(certificate: DtlsCertificate): string {
  return `a=fingerprint:sha-256 ${certificate.fingerprint}`;
}

function withFingerprints(sdp: string, lines: readonly string[]): string {
  return sdp.replaceAll(/a=fingerprint:.*\r\n/g, lines.map((line) => `${line}\r\n`).join(''));
}

/** One transport of a participant: checks, a DTLS client and SRTP, on a line of its own. */
export class Peer {
  readonly dtls: DtlsTestClient;
  readonly connection: SimulatedConnection;
  /** Every datagram from the core, as it came. */
  readonly received: Buffer[] = [];
  /** RTP among them, decrypted. */
  readonly media: Buffer[] = [];
  readonly credentials: { readonly ufrag: string; readonly pwd: string };
  readonly #simulation: CallSimulation;
  #sender: SrtpSender | null = null;
  #receiver: SrtpReceiver | null = null;

  /** @param sdp the core's description */
  constructor(simulation: CallSimulation, sdp: string, certificate = CLIENT_CERTIFICATE) {
    this.#simulation = simulation;
    this.dtls = new DtlsTestClient({ certificate });
    this.credentials = {
      ufrag: /a=ice-ufrag:(\S+)/.exec(sdp)?.[1] ?? '',
      pwd: /a=ice-pwd:(\S+)/.exec(sdp)?.[1] ?? '',
    };
    this.connection = simulation.connect(LINE, (datagram) => this.#receive(datagram));
  }

  /** A check under the credentials that the two descriptions agreed upon. */
  check(options: CheckOptions = {}): Buffer {
    const username = `${this.credentials.ufrag}:${OWN_UFRAG}`;
    return check(this.credentials, { username, nominate: true, ...options });
  }

  /** Checks and shakes hands within a second. @returns whether the handshake ended well */
  connect(): boolean {
    const { clock } = this.#simulation;
    this.connection.toCore.send(this.check());
    clock.runFor(30);
    if (this.#simulation.isPlain) return true;
    this.dtls.start(clock.nowMs);
    this.#flush();
    for (let waitedMs = 0; waitedMs < 1_000 && !this.dtls.connected; waitedMs += 10) {
      clock.runFor(10);
      this.dtls.tick(clock.nowMs);
      this.#flush();
    }
    return this.dtls.connected;
  }

  /** Encrypts and sends one packet, whether the core has agreed to the keys or not. */
  send(packet: Buffer): void {
    this.connection.toCore.send(this.protect(packet));
  }

  protect(packet: Buffer): Buffer {
    if (this.#simulation.isPlain) return packet;
    const slot = Buffer.concat([packet, Buffer.alloc(64)]);
    const view = createRtpView();
    parseRtpHeader(packet, packet.length, view);
    const sender = (this.#sender ??= createSrtpSender(this.#keys().upstream));
    const sizeBytes = sender.protectRtp(slot, packet.length, view.headerSizeBytes);
    if (sizeBytes < 0) throw new Error(`The peer cannot protect its packet: ${sizeBytes}`);
    return slot.subarray(0, sizeBytes);
  }

  #keys(): NonNullable<DtlsTestClient['srtp']> {
    if (this.dtls.srtp === null) throw new Error('The peer has no keys');
    return this.dtls.srtp;
  }

  #flush(): void {
    for (const datagram of this.dtls.takeDatagrams()) this.connection.toCore.send(datagram);
  }

  #receive(datagram: Buffer): void {
    this.received.push(Buffer.from(datagram));
    const kind = classify(datagram, datagram.length);
    if (kind === DATAGRAM.dtls) {
      this.dtls.receive(this.#simulation.clock.nowMs, datagram);
      this.#flush();
    } else if (kind === DATAGRAM.rtp && this.#simulation.isPlain) {
      this.media.push(datagram);
    } else if (kind === DATAGRAM.rtp) {
      const view = createRtpView();
      parseRtpHeader(datagram, datagram.length, view);
      const receiver = (this.#receiver ??= createSrtpReceiver(this.#keys().downstream));
      const sizeBytes = receiver.unprotectRtp(datagram, datagram.length, view.headerSizeBytes);
      if (sizeBytes < 0) throw new Error(`The core sent what cannot be read: ${sizeBytes}`);
      this.media.push(datagram.subarray(0, sizeBytes));
    }
  }
}

/** A camera with one encoding; whoever holds it sends when it is told to. */
export class Publisher {
  readonly peer: Peer;
  readonly track: TrackInfo;
  readonly #simulation: CallSimulation;
  readonly #ssrc: number;
  #number = 0;

  /** @throws Error with the refusal's code when the offer is refused */
  constructor(
    simulation: CallSimulation,
    participantId: string,
    options: {
      ssrc?: number;
      certificate?: DtlsCertificate;
      /** Of the offer; default the certificate's own. */
      fingerprints?: readonly string[];
    } = {},
  ) {
    const certificate = options.certificate ?? CLIENT_CERTIFICATE;
    const offer = modelledOffer([{ mid: '0', kind: 'video', rids: [] }]);
    const answer = simulation.apply<'publish'>({
      kind: 'publish',
      sessionId: SESSION,
      participantId,
      sdp: withFingerprints(offer, options.fingerprints ?? [fingerprintLine(certificate)]),
      tracks: [{ mid: '0', source: 'camera' }],
    });
    const [track] = answer.tracks;
    if (track === undefined) throw new Error('The camera was refused');
    this.track = track;
    this.peer = new Peer(simulation, answer.sdp, certificate);
    this.#simulation = simulation;
    this.#ssrc = options.ssrc ?? 1111;
  }

  /** The next frame as plain RTP: a key frame in one packet. */
  frame(sizeBytes = 300): Buffer {
    const number = this.#number++;
    const [payload = Buffer.alloc(0)] = vp8Payloads(
      {
        keyFrame: true,
        pictureId: number,
        tl0PictureIndex: number,
        temporalLayer: 0,
        width: 320,
        height: 180,
        sizeBytes,
      },
      1_000,
    );
    return rtpPacket(
      {
        payloadType: PAYLOAD_TYPE.vp8,
        marker: true,
        sequence: number + 1,
        timestamp: Math.round(this.#simulation.clock.nowMs * 90),
        ssrc: this.#ssrc,
        extensions: new Map([[EXTENSION_ID.mid, Buffer.from('0')]]),
      },
      payload,
    );
  }

  /** Sends so many frames at 30 a second. */
  send(frames: number): void {
    for (let frame = 0; frame < frames; frame++) {
      this.peer.send(this.frame());
      this.#simulation.clock.runFor(33);
    }
  }
}

/** Subscribes and answers; the connection is the caller's to make. */
export function subscribe(
  simulation: CallSimulation,
  participantId: string,
  track: TrackInfo,
  options: {
    /** What it shows, and what its answer says that it shows. */
    certificate?: DtlsCertificate;
    described?: DtlsCertificate;
    /** The answer's way; more than half a second, and the handshake can come first. */
    answerMs?: number;
  } = {},
): Peer {
  const { certificate = CLIENT_CERTIFICATE } = options;
  const described = options.described ?? certificate;
  let peer: Peer | null = null;
  simulation.onEvent((event) => {
    if (event.kind !== 'subscribeOffer' || event.participantId !== participantId) return;
    simulation.clock.in(options.answerMs ?? 0, () => {
      simulation.apply<'acceptAnswer'>({
        kind: 'acceptAnswer',
        sessionId: SESSION,
        participantId,
        offerId: event.offerId,
        sdp: withFingerprints(modelledAnswer(event.sdp), [fingerprintLine(described)]),
      });
    });
    peer ??= new Peer(simulation, event.sdp, certificate);
  });
  simulation.apply<'subscribe'>({
    kind: 'subscribe',
    sessionId: SESSION,
    participantId,
    trackIds: [track.id],
  });
  simulation.clock.runFor(500);
  if (peer === null) throw new Error('Nothing was offered');
  return peer;
}

/** Ana publishes a camera that Campo watches, both connected under real keys. */
export function startCall(bend?: Bend): {
  simulation: CallSimulation;
  ana: Publisher;
  campo: Peer;
} {
  const simulation = startSecure(bend);
  for (const name of ['ana', 'campo']) join(simulation, name);
  const ana = new Publisher(simulation, 'ana');
  assert.ok(ana.peer.connect());
  const campo = subscribe(simulation, 'campo', ana.track);
  assert.ok(campo.connect());
  return { simulation, ana, campo };
}
