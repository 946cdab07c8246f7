import { randomBytes } from 'node:crypto';
import * as assert from 'uvu/assert';
import { vector } from '../../../../engine/transport/dtls/byte-reader.ts';
import * as type from '../../../../engine/transport/dtls/handshake-message.ts';
import { writeFragment } from '../../../../engine/transport/dtls/handshake-message.ts';
import { createCertificate } from '../../../../engine/transport/dtls/index.ts';
import { ephemeralKey, GROUP_X25519 } from '../../../../engine/transport/dtls/key-exchange.ts';
import {
  CONTENT_ALERT,
  CONTENT_APPLICATION_DATA,
  CONTENT_CHANGE_CIPHER_SPEC,
  CONTENT_HANDSHAKE,
  parseRecords,
} from '../../../../engine/transport/dtls/record.ts';
import { suite } from '../../../harness.ts';
import { clearRecord, DtlsTestClient, helloOf } from './client.ts';
import { CLIENT_CERTIFICATE, connectedPair, createPair, SERVER_CERTIFICATE } from './pair.ts';
import { WeriftVictim } from './werift.ts';
import { seeded } from './wire.ts';

const test = suite('dtls injection');

const handshake = (fragment: Buffer): Buffer => clearRecord(CONTENT_HANDSHAKE, 0, 3, fragment);
const alert = (level: number, description: number): Buffer =>
  clearRecord(CONTENT_ALERT, 0, 9, Buffer.from([level, description]));

/** An acceptable ClientHello of somebody else. */
function strangersHello(): Buffer {
  const stranger = new DtlsTestClient();
  stranger.start(0);
  return helloOf(stranger);
}

const strangersCertificate = vector(3, vector(3, createCertificate().certificateDer));
const strangersKey = vector(1, ephemeralKey(GROUP_X25519, randomBytes).publicKey);

/** What somebody may send who knows the far end's address and nothing else. */
const FORGERIES: Readonly<Record<string, () => Buffer>> = {
  'a fatal alert': () => alert(2, 40),
  'a close_notify': () => alert(1, 0),
  'a hello': () => handshake(writeFragment(type.CLIENT_HELLO, 0, strangersHello())),
  'the next hello': () => handshake(writeFragment(type.CLIENT_HELLO, 1, strangersHello())),
  'half a hello': () => handshake(writeFragment(type.CLIENT_HELLO, 0, strangersHello(), 0, 50)),
  'a ServerHello': () => handshake(writeFragment(type.SERVER_HELLO, 0, randomBytes(80))),
  'a ServerHello further on': () => handshake(writeFragment(type.SERVER_HELLO, 1, randomBytes(80))),
  'a HelloVerifyRequest': () => handshake(writeFragment(3, 0, Buffer.from('fefd0101', 'hex'))),
  'a Certificate': () => handshake(writeFragment(type.CERTIFICATE, 1, strangersCertificate)),
  'half a Certificate': () =>
    handshake(writeFragment(type.CERTIFICATE, 1, strangersCertificate, 0, 100)),
  'a Certificate of junk': () => handshake(writeFragment(type.CERTIFICATE, 1, randomBytes(300))),
  'a ClientKeyExchange': () => handshake(writeFragment(type.CLIENT_KEY_EXCHANGE, 2, strangersKey)),
  'a ClientKeyExchange of junk': () =>
    handshake(writeFragment(type.CLIENT_KEY_EXCHANGE, 2, randomBytes(33))),
  'a CertificateVerify': () =>
    handshake(writeFragment(type.CERTIFICATE_VERIFY, 3, randomBytes(76))),
  'a Finished': () => handshake(writeFragment(type.FINISHED, 4, randomBytes(12))),
  'a ChangeCipherSpec': () => clearRecord(CONTENT_CHANGE_CIPHER_SPEC, 0, 5, Buffer.from([1])),
  'application data': () => clearRecord(CONTENT_APPLICATION_DATA, 0, 5, randomBytes(40)),
  'a record of epoch 1': () => clearRecord(CONTENT_HANDSHAKE, 1, 0, randomBytes(48)),
  'a far record of epoch 1': () => clearRecord(CONTENT_ALERT, 1, 2 ** 48 - 1, randomBytes(26)),
  'a record of epoch 2': () => clearRecord(CONTENT_HANDSHAKE, 2, 0, randomBytes(48)),
  'a record of no type': () => clearRecord(99, 0, 5, randomBytes(10)),
  'two bytes': () => Buffer.from([22, 254]),
  garbage: () => randomBytes(200),
};

