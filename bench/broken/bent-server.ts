import type { ClosedSubscription } from 'auscult/engine';
import { RtpPacket } from 'werift';
import type { KeyedEvent } from '../conference.ts';
import { createCertificate } from '../peer/certificate.ts';
import { readOfferedSsrcs, readRemoteEnd, writeSubscribeAnswer } from '../peer/description.ts';
import type { RemoteEnd } from '../peer/description.ts';
import { mirrored, randomKeys } from '../peer/dtls.ts';
import type { SrtpKeys, SrtpProfile } from '../peer/dtls.ts';
import { LoadPeer } from '../peer/load-peer.ts';
import { emit } from '../process.ts';
import { EngineServer } from '../server/methods.ts';
import type { OfferEvent } from '../server/methods.ts';
import { createBend } from './bends.ts';
import type { BendName } from './bends.ts';

const PROFILE: SrtpProfile = 'AES_CM_128_HMAC_SHA1_80';
/** How long packets still come after a gate is said to have closed. */
const LEAK_MS = 300;

interface Line {
  /** Towards the engine: what it takes for the receiver. */
  readonly inner: LoadPeer;
  /** Towards the receiver. */
  readonly outer: LoadPeer;
  readonly keys: SrtpKeys;
  readonly engine: RemoteEnd;
  readonly trackId: string;
  lastSequence: number;
}

/**
 * The engine with a liar behind it. Towards the engine it is each receiver; it decrypts what the
 * receiver should get, bends it, and sends it on under keys that only the two know.
 */
export class BentServer extends EngineServer {
  readonly #bend: BendName;
  readonly #lines = new Map<string, Line>();

  constructor(bend: BendName) {
    super();
    this.#bend = bend;
    this.onOffer = (event) => {
      this.#answer(event).catch((error: unknown) => {
        console.error(error);
        process.exit(1);
      });
    };
  }

  /** Where the receiver listens: from now on it is served, and the engine may begin. */
  async connectReceiver({ id, port }: { id: string; port: number }): Promise<void> {
    const line = this.#line(id);
    line.outer.connectKeyed({ address: '127.0.0.1', port }, PROFILE, line.keys);
    await line.inner.connect(line.engine);
  }

  override async exclude(of: { id: string }): Promise<readonly ClosedSubscription[]> {
    if (this.#bend !== 'forwards-after-gate') return super.exclude(of);
    const { lastSequence, trackId } = this.#line(of.id);
    setTimeout(() => void super.exclude(of), LEAK_MS);
    return [
      {
        publisherId: 'publisher',
        subscriberId: of.id,
        trackId,
        source: 'camera',
        lastExtendedSequence: lastSequence,
        lastForwardedAtMs: null,
      },
    ];
  }

  override async close(): Promise<void> {
    for (const { inner, outer } of this.#lines.values()) {
      inner.close();
      outer.close();
    }
    await super.close();
  }

  async #answer({ id, offerId, offer, tracks }: OfferEvent): Promise<void> {
    const [track] = tracks;
    if (track === undefined) throw new Error('The engine offers nothing.');
    const line = await this.#open(id, track.trackId, readRemoteEnd(offer));
    await this.acceptAnswer({ id, offerId, sdp: writeSubscribeAnswer(line.inner.local, offer) });
    emit({
      kind: 'keyed',
      id,
      track: {
        trackId: track.trackId,
        ssrc: readOfferedSsrcs(offer).get(track.mid) ?? 0,
        port: line.outer.port,
        profile: PROFILE,
        keys: mirrored(line.keys),
      },
    } satisfies KeyedEvent);
  }

  async #open(id: string, trackId: string, engine: RemoteEnd): Promise<Line> {
    const certificate = await createCertificate();
    const line: Line = {
      inner: await LoadPeer.open(certificate, [PROFILE]),
      outer: await LoadPeer.open(certificate, [PROFILE]),
      keys: randomKeys(PROFILE),
      engine,
      trackId,
      lastSequence: 0,
    };
    this.#lines.set(id, line);
    const bend = createBend(this.#bend);
    line.inner.onPacket = (packet) => {
      line.lastSequence = packet.readUInt16BE(2);
      bend(RtpPacket.deSerialize(packet), ({ header, payload }) =>
        line.outer.send(header, payload),
      );
    };
    // What the receiver reports and asks for is the engine's to hear.
    line.outer.onRtcp = (compound) => line.inner.sendRtcp(compound);
    return line;
  }

  #line(id: string): Line {
    const line = this.#lines.get(id);
    if (line === undefined) throw new Error(`There is no receiver ${id}.`);
    return line;
  }
}
