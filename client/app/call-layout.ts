/** Somebody's place on the stage. */
export interface TilePlace {
  readonly key: string;
  readonly participantId: string;
  readonly shows: 'person' | 'screen';
  /** `main` fills the stage, `float` lies over it, `cell` is one of a grid, `strip` at the side. */
  readonly place: 'main' | 'float' | 'cell' | 'strip' | 'hidden';
  /**
   * Where a last row begins that is not full, so that it stands in the middle: a line of a grid in
   * which every cell is two tracks wide. Null: right after the cell before.
   */
  readonly startColumn: number | null;
}

export interface CallLayout {
  readonly kind: 'alone' | 'pair' | 'grid' | 'pinned' | 'screen';
  readonly tiles: readonly TilePlace[];
  /** Columns of a grid; 1 otherwise. */
  readonly columns: number;
}

export interface LayoutInput {
  /** In the order in which they are to stand. */
  readonly participantIds: readonly string[];
  readonly selfId: string | null;
  /** Somebody whom one wants to see large; of no account for those who are not there. */
  readonly pinnedId: string | null;
  /** Those who share their screen, the latest last. */
  readonly sharingIds: readonly string[];
  readonly stageWidth: number;
  readonly stageHeight: number;
  /** One's own picture, put away by oneself. */
  readonly selfHidden: boolean;
}

/**
 * Who stands where. Two people: the other fills the stage and one's own picture floats. More: a
 * grid. A shared screen takes the stage and people a strip; without one, whoever is pinned does.
 * Tiles keep their keys from layout to layout, so that pictures move and never restart.
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
        {
          key: `screen-${sharing}`,
          participantId: sharing,
          shows: 'screen',
          place: 'main',
          startColumn: null,
        },
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
  const { pinnedId } = input;
  if (pinnedId !== null && others.includes(pinnedId)) {
    const rest = others.filter((id) => id !== pinnedId);
    return {
      kind: 'pinned',
      columns: 1,
      tiles: [
        person(pinnedId, 'main'),
        ...rest.map((id) => person(id, 'strip')),
        ...ownPlace('strip'),
      ],
    };
  }
  const tiles = [...others.map((id) => person(id, 'cell')), ...ownPlace('cell')];
  const shown = tiles.filter(({ place }) => place === 'cell').length;
  const columns = gridColumns(shown, input.stageWidth, input.stageHeight);
  return { kind: 'grid', columns, tiles: centreLastRow(tiles, shown, columns) };
}

function centreLastRow(
  tiles: readonly TilePlace[],
  shown: number,
  columns: number,
): readonly TilePlace[] {
  const rest = shown % columns;
  if (rest === 0) return tiles;
  const first = shown - rest;
  // Hidden tiles stand last, so an index among all is an index among those shown.
  return tiles.map((tile, index) =>
    index === first ? { ...tile, startColumn: columns - rest + 1 } : tile,
  );
}

function person(id: string, place: TilePlace['place']): TilePlace {
  return { key: `person-${id}`, participantId: id, shows: 'person', place, startColumn: null };
}

/**
 * The number of columns that makes pictures largest. Cells are filled, so the shape wanted decides
 * how much is cut away: on an upright stage heads matter more than the room around them.
 */
export function gridColumns(count: number, width: number, height: number): number {
  const pictureAspect = width >= height ? 4 / 3 : 3 / 4;
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
