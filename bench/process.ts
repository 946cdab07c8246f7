import { fork } from 'node:child_process';
import { once } from 'node:events';

/** Functions that one process offers another. Arguments and results are plain data. */
export type Methods = Record<string, (argument: never) => unknown>;

interface Request {
  readonly id: number;
  readonly method: string;
  readonly argument: unknown;
}

type Message =
  | { readonly kind: 'response'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly message: string }
  | { readonly kind: 'event'; readonly event: unknown };

type Argument<T> = T extends (argument: infer A) => unknown ? A : never;
type Value<T> = T extends (argument: never) => infer R ? Awaited<R> : never;

/** Time for a process to close its sockets by itself. */
const CLOSE_MS = 5_000;

/** A process of the bench seen from the main one: calls with answers, and events. */
export class Helper<M extends Methods, E> {
  onEvent: (event: E) => void = () => undefined;
  readonly #child;
  readonly #open = new Map<number, PromiseWithResolvers<unknown>>();
  #nextId = 1;
  #ended = false;

  /** @param entry a module that calls `serve` */
  constructor(entry: URL, env: NodeJS.ProcessEnv = {}) {
    this.#child = fork(entry, {
      serialization: 'advanced',
      env: { ...process.env, ...env },
      // What a helper has to say goes to stderr: stdout belongs to the result.
      stdio: ['ignore', 2, 2, 'ipc'],
    });
    this.#child.on('message', (message: Message) => this.#receive(message));
    this.#child.on('exit', (code, signal) => {
      this.#ended = true;
      const error = new Error(`${entry.pathname.split('/').at(-1)} ended (${code ?? signal}).`);
      for (const { reject } of this.#open.values()) reject(error);
      this.#open.clear();
    });
  }

  async call<K extends keyof M & string>(
    method: K,
    argument: Argument<M[K]>,
  ): Promise<Value<M[K]>> {
    if (this.#ended) throw new Error('The process has ended.');
    const answer = Promise.withResolvers<unknown>();
    const id = this.#nextId++;
    this.#open.set(id, answer);
    this.#child.send({ id, method, argument } satisfies Request);
    return (await answer.promise) as Value<M[K]>;
  }

  /** Lets it finish; ends it when it does not. */
  async close(): Promise<void> {
    if (this.#ended) return;
    const exited = once(this.#child, 'exit');
    this.#child.disconnect();
    const limit = setTimeout(() => this.#child.kill('SIGKILL'), CLOSE_MS);
    await exited;
    clearTimeout(limit);
  }

  #receive(message: Message): void {
    if (message.kind === 'event') {
      this.onEvent(message.event as E);
      return;
    }
    const answer = this.#open.get(message.id);
    this.#open.delete(message.id);
    if (message.kind === 'response') answer?.resolve(message.value);
    else answer?.reject(new Error(message.message));
  }
}

/**
 * The other end: answers calls one at a time, in order, until the main process lets go.
 *
 * @param close releases what would keep the process alive
 */
export function serve(methods: Methods, close: () => Promise<void>): void {
  let last: Promise<void> = Promise.resolve();
  process.on('message', ({ id, method, argument }: Request) => {
    last = last.then(async () => {
      try {
        const run = methods[method];
        if (run === undefined) throw new Error(`There is no ${method}.`);
        post({ kind: 'response', id, value: await run(argument as never) });
      } catch (error) {
        post({
          kind: 'failure',
          id,
          message: error instanceof Error ? error.message : String(error),
        });
      }
    });
  });
  process.once('disconnect', () => {
    void close().then(() => process.exit(0));
  });
}

/** Tells the main process something on one's own account. */
export function emit(event: unknown): void {
  post({ kind: 'event', event });
}

function post(message: Message): void {
  if (process.connected) process.send?.(message);
}
