import { describe, expect, it } from 'vitest';
import type { Annotation, AttributeValue } from '../../../shared/model/annotation.ts';
import { createScheme, patched, problemWith, scaleOf } from '../../../shared/model/attributes.ts';
import type { AttributeDefinition } from '../../../shared/model/codebook.ts';
import { withFields, type AnnotationFields } from '../../../shared/model/update.ts';
import { utf16 } from '../../../shared/text/units.ts';

const asked = (name: string, more: Partial<AttributeDefinition> = {}): AttributeDefinition => ({
  name,
  on: 'CLAIM',
  type: 'text',
  mandatory: false,
  multiple: false,
  definition: '',
  values: [],
  needs: [],
  examples: [],
  ...more,
});
const choice = (names: readonly (string | number)[], more: Partial<AttributeDefinition> = {}): AttributeDefinition =>
  asked('choice', { type: 'choice', values: names.map((name) => ({ name, definition: '' })), ...more });

const several = choice(['a', 'b'], { multiple: true });

describe('a value for a definition', () => {
  it.each<[string, AttributeDefinition, AttributeValue, RegExp | null]>([
    ['a listed one', choice(['a', 'b']), 'a', null],
    ['one that is not listed', choice(['a', 'b']), 'c', /no value "c". It has a, b/],
    ['the name of a number', choice([1, 2]), '1', /no value "1"/],
    ['a list where one is asked', choice(['a']), ['a'], /one value/],
    ['one where a list is asked', several, 'a', /a list/],
    ['a list', several, ['b', 'a'], null],
    ['an empty list', several, [], /must have a value/],
    ['the same twice', several, ['a', 'a'], /twice/],
    ['a list with one that is not listed', several, ['a', 'c'], /no value "c"/],
    ['a number', asked('n', { type: 'number' }), 0, null],
    ['a number as text', asked('n', { type: 'number' }), '12', /must be a number/],
    ['no number', asked('n', { type: 'number' }), Number.NaN, /must be a number/],
    ['a text', asked('t'), 'troops', null],
    ['blanks', asked('t'), ' \u00a0', /some text/],
    ['a truth for a text', asked('t'), true, /must be text/],
    ['a truth', asked('b', { type: 'boolean' }), false, null],
    ['a word for a truth', asked('b', { type: 'boolean' }), 'yes', /true or false/],
    ['a date', asked('d', { type: 'date' }), '2024-10~', null],
    ['a date in words', asked('d', { type: 'date' }), 'last week', /must be a date: 2024/],
    ['a day that never was', asked('d', { type: 'date' }), '2023-02-29', /must be a date/],
    ['a name', asked('e', { type: 'entity' }), 'the Pentagon', null],
    ['a name on two lines', asked('e', { type: 'entity' }), 'a\nb', /one line/],
  ])('%s', (_, definition, value, problem) => {
    const found = problemWith(definition, value);
    if (problem === null) expect(found).toBeNull();
    else expect(found).toMatch(problem);
  });
});

describe('the order of values', () => {
  it.each([
    ['an order that is stated', choice(['p', 'c', 'u'], { scale: 'ordinal c>p; u = missing' }), [['c', 'p'], ['u']]],
    ['one that is only named', choice(['p', 'c'], { scale: 'ordinal' }), [['p', 'c'], []]],
    ['numbers', choice([1, 2, 3]), [[1, 2, 3], []]],
    ['none', choice(['a', 'b'], { scale: 'nominal' }), null],
    ['none, of numbers', choice([1, 2], { scale: 'nominal' }), null],
    ['none, of several', choice([1, 2], { multiple: true }), null],
    ['none, of a text', asked('t', { scale: 'ordinal' }), null],
  ])('%s', (_, definition, expected) => {
    const scale = scaleOf(definition);
    expect(scale && [scale.steps, scale.beside]).toEqual(expected);
  });
});

const SCHEME = createScheme([
  choice(['x', 'y'], { name: 'kind', mandatory: true }),
  choice(['a', 'b'], { name: 'tone', mandatory: true, default: 'a' }),
  choice(['a', 'b'], { name: 'tones', mandatory: true, multiple: true, default: 'b' }),
  choice(['a', 'b'], { name: 'verdict', default: 'a' }),
  asked('tone', { on: 'QUANTITY' }),
  choice([1, 2], { name: 'sure', on: 'any', mandatory: true }),
]);

describe('what a codebook asks', () => {
  it('of a label: its own attributes and those for any', () => {
    expect(SCHEME.of('CLAIM').map(({ name }) => name)).toEqual(['kind', 'tone', 'tones', 'verdict', 'sure']);
    expect(SCHEME.of('PLACE').map(({ name }) => name)).toEqual(['sure']);
  });

  it('at first: the defaults of what is mandatory', () => {
    expect(SCHEME.defaults('CLAIM')).toEqual({ tone: 'a', tones: ['b'] });
    expect(SCHEME.defaults('PLACE')).toEqual({});
  });

  it.each([
    ['nothing', {}, ['kind', 'tone', 'tones', 'sure']],
    ['some', { kind: 'x', verdict: 'a' }, ['tone', 'tones', 'sure']],
    ['empty ones', { kind: '', tone: 'a', tones: [], sure: 1 }, ['kind', 'tones']],
    ['zero and false, which are values', { kind: false, tone: 0, tones: 'b', sure: 0 }, []],
  ])('what is missing where there is %s', (_, attributes, missing) => {
    expect(SCHEME.missing({ label: 'CLAIM', attributes })).toEqual(missing);
  });
});

