/**
 * The real core in a virtual world, for tests of policies and of the engine itself: virtual clock,
 * seeded lines, modelled publishers and strict receivers.
 *
 * @module simulation
 */
export type { Command, CommandKind, CommandValue, CoreEvent } from '../commands.ts';
export type { TapId, TapOutput, TapReport, TappedPacket } from '../taps.ts';
export type { Path } from '../path.ts';
export { VirtualClock } from './clock.ts';
export { Link } from './link.ts';
export type { LinkConditions } from './link.ts';
export { seededBytes, seededRandom } from './random.ts';
export type { Random } from './random.ts';
export { Simulation } from './simulation.ts';
export type { SimulatedConnection, SimulationOptions } from './simulation.ts';
export { ModelledPublisher, SIMULCAST_360P } from './publisher.ts';
export type { ModelledEncoding, PublisherOptions } from './publisher.ts';
export { ModelledReceiver } from './receiver.ts';
export type { ReceiverOptions, TrackReport } from './receiver.ts';
