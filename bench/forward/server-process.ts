/** What is measured: an engine behind its public door, in a process with nothing else in it. */
import { createEngine } from 'auscult/engine';
import type { Engine, EngineParticipant, EngineSession } from 'auscult/engine';
import { cpuUs } from '../cpu.ts';
import { emit, serve } from '../process.ts';

/** An offer for one of the receivers. */
export interface OfferEvent {
  readonly subscriber: number;
  readonly offerId: number;
  readonly offer: string;
}

let engine: Engine | null = null;
let session: EngineSession | null = null;
let trackId: string | null = null;
const receivers: EngineParticipant[] = [];

async function openSession(): Promise<EngineSession> {
  engine = await createEngine({
    media: { host: '127.0.0.1', port: 0 },
    roles: {
      publisher: { publish: ['camera'], receive: false },
      subscriber: { publish: [], receive: true },
    },
  });
  engine.on('workerLost', ({ reason }) => {
    console.error(`The media worker ended: ${reason}`);
    process.exit(1);
  });
  return engine.createSession('bench');
}

const methods = {
  async start(): Promise<void> {
    session = await openSession();
  },

  /** @returns the answer */
  async publish({ offer }: { offer: string }): Promise<string> {
    const publisher = await session?.addParticipant('publisher', 'publisher');
    const answer = await publisher?.publish(offer, [{ mid: '0', source: 'camera' }]);
    trackId = answer?.tracks[0]?.id ?? null;
    if (answer === undefined || trackId === null) throw new Error('The track was refused.');
    return answer.sdp;
  },

  /** Offers come as events, one for each. */
  async subscribe({ subscribers }: { subscribers: number }): Promise<void> {
    for (let subscriber = 0; subscriber < subscribers; subscriber++) {
      const receiver = await session?.addParticipant(`subscriber ${subscriber}`, 'subscriber');
      if (receiver === undefined || trackId === null) throw new Error('Nothing is published.');
      receivers.push(receiver);
      receiver.on('subscribeOffer', ({ offerId, sdp }) => {
        emit({ subscriber, offerId, offer: sdp } satisfies OfferEvent);
      });
      await receiver.subscribe([trackId]);
    }
  },

  async acceptAnswer({ subscriber, offerId, sdp }: Omit<OfferEvent, 'offer'> & { sdp: string }) {
    await receivers[subscriber]?.acceptAnswer(offerId, sdp);
  },

  async srtpProfile(): Promise<string | null> {
    const stats = await receivers[0]?.stats();
    return stats?.transports.find(({ srtpProfile }) => srtpProfile !== null)?.srtpProfile ?? null;
  },

  cpuUs,
};

export type ServerMethods = typeof methods;

serve(methods, async () => engine?.close());
