import { Message, classes, methods, parseMessage } from 'werift';
import * as assert from 'uvu/assert';
import { localUfragOf } from '../../../../engine/transport/ice-lite.ts';
import type { IceLite } from '../../../../engine/transport/ice-lite.ts';
import { suite } from '../../../harness.ts';
import { Seeded } from '../../../seeded.ts';
import {
  ICE_CONTROLLED,
  THEIR_UFRAG,
  USERNAME,
  USE_CANDIDATE,
  agent,
  attribute,
  check,
  forgedChecks,
  message,
  path,
  readReply,
  withFingerprint,
  withIntegrity,
} from './fixture.ts';

const test = suite('ice-lite authenticity');

/** An agent in a live call, and the path it is selected on. */
function inCall(): { ice: IceLite; home: ReturnType<typeof path> } {
  const ice = agent();
  ice.setRemote(THEIR_UFRAG, 'their password is not needed');
  const home = path();
  assert.ok(ice.receive(1000, home, check(ice, { nominate: true })).nominated);
  return { ice, home };
}

test('a check by werift is answered so that werift takes the answer', () => {
  const ice = agent();
  ice.setRemote(THEIR_UFRAG, '');
  const request = new Message(methods.BINDING, classes.REQUEST);
  request
    .setAttribute('USERNAME', `${ice.ufrag}:${THEIR_UFRAG}`)
    .setAttribute('PRIORITY', 1_862_270_975)
    .setAttribute('ICE-CONTROLLING', 5n)
    .setAttribute('USE-CANDIDATE', null)
    .addMessageIntegrity(Buffer.from(ice.pwd))
    .addFingerprint();
  const from = path('203.0.113.9', 61_234);
  const { reply, accepted, nominated } = ice.receive(0, from, request.bytes);
  assert.ok(accepted && nominated);
  const parsed = readReply(ice, reply);
  assert.is(parsed.messageClass, classes.RESPONSE);
  assert.is(parsed.transactionIdHex, request.transactionIdHex);
  assert.equal(parsed.getAttributeValue('XOR-MAPPED-ADDRESS'), ['203.0.113.9', 61_234]);
  assert.is(ice.selected, from);
});

test('[ST1] a wrong or missing integrity, ufrag or username half is dropped in silence', () => {
  const { ice, home } = inCall();
  const stranger = path('198.51.100.1');
  const random = new Seeded(2086);
  const wrong = forgedChecks(ice, THEIR_UFRAG, random);
  for (let i = 0; i < 10_000; i++) {
    const from = i % 2 === 0 ? stranger : home;
    const datagram = wrong[i % wrong.length]!();
    const before = Buffer.from(datagram);
    const result = ice.receive(2000 + i, from, datagram);
    assert.equal(result, { reply: null, accepted: false, nominated: false });
    assert.ok(datagram.equals(before), 'the datagram is as it was');
  }
  assert.is(ice.selected, home);
  assert.is(ice.lastValidAtMs, 1000);
  assert.not(ice.isKnown(stranger));
  assert.ok(ice.receive(13_000, home, check(ice)).accepted, 'the call goes on');
});

test('[ST1] negative control: read without the password, the same forgery is taken by werift', () => {
  const ice = agent();
  const forged = check(ice, { nominate: true, pwd: 'guessed' });
  assert.ok(parseMessage(forged)?.getAttributeValue('USE-CANDIDATE') !== undefined);
  assert.is(parseMessage(forged, Buffer.from(ice.pwd)), undefined);
  assert.not(ice.receive(0, path(), forged).accepted);
});

test('[ST1] before the description any second half is taken, and dropped when it says another', () => {
  const ice = agent();
  const early = path('192.0.2.1');
  const other = path('192.0.2.2');
  const owner = {};
  early.owner = owner;
  other.owner = owner;
  assert.ok(ice.receive(0, early, check(ice)).accepted);
  assert.ok(
    ice.receive(0, other, check(ice, { username: `${ice.ufrag}:thon`, nominate: true })).nominated,
  );
  ice.setRemote(THEIR_UFRAG, '');
  assert.ok(ice.isKnown(early));
  assert.is(early.owner, owner);
  assert.not(ice.isKnown(other));
  assert.is(other.owner, null);
  assert.is(ice.selected, null);
});

test('[ST2] a sniffed ufrag with USE-CANDIDATE from elsewhere moves nothing', () => {
  const { ice, home } = inCall();
  const thief = path('198.51.100.66');
  const sniffed = attribute(USERNAME, Buffer.from(`${ice.ufrag}:${THEIR_UFRAG}`));
  const forged = [
    withFingerprint(message([sniffed, attribute(USE_CANDIDATE)])),
    withFingerprint(withIntegrity(message([sniffed, attribute(USE_CANDIDATE)]), 'no idea')),
  ];
  for (const datagram of forged) assert.is(ice.receive(5000, thief, datagram).reply, null);
  assert.is(ice.selected, home);
  assert.not(ice.isKnown(thief));
});

test('[ST2] a whole check copied to another address moves nothing and gets no answer', () => {
  const { ice, home } = inCall();
  const sniffed = check(ice, { nominate: true });
  assert.ok(ice.receive(3000, home, sniffed).accepted);
  const thief = path('198.51.100.66');
  assert.equal(ice.receive(9000, thief, sniffed), {
    reply: null,
    accepted: false,
    nominated: false,
  });
  assert.is(ice.selected, home);
  assert.not(ice.isKnown(thief));
  assert.ok(ice.receive(9500, home, sniffed).accepted, 'a retransmission is answered');
});

