import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { LocalMedia } from '../media/local-media.ts';
import type { Source } from '../media/source.ts';
import { SessionClient } from '../session/session-client.ts';
import type { Outgoing } from '../session/options.ts';
import { devicesFirstMs, pause } from '../session/patience.ts';
import type { Ending } from '../session/state.ts';
import type { AppContext } from './context.ts';
import { keepPreferences, readPreferences } from './preferences.ts';

export interface AttendanceOptions {
  readonly app: () => AppContext;
  readonly ticket: (to: 'prepare' | 'join') => Promise<string>;
  /** One is inside. */
  readonly began?: () => void;
  readonly ended: (ending: Ending) => void;
  /** Whether the address is this visit's own; a call may go on behind others. */
  readonly isHere?: () => boolean;
}

/**
 * One visit to a session, from its preview to its end: own devices, the session client, and the
 * browser's Back, which leads from the call to the preview.
 *
 * preview --join--> joining --let in--> inCall --left, removed, closed, lost--> preview (a new visit)
 * inCall --looks elsewhere in the app--> inCall --returns--> inCall
 * preview --opened by a reload of the call--> joining
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
  #returns = false;
  /** The page goes away: what ends now ends for it alone, and the history stays as it is. */
  #hides = false;

  constructor(host: ReactiveControllerHost, options: AttendanceOptions) {
    this.#host = host;
    this.#options = options;
    this.media = this.#newMedia();
    this.client = this.#newClient();
    this.speakerId = readPreferences().speakerId ?? '';
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('popstate', this.#wentBack);
    window.addEventListener('pagehide', this.#pageHides);
    window.addEventListener('pageshow', this.#pageShows);
  }

  hostDisconnected(): void {
    window.removeEventListener('popstate', this.#wentBack);
    window.removeEventListener('pagehide', this.#pageHides);
    window.removeEventListener('pageshow', this.#pageShows);
    this.#stopListening();
    void this.client.leave();
    this.media.close();
  }

  /** The page was reloaded in the call: one comes back into it by oneself. */
  get isReturning(): boolean {
    return this.stage !== 'inCall' && this.#returns;
  }

  /**
   * Opens the devices as they were left last time; nothing of them leaves this computer before one
   * joins, by the button or by coming back.
   *
   * @param mayReturn whether all is known that joining needs
   */
  async open(mayReturn = true): Promise<void> {
    this.#decideReturn(mayReturn);
    const { router } = this.#options.app();
    const { microphoneOn = true, cameraOn = true } = readPreferences();
    const { microphone = microphoneOn, camera = cameraOn } =
      (this.#returns ? router.state.devicesOn : null) ?? {};
    this.#opened = true;
    const opening = this.media.open({ microphone, camera });
    // After the devices: making connections must not delay the picture. But for whoever is asked by
    // the browser whether it may, that can be long.
    await Promise.race([opening, pause(devicesFirstMs)]);
    this.connectAhead();
    await opening;
    await this.#comeBack();
  }

  /** As `open`, for those who share nothing. */
  async openWithout(): Promise<void> {
    this.#decideReturn(true);
    void this.media.look();
    this.connectAhead();
    await this.#comeBack();
  }

  /** So that joining shows the others at once; nothing of the devices leaves this computer yet. */
  connectAhead(): void {
    if (this.stage === 'preview') void this.client.prepare(this.#outgoing());
    void this.#loadCall();
  }

  async join(): Promise<void> {
    if (this.stage !== 'preview') return;
    this.#become('joining');
    // What was on in a call that is only gone on with is no choice for the next one.
    if (!this.#returns) this.#keepChoices();
    try {
      await Promise.all([this.client.join(this.#outgoing()), this.#loadCall()]);
      if (this.client.state.phase === 'ended') return;
      const { router } = this.#options.app();
      // The entry of the call is there already when one comes back into it.
      if (this.#returns) router.remember({ inCall: true });
      else router.go(router.url, { inCall: true });
      this.#become('inCall');
      this.#rememberDevices();
      this.#options.began?.();
    } catch {
      // The client's state has ended with the reason; its listener has told.
    }
  }

  /** One looks at the call again, by an entry of its own. */
  returned(): void {
    if (this.stage === 'inCall') this.#rememberDevices();
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
    this.media = this.#newMedia();
    this.#opened = false;
    this.#returns = false;
    this.client = this.#newClient();
    this.#become('preview');
  }

  #decideReturn(mayReturn: boolean): void {
    const { router } = this.#options.app();
    const isReloaded = wasReloaded();
    // Whoever is quicker than the page has joined by the button already.
    if (this.stage !== 'preview') return;
    this.#returns = isReloaded && mayReturn && router.state.inCall === true;
    if (!this.#returns) router.remember({ inCall: undefined });
  }

  async #comeBack(): Promise<void> {
    if (!this.#returns || this.stage !== 'preview') return;
    await this.join();
    this.#returns = false;
  }

  /** In the entry of the call, which a reload keeps and nobody else reads. */
  #rememberDevices(): void {
    if (!this.#isHere()) return;
    const { microphone, camera } = this.media.state;
    const devicesOn = { microphone: microphone.state === 'on', camera: camera.state === 'on' };
    this.#options.app().router.remember({ devicesOn });
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
      if (this.#hides) return;
      this.#options.ended(ending);
      // Whoever reloads the page that came after the call does not mean to go back into it.
      const { router } = this.#options.app();
      if (this.#isHere() && router.state.inCall) {
        router.remember({ inCall: undefined, devicesOn: undefined });
      }
      this.#options.app().callEnded();
    });
    return client;
  }

  #isHere(): boolean {
    return this.#options.isHere?.() ?? true;
  }

  #become(stage: Attendance['stage']): void {
    this.stage = stage;
    this.#host.requestUpdate();
  }

  readonly #wentBack = (): void => {
    const { router } = this.#options.app();
    if (!this.#isHere()) return;
    if (this.stage === 'inCall' && !router.state.inCall) void this.client.leave();
    // Forward again, to the entry of a call that one has left: it is a preview's now.
    if (this.stage === 'preview') router.remember({ inCall: undefined });
  };

  /** Said at once, so that the others do not look at a ghost until a time-out. */
  readonly #pageHides = (): void => {
    this.#hides = true;
    void this.client.leave();
  };

  /** A page out of the browser's cache: its call has ended, and begins anew as after a reload. */
  readonly #pageShows = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) location.reload();
  };

  #newMedia(): LocalMedia {
    const { microphoneId, cameraId } = readPreferences();
    const media = new LocalMedia({ microphoneId, cameraId });
    media.onChange(() => {
      if (this.stage === 'inCall') this.#rememberDevices();
    });
    return media;
  }
}

let firstVisit = true;

/** Whether the browser has just loaded this address again, asked by the first visit only. */
function wasReloaded(): boolean {
  const isFirst = firstVisit;
  firstVisit = false;
  const [navigation] = performance.getEntriesByType('navigation');
  return isFirst && (navigation as PerformanceNavigationTiming | undefined)?.type === 'reload';
}
