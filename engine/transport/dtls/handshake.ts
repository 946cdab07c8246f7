import { timingSafeEqual } from 'node:crypto';
import { remoteKeyOf } from './certificate.ts';
import type { DtlsCertificate } from './certificate.ts';
import {
  parseCertificate,
  parseCertificateVerify,
  parseClientKeyExchange,
} from './client-messages.ts';
import type { ClientHello } from './client-hello.ts';
import type { DtlsFailureCode } from './failure.ts';
import type { FlightMessage } from './flight.ts';
import * as messages from './handshake-message.ts';
import { bodyOf, writeFragment } from './handshake-message.ts';
import { ephemeralKey } from './key-exchange.ts';
import type { EphemeralKey } from './key-exchange.ts';
import {
  exportSrtpKeys,
  extendedMasterSecret,
  recordCiphers,
  transcriptHash,
  verifyData,
} from './key-schedule.ts';
import type { RecordCiphers, SrtpKeyPair } from './key-schedule.ts';
import type { Agreement, Refusal } from './negotiation.ts';
import * as serverMessages from './server-messages.ts';
import { signEcdsa, verifySignature } from './signature.ts';

/** The client's second flight, whole messages with their headers. */
export interface ClientFlight {
  readonly certificate: Buffer;
  readonly clientKeyExchange: Buffer;
  readonly certificateVerify: Buffer;
  readonly finished: Buffer;
}

export interface HandshakeResult {
  readonly flight: readonly FlightMessage[];
  readonly certificateDer: Buffer;
  readonly srtp: SrtpKeyPair;
}

/**
 * `inconclusive`: neither the signature nor Finished is right. As CertificateVerify travels in
 * clear, that is what a forged one looks like; a retransmission will tell.
 */
export type HandshakeVerdict = HandshakeResult | Refusal | 'inconclusive';

/**
 * The cryptography of one full handshake, from an accepted ClientHello to the client's Finished.
 * It knows nothing of records, fragments, time and loss: messages in, messages and verdicts out.
 */
export class Handshake {
  /** ServerHello to ServerHelloDone. */
  readonly flight: readonly FlightMessage[];
  readonly #clientRandom: Buffer;
  readonly #serverRandom: Buffer;
  readonly #agreement: Agreement;
  readonly #ephemeral: EphemeralKey;
  /** ClientHello and our flight as they are hashed: unfragmented (RFC 6347 §4.2.6). */
  readonly #transcript: readonly Buffer[];
  #masterSecret: Buffer | null = null;