for (const [what, forge] of Object.entries(FORGERIES)) {
  test(`${what}, forged at any point of the handshake, costs one retransmission at most [D2]`, () => {
    // Record 0 is the hello; 1 to 5 are the second flight.
    for (let position = 1; position <= 5; position++) {
      let seen = 0;
      let forged = 0;
      const { client, wire, done } = createPair({
        wire: {
          // Each record its own datagram, so that the forged one comes between any two.
          toServer: (datagram) =>
            parseRecords(datagram).flatMap(({ type: content, epoch, sequence, fragment }) => {
              const single = clearRecord(content, epoch, sequence, fragment);
              if (seen++ !== position) return [single];
              forged++;
              return [forge(), single];
            }),
        },
      });
      assert.ok(wire.run(done, 5000), `position ${position}`);
      assert.is(forged, 1);
      assert.ok(client.resent <= 1, `position ${position}: ${client.resent} retransmissions`);
    }
  });
}

test('only a well-formed hello in front of the real one can stop it: the limit of DTLS [D2]', () => {
  // Unauthenticated as it is, it cannot be told from the real one, and the client takes our
  // answer to it for the answer to its own. So nothing but ICE may let a hello through (D1).
  const stopping = ['a hello'];
  for (const [what, forge] of Object.entries(FORGERIES)) {
    let first = true;
    const { server, client, wire, done } = createPair({
      wire: {
        toServer: (datagram) => {
          const sent = first ? [forge(), datagram] : [datagram];
          first = false;
          return sent;
        },
      },
    });
    assert.is(wire.run(done, 5000), !stopping.includes(what), what);
    if (!stopping.includes(what)) assert.ok(client.resent <= 1, what);
    else assert.is(server.srtp, null, 'stopped, never fooled');
  }
});

test('ten thousand forged hellos change nothing after the handshake [D2]', () => {
  const { server, client, wire } = connectedPair();
  const keys = server.srtp;
  for (let round = 0; round < 10_000; round++) {
    const hello = Buffer.concat([Buffer.from([0xfe, 0xfd]), randomBytes(32), Buffer.alloc(80)]);
    const forged = round % 100 === 0 ? strangersHello() : hello;
    server.receive(wire.nowMs, handshake(writeFragment(type.CLIENT_HELLO, round % 3, forged)));
  }
  assert.is(server.state, 'connected');
  assert.is(server.srtp, keys);
  assert.equal(server.takeDatagrams(), [], 'nor is any of them answered');
  assert.is(server.counters.ignored, 10_000 + 1); // and the client's ChangeCipherSpec
  server.receive(wire.nowMs, client.record(CONTENT_APPLICATION_DATA, 1, Buffer.from('still us')));
  assert.is(server.counters.applicationData, 1);
});

test('ten thousand forgeries of every kind leave the association connected [D8]', () => {
  const { server, client, wire } = connectedPair();
  const forgers = Object.values(FORGERIES).map((forge) => forge());
  let connected = 0;
  for (let round = 0; round < 10_000; round++) {
    const forged = forgers[round % forgers.length];
    if (forged !== undefined) server.receive(wire.nowMs, forged);
    if (server.state === 'connected') connected++;
  }
  assert.is(connected, 10_000);
  assert.equal(server.takeDatagrams(), []);
  assert.is(server.nextTimeoutMs(), Infinity);
  server.receive(wire.nowMs, client.record(CONTENT_ALERT, 1, Buffer.from([1, 0])));
  assert.is(server.state, 'closed', 'the real one is still heard');
});

