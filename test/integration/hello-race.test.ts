import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import type { Engine } from 'auscult/engine';
import * as assert from 'uvu/assert';
import { readRemoteEnd } from '../../bench/peer/description.ts';
import { DtlsServer, createCertificate } from '../../engine/transport/dtls/index.ts';
import { DtlsTestClient } from '../engine/transport/dtls/client.ts';
import { suite } from '../harness.ts';
import { PublishingPeer, startEngine } from './peers.ts';

const test = suite('the ClientHello race');

/** The other stack needs half a second for each; a thousand are raced under a virtual clock. */
const ROUNDS = Number(process.env['AUSCULT_HELLO_ROUNDS'] ?? 10);

let engine: Engine;

test.before(async () => {
  engine = await startEngine();
});

test.after(async () => {
  await engine.close();
});

function clientHello(): Buffer[] {
  const client = new DtlsTestClient();
  client.start(0);
  return client.takeDatagrams();
}

test(`a hello from elsewhere before the first check gets nothing and stops nobody, ${ROUNDS} rounds [D1]`, async () => {
  const attacker = createSocket('udp4');
  // A race that is lost must end, not hang.
  attacker.unref();
  attacker.bind(0, '127.0.0.2');
  await once(attacker, 'listening');
  let bytesToAttacker = 0;
  attacker.on('message', ({ length }) => (bytesToAttacker += length));

  const session = await engine.createSession('race');
  const hello = clientHello();
  let connected = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const victim = await session.addParticipant(`victim ${round}`, 'broadcaster');
    const publishing = await PublishingPeer.publish(victim, 7777);
    const { address, port } = readRemoteEnd(publishing.answer.sdp);
    for (let sent = 0; sent <= (round * 11) % 100; sent++) {
      for (const datagram of hello) attacker.send(datagram, port, address);
    }
    try {
      await publishing.connect();
      connected++;
    } finally {
      publishing.peer.close();
    }
    await victim.remove();
  }
  assert.is(connected, ROUNDS);
  assert.is(bytesToAttacker, 0);
  attacker.close();
  await session.close();
});

test('control: a server that takes a hello from anywhere answers the attacker, not the victim [D1]', () => {
  const unguarded = new DtlsServer({
    certificate: createCertificate(),
    srtpProfiles: ['AES_CM_128_HMAC_SHA1_80'],
  });
  for (const datagram of clientHello()) unguarded.receive(0, datagram);
  const toAttacker = unguarded.takeDatagrams();
  assert.ok(toAttacker.length > 0, 'the attacker is answered');
  const victim = new DtlsTestClient();
  victim.start(1);
  for (const datagram of victim.takeDatagrams()) unguarded.receive(1, datagram);
  for (const datagram of unguarded.takeDatagrams()) victim.receive(1, datagram);
  assert.is(victim.connected, false);
});

test.run();
