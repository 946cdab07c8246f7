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
