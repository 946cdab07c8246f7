/**
 * How loud a local microphone is, ten times a second. Works on a clone of the track, so it also
 * hears a microphone that is muted ("you are talking but your microphone is off"). Only ever for
 * local sound: playing others through an AudioContext defeats the browser's echo canceller.
 */
export class LevelMeter {
  #context: AudioContext | null = null;
  #track: MediaStreamTrack | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;

  /**
   * Listens to `track`, and no more to the one before it.
   *
   * @param onLevel gets 0 (silent) to 1 (as loud as speech close by gets), and whether there is no
   * sound at all: even a quiet room makes some
   */
  start(track: MediaStreamTrack, onLevel: (level: number, isDead: boolean) => void): void {
    this.stop();
    const clone = track.clone();
    clone.enabled = true;
    const context = new AudioContext();
    // Without a gesture a context starts suspended; the first one on the page wakes it.
    if (context.state === 'suspended') void context.resume();
    const analyser = context.createAnalyser();
    // Nearly all of what comes between two looks: a short sound is missed by none of them.
    analyser.fftSize = 4096;
    context.createMediaStreamSource(new MediaStream([clone])).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    this.#context = context;
    this.#track = clone;
    this.#timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      // Of a context that does not run yet nothing can be said.
      onLevel(levelOf(samples), context.state === 'running' && samples.every(isNothing));
    }, 100);
  }

  /** Stops listening; the track itself goes on. */
  stop(): void {
    clearInterval(this.#timer);
    this.#track?.stop();
    void this.#context?.close();
    this.#context = null;
    this.#track = null;
  }
}

/** Below the last bit of a microphone's 16. */
function isNothing(sample: number): boolean {
  return Math.abs(sample) < 1 / 32_768;
}

/** Root mean square on a decibel scale: −60 dB and below is 0, −10 dB and above is 1. */
export function levelOf(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return onDecibelScale(Math.sqrt(sum / Math.max(1, samples.length)));
}

/** The same for a linear level, 0 to 1, as statistics have it (`audioLevel`). */
export function onDecibelScale(level: number): number {
  const decibels = 20 * Math.log10(Math.max(level, 1e-6));
  return Math.min(1, Math.max(0, (decibels + 60) / 50));
}
