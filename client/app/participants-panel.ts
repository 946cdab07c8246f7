import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ParticipantInfo } from 'auscult/proto';
import { base } from '../design/base.ts';
import { buttons } from '../design/buttons.ts';
import { AuscultElement } from '../design/element.ts';
import { icon } from '../design/icons.ts';
import '../design/menu.ts';
import type { MenuItem } from '../design/menu.ts';
import { surfaces } from '../design/surfaces.ts';
import { trackOf } from '../session/state.ts';
import type { PersonLine } from '../session/lines.ts';
import type { ParticipantState } from '../session/state.ts';
import type { Api, RemovedPerson, SessionSettings } from './api.ts';
import { lineFigures } from './line-figures.ts';
import { panelStyles } from './participants-panel-styles.ts';
import type { Person } from './session-draft.ts';
import { initials, roleName, roleSentence } from './words.ts';

/** Slow enough to be read, and next to nothing for the server. */
const lineEveryMs = 3_000;

const memberRoles = ['chair', 'broadcaster', 'viewer'] as const;

/** What a chair wants done; all of it acts at once. */
export type ParticipantAction =
  | { readonly kind: 'role'; readonly participant: ParticipantState; readonly role: string }
  | { readonly kind: 'remove'; readonly participant: ParticipantState }
  | { readonly kind: 'mute'; readonly participant: ParticipantState }
  | { readonly kind: 'admit'; readonly held: ParticipantInfo }
  | { readonly kind: 'turnAway'; readonly held: ParticipantInfo };

/**
 * Who is inside; for a chair, who waits, who is invited and not here, who was removed, and what may
 * be done about it. Tells by `close` and `action` events.
 */
export class ParticipantsPanel extends AuscultElement {
  static override properties = {
    api: { attribute: false },
    sessionId: { type: String },
    participants: { attribute: false },
    held: { attribute: false },
    selfId: { type: String },
    chair: { type: Boolean },
    readLines: { attribute: false },
    lines: { state: true },
    settings: { state: true },
    failed: { state: true },
  };

  static override styles = [base, buttons, surfaces, panelStyles];

  declare api: Api;
  declare sessionId: string;
  declare participants: readonly ParticipantState[];
  declare held: readonly ParticipantInfo[];
  declare selfId: string;
  declare chair: boolean;
  /** How the lines of those inside are at this moment. */
  declare readLines: () => Promise<ReadonlyMap<string, PersonLine>>;
  declare private lines: ReadonlyMap<string, PersonLine>;
  /** What a chair may know besides; null until it is known. */
  declare private settings: SessionSettings | null;
  declare private failed: string;

  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.sessionId = '';
    this.participants = [];
    this.held = [];
    this.selfId = '';
    this.chair = false;
    this.lines = new Map();
    this.settings = null;
    this.failed = '';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override firstUpdated(): void {
    void this.#lookAtLines();
  }

  override render(): TemplateResult {
    return html`
      <div class="head">
        <h2 id="title">${msg('Participants')}</h2>
        <button
          class="button bare icon-only"
          type="button"
          aria-label=${msg('Close participants')}
          @click=${this.#close}
        >
          ${icon('close')}
        </button>
      </div>
      <div class="lists">
        ${this.#section(
          'held',
          msg('Waiting to come in'),
          this.held,
          ({ id }) => id,
          (one) => this.#heldRow(one),
        )}
        ${this.#section(
          'inside',
          msg('Inside'),
          this.participants,
          ({ id }) => id,
          (one) => this.#row(one),
        )}
        ${this.#section(
          'absent',
          msg('Invited, not here'),
          this.#absent(),
          ({ accountId }) => accountId,
          (one) => this.#absentRow(one),
        )}
        ${this.#section(
          'removed',
          msg('Removed'),
          this.chair ? (this.settings?.removed ?? []) : [],
          ({ participantId }) => participantId,
          (one) => this.#removedRow(one),
        )}
        <p class="failed" role="status">${this.failed}</p>
      </div>
    `;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('participants');
    const ids = (all: readonly ParticipantState[]): string => all.map(({ id }) => id).join(' ');
    const others = before === undefined || ids(before) !== ids(this.participants);
    const isNews = changed.has('chair') || changed.has('held');
    if (this.chair && (isNews || (changed.has('participants') && others))) {
      void this.look();
    }
  }

