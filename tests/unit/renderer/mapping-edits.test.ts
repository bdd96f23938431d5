import { describe, expect, it } from 'vitest';
import {
  allDecided,
  attributeOf,
  attributesFor,
  edited,
  labelOf,
  openNames,
  outcomeOf,
  valueOf,
  type MappingEdit,
} from '../../../renderer/features/import/mapping-edits.ts';
import { withMetadata, withRole } from '../../../renderer/features/import/table-edits.ts';
import { nameForNew } from '../../../renderer/features/import/TargetSelect.tsx';
import type { ForeignWords } from '../../../shared/api/foreign-words.ts';
import type { AttributeDefinition, Codebook } from '../../../shared/model/codebook.ts';
import { mappingSchema, SAME_NAMES } from '../../../shared/model/mapping.ts';
import type { TableChoice } from '../../../shared/model/table-choice.ts';

const attribute = (name: string, on: string): AttributeDefinition => ({
  name,
  on,
  type: 'choice',
  mandatory: false,
  multiple: false,
  definition: '',
  values: [{ name: 'yes', definition: '' }],
  needs: [],
  examples: [],
});
const CODEBOOK: Codebook = {
  id: 'c',
  version: '1',
  labels: ['CLAIM', 'SOURCE'].map((name, color) => ({
    name,
    definition: '',
    color,
    badge: name[0] ?? '',
    mandatory: false,
    examples: [],
  })),
  attributes: [attribute('certainty', 'CLAIM'), attribute('checked', 'any'), attribute('genre', 'document')],
  relations: [
    { name: 'supports', from: [], to: [], scope: 'any', symmetric: false, transitive: false, definition: '' },
  ],
};
const WORDS: ForeignWords = {
  labels: [
    {
      name: 'Claim',
      count: 9,
      examples: [],
      attributes: [
        {
          name: 'certainty',
          count: 3,
          values: [
            { value: 'yes', count: 2 },
            { value: 'maybe', count: 1 },
          ],
        },
        { name: 'toString', count: 1, values: [] },
      ],
    },
    { name: 'Hedge', count: 2, examples: [], attributes: [{ name: 'kind', count: 2, values: [] }] },
  ],
  relations: [{ name: 'Supports', count: 4 }],
  documentLabels: [{ name: 'genre', count: 1, values: [] }],
  annotators: [],
};
const after = (...edits: readonly MappingEdit[]) =>
  edits.reduce((mapping, edit) => edited(mapping, edit, CODEBOOK), SAME_NAMES);
const open = (...edits: readonly MappingEdit[]): string[] =>
  openNames({ words: WORDS }, after(...edits), CODEBOOK).map(({ of, label, name, value = null }) =>
    [of, label, name, value].filter((part) => part !== null).join(' '),
  );

const CLAIM: MappingEdit = { of: 'label', name: 'Claim', to: 'CLAIM' };
const NO_HEDGE: MappingEdit = { of: 'label', name: 'Hedge', to: null };

describe('what is not decided yet', () => {
  it.each<[string, readonly MappingEdit[], string[]]>([
    ['all names that the codebook does not have', [], ['label Claim', 'label Hedge', 'relation Supports']],
    ['what is left out takes its attributes along', [NO_HEDGE], ['label Claim', 'relation Supports']],
    [
      'the attributes of a label are asked about once it has a place',
      [CLAIM, NO_HEDGE],
      ['value Claim certainty maybe', 'attribute Claim toString', 'relation Supports'],
    ],
    [
      'an attribute that is left out',
      [
        CLAIM,
        NO_HEDGE,
        { of: 'attribute', label: 'Claim', name: 'toString', to: null },
        { of: 'value', label: 'Claim', name: 'certainty', value: 'maybe', to: 'yes' },
      ],
      ['relation Supports'],
    ],
    ['something new extends the codebook', [{ of: 'label', name: 'Hedge', to: 'HEDGE' }], []],
  ])('%s', (_name, edits, expected) => {
    expect(open(...edits)).toEqual(expected);
  });

  it('is decided at once: added, or left out', () => {
    const added = allDecided({ words: WORDS }, after(CLAIM), CODEBOOK, 'add');
    expect(added).toEqual({ ...after(CLAIM), extend: true });
    const left = allDecided({ words: WORDS }, after(CLAIM), CODEBOOK, 'leave out');
    expect(openNames({ words: WORDS }, left, CODEBOOK)).toEqual([]);
    expect(left.extend).toBe(false);
    expect([labelOf(left, 'Claim'), labelOf(left, 'Hedge')]).toEqual(['CLAIM', null]);
    expect(mappingSchema.safeParse(left).success).toBe(true);
  });
});

