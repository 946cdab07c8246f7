import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import '../app/device-pickers.ts';
import { chooseLayout } from '../app/call-layout.ts';
import type { CallLayout, TilePlace } from '../app/call-layout.ts';
import { failureText } from '../app/failure-texts.ts';
import { Page } from '../app/page.ts';
import '../app/participants-panel.ts';
import type { ParticipantAction } from '../app/participants-panel.ts';
import { keepPreferences, readPreferences } from '../app/preferences.ts';
import { stageTheme } from '../app/stage-theme.ts';
import { TalkingMuted } from '../app/talking-muted.ts';
import '../app/tile.ts';
import { roleName } from '../app/words.ts';
import { base } from '../design/base.ts';
import { buttons } from '../design/buttons.ts';
import { dialogs, openDialog } from '../design/dialogs.ts';
import { fields } from '../design/fields.ts';
import { icon } from '../design/icons.ts';
import type { IconName } from '../design/icons.ts';
import '../design/menu.ts';
import type { MenuItem } from '../design/menu.ts';
import { surfaces } from '../design/surfaces.ts';
import { playThrough } from '../media/devices.ts';
import type { CaptureDevice } from '../media/failures.ts';
import type { LocalMedia, LocalMediaState } from '../media/local-media.ts';
import { canShareScreen, shareScreen } from '../media/screen.ts';
import { ShownSizes } from '../media/shown-size.ts';
import type { SessionClient } from '../session/session-client.ts';
import { trackOf } from '../session/state.ts';
import type { ParticipantState, SessionState, TrackState } from '../session/state.ts';
import { callStyles } from './call-styles.ts';
import { SelfView } from './self-view.ts';

interface Banner {
  readonly text: string;
  readonly action?: { readonly label: string; readonly act: () => void };
  /** Null: stays until its reason is gone. */
  readonly forMs: number | null;
}

type Asking =
  | { readonly kind: 'remove'; readonly participant: ParticipantState }
  | { readonly kind: 'close' }
  | { readonly kind: 'devices' }
  | { readonly kind: 'shortcuts' };

/** As loud as speech gets when somebody is heard speaking; below it is a room. */
const speakingLevel = 0.03;
const levelsMs = 250;

