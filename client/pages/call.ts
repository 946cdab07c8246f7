import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ParticipantInfo } from 'auscult/proto';
import { Attention } from '../app/attention.ts';
import { chooseLayout } from '../app/call-layout.ts';
import type { CallLayout, TilePlace } from '../app/call-layout.ts';
import { failureText } from '../app/failure-texts.ts';
import { Page } from '../app/page.ts';
import '../app/participants-panel.ts';
import type { ParticipantAction } from '../app/participants-panel.ts';
import { pictureNote } from '../app/picture-note.ts';
import { keepPreferences, readPreferences } from '../app/preferences.ts';
import { stageTheme } from '../app/stage-theme.ts';
import { clockTime } from '../app/times.ts';
import { TalkingMuted } from '../app/talking-muted.ts';
import '../app/tile.ts';
import { WakeLock } from '../app/wake-lock.ts';
import { whoSpeaks } from '../app/who-speaks.ts';
import { roleName } from '../app/words.ts';
import { base } from '../design/base.ts';
import { buttons } from '../design/buttons.ts';
import { dialogs, openDialog } from '../design/dialogs.ts';
import { fields } from '../design/fields.ts';
import { surfaces } from '../design/surfaces.ts';
import { playThrough } from '../media/devices.ts';
import type { CaptureDevice } from '../media/failures.ts';
import type { LocalMedia, LocalMediaState } from '../media/local-media.ts';
import { shareScreen } from '../media/screen.ts';
import { ShownSizes } from '../media/shown-size.ts';
import { playKnock } from '../media/sounds.ts';
import type { Source } from '../media/source.ts';
import { streamOf } from '../media/stream-of.ts';
import type { SessionClient } from '../session/session-client.ts';
import { trackOf } from '../session/state.ts';
import type { ParticipantState, SessionState } from '../session/state.ts';
import { aloneView, aloneWords } from './call-alone.ts';
import { bannerView } from './call-banner.ts';
import type { Banner } from './call-banner.ts';
import { callDialog } from './call-dialogs.ts';
import type { Asking } from './call-dialogs.ts';
import { callKey, walkToolbar } from './call-keys.ts';
import { callStyles } from './call-styles.ts';
import { toolbar } from './call-toolbar.ts';
import { SelfView } from './self-view.ts';

const levelsMs = 250;

/**
 * The session itself: stage, panel, toolbar. Drawn once, unseen, while the preview is looked at,
 * which takes a phone a good part of a second: joining then only fills it in.
 */
export class Call extends Page {
  static override properties = {
    ...Page.properties,
    client: { attribute: false },
    media: { attribute: false },
    speakerId: { type: String },
    active: { type: Boolean, reflect: true },
    session: { state: true },
    local: { state: true },
    panel: { state: true },
    asking: { state: true },
    banner: { state: true },
    speaking: { state: true },
    sharing: { state: true },
    selfHidden: { state: true },
    stageSize: { state: true },
    clock: { state: true },
  };

  static override styles = [base, buttons, fields, surfaces, dialogs, stageTheme, callStyles];

  declare client: SessionClient;
  declare media: LocalMedia;
  declare speakerId: string;
  /** One is inside, and looks at it. */
  declare active: boolean;
  declare private session: SessionState;
  declare private local: LocalMediaState;
  declare private panel: boolean;
  declare private asking: Asking | null;
  declare private banner: Banner | null;
  declare private speaking: ReadonlySet<string>;
  declare private sharing: MediaStreamTrack | null;
  declare private selfHidden: boolean;
  declare private stageSize: { readonly width: number; readonly height: number };
  declare private clock: Date;

  readonly #talkingMuted = new TalkingMuted();
  readonly #selfView = new SelfView(this);
  readonly #timers: ReturnType<typeof setInterval>[] = [];
  #sizes: ShownSizes | null = null;
  #stageObserver: ResizeObserver | null = null;
  #bannerTimer: ReturnType<typeof setTimeout> | undefined;
  #stops: (() => void)[] = [];
  readonly #wakeLock = new WakeLock();
  readonly #attention = new Attention(() => playKnock(this.speakerId));
  /** Whose waiting a banner tells of. */
  #atDoor: { readonly id: string; readonly banner: Banner } | null = null;

