import { Capture } from './capture.ts';
import type { CaptureOutcome } from './capture.ts';
import { listDevices, noDevices } from './devices.ts';
import type { DeviceList } from './devices.ts';
import type { CaptureCause, CaptureDevice } from './failures.ts';
import { LevelMeter } from './level.ts';

/**
 * off --open--> asking --granted--> on
 * asking --refused--> failed
 * on --turned off--> off            (the microphone keeps its track, silent)
 * on --taken away by the system--> failed
 */
export interface LocalDevice {
  readonly state: 'off' | 'asking' | 'on' | 'failed';
  /** For a microphone also while `off`, if it was on before: unmuting then takes no time. */
  readonly track: MediaStreamTrack | null;
  /** Set while `failed`; `questionOpen` also while `asking`. */
  readonly cause: CaptureCause | null;
  /** The device chosen; empty for the system's default. */
  readonly deviceId: string;
}

/** One's own devices as they are now: a new object after each change. */
export interface LocalMediaState {
  readonly microphone: LocalDevice;
  readonly camera: LocalDevice;
  readonly devices: DeviceList;
}

/** Devices that were chosen earlier, by the browser's ids; one that is gone does no harm. */
export interface LocalMediaChoices {
  readonly microphoneId?: string | undefined;
  readonly cameraId?: string | undefined;
}

/**
 * One's own microphone and camera, from the preview through the call: opened once, never twice at
 * a time. Turning the camera off stops it, so that its light goes out; turning the microphone off
 * silences it and keeps it, so that it can tell somebody who talks that nobody hears.
 */
export class LocalMedia {
  readonly #capture = new Capture();
  readonly #meter = new LevelMeter();
  readonly #listeners = new Set<(state: LocalMediaState) => void>();
  readonly #levelListeners = new Set<(level: number) => void>();
  #facing: 'user' | 'environment' = 'user';
  #closed = false;
  #state: LocalMediaState;

