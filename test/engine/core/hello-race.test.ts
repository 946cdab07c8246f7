import * as assert from 'uvu/assert';
import { isDtls } from '../../../bench/peer/dtls.ts';
import { suite } from '../../harness.ts';
import { DtlsTestClient } from '../transport/dtls/client.ts';
import { LINE, SESSION, Publisher, join, startSecure } from './call.ts';

const test = suite('the ClientHello race, simulated');

interface Race {
  connected: number;
  /** Hellos that were sent from elsewhere, and those that found nobody. */
  hellos: number;
  unowned: number;
  dtlsBytesToAttacker: number;
}

/**
 * In each round somebody elsewhere sends up to a hundred hellos before the victim's first check,
 * and as many between its check and its own hello.
 *
 * @param proven the attacker's address passes for one that a check has come from
 */
function race(rounds: number, proven: boolean): Race {
  const simulation = startSecure();
  const result: Race = { connected: 0, hellos: 0, unowned: 0, dtlsBytesToAttacker: 0 };
  const [hello = Buffer.alloc(0)] = helloOfStranger();
  const attacker = simulation.connect(LINE, (datagram) => {
    if (isDtls(datagram)) result.dtlsBytesToAttacker += datagram.length;
  });
  const flood = (hellos: number): void => {
    for (let sent = 0; sent < hellos; sent++) attacker.toCore.send(hello);
    result.hellos += hellos;
  };
  for (let round = 0; round < rounds; round++) {
    const participantId = `victim ${round}`;
    join(simulation, participantId);
    const { peer } = new Publisher(simulation, participantId);
    if (proven) attacker.toCore.send(peer.check());
    flood(1 + (round % 50));
    simulation.clock.runFor(20);
    flood(1 + (round % 50));
    if (peer.connect()) result.connected++;
    simulation.apply<'removeParticipant'>({
      kind: 'removeParticipant',
      sessionId: SESSION,
      participantId,
    });
  }
  simulation.clock.runFor(100);
  result.unowned = simulation.core.drops.noOwner;
  return result;
}

function helloOfStranger(): Buffer[] {
  const stranger = new DtlsTestClient();
  stranger.start(0);
  return stranger.takeDatagrams();
}

test('a hello from elsewhere reaches no handshake, and 1,000 victims of 1,000 connect [D1]', () => {
  const { connected, hellos, unowned, dtlsBytesToAttacker } = race(1_000, false);
  assert.is(connected, 1_000);
  assert.is(dtlsBytesToAttacker, 0);
  assert.is(unowned, hellos, 'each was dropped for want of an owner');
});

test('control: an address that passes for proven gets the answer, and its victim none [D1]', () => {
  const { connected, hellos, unowned, dtlsBytesToAttacker } = race(3, true);
  assert.is(connected, 0);
  assert.ok(dtlsBytesToAttacker > 0);
  assert.ok(unowned < hellos);
});

test.run();
