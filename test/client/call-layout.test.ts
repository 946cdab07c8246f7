import * as assert from 'uvu/assert';
import { chooseLayout, gridColumns } from '../../client/app/call-layout.ts';
import type { LayoutInput } from '../../client/app/call-layout.ts';
import { suite } from '../harness.ts';

const test = suite('client: who stands where');

const desk: LayoutInput = {
  participantIds: ['me'],
  selfId: 'me',
  pinnedId: null,
  sharingIds: [],
  stageWidth: 1256,
  stageHeight: 672,
  selfHidden: false,
};

function places(input: LayoutInput): string[] {
  return chooseLayout(input).tiles.map(({ key, place }) => `${key} ${place}`);
}

test('alone one sees oneself', () => {
  assert.is(chooseLayout(desk).kind, 'alone');
  assert.equal(places(desk), ['person-me main']);
});

test('of two the other fills the stage and the own picture floats', () => {
  const input = { ...desk, participantIds: ['me', 'ana'] };
  assert.is(chooseLayout(input).kind, 'pair');
  assert.equal(places(input), ['person-ana main', 'person-me float']);
});

test('three and four stand in a grid, the own picture last', () => {
  const input = { ...desk, participantIds: ['ana', 'me', 'luis'] };
  assert.equal(places(input), ['person-ana cell', 'person-luis cell', 'person-me cell']);
  assert.is(chooseLayout({ ...input, participantIds: ['a', 'b', 'c', 'me'] }).columns, 2);
});

test('a last row that is not full stands in the middle', () => {
  const { columns, tiles } = chooseLayout({ ...desk, participantIds: ['ana', 'me', 'luis'] });
  assert.is(columns, 2);
  assert.equal(
    tiles.map(({ startColumn }) => startColumn),
    [null, null, 2],
  );
});

test('a shared screen takes the stage, people a strip; the latest one wins', () => {
  const input = { ...desk, participantIds: ['me', 'ana', 'luis'], sharingIds: ['ana', 'luis'] };
  assert.is(chooseLayout(input).kind, 'screen');
  assert.equal(places(input), [
    'screen-luis main',
    'person-ana strip',
    'person-luis strip',
    'person-me strip',
  ]);
});

test('of three and more one may be pinned: large, the others in a strip', () => {
  const input = { ...desk, participantIds: ['me', 'ana', 'luis'], pinnedId: 'luis' };
  assert.is(chooseLayout(input).kind, 'pinned');
  assert.equal(places(input), ['person-luis main', 'person-ana strip', 'person-me strip']);
  // Of two the other is large anyway, and a screen is what everybody looks at.
  assert.is(chooseLayout({ ...input, participantIds: ['me', 'luis'] }).kind, 'pair');
  assert.is(chooseLayout({ ...input, sharingIds: ['ana'] }).kind, 'screen');
  assert.is(chooseLayout({ ...input, pinnedId: 'gone' }).kind, 'grid');
});

test('a hidden own picture keeps its tile but takes no place', () => {
  const input = { ...desk, participantIds: ['me', 'a', 'b'], selfHidden: true };
  assert.equal(places(input), ['person-a cell', 'person-b cell', 'person-me hidden']);
  assert.is(chooseLayout(input).columns, 2);
});

test('keys stay the same from layout to layout, so that no picture restarts', () => {
  const pair = places({ ...desk, participantIds: ['me', 'ana'] });
  const grid = places({ ...desk, participantIds: ['me', 'ana', 'luis'] });
  const key = (place: string): string => place.split(' ')[0] ?? '';
  for (const tile of pair) assert.ok(grid.map(key).includes(key(tile)), tile);
});

test('columns follow the shape of the stage', () => {
  assert.is(gridColumns(2, 1256, 672), 2);
  assert.is(gridColumns(2, 390, 716), 1);
  assert.is(gridColumns(4, 390, 716), 2);
  assert.is(gridColumns(9, 1256, 672), 3);
  assert.is(gridColumns(1, 1256, 672), 1);
});

test.run();
