import { describe, expect, it } from 'vitest';
import type { AttributeDefinition, Codebook, Condition } from '../../../shared/model/codebook.ts';
import { describeProblem, problemsOf } from '../../../shared/model/codebook-problems.ts';

const label = (name: string, key?: string): Codebook['labels'][number] => ({
  name,
  definition: '',
  ...(key !== undefined && { key }),
  color: 0,
  badge: 'X',
  mandatory: false,
  examples: [],
});
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
const choice = (name: string, values: string, more: Partial<AttributeDefinition> = {}): AttributeDefinition =>
  asked(name, { type: 'choice', values: values.split(' ').map((one) => ({ name: one, definition: '' })), ...more });
const when = (attribute: string, ...values: Condition['values']): Condition => ({ attribute, values });
const number = asked('n', { type: 'number', comparator: 'c', unit: 'u' });

const LABELS = [label('CLAIM', '1'), label('SOURCE', '2')];
const kind = choice('kind', 'rate total');

describe('what is wrong with a codebook', () => {
  it.each<[string, readonly AttributeDefinition[], readonly string[]]>([
    ['nothing', [kind, asked('per', { when: [when('kind', 'rate')] })], []],
    [
      'nothing: a condition by an attribute of any label',
      [choice('sure', 'a b', { on: 'any' }), asked('x', { when: [when('sure', 'a')] })],
      [],
    ],
    [
      'nothing: truth, number, text',
      [
        asked('b', { type: 'boolean' }),
        asked('n', { type: 'number' }),
        asked('x', { when: [when('b', true), when('n', 1)] }),
      ],
      [],
    ],
    ['nothing: one name on two labels', [asked('x'), asked('x', { on: 'SOURCE' })], []],
    [
      'nothing: of several values both can hold',
      [choice('k', 'a b', { multiple: true }), asked('x', { when: [when('k', 'a'), when('k', 'b')] })],
      [],
    ],
    ['a name twice', [asked('x'), asked('x', { on: 'any' })], ['"x" stands there twice']],
    ['a target that is none', [asked('x', { on: 'CLAIMS' })], ['"x" is on "CLAIMS", which is no label']],
    [
      'a condition by nothing',
      [asked('x', { when: [when('y', 'a')] })],
      ['"x" is asked by "y", which is no attribute'],
    ],
    [
      'a condition by another label’s',
      [choice('k', 'a', { on: 'SOURCE' }), asked('x', { when: [when('k', 'a')] })],
      ['"x" is asked by "k", which is on "SOURCE" and not on "CLAIM"'],
    ],
    [
      'a condition of any by one label’s',
      [kind, asked('x', { on: 'any', when: [when('kind', 'rate')] })],
      ['"x" is asked by "kind", which is on "CLAIM" and not on "any"'],
    ],
    [
      'a condition of a document by any’s',
      [choice('k', 'a', { on: 'any' }), asked('x', { on: 'document', when: [when('k', 'a')] })],
      ['which is on "any" and not on "document"'],
    ],
    [
      'a value that cannot be',
      [kind, asked('x', { when: [when('kind', 'speed')] })],
      ['"x" is asked where "kind" is "speed", which it can never be. It has rate, total'],
    ],
    [
      'a truth where a choice is',
      [kind, asked('x', { when: [when('kind', true)] })],
      ['is true, which it can never be'],
    ],
    ['itself', [choice('k', 'a', { when: [when('k', 'a')] })], ['"k" is asked only by its own value']],
    [
      'a circle of two',
      [choice('a', 'x', { when: [when('b', 'x')] }), choice('b', 'x', { when: [when('a', 'x')] })],
      ['"a" is asked in a circle: "a" needs "b" needs "a"'],
    ],
    [
      'a circle of three with a tail',
      [
        asked('t', { when: [when('a', 'x')] }),
        choice('a', 'x', { when: [when('b', 'x')] }),
        choice('b', 'x', { when: [when('c', 'x')] }),
        choice('c', 'x', { when: [when('a', 'x')] }),
      ],
      ['"a" is asked in a circle: "a" needs "b" needs "c" needs "a"'],
    ],
    [
      'conditions that exclude each other',
      [kind, asked('x', { when: [when('kind', 'rate'), when('kind', 'total')] })],
      ['"x" can never be asked: its conditions want "kind" to be two values at once'],
    ],
    [
      'conditions that exclude each other by way of another',
      [
        kind,
        choice('per', 'day', { when: [when('kind', 'rate')] }),
        asked('x', { when: [when('kind', 'total'), when('per', 'day')] }),
      ],
      ['"x" can never be asked: its conditions want "kind"'],
    ],
    [
      'conditions that overlap',
      [choice('k', 'a b c'), asked('x', { when: [when('k', 'a', 'b'), when('k', 'b', 'c')] })],
      ['"x" has two conditions on "k" that overlap'],
    ],
    ['a label’s key', [asked('x', { key: '1' })], ['"x" has the key "1", which the label "CLAIM" has too']],
    [
      'another’s key, small',
      [asked('x', { key: 'T' }), asked('y', { on: 'any', key: 't' })],
      ['"y" has the key "t", which the attribute "x" has too'],
    ],
    ['nothing: a key on two labels', [asked('x', { key: 'T' }), asked('y', { on: 'SOURCE', key: 'T' })], []],
    ['a document’s key', [asked('x', { key: 'T' }), asked('y', { on: 'document', key: 'T' })], ['"y" has the key "T"']],
    [
      'a default that is no value',
      [choice('k', 'a b', { default: 'c' })],
      ['"k" begins with "c", which is none of its values. It has a, b'],
    ],
    [
      'a default that is no date',
      [asked('d', { type: 'date', default: 'today' })],
      ['"d" begins with "today", but it must be a date'],
    ],
    ['nothing: a default among several', [choice('k', 'a b', { multiple: true, default: 'b' })], []],
    ['a choice of nothing', [asked('k', { type: 'choice' })], ['"k" is a choice without values']],
    ['a value twice', [choice('k', 'a b a')], ['"k" has the value "a" twice']],
    ['a value that cannot be seen', [choice('k', 'a \u200b')], ['which cannot be seen']],
    ['nothing: number, comparator, unit', [number, choice('c', '= ~'), asked('u')], []],
    [
      'a comparator that is a text, no unit',
      [number, asked('c')],
      ['"n" has the comparator "c", which is no choice', '"n" has the unit "u", which is no text'],
    ],
    [
      'a unit of a text',
      [asked('x', { unit: 'u' }), asked('u')],
      ['"x" names a comparator or a unit, which only a number can have'],
    ],
  ])('%s', (_, attributes, expected) => {
    const found = problemsOf({ labels: LABELS, attributes }).map(describeProblem);
    expect(found).toHaveLength(expected.length);
    for (const [i, words] of expected.entries()) expect(found[i]).toContain(words);
  });

  it.each([
    ['twice', [label('A'), label('A')], ['the label "A" stands there twice. Give each a name of its own']],
    ['with a meaning', [label('any')], ['the label "any" has a name with a meaning of its own here; choose another']],
    [
      'with one key',
      [label('A', 'a'), label('B', 'A')],
      ['the label "B" has the key "A", which the label "A" has too; give each a key of its own'],
    ],
  ])('labels: %s', (_, labels, expected) => {
    expect(problemsOf({ labels, attributes: [] }).map(describeProblem)).toEqual(expected);
  });
});