/** The session itself: stage, panel, toolbar. */
export class Call extends Page {
  static override properties = {
    ...Page.properties,
    client: { attribute: false },
    media: { attribute: false },
    speakerId: { type: String },
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
  #wakeLock: WakeLockSentinel | null = null;

  constructor() {
    super();
    this.speakerId = '';
    this.panel = false;
    this.asking = null;
    this.banner = null;
    this.speaking = new Set();
    this.sharing = null;
    this.selfHidden = readPreferences().selfViewHidden ?? false;
    this.stageSize = { width: window.innerWidth, height: window.innerHeight };
    this.clock = new Date();
  }

  protected override pageTitle(): string {
    return this.session.session?.name ?? '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.session = this.client.state;
    this.local = this.media.state;
    this.#sizes = new ShownSizes((trackId, width, height) =>
      this.client.setShownSize(trackId, width, height),
    );
    this.#stops = [
      this.client.onChange((next) => this.#sessionChanged(next)),
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
    document.addEventListener('visibilitychange', this.#keepAwake);
    this.#keepAwake();
    // A device that opened while we were joining has not been sent yet.
    this.#sync('microphone', this.local);
    this.#sync('camera', this.local);
    this.#greet();
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
    document.removeEventListener('visibilitychange', this.#keepAwake);
    void this.#wakeLock?.release();
  }

  override render(): TemplateResult {
    const { session } = this;
    const layout = this.#layout();
    return html`
      <header>
        <h1>${session.session?.name}</h1>
        <time>${this.clock.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })}</time>
      </header>
      <main class="middle ${this.panel ? 'with-panel' : ''}">
        <div class="stage ${layout.kind} columns-${Math.min(layout.columns, 5)}">
          ${repeat(
            layout.tiles,
            ({ key }) => key,
            (tile) => this.#tile(tile),
          )}
          ${layout.kind === 'alone' ? this.#aloneText() : nothing}
          ${this.banner ? this.#bannerView(this.banner) : nothing}
        </div>
        ${
          this.panel
            ? html`<auscult-participants
                .participants=${session.participants}
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

  #aloneText(): TemplateResult {
    return html`<div class="alone-text">
      <p>${msg('You are the only one here. Others can join with the link.')}</p>
    </div>`;
  }

  #bannerView({ text, action }: Banner): TemplateResult {
    return html`<div class="banner">
      <div role="status">
        <span>${text}</span>
        ${
          action
            ? html`<button class="button" type="button" @click=${action.act}>
                ${action.label}
              </button>`
            : nothing
        }
      </div>
    </div>`;
  }

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
    const speaking = new Set<string>();
    for (const participant of this.session.participants) {
      const microphone = trackOf(participant, 'microphone');
      if (!microphone || microphone.muted || participant.id === this.session.selfId) continue;
      if (this.client.levelOf(microphone.id) > speakingLevel) speaking.add(participant.id);
    }
    const same =
      speaking.size === this.speaking.size && [...speaking].every((id) => this.speaking.has(id));
    if (!same) this.speaking = speaking;
  }

  // ── Toolbar ──────────────────────────────────────────────────────────────────────────────────

  #toolbar(): TemplateResult {
    const { session, local } = this;
    const may = (source: string): boolean => session.grants?.publish.includes(source) ?? false;
    const count = session.participants.length;
    return html`<div
      class="toolbar"
      role="toolbar"
      aria-label=${msg('Session controls')}
      @keydown=${this.#toolbarKey}
    >
      ${
        may('microphone')
          ? this.#switch('microphone', msg('Microphone'), local.microphone.state === 'on')
          : nothing
      }
      ${
        may('camera') ? this.#switch('camera', msg('Camera'), local.camera.state === 'on') : nothing
      }
      ${
        may('camera') && local.camera.state === 'on' && local.devices.cameras.length > 1
          ? html`<button
              class="button"
              type="button"
              aria-label=${msg('Flip camera')}
              title=${msg('Flip camera')}
              @click=${() => void this.media.flip()}
            >
              ${icon('flip')}
            </button>`
          : nothing
      }
      ${
        may('screen') && canShareScreen()
          ? html`<button
              class="button sharing"
              type="button"
              aria-label=${msg('Share screen')}
              aria-pressed=${this.sharing ? 'true' : 'false'}
              title=${this.sharing ? msg('Stop sharing') : msg('Share screen')}
              @click=${() => void this.#toggleScreen()}
            >
              ${icon('screen')}<span class="word">${msg('Share screen')}</span>
            </button>`
          : nothing
      }
      ${
        session.role === 'viewer'
          ? html`<p class="viewer-line">${msg('You joined as a viewer: you can see and hear.')}</p>`
          : nothing
      }
      <span class="gap"></span>
      <button
        class="button"
        type="button"
        aria-pressed=${this.panel ? 'true' : 'false'}
        aria-label=${msg(str`Participants ${count}`)}
        @click=${this.#togglePanel}
      >
        ${icon('participants')}<span class="word">${msg('Participants')}</span>
        <span class="count">${count}</span>
      </button>
      <auscult-menu .items=${this.#more()} label=${msg('More')}>
        <button
          slot="button"
          class="button icon-only"
          type="button"
          aria-label=${msg('More')}
          title=${msg('More')}
        >
          ${icon('more')}
        </button>
      </auscult-menu>
      ${this.#leaveButton()}
    </div>`;
  }

  #switch(device: CaptureDevice, label: string, on: boolean): TemplateResult {
    const names: Record<CaptureDevice, readonly [IconName, IconName]> = {
      microphone: ['microphone', 'microphoneOff'],
      camera: ['camera', 'cameraOff'],
    };
    return html`<button
      class="button switch"
      type="button"
      aria-label=${label}
      aria-pressed=${on ? 'true' : 'false'}
      title=${switchTitle(device, on)}
      @click=${() => void this.media.setOn(device, !on)}
    >
      ${icon(names[device][on ? 0 : 1])}<span class="word">${label}</span>
    </button>`;
  }

