import type { Command, CommandResult, CoreEvent, EngineErrorCode } from './commands.ts';
import type { TapOutput } from './taps.ts';
import type { RoleTable } from './types.ts';

/** What a worker needs to know at its start; plain data, for it may run in another process. */
export interface WorkerOptions {
  /** Addresses to bind, at least one. */
  readonly hosts: readonly string[];
  /** 0: an ephemeral one. */
  readonly port: number;
  /** The addresses that candidates name, the preferred one first. */
  readonly announce: readonly string[];
  /** Nobody on another machine is heard. */
  readonly onlyThisMachine: boolean;
  readonly roles: RoleTable;
  /** Least time between two offers to one participant; absent = the core's own choice. */
  readonly offerIntervalMs?: number;
}

/** From the shell to a worker. Crosses by structured clone, in order. */
export type WorkerRequest =
  | { readonly kind: 'start'; readonly options: WorkerOptions }
  | { readonly kind: 'command'; readonly id: number; readonly command: Command }
  /** Close the socket and end; what had been asked before is still answered. */
  | { readonly kind: 'stop' };

/** From a worker to the shell. */
export type WorkerReport =
  /** Media may come: the first message of every worker that could start. */
  | { readonly kind: 'ready'; readonly port: number }
  /** It could not start and ends. */
  | { readonly kind: 'refused'; readonly code: EngineErrorCode; readonly message: string }
  /**
   * What one turn of the worker brought about. Results come before the events they caused, and what
   * taps got comes before both: whoever holds a receipt has been told all that left before it.
   */
  | {
      readonly kind: 'turn';
      readonly tapped: readonly TapOutput[];
      readonly results: readonly { readonly id: number; readonly result: CommandResult }[];
      readonly events: readonly CoreEvent[];
    }
  /** A bug: it ends. */
  | { readonly kind: 'crashed'; readonly message: string };
