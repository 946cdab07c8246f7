import { fork } from 'node:child_process';
import { Worker } from 'node:worker_threads';
import type { CoreEvent } from './commands.ts';
import { EngineError } from './errors.ts';
import { reasonOf } from './shell/abort.ts';
import { Emitter } from './shell/emitter.ts';
import { checkOptions } from './shell/options.ts';
import type { CheckedOptions, EngineOptions } from './shell/options.ts';
import type { Send } from './shell/participant.ts';
import { Session } from './shell/session.ts';
import type { EngineSession } from './shell/session.ts';
import { WorkerLink } from './shell/worker-link.ts';
import type { BoundMedia, WorkerLine } from './shell/worker-link.ts';
import type { Role, SessionId, Source } from './types.ts';
import type { WorkerReport } from './worker-messages.ts';

/** A worker that was asked to end and does not is ended. */
const STOP_TIMEOUT_MS = 3_000;
/** A worker that dies at once must not be started in a busy loop. */
const RESTART_DELAYS_MS = [100, 500, 2_000, 10_000];

/** What an engine tells of its workers. */
export interface EngineEvents {
  /** A worker ended by itself. Its sessions are over; another is started in its place. */
  readonly workerLost: {
    readonly worker: number;
    readonly sessionIds: readonly SessionId[];
    /** For the log: a stack trace, or how the worker ended. */
    readonly reason: string;
  };
  readonly workerRestarted: { readonly worker: number };
}

/**
 * The SFU: sessions spread over media workers.
 *
 * @typeParam R the embedder's roles
 * @typeParam S its sources
 */
export interface Engine<R extends Role = Role, S extends Source = Source> extends AsyncDisposable {
  /** The ports actually bound, one for each worker; UDP and TCP alike. */
  readonly media: readonly BoundMedia[];
  readonly sessions: ReadonlyMap<SessionId, EngineSession<R, S>>;

  /** Calls `listener` for every such event from now on; what it returns takes it off again. */
  on<Name extends keyof EngineEvents>(
    name: Name,
    listener: (event: EngineEvents[Name]) => void,
  ): () => void;

  /**
   * Opens a session on the worker that has least to do.
   *
   * Rejects with ENGINE_SESSION_EXISTS, ENGINE_INVALID_ARGUMENT,
   * ENGINE_WORKER_LOST while no worker is alive, or ENGINE_CLOSED.
   */
  createSession(id: SessionId): Promise<EngineSession<R, S>>;
  /** Ends all sessions and workers; resolves when their ports are free. */
  close(): Promise<void>;
}

/**
 * Starts an engine: its media ports are bound when the promise resolves.
 *
 * Rejects with ENGINE_INVALID_ARGUMENT (naming the option) or ENGINE_ADDRESS_IN_USE.
 *
 * @typeParam R the names in `options.roles`: no other role is accepted by the compiler
 * @typeParam S all sources that some role may publish
 */
export async function createEngine<const R extends Role, const S extends Source>(
  options: EngineOptions<R, S>,
): Promise<Engine<R, S>> {
  const checked = checkOptions(options);
  const { signal } = options;
  signal?.throwIfAborted();
  const engine = new MediaEngine(checked);
  const aborted = Promise.withResolvers<never>();
  const abort = (): void => {
    if (signal !== undefined) aborted.reject(reasonOf(signal));
  };
  signal?.addEventListener('abort', abort);
  try {
    await Promise.race([engine.start(), aborted.promise]);
  } catch (error) {
    await engine.close();
    throw error;
  } finally {
    signal?.removeEventListener('abort', abort);
  }
  // The worker speaks in strings: that they are the table's own is checked there, at every call.
  return engine as Engine as Engine<R, S>;
}

/** A worker's place: what stays when the worker is replaced. */
interface Place {
  readonly index: number;
  readonly sessions: Set<Session>;
  link: WorkerLink | null;
  bound: BoundMedia | null;
  /** Deaths in a row without a session in between. */
  failures: number;
  restart: NodeJS.Timeout | null;
}