  #section<Item>(
    id: string,
    title: string,
    items: readonly Item[],
    key: (item: Item) => string,
    row: (item: Item) => TemplateResult,
  ): TemplateResult | typeof nothing {
    if (items.length === 0) return nothing;
    return html`<section>
      <h3 id=${id}>${title} <span class="count">${items.length}</span></h3>
      <ul aria-labelledby=${id}>
        ${repeat(items, key, row)}
      </ul>
    </section>`;
  }

  #row(participant: ParticipantState): TemplateResult {
    const { id, displayName, role, connection } = participant;
    const self = id === this.selfId;
    const on = (source: string): boolean => {
      const track = trackOf(participant, source);
      return track !== null && track.open && !track.muted;
    };
    return html`<li>
      ${avatar(displayName)}
      <span>
        <span class="name">${self ? msg(str`${displayName} (you)`) : displayName}</span>
        <span class="state"
          >${roleName(role)}${
            connection === 'reconnecting' ? html` · ${msg('Reconnecting…')}` : nothing
          }</span
        >
      </span>
      <span class="end">
        ${icon(on('camera') ? 'camera' : 'cameraOff')}
        <span class="unseen">${on('camera') ? msg('Camera on') : msg('Camera off')}</span>
        ${icon(on('microphone') ? 'microphone' : 'microphoneOff')}
        <span class="unseen"
          >${on('microphone') ? msg('Microphone on') : msg('Microphone off')}</span
        >
        ${
          this.chair && !self
            ? html`<auscult-menu
                .items=${this.#items(participant, on('microphone'))}
                label=${msg(str`Manage ${displayName}`)}
              >
                <button
                  slot="button"
                  class="button bare icon-only"
                  type="button"
                  aria-label=${msg(str`Manage ${displayName}`)}
                >
                  ${icon('more')}
                </button>
              </auscult-menu>`
            : nothing
        }
      </span>
      ${this.#line(participant)}
    </li>`;
  }

  /** Its place is kept: what comes a moment later moves nobody's row. */
  #line({ id, connection }: ParticipantState): TemplateResult {
    const line = connection === 'reconnecting' ? undefined : this.lines.get(id);
    const figures = line === undefined ? '' : lineFigures(line);
    return html`<span class="figures"
      >${figures === '' ? nothing : html`<span class="unseen">${msg('Connection:')}</span> ${figures}`}</span
    >`;
  }

  #heldRow(held: ParticipantInfo): TemplateResult {
    const { displayName } = held;
    return html`<li class="two-lines">
      ${avatar(displayName)}
      <span class="name">${displayName}</span>
      <span class="end">
        <button
          class="button primary"
          type="button"
          aria-label=${msg(str`Admit ${displayName}`)}
          @click=${() => this.#act({ kind: 'admit', held })}
        >
          ${msg('Admit')}
        </button>
        <button
          class="button"
          type="button"
          aria-label=${msg(str`Turn away ${displayName}`)}
          @click=${() => this.#act({ kind: 'turnAway', held })}
        >
          ${msg('Turn away')}
        </button>
      </span>
    </li>`;
  }

  #absentRow({ displayName, role }: Person): TemplateResult {
    return html`<li>
      ${avatar(displayName)}
      <span>
        <span class="name">${displayName}</span>
        <span class="state">${roleName(role)}</span>
      </span>
    </li>`;
  }

  #removedRow(person: RemovedPerson): TemplateResult {
    const { displayName, guest } = person;
    return html`<li class="two-lines">
      ${avatar(displayName)}
      <span>
        <span class="name">${displayName}</span>
        ${guest ? html`<span class="state">${roleName('guest')}</span>` : nothing}
      </span>
      <span class="end">
        <button
          class="button"
          type="button"
          aria-label=${msg(str`Let back ${displayName}`)}
          @click=${() => void this.#letBack(person)}
        >
          ${msg('Let back')}
        </button>
      </span>
    </li>`;
  }

  /** Whose log-in is not inside; people's own ids in the call say nothing about their accounts. */
  #absent(): readonly Person[] {
    if (!this.chair || !this.settings) return [];
    const inside = this.participants.filter(({ role }) => role !== 'guest');
    const names = inside.map(({ displayName }) => displayName);
    return this.settings.members.filter(({ displayName }) => {
      const at = names.indexOf(displayName);
      if (at >= 0) names.splice(at, 1);
      return at < 0;
    });
  }

  #items(participant: ParticipantState, speaks: boolean): MenuItem[] {
    // A guest has no account to carry a role; a guest's abilities are those of the link.
    const roles = participant.role === 'guest' ? [] : memberRoles;
    const mute: MenuItem = {
      label: msg('Turn off microphone'),
      icon: 'microphoneOff',
      select: () => this.#act({ kind: 'mute', participant }),
    };
    return [
      ...roles.map((role) => ({
        label: roleName(role),
        detail: roleSentence(role),
        checked: participant.role === role,
        select: () => this.#act({ kind: 'role', participant, role }),
      })),
      ...(speaks ? [mute] : []),
      {
        label: msg('Remove'),
        icon: 'userOff',
        danger: true,
        select: () => this.#act({ kind: 'remove', participant }),
      },
    ];
  }

  async #lookAtLines(): Promise<void> {
    try {
      this.lines = await this.readLines();
    } catch {
      // The line is lost at this moment: what was read last is of no line any more.
      this.lines = new Map();
    }
    if (!this.isConnected) return;
    if (this.chair) void this.look();
    this.#timer = setTimeout(() => void this.#lookAtLines(), lineEveryMs);
  }

  /** Asks who is invited and who is removed: another chair may have changed it, too. */
  async look(): Promise<void> {
    const asked = (this.#asked += 1);
    try {
      const settings = await this.api.sessionSettings(this.sessionId);
      if (asked === this.#asked) this.settings = settings;
    } catch {
      // Whoever is inside is known all the same; the next change asks again.
    }
  }

  async #letBack({ participantId, displayName }: RemovedPerson): Promise<void> {
    this.failed = '';
    try {
      await this.api.letBack(this.sessionId, participantId);
    } catch {
      this.failed = msg(str`${displayName} could not be let back. Try again in a moment.`);
    }
    await this.look();
    this.find('.head .button')?.focus();
  }

  #act(detail: ParticipantAction): void {
    this.dispatchEvent(new CustomEvent('action', { detail }));
  }

  readonly #close = (): void => {
    this.dispatchEvent(new CustomEvent('close'));
  };
}

function avatar(name: string): TemplateResult {
  return html`<span class="avatar" aria-hidden="true">${initials(name)}</span>`;
}

customElements.define('auscult-participants', ParticipantsPanel);
