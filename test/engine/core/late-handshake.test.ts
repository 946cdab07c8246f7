import * as assert from 'uvu/assert';
import { DATAGRAM, classify } from '../../../engine/transport/demux.ts';
import { suite } from '../../harness.ts';
import { Seeded } from '../../seeded.ts';
import { Publisher, SESSION, join, startSecure, subscribe } from './call.ts';
import type { CallSimulation, Peer } from './call.ts';

const test = suite('handshakes that end too late');

const SEEDS = 1_000;
/** Check, hello and four flights at 10 ms a way: by then every connection stands. */
const HANDSHAKE_MS = 90;

interface Outcome {
  /** Before it was removed it was connected. */
  readonly wasConnected: boolean;
  /** SRTP that left towards a removed subscriber, or of a removed publisher. */
  readonly left: number;
  /** DTLS that left to it afterwards, but for the alert that closes it. */
  readonly answered: number;
  /** Such a peer has keys of its own all the same. */
  readonly hasKeys: boolean;
}

function remove(simulation: CallSimulation, participantId: string): void {
  const who = { sessionId: SESSION, participantId };
  simulation.apply<'removeParticipant'>({ kind: 'removeParticipant', ...who });
}

const kindsOf = (datagrams: readonly Buffer[], kind: number): number =>
  datagrams.filter((datagram) => classify(datagram, datagram.length) === kind).length;

/**
 * Ana publishes and Campo watches, and one of them is in the midst of its handshake, or has just
 * ended it, when it is removed; it goes on as if nothing had happened.
 */
function lateHandshake(seed: number, removes = true): Outcome {
  const random = new Seeded(seed);
  const late = random.pick(['ana', 'campo'] as const);
  const removedAtMs = random.fraction() * HANDSHAKE_MS;
  const simulation = startSecure();
  for (const name of ['ana', 'campo']) join(simulation, name);
  const ana = new Publisher(simulation, 'ana');
  // The witness sees what Ana gets through, and Campo's connection is made after Ana's.
  let campo: Peer;
  let latecomer: Peer;
  if (late === 'ana') {
    campo = subscribe(simulation, 'campo', ana.track);
    assert.ok(campo.connect());
    latecomer = ana.peer;
  } else {
    assert.ok(ana.peer.connect());
    campo = subscribe(simulation, 'campo', ana.track);
    latecomer = campo;
  }
  let wasConnected = false;
  let connected = false;
  simulation.onEvent((event) => {
    if (event.kind !== 'transportState' || event.participantId !== late) return;
    connected = event.state === 'connected';
  });
  let mediaBefore = 0;
  let dtlsBefore = 0;
  simulation.clock.in(removedAtMs, () => {
    wasConnected = connected;
    if (removes) remove(simulation, late);
    // What is on the line already arrives; nothing else may.
    simulation.clock.in(10, () => {
      mediaBefore = kindsOf(campo.received, DATAGRAM.rtp);
      dtlsBefore = kindsOf(latecomer.received, DATAGRAM.dtls);
    });
  });
  latecomer.connect();
  for (let frame = 0; frame < 5; frame++) {
    if (ana.peer.dtls.srtp !== null) ana.peer.send(ana.frame());
    // A check as well: the path is not its own any more.
    latecomer.connection.toCore.send(latecomer.check());
    simulation.clock.runFor(33);
  }
  return {
    wasConnected,
    left: kindsOf(campo.received, DATAGRAM.rtp) - mediaBefore,
    answered: kindsOf(latecomer.received, DATAGRAM.dtls) - dtlsBefore,
    hasKeys: latecomer.dtls.srtp !== null,
  };
}

test(`[T2] ${SEEDS} seeds: a handshake that ends after the removal brings nothing, either way`, () => {
  let withKeys = 0;
  let underWay = 0;
  for (let seed = 1; seed <= SEEDS; seed++) {
    const { wasConnected, left, answered, hasKeys } = lateHandshake(seed);
    assert.is(left, 0, `seed ${seed}: ${left} packets left`);
    assert.is(answered, 0, `seed ${seed}: ${answered} flights were answered`);
    if (!wasConnected) underWay++;
    if (hasKeys) withKeys++;
  }
  console.log(`T2: ${underWay} of ${SEEDS} were under way, ${withKeys} got to keys of their own`);
  assert.ok(underWay > SEEDS / 4, `${underWay} were under way`);
  assert.ok(withKeys > SEEDS / 20, `${withKeys} got as far as to send media`);
});

test('[T2] control: of those who are not removed, all get through', () => {
  for (let seed = 1; seed <= 20; seed++) {
    assert.ok(lateHandshake(seed, false).left > 0, `seed ${seed}`);
  }
});

test.run();
