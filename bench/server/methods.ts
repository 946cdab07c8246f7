import { createEngine } from 'auscult/engine';
import type {
  ClosedSubscription,
  Engine,
  EngineParticipant,
  EngineSession,
  PublishAnswer,
} from 'auscult/engine';
import { sharedNowMs } from '../clock.ts';
import { cpuUs } from '../cpu.ts';
import { emit } from '../process.ts';

/** Everybody who may be in a session of the bench. */
export type BenchRole = 'publisher' | 'subscriber' | 'excluded';

/** An offer for one of the receivers. */
export interface OfferEvent {
  readonly kind: 'offer';
  readonly id: string;
  readonly offerId: number;
  readonly offer: string;
  readonly tracks: readonly { readonly mid: string; readonly trackId: string }[];
}

/** The engine behind its public door, told what to do by the bench's main process. */
export class EngineServer {
  #engine: Engine | null = null;
  #session: EngineSession | null = null;
  readonly #participants = new Map<string, EngineParticipant>();
  /** Where offers go; a server that is broken on purpose stands between. */
  onOffer: (event: OfferEvent) => void = emit;

  async start(): Promise<void> {
    this.#engine = await createEngine({
      media: { host: '127.0.0.1', port: 0 },
      roles: {
        publisher: { publish: ['camera'], receive: false },
        subscriber: { publish: [], receive: true },
        excluded: { publish: [], receive: false },
      } satisfies Record<BenchRole, object>,
    });
    this.#engine.on('workerLost', ({ reason }) => {
      console.error(`The media worker ended: ${reason}`);
      process.exit(1);
    });
    this.#session = await this.#engine.createSession('bench');
  }

  /** @returns the answer */
  async publish({ id, offer }: { id: string; offer: string }): Promise<PublishAnswer> {
    const participant = await this.#add(id, 'publisher');
    return participant.publish(offer, [{ mid: '0', source: 'camera' }]);
  }

  /** Lets somebody in who receives, and connects ahead when told so. @returns when it was asked */
  async join({ id, ahead }: { id: string; ahead: boolean }): Promise<number> {
    const askedAtMs = sharedNowMs();
    const participant = await this.#add(id, 'subscriber');
    participant.on('subscribeOffer', ({ offerId, sdp, tracks }) =>
      this.onOffer({ kind: 'offer', id, offerId, offer: sdp, tracks }),
    );
    if (ahead) await participant.subscribe([]);
    return askedAtMs;
  }

  /** Offers come as events. @returns when it was asked, on the clock that processes share */
  async subscribe({ id, trackIds }: { id: string; trackIds: readonly string[] }): Promise<number> {
    const askedAtMs = sharedNowMs();
    await this.participant(id).subscribe(trackIds);
    return askedAtMs;
  }

  async acceptAnswer({ id, offerId, sdp }: { id: string; offerId: number; sdp: string }) {
    await this.participant(id).acceptAnswer(offerId, sdp);
  }

  /** @returns when it was asked */
  async prefer({ id, trackId, layer }: { id: string; trackId: string; layer: number }) {
    const askedAtMs = sharedNowMs();
    await this.participant(id).setPreferredLayer(trackId, layer);
    return askedAtMs;
  }

  /** Closes every gate towards this participant. @returns what the receipt names */
  async exclude({ id }: { id: string }): Promise<readonly ClosedSubscription[]> {
    const { closed } = await this.participant(id).setRole('excluded');
    return closed;
  }

  async remove({ id }: { id: string }): Promise<void> {
    await this.participant(id).remove();
    this.#participants.delete(id);
  }

  async srtpProfile({ id }: { id: string }): Promise<string | null> {
    const { transports } = await this.participant(id).stats();
    return transports.find(({ srtpProfile }) => srtpProfile !== null)?.srtpProfile ?? null;
  }

  async close(): Promise<void> {
    await this.#engine?.close();
  }

  participant(id: string): EngineParticipant {
    const participant = this.#participants.get(id);
    if (participant === undefined) throw new Error(`There is no participant ${id}.`);
    return participant;
  }

  async #add(id: string, role: BenchRole): Promise<EngineParticipant> {
    if (this.#session === null) throw new Error('The engine has not been started.');
    const participant = await this.#session.addParticipant(id, role);
    this.#participants.set(id, participant);
    return participant;
  }
}

/** What the main process may call. */
export function methodsOf(server: EngineServer) {
  return {
    start: () => server.start(),
    publish: (of: { id: string; offer: string }) => server.publish(of),
    join: (of: { id: string; ahead: boolean }) => server.join(of),
    subscribe: (of: { id: string; trackIds: readonly string[] }) => server.subscribe(of),
    acceptAnswer: (of: { id: string; offerId: number; sdp: string }) => server.acceptAnswer(of),
    prefer: (of: { id: string; trackId: string; layer: number }) => server.prefer(of),
    exclude: (of: { id: string }) => server.exclude(of),
    remove: (of: { id: string }) => server.remove(of),
    srtpProfile: (of: { id: string }) => server.srtpProfile(of),
    cpuUs,
  };
}

export type ServerMethods = ReturnType<typeof methodsOf>;
