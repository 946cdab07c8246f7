import type { Command, CommandKind, CommandValue, CoreEvent } from '../commands.ts';
import { Core } from '../core.ts';
import type { CoreOptions } from '../core.ts';
import { SLOT_BYTES } from '../path.ts';
import type { Output, Path } from '../path.ts';
import type { Association } from '../transport/association.ts';
import { PadLedger, detectTwoTimePads } from '../transport/srtp/index.ts';
import type { SrtpSender } from '../transport/srtp/index.ts';
import type { TransportOptions } from '../transport/transport.ts';
import type { TapOutput } from '../taps.ts';
import type { RoleTable } from '../types.ts';
import { VirtualClock } from './clock.ts';
import { Link } from './link.ts';
import type { LinkConditions } from './link.ts';
import { seededBytes, seededRandom } from './random.ts';
import type { Random } from './random.ts';
import { WatchedTransport } from './watched-transport.ts';

/** A modelled participant's connection to the core: one path, one line each way. */
export interface SimulatedConnection {
  readonly path: Path;
  readonly toCore: Link;
  readonly fromCore: Link;
}

/** What a `Simulation` is made from; the same options give the same run. */
export interface SimulationOptions {
  readonly seed: number;
  readonly roles: RoleTable;
  /**
   * Overrides of the core's own options. With a `certificate` associations are the real ones (ICE,
   * DTLS, SRTP); without, they are plain. A `wrapSender` stands before the two-time-pad detector.
   */
  readonly core?: Partial<Omit<CoreOptions, 'roles' | 'output' | 'random' | 'createAssociation'>>;
  /** Makes real associations that are bent somewhere; from these options, or they go unwatched. */
  readonly createTransport?: (options: TransportOptions) => Association;
}

/** Nobody writes into more of them at once; what was in them before is left there, as in `net/`. */
const SLOTS = 64;

/** Stands in descriptions where a certificate's would; plain associations never look at it. */
const NO_CERTIFICATE = Array.from({ length: 32 }, () => '00').join(':');

/**
 * The real core in a virtual world: virtual clock, seeded randomness, modelled lines. The same
 * seed gives the same run, to the byte; with real associations all but their keys.
 *
 * Every packet that leaves passes by a detector: two contents under one (key, SSRC, index) end the
 * run with a `TwoTimePadError` that names them.
 */
export class Simulation {
  readonly clock = new VirtualClock();
  readonly random: Random;
  readonly core: Core;
  readonly events: CoreEvent[] = [];
  /** What taps were told. */
  readonly tapped: TapOutput[] = [];
  /** What has been sent under which index. */
  readonly pads = new PadLedger();
  readonly #lines = new Map<Path, SimulatedConnection>();
  readonly #listeners = new Set<(event: CoreEvent) => void>();
  #nextPort = 1;
  #tickAtMs = Infinity;

  constructor(options: SimulationOptions) {
    this.random = seededRandom(options.seed);
    const bytes = seededBytes(this.random);
    const { core, createTransport } = options;
    const { certificate, wrapSender = (sender: SrtpSender) => sender } = core ?? {};
    const watch = (sender: SrtpSender): SrtpSender =>
      wrapSender(detectTwoTimePads(sender, { ledger: this.pads }));
    this.core = new Core({
      certificate: { fingerprint: NO_CERTIFICATE } as CoreOptions['certificate'],
      candidates: [{ protocol: 'udp', address: '192.0.2.1', port: 40_000 }],
      ...core,
      ...(certificate === undefined && {
        createAssociation: (output, random) => new WatchedTransport({ output, random, watch }),
      }),
      ...(certificate !== undefined &&
        createTransport !== undefined && {
          createAssociation: (output, random) =>
            createTransport({ certificate, output, random, wrapSender: watch }),
        }),
      wrapSender: watch,
      roles: options.roles,
      random: bytes,
      output: this.#output(),
    });
  }

  /** A new connection whose datagrams from the core go to `receive`. */
  connect(
    conditions: { toCore: LinkConditions; fromCore: LinkConditions },
    receive: (datagram: Buffer) => void,
  ): SimulatedConnection {
    const path: Path = {
      protocol: 'udp',
      address: '198.51.100.1',
      port: this.#nextPort++,
      owner: null,
    };
    const connection: SimulatedConnection = {
      path,
      toCore: new Link(this.clock, this.random, conditions.toCore, (datagram) => {
        this.core.receive(this.clock.nowMs, path, datagram);
        this.#settle();
      }),
      fromCore: new Link(this.clock, this.random, conditions.fromCore, receive),
    };
    this.#lines.set(path, connection);
    return connection;
  }

  /** Applies a command that must succeed. @throws Error with the refusal's code otherwise */
  apply<K extends CommandKind>(command: Extract<Command, { kind: K }>): CommandValue[K] {
    const result = this.core.apply(this.clock.nowMs, command);
    this.#settle();
    if (!result.ok) throw new Error(`${command.kind}: ${result.code} ${result.message}`);
    return result.value as CommandValue[K];
  }

  /** Calls `listener` for every event of the core from now on, in the order of `events`. */
  onEvent(listener: (event: CoreEvent) => void): void {
    this.#listeners.add(listener);
  }

  #output(): Output {
    const slots = Array.from({ length: SLOTS }, () => Buffer.alloc(SLOT_BYTES));
    let next = 0;
    return {
      slot: () => slots[next++ % SLOTS]!,
      send: (path, slot, sizeBytes) => {
        this.#lines.get(path)?.fromCore.send(slot.subarray(0, sizeBytes));
      },
      close: (path) => this.#lines.delete(path),
    };
  }

  /** Tells what happened, and has the core ticked when it wants to be. */
  #settle(): void {
    this.tapped.push(...this.core.takeTapped());
    for (const event of this.core.takeEvents()) {
      this.events.push(event);
      for (const listener of this.#listeners) listener(event);
    }
    const dueMs = this.core.nextTimeoutMs();
    if (dueMs === Infinity || dueMs >= this.#tickAtMs) return;
    this.#tickAtMs = dueMs;
    this.clock.at(dueMs, () => {
      this.#tickAtMs = Infinity;
      this.core.tick(this.clock.nowMs);
      this.#settle();
    });
  }
}
