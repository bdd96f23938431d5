import { describe, expect, it } from 'vitest';
import { collected } from '../../../renderer/features/codebook/collect.ts';
import { formerAttribute, formerName, freeName, movedBy } from '../../../renderer/features/codebook/items.ts';
import { matchesOf } from '../../../renderer/features/guidelines/matches.ts';
import type { CodebookEdit } from '../../../shared/codebook/edit.ts';
import type { AttributeDefinition, Codebook, Label } from '../../../shared/model/codebook.ts';

const label = (name: string, color: number): Label => ({
  name,
  definition: `What ${name} is`,
  color,
  badge: name.slice(0, 1),
  mandatory: false,
  examples: [],
});
const choice = (name: string, values: readonly string[]): AttributeDefinition => ({
  name,
  on: 'CLAIM',
  type: 'choice',
  mandatory: false,
  multiple: false,
  definition: '',
  values: values.map((value) => ({ name: value, definition: '' })),
  needs: [],
  examples: [],
});
const BASE: Codebook = {
  id: 'test',
  version: '1.0.0',
  labels: [label('CLAIM', 0), label('SOURCE', 1)],
  attributes: [choice('certainty', ['low', 'mid', 'high'])],
  relations: [],
  guidelines: 'Mark figures.\n\nLeave names out.',
};
const at = { on: 'CLAIM', attribute: 'certainty' };
const defined = (definition: string, of = 'CLAIM'): CodebookEdit => ({
  edit: 'changeLabel',
  label: of,
  set: { definition },
});
const renamed = (from: string, to: string): CodebookEdit => ({ edit: 'renameLabel', label: from, to });
const valued = (names: readonly string[], from: string, to: string | null): CodebookEdit => ({
  edit: 'changeValues',
  ...at,
  values: names.map((name) => ({ name, definition: '' })),
  map: [{ from, to }],
});
const added: CodebookEdit = { edit: 'addLabel', label: label('NEW', 2) };

describe('the draft of a codebook', () => {
  const cases: readonly (readonly [string, readonly CodebookEdit[], readonly CodebookEdit[]])[] = [
    ['what is typed letter by letter is one edit', [defined('a'), defined('ab')], [defined('ab')]],
    ['what is typed back is none', [defined('a'), defined('What CLAIM is')], []],
    [
      'two things are two',
      [defined('a'), defined('b', 'SOURCE'), defined('c')],
      [defined('c'), defined('b', 'SOURCE')],
    ],
    ['a rename of a rename is one', [renamed('CLAIM', 'A'), renamed('A', 'B')], [renamed('CLAIM', 'B')]],
    ['a rename back is none', [renamed('CLAIM', 'A'), renamed('A', 'CLAIM')], []],
    [
      'what was said under the new name stays behind the rename',
      [renamed('CLAIM', 'A'), defined('x', 'A')],
      [renamed('CLAIM', 'A'), defined('x', 'A')],
    ],
    [
      'a rename does not jump over what was said under the old name',
      [renamed('CLAIM', 'A'), defined('x', 'A'), renamed('A', 'B')],
      [renamed('CLAIM', 'A'), defined('x', 'A'), renamed('A', 'B')],
    ],
    [
      'what is new is changed where it is added',
      [added, defined('x', 'NEW')],
      [{ ...added, label: { ...label('NEW', 2), definition: 'x' } }],
    ],
    ['what is new and taken away was never there', [added, { edit: 'retireLabel', label: 'NEW' }], []],
    [
      'retired and taken back is none',
      [
        { edit: 'retireLabel', label: 'CLAIM' },
        { edit: 'restoreLabel', label: 'CLAIM' },
      ],
      [],
    ],
    [
      'guidelines are one edit',
      [
        { edit: 'guidelines', text: 'a' },
        { edit: 'guidelines', text: 'b' },
      ],
      [{ edit: 'guidelines', text: 'b' }],
    ],
    [
      'a value renamed twice goes from the first name to the last',
      [valued(['l', 'mid', 'high'], 'low', 'l'), valued(['least', 'mid', 'high'], 'l', 'least')],
      [valued(['least', 'mid', 'high'], 'low', 'least')],
    ],
    [
      'a value that goes can be given another one later',
      [valued(['mid', 'high'], 'low', null), valued(['mid', 'high'], 'low', 'mid')],
      [valued(['mid', 'high'], 'low', 'mid')],
    ],
  ];
  it.each(cases)('%s', (_name, edits, expected) => {
    expect(edits.reduce<readonly CodebookEdit[]>((all, edit) => collected(BASE, all, edit), [])).toEqual(expected);
  });
});

describe('lists of the codebook', () => {
  it('knows what a thing was called before the draft', () => {
    const edits: CodebookEdit[] = [
      renamed('CLAIM', 'A'),
      renamed('A', 'B'),
      { edit: 'renameAttribute', on: 'B', attribute: 'certainty', to: 'sure' },
    ];
    expect(formerName(edits, 'label', 'B')).toBe('CLAIM');
    expect(formerName(edits, 'label', 'SOURCE')).toBe('SOURCE');
    expect(formerAttribute(edits, { on: 'B', name: 'sure' })).toEqual({ on: 'CLAIM', name: 'certainty' });
  });
  it('moves among those in use, and finds a free name', () => {
    const list = [{ name: 'a' }, { name: 'b', retired: true as const }, { name: 'c' }];
    expect(movedBy(list, 'a', 1)).toEqual(['c', 'b', 'a']);
    expect(movedBy(list, 'a', -1)).toBeNull();
    expect(freeName('NEW', ['NEW', 'NEW2'])).toBe('NEW3');
  });
  it('finds paragraphs, labels and attributes with all the words', () => {
    expect(matchesOf(BASE, ['figures']).guidelines).toBe('Mark figures.');
    expect(matchesOf(BASE, ['high']).labels.map(({ name }) => name)).toEqual(['CLAIM']);
    expect(matchesOf(BASE, ['figures', 'names']).guidelines).toBe('');
    expect(matchesOf(BASE, []).labels).toHaveLength(2);
  });
});
