/**
 * What has been started and has to be ended again, the last one first. As AsyncDisposableStack,
 * which Node 22 has not.
 */
export class Endings {
  readonly #endings: (() => Promise<unknown>)[] = [];

  add(end: () => Promise<unknown>): void {
    this.#endings.push(end);
  }

  /**
   * Ends everything, each also when one before it has failed. A second call finds nothing to do.
   *
   * @throws the first failure, once all have been tried
   */
  async run(): Promise<void> {
    const failures: unknown[] = [];
    for (let end = this.#endings.pop(); end !== undefined; end = this.#endings.pop()) {
      await end().catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  }
}
