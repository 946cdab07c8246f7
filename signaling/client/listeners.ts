/** Typed listeners by name; adding one returns the way to take it away. */
export class Listeners<Events extends object> {
  readonly #byName = new Map<keyof Events, Set<(event: never) => void>>();

  add<Name extends keyof Events>(name: Name, listener: (event: Events[Name]) => void): () => void {
    let listeners = this.#byName.get(name);
    if (!listeners) this.#byName.set(name, (listeners = new Set()));
    listeners.add(listener);
    return () => this.#byName.get(name)?.delete(listener);
  }

  /** A listener that throws does not keep the others from hearing; its error surfaces on its own. */
  tell<Name extends keyof Events>(name: Name, event: Events[Name]): void {
    for (const listener of [...(this.#byName.get(name) ?? [])]) {
      try {
        (listener as (event: Events[Name]) => void)(event);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}