  constructor(choices: LocalMediaChoices) {
    const off = { state: 'off', track: null, cause: null } as const;
    this.#state = {
      microphone: { ...off, deviceId: choices.microphoneId ?? '' },
      camera: { ...off, deviceId: choices.cameraId ?? '' },
      devices: noDevices,
    };
    (navigator.mediaDevices as MediaDevices | undefined)?.addEventListener(
      'devicechange',
      this.#devicesChanged,
    );
  }

  /** The devices as they are now; a new object after each change. */
  get state(): LocalMediaState {
    return this.#state;
  }

  /** @returns takes the listener away again */
  onChange(listener: (state: LocalMediaState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Ten times a second how loud the microphone is, 0 to 1; a muted one too. Apart from the state, so
   * that only what shows it is drawn anew.
   *
   * @returns takes the listener away again
   */
  onLevel(listener: (level: number) => void): () => void {
    this.#levelListeners.add(listener);
    return () => this.#levelListeners.delete(listener);
  }

  /** Opens what is named, with one question where the browser can. */
  async open(wanted: { microphone: boolean; camera: boolean }): Promise<void> {
    const devices = (['microphone', 'camera'] as const).filter(
      (device) => wanted[device] && this.#state[device].state !== 'on',
    );
    for (const device of devices) this.#setDevice(device, { state: 'asking', cause: null });
    const { microphone, camera } = this.#state;
    const result = await this.#capture.open(
      {
        ...(devices.includes('microphone') && { microphone: { deviceId: microphone.deviceId } }),
        ...(devices.includes('camera') && {
          camera: { deviceId: camera.deviceId, facing: this.#facing },
        }),
      },
      () => {
        for (const device of devices) this.#setDevice(device, { cause: 'questionOpen' });
      },
    );
    for (const device of devices) this.#settle(device, result[device]);
    await this.#refreshDevices();
  }

  /** On or off, the way a person's button does. */
  async setOn(device: CaptureDevice, on: boolean): Promise<void> {
    const { state, track } = this.#state[device];
    if (!on) {
      if (state !== 'on') return;
      if (device === 'microphone' && track) track.enabled = false;
      if (device === 'camera') track?.stop();
      this.#setDevice(device, {
        state: 'off',
        track: device === 'microphone' ? track : null,
      });
      return;
    }
    if (track?.readyState === 'live' && state === 'off') {
      track.enabled = true;
      this.#setDevice(device, { state: 'on' });
      return;
    }
    await this.open({ microphone: device === 'microphone', camera: device === 'camera' });
  }

  /** Another device of the same kind; the old one is let go first, as phones need it. */
  async choose(device: CaptureDevice, deviceId: string): Promise<void> {
    const { state, track } = this.#state[device];
    this.#setDevice(device, { deviceId });
    if (state === 'off' && !track) return;
    this.#drop(device);
    this.#setDevice(device, { state: 'off', track: null });
    await this.open({ microphone: device === 'microphone', camera: device === 'camera' });
    if (state === 'off') await this.setOn(device, false);
  }

  /** To the camera on the other side of the phone, or to the next one of several. */
  async flip(): Promise<void> {
    const { cameras } = this.#state.devices;
    const currentId = this.#state.camera.track?.getSettings().deviceId;
    if (this.#state.camera.track?.getSettings().facingMode) {
      this.#facing = this.#facing === 'user' ? 'environment' : 'user';
      await this.choose('camera', '');
      return;
    }
    const index = cameras.findIndex(({ id }) => id === currentId);
    const next = cameras[(index + 1) % Math.max(1, cameras.length)];
    if (next) await this.choose('camera', next.id);
  }

  /** Whether the picture is of oneself, and so shown mirrored. */
  get facesUser(): boolean {
    return this.#state.camera.track?.getSettings().facingMode !== 'environment';
  }

  /** Ends every track: no light stays on. */
  close(): void {
    this.#closed = true;
    this.#drop('microphone');
    this.#drop('camera');
    this.#listeners.clear();
    this.#levelListeners.clear();
    (navigator.mediaDevices as MediaDevices | undefined)?.removeEventListener(
      'devicechange',
      this.#devicesChanged,
    );
  }

  async #refreshDevices(): Promise<void> {
    this.#set({ devices: await listDevices() });
  }

  readonly #devicesChanged = (): void => void this.#lookAgain();

  async #lookAgain(): Promise<void> {
    await this.#refreshDevices();
    const { microphones, cameras } = this.#state.devices;
    // What was missing may just have been plugged in.
    if (this.#state.microphone.cause === 'notFound' && microphones.length > 0) {
      await this.setOn('microphone', true);
    }
    if (this.#state.camera.cause === 'notFound' && cameras.length > 0) {
      await this.setOn('camera', true);
    }
  }

  #settle(device: CaptureDevice, outcome: CaptureOutcome | undefined): void {
    if (!outcome || 'cause' in outcome) {
      this.#setDevice(device, {
        state: 'failed',
        track: null,
        cause: outcome?.cause ?? 'internal',
      });
      return;
    }
    const { track } = outcome;
    if (this.#closed) {
      track.stop();
      return;
    }
    track.addEventListener('ended', () => {
      if (this.#state[device].track !== track) return;
      this.#drop(device);
      this.#setDevice(device, { state: 'failed', track: null, cause: 'didNotStart' });
    });
    this.#setDevice(device, { state: 'on', track, cause: null });
    if (device === 'microphone') {
      this.#meter.start(track, (level) => {
        for (const listener of this.#levelListeners) listener(level);
      });
    }
  }

  #drop(device: CaptureDevice): void {
    this.#state[device].track?.stop();
    if (device === 'microphone') this.#meter.stop();
  }

  #setDevice(device: CaptureDevice, change: Partial<LocalDevice>): void {
    this.#set({ [device]: { ...this.#state[device], ...change } });
  }

  #set(change: Partial<LocalMediaState>): void {
    if (this.#closed) return;
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener(this.#state);
  }
}
