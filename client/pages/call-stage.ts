import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { chooseLayout } from '../app/call-layout.ts';
import type { CallLayout, TilePlace } from '../app/call-layout.ts';
import { pictureNote } from '../app/picture-note.ts';
import '../app/tile.ts';
import { roleName } from '../app/words.ts';
import type { LocalMediaState } from '../media/local-media.ts';
import { trackOf } from '../session/state.ts';
import type { ParticipantState, SessionState } from '../session/state.ts';
import type { SelfView } from './self-view.ts';

/** What the stage shows. */
export interface StageView {
  readonly session: SessionState;
  readonly local: LocalMediaState;
  readonly speaking: ReadonlySet<string>;
  readonly selfView: SelfView;
  /** One's own camera looks at oneself. */
  readonly mirrored: boolean;
}

/** Where everybody stands now. */
export function stageLayout(
  { participants, selfId, role }: SessionState,
  size: { readonly width: number; readonly height: number },
  selfHidden: boolean,
): CallLayout {
  const sharingIds = participants
    .filter((participant) => participant.id !== selfId)
    .filter((participant) => trackOf(participant, 'screen')?.open)
    .map(({ id }) => id);
  return chooseLayout({
    participantIds: participants.map(({ id }) => id),
    selfId,
    sharingIds,
    stageWidth: size.width,
    stageHeight: size.height,
    selfHidden: selfHidden || role === 'viewer',
  });
}

export function stageTile(view: StageView, tile: TilePlace): TemplateResult | typeof nothing {
  const { session } = view;
  const participant = session.participants.find(({ id }) => id === tile.participantId);
  if (!participant) return nothing;
  if (participant.id === session.selfId) return selfTile(view, participant, tile);
  const screen = tile.shows === 'screen';
  const track = trackOf(participant, screen ? 'screen' : 'camera');
  const microphone = trackOf(participant, 'microphone');
  const showing = track !== null && track.open && !track.muted && track.media !== null;
  const weak = participant.connection === 'reconnecting' || track?.reason === 'bandwidth:down';
  return html`<auscult-tile
    class="${tile.place} ${startClass(tile)} ${view.speaking.has(participant.id) && !screen ? 'speaking' : ''}"
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

function selfTile(
  { local, selfView, mirrored }: StageView,
  participant: ParticipantState,
  tile: TilePlace,
): TemplateResult {
  const floating = tile.place === 'float';
  return html`<auscult-tile
    class="${tile.place} ${startClass(tile)} ${floating ? selfView.corner : ''}"
    self
    tabindex=${floating ? '0' : nothing}
    role=${floating ? 'group' : nothing}
    aria-label=${floating ? msg('Your picture. Arrow keys move it.') : nothing}
    ?hidden=${tile.place === 'hidden'}
    .name=${participant.displayName}
    .role=${''}
    .track=${local.camera.track}
    .mirrored=${mirrored}
    .silent=${local.microphone.state !== 'on'}
    @pointerdown=${floating ? selfView.grab : null}
    @keydown=${floating ? selfView.key : null}
  ></auscult-tile>`;
}

function startClass({ startColumn }: TilePlace): string {
  return startColumn === null ? '' : `start-${startColumn}`;
}
