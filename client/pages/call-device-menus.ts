import { msg } from '@lit/localize';
import type { MenuItem } from '../design/menu.ts';
import type { DeviceChoice } from '../media/devices.ts';
import type { CaptureDevice } from '../media/failures.ts';
import type { LocalMedia } from '../media/local-media.ts';
import { playTestSound } from '../media/sounds.ts';

/** Whose devices, and through which speaker the others are heard. */
export interface DeviceMenuView {
  readonly media: LocalMedia;
  readonly speakerId: string;
  readonly chooseSpeaker: (speakerId: string) => void;
}

/** Beside the microphone's switch: all that has to do with sound. */
export function soundMenu(view: DeviceMenuView): MenuItem[] {
  const { media, speakerId, chooseSpeaker } = view;
  const { speakers } = media.state.devices;
  const speaker = msg('Speaker');
  const test: MenuItem = {
    label: msg('Play a test sound'),
    icon: 'speaker',
    select: () => void playTestSound(speakerId),
  };
  return [
    ...captureChoices(media, 'microphone'),
    ...choices(speaker, speakers, speakerId, chooseSpeaker),
    speakers.length > 0 ? { ...test, group: speaker } : test,
  ];
}

/** Beside the camera's switch. */
export function cameraMenu({ media }: DeviceMenuView): MenuItem[] {
  return captureChoices(media, 'camera');
}

function captureChoices(media: LocalMedia, device: CaptureDevice): MenuItem[] {
  const { devices } = media.state;
  const isCamera = device === 'camera';
  const group = isCamera ? msg('Camera') : msg('Microphone');
  const all = isCamera ? devices.cameras : devices.microphones;
  const named = all.filter(({ label }) => label !== '');
  // Before a permission a browser keeps the names to itself, and often the number, too.
  if (named.length === 0) {
    return [{ label: msg('Allow access to see your devices'), group, select: null }];
  }
  return choices(group, named, media.state[device].deviceId, (id) => void media.choose(device, id));
}

function choices(
  group: string,
  all: readonly DeviceChoice[],
  chosen: string,
  choose: (id: string) => void,
): MenuItem[] {
  if (all.length === 0) return [];
  const known = all.some(({ id }) => id === chosen);
  return [
    { label: msg('Same as system'), group, checked: !known, select: () => choose('') },
    ...all.map(({ id, label }, index) => ({
      label: label || `${group} ${index + 1}`,
      group,
      checked: id === chosen,
      select: () => choose(id),
    })),
  ];
}
