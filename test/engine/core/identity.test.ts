import { ModelledPublisher, SIMULCAST_360P } from 'auscult/simulation';
import * as assert from 'uvu/assert';
import { modelledOffer } from '../../../engine/simulation/descriptions.ts';
import {
  EXTENSION_ID,
  PAYLOAD_TYPE,
  rtpPacket,
  vp8Payloads,
} from '../../../engine/simulation/packets.ts';
import { suite } from '../../harness.ts';
import { Peer, SESSION, join, startPlain, subscribe } from './call.ts';

const test = suite('whose packets they are');

/** Fills what Beto sends, and nothing that Ana does. */
const MARK = Buffer.alloc(20, 0xbb);

const CLAIMS = 100;

interface Claim {
  readonly mid?: string;
  readonly rid?: string;
}

interface Outcome {
  /** Packets with Beto's mark among those that Campo, who watches Ana, received. */
  readonly crossed: number;
  /** Others, and holes in their numbers. */
  readonly own: number;
  readonly holes: number;
  /** What was taken for Beto's own tracks, and what his transport dropped for whom it named. */
  readonly taken: number;
  readonly unknown: number;
}

/**
 * Ana publishes a camera with three encodings, and Campo watches it. Beto, who publishes a camera
 * with the same mid and rids and a screen, sends packets under Ana's SSRC that claim to be hers.
 *
 * @param from whose address they come from: Beto's, or, where nothing tells them apart, Ana's
 */
function claimed({ mid, rid }: Claim, from: 'beto' | 'ana' = 'beto'): Outcome {
  const simulation = startPlain();
  for (const name of ['ana', 'beto', 'campo']) join(simulation, name);
  const ana = new ModelledPublisher(simulation, {
    sessionId: SESSION,
    participantId: 'ana',
    encodings: SIMULCAST_360P,
  });
  simulation.clock.runFor(500);
  const campo = subscribe(simulation, 'campo', ana.track);
  campo.connect();
  const { sdp } = simulation.apply<'publish'>({
    kind: 'publish',
    sessionId: SESSION,
    participantId: 'beto',
    sdp: modelledOffer([
      { mid: '0', kind: 'video', rids: SIMULCAST_360P.map((encoding) => encoding.rid) },
      { mid: '5', kind: 'video', rids: ['x', 'y'] },
    ]),
    tracks: [
      { mid: '0', source: 'camera' },
      { mid: '5', source: 'screen' },
    ],
  });
  const beto = new Peer(simulation, sdp);
  beto.connect();
  simulation.clock.runFor(2_000);

  const line = from === 'beto' ? beto.connection.toCore : ana.connection.toCore;
  const extensions = new Map<number, Buffer>();
  if (mid !== undefined) extensions.set(EXTENSION_ID.mid, Buffer.from(mid));
  if (rid !== undefined) extensions.set(EXTENSION_ID.rid, Buffer.from(rid));
  const best = ana.encodings.at(-1)!;
  for (let sent = 0; sent < CLAIMS; sent++) {
    const frame = { keyFrame: true, pictureId: sent, tl0PictureIndex: sent, temporalLayer: 0 };
    const size = { width: 640, height: 360, sizeBytes: 200 };
    const [payload = Buffer.alloc(0)] = vp8Payloads({ ...frame, ...size }, 1_000);
    line.send(
      rtpPacket(
        {
          payloadType: PAYLOAD_TYPE.vp8,
          marker: true,
          // Ahead of Ana, so that hers would come as duplicates.
          sequence: best.sequence + 5,
          timestamp: best.timestampOffset + simulation.clock.nowMs * 90,
          ssrc: best.ssrc,
          extensions,
        },
        Buffer.concat([payload, MARK]),
      ),
    );
    simulation.clock.runFor(20);
  }
  simulation.clock.runFor(200);
  const marked = campo.media.filter((packet) => packet.includes(MARK));
  const own = campo.media.filter((packet) => !packet.includes(MARK));
  const numbers = own.map((packet) => packet.readUInt16BE(2));
  const stats = simulation.apply<'stats'>({
    kind: 'stats',
    sessionId: SESSION,
    participantId: 'beto',
  });
  const dropped = stats.transports[0]?.dropped ?? {};
  return {
    crossed: marked.length,
    own: own.length,
    holes: numbers.filter((n, i) => i > 0 && ((n - numbers[i - 1]!) & 0xffff) !== 1).length,
    taken: stats.tracks
      .flatMap(({ encodings }) => encodings)
      .reduce((sum, { packets }) => sum + packets, 0),
    unknown: (dropped['unknownSsrc'] ?? 0) + (dropped['unknownMid'] ?? 0),
  };
}

test('with her mid, rid and SSRC a packet is its sender’s own all the same [I2]', () => {
  const { crossed, own, holes, taken, unknown } = claimed({ mid: '0', rid: 'f' });
  assert.equal([crossed, holes, unknown], [0, 0, 0]);
  assert.ok(own > 300, 'hers arrive');
  assert.ok(taken > 0);
});

const NOBODY: readonly [what: string, claim: Claim][] = [
  ['nothing but her SSRC', {}],
  ['a rid without mid', { rid: 'f' }],
  ['a mid that is not its own', { mid: 'hers', rid: 'f' }],
  ['the rid of another m-section', { mid: '5', rid: 'f' }],
];

for (const [what, claim] of NOBODY) {
  test(`a packet with ${what} is nobody’s [I2]`, () => {
    const { crossed, own, holes, taken, unknown } = claimed(claim);
    assert.equal([crossed, holes, taken, unknown], [0, 0, 0, CLAIMS]);
    assert.ok(own > 300, 'hers arrive');
  });
}

test('control: where transports are not told apart, each of them goes out as hers [I2]', () => {
  for (const claim of [{ mid: '0', rid: 'f' }, ...NOBODY.map(([, each]) => each)]) {
    const { crossed, holes } = claimed(claim, 'ana');
    assert.ok(crossed > 0 && holes > 0, JSON.stringify(claim));
  }
});

test.run();