describe('what is asked under conditions', () => {
  const scheme = createScheme([
    choice(['rate', 'total'], { name: 'kind' }),
    choice(['year', 'day'], {
      name: 'per',
      mandatory: true,
      default: 'year',
      when: [{ attribute: 'kind', values: ['rate'] }],
    }),
    asked('since', { mandatory: true, when: [{ attribute: 'per', values: ['day', 'year'] }] }),
    choice(['x'], { name: 'a', mandatory: true, when: [{ attribute: 'b', values: ['x'] }] }),
    choice(['x'], { name: 'b', mandatory: true, when: [{ attribute: 'a', values: ['x'] }] }),
    asked('old', { mandatory: true, retired: true }),
    asked('genre', { on: 'document', mandatory: true }),
    choice(['a', 'b'], { name: 'several', multiple: true }),
    asked('of several', { when: [{ attribute: 'several', values: ['b'] }] }),
  ]);
  const names = (attributes: Annotation['attributes']): string[] =>
    scheme.asked({ label: 'CLAIM', attributes }).map(({ name }) => name);

  it.each<[string, Annotation['attributes'], string[], string[]]>([
    ['nothing', {}, ['kind', 'several'], []],
    ['what a condition wants', { kind: 'rate' }, ['kind', 'per', 'several'], ['per']],
    ['something else', { kind: 'total' }, ['kind', 'several'], []],
    ['a chain', { kind: 'rate', per: 'day' }, ['kind', 'per', 'since', 'several'], ['since']],
    ['a chain whose first link broke', { kind: 'total', per: 'day' }, ['kind', 'several'], []],
    ['a circle with values', { a: 'x', b: 'x' }, ['kind', 'several'], []],
    ['a retired one', { old: 'kept' }, ['kind', 'old', 'several'], []],
    ['one of several values', { several: ['a', 'b'] }, ['kind', 'several', 'of several'], []],
  ])('with %s', (_, attributes, expected, missing) => {
    expect(names(attributes)).toEqual(expected);
    expect(scheme.missing({ label: 'CLAIM', attributes })).toEqual(missing);
  });

  it('all of a label stays readable, a document is asked only what is on it', () => {
    expect(scheme.of('CLAIM')).toHaveLength(8);
    expect(scheme.missing({ label: 'document', attributes: {} })).toEqual(['genre']);
  });

  it('what is asked since an answer begins with its default; what goes out of question keeps its value', () => {
    const claim = { ...ANNOTATION, attributes: {} };
    const rate = withFields(claim, { attributes: { kind: 'rate' } }, scheme);
    expect(rate.attributes).toEqual({ kind: 'rate', per: 'year' });
    const total = withFields(rate, { attributes: { kind: 'total' } }, scheme);
    expect(total.attributes).toEqual({ kind: 'total', per: 'year' });
    expect(withFields(rate, { attributes: { per: null } }, scheme).attributes).toEqual({ kind: 'rate' });
  });
});

const ANNOTATION: Annotation = {
  id: '01900000-0000-7000-8000-000000000001',
  document: `d_${'a'.repeat(26)}`,
  layer: 'ana',
  label: 'CLAIM',
  fragments: [{ start: utf16(0), end: utf16(3) }],
  quote: 'abc',
  attributes: { kind: 'x', tone: 'b', foreign: 'kept', sure: 1 },
  note: 'why',
  codebookVersion: '1',
  origin: { kind: 'human' },
};

describe('fields put into an annotation', () => {
  it.each<[string, AnnotationFields, Partial<Annotation>]>([
    ['nothing', {}, {}],
    ['an attribute', { attributes: { tone: 'a' } }, { attributes: { ...ANNOTATION.attributes, tone: 'a' } }],
    ['no attribute', { attributes: { kind: null } }, { attributes: { tone: 'b', foreign: 'kept', sure: 1 } }],
    [
      'another label',
      { label: 'QUANTITY' },
      { label: 'QUANTITY', attributes: { tone: 'b', foreign: 'kept', sure: 1 } },
    ],
    [
      'another label with an answer',
      { label: 'PLACE', attributes: { sure: 2 } },
      { label: 'PLACE', attributes: { foreign: 'kept', sure: 2 } },
    ],
    ['a confidence', { confidence: 0.5 }, { confidence: 0.5 }],
    [
      'a place',
      { place: { fragments: [{ start: utf16(1), end: utf16(2) }], quote: 'b' } },
      { fragments: [{ start: utf16(1), end: utf16(2) }], quote: 'b' },
    ],
  ])('%s', (_, fields, expected) => {
    expect(withFields(ANNOTATION, fields, SCHEME)).toEqual({ ...ANNOTATION, ...expected });
  });

  it('takes a note away with null and with blanks', () => {
    const { note: _, ...without } = ANNOTATION;
    expect(withFields(ANNOTATION, { note: null }, SCHEME)).toEqual(without);
    expect(withFields(ANNOTATION, { note: '  ' }, SCHEME)).toEqual(without);
  });

  it('leaves names that an object has by itself alone', () => {
    expect(patched({ a: 1 }, { constructor: 'x' })).toEqual({ a: 1, constructor: 'x' });
  });
});
