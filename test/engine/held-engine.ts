import {
  subscribe as subscribeChannel,
  unsubscribe as unsubscribeChannel,
} from 'node:diagnostics_channel';
import type { ChildProcess } from 'node:child_process';
import type { Worker } from 'node:worker_threads';
import { createEngine } from 'auscult/engine';
import type { Engine, EngineOptions } from 'auscult/engine';

export interface Held {
  readonly engine: Engine;
  /** Ends the media worker from outside, without a word. */
  readonly kill: () => void;
  /** Makes it fail in the middle of its work. */
  readonly crash: () => void;
}

/** Starts an engine whose worker we hold, too. */
export async function startAndHold(options: EngineOptions): Promise<Held> {
  let worker: Worker | null = null;
  let child: ChildProcess | null = null;
  const onWorker = (started: Worker): void => void (worker = started);
  const onChild = (message: unknown): void =>
    void (child = (message as { process: ChildProcess }).process);
  process.once('worker', onWorker);
  subscribeChannel('child_process', onChild);
  const engine = await createEngine(options);
  process.off('worker', onWorker);
  unsubscribeChannel('child_process', onChild);
  const nonsense = { kind: 'command', id: -1, command: null };
  return {
    engine,
    kill: () => {
      void worker?.terminate();
      child?.kill('SIGKILL');
    },
    crash: () => {
      worker?.postMessage(nonsense);
      child?.send(nonsense);
    },
  };
}