test('control: a server that looks at epoch 0 loses keys and connection to one record [D2] [D8]', async () => {
  const connectedVictim = async (): Promise<WeriftVictim> => {
    const client = new DtlsTestClient({ certificate: CLIENT_CERTIFICATE });
    const victim = new WeriftVictim(client, SERVER_CERTIFICATE);
    await victim.connect();
    return victim;
  };
  const wiped = await connectedVictim();
  assert.ok(wiped.socket.extractSessionKeys(16, 12).localKey.length === 16);
  wiped.receive(handshake(writeFragment(type.CLIENT_HELLO, 0, strangersHello())));
  await Promise.resolve();
  assert.is(wiped.socket.connected, false);
  assert.throws(() => wiped.socket.extractSessionKeys(16, 12));

  for (const forged of [alert(1, 0), clearRecord(99, 0, 5, Buffer.alloc(10))]) {
    const closed = await connectedVictim();
    let closings = 0;
    closed.socket.onClose.subscribe(() => closings++);
    closed.receive(forged);
    assert.is(closings, 1);
  }
});

test('records that come twice and shuffled are processed exactly once [D9]', () => {
  const { server, client, wire } = connectedPair();
  const random = seeded(9);
  const recordsOfBlock = 32;
  for (let block = 0; block < 20; block++) {
    const records: Buffer[] = [];
    for (let n = 0; n < recordsOfBlock; n++) {
      const sealed = client.record(CONTENT_APPLICATION_DATA, 1, Buffer.from([block, n]));
      records.push(sealed, sealed);
    }
    for (const sealed of shuffled(records, random)) server.receive(wire.nowMs, sealed);
    assert.is(server.counters.applicationData, (block + 1) * recordsOfBlock);
    assert.is(server.counters.replayed, (block + 1) * recordsOfBlock);
  }
});

test('records older than the window are refused, whether seen or not [D9]', () => {
  const { server, client, wire } = connectedPair();
  const send = (): Buffer => client.record(CONTENT_APPLICATION_DATA, 1, Buffer.from('x'));
  const late = send();
  const seen = send();
  server.receive(wire.nowMs, seen);
  for (let n = 0; n < 64; n++) server.receive(wire.nowMs, send());
  server.receive(wire.nowMs, late);
  server.receive(wire.nowMs, seen);
  assert.is(server.counters.applicationData, 65);
  assert.is(server.counters.replayed, 2);
});

test('a forged record with a great number does not close the window for the real ones [D9]', () => {
  const { server, client, wire } = connectedPair();
  server.receive(wire.nowMs, clearRecord(23, 1, 2 ** 40, randomBytes(60)));
  server.receive(wire.nowMs, client.record(CONTENT_APPLICATION_DATA, 1, Buffer.from('x')));
  assert.is(server.counters.forged, 1);
  assert.is(server.counters.applicationData, 1);
});

test('a replayed close_notify, alert or Finished does nothing [D9]', () => {
  const { server, client, wire } = connectedPair();
  const finished = client.flight.at(-1);
  assert.ok(finished);
  wire.nowMs += 1000;
  for (let n = 0; n < 10; n++) server.receive(wire.nowMs, finished);
  assert.equal(server.takeDatagrams(), []);
  assert.is(server.counters.replayed, 10);

  client.resend(wire.nowMs); // the same message in a new record is no replay
  for (const datagram of client.takeDatagrams()) server.receive(wire.nowMs, datagram);
  assert.is(server.takeDatagrams().length, 1, 'our own last flight again (RFC 6347 §4.2.4)');
});

test('every datagram of the handshake twice gives one handshake [D9]', () => {
  const twice = (datagram: Buffer): Buffer[] => [datagram, datagram];
  const { server, client } = connectedPair({ wire: { toServer: twice, toClient: twice } });
  assert.is(server.counters.resent + client.resent, 1, 'the client sees ServerHelloDone twice');
  assert.equal(server.srtp, client.srtp);
});

test('control: a server without a window delivers each replay [D9]', async () => {
  const client = new DtlsTestClient();
  const victim = new WeriftVictim(client, SERVER_CERTIFICATE);
  await victim.connect();
  let delivered = 0;
  victim.socket.onData.subscribe(() => delivered++);
  const sealed = client.record(CONTENT_APPLICATION_DATA, 1, Buffer.from('pay me'));
  for (let n = 0; n < 5; n++) victim.receive(sealed);
  assert.is(delivered, 5);
});

function shuffled(records: readonly Buffer[], random: () => number): Buffer[] {
  return records
    .map((bytes) => ({ bytes, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ bytes }) => bytes);
}

test.run();
