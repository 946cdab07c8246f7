/**
 * One command at a time, in the order they came: within a job nothing else of the session changes,
 * so a check made at its beginning still holds at its end.
 *
 * A job must not wait for another job of the same mailbox.
 */
export class Mailbox {
  #last: Promise<unknown> = Promise.resolve();

  /** @returns what the job returns; a job that throws rejects its own caller and nobody else's. */
  run<Value>(job: () => Promise<Value>): Promise<Value> {
    const result = this.#last.then(job);
    this.#last = result.catch(() => undefined);
    return result;
  }
}