describe('an edit', () => {
  it('keeps what was said of attributes when the label becomes another one', () => {
    const mapping = after(
      CLAIM,
      { of: 'attribute', label: 'Claim', name: 'sure', to: 'certainty' },
      {
        of: 'label',
        name: 'Claim',
        to: 'SOURCE',
      },
    );
    expect(mapping.labels['Claim']).toEqual({ to: 'SOURCE', attributes: { sure: { to: 'certainty' } } });
    expect(attributesFor(CODEBOOK, mapping, 'Claim').map(({ name }) => name)).toEqual(['checked']);
    expect(attributesFor(CODEBOOK, mapping, null).map(({ name }) => name)).toEqual(['genre']);
  });

  it('of a value is taken back by taking it as it is', () => {
    const value = (to: string | null | undefined): MappingEdit => ({
      of: 'value',
      label: 'Claim',
      name: 'certainty',
      value: 'sure',
      to,
    });
    expect(valueOf(after(value('certain')), 'Claim', 'certainty', 'sure')).toBe('certain');
    expect(valueOf(after(value(null)), 'Claim', 'certainty', 'sure')).toBeNull();
    expect(attributeOf(after(value(null), value(undefined)), 'Claim', 'certainty')).toEqual({ to: 'certainty' });
    expect(valueOf(SAME_NAMES, 'constructor', 'toString', 'valueOf')).toBeUndefined();
  });

  it('of documents, relations and annotators stands in its own place', () => {
    const mapping = after(
      { of: 'attribute', label: null, name: 'type', to: 'genre' },
      { of: 'relation', name: 'Supports', to: 'supports' },
      { of: 'annotator', name: 'Ana L.', handle: 'ana' },
    );
    expect(mapping).toEqual({
      ...SAME_NAMES,
      documentLabels: { type: { to: 'genre' } },
      relations: { Supports: { to: 'supports' } },
      annotators: { 'Ana L.': 'ana' },
    });
  });

  it('never touches the mapping that it came from', () => {
    const before = structuredClone(SAME_NAMES);
    after(CLAIM, NO_HEDGE);
    expect(SAME_NAMES).toEqual(before);
  });
});

it('a foreign name that cannot stand in a codebook is proposed as what can', () => {
  expect(nameForNew(' Claim ')).toBe('Claim');
  expect(nameForNew('x'.repeat(300))).toHaveLength(100);
  expect(nameForNew('a\u0000b')).toBe('ab');
  expect(outcomeOf('x', ['x'], false)).toBe('known');
});

describe('the columns of a table', () => {
  const CHOICE: TableChoice = {
    text: 'body',
    id: null,
    title: null,
    outlet: null,
    author: null,
    url: null,
    date: null,
    metadata: ['b', 'a'],
  };

  it('a column in a role is no metadata; one that leaves its role becomes metadata', () => {
    const titled = withRole(CHOICE, 'title', 'a');
    expect(titled).toEqual({ ...CHOICE, title: 'a', metadata: ['b'] });
    expect(withRole(titled, 'title', 'b')).toEqual({ ...CHOICE, title: 'b', metadata: ['a'] });
    expect(withRole(withRole(CHOICE, 'id', 'body'), 'id', null).metadata).toEqual(['b', 'a']);
  });

  it('metadata stands in the order of the table', () => {
    expect(withMetadata(CHOICE, 'c', true, ['a', 'b', 'c']).metadata).toEqual(['a', 'b', 'c']);
    expect(withMetadata(CHOICE, 'a', false, ['a', 'b', 'c']).metadata).toEqual(['b']);
  });
});
