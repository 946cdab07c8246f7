import * as assert from 'uvu/assert';
import type { Path } from '../../../engine/path.ts';
import { DATAGRAM, classify } from '../../../engine/transport/demux.ts';
import { Transport } from '../../../engine/transport/transport.ts';
import { suite } from '../../harness.ts';
import { Seeded } from '../../seeded.ts';
import { DtlsTestClient } from '../transport/dtls/client.ts';
import { check, forgedChecks } from '../transport/ice/fixture.ts';
import { LINE, OWN_UFRAG, startCall } from './call.ts';
import type { Bend, Peer } from './call.ts';

const test = suite('forged checks in a live call');

const FRAMES = 30;
/** Long enough for a path to be moved more than once: that is possible once a second. */
const ATTACK_MS = 5_000;

interface Aftermath {
  /** Datagrams to the thief's addresses, by kind. */
  readonly toThief: { stun: number; dtls: number; rtp: number };
  /** Of so many frames sent afterwards, those that arrived where they should. */
  readonly atHome: number;
  /** Changes of any transport's state, or of where it sends. */
  readonly changes: number;
  /** Datagrams that the core counted as refused. */
  readonly refused: number;
}

/**
 * Ana publishes and Campo watches. A thief sends at both connections: under the addresses that they
 * have, and from its own, with a ClientHello behind each.
 */
function underAttack(
  attack: (victim: Peer) => (() => Buffer)[],
  rounds: number,
  bend?: Bend,
): Aftermath {
  const { simulation, ana, campo } = startCall(bend);
  ana.send(FRAMES);
  assert.is(campo.media.length, FRAMES);

  const toThief = { stun: 0, dtls: 0, rtp: 0 };
  const receive = (datagram: Buffer): void => {
    const kind = classify(datagram, datagram.length);
    if (kind === DATAGRAM.stun) toThief.stun++;
    else if (kind === DATAGRAM.dtls) toThief.dtls++;
    else toThief.rtp++;
  };
  const stranger = new DtlsTestClient();
  stranger.start(0);
  const [hello = Buffer.alloc(0)] = stranger.takeDatagrams();
  const eventsBefore = simulation.events.length;
  const { drops } = simulation.core;
  const refusedBefore = drops.stunRefused + drops.stunUnknownUfrag;
  const owners = (): (object | null)[] =>
    [ana.peer, campo].map(({ connection }) => connection.path.owner);
  const ownersBefore = owners();
  // An address for each: one that has become somebody's is not taken for another's.
  const victims = [ana.peer, campo].map((victim) => ({
    victim,
    forge: attack(victim),
    thief: simulation.connect(LINE, receive),
  }));
  for (let round = 0; round < rounds; round++) {
    const { victim, forge, thief } = victims[round % 2]!;
    const from = round < rounds / 2 && round % 4 < 2 ? victim.connection : thief;
    from.toCore.send(forge[round % forge.length]!());
    if (from === thief) thief.toCore.send(hello);
    simulation.clock.runFor(ATTACK_MS / rounds);
  }
  simulation.clock.runFor(1_000);
  ana.send(FRAMES);
  const changedOwners = owners().filter((owner, index) => owner !== ownersBefore[index]).length;
  const changes = simulation.events
    .slice(eventsBefore)
    .filter(({ kind }) => kind === 'transportState').length;
  return {
    toThief,
    atHome: campo.media.length - FRAMES,
    changes: changes + changedOwners,
    refused: drops.stunRefused + drops.stunUnknownUfrag - refusedBefore,
  };
}

const random = new Seeded(2086);
const forged = ({ credentials }: Peer): (() => Buffer)[] =>
  forgedChecks(credentials, OWN_UFRAG, random);
/** What somebody can send who has read a whole check off the line. */
const sniffed = (victim: Peer): (() => Buffer)[] => {
  const whole = victim.check();
  victim.connection.toCore.send(whole);
  return [() => Buffer.from(whole)];
};

test('10,000 forged checks get no word and change nothing, and the call goes on [ST1]', () => {
  const { toThief, atHome, changes, refused } = underAttack(forged, 10_000);
  assert.equal(toThief, { stun: 0, dtls: 0, rtp: 0 });
  assert.is(changes, 0);
  // A flipped bit makes a few of them something else than a check.
  assert.ok(refused > 9_900, `${refused} were read`);
  assert.is(atHome, FRAMES);
});

test('a check read off the line, sent again from elsewhere, draws no media and no DTLS [ST2]', () => {
  const { toThief, atHome, changes } = underAttack(sniffed, 100);
  assert.equal(toThief, { stun: 0, dtls: 0, rtp: 0 });
  assert.is(changes, 0);
  assert.is(atHome, FRAMES);
});

/** Whoever names the ufrag is believed: a check is looked at, and its integrity is not. */
class Credulous extends Transport {
  override receiveStun(nowMs: number, from: Path, _datagram: Buffer): boolean {
    const username = `${this.ufrag}:${OWN_UFRAG}`;
    return super.receiveStun(nowMs, from, check(this, { username, nominate: true }));
  }
}

for (const [row, attack] of [
  ['ST1', forged],
  ['ST2', sniffed],
] as const) {
  test(`control: with integrity unchecked the thief gets answers and the media [${row}]`, () => {
    const { toThief, atHome } = underAttack(attack, 100, (options) => new Credulous(options));
    assert.ok(toThief.stun > 0);
    assert.ok(toThief.rtp > 0);
    assert.ok(atHome < FRAMES, `${atHome} arrived`);
  });
}

test.run();
