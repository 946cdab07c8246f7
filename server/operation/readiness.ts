/** Whether calls can begin here: false while no media worker runs, and from the first step of ending. */
export class Readiness {
  readonly #lostWorkers = new Set<number>();
  readonly #workers: number;
  #ending = false;

  /** @param workers  media workers of the engine */
  constructor(workers: number) {
    this.#workers = workers;
  }

  get ready(): boolean {
    return !this.#ending && this.#lostWorkers.size < this.#workers;
  }

  workerLost(worker: number): void {
    this.#lostWorkers.add(worker);
  }

  workerRestarted(worker: number): void {
    this.#lostWorkers.delete(worker);
  }

  end(): void {
    this.#ending = true;
  }
}
