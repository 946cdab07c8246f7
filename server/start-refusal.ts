/**
 * A start that cannot work, for a reason that the operator can mend. The message is the one
 * sentence that is printed; there is no stack to read behind it.
 */
export class StartRefusal extends Error {
  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'StartRefusal';
  }
}

/** The `code` of a system or library error, or an empty string. */
export function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' ? code : '';
}