  constructor() {
    super();
    this.speakerId = '';
    this.active = false;
    this.panel = false;
    this.asking = null;
    this.banner = null;
    this.speaking = new Set();
    this.sharing = null;
    this.selfHidden = readPreferences().selfViewHidden ?? false;
    this.stageSize = { width: window.innerWidth, height: window.innerHeight };
    this.clock = new Date();
  }

  protected override pageTitle(): string | null {
    return this.active ? (this.session.session?.name ?? '') : null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('active')) return;
    this.session = this.client.state;
    this.local = this.media.state;
  }

  protected override begin(): void {
    super.begin();
    this.#sizes = new ShownSizes((trackId, width, height) =>
      this.client.setShownSize(trackId, width, height),
    );
    this.#stops = [
      this.client.onChange((next) => this.#sessionChanged(next)),
      this.client.onMuteAsked(this.#muteAsked),
      this.media.onChange((next) => this.#localChanged(next)),
      this.media.onLevel((level) => this.#heardMyself(level)),
    ];
    this.#timers.push(
      setInterval(() => this.#listenToOthers(), levelsMs),
      setInterval(() => {
        this.clock = new Date();
      }, 5_000),
    );
    window.addEventListener('keydown', this.#keyPressed);
    this.#wakeLock.hold();
    // A device that opened while we were joining has not been sent yet.
    this.#sync('microphone', this.local);
    this.#sync('camera', this.local);
    this.#greet();
    this.#watchDoor({ ...this.session, held: [] }, this.session);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stops) stop();
    for (const timer of this.#timers.splice(0)) clearInterval(timer);
    clearTimeout(this.#bannerTimer);
    this.#sizes?.stop();
    this.#stageObserver?.disconnect();
    this.sharing?.stop();
    window.removeEventListener('keydown', this.#keyPressed);
    this.#wakeLock.release();
    this.#attention.stop();
  }

  override render(): TemplateResult {
    const { session } = this;
    const layout = this.#layout();
    return html`
      <header>
        <h1>${session.session?.name}</h1>
        <time>${clockTime(this.clock)}</time>
      </header>
      <main class="middle ${this.panel ? 'with-panel' : ''}">
        <div class="stage ${layout.kind} columns-${Math.min(layout.columns, 5)}">
          ${repeat(
            layout.tiles,
            ({ key }) => key,
            (tile) => this.#tile(tile),
          )}
          ${layout.kind === 'alone' ? aloneView(session.role, () => void this.#copyLink()) : nothing}
          ${this.banner ? bannerView(this.banner) : nothing}
        </div>
        ${
          this.panel
            ? html`<auscult-participants
                .api=${this.app.api}
                .sessionId=${session.session?.id ?? ''}
                .participants=${session.participants}
                .held=${session.held}
                .selfId=${session.selfId ?? ''}
                .chair=${session.role === 'chair'}
                @close=${this.#closePanel}
                @action=${this.#manage}
              ></auscult-participants>`
            : nothing
        }
      </main>
      ${this.#toolbar()} ${this.#sounds()} ${this.asking ? this.#dialog(this.asking) : nothing}
    `;
  }

  protected override firstUpdated(changed: PropertyValues): void {
    super.firstUpdated(changed);
    const stage = this.find('.stage');
    if (!stage) return;
    this.#stageObserver = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const { width, height } = entry.contentRect;
      if (width > 0) this.stageSize = { width, height };
    });
    this.#stageObserver.observe(stage);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (changed.get('active') === false && this.active) this.begin();
    for (const tile of this.renderRoot.querySelectorAll<HTMLElement>('auscult-tile')) {
      const { trackId } = tile.dataset;
      if (trackId) this.#sizes?.watch(tile, trackId);
      else this.#sizes?.unwatch(tile);
    }
    for (const audio of this.renderRoot.querySelectorAll('audio')) this.#play(audio);
    if (this.asking) openDialog(this.renderRoot);
  }

  // ── Stage ────────────────────────────────────────────────────────────────────────────────────

  #layout(): CallLayout {
    const { participants, selfId } = this.session;
    const sharingIds = participants
      .filter((participant) => participant.id !== selfId)
      .filter((participant) => trackOf(participant, 'screen')?.open)
      .map(({ id }) => id);
    return chooseLayout({
      participantIds: participants.map(({ id }) => id),
      selfId,
      sharingIds,
      stageWidth: this.stageSize.width,
      stageHeight: this.stageSize.height,
      selfHidden: this.selfHidden || this.session.role === 'viewer',
    });
  }

  #tile(tile: TilePlace): TemplateResult | typeof nothing {
    const participant = this.session.participants.find(({ id }) => id === tile.participantId);
    if (!participant) return nothing;
    const self = participant.id === this.session.selfId;
    if (self) return this.#selfTile(participant, tile);
    const screen = tile.shows === 'screen';
    const track = trackOf(participant, screen ? 'screen' : 'camera');
    const microphone = trackOf(participant, 'microphone');
    const showing = track !== null && track.open && !track.muted && track.media !== null;
    const weak = participant.connection === 'reconnecting' || track?.reason === 'bandwidth:down';
    return html`<auscult-tile
      class="${tile.place} ${startClass(tile)} ${this.speaking.has(participant.id) && !screen ? 'speaking' : ''}"
      data-track-id=${track?.id ?? nothing}
      ?hidden=${tile.place === 'hidden'}
      .name=${participant.displayName}
      .role=${participant.role === 'chair' && !screen ? roleName('chair') : ''}
      .track=${showing ? track.media : null}
      .silent=${!screen && (!microphone || microphone.muted || !microphone.open)}
      .screen=${screen}
      .weak=${weak}
      .note=${pictureNote(participant, track)}
    ></auscult-tile>`;
  }

  #selfTile(participant: ParticipantState, tile: TilePlace): TemplateResult {
    const { camera, microphone } = this.local;
    const floating = tile.place === 'float';
    return html`<auscult-tile
      class="${tile.place} ${startClass(tile)} ${floating ? this.#selfView.corner : ''}"
      self
      tabindex=${floating ? '0' : nothing}
      role=${floating ? 'group' : nothing}
      aria-label=${floating ? msg('Your picture. Arrow keys move it.') : nothing}
      ?hidden=${tile.place === 'hidden'}
      .name=${participant.displayName}
      .role=${''}
      .track=${camera.track}
      .mirrored=${this.media.facesUser}
      .silent=${microphone.state !== 'on'}
      @pointerdown=${floating ? this.#selfView.grab : null}
      @keydown=${floating ? this.#selfView.key : null}
    ></auscult-tile>`;
  }

  readonly #copyLink = async (): Promise<void> => {
    const { app, session } = this;
    try {
      await navigator.clipboard.writeText(await app.api.sessionLink(session.session?.id ?? ''));
      this.#show({ text: msg('The session link is copied.'), forMs: 4_000 });
    } catch {
      this.#show({ text: msg('The browser did not let us copy the link.'), forMs: 6_000 });
    }
  };

  // ── Sound ────────────────────────────────────────────────────────────────────────────────────

  /** Others are heard through elements only: the echo canceller knows what those play. */
  #sounds(): TemplateResult {
    const tracks = this.session.participants
      .filter(({ id }) => id !== this.session.selfId)
      .flatMap(({ tracks }) => tracks)
      .filter(({ kind, media }) => kind === 'audio' && media !== null);
    return html`${repeat(
      tracks,
      ({ id }) => id,
      ({ media }) => html`<audio .srcObject=${streamOf(media)} autoplay></audio>`,
    )}`;
  }

  #play(audio: HTMLAudioElement): void {
    void playThrough(audio, this.speakerId);
    if (!audio.paused) return;
    audio.play().catch((error: unknown) => {
      if (!(error instanceof DOMException) || error.name !== 'NotAllowedError') return;
      const act = (): void => {
        this.banner = null;
        for (const each of this.renderRoot.querySelectorAll('audio')) void each.play();
      };
      const label = msg('Hear the others');
      this.#show({
        text: msg('Your browser is holding back the sound.'),
        action: { label, act },
        forMs: null,
      });
    });
  }

  #listenToOthers(): void {
    const speaking = whoSpeaks(this.session, (trackId) => this.client.levelOf(trackId));
    const same =
      speaking.size === this.speaking.size && [...speaking].every((id) => this.speaking.has(id));
    if (!same) this.speaking = speaking;
  }

  // ── Toolbar ──────────────────────────────────────────────────────────────────────────────────

  #toolbar(): TemplateResult {
    return toolbar({
      session: this.session,
      local: this.local,
      media: this.media,
      sharing: this.sharing !== null,
      panel: this.panel,
      selfHidden: this.selfHidden,
      toggleScreen: () => void this.#toggleScreen(),
      togglePanel: this.#togglePanel,
      toggleSelf: () => {
        this.selfHidden = !this.selfHidden;
        keepPreferences({ selfViewHidden: this.selfHidden });
      },
      moveSelf: () => this.#selfView.next(),
      ask: (asking) => {
        this.asking = asking;
      },
      leave: this.#leave,
      keyPressed: this.#toolbarKey,
    });
  }

  #dialog(asking: Asking): TemplateResult {
    return callDialog(asking, {
      app: this.app,
      sessionId: this.session.session?.id ?? '',
      settingsChanged: this.#settingsChanged,
      media: this.media,
      speakerId: this.speakerId,
      speakerChosen: this.#speakerChosen,
      close: this.#asked,
      closeSession: () => void this.#closeSession(),
      remove: (participant, andTheLink) => void this.#remove(participant, andTheLink),
    });
  }

  // ── What happens ─────────────────────────────────────────────────────────────────────────────

  #greet(): void {
    const others = this.session.participants.length - 1;
    this.app.announce(
      others === 0 ? aloneWords(this.session.role) : msg('You are in the session.'),
    );
  }

  #sessionChanged(next: SessionState): void {
    const before = this.session;
    this.session = next;
    if (next.phase === 'reconnecting' && before.phase === 'joined') {
      this.#show({ text: msg('Reconnecting…'), forMs: null });
    } else if (next.phase === 'joined' && before.phase === 'reconnecting') {
      this.#show({ text: msg('You are back.'), forMs: 4_000 });
    }
    if (next.role !== before.role && before.role !== null && next.role !== null) {
      this.#roleChanged(next);
    }
    this.#announceComings(before, next);
    this.#watchDoor(before, next);
  }

  #announceComings(before: SessionState, next: SessionState): void {
    const were = new Map(before.participants.map(({ id, displayName }) => [id, displayName]));
    for (const { id, displayName } of next.participants) {
      if (!were.delete(id)) this.app.announce(msg(str`${displayName} joined`));
    }
    for (const [id, name] of were) {
      if (id !== next.selfId) this.app.announce(msg(str`${name} left`));
    }
  }

  #watchDoor(before: SessionState, next: SessionState): void {
    if (next.held === before.held) return;
    this.#attention.waiting(next.held.map(({ id }) => id));
    const newest = next.held.find(({ id }) => !before.held.some((one) => one.id === id));
    const shown = this.#atDoor;
    if (newest) this.#showAtDoor(newest);
    else if (shown && this.banner === shown.banner && !isAmong(next.held, shown.id)) {
      const [other] = next.held;
      if (other) this.#showAtDoor(other);
      else this.banner = null;
    }
  }

  #showAtDoor(held: ParticipantInfo): void {
    const act = (): void => {
      this.banner = null;
      void this.#answerDoor('admit', held);
    };
    const banner: Banner = {
      text: msg(str`${held.displayName} is waiting to come in.`),
      action: { label: msg('Admit'), act },
      forMs: null,
    };
    this.#atDoor = { id: held.id, banner };
    this.#show(banner);
  }

  readonly #muteAsked = (source: Source): void => {
    if (source !== 'microphone' || this.local.microphone.state !== 'on') return;
    void this.media.setOn('microphone', false);
    this.#show({
      text: msg('The chair turned off your microphone. You can turn it on again.'),
      forMs: 8_000,
    });
  };

  #roleChanged(next: SessionState): void {
    const role = roleName(next.role ?? '');
    this.#show({
      text: msg(str`The chair changed your role. You are now: ${role}.`),
      forMs: 8_000,
    });
    const publish = next.grants?.publish ?? [];
    // The engine lets nothing through any more; the light must go out, too. Nobody else may turn
    // it on again: a role given back brings back the buttons, not the picture.
    if (!publish.includes('camera')) void this.media.setOn('camera', false);
    if (!publish.includes('microphone')) void this.media.setOn('microphone', false);
    if (!publish.includes('screen')) this.#screenEnded();
  }

  #localChanged(next: LocalMediaState): void {
    const before = this.local;
    this.local = next;
    this.#sync('microphone', next);
    this.#sync('camera', next);
    for (const device of ['microphone', 'camera'] as const) {
      const { cause } = next[device];
      if (cause === null || cause === before[device].cause) continue;
      const { title, advice } = failureText(cause, device);
      this.#show({ text: `${title} ${advice}`, forMs: 12_000 });
    }
  }

  #heardMyself(level: number): void {
    const { microphone } = this.local;
    const muted = microphone.state === 'off' && microphone.track !== null;
    if (this.#talkingMuted.hear(level, muted)) {
      this.#show({
        text: msg('You are talking but your microphone is off.'),
        action: {
          label: msg('Turn on microphone'),
          act: () => {
            this.banner = null;
            void this.media.setOn('microphone', true);
          },
        },
        forMs: 8_000,
      });
    }
  }

  /** Tells the session client what one's own devices now give. */
  #sync(device: CaptureDevice, local: LocalMediaState): void {
    const { state, track } = local[device];
    if (state === 'asking') return;
    this.client.send(device, { track, muted: state !== 'on' }).catch(() => {
      this.#show({ text: msg('That did not reach the others. Try again.'), forMs: 6_000 });
    });
  }

  async #toggleScreen(): Promise<void> {
    if (this.sharing) {
      this.#screenEnded();
      return;
    }
    const outcome = await shareScreen();
    switch (outcome.state) {
      case 'cancelled':
        return;
      case 'blockedBySystem':
        this.#show({
          text: msg('Allow screen recording for this browser in System Settings, then try again.'),
          forMs: 12_000,
        });
        return;
      case 'failed':
        this.#show({ text: msg('The screen could not be shared.'), forMs: 8_000 });
        return;
      case 'sharing':
    }
    this.sharing = outcome.video;
    // The browser's own "Stop sharing".
    outcome.video.addEventListener('ended', () => this.#screenEnded());
    try {
      await this.client.send('screen', { track: outcome.video, muted: false });
      if (outcome.audio) {
        await this.client.send('screenAudio', { track: outcome.audio, muted: false });
      }
      this.app.announce(msg('You are sharing your screen.'));
    } catch {
      this.#screenEnded();
      this.#show({ text: msg('The screen could not be shared.'), forMs: 8_000 });
    }
  }

  #screenEnded(): void {
    if (!this.sharing) return;
    this.sharing.stop();
    this.sharing = null;
    void Promise.all([this.client.stop('screen'), this.client.stop('screenAudio')]).catch(
      () => undefined,
    );
    this.app.announce(msg('You are not sharing your screen any more.'));
  }

  readonly #manage = (event: CustomEvent<ParticipantAction>): void => {
    const action = event.detail;
    switch (action.kind) {
      case 'remove':
        this.asking = { kind: 'remove', participant: action.participant };
        return;
      case 'role':
        void this.#setRole(action.participant, action.role);
        return;
      case 'mute':
        void this.#askToMute(action.participant);
        return;
      case 'admit':
      case 'turnAway':
        void this.#answerDoor(action.kind, action.held);
    }
  };

  async #askToMute({ id, displayName }: ParticipantState): Promise<void> {
    try {
      await this.client.askToMute(id, 'microphone');
    } catch {
      const text = msg(str`The microphone of ${displayName} could not be turned off.`);
      this.#show({ text, forMs: 8_000 });
    }
  }

  async #answerDoor(
    answer: 'admit' | 'turnAway',
    { id, displayName }: ParticipantInfo,
  ): Promise<void> {
    try {
      if (answer === 'admit') await this.client.admitParticipant(id);
      else await this.client.turnAway(id);
    } catch {
      // Gone meanwhile, or another chair was quicker: the panel shows it.
      this.app.announce(msg(str`${displayName} is not waiting any more.`));
    }
  }

  readonly #settingsChanged = (): void => {
    this.asking = null;
    this.app.announce(msg('The settings are changed.'));
  };

  async #setRole(participant: ParticipantState, role: string): Promise<void> {
    const name = participant.displayName;
    try {
      await this.client.setRole(participant.id, role);
      this.app.announce(msg(str`${name} is now: ${roleName(role)}`));
    } catch (error) {
      const last = (error as { code?: string }).code === 'LAST_CHAIR';
      this.#show({
        text: last
          ? msg('A session keeps at least one Session Chair.')
          : msg(str`The role of ${name} could not be changed.`),
        forMs: 8_000,
      });
    }
  }

  async #remove(participant: ParticipantState, andTheLink: boolean): Promise<void> {
    this.asking = null;
    try {
      await this.client.removeParticipant(participant.id);
      if (andTheLink) await this.#replaceLink();
    } catch {
      this.#show({
        text: msg(str`${participant.displayName} could not be removed.`),
        forMs: 8_000,
      });
    }
  }

  async #replaceLink(): Promise<void> {
    await this.app.api.replaceLink(this.session.session?.id ?? '');
    const act = (): void => void this.#copyLink();
    this.#show({
      text: msg('The session has a new link.'),
      action: { label: msg('Copy the link'), act },
      forMs: 15_000,
    });
  }

  readonly #leave = (): void => void this.client.leave();

  readonly #closeSession = async (): Promise<void> => {
    this.asking = null;
    try {
      await this.client.closeSession();
    } catch {
      this.#show({
        text: msg('The session could not be closed. Try again in a moment.'),
        forMs: 8_000,
      });
    }
  };

  readonly #speakerChosen = (event: CustomEvent<string>): void => {
    this.dispatchEvent(new CustomEvent('speaker-chosen', { detail: event.detail }));
  };

  readonly #asked = (): void => {
    this.asking = null;
  };

  readonly #togglePanel = (): void => {
    this.panel = !this.panel;
  };

  readonly #closePanel = (): void => {
    this.panel = false;
  };

  #show(banner: Banner): void {
    this.banner = banner;
    clearTimeout(this.#bannerTimer);
    if (banner.forMs === null) return;
    this.#bannerTimer = setTimeout(() => {
      if (this.banner === banner) this.banner = null;
    }, banner.forMs);
  }

  // ── Keys ─────────────────────────────────────────────────────────────────────────────────────

  readonly #keyPressed = (event: KeyboardEvent): void => {
    const key = callKey(event);
    if (key === null) return;
    if (key === 'toolbar') {
      this.find('.toolbar button')?.focus();
    } else if (key === 'shortcuts') {
      this.asking = { kind: 'shortcuts' };
    } else {
      if (this.session.grants?.publish.includes(key) !== true) return;
      void this.media.setOn(key, this.local[key].state !== 'on');
    }
    event.preventDefault();
  };

  readonly #toolbarKey = (event: KeyboardEvent): void => {
    walkToolbar(event, [...this.renderRoot.querySelectorAll<HTMLElement>('.toolbar button')]);
  };
}

function startClass({ startColumn }: TilePlace): string {
  return startColumn === null ? '' : `start-${startColumn}`;
}

function isAmong(held: readonly ParticipantInfo[], wanted: string): boolean {
  return held.some(({ id }) => id === wanted);
}

customElements.define('auscult-call', Call);