  #leaveButton(): TemplateResult {
    const button = html`<button
      slot="button"
      class="button danger ${this.session.role === 'chair' ? '' : 'leave-plain'}"
      type="button"
      aria-label=${msg('Leave')}
      title=${msg('Leave')}
      @click=${this.session.role === 'chair' ? null : this.#leave}
    >
      ${icon('leave')}<span class="word">${msg('Leave')}</span>
    </button>`;
    if (this.session.role !== 'chair') return button;
    const items: MenuItem[] = [
      {
        label: msg('Leave'),
        detail: msg('The session stays open for the others.'),
        icon: 'leave',
        select: this.#leave,
      },
      {
        label: msg('Close session for everyone'),
        detail: msg('Everyone leaves, and the links stop working.'),
        icon: 'closedDoor',
        danger: true,
        select: () => {
          this.asking = { kind: 'close' };
        },
      },
    ];
    return html`<auscult-menu data-leave .items=${items} label=${msg('Leave')}
      >${button}</auscult-menu
    >`;
  }

  #more(): MenuItem[] {
    const items: MenuItem[] = [
      {
        label: msg('Microphone, camera and speaker'),
        icon: 'speaker',
        select: () => {
          this.asking = { kind: 'devices' };
        },
      },
    ];
    if (this.session.role !== 'viewer') {
      items.push({
        label: this.selfHidden ? msg('Show my picture') : msg('Hide my picture'),
        icon: this.selfHidden ? 'eye' : 'eyeOff',
        select: () => {
          this.selfHidden = !this.selfHidden;
          keepPreferences({ selfViewHidden: this.selfHidden });
        },
      });
      if (!this.selfHidden) {
        items.push({
          label: msg('Move my picture'),
          icon: 'move',
          select: () => this.#selfView.next(),
        });
      }
    }
    items.push({
      label: msg('Keyboard shortcuts'),
      icon: 'info',
      ...(canShareScreen() ? {} : { detail: msg('Sharing the screen works on a computer.') }),
      select: () => {
        this.asking = { kind: 'shortcuts' };
      },
    });
    return items;
  }

  // ── Dialogs ──────────────────────────────────────────────────────────────────────────────────

  #dialog(asking: Asking): TemplateResult {
    switch (asking.kind) {
      case 'devices':
        return this.#dialogFrame(
          msg('Microphone, camera and speaker'),
          html`<auscult-device-pickers
            .media=${this.media}
            .speakerId=${this.speakerId}
            @speaker-chosen=${this.#speakerChosen}
          ></auscult-device-pickers>`,
          nothing,
        );
      case 'shortcuts':
        return this.#dialogFrame(msg('Keyboard shortcuts'), shortcutList(), nothing);
      case 'close':
        return this.#dialogFrame(
          msg('Close session for everyone?'),
          html`<p>${msg('Everyone leaves at once, and the links stop working for good.')}</p>`,
          html`<button class="button" type="button" data-first @click=${this.#asked}>
              ${msg('Keep it open')}
            </button>
            <button class="button danger" type="button" @click=${this.#closeSession}>
              ${msg('Close session for everyone')}
            </button>`,
        );
      case 'remove':
        return this.#dialogFrame(
          msg(str`Remove ${asking.participant.displayName}?`),
          html`<p>${msg("They can't come back to this session unless you let them.")}</p>`,
          html`<button class="button" type="button" data-first @click=${this.#asked}>
              ${msg('Cancel')}
            </button>
            <button
              class="button danger"
              type="button"
              @click=${() => void this.#remove(asking.participant)}
            >
              ${msg('Remove')}
            </button>`,
        );
    }
  }

  #dialogFrame(
    title: string,
    content: TemplateResult,
    foot: TemplateResult | typeof nothing,
  ): TemplateResult {
    return html`<dialog aria-labelledby="dialog-title" @close=${this.#asked}>
      <div class="dialog-head">
        <h2 id="dialog-title">${title}</h2>
        <button
          class="button bare icon-only"
          type="button"
          aria-label=${msg('Close')}
          @click=${this.#asked}
        >
          ${icon('close')}
        </button>
      </div>
      <div class="dialog-body">${content}</div>
      ${foot === nothing ? nothing : html`<div class="dialog-foot">${foot}</div>`}
    </dialog>`;
  }

  // ── What happens ─────────────────────────────────────────────────────────────────────────────

  #greet(): void {
    const others = this.session.participants.length - 1;
    this.app.announce(
      others === 0
        ? msg('You are the only one here. Others can join with the link.')
        : msg('You are in the session.'),
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
    if (action.kind === 'remove') {
      this.asking = { kind: 'remove', participant: action.participant };
    } else {
      void this.#setRole(action.participant, action.role);
    }
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

  async #remove(participant: ParticipantState): Promise<void> {
    this.asking = null;
    try {
      await this.client.removeParticipant(participant.id);
    } catch {
      this.#show({
        text: msg(str`${participant.displayName} could not be removed.`),
        forMs: 8_000,
      });
    }
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

  /** With a modifier throughout: single letters get in the way of voice input (WCAG 2.1.4). */
  readonly #keyPressed = (event: KeyboardEvent): void => {
    if (event.key === 'F2') {
      event.preventDefault();
      this.find('.toolbar button')?.focus();
      return;
    }
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const publish = this.session.grants?.publish ?? [];
    if (event.code === 'KeyD' && !event.shiftKey && publish.includes('microphone')) {
      event.preventDefault();
      void this.media.setOn('microphone', this.local.microphone.state !== 'on');
    } else if (event.code === 'KeyE' && !event.shiftKey && publish.includes('camera')) {
      event.preventDefault();
      void this.media.setOn('camera', this.local.camera.state !== 'on');
    } else if (event.code === 'Slash' && event.shiftKey) {
      event.preventDefault();
      this.asking = { kind: 'shortcuts' };
    }
  };

  /** Arrow keys walk along the toolbar, as in every toolbar. */
  readonly #toolbarKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
    const all = [...this.renderRoot.querySelectorAll<HTMLElement>('.toolbar button')];
    const index = all.indexOf(event.target as HTMLElement);
    if (index < 0) return;
    event.preventDefault();
    all.at((index + (event.key === 'ArrowRight' ? 1 : -1)) % all.length)?.focus();
  };

  /** A screen that goes dark ends the call on phones. */
  readonly #keepAwake = (): void => void this.#holdScreen();

  async #holdScreen(): Promise<void> {
    if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    try {
      this.#wakeLock = await navigator.wakeLock.request('screen');
    } catch {
      // A low battery may refuse; the call goes on.
    }
  }
}