test('[ST2] USE-CANDIDATE behind MESSAGE-INTEGRITY nominates nothing', () => {
  const ice = agent();
  const request = check(ice).subarray(0, -8);
  const extended = Buffer.concat([request, attribute(USE_CANDIDATE)]);
  const sealed = withFingerprint(extended);
  const result = ice.receive(0, path(), sealed);
  assert.ok(result.accepted);
  assert.not(result.nominated);
  assert.is(ice.selected, null);
});

test('[ST6] only authentic requests are answered, with at most 1.5 times their bytes', () => {
  const ice = agent();
  const username = attribute(USERNAME, Buffer.from(`${ice.ufrag}:${THEIR_UFRAG}`));
  const many = Array.from({ length: 40 }, (_, i) => attribute(0x0030 + i));
  const smallest = message([username]);
  const answered: [string, Buffer][] = [
    ['192.0.2.7', withIntegrity(smallest, ice.pwd)],
    ['2001:db8::7', withIntegrity(message([username]), ice.pwd)],
    ['2001:db8::7', check(ice, { nominate: true })],
    ['192.0.2.7', withIntegrity(message([username, attribute(0x7777)]), ice.pwd)],
    ['192.0.2.7', withIntegrity(message([username, ...many]), ice.pwd)],
    [
      '192.0.2.7',
      withIntegrity(message([username, attribute(ICE_CONTROLLED, Buffer.alloc(8))]), ice.pwd),
    ],
  ];
  for (const [address, request] of answered) {
    const { reply } = ice.receive(0, path(address), request);
    assert.ok(reply !== null);
    assert.ok(reply.length <= 1.5 * request.length, `${reply.length} for ${request.length}`);
    readReply(ice, reply);
    const unauthentic = Buffer.from(request);
    unauthentic[unauthentic.length - 9]! ^= 1;
    assert.is(ice.receive(0, path(address), unauthentic).reply, null);
  }
  for (const type of [0x0011, 0x0101, 0x0111, 0x0003]) {
    const other = withIntegrity(message([username], type), ice.pwd);
    assert.is(ice.receive(0, path(), other).reply, null, 'only Binding requests');
  }
});

test('[ST7] credentials are long, random, made of ice-chars and found by the ufrag', () => {
  const seen = new Set<string>();
  for (let seed = 0; seed < 2000; seed++) {
    const { ufrag, pwd } = agent(seed);
    assert.match(ufrag, /^[A-Za-z0-9+/]{8}$/); // 48 bits
    assert.match(pwd, /^[A-Za-z0-9+/]{24}$/); // 144 bits
    seen.add(ufrag).add(pwd);
  }
  assert.is(seen.size, 4000);
});

test('[ST7] random guesses never hit', () => {
  const ice = agent();
  const random = new Seeded(7);
  for (let i = 0; i < 20_000; i++) {
    const username = `${random.bytes(6).toString('base64')}:${THEIR_UFRAG}`;
    const guess = check(ice, { username, pwd: random.bytes(18).toString('base64') });
    assert.is(localUfragOf(guess), username.slice(0, 8));
    assert.not(ice.receive(0, path(), guess).accepted);
  }
  assert.equal(ice.paths(), []);
});

test('the ufrag is read from any datagram without a throw', () => {
  const ice = agent();
  const request = check(ice);
  assert.is(localUfragOf(request), ice.ufrag);
  for (let size = 0; size < request.length; size++) {
    const ufrag = localUfragOf(request.subarray(0, size));
    assert.ok(ufrag === null || ufrag === ice.ufrag);
  }
  assert.is(localUfragOf(message([])), null);
  assert.is(localUfragOf(message([attribute(USERNAME, Buffer.from('nocolon'))])), null);
  assert.is(localUfragOf(message([attribute(USERNAME, Buffer.from('a:b'), 600)])), null);
});

test('a far end that claims the controlled role is told of the conflict, and moves nothing', () => {
  const ice = agent();
  const request = check(ice, {
    nominate: true,
    more: [attribute(ICE_CONTROLLED, Buffer.alloc(8))],
  });
  const { reply, accepted } = ice.receive(0, path(), request);
  assert.not(accepted);
  assert.equal(readReply(ice, reply).getAttributeValue('ERROR-CODE'), [487, '']);
  assert.equal(ice.paths(), []);
});

test('mapped, IPv6 and scoped addresses come back as what they are', () => {
  const addresses: [string, string][] = [
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['::FFFF:c000:207', '192.0.2.7'],
    ['2001:db8::7', '2001:db8::7'],
    ['fe80::1%eth0', 'fe80::1'],
    ['::1', '::1'],
    ['1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7:8'],
  ];
  for (const [address, mapped] of addresses) {
    const ice = agent();
    const { reply } = ice.receive(0, path(address, 443), check(ice));
    const [ip, port] = readReply(ice, reply).getAttributeValue('XOR-MAPPED-ADDRESS') as [
      string,
      number,
    ];
    assert.is(port, 443);
    assert.is(canonical(ip), mapped);
  }
});

/** IPv6 text in the one form of RFC 5952. */
function canonical(ip: string): string {
  return ip.includes(':') ? new URL(`http://[${ip}]`).hostname.slice(1, -1) : ip;
}

test('what is no address gets no answer and is not remembered', () => {
  const nonsense = [
    '',
    'localhost',
    '1.2.3',
    '1.2.3.256',
    '1.2.3.4.5',
    '::1::',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    ':',
    ':::',
    '12345::',
    '1.2.3.4::',
    'g::1',
    '::1.2.3',
    `${'0:'.repeat(30)}1`,
  ];
  for (const address of nonsense) {
    const ice = agent();
    assert.equal(
      ice.receive(0, path(address), check(ice)),
      { reply: null, accepted: false, nominated: false },
      address,
    );
    assert.equal(ice.paths(), []);
  }
});

test.run();
