import { describe, expect, it } from 'vitest';
import type { Annotation } from '../../../shared/model/annotation.ts';
import { differencesOf } from '../../../shared/model/difference.ts';
import { utf16 } from '../../../shared/text/units.ts';
import { CODEBOOK } from '../../support/project.ts';

const span = (start: number, end: number) => ({ start: utf16(start), end: utf16(end) });
const BASE: Annotation = {
  id: 'a1',
  document: `d_${'a'.repeat(26)}`,
  layer: 'ana',
  label: 'CLAIM',
  fragments: [span(0, 6)],
  quote: 'Police',
  attributes: { stance: 'asserts' },
  codebookVersion: '1',
  origin: { kind: 'human' },
};
const said = (before: Annotation | null, after: Annotation | null) =>
  differencesOf('annotation', before, after).map(({ field, name, before, after }) => [field, name, before, after]);

describe('the differences of two states', () => {
  it.each<[string, Partial<Annotation>, unknown[]]>([
    ['a label', { label: 'SOURCE' }, ['label', null, 'CLAIM', 'SOURCE']],
    ['an edge', { fragments: [span(0, 11)], quote: 'Police said' }, ['quote', null, 'Police', 'Police said']],
    ['the same words elsewhere', { fragments: [span(30, 36)] }, ['position', null, ['0–6'], ['30–36']]],
    ['an answer', { attributes: { stance: 'denies' } }, ['attribute', 'stance', 'asserts', 'denies']],
    ['an answer that is gone', { attributes: {} }, ['attribute', 'stance', 'asserts', null]],
    ['a note', { note: 'why' }, ['note', null, null, 'why']],
    ['a flag', { flags: [{ kind: 'unsure' }] }, ['flag', 'unsure', null, true]],
    ['a flag with words', { flags: [{ kind: 'unsure', text: 'hm' }] }, ['flag', 'unsure', null, 'hm']],
    ['a claim card', { claim: 'c1' }, ['claim', null, null, 'c1']],
    ['a confidence', { confidence: 0.5 }, ['confidence', null, null, 0.5]],
    ['a layer', { layer: 'gold' }, ['layer', null, 'ana', 'gold']],
  ])('of an annotation: %s', (_, change, expected) => {
    expect(said(BASE, { ...BASE, ...change })).toEqual([expected]);
    expect(said(BASE, BASE)).toEqual([]);
  });

  it('of an annotation that came or went: what it says', () => {
    expect(said(null, BASE)).toEqual([
      ['label', null, null, 'CLAIM'],
      ['quote', null, null, 'Police'],
      ['attribute', 'stance', null, 'asserts'],
    ]);
    expect(said(BASE, null).map(([field, , before]) => [field, before])).toEqual([
      ['label', 'CLAIM'],
      ['quote', 'Police'],
      ['attribute', 'asserts'],
    ]);
  });

  it('of a codebook: what came, went, and changed of what stayed', () => {
    const [claim, source, quantity] = CODEBOOK.labels;
    if (!claim || !source || !quantity) throw new Error('the codebook has three labels');
    const after = {
      ...CODEBOOK,
      version: '2',
      labels: [claim, { ...source, key: '7' }, { ...quantity, name: 'TIME' }],
    };
    expect(differencesOf('codebook', CODEBOOK, after).map(({ field, name }) => [field, name])).toEqual([
      ['version', null],
      ['codebookLabel', 'SOURCE: key'],
      ['codebookLabel', 'QUANTITY'],
      ['codebookLabel', 'TIME'],
    ]);
  });

  it('of a status and a relation', () => {
    const status = { id: 'ana/d', layer: 'ana', document: BASE.document, state: 'open' as const };
    expect(differencesOf('status', status, { ...status, state: 'done' })).toEqual([
      { field: 'state', name: null, before: 'open', after: 'done' },
    ]);
    const relation = { id: 'r1', layer: 'ana', type: 'refines', from: 'a', to: 'b', attributes: {} };
    expect(differencesOf('relation', relation, { ...relation, to: 'c' })).toEqual([
      { field: 'to', name: null, before: 'b', after: 'c' },
    ]);
  });
});
