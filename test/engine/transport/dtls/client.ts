import { randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { ALERT } from '../../../../engine/transport/dtls/alerts.ts';
import {
  ByteReader,
  uint,
  uint16s,
  vector,
} from '../../../../engine/transport/dtls/byte-reader.ts';
import { CIPHER_SUITES } from '../../../../engine/transport/dtls/cipher.ts';
import type { CipherSuite } from '../../../../engine/transport/dtls/cipher.ts';
import * as type from '../../../../engine/transport/dtls/handshake-message.ts';
import {
  bodyOf,
  parseFragments,
  writeFragment,
} from '../../../../engine/transport/dtls/handshake-message.ts';
import type { HandshakeFragment } from '../../../../engine/transport/dtls/handshake-message.ts';
import { createCertificate } from '../../../../engine/transport/dtls/index.ts';
import { ephemeralKey, GROUPS } from '../../../../engine/transport/dtls/key-exchange.ts';
import {
  exportSrtpKeys,
  extendedMasterSecret,
  recordCiphers,
  transcriptHash,
  verifyData,
} from '../../../../engine/transport/dtls/key-schedule.ts';
import type { RecordCiphers, SrtpKeyPair } from '../../../../engine/transport/dtls/key-schedule.ts';
import * as record from '../../../../engine/transport/dtls/record.ts';
import {
  CLIENT_SIGNATURES,
  ECDSA_P256_SHA256,
  signEcdsa,
} from '../../../../engine/transport/dtls/signature.ts';
import { srtpProfileOfId } from '../../../../engine/transport/srtp/profile.ts';

const HELLO_VERIFY_REQUEST = 3;

/**
 * A DTLS 1.2 client that does as it should, unless told where not to. Sans-IO like the server:
 * `start`, then datagrams and time in, `takeDatagrams` out.
 *
 * It finishes its side of the handshake whatever the server proves, for its subject is the server;
 * what the server has proven is in `serverFinishedRight`.
 */
export interface DtlsTestClientOptions {
  /** Default: one made for all clients of the process. */
  readonly certificate?: ClientCertificate;
  /** Signs CertificateVerify by this TLS scheme (default ECDSA on P-256). */
  readonly sign?: { scheme: number; sign: (transcript: Buffer) => Buffer };
  readonly clientVersion?: number;
  readonly cipherSuites?: readonly number[];
  readonly compressionMethods?: readonly number[];
  readonly groups?: readonly number[];
  readonly signatureAlgorithms?: readonly number[];
  /** Ids in the order of the client's preference; null leaves use_srtp out. */
  readonly srtpProfiles?: readonly number[] | null;
  readonly extendedMasterSecret?: boolean;
  /** An unknown extension of so many bytes, to make the ClientHello as long as a browser's. */
  readonly paddingBytes?: number;
  readonly mtuBytes?: number;
  readonly retransmitMs?: number;
  readonly bend?: Bend;
}

export interface ClientCertificate {
  readonly certificateDer: Buffer;
  readonly privateKey: KeyObject;
}

/** Each hook gets what an honest client would send and returns what this one sends. */
export interface Bend {
  /** Body of a handshake message before it is hashed and sent; null leaves the message out. */
  readonly message?: (type: number, body: Buffer) => Buffer | null;
  /** Bytes that CertificateVerify signs. */
  readonly signed?: (transcript: Buffer) => Buffer;
  /** verify_data of Finished; the client's own record of the handshake keeps the right one. */
  readonly verifyData?: (data: Buffer) => Buffer;
  /** Finished travels in clear, in epoch 0. */
  readonly finishedInClear?: boolean;
}

let sharedCertificate: ClientCertificate | undefined;

export class DtlsTestClient {
  /** What the server has said in alerts, in clear or protected. */
  readonly alerts: { level: number; description: number; epoch: number }[] = [];
  /** Whole datagrams of ClientHello and of the second flight, as last sent. */
  flight: Buffer[] = [];
  connected = false;
  serverFinishedRight = false;
  serverCertificateDer: Buffer | null = null;
  suiteId = 0;
  group = 0;
  /** From the second flight on: whether the server uses them, too, is for tests to find out. */
  srtp: SrtpKeyPair | null = null;
  ciphers: RecordCiphers | null = null;
  resent = 0;

  readonly #options: DtlsTestClientOptions;
  readonly #certificate: ClientCertificate;
  readonly #random = randomBytes(32);
  readonly #nextSequence: [number, number] = [0, 0];
  #outbox: Buffer[] = [];
  #dueAtMs = Infinity;
  #intervalMs = 0;

  /** What is sent again: handshake messages with their epoch, in order. */
  #messages: { epoch: 0 | 1; type: number; messageSequence: number; body: Buffer }[] = [];
  #nextMessageSequence = 0;
  #transcript: Buffer[] = [];
  #serverMessages = new Map<number, ServerMessage>();
  #nextServerSequence = 0;
  #serverRandom: Buffer = Buffer.alloc(32);
  #serverKey: Buffer = Buffer.alloc(0);
  #suite: CipherSuite | null = null;
  #profileId = 0;
  #masterSecret: Buffer = Buffer.alloc(0);
  #certificateRequested = false;

  constructor(options: DtlsTestClientOptions = {}) {
    this.#options = options;
    this.#certificate = options.certificate ?? (sharedCertificate ??= createCertificate());
  }

  start(nowMs: number): void {
    this.#sendHello(nowMs, Buffer.alloc(0));
  }

  receive(nowMs: number, datagram: Buffer): void {
    for (const { type: content, epoch, sequence, fragment } of record.parseRecords(datagram)) {
      const plaintext =
        epoch === 0 ? fragment : this.ciphers?.server.open(content, epoch, sequence, fragment);
      if (plaintext === undefined) continue;
      if (content === record.CONTENT_ALERT) {
        const [level = 0, description = 0] = plaintext;
        this.alerts.push({ level, description, epoch });
        if (level === 2 || description === ALERT.closeNotify) this.#dueAtMs = Infinity;
      } else if (content === record.CONTENT_HANDSHAKE) {
        for (const part of parseFragments(plaintext)) this.#onFragment(nowMs, part);
      }
    }
  }

  tick(nowMs: number): void {
    if (nowMs < this.#dueAtMs) return;
    this.#intervalMs = Math.min(2 * this.#intervalMs, 1600);
    this.resend(nowMs);
  }

  nextTimeoutMs(): number {
    return this.#dueAtMs;
  }

  takeDatagrams(): Buffer[] {
    const datagrams = this.#outbox;
    this.#outbox = [];
    return datagrams;
  }

  /** Sends the last flight again, with new record numbers, as a time-out would. */
  resend(nowMs: number): void {
    this.resent++;
    this.#write();
    this.#dueAtMs = nowMs + this.#intervalMs;
  }

  /** No time-out sends anything again from here on. */
  stall(): void {
    this.#dueAtMs = Infinity;
  }

  /** A record with the next number, sealed in epoch 1. */
  record(content: number, epoch: 0 | 1, payload: Buffer): Buffer {
    const sequence = this.#nextSequence[epoch]++;
    const body =
      epoch === 0 ? payload : this.ciphers?.client.seal(content, epoch, sequence, payload);
    if (body === undefined) throw new Error('the client has no keys yet');
    return clearRecord(content, epoch, sequence, body);
  }

  #sendHello(nowMs: number, cookie: Buffer): void {
    const { bend } = this.#options;
    const body = this.#helloBody(cookie);
    this.#transcript = [];
    this.#messages = [];
    this.#push(0, type.CLIENT_HELLO, bend?.message?.(type.CLIENT_HELLO, body) ?? body);
    this.#send(nowMs);
  }

  #helloBody(cookie: Buffer): Buffer {
    const options = this.#options;
    const extension = (id: number, ...data: readonly Buffer[]): Buffer =>
      Buffer.concat([uint(2, id), vector(2, ...data)]);
    const extensions = [
      extension(10, vector(2, uint16s(options.groups ?? GROUPS))),
      extension(11, vector(1, Buffer.from([0]))),
      extension(13, vector(2, uint16s(options.signatureAlgorithms ?? CLIENT_SIGNATURES))),
      extension(0xff01, vector(1)),
    ];
    if (options.srtpProfiles !== null) {
      const profiles = uint16s(options.srtpProfiles ?? [0x0007, 0x0001]);
      extensions.push(extension(14, vector(2, profiles), vector(1)));
    }
    if (options.extendedMasterSecret !== false) extensions.push(extension(23));
    if (options.paddingBytes !== undefined) {
      extensions.push(extension(21, Buffer.alloc(options.paddingBytes)));
    }
    return Buffer.concat([
      uint(2, options.clientVersion ?? record.DTLS_1_2),
      this.#random,
      vector(1),
      vector(1, cookie),
      vector(2, uint16s(options.cipherSuites ?? CIPHER_SUITES.map(({ id }) => id))),
      vector(1, Buffer.from(options.compressionMethods ?? [0])),
      vector(2, ...extensions),
    ]);
  }

  #onFragment(nowMs: number, fragment: HandshakeFragment): void {
    if (fragment.messageSequence < this.#nextServerSequence) {
      // The server repeats itself: it has not seen what we sent (RFC 6347 §4.2.4).
      if (fragment.type === type.SERVER_HELLO_DONE && !this.connected) this.resend(nowMs);
      return;
    }
    const held =
      this.#serverMessages.get(fragment.messageSequence) ?? new ServerMessage(fragment.totalBytes);
    this.#serverMessages.set(fragment.messageSequence, held);
    held.add(fragment);
    for (;;) {
      const next = this.#serverMessages.get(this.#nextServerSequence);
      if (next?.whole !== true) return;
      this.#onMessage(nowMs, next.type, this.#nextServerSequence++, next.body);
    }
  }

  #onMessage(nowMs: number, messageType: number, messageSequence: number, body: Buffer): void {
    const reader = new ByteReader(body);
    if (messageType === HELLO_VERIFY_REQUEST) {
      reader.uint(2);
      this.#sendHello(nowMs, reader.vector(1));
      return;
    }
    if (messageType === type.FINISHED) {
      this.#onFinished(body);
      return;
    }
    this.#transcript.push(writeFragment(messageType, messageSequence, body));
    switch (messageType) {
      case type.SERVER_HELLO:
        reader.uint(2);
        this.#serverRandom = Buffer.from(reader.bytes(32));
        reader.vector(1);
        this.suiteId = reader.uint(2);
        this.#suite = CIPHER_SUITES.find(({ id }) => id === this.suiteId) ?? null;
        reader.uint(1);
        this.#onExtensions(new ByteReader(reader.vector(2)));
        return;
      case type.CERTIFICATE:
        this.serverCertificateDer = Buffer.from(new ByteReader(reader.vector(3)).vector(3));
        return;
      case type.SERVER_KEY_EXCHANGE:
        reader.uint(1);
        this.group = reader.uint(2);
        this.#serverKey = Buffer.from(reader.vector(1));
        return;
      case type.CERTIFICATE_REQUEST:
        this.#certificateRequested = true;
        return;
      case type.SERVER_HELLO_DONE:
        this.#sendSecondFlight(nowMs);
        return;
    }
  }

  #onExtensions(extensions: ByteReader): void {
    while (extensions.ok && extensions.remainingBytes > 0) {
      const id = extensions.uint(2);
      const data = new ByteReader(extensions.vector(2));
      if (id === 14) this.#profileId = data.uint16Vector(2)[0] ?? 0;
    }
  }

  #sendSecondFlight(nowMs: number): void {
    const suite = this.#suite;
    if (suite === null) return;
    const { bend } = this.#options;
    this.#messages = [];
    const bent = (messageType: number, body: Buffer): void => {
      const sent = bend?.message === undefined ? body : bend.message(messageType, body);
      if (sent !== null) this.#push(0, messageType, sent);
    };

    if (this.#certificateRequested) {
      bent(type.CERTIFICATE, vector(3, vector(3, this.#certificate.certificateDer)));
    }
    const ephemeral = ephemeralKey(this.group, randomBytes);
    bent(type.CLIENT_KEY_EXCHANGE, vector(1, ephemeral.publicKey));
    const preMasterSecret = ephemeral.agree(this.#serverKey);
    if (preMasterSecret === undefined) throw new Error('the server sent no valid key');
    const sessionHash = transcriptHash(suite.hash, this.#transcript);
    this.#masterSecret = extendedMasterSecret(suite.hash, preMasterSecret, sessionHash);
    this.ciphers = recordCiphers(suite, this.#masterSecret, this.#random, this.#serverRandom);
    const profile = srtpProfileOfId(this.#profileId);
    if (profile !== undefined) {
      this.srtp = exportSrtpKeys(
        profile,
        suite.hash,
        this.#masterSecret,
        this.#random,
        this.#serverRandom,
      );
    }
    if (this.#certificateRequested) bent(type.CERTIFICATE_VERIFY, this.#certificateVerify());

    const data = verifyData(suite.hash, this.#masterSecret, 'client', this.#transcript);
    const sent = bend?.verifyData?.(Buffer.from(data)) ?? data;
    this.#push(bend?.finishedInClear === true ? 0 : 1, type.FINISHED, sent);
    this.#send(nowMs);
  }

  #certificateVerify(): Buffer {
    const transcript = Buffer.concat(this.#transcript);
    const signed = this.#options.bend?.signed?.(transcript) ?? transcript;
    const { scheme, sign } = this.#options.sign ?? {
      scheme: ECDSA_P256_SHA256,
      sign: (bytes: Buffer) => signEcdsa(this.#certificate.privateKey, bytes),
    };
    return Buffer.concat([uint(2, scheme), vector(2, sign(signed))]);
  }

  #onFinished(body: Buffer): void {
    const suite = this.#suite;
    if (suite === null) return;
    const expected = verifyData(suite.hash, this.#masterSecret, 'server', this.#transcript);
    this.serverFinishedRight = body.equals(expected);
    this.connected = true;
    this.#dueAtMs = Infinity;
  }

  #push(epoch: 0 | 1, messageType: number, body: Buffer): void {
    const messageSequence = this.#nextMessageSequence++;
    this.#messages.push({ epoch, type: messageType, messageSequence, body });
    this.#transcript.push(writeFragment(messageType, messageSequence, body));
  }

  #send(nowMs: number): void {
    this.#intervalMs = this.#options.retransmitMs ?? 50;
    this.#dueAtMs = nowMs + this.#intervalMs;
    this.#write();
  }

  /** One record per fragment, as many records per datagram as fit. */
  #write(): void {
    const mtuBytes = this.#options.mtuBytes ?? 1200;
    const records: Buffer[] = [];
    const largest = mtuBytes - record.RECORD_HEADER_BYTES - type.HANDSHAKE_HEADER_BYTES - 24;
    for (const { epoch, type: messageType, messageSequence, body } of this.#messages) {
      if (messageType === type.FINISHED) {
        records.push(this.record(record.CONTENT_CHANGE_CIPHER_SPEC, 0, Buffer.from([1])));
      }
      for (let offset = 0; offset === 0 || offset < body.length; offset += largest) {
        const size = Math.min(largest, body.length - offset);
        const fragment = writeFragment(messageType, messageSequence, body, offset, size);
        records.push(this.record(record.CONTENT_HANDSHAKE, epoch, fragment));
      }
    }
    this.flight = packed(records, mtuBytes);
    this.#outbox.push(...this.flight);
  }
}

class ServerMessage {
  type = 0;
  readonly body: Buffer;
  readonly #held: Set<number> = new Set();

  constructor(totalBytes: number) {
    this.body = Buffer.alloc(totalBytes);
  }

  get whole(): boolean {
    return this.#held.size === this.body.length;
  }

  add(fragment: HandshakeFragment): void {
    this.type = fragment.type;
    fragment.body.copy(this.body, fragment.offset);
    for (let at = 0; at < fragment.body.length; at++) this.#held.add(fragment.offset + at);
  }
}

/** A record as it travels; whether `body` is sealed is the caller's affair. */
export function clearRecord(
  content: number,
  epoch: number,
  sequence: number,
  body: Buffer,
): Buffer {
  const bytes = Buffer.alloc(record.RECORD_HEADER_BYTES + body.length);
  record.writeRecordHeader(bytes, content, epoch, sequence, body.length);
  body.copy(bytes, record.RECORD_HEADER_BYTES);
  return bytes;
}

/** A ClientHello's body, taken from the first flight of a client that sent it in one piece. */
export function helloOf(client: DtlsTestClient): Buffer {
  const body = Buffer.concat(
    client.flight.flatMap((datagram) =>
      record
        .parseRecords(datagram)
        .flatMap(({ fragment }) => parseFragments(fragment).map((part) => part.body)),
    ),
  );
  return bodyOf(writeFragment(type.CLIENT_HELLO, 0, body));
}

function packed(records: readonly Buffer[], mtuBytes: number): Buffer[] {
  const datagrams: Buffer[] = [];
  let current: Buffer[] = [];
  let size = 0;
  for (const bytes of records) {
    if (size + bytes.length > mtuBytes && current.length > 0) {
      datagrams.push(Buffer.concat(current));
      current = [];
      size = 0;
    }
    current.push(bytes);
    size += bytes.length;
  }
  datagrams.push(Buffer.concat(current));
  return datagrams;
}
