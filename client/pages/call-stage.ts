import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { chooseLayout } from '../app/call-layout.ts';
import type { CallLayout, TilePlace } from '../app/call-layout.ts';
import { lineWord, pictureNote, pictureWord } from '../app/picture-note.ts';
import type { TileLine } from '../app/picture-note.ts';
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
  /** The others in the order in which they stand; whoever has just come is not among them yet. */
  readonly order: readonly string[];
  readonly speaking: ReadonlySet<string>;
  /** Those whose picture is smaller than it is wanted. */
  readonly weak: ReadonlySet<string>;
  readonly pinnedId: string | null;
  readonly pin: (participantId: string | null) => void;
  readonly selfView: SelfView;
  readonly selfHidden: boolean;
  /** One's own camera looks at oneself. */
  readonly mirrored: boolean;
  readonly size: { readonly width: number; readonly height: number };
}

/** Where everybody stands now. */
export function stageLayout(view: StageView): CallLayout {
  const { participants, selfId, role } = view.session;
  const sharingIds = participants
    .filter((participant) => participant.id !== selfId)
    .filter((participant) => trackOf(participant, 'screen')?.open)
    .map(({ id }) => id);
  const ids = participants.map(({ id }) => id);
  const ordered = view.order.filter((id) => ids.includes(id));
  return chooseLayout({
    participantIds: [...ordered, ...ids.filter((id) => !ordered.includes(id))],
    selfId,
    pinnedId: view.pinnedId,
    sharingIds,
    stageWidth: view.size.width,
    stageHeight: view.size.height,
    selfHidden: view.selfHidden || role === 'viewer',
  });
}

/** Whether people stand in a strip beside what is shown large. */
export function hasStrip({ kind }: CallLayout): boolean {
  return kind === 'screen' || kind === 'pinned';
}

/**
 * In the order of the session, so that no element ever moves in the document (a video that does
 * stops for a moment); where they stand is for the style to say.
 */
export function stageTiles(view: StageView, layout: CallLayout): TemplateResult {
  const ids = view.session.participants.map(({ id }) => id);
  const placed = layout.tiles.map((tile, index) => ({ tile, index }));
  placed.sort((a, b) => ids.indexOf(a.tile.participantId) - ids.indexOf(b.tile.participantId));
  const canPin = layout.kind === 'grid' || layout.kind === 'pinned';
  return html`${repeat(
    placed,
    ({ tile }) => tile.key,
    ({ tile, index }) => stageTile(view, tile, index, canPin),
  )}`;
}

function stageTile(
  view: StageView,
  tile: TilePlace,
  index: number,
  canPin: boolean,
): TemplateResult | typeof nothing {
  const { session } = view;
  const participant = session.participants.find(({ id }) => id === tile.participantId);
  if (!participant) return nothing;
  if (participant.id === session.selfId) return selfTile(view, participant, tile, index);
  if (tile.shows === 'screen') return screenTile(participant, tile);
  const track = trackOf(participant, 'camera');
  const microphone = trackOf(participant, 'microphone');
  const silent = !microphone || microphone.muted || !microphone.open;
  const showing = track !== null && track.open && !track.muted && track.media !== null;
  const line = lineOf(participant, view.weak);
  const note = pictureNote(participant, track, line);
  const role = participant.role === 'chair' ? roleName('chair') : '';
  const pinned = view.pinnedId === participant.id;
  return html`<auscult-tile
    class="${tile.place} ${startClass(tile)} ${!silent && view.speaking.has(participant.id) ? 'speaking' : ''}"
    tabindex="0"
    role="group"
    aria-label=${describe(participant.displayName, role, silent, line, note)}
    data-track-id=${track?.id ?? nothing}
    ?hidden=${tile.place === 'hidden'}
    .nth=${index}
    .name=${participant.displayName}
    .role=${role}
    .track=${showing ? track.media : null}
    .silent=${silent}
    .line=${line}
    .note=${note}
    .noteWord=${pictureWord(track, line)}
    .paused=${line === 'weak' && track?.current === null}
    .pinnable=${canPin}
    .pinned=${canPin && pinned}
    @pin=${() => view.pin(pinned ? null : participant.id)}
  ></auscult-tile>`;
}

function screenTile(participant: ParticipantState, tile: TilePlace): TemplateResult {
  const track = trackOf(participant, 'screen');
  return html`<auscult-tile
    class=${tile.place}
    data-whole
    data-track-id=${track?.id ?? nothing}
    .name=${participant.displayName}
    .track=${track?.open && !track.muted ? track.media : null}
    .screen=${true}
  ></auscult-tile>`;
}

function selfTile(
  { local, selfView, mirrored }: StageView,
  participant: ParticipantState,
  tile: TilePlace,
  index: number,
): TemplateResult {
  const floating = tile.place === 'float';
  return html`<auscult-tile
    class="${tile.place} ${startClass(tile)} ${floating ? selfView.corner : ''}"
    self
    tabindex=${floating ? '0' : nothing}
    role=${floating ? 'group' : nothing}
    aria-label=${floating ? msg('Your picture. Arrow keys move it.') : nothing}
    ?hidden=${tile.place === 'hidden'}
    .nth=${index}
    .name=${participant.displayName}
    .role=${''}
    .track=${local.camera.track}
    .mirrored=${mirrored}
    .silent=${local.microphone.state !== 'on' || local.microphone.taken}
    @pointerdown=${floating ? selfView.grab : null}
    @keydown=${floating ? selfView.key : null}
  ></auscult-tile>`;
}

function lineOf({ id, connection }: ParticipantState, weak: ReadonlySet<string>): TileLine {
  if (connection === 'reconnecting') return 'lost';
  return weak.has(id) ? 'weak' : 'good';
}

/** All that the tile shows, for those who hear it. */
function describe(
  name: string,
  role: string,
  silent: boolean,
  line: TileLine,
  note: string,
): string {
  return [
    role === '' ? name : `${name}, ${role}`,
    ...(silent ? [msg('Microphone off')] : []),
    note === '' ? lineWord(line) : note.replace(/\.$/, ''),
  ].join('. ');
}

function startClass({ startColumn }: TilePlace): string {
  return startColumn === null ? '' : `start-${startColumn}`;
}
