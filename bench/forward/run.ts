import type { ForwardOptions, SrtpProfileName } from '../command-line.ts';
import { Helper } from '../process.ts';
import type { Progress } from '../progress.ts';
import type { ForwardCase } from './case.ts';
import { findFaults } from './faults.ts';
import type { LoadMethods, Reception } from './load-process.ts';
import type { OfferEvent, ServerMethods } from './server-process.ts';

export interface ForwardResult extends Reception {
  readonly case: string;
  readonly subscribers: number;
  readonly packetsPerSecond: number;
  readonly burst: number;
  readonly seconds: number;
  readonly srtpProfile: string | null;
  /** CPU of the server process, its threads and children while it forwarded. */
  readonly cpuUs: number;
  /** The same per packet that arrived; null when none did. */
  readonly cpuUsPerPacket: number | null;
  /** Why the figures must not be used; empty when they may. */
  readonly faults: readonly string[];
}

const WARM_UP_SECONDS = 10;

/** Measures one case between two processes of its own. */
export async function runForwardCase(
  chosen: ForwardCase,
  { seconds, profiles }: ForwardOptions,
  progress: Progress,
): Promise<ForwardResult> {
  const { name, subscribers, packetsPerSecond, burst } = chosen;
  const say = (text: string) => progress.show(`${name}: ${text}`);
  say('starting the server');
  const server = new Helper<ServerMethods, OfferEvent>(
    new URL('server-process.ts', import.meta.url),
  );
  const load = new Helper<LoadMethods, never>(new URL('load-process.ts', import.meta.url));
  try {
    await server.call('start', undefined);
    await connect(server, load, subscribers, profiles, say);

    say('warming up');
    const pace = { packetsPerSecond, burst };
    await load.call('warmUp', { ...pace, seconds: WARM_UP_SECONDS });
    const srtpProfile = await server.call('srtpProfile', undefined);

    say(`measuring for ${seconds} s`);
    const beforeUs = await server.call('cpuUs', undefined);
    const reception = await load.call('measure', { ...pace, packets: packetsPerSecond * seconds });
    const cpuUs = (await server.call('cpuUs', undefined)) - beforeUs;

    return {
      case: name,
      subscribers,
      ...pace,
      seconds,
      srtpProfile,
      ...reception,
      cpuUs,
      cpuUsPerPacket: reception.arrived === 0 ? null : cpuUs / reception.arrived,
      faults: findFaults(reception, seconds),
    };
  } finally {
    await Promise.all([server.close(), load.close()]);
    progress.clear();
  }
}

/** Carries descriptions between the two, as signaling does elsewhere. */
async function connect(
  server: Helper<ServerMethods, OfferEvent>,
  load: Helper<LoadMethods, never>,
  subscribers: number,
  profiles: readonly SrtpProfileName[],
  say: (text: string) => void,
): Promise<void> {
  const answered = Promise.withResolvers<undefined>();
  let open = subscribers;
  server.onEvent = ({ subscriber, offerId, offer }) => {
    void (async () => {
      const sdp = await load.call('answer', { subscriber, offer, profiles });
      await server.call('acceptAnswer', { subscriber, offerId, sdp });
      open--;
      say(`${subscribers - open} of ${subscribers} receivers have answered`);
      if (open === 0) answered.resolve(undefined);
    })().catch(answered.reject);
  };
  const offer = await load.call('openPublisher', { profiles });
  const answer = await server.call('publish', { offer });
  await load.call('connectPublisher', { answer });
  await server.call('subscribe', { subscribers });
  await answered.promise;
  await load.call('connectSubscribers', undefined);
}
