import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { icon } from '../design/icons.ts';
import type { IconName } from '../design/icons.ts';
import '../app/microphone-level.ts';
import '../design/menu.ts';
import type { MenuItem } from '../design/menu.ts';
import type { CaptureDevice } from '../media/failures.ts';
import type { LocalMedia, LocalMediaState } from '../media/local-media.ts';
import { canShareScreen } from '../media/screen.ts';
import type { SessionState } from '../session/state.ts';
import { cameraMenu, soundMenu } from './call-device-menus.ts';
import type { Asking } from './call-dialogs.ts';

/** What the session controls show, and what they can ask the call to do. */
export interface ToolbarView {
  readonly session: SessionState;
  readonly local: LocalMediaState;
  /** There is room for five buttons; the rest stands under "More". */
  readonly narrow: boolean;
  /** The role that one came in with. */
  readonly joinedAs: string | null;
  readonly media: LocalMedia;
  readonly speakerId: string;
  readonly chooseSpeaker: (speakerId: string) => void;
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
  const { session, media, narrow } = view;
  const may = (source: string): boolean => session.grants?.publish.includes(source) ?? false;
  return html`<div
    class="toolbar"
    role="toolbar"
    aria-label=${msg('Session controls')}
    @keydown=${view.keyPressed}
  >
    ${may('microphone') ? deviceControl(view, 'microphone') : nothing}
    ${may('camera') ? deviceControl(view, 'camera') : nothing}
    ${canFlip(view) ? iconButton('flip', msg('Flip camera'), () => void media.flip()) : nothing}
    ${may('screen') && canShareScreen() ? shareButton(view) : nothing}
    ${session.role === 'viewer' ? viewerLine(view) : nothing}
    <span class="gap"></span>
    ${hasParticipants(view) ? participantsButton(view) : nothing}
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
      session.role === 'chair' && !narrow
        ? iconButton('settings', msg('Session settings'), () => view.ask({ kind: 'settings' }))
        : nothing
    }
    ${leaveButton(view)}
  </div>`;
}

/** Patients show wounds: where a phone has two cameras, turning to the other is a button of its own. */
function canFlip({ session, local, narrow }: ToolbarView): boolean {
  const mayShow = session.grants?.publish.includes('camera') ?? false;
  const isThere = local.camera.state === 'on' && local.devices.cameras.length > 1;
  // Elsewhere the menu beside the switch has them by name.
  return narrow && mayShow && isThere;
}

function hasParticipants(view: ToolbarView): boolean {
  return !(view.narrow && canFlip(view));
}

/** The switch, and beside it which device; on a phone there is hardly a choice of them. */
function deviceControl(view: ToolbarView, device: CaptureDevice): TemplateResult {
  const { media, local } = view;
  const isCamera = device === 'camera';
  const label = isCamera ? msg('Camera') : msg('Microphone');
  const toggle = deviceSwitch(media, device, label, local[device].state === 'on');
  if (view.narrow) return toggle;
  const choose = isCamera ? msg('Choose camera') : msg('Choose microphone and speaker');
  return html`<span class="split">
    ${toggle}
    <auscult-menu .items=${isCamera ? cameraMenu(view) : soundMenu(view)} label=${choose}>
      ${
        isCamera
          ? nothing
          : html`<auscult-microphone-level
              slot="heading"
              .media=${media}
              .evenOff=${true}
            ></auscult-microphone-level>`
      }
      <button
        slot="button"
        class="button icon-only choose"
        type="button"
        aria-label=${choose}
        title=${choose}
      >
        ${icon('chevron')}
      </button>
    </auscult-menu>
  </span>`;
}

function deviceSwitch(
  media: LocalMedia,
  device: CaptureDevice,
  label: string,
  on: boolean,
): TemplateResult {
  return html`<button
    class="button switch"
    type="button"
    aria-label=${label}
    aria-pressed=${on ? 'true' : 'false'}
    title=${switchTitle(device, on)}
    @click=${() => void media.setOn(device, !on)}
  >
    ${icon(on ? device : `${device}Off`)}<span class="word">${label}</span>
  </button>`;
}

function iconButton(name: IconName, label: string, act: () => void): TemplateResult {
  return html`<button
    class="button icon-only"
    type="button"
    aria-label=${label}
    title=${label}
    @click=${act}
  >
    ${icon(name)}
  </button>`;
}

function shareButton({ sharing, toggleScreen }: ToolbarView): TemplateResult {
  return html`<button
    class="button sharing"
    type="button"
    aria-label=${msg('Share screen')}
    aria-pressed=${sharing ? 'true' : 'false'}
    title=${sharing ? msg('Stop sharing') : msg('Share screen')}
    @click=${() => toggleScreen()}
  >
    ${icon('screen')}<span class="word">${msg('Share screen')}</span>
  </button>`;
}

function viewerLine({ joinedAs }: ToolbarView): TemplateResult {
  return html`<p class="viewer-line">
    ${
      joinedAs === 'viewer'
        ? msg('You joined as a viewer: you can see and hear.')
        : msg('You are a viewer now: you can see and hear.')
    }
  </p>`;
}

function participantsButton({ session, panel, togglePanel }: ToolbarView): TemplateResult {
  const count = session.participants.length;
  return html`<button
    class="button"
    type="button"
    aria-pressed=${panel ? 'true' : 'false'}
    aria-label=${msg(str`Participants ${count}`)}
    title=${msg('Participants')}
    @click=${togglePanel}
  >
    ${icon('participants')}<span class="word">${msg('Participants')}</span>
    <span class="count">${count}</span>
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
  const items: MenuItem[] = [];
  if (!hasParticipants(view)) {
    items.push({
      label: msg(str`Participants ${session.participants.length}`),
      icon: 'participants',
      select: view.togglePanel,
    });
  }
  if (session.role === 'chair' && view.narrow) {
    items.push({
      label: msg('Session settings'),
      icon: 'settings',
      select: () => {
        view.ask({ kind: 'settings' });
      },
    });
  }
  // Elsewhere they stand beside the switches; a viewer has none, and still chooses the speaker.
  if (view.narrow || session.role === 'viewer') {
    items.push({
      label: session.role === 'viewer' ? msg('Speaker') : msg('Microphone, camera and speaker'),
      icon: 'speaker',
      select: () => {
        view.ask({ kind: 'devices' });
      },
    });
  }
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
