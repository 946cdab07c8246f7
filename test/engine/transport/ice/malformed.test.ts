import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseMessage } from 'werift';
import * as assert from 'uvu/assert';
import { localUfragOf } from '../../../../engine/transport/ice-lite.ts';
import { suite } from '../../../harness.ts';
import { Seeded } from '../../../seeded.ts';
import {
  FINGERPRINT,
  ICE_CONTROLLED,
  MESSAGE_INTEGRITY,
  PRIORITY,
  THEIR_UFRAG,
  USERNAME,
  USE_CANDIDATE,
  agent,
  attribute,
  check,
  message,
  path,
  readReply,
  withFingerprint,
  withIntegrity,
} from './fixture.ts';

const test = suite('ice-lite malformed messages');

const corpora = process.env['AUSCULT_CORPORA'];
const GUARD_BYTES = 64;

/** The same bytes with others on both sides of them, which must neither be read nor written. */
function guarded(bytes: Buffer, guard: number): { view: Buffer; intact: () => boolean } {
  const memory = Buffer.alloc(bytes.length + 2 * GUARD_BYTES, guard);
  bytes.copy(memory, GUARD_BYTES);
  const before = Buffer.from(memory);
  return {
    view: memory.subarray(GUARD_BYTES, GUARD_BYTES + bytes.length),
    intact: () => memory.equals(before),
  };
}

/** What an agent makes of a datagram, as text. */
function taken(view: Buffer): string {
  const ice = agent();
  const { reply, accepted, nominated } = ice.receive(0, path(), view);
  return JSON.stringify([reply?.toString('hex'), accepted, nominated, localUfragOf(view)]);
}

/** The same whatever lies around it, or bytes beyond were read. */
function outcome(bytes: Buffer, read = taken): string {
  const outcomes = [0x00, 0xff].map((guard) => {
    const { view, intact } = guarded(bytes, guard);
    const result = read(view);
    assert.ok(intact(), 'written to');
    return result;
  });
  assert.is(outcomes[0], outcomes[1], 'read past the end');
  return outcomes[0]!;
}

