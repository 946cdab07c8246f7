import { randomBytes } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import type { Command, CommandResult, CoreEvent } from './commands.ts';
import { createCore } from './core.ts';
import type { Core, CoreOptions } from './core.ts';
import { EngineError } from './errors.ts';
import {
  SWEEP_INTERVAL_MS,
  addressesOfThisMachine,
  openPortableSocket,
  takesTcp,
} from './net/index.ts';
import type { MediaSocket, MediaSocketOptions } from './net/index.ts';
import type { TapOutput } from './taps.ts';
import { createCertificate } from './transport/dtls/index.ts';
import type { WorkerOptions, WorkerReport, WorkerRequest } from './worker-messages.ts';

/**
 * The shell around one core: one media socket, one clock, one timer. It runs as a worker thread or
 * as a child process and is the only place of the engine that touches sockets and time.
 *
 *     starting --socket bound--> running --stop--> stopped
 *     starting --bind refused--> stopped
 *     running --uncaught error--> crashed (the process or thread ends; the engine starts another)
 *
 * The certificate is made here and never leaves.
 */
class MediaWorker {
  readonly #report: (report: WorkerReport) => void;
  readonly #socket: MediaSocket;
  readonly #core: Core;
  readonly #sweeper: NodeJS.Timeout;
  #timer: NodeJS.Timeout | null = null;
  /** When `#timer` fires; it is moved only to earlier times, so a busy core costs no timers. */
  #armedForMs = Infinity;
  #results: { id: number; result: CommandResult }[] = [];
  #events: CoreEvent[] = [];
  #tapped: TapOutput[] = [];
  #flushing = false;

  static async start(
    options: WorkerOptions,
    report: (report: WorkerReport) => void,
  ): Promise<MediaWorker> {
    // The socket comes first, for its port is in the candidates; the core a moment later, in the
    // same turn in which binding is done and before any datagram is read.
    let worker: MediaWorker | null = null;
    const socket = await openPortableSocket({
      hosts: options.hosts,
      port: options.port,
      ...ownAddresses(options),
      clock: now,
      receive: (from, datagram) => {
        if (worker === null) return;
        const nowMs = now();
        worker.#core.receive(nowMs, from, datagram);
        worker.#afterCore();
      },
      pathClosed: (path) => {
        if (worker === null) return;
        worker.#core.pathClosed(now(), path);
        worker.#afterCore();
      },
    });
    worker = new MediaWorker(options, socket, report);
    return worker;
  }

  private constructor(
    options: WorkerOptions,
    socket: MediaSocket,
    report: (report: WorkerReport) => void,
  ) {
    this.#report = report;
    this.#socket = socket;
    this.#core = createCore({
      roles: options.roles,
      certificate: createCertificate(),
      candidates: candidatesOf(options, socket.port),
      output: socket,
      random: randomBytes,
      ...(options.offerIntervalMs === undefined
        ? {}
        : { offerIntervalMs: options.offerIntervalMs }),
    });
    this.#sweeper = setInterval(() => this.#socket.sweep(now()), SWEEP_INTERVAL_MS);
    report({ kind: 'ready', port: socket.port });
    this.#afterCore();
  }

  apply(id: number, command: Command): void {
    this.#results.push({ id, result: this.#core.apply(now(), command) });
    this.#afterCore();
  }

  async stop(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#armedForMs = -Infinity;
    clearInterval(this.#sweeper);
    this.#flush();
    await this.#socket.unbind();
  }

  /** After every call into the core: what it has to tell, and when it wants to be called again. */
  #afterCore(): void {
    const events = this.#core.takeEvents();
    for (const event of events) this.#events.push(event);
    for (const output of this.#core.takeTapped()) this.#tapped.push(output);
    if (!this.#flushing && this.#hasNews()) {
      // One message for all that this turn of the event loop brings.
      this.#flushing = true;
      setImmediate(() => this.#flush());
    }
    const dueMs = this.#core.nextTimeoutMs();
    if (dueMs < this.#armedForMs) this.#arm(dueMs);
  }

  #hasNews(): boolean {
    return this.#tapped.length > 0 || this.#results.length > 0 || this.#events.length > 0;
  }

  #arm(dueMs: number): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#armedForMs = dueMs;
    // Node rounds down, and the core would be called before its time.
    const waitMs = Math.max(1, Math.ceil(dueMs - now()));
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#armedForMs = Infinity;
      this.#core.tick(now());
      this.#afterCore();
    }, waitMs);
  }

  #flush(): void {
    this.#flushing = false;
    if (!this.#hasNews()) return;
    const turn: WorkerReport = {
      kind: 'turn',
      tapped: this.#tapped,
      results: this.#results,
      events: this.#events,
    };
    this.#tapped = [];
    this.#results = [];
    this.#events = [];
    this.#report(turn);
  }
}

function ownAddresses({
  onlyThisMachine,
}: WorkerOptions): Pick<MediaSocketOptions, 'ownAddresses'> {
  return onlyThisMachine ? { ownAddresses: addressesOfThisMachine } : {};
}

/** In the order of `announce`, but for those that nobody listens behind. */
function candidatesOf(options: WorkerOptions, port: number): CoreOptions['candidates'] {
  return options.announce.flatMap((address) => {
    const udp = { protocol: 'udp', address, port } as const;
    const tcp = { protocol: 'tcp', address, port } as const;
    return takesTcp(ownAddresses(options), address) ? [udp, tcp] : [udp];
  });
}

/** Monotonic milliseconds. */
function now(): number {
  return performance.now();
}

/** The two ways in which a worker hangs on its engine, as one. */
interface Line {
  send(report: WorkerReport, sent?: () => void): void;
  listen(listener: (request: WorkerRequest) => void): void;
  /** Lets the thread or process end. */
  hangUp(): void;
}

function lineToParent(): Line {
  const port = parentPort;
  if (port !== null) {
    return {
      send(report, sent) {
        port.postMessage(report);
        sent?.();
      },
      listen: (listener) => void port.on('message', listener),
      hangUp: () => port.close(),
    };
  }
  // An engine that died cannot stop its child processes.
  process.once('disconnect', () => process.exit());
  // Ctrl-C and service managers signal the whole group: when to end is the embedder's to say.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined);
  return {
    send: (report, sent) => void process.send?.(report, undefined, {}, () => sent?.()),
    listen: (listener) =>
      void process.on('message', (request) => listener(request as WorkerRequest)),
    hangUp: () => process.disconnect?.(),
  };
}

function serve(line: Line): void {
  let worker: Promise<MediaWorker | null> = Promise.resolve(null);

  process.on('uncaughtException', (error) => {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    line.send({ kind: 'crashed', message }, () => process.exit(1));
  });

  line.listen((request) => {
    switch (request.kind) {
      case 'start':
        worker = MediaWorker.start(request.options, (report) => line.send(report)).catch(
          (error: unknown) => {
            if (!(error instanceof EngineError)) throw error;
            const { code, message } = error;
            line.send({ kind: 'refused', code, message }, () => line.hangUp());
            return null;
          },
        );
        break;
      case 'command':
        // The engine sends commands only after `ready`; waiting keeps their order regardless.
        void worker.then((started) => started?.apply(request.id, request.command));
        break;
      case 'stop':
        void worker.then((started) => started?.stop()).then(() => line.hangUp());
        break;
    }
  });
}

serve(lineToParent());
