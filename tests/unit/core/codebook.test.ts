import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseCodebook, readCodebookFile } from '../../../electron/core/services/codebook.ts';
import { SEEDS } from '../../support/core.ts';
import { temporaryFolder } from '../../support/project.ts';

const DEFAULT = JSON.parse(readFileSync(join(SEEDS, 'codebook.json'), 'utf8')) as Record<string, unknown>;

describe('the default codebook', () => {
  const codebook = parseCodebook(DEFAULT, 'codebook.json');

  it('has eight labels with keys 1 to 8 and a badge each of its own', () => {
    expect(codebook.labels.map(({ name, key, badge }) => `${key} ${badge} ${name}`)).toEqual([
      '1 C CLAIM',
      '2 S SOURCE',
      '3 U CUE',
      '4 Q QUANTITY',
      '5 T TIME',
      '6 P PLACE',
      '7 E EVIDENCE',
      '8 X EXCLUDED',
    ]);
    expect(new Set(codebook.labels.map(({ color }) => color)).size).toBe(8);
  });

  it('takes "value_min/value_max" for two attributes and "CLAIM (later)" for CLAIM', () => {
    expect(
      codebook.attributes.filter(({ name }) => name.startsWith('value_')).map(({ name, type }) => `${name} ${type}`),
    ).toEqual(['value_min number', 'value_max number']);
    expect(codebook.relations.find(({ name }) => name === 'updates')).toMatchObject({ from: ['CLAIM'], to: ['CLAIM'] });
    expect(codebook.relations.find(({ name }) => name === 'evidence_for')?.from).toEqual(['EVIDENCE', 'CLAIM']);
  });

  it('has the types that its words mean, conditions, keys and labels of documents', () => {
    const of = (on: string): string[] =>
      codebook.attributes
        .filter((attribute) => attribute.on === on)
        .map(({ name, type, key = '-', mandatory }) => `${key} ${name} ${type}${mandatory ? ' *' : ''}`);
    expect(of('CLAIM')).toEqual([
      'T claim_type choice *',
      'W check_worthiness choice *',
      'V certainty choice *',
      'Y polarity choice *',
      'U event_status choice *',
      'A attribution choice *',
      '- time_normalised date',
      '- place_normalised entity',
      'L normalised_claim text',
      'J verdict choice',
      '- verdict_date date *',
      '- justification text *',
    ]);
    expect(of('SOURCE')).toEqual(['T source_entity entity *', 'O source_role choice']);
    expect(of('QUANTITY')).toEqual([
      'V value_min number *',
      '- value_max number *',
      '- comparator choice *',
      'U unit text *',
      'K kind choice *',
    ]);
    expect(of('any')).toEqual(['B annotator_confidence choice']);
    expect(of('document')).toEqual(['- genre choice *', '- dateline date', '- story entity']);
    expect(codebook.attributes.find(({ name }) => name === 'justification')?.when).toEqual([
      { attribute: 'verdict', values: ['supported', 'refuted', 'not_enough_evidence', 'conflicting_evidence'] },
    ]);
    expect(codebook.attributes.find(({ name }) => name === 'value_max')).toMatchObject({
      comparator: 'comparator',
      unit: 'unit',
    });
  });

  it('names the articles that its examples are from', () => {
    expect(codebook.labels[0]?.examples[0]).toMatchObject({ file: '001_75a02627ba4af98b.txt' });
  });
});

