/** Louder than a room, for longer than a cough. */
const speechLevel = 0.4;
const speechSamples = 8;
/** Told once; silence this long makes it worth telling again. */
const forgetSamples = 100;

/** Notices that somebody talks into a microphone that is off. Fed ten levels a second. */
export class TalkingMuted {
  #loud = 0;
  #quiet = 0;
  #told = false;

  /** @returns true at the moment when it should be said */
  hear(level: number, microphoneOff: boolean): boolean {
    if (!microphoneOff) {
      this.#loud = 0;
      this.#told = false;
      return false;
    }
    if (level >= speechLevel) {
      this.#loud += 1;
      this.#quiet = 0;
    } else {
      this.#loud = Math.max(0, this.#loud - 1);
      this.#quiet += 1;
      if (this.#quiet >= forgetSamples) this.#told = false;
    }
    if (this.#told || this.#loud < speechSamples) return false;
    this.#told = true;
    return true;
  }
}
