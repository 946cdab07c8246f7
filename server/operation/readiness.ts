import type { Engine } from 'auscult/engine';

/** Whether calls can begin here: false while no media worker runs, and from the first step of ending. */
export class Readiness {
  readonly #lostWorkers = new Set<number>();
  readonly #workers: number;
  #ending = false;

  /** @param workers  media workers of the engine */
  constructor(workers: number) {
    this.#workers = workers;
  }

  /** Hears from now on of workers that end and of those that take their place. */
  static of(engine: Pick<Engine, 'media' | 'on'>): Readiness {
    const readiness = new Readiness(engine.media.length);
    engine.on('workerLost', ({ worker }) => readiness.workerLost(worker));
    engine.on('workerRestarted', ({ worker }) => readiness.workerRestarted(worker));
    return readiness;
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
