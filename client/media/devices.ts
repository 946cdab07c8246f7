/** A device as a picker shows it. */
export interface DeviceChoice {
  readonly id: string;
  /** Empty until the browser may tell: before a permission, labels are withheld. */
  readonly label: string;
}

/** What a person can choose from; speakers are empty where the system chooses. */
export interface DeviceList {
  readonly microphones: readonly DeviceChoice[];
  readonly cameras: readonly DeviceChoice[];
  readonly speakers: readonly DeviceChoice[];
}

/** Before the browser has told, and where it has none to tell. */
export const noDevices: DeviceList = { microphones: [], cameras: [], speakers: [] };

/**
 * Asks the browser what there is. Does not ask the person: before a permission labels are empty.
 */
export async function listDevices(): Promise<DeviceList> {
  // Undefined on pages without https, whatever the types say.
  const all = await (navigator.mediaDevices as MediaDevices | undefined)?.enumerateDevices();
  if (!all) return noDevices;
  const ofKind = (kind: MediaDeviceKind): DeviceChoice[] =>
    all
      // Chromium lists the system's default twice, once under its own name. Ours is the first row.
      .filter((device) => device.kind === kind && device.deviceId !== '')
      .filter((device) => device.deviceId !== 'default' && device.deviceId !== 'communications')
      .map(({ deviceId, label }) => ({ id: deviceId, label }));
  return {
    microphones: ofKind('audioinput'),
    cameras: ofKind('videoinput'),
    speakers: canChooseSpeaker() ? ofKind('audiooutput') : [],
  };
}

/** Safari and phones play where the system says. */
export function canChooseSpeaker(): boolean {
  return 'setSinkId' in HTMLMediaElement.prototype;
}

/** Plays `element` through the chosen speaker, or the system's when that one is gone. */
export async function playThrough(element: HTMLMediaElement, speakerId: string): Promise<void> {
  if (!canChooseSpeaker() || element.sinkId === speakerId) return;
  try {
    await element.setSinkId(speakerId);
  } catch {
    await element.setSinkId('').catch(() => undefined);
  }
}
