import { Capture } from './capture.ts';
import type { CaptureOutcome } from './capture.ts';
import { listDevices, noDevices } from './devices.ts';
import type { DeviceChoice, DeviceList } from './devices.ts';
import type { CaptureCause, CaptureDevice } from './failures.ts';
import { LevelMeter } from './level.ts';

/**
 * off --open--> asking --granted--> on
 * asking --refused--> failed
 * on --turned off--> off            (the microphone keeps its track, silent)
 * on --taken away by the system, and no other there--> failed
 */
export interface LocalDevice {
  readonly state: 'off' | 'asking' | 'on' | 'failed';
  /** For a microphone also while `off`, if it was on before: unmuting then takes no time. */
  readonly track: MediaStreamTrack | null;
  /** Set while `failed`; `questionOpen` also while `asking`. */
  readonly cause: CaptureCause | null;
  /** The device chosen; empty for the system's default. */
  readonly deviceId: string;
  /** While `on`: a phone call, say, has it, and it gives nothing. */
  readonly taken: boolean;
}

/** What happened to the devices without anybody's doing. */
export type DeviceNews =
  /** Plugged in while others are in use. */
  | { readonly kind: 'found'; readonly device: CaptureDevice; readonly choice: DeviceChoice }
  /** The one in use is gone, and another goes on for it. */
  | { readonly kind: 'moved'; readonly device: CaptureDevice; readonly label: string };

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
  readonly #levelListeners = new Set<(level: number, isDead: boolean) => void>();
  readonly #newsListeners = new Set<(news: DeviceNews) => void>();
  /** Which question's answer is waited for; that of an earlier one is let go as it comes. */
  readonly #attempts: Record<CaptureDevice, object | null> = { microphone: null, camera: null };
  /** Turned off again while the browser still asked. */
  readonly #unwanted = new Set<CaptureDevice>();
  #facing: 'user' | 'environment' = 'user';
  #closed = false;
  #state: LocalMediaState;

  constructor(choices: LocalMediaChoices) {
    const off = { state: 'off', track: null, cause: null, taken: false } as const;
    this.#state = {
      microphone: { ...off, deviceId: choices.microphoneId ?? '' },
      camera: { ...off, deviceId: choices.cameraId ?? '' },
      devices: noDevices,
    };
    (navigator.mediaDevices as MediaDevices | undefined)?.addEventListener(
      'devicechange',
      this.#devicesChanged,
    );
    window.addEventListener('focus', this.#cameBack);
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
   * Ten times a second how loud the microphone is, 0 to 1, and whether it gives no sound at all; a
   * muted one too. Apart from the state, so that only what shows it is drawn anew.
   *
   * @returns takes the listener away again
   */
  onLevel(listener: (level: number, isDead: boolean) => void): () => void {
    this.#levelListeners.add(listener);
    return () => this.#levelListeners.delete(listener);
  }

  /** @returns takes the listener away again */
  onNews(listener: (news: DeviceNews) => void): () => void {
    this.#newsListeners.add(listener);
    return () => this.#newsListeners.delete(listener);
  }

  /** Opens what is named, with one question where the browser can. */
  async open(wanted: { microphone: boolean; camera: boolean }): Promise<void> {
    const devices = (['microphone', 'camera'] as const).filter(
      (device) => wanted[device] && !['on', 'asking'].includes(this.#state[device].state),
    );
    if (devices.length === 0) {
      await this.#refreshDevices();
      return;
    }
    const attempt = {};
    for (const device of devices) {
      this.#attempts[device] = attempt;
      this.#unwanted.delete(device);
      this.#setDevice(device, { state: 'asking', cause: null });
    }
    const { microphone, camera } = this.#state;
    const result = await this.#capture.open(
      {
        ...(devices.includes('microphone') && { microphone: { deviceId: microphone.deviceId } }),
        ...(devices.includes('camera') && {
          camera: { deviceId: camera.deviceId, facing: this.#facing },
        }),
      },
      () => {
        for (const device of devices) {
          if (this.#attempts[device] === attempt)
            this.#setDevice(device, { cause: 'questionOpen' });
        }
      },
    );
    for (const device of devices) {
      if (this.#attempts[device] === attempt) this.#settle(device, result[device]);
      else stopOf(result[device]);
    }
    await this.#refreshDevices();
  }

  /** Learns what there is without opening any of it. */
  async look(): Promise<void> {
    await this.#refreshDevices();
  }

  /** On or off, the way a person's button does. */
  async setOn(device: CaptureDevice, on: boolean): Promise<void> {
    const { state, track } = this.#state[device];
    if (state === 'asking') {
      // The last wish holds when the answer comes; asking twice would open it twice.
      if (on) this.#unwanted.delete(device);
      else this.#unwanted.add(device);
      return;
    }
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
    await this.#openOne(device);
  }

  /** Anew from the system, for a device that something else has taken. */
  async reopen(device: CaptureDevice): Promise<void> {
    this.#forget(device);
    this.#setDevice(device, { state: 'off', track: null, taken: false });
    await this.#openOne(device);
  }

  /** Another device of the same kind; the old one is let go first, as phones need it. */
  async choose(device: CaptureDevice, deviceId: string): Promise<void> {
    const { state, track } = this.#state[device];
    this.#setDevice(device, { deviceId });
    if (state === 'off' && !track) return;
    this.#forget(device);
    this.#setDevice(device, { state: 'off', track: null });
    await this.#openOne(device);
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
    this.#newsListeners.clear();
    window.removeEventListener('focus', this.#cameBack);
    (navigator.mediaDevices as MediaDevices | undefined)?.removeEventListener(
      'devicechange',
      this.#devicesChanged,
    );
  }

  async #refreshDevices(): Promise<void> {
    this.#set({ devices: await listDevices() });
  }

  readonly #devicesChanged = (): void => void this.#lookAgain();

  async #openOne(device: CaptureDevice): Promise<void> {
    await this.open({ microphone: device === 'microphone', camera: device === 'camera' });
  }

  /** From the system's settings, perhaps, where the browser has just been allowed a device. */
  readonly #cameBack = (): void => {
    const blocked = (device: CaptureDevice): boolean =>
      this.#state[device].cause === 'blockedBySystem';
    const wanted = { microphone: blocked('microphone'), camera: blocked('camera') };
    if (wanted.microphone || wanted.camera) void this.open(wanted);
  };

  async #lookAgain(): Promise<void> {
    const before = this.#state.devices;
    await this.#refreshDevices();
    const { microphones, cameras } = this.#state.devices;
    this.#tellFound('microphone', before.microphones, microphones);
    this.#tellFound('camera', before.cameras, cameras);
    // Not every browser ends the tracks of a device that was pulled out.
    if (this.#isGone('microphone', microphones)) await this.#moveOn('microphone');
    if (this.#isGone('camera', cameras)) await this.#moveOn('camera');
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
    if (this.#closed || (this.#unwanted.has(device) && device === 'camera')) {
      track.stop();
      if (!this.#closed) this.#setDevice(device, { state: 'off', track: null, cause: null });
      return;
    }
    // A track lives once: whatever was there before is let go.
    if (this.#state[device].track !== track) this.#drop(device);
    const isInUse = (): boolean => this.#state[device].track === track;
    track.addEventListener('ended', () => {
      if (isInUse()) void this.#moveOn(device);
    });
    // Phones silence a microphone for as long as a call or Siri has it.
    track.addEventListener('mute', () => {
      if (isInUse()) this.#setDevice(device, { taken: true });
    });
    track.addEventListener('unmute', () => {
      if (isInUse()) this.#setDevice(device, { taken: false });
    });
    track.enabled = !this.#unwanted.has(device);
    this.#setDevice(device, {
      state: track.enabled ? 'on' : 'off',
      track,
      cause: null,
      taken: track.muted,
    });
    if (device === 'microphone') {
      this.#meter.start(track, (level, isDead) => {
        for (const listener of this.#levelListeners) listener(level, isDead);
      });
    }
  }

  /** The device in use is gone: the system's default goes on for it, if it was on. */
  async #moveOn(device: CaptureDevice): Promise<void> {
    const wasOn = this.#state[device].state === 'on';
    this.#forget(device);
    this.#setDevice(device, { state: 'off', track: null, deviceId: '', taken: false });
    // What is off is opened when it is wanted, as whatever there is then.
    if (!wasOn) return;
    await this.#openOne(device);
    const label = this.#state[device].track?.label;
    if (label !== undefined) this.#tell({ kind: 'moved', device, label });
  }

  #isGone(device: CaptureDevice, choices: readonly DeviceChoice[]): boolean {
    const id = this.#state[device].track?.getSettings().deviceId;
    // The system's default has no name of its own in the list, and without labels there is no list.
    if (!id || id === 'default' || !choices.some(({ label }) => label !== '')) return false;
    return choices.every((choice) => choice.id !== id);
  }

  #tellFound(
    device: CaptureDevice,
    before: readonly DeviceChoice[],
    now: readonly DeviceChoice[],
  ): void {
    // Labels come with the first permission: that is no plugging in.
    if (!before.some(({ label }) => label !== '') || this.#state[device].state !== 'on') return;
    const choice = now.find(({ id }) => before.every((known) => known.id !== id));
    if (choice) this.#tell({ kind: 'found', device, choice });
  }

  #tell(news: DeviceNews): void {
    for (const listener of this.#newsListeners) listener(news);
  }

  /** What is there ends, and what was asked for is not taken when it comes. */
  #forget(device: CaptureDevice): void {
    this.#attempts[device] = null;
    this.#drop(device);
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

function stopOf(outcome: CaptureOutcome | undefined): void {
  if (outcome && 'track' in outcome) outcome.track.stop();
}
