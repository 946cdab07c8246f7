import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { AppContext } from '../app/context.ts';
import '../app/device-pickers.ts';
import { icon } from '../design/icons.ts';
import type { LocalMedia } from '../media/local-media.ts';
import type { ParticipantState } from '../session/state.ts';
import type { PushToTalk } from './push-to-talk.ts';

/** What a call asks or shows in front of itself. */
export type Asking =
  | { readonly kind: 'remove'; readonly participant: ParticipantState }
  | { readonly kind: 'settings' }
  | { readonly kind: 'close' }
  | { readonly kind: 'devices' }
  | { readonly kind: 'shortcuts' };

export interface DialogView {
  readonly app: AppContext;
  readonly sessionId: string;
  /** One only sees and hears. */
  readonly viewer: boolean;
  readonly media: LocalMedia;
  readonly pushToTalk: PushToTalk;
  readonly speakerId: string;
  readonly speakerChosen: (event: CustomEvent<string>) => void;
  readonly close: () => void;
  readonly closeSession: () => void;
  readonly settingsChanged: () => void;
  /** @param andTheLink the old link is to open nothing any more */
  readonly remove: (participant: ParticipantState, andTheLink: boolean) => void;
}

export function callDialog(asking: Asking, view: DialogView): TemplateResult {
  switch (asking.kind) {
    case 'settings':
      // For chairs alone: nobody else loads it.
      void import('./session-settings.ts');
      return html`<auscult-session-settings
        .app=${view.app}
        .sessionId=${view.sessionId}
        @changed=${view.settingsChanged}
        @cancelled=${view.close}
      ></auscult-session-settings>`;
    case 'devices':
      return dialogFrame(
        view,
        view.viewer ? msg('Speaker') : msg('Microphone, camera and speaker'),
        html`<auscult-device-pickers
          .media=${view.media}
          .speakerId=${view.speakerId}
          .speakerOnly=${view.viewer}
          @speaker-chosen=${view.speakerChosen}
        ></auscult-device-pickers>`,
        nothing,
      );
    case 'shortcuts':
      return dialogFrame(view, msg('Keyboard shortcuts'), shortcutList(view), nothing);
    case 'close':
      return dialogFrame(
        view,
        msg('Close session for everyone?'),
        html`<p>${msg('Everyone leaves at once, and the links stop working for good.')}</p>`,
        html`<button class="button" type="button" data-first @click=${view.close}>
            ${msg('Keep it open')}
          </button>
          <button class="button danger" type="button" @click=${view.closeSession}>
            ${msg('Close session for everyone')}
          </button>`,
      );
    case 'remove':
      return dialogFrame(
        view,
        msg(str`Remove ${asking.participant.displayName}?`),
        html`<p>${msg("They can't come back to this session unless you let them.")}</p>
          ${
            asking.participant.role === 'guest'
              ? html`<label class="check">
                  <input type="checkbox" id="and-the-link" />
                  <span>
                    <span class="check-name">${msg('And change the session link')}</span>
                    <span class="quiet small"
                      >${msg('The old link opens nothing any more, on no other device either.')}</span
                    >
                  </span>
                </label>`
              : nothing
          }`,
        html`<button class="button" type="button" data-first @click=${view.close}>
            ${msg('Cancel')}
          </button>
          <button
            class="button danger"
            type="button"
            @click=${(event: Event) => view.remove(asking.participant, isLinkTicked(event))}
          >
            ${msg('Remove')}
          </button>`,
      );
  }
}

function isLinkTicked(event: Event): boolean {
  const dialog = (event.currentTarget as HTMLElement).closest('dialog');
  return dialog?.querySelector<HTMLInputElement>('#and-the-link')?.checked ?? false;
}

function dialogFrame(
  view: DialogView,
  title: string,
  content: TemplateResult,
  foot: TemplateResult | typeof nothing,
): TemplateResult {
  return html`<dialog aria-labelledby="dialog-title" @close=${view.close}>
    <div class="dialog-head">
      <h2 id="dialog-title">${title}</h2>
      <button
        class="button bare icon-only"
        type="button"
        aria-label=${msg('Close')}
        @click=${view.close}
      >
        ${icon('close')}
      </button>
    </div>
    <div class="dialog-body">${content}</div>
    ${foot === nothing ? nothing : html`<div class="dialog-foot">${foot}</div>`}
  </dialog>`;
}

function shortcutList({ pushToTalk, viewer }: DialogView): TemplateResult {
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
    </dl>
    ${
      viewer
        ? nothing
        : html`<label class="check">
            <input
              type="checkbox"
              .checked=${pushToTalk.wanted}
              @change=${(event: Event) => {
                pushToTalk.wanted = (event.target as HTMLInputElement).checked;
              }}
            />
            <span>
              <span class="check-name">${msg('Hold the space bar to talk')}</span>
              <span class="quiet small"
                >${msg('While your microphone is off and no button or field has the focus.')}</span
              >
            </span>
          </label>`
    }`;
}
