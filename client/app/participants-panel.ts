import { msg, str } from '@lit/localize';
import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { base } from '../design/base.ts';
import { buttons } from '../design/buttons.ts';
import { AuscultElement } from '../design/element.ts';
import { icon } from '../design/icons.ts';
import '../design/menu.ts';
import type { MenuItem } from '../design/menu.ts';
import { surfaces } from '../design/surfaces.ts';
import { trackOf } from '../session/state.ts';
import type { ParticipantState } from '../session/state.ts';
import { initials, roleName, roleSentence } from './words.ts';

const memberRoles = ['chair', 'broadcaster', 'viewer'] as const;

export type ParticipantAction =
  | { readonly kind: 'role'; readonly participant: ParticipantState; readonly role: string }
  | { readonly kind: 'remove'; readonly participant: ParticipantState };

/** Who is inside; for a chair, what may be done about it. Tells by `close` and `action` events. */
export class ParticipantsPanel extends AuscultElement {
  static override properties = {
    participants: { attribute: false },
    selfId: { type: String },
    chair: { type: Boolean },
  };

  static override styles = [
    base,
    buttons,
    surfaces,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
        border: 1px solid var(--line);
        border-radius: var(--radius-l);
        background: var(--surface);
        color: var(--ink);
      }
      .head {
        display: flex;
        align-items: center;
        justify-content: space-between;
        padding: 8px 8px 8px 16px;
      }
      ul {
        flex: 1;
        padding: 0 16px 16px;
        overflow-y: auto;
      }
      li {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        align-items: center;
        gap: 10px;
        min-height: 64px;
        padding: 8px 0;
      }
      li + li {
        border-top: 1px solid var(--line);
      }
      .name {
        display: block;
        font-weight: 600;
        overflow-wrap: anywhere;
        line-height: 1.3;
      }
      .state {
        color: var(--ink-2);
        font-size: 0.875rem;
      }
      .end {
        display: flex;
        align-items: center;
        gap: 4px;
        color: var(--ink-2);
      }
    `,
  ];

  declare participants: readonly ParticipantState[];
  declare selfId: string;
  declare chair: boolean;

  constructor() {
    super();
    this.participants = [];
    this.selfId = '';
    this.chair = false;
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
      <ul aria-labelledby="title">
        ${repeat(
          this.participants,
          ({ id }) => id,
          (participant) => this.#row(participant),
        )}
      </ul>
    `;
  }

  #row(participant: ParticipantState): TemplateResult {
    const { id, displayName, role, connection } = participant;
    const self = id === this.selfId;
    const microphone = trackOf(participant, 'microphone');
    const silent = !microphone || microphone.muted || !microphone.open;
    return html`<li>
      <span class="avatar" aria-hidden="true">${initials(displayName)}</span>
      <span>
        <span class="name">${self ? msg(str`${displayName} (you)`) : displayName}</span>
        <span class="state"
          >${roleName(role)}${
            connection === 'reconnecting' ? html` · ${msg('Reconnecting…')}` : nothing
          }</span
        >
      </span>
      <span class="end">
        ${icon(silent ? 'microphoneOff' : 'microphone')}
        <span class="unseen">${silent ? msg('Microphone off') : msg('Microphone on')}</span>
        ${
          this.chair && !self
            ? html`<auscult-menu
                .items=${this.#items(participant)}
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
    </li>`;
  }

  #items(participant: ParticipantState): MenuItem[] {
    // A guest has no account to carry a role; a guest's abilities are those of the link.
    const roles = participant.role === 'guest' ? [] : memberRoles;
    return [
      ...roles.map((role) => ({
        label: roleName(role),
        detail: roleSentence(role),
        checked: participant.role === role,
        select: () => this.#act({ kind: 'role', participant, role }),
      })),
      {
        label: msg('Remove'),
        icon: 'userOff',
        danger: true,
        select: () => this.#act({ kind: 'remove', participant }),
      },
    ];
  }

  #act(detail: ParticipantAction): void {
    this.dispatchEvent(new CustomEvent('action', { detail }));
  }

  readonly #close = (): void => {
    this.dispatchEvent(new CustomEvent('close'));
  };
}

customElements.define('auscult-participants', ParticipantsPanel);
