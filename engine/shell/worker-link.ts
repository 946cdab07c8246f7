import type { Command, CommandKind, CommandResult, CommandValue, CoreEvent } from '../commands.ts';
import { EngineError, workerLostError } from '../errors.ts';
import { checkArguments } from './arguments.ts';
import type { TapOutput } from '../taps.ts';
import type { WorkerOptions, WorkerReport, WorkerRequest } from '../worker-messages.ts';

/** A thread or a child process, as the shell sees it. */
export interface WorkerLine {
  send(request: WorkerRequest): void;
  /** Called once, before anything is sent. */
  listen(heard: (report: WorkerReport) => void, ended: () => void): void;
  kill(): void;
}

/** Where a worker takes media, UDP and TCP alike. */
export interface BoundMedia {
  /** Textual IP address, as in `media.host`; the first where there are several. */
  readonly host: string;
  /** The port actually bound, where an ephemeral one was asked for. */
  readonly port: number;
}

/** Whom a worker's end tells. */
export interface Told {
  tapped(outputs: readonly TapOutput[]): void;
  events(events: readonly CoreEvent[]): void;
  /** Called once if the worker ends while running. */
  lost(reason: string): void;
}

interface Pending {
  readonly resolve: (value: CommandValue[CommandKind]) => void;
  readonly reject: (error: EngineError) => void;
}

/**
 * One worker's end in the shell: commands out, results and events in.
 *
 *     starting --ready--> running --stop(), worker ended--> ended
 *     starting --refused or ended--> ended (start() rejects)
 *     running --crashed or ended--> ended (calls reject, `lost` is called)
 */
export class WorkerLink {
  readonly #line: WorkerLine;
  readonly #told: Told;
  readonly #pending = new Map<number, Pending>();
  readonly #ended = Promise.withResolvers<void>();
  /** With the port. */
  readonly #started = Promise.withResolvers<number>();
  #state: 'starting' | 'running' | 'stopping' | 'ended' = 'starting';
  #nextId = 1;
  #reason = 'It ended without a word.';

  constructor(line: WorkerLine, told: Told) {
    this.#line = line;
    this.#told = told;
    line.listen(
      (report) => this.#hear(report),
      () => this.#end(),
    );
  }

  /** Rejects with the worker's refusal, or ENGINE_WORKER_LOST when it ends before it is ready. */
  async start(options: WorkerOptions): Promise<BoundMedia> {
    this.#line.send({ kind: 'start', options });
    return { host: options.hosts[0] ?? '', port: await this.#started.promise };
  }

  get running(): boolean {
    return this.#state === 'running';
  }

  /** Rejects with the refusal's code, ENGINE_INVALID_ARGUMENT, or ENGINE_WORKER_LOST. */
  send<K extends CommandKind>(command: Extract<Command, { kind: K }>): Promise<CommandValue[K]> {
    if (this.#state !== 'running') return Promise.reject(workerLostError());
    const refusal = checkArguments(command);
    if (refusal !== null) return Promise.reject(refusal);
    const id = this.#nextId++;
    return new Promise<CommandValue[K]>((resolve, reject) => {
      // The result of a command has that command's type; the wire cannot say so.
      this.#pending.set(id, { resolve: resolve as Pending['resolve'], reject });
      try {
        this.#line.send({ kind: 'command', id, command });
      } catch (error) {
        // Something within an argument, beside what is asked for, can't cross to another thread.
        this.#pending.delete(id);
        reject(
          new EngineError('ENGINE_INVALID_ARGUMENT', `An argument is no data: ${String(error)}`),
        );
      }
    });
  }

  /** Asks the worker to end; resolves when it has. */
  stop(): Promise<void> {
    if (this.#state !== 'ended') {
      this.#state = 'stopping';
      this.#line.send({ kind: 'stop' });
    }
    return this.#ended.promise;
  }

  kill(): void {
    this.#line.kill();
  }

  #hear(report: WorkerReport): void {
    switch (report.kind) {
      case 'ready':
        if (this.#state === 'starting') this.#state = 'running';
        this.#started.resolve(report.port);
        break;
      case 'refused':
        this.#started.reject(new EngineError(report.code, report.message));
        break;
      case 'turn':
        if (report.tapped.length > 0) this.#told.tapped(report.tapped);
        for (const { id, result } of report.results) this.#settle(id, result);
        if (report.events.length > 0) this.#told.events(report.events);
        break;
      case 'crashed':
        this.#reason = report.message;
        break;
    }
  }

  #settle(id: number, result: CommandResult): void {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    if (result.ok) pending?.resolve(result.value);
    else pending?.reject(new EngineError(result.code, result.message));
  }

  #end(): void {
    if (this.#state === 'ended') return;
    const wasRunning = this.#state === 'running';
    this.#state = 'ended';
    this.#started.reject(workerLostError());
    for (const { reject } of this.#pending.values()) reject(workerLostError());
    this.#pending.clear();
    this.#ended.resolve();
    if (wasRunning) this.#told.lost(this.#reason);
  }
}