class MediaEngine implements Engine {
  readonly #options: CheckedOptions;
  readonly #places: readonly Place[];
  readonly #sessions = new Map<SessionId, Session>();
  readonly #emitter = new Emitter<EngineEvents>();
  #closing: Promise<void> | null = null;

  constructor(options: CheckedOptions) {
    this.#options = options;
    this.#places = Array.from({ length: options.workers }, (_, index) => ({
      index,
      sessions: new Set<Session>(),
      link: null,
      bound: null,
      failures: 0,
      restart: null,
    }));
  }

  async start(): Promise<void> {
    await Promise.all(this.#places.map((place) => this.#startWorker(place)));
  }

  get media(): readonly BoundMedia[] {
    return this.#places.flatMap(({ bound }) => (bound === null ? [] : [bound]));
  }

  get sessions(): ReadonlyMap<SessionId, EngineSession> {
    return this.#sessions;
  }

  on<Name extends keyof EngineEvents>(
    name: Name,
    listener: (event: EngineEvents[Name]) => void,
  ): () => void {
    return this.#emitter.on(name, listener);
  }

  async createSession(id: SessionId): Promise<EngineSession> {
    if (this.#closing !== null) throw closedError();
    if (this.#sessions.has(id)) {
      throw new EngineError('ENGINE_SESSION_EXISTS', `Session ${id} exists already.`);
    }
    const place = this.#leastLoaded();
    const session: Session = new Session(id, this.#sender(place), () => {
      this.#sessions.delete(id);
      place.sessions.delete(session);
    });
    // Before the worker answers, so that no second one can take the id.
    this.#sessions.set(id, session);
    place.sessions.add(session);
    try {
      await this.#sender(place)({ kind: 'createSession', sessionId: id });
    } catch (error) {
      this.#sessions.delete(id);
      place.sessions.delete(session);
      throw error;
    }
    place.failures = 0;
    return session;
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #close(): Promise<void> {
    for (const { restart } of this.#places) if (restart !== null) clearTimeout(restart);
    await Promise.all(
      this.#places.map(async ({ link }) => {
        if (link === null) return;
        const timer = setTimeout(() => link.kill(), STOP_TIMEOUT_MS);
        await link.stop();
        clearTimeout(timer);
      }),
    );
    for (const session of this.#sessions.values()) session.end(closedError());
    this.#sessions.clear();
  }

  /** By sessions and those inside; a session stays where it began. */
  #leastLoaded(): Place {
    const load = ({ sessions }: Place): number => {
      let participants = 0;
      for (const session of sessions) participants += session.participants.size;
      return sessions.size + participants;
    };
    const [first, ...others] = this.#places.filter(({ link }) => link?.running === true);
    if (first === undefined) {
      throw new EngineError('ENGINE_WORKER_LOST', 'No media worker is running at the moment.');
    }
    return others.reduce((least, place) => (load(place) < load(least) ? place : least), first);
  }

  /** Bound to the worker of now: a successor knows nothing of the sessions before it. */
  #sender({ link }: Place): Send {
    return (command) => {
      if (this.#closing !== null) return Promise.reject(closedError());
      if (link === null) throw new TypeError('a place without a worker was chosen');
      return link.send(command);
    };
  }

  async #startWorker(place: Place): Promise<void> {
    const { hosts, port, announce, onlyThisMachine, roles, workerKind, offerIntervalMs } =
      this.#options;
    const link = new WorkerLink(
      workerKind === 'thread' ? startThread(place.index) : startProcess(),
      {
        tapped: (outputs) => {
          for (const output of outputs) this.#sessions.get(output.sessionId)?.tapped(output);
        },
        events: (events) => this.#tell(events),
        lost: (reason) => this.#workerLost(place, reason),
      },
    );
    place.link = link;
    place.bound = await link.start({
      hosts,
      // A successor takes the port that its predecessor had, ephemeral or not.
      port: place.bound?.port ?? (port === 0 ? 0 : port + place.index),
      announce,
      onlyThisMachine,
      roles,
      ...(offerIntervalMs === null ? {} : { offerIntervalMs }),
    });
  }

  /** Later than the results of the same turn, so that whoever awaited one can listen first. */
  #tell(events: readonly CoreEvent[]): void {
    for (const event of events) this.#sessions.get(event.sessionId)?.note(event);
    setImmediate(() => {
      for (const event of events) this.#sessions.get(event.sessionId)?.tell(event);
    });
  }

  #workerLost(place: Place, reason: string): void {
    if (this.#closing !== null) return;
    const lost = [...place.sessions];
    place.sessions.clear();
    for (const session of lost) this.#sessions.delete(session.id);
    this.#restartLater(place);
    this.#emitter.emit('workerLost', {
      worker: place.index,
      sessionIds: lost.map(({ id }) => id),
      reason,
    });
    for (const session of lost) session.lose();
  }

  #restartLater(place: Place): void {
    const delayMs = RESTART_DELAYS_MS[Math.min(place.failures, RESTART_DELAYS_MS.length - 1)];
    place.failures++;
    place.restart = setTimeout(() => {
      this.#startWorker(place).then(
        () => this.#emitter.emit('workerRestarted', { worker: place.index }),
        () => {
          if (this.#closing === null) this.#restartLater(place);
        },
      );
    }, delayMs);
  }
}

