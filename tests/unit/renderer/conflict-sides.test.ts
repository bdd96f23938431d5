import { describe, expect, it } from 'vitest';
import type { Conflict } from '../../../shared/api/merge.ts';
import { ALL_CONFLICTS, decideAll, fieldsOf, filtered, keyOf } from '../../../renderer/features/conflicts/sides.ts';

const annotation = {
  id: 'a1',
  document: 'd1',
  layer: 'ana',
  label: 'CLAIM',
  fragments: [{ start: 0, end: 4 }],
  quote: 'text',
  attributes: { certainty: 'sure' },
  codebookVersion: '1',
  origin: { kind: 'human' },
};

const side = (operation: string, actor: string, state: unknown): Conflict['standing'] => ({
  operation,
  actor,
  state,
  at: '2026-11-26T10:00:00.000Z',
});

const both: Conflict = {
  entity: 'annotation',
  record: 'a1',
  subject: 'text',
  document: 'd_aaaaaaaaaaaaaaaaaaaaaaaaaa',
  isNeeded: false,
  standing: side('b1:0', 'ana', annotation),
  others: [
    side('b2:0', 'ben', { ...annotation, label: 'SOURCE' }),
    side('b3:0', 'cleo', { ...annotation, attributes: { certainty: 'unsure' } }),
  ],
};
const gone: Conflict = {
  ...both,
  entity: 'claim',
  record: 'c1',
  document: null,
  standing: side('b4:0', 'ben', { id: 'c1', text: 'It rains.' }),
  others: [side('b5:0', 'cleo', null)],
};

describe('the sides of a conflict', () => {
  it('are told by the fields in which they differ, each with the value of every side', () => {
    expect(fieldsOf(both)).toEqual([
      { field: 'label', name: null, values: ['CLAIM', 'SOURCE', 'CLAIM'] },
      { field: 'attribute', name: 'certainty', values: ['sure', 'sure', 'unsure'] },
    ]);
  });

  it('are told by what is lost where one of them deleted the record', () => {
    expect(fieldsOf(gone)).toEqual([{ field: 'text', name: null, values: ['It rains.', null] }]);
  });
});

describe('the work list', () => {
  const list = [both, gone];
  const cases: [filter: Partial<typeof ALL_CONFLICTS>, keys: string[]][] = [
    [{}, ['annotation a1', 'claim c1']],
    [{ entity: 'claim' }, ['claim c1']],
    [{ document: both.document }, ['annotation a1']],
    [{ person: 'ana' }, ['annotation a1']],
    [{ person: 'cleo' }, ['annotation a1', 'claim c1']],
    [{ person: 'cleo', entity: 'relation' }, []],
  ];
  it.each(cases)('filtered by %j', (filter, keys) => {
    expect(filtered(list, { ...ALL_CONFLICTS, ...filter }).map(keyOf)).toEqual(keys);
  });

  it('is decided alike: what stands, the other side, or my own where I have one', () => {
    const operations = (rule: Parameters<typeof decideAll>[1], me: string | null): string[] =>
      decideAll(list, rule, me).map(({ operation }) => operation);
    expect(operations('standing', 'ana')).toEqual(['b1:0', 'b4:0']);
    // With several other sides none of them is the other one.
    expect(operations('others', 'ana')).toEqual(['b5:0']);
    expect(decideAll(list, 'standing', null)[0]?.over).toEqual(['b1:0', 'b2:0', 'b3:0']);
    expect(operations('mine', 'ana')).toEqual(['b1:0']);
    expect(operations('mine', 'cleo')).toEqual(['b3:0', 'b5:0']);
    expect(operations('mine', null)).toEqual([]);
  });
});
