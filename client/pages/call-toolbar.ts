import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { icon } from '../design/icons.ts';
import type { IconName } from '../design/icons.ts';
import '../design/menu.ts';
import type { MenuItem } from '../design/menu.ts';
import type { CaptureDevice } from '../media/failures.ts';
import type { LocalMedia, LocalMediaState } from '../media/local-media.ts';
import { canShareScreen } from '../media/screen.ts';
import type { SessionState } from '../session/state.ts';
import type { Asking } from './call-dialogs.ts';

/** What the session controls show, and what they can ask the call to do. */
export interface ToolbarView {
  readonly session: SessionState;
  readonly local: LocalMediaState;
  /** The role that one came in with. */
  readonly joinedAs: string | null;
  readonly media: LocalMedia;
  readonly sharing: boolean;
  /** The list of participants is open. */
  readonly panel: boolean;
  readonly selfHidden: boolean;
  readonly toggleScreen: () => void;
  readonly togglePanel: () => void;
  readonly toggleSelf: () => void;
  readonly moveSelf: () => void;
  readonly refresh: () => void;
  /** A picture floats above other windows; null where the browser has no such thing. */
  readonly floats: boolean | null;
  readonly toggleFloating: () => void;
  readonly ask: (asking: Asking) => void;
  readonly leave: () => void;
  readonly keyPressed: (event: KeyboardEvent) => void;
}

/** Who one is decides which buttons there are; nobody gets one that does nothing. */
export function toolbar(view: ToolbarView): TemplateResult {
  const { session, local, media } = view;
  const may = (source: string): boolean => session.grants?.publish.includes(source) ?? false;
  const count = session.participants.length;
  return html`<div
    class="toolbar"
    role="toolbar"
    aria-label=${msg('Session controls')}
    @keydown=${view.keyPressed}
  >
    ${
      may('microphone')
        ? deviceSwitch(media, 'microphone', msg('Microphone'), local.microphone.state === 'on')
        : nothing
    }
    ${
      may('camera')
        ? deviceSwitch(media, 'camera', msg('Camera'), local.camera.state === 'on')
        : nothing
    }
    ${
      may('camera') && local.camera.state === 'on' && local.devices.cameras.length > 1
        ? html`<button
            class="button"
            type="button"
            aria-label=${msg('Flip camera')}
            title=${msg('Flip camera')}
            @click=${() => void media.flip()}
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
            aria-pressed=${view.sharing ? 'true' : 'false'}
            title=${view.sharing ? msg('Stop sharing') : msg('Share screen')}
            @click=${() => view.toggleScreen()}
          >
            ${icon('screen')}<span class="word">${msg('Share screen')}</span>
          </button>`
        : nothing
    }
    ${
      session.role === 'viewer'
        ? html`<p class="viewer-line">
            ${
              view.joinedAs === 'viewer'
                ? msg('You joined as a viewer: you can see and hear.')
                : msg('You are a viewer now: you can see and hear.')
            }
          </p>`
        : nothing
    }
    <span class="gap"></span>
    <button
      class="button"
      type="button"
      aria-pressed=${view.panel ? 'true' : 'false'}
      aria-label=${msg(str`Participants ${count}`)}
      @click=${view.togglePanel}
    >
      ${icon('participants')}<span class="word">${msg('Participants')}</span>
      <span class="count">${count}</span>
    </button>
    <auscult-menu .items=${moreItems(view)} label=${msg('More')}>
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
    ${
      session.role === 'chair'
        ? html`<button
            class="button icon-only"
            type="button"
            aria-label=${msg('Session settings')}
            title=${msg('Session settings')}
            @click=${() => {
              view.ask({ kind: 'settings' });
            }}
          >
            ${icon('settings')}
          </button>`
        : nothing
    }
    ${leaveButton(view)}
  </div>`;
}

function deviceSwitch(
  media: LocalMedia,
  device: CaptureDevice,
  label: string,
  on: boolean,
): TemplateResult {
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
    @click=${() => void media.setOn(device, !on)}
  >
    ${icon(names[device][on ? 0 : 1])}<span class="word">${label}</span>
  </button>`;
}

function leaveButton(view: ToolbarView): TemplateResult {
  const button = html`<button
    slot="button"
    class="button danger ${view.session.role === 'chair' ? '' : 'leave-plain'}"
    type="button"
    aria-label=${msg('Leave')}
    title=${msg('Leave')}
    @click=${view.session.role === 'chair' ? null : view.leave}
  >
    ${icon('leave')}<span class="word">${msg('Leave')}</span>
  </button>`;
  if (view.session.role !== 'chair') return button;
  const items: MenuItem[] = [
    {
      label: msg('Leave'),
      detail: msg('The session stays open for the others.'),
      icon: 'leave',
      select: view.leave,
    },
    {
      label: msg('Close session for everyone'),
      detail: msg('Everyone leaves, and the links stop working.'),
      icon: 'closedDoor',
      danger: true,
      select: () => {
        view.ask({ kind: 'close' });
      },
    },
  ];
  return html`<auscult-menu data-leave .items=${items} label=${msg('Leave')}
    >${button}</auscult-menu
  >`;
}

function moreItems(view: ToolbarView): MenuItem[] {
  const { session } = view;
  const items: MenuItem[] = [
    {
      label: msg('Microphone, camera and speaker'),
      icon: 'speaker',
      select: () => {
        view.ask({ kind: 'devices' });
      },
    },
  ];
  if (view.session.role !== 'viewer') {
    items.push({
      label: view.selfHidden ? msg('Show my picture') : msg('Hide my picture'),
      icon: view.selfHidden ? 'eye' : 'eyeOff',
      select: view.toggleSelf,
    });
    // Only of two people one's own picture floats.
    if (!view.selfHidden && session.participants.length === 2) {
      items.push({
        label: msg('Move my picture'),
        icon: 'move',
        select: view.moveSelf,
      });
    }
  }
  if (view.floats !== null && session.participants.length > 1) {
    items.push({
      label: view.floats ? msg('Close the floating picture') : msg('Picture in picture'),
      detail: msg('Whoever speaks, above your other windows.'),
      icon: 'pip',
      select: view.toggleFloating,
    });
  }
  items.push({
    label: msg('Refresh connection'),
    detail: msg('Helps when sound or picture hang.'),
    icon: 'refresh',
    select: view.refresh,
  });
  if (!canShareScreen() && session.grants?.publish.includes('screen')) {
    items.push({
      label: msg('Share screen'),
      detail: msg('Sharing the screen works on a computer.'),
      icon: 'screen',
      select: null,
    });
  }
  // Where nothing but a finger points, there is hardly a keyboard; the keys work all the same.
  if (matchMedia('(any-pointer: fine)').matches) {
    items.push({
      label: msg('Keyboard shortcuts'),
      icon: 'info',
      select: () => {
        view.ask({ kind: 'shortcuts' });
      },
    });
  }
  return items;
}

function switchTitle(device: CaptureDevice, on: boolean): string {
  if (device === 'microphone') return on ? msg('Turn off microphone') : msg('Turn on microphone');
  return on ? msg('Turn off camera') : msg('Turn on camera');
}