function closedError(): EngineError {
  return new EngineError('ENGINE_CLOSED', 'The engine has been closed.');
}

/** The worker's file has our own ending: Node runs the sources, embedders get the built ones. */
const FROM_SOURCE = import.meta.url.endsWith('.ts');
const WORKER_URL = new URL(FROM_SOURCE ? './worker.ts' : './worker.js', import.meta.url);
/** Our own arguments are not the worker's: an inspector or a test runner would come along. */
const WORKER_ARGUMENTS = FROM_SOURCE ? ['--conditions=auscult-source'] : [];

function startThread(index: number): WorkerLine {
  const thread = new Worker(WORKER_URL, {
    name: `auscult media ${index}`,
    execArgv: WORKER_ARGUMENTS,
  });
  return {
    send: (request) => thread.postMessage(request),
    listen(heard, ended) {
      thread.on('message', (report: WorkerReport) => heard(report));
      // Errors that the worker could not report itself: it did not even load.
      thread.on('error', (error: Error) => {
        heard({ kind: 'crashed', message: error.stack ?? error.message });
      });
      thread.on('exit', ended);
    },
    kill: () => void thread.terminate(),
  };
}

function startProcess(): WorkerLine {
  const child = fork(WORKER_URL, {
    execArgv: WORKER_ARGUMENTS,
    // Structured clone, as between threads.
    serialization: 'advanced',
  });
  return {
    send(request) {
      // One that has just died is told by its exit, not by a failed send.
      child.send(request, () => undefined);
    },
    listen(heard, ended) {
      child.on('message', (report) => heard(report as WorkerReport));
      child.on('error', (error) => {
        // Not even started; a message that could not be sent is followed by an exit.
        if (child.pid !== undefined) return;
        heard({ kind: 'crashed', message: error.message });
        ended();
      });
      let exited = false;
      const endIfSilent = (): void => {
        if (exited && !child.connected) ended();
      };
      child.on('exit', (_code, signal) => {
        if (signal !== null) heard({ kind: 'crashed', message: `It was ended by ${signal}.` });
        exited = true;
        endIfSilent();
      });
      // Its last words may still be on their way when it is gone.
      child.on('disconnect', endIfSilent);
    },
    kill: () => void child.kill('SIGKILL'),
  };
}
