/** Longer than a device takes to start, and than anybody pauses in so quiet a room. */
const silentSamples = 50;

/** Notices a microphone that is on and gives no sound at all. Fed ten times a second. */
export class SilentMicrophone {
  #dead = 0;
  #told = false;

  /** @returns what to do: say it, take it back, or nothing */
  hear(isDead: boolean, microphoneOn: boolean): 'say' | 'takeBack' | null {
    if (!isDead || !microphoneOn) {
      const wasTold = this.#told;
      this.#dead = 0;
      this.#told = false;
      return wasTold ? 'takeBack' : null;
    }
    this.#dead += 1;
    if (this.#told || this.#dead < silentSamples) return null;
    this.#told = true;
    return 'say';
  }
}
