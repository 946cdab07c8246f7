import { createHmac } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { parseMessage } from 'werift';
import { IceLite } from '../../../../engine/transport/ice-lite.ts';
import type { Path } from '../../../../engine/path.ts';
import { Seeded } from '../../../seeded.ts';

export const USERNAME = 0x0006;
export const MESSAGE_INTEGRITY = 0x0008;
export const PRIORITY = 0x0024;
export const USE_CANDIDATE = 0x0025;
export const FINGERPRINT = 0x8028;
export const ICE_CONTROLLED = 0x8029;
export const ICE_CONTROLLING = 0x802a;

export const THEIR_UFRAG = 'them';

export function agent(seed = 8445): IceLite {
  const random = new Seeded(seed);
  return new IceLite({ random: (sizeBytes) => random.bytes(sizeBytes) });
}

export function path(address = '192.0.2.7', port = 50_000, protocol: 'udp' | 'tcp' = 'udp'): Path {
  return { protocol, address, port, owner: null };
}

/** One attribute, with a length that may lie. */
export function attribute(
  type: number,
  value: Buffer = Buffer.alloc(0),
  length = value.length,
): Buffer {
  const header = Buffer.alloc(4);
  header.writeUInt16BE(type, 0);
  header.writeUInt16BE(length, 2);
  return Buffer.concat([header, value, Buffer.alloc(-value.length & 3)]);
}

let transactions = 0;

/** A Binding request of these attributes, in a transaction of its own. */
export function message(attributes: readonly Buffer[], type = 0x0001): Buffer {
  const body = Buffer.concat(attributes);
  const header = Buffer.alloc(20);
  header.writeUInt16BE(type, 0);
  header.writeUInt16BE(body.length, 2);
  header.writeUInt32BE(0x2112_a442, 4);
  header.write('transact', 8);
  header.writeUInt32BE(++transactions, 16);
  return Buffer.concat([header, body]);
}

/** Appends MESSAGE-INTEGRITY under this password. */
export function withIntegrity(request: Buffer, pwd: string): Buffer {
  const covered = Buffer.from(request);
  covered.writeUInt16BE(request.length - 20 + 24, 2);
  const tag = createHmac('sha1', pwd).update(covered).digest();
  return Buffer.concat([covered, attribute(MESSAGE_INTEGRITY, tag)]);
}

/** Appends FINGERPRINT, off by `error`. */
export function withFingerprint(request: Buffer, error = 0): Buffer {
  const covered = Buffer.from(request);
  covered.writeUInt16BE(request.length - 20 + 8, 2);
  const value = Buffer.alloc(4);
  value.writeUInt32BE((crc32(covered) ^ 0x5354_554e ^ error) >>> 0);
  return Buffer.concat([covered, attribute(FINGERPRINT, value)]);
}

export interface CheckOptions {
  readonly nominate?: boolean;
  readonly username?: string;
  readonly pwd?: string;
  /** More attributes before MESSAGE-INTEGRITY. */
  readonly more?: readonly Buffer[];
}

/** A check as a browser sends it. @param ice whose credentials it is made for */
export function check(ice: Pick<IceLite, 'ufrag' | 'pwd'>, options: CheckOptions = {}): Buffer {
  const attributes = [
    attribute(USERNAME, Buffer.from(options.username ?? `${ice.ufrag}:${THEIR_UFRAG}`)),
    attribute(ICE_CONTROLLING, Buffer.alloc(8, 1)),
    ...(options.nominate ? [attribute(USE_CANDIDATE)] : []),
    attribute(PRIORITY, Buffer.from([110, 0, 30, 255])),
    ...(options.more ?? []),
  ];
  return withFingerprint(withIntegrity(message(attributes), options.pwd ?? ice.pwd));
}

/** The reply, read by the other implementation, which checks integrity and fingerprint. */
export function readReply(
  ice: IceLite,
  reply: Buffer | null,
): NonNullable<ReturnType<typeof parseMessage>> {
  if (reply === null) throw new Error('There is no reply');
  const parsed = parseMessage(reply, Buffer.from(ice.pwd));
  if (parsed === undefined) throw new Error('werift refuses the reply');
  return parsed;
}

/**
 * Checks with something wrong about their integrity, ufrag or username, from a stranger who knows
 * everything but the password (the last one knows that, too, and has a bit flipped on the way).
 */
export function forgedChecks(
  ice: Pick<IceLite, 'ufrag' | 'pwd'>,
  theirUfrag: string,
  random: Seeded,
): (() => Buffer)[] {
  const right = `${ice.ufrag}:${theirUfrag}`;
  const username = attribute(USERNAME, Buffer.from(right));
  const named = (other: string) => () => check(ice, { nominate: true, username: other });
  return [
    () => check(ice, { nominate: true, username: right, pwd: random.bytes(18).toString('base64') }),
    named(`${ice.ufrag}:thon`),
    named(`wrongone:${theirUfrag}`),
    named(ice.ufrag),
    named(`${ice.ufrag}:`),
    named(''),
    named(`${right}2`),
    () => withFingerprint(message([username, attribute(USE_CANDIDATE)])),
    () => message([username, attribute(USE_CANDIDATE)]),
    () => withFingerprint(withIntegrity(message([attribute(USE_CANDIDATE)]), ice.pwd)),
    () => {
      const forged = check(ice, { nominate: true, username: right });
      const bit = random.integer(0, (forged.length - 8) * 8 - 1);
      forged[bit >> 3]! ^= 0x80 >> (bit & 7);
      return forged;
    },
  ];
}
