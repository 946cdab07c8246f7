import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { LocalMedia } from '../media/local-media.ts';
import type { Source } from '../media/source.ts';
import { SessionClient } from '../session/session-client.ts';
import type { Outgoing } from '../session/session-client.ts';
import type { Ending } from '../session/state.ts';
import type { AppContext } from './context.ts';
import { keepPreferences, readPreferences } from './preferences.ts';

export interface AttendanceOptions {
  readonly app: () => AppContext;
  readonly ticket: (to: 'prepare' | 'join') => Promise<string>;
  readonly ended: (ending: Ending) => void;
}

/**
 * One visit to a session, from its preview to its end: own devices, the session client, and the
 * browser's Back, which leads from the call to the preview.
 *
 * preview --join--> joining --let in--> inCall --left, removed, closed, lost--> preview (a new visit)
 */
export class Attendance implements ReactiveController {
  stage: 'preview' | 'joining' | 'inCall' = 'preview';
  media: LocalMedia;
  client: SessionClient;
  speakerId: string;
  /** The call's page is loaded, and may be drawn ahead of joining. */
  callLoaded = false;

  /** Joining, and waiting at the door to be let in. */
  get held(): boolean {
    return this.client.state.phase === 'held';
  }

  readonly #host: ReactiveControllerHost;
  readonly #options: AttendanceOptions;
  #stopListening: () => void = () => undefined;
  /** Devices have been asked for, in this visit. */
  #opened = false;

  constructor(host: ReactiveControllerHost, options: AttendanceOptions) {
    this.#host = host;
    this.#options = options;
    this.media = newMedia();
    this.client = this.#newClient();
    this.speakerId = readPreferences().speakerId ?? '';
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('popstate', this.#wentBack);
    window.addEventListener('pagehide', this.#pageHides);
  }

  hostDisconnected(): void {
    window.removeEventListener('popstate', this.#wentBack);
    window.removeEventListener('pagehide', this.#pageHides);
    this.#stopListening();
    void this.client.leave();
    this.media.close();
  }

  /** Opens the devices as they were left last time; nothing of them leaves this computer. */
  async open(): Promise<void> {
    const { microphoneOn = true, cameraOn = true } = readPreferences();
    this.#opened = true;
    // A call that was reloaded starts from its preview again.
    if (this.stage === 'preview') this.#options.app().router.remember({ inCall: undefined });
    await this.media.open({ microphone: microphoneOn, camera: cameraOn });
    // After the devices: making connections must not delay the picture.
    this.connectAhead();
  }

  /** So that joining shows the others at once; nothing of the devices leaves this computer yet. */
  connectAhead(): void {
    if (this.stage === 'preview') void this.client.prepare(this.#outgoing());
    void this.#loadCall();
  }

  async join(): Promise<void> {
    if (this.stage !== 'preview') return;
    this.#become('joining');
    this.#keepChoices();
    try {
      await Promise.all([this.client.join(this.#outgoing()), this.#loadCall()]);
      if (this.client.state.phase === 'ended') return;
      const { router } = this.#options.app();
      router.go(router.url, { inCall: true });
      this.#become('inCall');
    } catch {
      // The client's state has ended with the reason; its listener has told.
    }
  }

  chooseSpeaker(speakerId: string): void {
    this.speakerId = speakerId;
    keepPreferences({ speakerId });
    this.#host.requestUpdate();
  }

  /** After an end: a new visit, starting from the preview. */
  renew(): void {
    this.#stopListening();
    this.client.close();
    this.media.close();
    this.media = newMedia();
    this.#opened = false;
    this.client = this.#newClient();
    this.#become('preview');
  }

  #keepChoices(): void {
    // Whoever is quicker than the page has turned nothing off: the devices open as they were left.
    if (!this.#opened) return;
    const { microphone, camera } = this.media.state;
    keepPreferences({
      microphoneOn: microphone.state !== 'off',
      cameraOn: camera.state !== 'off',
      microphoneId: microphone.deviceId,
      cameraId: camera.deviceId,
      speakerId: this.speakerId,
    });
  }

  async #loadCall(): Promise<void> {
    await import('../pages/call.ts');
    if (this.callLoaded) return;
    this.callLoaded = true;
    this.#host.requestUpdate();
  }

  #outgoing(): Partial<Record<Source, Outgoing>> {
    const { microphone, camera } = this.media.state;
    return {
      ...(microphone.track && {
        microphone: { track: microphone.track, muted: microphone.state !== 'on' },
      }),
      ...(camera.track && { camera: { track: camera.track, muted: camera.state !== 'on' } }),
    };
  }

  #newClient(): SessionClient {
    const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
    const client = new SessionClient({
      url: `${scheme}//${location.host}/signaling`,
      ticket: this.#options.ticket,
    });
    let held = false;
    this.#stopListening = client.onChange(({ phase, ending }) => {
      if (held !== (phase === 'held')) {
        held = phase === 'held';
        this.#host.requestUpdate();
      }
      if (phase !== 'ended' || !ending) return;
      this.media.close();
      this.#options.ended(ending);
    });
    return client;
  }

  #become(stage: Attendance['stage']): void {
    this.stage = stage;
    this.#host.requestUpdate();
  }

  readonly #wentBack = (): void => {
    if (this.stage === 'inCall' && !this.#options.app().router.state.inCall) {
      void this.client.leave();
    }
  };

  /** Said at once, so that the others do not look at a ghost until a time-out. */
  readonly #pageHides = (): void => void this.client.leave();
}

function newMedia(): LocalMedia {
  const { microphoneId, cameraId } = readPreferences();
  return new LocalMedia({ microphoneId, cameraId });
}
