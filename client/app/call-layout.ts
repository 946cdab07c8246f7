/** Somebody's place on the stage. */
export interface TilePlace {
  readonly key: string;
  readonly participantId: string;
  readonly shows: 'person' | 'screen';
  /** `main` fills the stage, `float` lies over it, `cell` is one of a grid, `strip` at the side. */
  readonly place: 'main' | 'float' | 'cell' | 'strip' | 'hidden';
}

export interface CallLayout {
  readonly kind: 'alone' | 'pair' | 'grid' | 'screen';
  readonly tiles: readonly TilePlace[];
  /** Columns of a grid; 1 otherwise. */
  readonly columns: number;
}

export interface LayoutInput {
  /** In the order of the session. */
  readonly participantIds: readonly string[];
  readonly selfId: string | null;
  /** Those who share their screen, the latest last. */
  readonly sharingIds: readonly string[];
  readonly stageWidth: number;
  readonly stageHeight: number;
  /** One's own picture, put away by oneself. */
  readonly selfHidden: boolean;
}

/**
 * Who stands where. Two people: the other fills the stage and one's own picture floats. More: a
 * grid. A shared screen takes the stage and people a strip. Tiles keep their keys from layout to
 * layout, so that pictures move and never restart.
 */
export function chooseLayout(input: LayoutInput): CallLayout {
  const others = input.participantIds.filter((id) => id !== input.selfId);
  const self = input.selfId !== null && input.participantIds.includes(input.selfId);
  const ownPlace = (place: TilePlace['place']): TilePlace[] =>
    self ? [person(input.selfId ?? '', input.selfHidden ? 'hidden' : place)] : [];

  const sharing = input.sharingIds.at(-1);
  if (sharing !== undefined) {
    return {
      kind: 'screen',
      columns: 1,
      tiles: [
        { key: `screen-${sharing}`, participantId: sharing, shows: 'screen', place: 'main' },
        ...others.map((id) => person(id, 'strip')),
        ...ownPlace('strip'),
      ],
    };
  }
  const [other] = others;
  if (other === undefined) return { kind: 'alone', columns: 1, tiles: ownPlace('main') };
  if (others.length === 1) {
    return { kind: 'pair', columns: 1, tiles: [person(other, 'main'), ...ownPlace('float')] };
  }
  const tiles = [...others.map((id) => person(id, 'cell')), ...ownPlace('cell')];
  const shown = tiles.filter(({ place }) => place === 'cell').length;
  return {
    kind: 'grid',
    columns: gridColumns(shown, input.stageWidth, input.stageHeight),
    tiles,
  };
}

function person(id: string, place: TilePlace['place']): TilePlace {
  return { key: `person-${id}`, participantId: id, shows: 'person', place };
}

/** Of a camera's picture; cells are filled, so this decides only how much is cut away. */
const pictureAspect = 4 / 3;

/** The number of columns that makes pictures largest. */
export function gridColumns(count: number, width: number, height: number): number {
  let best = 1;
  let bestArea = 0;
  for (let columns = 1; columns <= count; columns += 1) {
    const rows = Math.ceil(count / columns);
    const cellWidth = width / columns;
    const cellHeight = height / rows;
    const shownWidth = Math.min(cellWidth, cellHeight * pictureAspect);
    const area = (shownWidth * shownWidth) / pictureAspect;
    if (area > bestArea * 1.001) {
      best = columns;
      bestArea = area;
    }
  }
  return best;
}
