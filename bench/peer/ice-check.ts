import { randomBytes } from 'node:crypto';
import { classes, Message, methods, parseMessage } from 'werift';
import type { LocalEnd, RemoteEnd } from './description.ts';

/** RFC 8445 §5.1.2.1: a host candidate's, first component, highest local preference. */
const PRIORITY = ((126 << 24) | (65_535 << 8) | 255) >>> 0;

/** STUN's range of first bytes (RFC 7983 §7). */
export function isStun(datagram: Buffer): boolean {
  return (datagram[0] ?? 255) < 4;
}

/** The controlling side of ICE towards a lite agent with one candidate: one pair, nominated. */
export class IceCheck {
  readonly #local: LocalEnd;
  readonly #remote: RemoteEnd;
  readonly #tieBreaker = randomBytes(8).readBigUInt64BE();
  readonly #open = new Set<string>();

  constructor(local: LocalEnd, remote: RemoteEnd) {
    this.#local = local;
    this.#remote = remote;
  }

  /** A new binding request that nominates the pair (RFC 8445 §7.1.1). */
  request(): Buffer {
    const message = new Message(methods.BINDING, classes.REQUEST);
    message
      .setAttribute('USERNAME', `${this.#remote.ufrag}:${this.#local.ufrag}`)
      .setAttribute('PRIORITY', PRIORITY)
      .setAttribute('ICE-CONTROLLING', this.#tieBreaker)
      .setAttribute('USE-CANDIDATE', null);
    message.addMessageIntegrity(Buffer.from(this.#remote.pwd)).addFingerprint();
    this.#open.add(message.transactionIdHex);
    return message.bytes;
  }

  /** @returns whether it is an authentic success response to a request of ours. */
  accepts(datagram: Buffer): boolean {
    const message = parseMessage(datagram, Buffer.from(this.#remote.pwd));
    return (
      message?.messageClass === classes.RESPONSE && this.#open.delete(message.transactionIdHex)
    );
  }
}
