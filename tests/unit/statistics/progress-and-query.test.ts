import { expect, it } from 'vitest';
import { parseQuery } from '../../../shared/search/parse.ts';
import { byAttribute, type Dimension } from '../../../shared/statistics/dimensions.ts';
import { countProgress } from '../../../shared/statistics/progress.ts';
import { queryOf } from '../../../shared/statistics/query.ts';

const documents = [
  { id: 'a', annotations: { ana: 2, ben: 0 }, status: { ana: 'done' as const } },
  { id: 'b', annotations: { ana: 1 }, status: { cho: 'locked' as const } },
  { id: 'c', annotations: {}, status: {} },
];

it('progress counts what each layer has done, is at and has open, and what each document has', () => {
  const { layers, documents: each } = countProgress(documents, null);
  expect(layers).toEqual([
    { layer: 'ana', counts: [1, 1, 1] },
    { layer: 'cho', counts: [1, 0, 2] },
  ]);
  expect(each.map(({ counts }) => counts)).toEqual([
    [1, 0, 1],
    [1, 1, 0],
    [0, 0, 2],
  ]);
});

it('progress of one layer, and of nobody', () => {
  expect(countProgress(documents, 'cho').layers).toEqual([{ layer: 'cho', counts: [1, 0, 2] }]);
  expect(countProgress([{ id: 'c', annotations: {}, status: {} }], null).layers).toEqual([]);
});

it.each<[Dimension, string | null, string | null]>([
  ['label', 'CLAIM', 'label:CLAIM'],
  ['label', 'MY LABEL', 'label:"MY LABEL"'],
  ['outlet', 'The Gazette', 'outlet:"The Gazette"'],
  ['date', '2024-10-28', 'date:2024-10-28'],
  ['document', 'd_abc', 'doc:d_abc'],
  ['annotator', 'ana', 'layer:ana'],
  [byAttribute('certainty'), 'possible', 'attr:certainty=possible'],
  [byAttribute('certainty'), null, '-attr:certainty'],
  ['outlet', null, null],
  ['outlet', 'The "Gazette"', null],
])('%s %s is searched for as %s', (by, key, expected) => {
  const query = queryOf([{ by, group: { key } }]);
  expect(query).toBe(expected);
  if (query !== null) expect(parseQuery(query)).toHaveProperty('query');
});

it('a cell is both of its groups; one that has no words spoils it', () => {
  const cell = (key: string | null) =>
    queryOf([
      { by: 'label', group: { key: 'CLAIM' } },
      { by: 'outlet', group: { key } },
    ]);
  expect(cell('X')).toBe('label:CLAIM outlet:X');
  expect(cell(null)).toBeNull();
});
