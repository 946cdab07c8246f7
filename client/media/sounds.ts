import { playThrough } from './devices.ts';

const sampleRate = 24_000;

interface Note {
  readonly hertz: number;
  readonly startS: number;
  readonly lengthS: number;
}

const scale: readonly Note[] = [
  { hertz: 523.25, startS: 0, lengthS: 0.35 },
  { hertz: 659.25, startS: 0.2, lengthS: 0.35 },
  { hertz: 783.99, startS: 0.4, lengthS: 0.6 },
];
const knock: readonly Note[] = [
  { hertz: 783.99, startS: 0, lengthS: 0.3 },
  { hertz: 587.33, startS: 0.22, lengthS: 0.6 },
];

/**
 * Three soft notes through an `<audio>` element, the way others will be heard: what is tested is
 * the speaker that the call will use. Resolves when they have been played.
 *
 * @returns false when the browser would not play
 */
export function playTestSound(speakerId: string): Promise<boolean> {
  return play(scale, speakerId);
}

/** Two soft notes: somebody is at the door. As `playTestSound`. */
export function playKnock(speakerId: string): Promise<boolean> {
  return play(knock, speakerId);
}

async function play(notes: readonly Note[], speakerId: string): Promise<boolean> {
  const url = URL.createObjectURL(new Blob([wave(samplesOf(notes))], { type: 'audio/wav' }));
  const audio = new Audio(url);
  try {
    await playThrough(audio, speakerId);
    const ended = new Promise((resolve) => audio.addEventListener('ended', resolve));
    await audio.play();
    await ended;
    return true;
  } catch {
    return false;
  } finally {
    URL.revokeObjectURL(url);
  }
}

function samplesOf(notes: readonly Note[]): Int16Array<ArrayBuffer> {
  const samples = new Int16Array(sampleRate);
  for (const { hertz, startS, lengthS } of notes) {
    const first = Math.round(startS * sampleRate);
    const count = Math.min(samples.length - first, Math.round(lengthS * sampleRate));
    for (let index = 0; index < count; index += 1) {
      const progress = index / count;
      // Quick attack, slow decay: a struck bar rather than a beep.
      const envelope = Math.min(1, index / 240) * (1 - progress) ** 2;
      const value = Math.sin((2 * Math.PI * hertz * index) / sampleRate) * envelope * 9_000;
      samples[first + index] = (samples[first + index] ?? 0) + value;
    }
  }
  return samples;
}

/** RIFF header for 16-bit mono PCM. */
function wave(samples: Int16Array<ArrayBuffer>): ArrayBuffer {
  const buffer = new ArrayBuffer(44 + samples.byteLength);
  const view = new DataView(buffer);
  const text = (offset: number, value: string): void => {
    for (let index = 0; index < 4; index += 1) {
      view.setUint8(offset + index, value.charCodeAt(index));
    }
  };
  text(0, 'RIFF');
  view.setUint32(4, 36 + samples.byteLength, true);
  text(8, 'WAVE');
  text(12, 'fmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, samples.byteLength, true);
  samples.forEach((sample, index) => view.setInt16(44 + index * 2, sample, true));
  return buffer;
}
