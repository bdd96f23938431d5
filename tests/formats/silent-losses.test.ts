import { expect, it } from 'vitest';
import type { Lost } from '../../electron/core/formats/fit.ts';
import { annotation, record, relation } from './make.ts';
import { silentLosses } from './suites/silent-losses.ts';

const TEXT = 'Police said 12 people died. The mayor said 15.';
const A = annotation('a', TEXT, ['12 people'], { note: 'n', attributes: { scale: 1 } });
const B = annotation('b', TEXT, ['15']);
const made = record(TEXT, { title: 'T', annotations: [A, B], relations: [relation('r', 'a', 'b')] });

const lost = (id: string, more: Partial<Lost> = {}): Lost => ({ what: 'x', why: 'y', id, ...more });
const { note: _, ...plain } = A;
const bare = { ...plain, attributes: {} };
const piece = annotation('c', TEXT, ['people']);

it.each([
  ['the same record', made, [], []],
  ['lists in another order', { ...made, annotations: [B, A] }, [], []],
  ['a title that is named', { ...made, title: '' }, [lost(made.id)], []],
  ['a title that is not', { ...made, title: '' }, [lost('a')], [`document ${made.id} has another title`]],
  ['an annotation that is gone', { ...made, annotations: [A] }, [lost('r')], ['annotation b is gone']],
  ['a relation that is gone', { ...made, relations: [] }, [], ['relation r is gone']],
  ['two fields and one loss', { ...made, annotations: [bare, B] }, [lost('a')], ['annotation a has another note, attributes']],
  ['two fields and two losses', { ...made, annotations: [bare, B] }, [lost('a'), lost('a')], []],
  ['one more annotation', { ...made, annotations: [A, B, piece] }, [], ['1 annotations or relations are new, 0 are said to be']],
  ['one that became two', { ...made, annotations: [A, B, piece] }, [lost('a', { into: 2 })], []],
])('of %s is said what was lost in silence', (_what, after, said, found) => {
  const silent = silentLosses(made, { record: after, lost: said });
  expect(silent.map((one) => one.replace('attributes, note', 'note, attributes'))).toEqual(found);
}); // oxfmt-ignore
