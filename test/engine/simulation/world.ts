import {
  ModelledPublisher,
  ModelledReceiver,
  SIMULCAST_360P,
  Simulation,
} from 'auscult/simulation';
import type { LinkConditions, SimulationOptions } from 'auscult/simulation';

/** The roles of the help page, as an embedder would pass them. */
export const ROLES = {
  chair: { publish: ['camera', 'microphone', 'screen', 'screenAudio'], receive: true },
  broadcaster: { publish: ['camera', 'microphone', 'screen', 'screenAudio'], receive: true },
  viewer: { publish: [], receive: true },
  nobody: { publish: [], receive: false },
} as const;

export const SESSION = 'consult';

type Lines = { toCore: LinkConditions; fromCore: LinkConditions };

export interface Call {
  readonly simulation: Simulation;
  readonly publisher: ModelledPublisher;
  readonly receiver: ModelledReceiver;
}

/** One person publishes a camera with three encodings, another watches it. */
export function startCall(
  options: {
    seed?: number;
    publisherLines?: Lines;
    receiverLines?: Lines;
    nack?: boolean;
    probesPerSecond?: number;
    /** Who only connects ahead, to be let in by the test. */
    held?: 'ana' | 'campo';
    /** Off: Campo watches nothing yet. */
    subscribe?: boolean;
    core?: SimulationOptions['core'];
  } = {},
): Call {
  const simulation = new Simulation({
    seed: options.seed ?? 1,
    roles: ROLES,
    ...(options.core && { core: options.core }),
  });
  simulation.apply<'createSession'>({ kind: 'createSession', sessionId: SESSION });
  for (const [participantId, role] of [
    ['ana', 'broadcaster'],
    ['campo', 'chair'],
  ] as const) {
    simulation.apply<'addParticipant'>({
      kind: 'addParticipant',
      sessionId: SESSION,
      participantId,
      role,
      held: participantId === options.held,
    });
  }
  const publisher = new ModelledPublisher(simulation, {
    sessionId: SESSION,
    participantId: 'ana',
    encodings: SIMULCAST_360P,
    ...(options.publisherLines && { conditions: options.publisherLines }),
    ...(options.probesPerSecond !== undefined && { probesPerSecond: options.probesPerSecond }),
  });
  simulation.clock.runFor(500);
  const receiver = new ModelledReceiver(simulation, {
    sessionId: SESSION,
    participantId: 'campo',
    trackIds: options.subscribe === false ? [] : [publisher.track.id],
    ...(options.receiverLines && { conditions: options.receiverLines }),
    ...(options.nack !== undefined && { nack: options.nack }),
  });
  return { simulation, publisher, receiver };
}

/** Caps what the watcher gets, as a pinned layer does. */
export function pinLayer({ simulation, publisher }: Call, spatial: number | null): void {
  simulation.apply<'setPreferredLayer'>({
    kind: 'setPreferredLayer',
    sessionId: SESSION,
    participantId: 'campo',
    trackId: publisher.track.id,
    spatial,
  });
}

/** The SSRC under which the watcher gets the camera. */
export function outgoingSsrc({ simulation }: Call): number {
  for (const event of simulation.events) {
    const ssrc = event.kind === 'subscribeOffer' ? /^a=ssrc:(\d+) /m.exec(event.sdp)?.[1] : null;
    if (ssrc) return Number(ssrc);
  }
  throw new Error('Nothing has been offered');
}
