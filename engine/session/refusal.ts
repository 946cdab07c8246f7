import type { CommandKind, CommandResult, EngineErrorCode } from '../commands.ts';

/** A command refused: a value with a code, never an exception. */
export interface Refusal {
  readonly ok: false;
  readonly code: EngineErrorCode;
  readonly message: string;
}

export function refuse(code: EngineErrorCode, message: string): Refusal {
  return { ok: false, code, message };
}

export function done<K extends CommandKind>(
  value: Extract<CommandResult<K>, { ok: true }>['value'],
): CommandResult<K> {
  return { ok: true, value };
}