const SILENCE = /^\[null,false,false,/;

test('[ST5] an unknown attribute that must be understood is named in a 420, if integrity is right', () => {
  const ice = agent();
  const more = [attribute(0x7001, Buffer.from('x')), attribute(0x8abc), attribute(0x0fff)];
  const { reply, accepted } = ice.receive(0, path(), check(ice, { nominate: true, more }));
  assert.not(accepted);
  const parsed = readReply(ice, reply);
  assert.equal(parsed.getAttributeValue('ERROR-CODE'), [420, '']);
  assert.equal(parsed.getAttributeValue('UNKNOWN-ATTRIBUTES'), [0x7001, 0x0fff]);
  assert.equal(ice.paths(), [], 'nothing moved');
  assert.is(ice.receive(0, path(), check(ice, { more, pwd: 'wrong' })).reply, null);
});

test('[ST5] optional attributes are stepped over, such as those browsers add', () => {
  const ice = agent();
  const more = [
    attribute(0xc057, Buffer.alloc(4)),
    attribute(0xc001),
    attribute(0x8022, Buffer.from('abc')),
  ];
  assert.ok(ice.receive(0, path(), check(ice, { more })).accepted);
});

test('[ST5] malformed messages with right integrity are dropped in silence', () => {
  const ice = agent();
  const username = attribute(USERNAME, Buffer.from(`${ice.ufrag}:${THEIR_UFRAG}`));
  const seal = (attributes: Buffer[]): Buffer => withIntegrity(message(attributes), ice.pwd);
  const good = seal([username]);
  const malformed: Record<string, Buffer> = {
    'attribute past the end': message([
      username,
      attribute(MESSAGE_INTEGRITY, Buffer.alloc(4), 20),
    ]),
    'attribute of 65,535 bytes': message([username, attribute(0x8000, Buffer.alloc(8), 65_535)]),
    'attribute past the end, behind integrity': Buffer.concat([
      good,
      attribute(0x8022, Buffer.alloc(4), 40),
    ]),
    'integrity of 16 bytes': message([username, attribute(MESSAGE_INTEGRITY, Buffer.alloc(16))]),
    'integrity of no bytes': message([username, attribute(MESSAGE_INTEGRITY)]),
    'username of 600 bytes': seal([attribute(USERNAME, Buffer.alloc(600, 'a')), username]),
    'username of no bytes': seal([attribute(USERNAME), username]),
    'wrong username first, right one second': seal([
      attribute(USERNAME, Buffer.from(`other:${THEIR_UFRAG}`)),
      username,
    ]),
    'right username behind integrity': Buffer.concat([seal([]), username]),
    'use-candidate with a value': seal([username, attribute(USE_CANDIDATE, Buffer.alloc(4))]),
    'priority of 8 bytes': seal([username, attribute(PRIORITY, Buffer.alloc(8))]),
    'tie-breaker of 4 bytes': seal([username, attribute(ICE_CONTROLLED, Buffer.alloc(4))]),
    'wrong fingerprint': withFingerprint(good, 1),
    'fingerprint of 8 bytes': Buffer.concat([good, attribute(FINGERPRINT, Buffer.alloc(8))]),
    'fingerprint not last': Buffer.concat([withFingerprint(good), attribute(0x8022)]),
    '500 attributes': seal([username, ...Array.from({ length: 500 }, () => attribute(0x8001))]),
    '10,000 attributes': seal([
      username,
      ...Array.from({ length: 10_000 }, () => attribute(0x8001)),
    ]),
    'more than it says': Buffer.concat([good, Buffer.alloc(4)]),
    'less than it says': good.subarray(0, -4),
    'odd length': Buffer.concat([good, Buffer.alloc(1)]),
    nothing: Buffer.alloc(0),
  };
  for (const [what, datagram] of Object.entries(malformed)) {
    if (!['less than it says', 'odd length', 'nothing'].includes(what)) {
      datagram.writeUInt16BE((datagram.length - 20) & 0xffff, 2);
      if (what === 'more than it says') datagram.writeUInt16BE(datagram.length - 24, 2);
    }
    assert.match(outcome(datagram), SILENCE, what);
  }
  assert.ok(ice.receive(0, path(), good).accepted, 'and the unspoilt one is taken');
});

test('[ST5] two right usernames are one, and zero-length optional attributes are nothing', () => {
  const ice = agent();
  const username = attribute(USERNAME, Buffer.from(`${ice.ufrag}:${THEIR_UFRAG}`));
  const more = [username, attribute(0x8001), attribute(0x8001)];
  assert.ok(ice.receive(0, path(), check(ice, { more })).accepted);
});

test('[ST5] cut at every length and with every bit flipped a check is dropped in silence', () => {
  const ice = agent();
  const whole = check(ice, { nominate: true });
  for (let size = 0; size < whole.length; size++) {
    assert.match(outcome(whole.subarray(0, size)), SILENCE);
  }
  const fingerprintAt = (whole.length - 8) * 8;
  for (let bit = 0; bit < whole.length * 8; bit++) {
    // With another type it is no fingerprint but an attribute nobody vouches for: stepped over.
    if (bit >= fingerprintAt && bit < fingerprintAt + 16) continue;
    const flipped = Buffer.from(whole);
    flipped[bit >> 3]! ^= 0x80 >> (bit & 7);
    assert.match(outcome(flipped), SILENCE, `bit ${bit}`);
  }
});

test('[ST5] generated messages, sealed with the right password, never throw', () => {
  const random = new Seeded(8489);
  const types = [
    USERNAME,
    PRIORITY,
    USE_CANDIDATE,
    ICE_CONTROLLED,
    FINGERPRINT,
    MESSAGE_INTEGRITY,
    0x8022,
    0x1234,
  ];
  const ice = agent();
  const username = attribute(USERNAME, Buffer.from(`${ice.ufrag}:${THEIR_UFRAG}`));
  const outcomes = new Set<string>();
  for (let i = 0; i < 5000; i++) {
    const attributes = random.chance(0.8) ? [username] : [];
    for (let count = random.integer(0, 12); count > 0; count--) {
      const value = random.bytes(random.pick([0, 0, 4, 4, 8, 20, random.integer(0, 40)]));
      const length = random.chance(0.1) ? random.integer(0, 200) : value.length;
      attributes.push(attribute(random.pick(types), value, length));
    }
    let datagram = message(random.chance(0.3) ? random.shuffle(attributes) : attributes);
    if (random.chance(0.9)) datagram = withIntegrity(datagram, ice.pwd);
    if (random.chance(0.5)) datagram = withFingerprint(datagram, random.chance(0.1) ? 1 : 0);
    if (random.chance(0.1)) datagram = datagram.subarray(0, random.integer(0, datagram.length));
    outcomes.add(
      outcome(datagram)
        .slice(0, 40)
        .replace(/[\da-f]{24}$/, ''),
    );
  }
  assert.ok(outcomes.size > 3, 'the generator reaches success, error and silence');
});

test('[ST5] however malformed, a message costs a bounded number of steps', () => {
  const ice = agent();
  const username = attribute(USERNAME, Buffer.from(`${ice.ufrag}:${THEIR_UFRAG}`));
  // Reads are counted on the way: 64 attributes at two reads each, and the header's few.
  for (const filler of [attribute(0x8001), attribute(0x0999)]) {
    const long = message([username, ...Array.from({ length: 10_000 }, () => filler)]);
    let reads = 0;
    long.readUInt16BE = (offset = 0) => {
      reads++;
      return (long[offset]! << 8) | long[offset + 1]!;
    };
    assert.is(ice.receive(0, path(), long).reply, null);
    assert.ok(reads > 100 && reads <= 2 * 64 + 4, `${reads} reads`);
  }
});

/** Each of others' inputs, whole and cut to every length. */
function corpus(): { name: string; bytes: Buffer }[] {
  const folder = join(corpora ?? '', 'stun');
  return readdirSync(folder).flatMap((name) => {
    const bytes = readFileSync(join(folder, name));
    return Array.from({ length: bytes.length + 1 }, (_, size) => ({
      name: `${name}, ${size} bytes`,
      bytes: bytes.subarray(0, size),
    }));
  });
}

/** Inputs that are answered or taken, thrown at, or read past their end. */
function faultsOf(read: typeof taken): string[] {
  return corpus().flatMap(({ name, bytes }) => {
    try {
      return SILENCE.test(outcome(bytes, read)) ? [] : [`${name}: taken`];
    } catch (error) {
      return [`${name}: ${error instanceof Error ? error.message : String(error)}`];
    }
  });
}

const missing = corpora ? null : 'AUSCULT_CORPORA names no folder of corpora';

test.unless(
  missing,
  "[P1] others' STUN corpora are answered with silence, without a throw or a read past the end",
  () => {
    assert.ok(corpus().length > 500);
    assert.equal(faultsOf(taken), []);
  },
);

test.unless(missing, '[P1] control: other readers take them, or read past their end', () => {
  const werift = (view: Buffer): string =>
    JSON.stringify([null, parseMessage(view) !== undefined, false, null]);
  assert.match(faultsOf(werift)[0] ?? '', /taken$/);
  // Believes the header's length, and reads memory as C does.
  const believer = (view: Buffer): string => {
    const memory = Buffer.from(view.buffer, view.byteOffset);
    const attributes = view.length < 4 ? 0 : view.readUInt16BE(2);
    return JSON.stringify([null, false, false, memory.toString('hex', 20, 20 + attributes)]);
  };
  assert.match(faultsOf(believer)[0] ?? '', /read past the end/);
});

test.run();