describe('a codebook file that is none', () => {
  const label = { name: 'CLAIM' };
  const book = (rest: object): string => JSON.stringify({ id: 'x', version: '1', span_labels: [label], ...rest });
  it.each([
    ['a text', 'no', /:1: this codebook cannot be read: this is not the JSON we read/],
    ['a list', '[]', /not a JSON object; a codebook is one/],
    ['one without a version', JSON.stringify({ id: 'x', span_labels: [label] }), /version is missing; add it/],
    ['one without labels', JSON.stringify({ id: 'x', version: '1', span_labels: [] }), /span_labels is too short/],
    [
      'one with an unknown field',
      JSON.stringify({ id: 'x', version: '1', span_labels: [label], colour: 1 }),
      /unknown field "colour"/,
    ],
    [
      'one with a label of no name',
      JSON.stringify({ id: 'x', version: '1', span_labels: [{ name: 3 }] }),
      /span_labels\[0\]\.name is not a text/,
    ],
    [
      'one with a label twice',
      JSON.stringify({ id: 'x', version: '1', span_labels: [label, label] }),
      /label "CLAIM" stands there twice/,
    ],
    ['one with a key of its JSON twice', '{\n"id": "x",\n"id": "y"}', /:3: .*"id" stands here twice/],
    ['one that is nested too deep', `${'['.repeat(100)}${']'.repeat(100)}`, /nested more than 64 deep/],
    ['one that is too large', `"${'x'.repeat(2 ** 23)}"`, /has more than 8 MiB/],
    [
      'one with a key for two labels',
      book({
        span_labels: [
          { name: 'A', key: '1' },
          { name: 'B', key: '1' },
        ],
      }),
      /the label "B" has the key "1", which the label "A" has too; give each a key of its own/,
    ],
    [
      'one with an attribute on no label',
      book({ attributes: [{ on: 'CLAIMS', name: 'kind' }] }),
      /"kind" is on "CLAIMS", which is no label .* CLAIM;/,
    ],
    [
      'one with a default outside the values',
      book({ attributes: [{ on: 'CLAIM', name: 'kind', values: { event: '', plan: '' }, default: 'rumour' }] }),
      /"kind" begins with "rumour", which is none of its values\. It has event, plan/,
    ],
    [
      'one with an unknown type',
      book({ attributes: [{ on: 'CLAIM', name: 'kind', type: 'colour' }] }),
      /"kind" has the type "colour"\. The types are choice, number, text, boolean, date, entity/,
    ],
    [
      'one with values of a number',
      book({ attributes: [{ on: 'CLAIM', name: 'kind', type: 'number', values: [1] }] }),
      /"kind" has values, but its type is "number"/,
    ],
    [
      'one with conditions in a circle',
      book({
        attributes: [
          { on: 'CLAIM', name: 'a', values: ['x'], when: [{ attribute: 'b', values: ['x'] }] },
          { on: 'CLAIM', name: 'b', values: ['x'], when: [{ attribute: 'a', values: ['x'] }] },
        ],
      }),
      /"a" is asked in a circle: "a" needs "b" needs "a"/,
    ],
    [
      'one with a label of documents twice',
      book({ document_labels: [{ name: 'genre' }, { name: 'genre' }] }),
      /the attribute "genre" stands there twice/,
    ],
    [
      'one with a label that reads as another',
      book({ span_labels: [{ name: 'CLA\u200bIM' }] }),
      /span_labels\[0\]\.name is not valid; it holds a character that cannot be seen/,
    ],
    [
      'one with an attribute that turns the line round',
      book({ attributes: [{ on: 'CLAIM', name: 'kind\u202e' }] }),
      /attributes\[0\]\.name is not valid/,
    ],
    [
      'one with a relation of no visible name',
      book({ relations: [{ name: '\u3164', from: 'CLAIM', to: 'CLAIM' }] }),
      /relations\[0\]\.name is not valid/,
    ],
  ])('%s is refused by the file’s name and the place', (_, text, message) => {
    const path = join(temporaryFolder(), 'book.json');
    writeFileSync(path, text);
    expect(() => readCodebookFile(path)).toThrow(message);
    expect(() => readCodebookFile(path)).toThrow(path);
  });

  it('a folder is refused', () => {
    expect(() => readCodebookFile(temporaryFolder())).toThrow(/is not a file; a codebook is a small file/);
  });

  it('a file that is not there is refused', () => {
    expect(() => readCodebookFile('/nowhere/book.json')).toThrow('/nowhere/book.json: there is no such file');
  });
});
