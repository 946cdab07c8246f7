import type { EngineErrorCode } from './commands.ts';

/** Thrown (or rejected with) by the public door on misuse or refusal; `code` is stable. */
export class EngineError extends Error {
  readonly code: EngineErrorCode;

  constructor(code: EngineErrorCode, message: string) {
    super(message);
    this.name = 'EngineError';
    this.code = code;
  }
}

export function workerLostError(): EngineError {
  return new EngineError('ENGINE_WORKER_LOST', 'The media worker of this session has ended.');
}