function startClass({ startColumn }: TilePlace): string {
  return startColumn === null ? '' : `start-${startColumn}`;
}

const streams = new WeakMap<MediaStreamTrack, MediaStream>();

/** One MediaStream per track, so that an element is not given a new one with every render. */
function streamOf(track: MediaStreamTrack | null): MediaStream | null {
  if (!track) return null;
  let stream = streams.get(track);
  if (!stream) streams.set(track, (stream = new MediaStream([track])));
  return stream;
}

function switchTitle(device: CaptureDevice, on: boolean): string {
  if (device === 'microphone') return on ? msg('Turn off microphone') : msg('Turn on microphone');
  return on ? msg('Turn off camera') : msg('Turn on camera');
}

function pictureNote(participant: ParticipantState, track: TrackState | null): string {
  const name = participant.displayName;
  if (participant.connection === 'reconnecting') return msg(str`${name} is reconnecting…`);
  if (!track || track.muted || !track.open) return '';
  if (track.reason === 'bandwidth:down') {
    if (track.current === null) {
      return msg('Your connection is weak: video paused, sound continues.');
    }
    return msg('Your connection is weak: smaller picture, sound first.');
  }
  if (track.reason === 'notSent' && track.current === null)
    return msg(str`No picture comes from ${name} right now.`);
  return '';
}

function shortcutList(): TemplateResult {
  const command = /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl';
  return html`<dl class="keys">
    <dt><kbd>${command} + D</kbd></dt>
    <dd>${msg('Microphone')}</dd>
    <dt><kbd>${command} + E</kbd></dt>
    <dd>${msg('Camera')}</dd>
    <dt><kbd>F2</kbd></dt>
    <dd>${msg('Go to the session controls')}</dd>
    <dt><kbd>${command} + Shift + /</kbd></dt>
    <dd>${msg('This list')}</dd>
  </dl>`;
}

customElements.define('auscult-call', Call);
