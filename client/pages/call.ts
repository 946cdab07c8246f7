import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { MediaQuery } from '../app/media-query.ts';
import { Page } from '../app/page.ts';
import '../app/bell-button.ts';
import '../app/participants-panel.ts';
import type { ParticipantAction, ParticipantsPanel } from '../app/participants-panel.ts';
import { keepPreferences, readPreferences } from '../app/preferences.ts';
import { paths } from '../app/routes.ts';
import { SpeakerOrder } from '../app/speaker-order.ts';
import { stageTheme } from '../app/stage-theme.ts';
import { clockTime } from '../app/times.ts';
import { WakeLock } from '../app/wake-lock.ts';
import { WeakLines } from '../app/weak-lines.ts';
import { whoSpeaks } from '../app/who-speaks.ts';
import { roleName } from '../app/words.ts';
import { base } from '../design/base.ts';
import { buttons } from '../design/buttons.ts';
import { dialogs, openDialog } from '../design/dialogs.ts';
import { fields } from '../design/fields.ts';
import { icon } from '../design/icons.ts';
import { surfaces } from '../design/surfaces.ts';
import type { LocalMedia, LocalMediaState } from '../media/local-media.ts';
import { ShownSizes } from '../media/shown-size.ts';
import type { SessionClient } from '../session/session-client.ts';
import type { SessionState, TrackState } from '../session/state.ts';
import { aloneView, aloneWords } from './call-alone.ts';
import { Banners } from './call-banner.ts';
import type { CallContext } from './call-context.ts';
import { OwnDevices } from './call-devices.ts';
import { callDialog } from './call-dialogs.ts';
import type { Asking } from './call-dialogs.ts';
import { canFloat, FloatingPicture, floatingTrack } from './call-floating.ts';
import { callKey, walkToolbar } from './call-keys.ts';
import { CallDoor } from './call-door.ts';
import {
  announceAccess,
  announceComings,
  changeRole,
  closeForEveryone,
  removePerson,
  turnOffMicrophone,
} from './call-people.ts';
import { OwnLine } from './call-line.ts';
import { ScreenSharing } from './call-sharing.ts';
import { playSounds, soundsView } from './call-sounds.ts';
import { hasStrip, stageLayout, stageTiles } from './call-stage.ts';
import type { StageView } from './call-stage.ts';
import { callStyles } from './call-styles.ts';
import { toolbar } from './call-toolbar.ts';
import { PushToTalk } from './push-to-talk.ts';
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
    behind: { type: Boolean },
    session: { state: true },
    local: { state: true },
    panel: { state: true },
    asking: { state: true },
    speaking: { state: true },
    order: { state: true },
    weak: { state: true },
    pinnedId: { state: true },
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
  /** It goes on, and another page is looked at. */
  declare behind: boolean;
  declare private session: SessionState;
  declare private local: LocalMediaState;
  declare private panel: boolean;
  declare private asking: Asking | null;
  declare private speaking: ReadonlySet<string>;
  declare private order: readonly string[];
  declare private weak: ReadonlySet<string>;
  declare private pinnedId: string | null;
  declare private selfHidden: boolean;
  declare private stageSize: { readonly width: number; readonly height: number };
  declare private clock: Date;

  readonly #selfView = new SelfView(this);
  /** As in the styles. */
  readonly #narrow = new MediaQuery(this, '(max-width: 799px)');
  readonly #speakerOrder = new SpeakerOrder();
  readonly #weakLines = new WeakLines();
  readonly #timers: ReturnType<typeof setInterval>[] = [];
  #joinedAs: string | null = null;
  #sizes: ShownSizes | null = null;
  #stageObserver: ResizeObserver | null = null;
  #stops: (() => void)[] = [];
  readonly #wakeLock = new WakeLock();
  readonly #banners = new Banners(this);
  readonly #context: CallContext = {
    client: () => this.client,
    media: () => this.media,
    session: () => this.session,
    local: () => this.local,
    banners: this.#banners,
    announce: (text) => this.app.announce(text),
    redraw: () => this.requestUpdate(),
    askForDevices: () => {
      this.asking = { kind: 'devices' };
    },
  };
  readonly #devices = new OwnDevices(this.#context);
  readonly #line = new OwnLine(this.#context);
  readonly #floating = new FloatingPicture(this.#context);
  readonly #sharing = new ScreenSharing(this.#context);
  readonly #pushToTalk = new PushToTalk(this.#context);
  readonly #door = new CallDoor(this.#context, () => this.speakerId);

  constructor() {
    super();
    this.speakerId = '';
    this.active = false;
    this.behind = false;
    this.panel = false;
    this.asking = null;
    this.speaking = new Set();
    this.order = [];
    this.weak = new Set();
    this.pinnedId = null;
    this.selfHidden = readPreferences().selfViewHidden ?? false;
    this.stageSize = { width: window.innerWidth, height: window.innerHeight };
    this.clock = new Date();
  }

  protected override pageTitle(): string | null {
    return this.active && !this.behind ? (this.session.session?.name ?? '') : null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // A question that nobody sees would keep the page in front from being used.
    if (this.behind) this.asking = null;
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
      this.client.onMuteAsked((source) => this.#devices.muteAsked(source)),
      this.media.onChange((next) => this.#localChanged(next)),
      this.media.onLevel((level, isDead) => this.#devices.heard(level, isDead)),
      this.media.onNews((news) => this.#devices.news(news)),
    ];
    this.#timers.push(
      setInterval(() => void this.#listenToOthers(), levelsMs),
      setInterval(() => {
        this.clock = new Date();
        void this.#devices.lookAtProcessor();
      }, 5_000),
    );
    window.addEventListener('keydown', this.#keyPressed);
    this.#pushToTalk.start();
    this.#wakeLock.hold();
    this.#joinedAs = this.session.role;
    this.#devices.begin();
    this.#greet();
    this.#door.changed([], this.session.held);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stops) stop();
    for (const timer of this.#timers.splice(0)) clearInterval(timer);
    this.#banners.stop();
    this.#sizes?.stop();
    this.#stageObserver?.disconnect();
    this.#sharing.stop();
    this.#door.stop();
    this.#floating.stop();
    window.removeEventListener('keydown', this.#keyPressed);
    this.#pushToTalk.stop();
    this.#wakeLock.release();
  }

  override render(): TemplateResult {
    const { session } = this;
    const stage = this.#stage();
    const layout = stageLayout(stage);
    const columns = Math.min(layout.columns, 5);
    return html`
      <header>
        ${
          this.app.account
            ? html`<a
                class="elsewhere"
                href=${paths.telehealth}
                title=${msg('The session goes on while you look elsewhere')}
                >${icon('back')}<span>${msg('Telehealth')}</span></a
              >`
            : nothing
        }
        <h1>${session.session?.name}</h1>
        ${this.app.account ? html`<auscult-bell .app=${this.app}></auscult-bell>` : nothing}
        <time>${clockTime(this.clock)}</time>
      </header>
      ${this.#sharing.view()}
      <main class="middle ${this.panel ? 'with-panel' : ''}">
        <div
          class="stage ${layout.kind} columns-${columns} ${hasStrip(layout) ? 'with-strip' : ''}"
        >
          ${stageTiles(stage, layout)}
          ${layout.kind === 'alone' ? aloneView(session.role, () => void this.#copyLink()) : nothing}
          ${this.#banners.view()}
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
                .readLines=${this.#readLines}
                @close=${this.#closePanel}
                @action=${this.#manage}
              ></auscult-participants>`
            : nothing
        }
      </main>
      ${this.#toolbar()} ${soundsView(session)} ${this.#floating.view(this.#floats())}
      ${this.asking ? this.#dialog(this.asking) : nothing}
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
    else if (changed.get('behind') === true && !this.behind && this.active) super.begin();
    for (const tile of this.renderRoot.querySelectorAll<HTMLElement>('auscult-tile')) {
      const { trackId, whole } = tile.dataset;
      if (trackId) this.#sizes?.watch(tile, trackId, { whole: whole !== undefined });
      else this.#sizes?.unwatch(tile);
    }
    this.#floating.watch(this.#sizes, this.find('video.floating'), this.#floats());
    playSounds(this.renderRoot, this.speakerId, this.#banners);
    if (this.asking) openDialog(this.renderRoot);
  }

  // ── Stage ────────────────────────────────────────────────────────────────────────────────────

  #stage(): StageView {
    return {
      session: this.session,
      local: this.local,
      order: this.order,
      speaking: this.speaking,
      weak: this.weak,
      pinnedId: this.pinnedId,
      pin: (participantId) => {
        this.pinnedId = participantId;
      },
      selfView: this.#selfView,
      selfHidden: this.selfHidden,
      mirrored: this.media.facesUser,
      size: this.stageSize,
    };
  }

  #floats(): TrackState | null {
    return floatingTrack(this.session, this.pinnedId, this.order, this.speaking);
  }

  readonly #readLines = (): ReturnType<SessionClient['lines']['read']> =>
    this.client.lines.read(this.session.selfId ?? '', this.client.figures.quality());

  readonly #copyLink = async (): Promise<void> => {
    const { app, session } = this;
    try {
      await navigator.clipboard.writeText(await app.api.sessionLink(session.session?.id ?? ''));
      this.#banners.show({ text: msg('The session link is copied.'), forMs: 4_000 });
    } catch {
      this.#banners.show({ text: msg('The browser did not let us copy the link.'), forMs: 6_000 });
    }
  };

  async #listenToOthers(): Promise<void> {
    const levels = await this.client.figures.levels();
    const speaking = whoSpeaks(this.session, (trackId) => levels.get(trackId) ?? 0);
    if (!isSame(speaking, this.speaking)) this.speaking = speaking;
    this.#devices.heardOthers(levels);
    const nowMs = performance.now();
    const { participants, selfId } = this.session;
    const others = participants.map(({ id }) => id).filter((id) => id !== selfId);
    this.order = this.#speakerOrder.update(others, speaking, nowMs);
    const weak = this.#weakLines.update(this.session, nowMs);
    if (!isSame(weak, this.weak)) this.weak = weak;
  }

  // ── Toolbar ──────────────────────────────────────────────────────────────────────────────────

  #toolbar(): TemplateResult {
    return toolbar({
      session: this.session,
      local: this.local,
      narrow: this.#narrow.matches,
      joinedAs: this.#joinedAs,
      media: this.media,
      speakerId: this.speakerId,
      chooseSpeaker: (speakerId) => this.#chooseSpeaker(speakerId),
      sharing: this.#sharing.active,
      panel: this.panel,
      selfHidden: this.selfHidden,
      toggleScreen: () => void this.#sharing.toggle(),
      togglePanel: this.#togglePanel,
      toggleSelf: () => {
        this.selfHidden = !this.selfHidden;
        keepPreferences({ selfViewHidden: this.selfHidden });
      },
      moveSelf: () => this.#selfView.next(),
      refresh: () => void this.#line.refresh(),
      floats: canFloat() ? this.#floating.active : null,
      toggleFloating: () => void this.#floating.toggle(this.find('video.floating'), this.#floats()),
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
      viewer: this.session.role === 'viewer',
      settingsChanged: this.#settingsChanged,
      media: this.media,
      pushToTalk: this.#pushToTalk,
      speakerId: this.speakerId,
      speakerChosen: this.#speakerChosen,
      close: this.#asked,
      closeSession: () => {
        this.asking = null;
        void closeForEveryone(this.#context);
      },
      remove: (participant, andTheLink) => {
        this.asking = null;
        void removePerson(this.#context, participant, andTheLink ? this.#replaceLink : null);
      },
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
    this.#line.changed(before, next);
    if (next.role !== before.role && before.role !== null && next.role !== null) {
      this.#roleChanged(next);
    }
    announceComings(this.#context, before, next);
    // Whoever has just pressed OK knows it.
    if (this.asking?.kind !== 'settings') announceAccess(this.#context, before, next);
    this.#door.changed(before.held, next.held);
  }

  #roleChanged(next: SessionState): void {
    this.#joinedAs = null;
    const role = roleName(next.role ?? '');
    this.#banners.show({
      text: msg(str`The chair changed your role. You are now: ${role}.`),
      forMs: 8_000,
    });
    const publish = next.grants?.publish ?? [];
    // The engine lets nothing through any more; the light must go out, too. Nobody else may turn
    // it on again: a role given back brings back the buttons, not the picture.
    if (!publish.includes('camera')) void this.media.setOn('camera', false);
    if (!publish.includes('microphone')) void this.media.setOn('microphone', false);
    if (!publish.includes('screen')) this.#sharing.end();
  }

  #localChanged(next: LocalMediaState): void {
    const before = this.local;
    this.local = next;
    this.#devices.changed(before, next);
  }

  readonly #manage = (event: CustomEvent<ParticipantAction>): void => {
    const action = event.detail;
    switch (action.kind) {
      case 'remove':
        this.asking = { kind: 'remove', participant: action.participant };
        return;
      case 'role':
        void changeRole(this.#context, action.participant, action.role);
        return;
      case 'mute':
        void turnOffMicrophone(this.#context, action.participant);
        return;
      case 'admit':
      case 'turnAway':
        void this.#door.answer(action.kind, action.held);
    }
  };

  readonly #settingsChanged = (): void => {
    this.asking = null;
    this.app.announce(msg('The settings are changed.'));
    void this.find<ParticipantsPanel>('auscult-participants')?.look();
  };

  readonly #replaceLink = async (): Promise<void> => {
    await this.app.api.replaceLink(this.session.session?.id ?? '');
    this.#banners.show({
      text: msg('The session has a new link.'),
      action: { label: msg('Copy the link'), act: () => void this.#copyLink() },
      forMs: 15_000,
    });
  };

  readonly #leave = (): void => void this.client.leave();

  readonly #speakerChosen = (event: CustomEvent<string>): void => this.#chooseSpeaker(event.detail);

  #chooseSpeaker(speakerId: string): void {
    this.dispatchEvent(new CustomEvent('speaker-chosen', { detail: speakerId }));
  }

  readonly #asked = (): void => {
    this.asking = null;
  };

  readonly #togglePanel = (): void => {
    this.panel = !this.panel;
  };

  readonly #closePanel = (): void => {
    this.panel = false;
  };

  // ── Keys ─────────────────────────────────────────────────────────────────────────────────────

  readonly #keyPressed = (event: KeyboardEvent): void => {
    const key = callKey(event);
    if (key === null) return;
    if (this.behind && (key === 'toolbar' || key === 'shortcuts')) return;
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

function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((id) => other.has(id));
}

customElements.define('auscult-call', Call);
