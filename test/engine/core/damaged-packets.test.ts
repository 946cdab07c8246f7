import * as assert from 'uvu/assert';
import { Transport } from '../../../engine/transport/transport.ts';
import { suite } from '../../harness.ts';
import { SESSION, startCall } from './call.ts';
import type { Bend } from './call.ts';

const test = suite('damaged packets in a live call');

/**
 * Ana sends a frame, then what `damage` makes of the next one, then that one itself, twice.
 *
 * @returns how many packets of each part Campo received, and what the transport counted
 */
function receivedOf(
  damage: (packet: Buffer) => Buffer[],
  bend?: Bend,
): { damaged: number; genuine: number; sent: number; refused: number; drops: object } {
  const { simulation, ana, campo } = startCall(bend);
  ana.send(1);
  simulation.clock.runFor(50);
  const before = campo.media.length;

  const packet = ana.peer.protect(ana.frame());
  const damaged = damage(packet);
  for (const bytes of damaged) ana.peer.connection.toCore.send(bytes);
  simulation.clock.runFor(50);
  const between = campo.media.length;
  for (let times = 0; times < 2; times++) ana.peer.connection.toCore.send(packet);
  simulation.clock.runFor(50);
  const { transports } = simulation.apply<'stats'>({
    kind: 'stats',
    sessionId: SESSION,
    participantId: 'ana',
  });
  const { refused = 0, ...drops } = transports[0]?.dropped ?? {};
  return {
    damaged: between - before,
    genuine: campo.media.length - between,
    sent: damaged.length,
    refused,
    drops,
  };
}

const flipped = (packet: Buffer): Buffer[] =>
  Array.from({ length: packet.length * 8 }, (_, bit) => {
    const forged = Buffer.from(packet);
    forged[bit >> 3]! ^= 0x80 >> (bit & 7);
    return forged;
  });

const truncated = (packet: Buffer): Buffer[] =>
  Array.from({ length: packet.length }, (_, size) => packet.subarray(0, size));

/** The refusal's code is not looked at, as others have shipped it. */
class Careless extends Transport {
  override unprotectRtp(packet: Buffer, sizeBytes: number, headerSizeBytes: number): number {
    const plainBytes = super.unprotectRtp(packet, sizeBytes, headerSizeBytes);
    return plainBytes < 0 ? Math.max(headerSizeBytes, sizeBytes - 16) : plainBytes;
  }
}

const careless: Bend = (options) => new Careless(options);

for (const [row, what, damage] of [
  ['R2', 'with each of its bits flipped', flipped],
  ['R3', 'cut to every length', truncated],
] as const) {
  test(`a packet ${what} is forwarded to nobody; the genuine one is, once [${row}]`, () => {
    const { damaged, genuine, sent, refused, drops } = receivedOf(damage);
    assert.equal([damaged, genuine], [0, 1]);
    // Nearly all of them came as far as SRTP, and none past it.
    assert.ok(refused > 0.9 * sent, `${refused} of ${sent} refused`);
    assert.equal(Object.keys(drops), ['malformed']);
  });

  test(`control: with refusals ignored, a packet ${what} goes out or takes its place [${row}]`, () => {
    const { damaged, genuine } = receivedOf(damage, careless);
    assert.ok(damaged > 0 || genuine === 0, `${damaged} damaged ones, ${genuine} genuine`);
  });
}

test.run();