  constructor(
    helloMessage: Buffer,
    hello: ClientHello,
    agreement: Agreement,
    certificate: DtlsCertificate,
    random: (sizeBytes: number) => Buffer,
  ) {
    this.#agreement = agreement;
    this.#clientRandom = hello.random;
    this.#serverRandom = Buffer.from(random(32));
    this.#ephemeral = ephemeralKey(agreement.group, random);
    const { publicKey } = this.#ephemeral;
    const parameters = serverMessages.keyExchangeParameters(agreement.group, publicKey);
    const signed = Buffer.concat([this.#clientRandom, this.#serverRandom, parameters]);
    const signature = signEcdsa(certificate.privateKey, signed);
    const bodies: readonly (readonly [type: number, body: Buffer])[] = [
      [messages.SERVER_HELLO, serverMessages.serverHello(hello, this.#serverRandom, agreement)],
      [messages.CERTIFICATE, serverMessages.certificate(certificate.certificateDer)],
      [messages.SERVER_KEY_EXCHANGE, serverMessages.serverKeyExchange(parameters, signature)],
      [messages.CERTIFICATE_REQUEST, serverMessages.certificateRequest()],
      [messages.SERVER_HELLO_DONE, Buffer.alloc(0)],
    ];
    this.flight = bodies.map(([type, body], messageSequence) => ({
      kind: 'handshake',
      epoch: 0,
      type,
      messageSequence,
      body,
    }));
    this.#transcript = [
      helloMessage,
      ...bodies.map(([type, body], messageSequence) => writeFragment(type, messageSequence, body)),
    ];
  }

  /**
   * Derives the keys that follow from the client's ephemeral key and from everything said so far,
   * the client's certificate included.
   *
   * @returns undefined when the key is none
   */
  deriveCiphers(certificate: Buffer, clientKeyExchange: Buffer): RecordCiphers | undefined {
    const remote = parseClientKeyExchange(bodyOf(clientKeyExchange));
    const preMasterSecret = remote && this.#ephemeral.agree(remote);
    if (preMasterSecret === undefined) return undefined;
    const { suite } = this.#agreement;
    const session = [...this.#transcript, certificate, clientKeyExchange];
    const sessionHash = transcriptHash(suite.hash, session);
    this.wipe();
    this.#masterSecret = extendedMasterSecret(suite.hash, preMasterSecret, sessionHash);
    preMasterSecret.fill(0);
    return recordCiphers(suite, this.#masterSecret, this.#clientRandom, this.#serverRandom);
  }

  /**
   * Judges the client's second flight once a record has been opened with the keys of
   * `deriveCiphers`. That record proves the certificate and the key exchange to be the ones the
   * client has sent (the keys depend on every byte of both, RFC 7627), so whatever is wrong with
   * them is the client's doing.
   */
  conclude(client: ClientFlight): HandshakeVerdict {
    const masterSecret = this.#masterSecret;
    if (masterSecret === null) return 'inconclusive';
    const certificateDer = parseCertificate(bodyOf(client.certificate));
    if (certificateDer === undefined) return { refused: 'BAD_CERTIFICATE' };
    if (certificateDer === null) return { refused: 'NO_CLIENT_CERTIFICATE' };
    const remote = remoteKeyOf(certificateDer);
    if (remote.state === 'malformed') return { refused: 'BAD_CERTIFICATE' };
    if (remote.state === 'unsupported') return { refused: 'UNSUPPORTED_CERTIFICATE' };

    const { suite, srtpProfile } = this.#agreement;
    // Everything up to ClientKeyExchange is signed (RFC 5246 §7.4.8): with the server's random in
    // it, a signature that was seen elsewhere is of no use.
    const signed = [...this.#transcript, client.certificate, client.clientKeyExchange];
    const proof = parseCertificateVerify(bodyOf(client.certificateVerify));
    const proven =
      proof !== undefined &&
      verifySignature(proof.scheme, remote.key, Buffer.concat(signed), proof.signature);
    const hashed = [...signed, client.certificateVerify];
    const expected = verifyData(suite.hash, masterSecret, 'client', hashed);
    const received = bodyOf(client.finished);
    const finished = received.length === expected.length && timingSafeEqual(received, expected);
    if (!finished) return proven ? { refused: 'FINISHED_WRONG' } : 'inconclusive';
    if (!proven) return { refused: 'CERTIFICATE_VERIFY_WRONG' };

    const ours = verifyData(suite.hash, masterSecret, 'server', [...hashed, client.finished]);
    return {
      flight: [
        { kind: 'changeCipherSpec' },
        {
          kind: 'handshake',
          epoch: 1,
          type: messages.FINISHED,
          messageSequence: this.flight.length,
          body: ours,
        },
      ],
      certificateDer: Buffer.from(certificateDer),
      srtp: exportSrtpKeys(
        srtpProfile,
        suite.hash,
        masterSecret,
        this.#clientRandom,
        this.#serverRandom,
      ),
    };
  }

  /** Overwrites the master secret. */
  wipe(): void {
    this.#masterSecret?.fill(0);
    this.#masterSecret = null;
  }
}

/** Which refusal a flight without CertificateVerify deserves. */
export function unprovenBecause(certificate: Buffer): DtlsFailureCode {
  return parseCertificate(bodyOf(certificate)) === null
    ? 'NO_CLIENT_CERTIFICATE'
    : 'CERTIFICATE_VERIFY_MISSING';
}
