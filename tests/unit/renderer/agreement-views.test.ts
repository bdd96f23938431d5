import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { edgeMistakes } from '../../../shared/agreement/mistakes.ts';
import type { AgreementResult, Disagreement } from '../../../shared/api/agreement.ts';
import { createWords } from '../../../shared/text/words.ts';
import { utf16 } from '../../../shared/text/units.ts';
import { differencesTable, filterBehind, NO_FILTER, passes } from '../../../renderer/features/agreement/differences.ts';
import { bandOf, keyOf, pairOf, pairsOf, resultsOf, rowsBy } from '../../../renderer/features/agreement/measures.ts';
import { agreement as english } from '../../../renderer/strings/en/agreement.ts';
import { piecesOf, segmentsOf } from '../../../renderer/features/agreement/passage.ts';
import { confusionsOf } from '../../../renderer/features/training/confusions.ts';
import { mistakeInWords } from '../../../renderer/features/training/mistake-words.ts';

const TEXT = 'The ministry said on Monday that 11,000 soldiers went.';
const span = (quote: string, text = TEXT) => {
  const start = text.indexOf(quote);
  return { start, end: start + quote.length, quote };
};
const difference = (
  kind: Disagreement['kind'],
  should: string | null,
  is: string | null,
  more: Partial<Disagreement> = {},
): Disagreement => {
  const place = (quote: string | null) =>
    quote === null ? null : [span(quote)].map(({ start, end }) => ({ start, end }));
  return {
    document: 'd',
    title: 'A text',
    kind,
    reference: should,
    other: is,
    start: 0,
    places: [place(should), place(is)],
    quotes: [should, is],
    labels: [should === null ? null : 'CLAIM', is === null ? null : 'CLAIM'],
    attributes: [],
    ...more,
  };
};

describe('how far an edge is off', () => {
  const words = createWords();
  it.each([
    ['said on Monday', 'said on Mon', [{ edge: 'end', isLong: false, words: 0, isInside: true, characters: 3 }]],
    ['said on Monday', 'on Monday', [{ edge: 'start', isLong: false, words: 1, isInside: false, characters: 5 }]],
    ['soldiers', '11,000 soldiers went.', [
      { edge: 'start', isLong: true, words: 1, isInside: false, characters: 7 },
      { edge: 'end', isLong: true, words: 1, isInside: false, characters: 6 },
    ]],
    ['soldiers went', 'soldiers went.', [{ edge: 'end', isLong: true, words: 0, isInside: false, characters: 1 }]],
    ['said', 'went', []],
    ['said', 'said', []],
  ])('%s, marked as %s', (should, is, mistakes) => {
    expect(edgeMistakes(span(should), span(is), words)).toEqual(mistakes);
  }); // oxfmt-ignore

  it('texts without blanks are counted by their words', () => {
    const text = '约一万一千名士兵已被派往俄罗斯';
    const [one] = edgeMistakes(span(text, text), span('一万一千名士兵已被派往俄罗斯', text), words);
    expect(one).toMatchObject({ edge: 'start', isLong: false, characters: 1 });
  });
});

describe('mistakes in words', () => {
  it.each([
    [difference('boundary', 'said on Monday', 'said on Mon'), 'ends half a word too early'],
    [difference('boundary', 'said on', 'said on Monday that'), 'ends 2 words too late'],
    [difference('missing', 'said', null), 'Missed: CLAIM'],
    [difference('spurious', null, 'said'), 'Not in the reference: CLAIM'],
    [difference('label', 'said', 'said', { labels: ['CLAIM', 'QUANTITY'] }), 'Another label: QUANTITY for CLAIM'],
    [
      difference('both', 'The ministry', 'ministry', { labels: ['SOURCE', 'CLAIM'] }),
      'Another label: CLAIM for SOURCE, begins 1 word too late',
    ],
    [
      difference('relation', 'said', 'said', { types: [null, 'attributed_to'] }),
      'Relation not in the reference: attributed to',
    ],
  ])('%#: %o', (one, says) => {
    expect(mistakeInWords(one)).toBe(says);
  });

  it('the most frequent come first; other boundaries under another label are another label', () => {
    const label = { labels: ['CLAIM', 'QUANTITY'] } satisfies Partial<Disagreement>;
    expect(
      confusionsOf([
        difference('missing', 'said', null),
        difference('label', 'said', 'said', label),
        difference('both', 'said on', 'said', label),
        difference('attribute', 'said', 'said'),
      ]),
    ).toEqual([
      { kind: 'label', should: 'CLAIM', is: 'QUANTITY', count: 2 },
      { kind: 'missing', should: 'CLAIM', is: null, count: 1 },
    ]);
  });
});

describe('what is behind a number', () => {
  const attributes = [{ name: 'certainty', reference: 'certain', other: null }];
  const boundary = difference('boundary', 'said on', 'said', { attributes });
  it.each([
    ['span_strict', {}, true],
    ['span_strict', { label: 'SOURCE' }, false],
    ['span_strict', { label: 'CLAIM', document: 'd' }, true],
    ['span_strict', { document: 'e' }, false],
    ['relation_f1', {}, false],
    ['claims_lea', {}, false],
    ['krippendorff_alpha', { attribute: 'CLAIM.certainty' }, true],
    ['krippendorff_alpha', { attribute: 'any.certainty' }, true],
    ['krippendorff_alpha', { attribute: 'SOURCE.certainty' }, false],
    ['krippendorff_alpha', { attribute: 'document.certainty' }, false],
  ])('%s %o', (metric, of, isBehind) => {
    expect(passes(boundary, filterBehind(metric, of))).toBe(isBehind);
  });

  it('without a filter everything passes, and the table has both sides', () => {
    expect(passes(boundary, NO_FILTER)).toBe(true);
    const { columns, rows } = differencesTable('c', ['ana', 'bo'], [boundary]);
    expect(columns.map(({ name }) => name)).toContain('bo start');
    expect(rows[0]?.cells).toHaveLength(columns.length);
    expect(rows[0]?.cells.at(-1)).toBe('certainty: certain ↔ nothing');
  });
});

describe('numbers as they are shown', () => {
  const strict = (coders: string[] | undefined, value: number): AgreementResult => ({
    metric: 'span_strict',
    value,
    reason: null,
    items: 4,
    ...(coders && { coders }),
  });
  const coders = ['ana', 'bo', 'cy'];
  it('each two once, and a pair by its key', () => {
    expect(pairsOf(coders)).toEqual([['ana', 'bo'], ['ana', 'cy'], ['bo', 'cy']]); // oxfmt-ignore
    expect(pairOf(coders, 'ana cy')).toEqual(['ana', 'cy']);
    expect(pairOf(coders, 'cy ana')).toBeNull();
  });

  it('of two layers the numbers of all are the pair’s; of three they are apart', () => {
    const all = [strict(['ana', 'bo'], 0.5), strict(undefined, 0.7)];
    expect(resultsOf(all, ['ana', 'bo'], ['ana', 'bo'])).toHaveLength(2);
    expect(resultsOf(all, coders, ['ana', 'bo']).map(({ value }) => value)).toEqual([0.5]);
    expect(resultsOf(all, coders, null).map(({ value }) => value)).toEqual([0.7]);
  });

  it('rows of labels name the pair where there are several', () => {
    const parts = [{ key: 'CLAIM', name: 'CLAIM', results: [strict(['ana', 'bo'], 1), strict(['bo', 'cy'], 0)] }];
    expect(rowsBy(parts, coders, null, 'span_strict').map(({ name }) => name)).toEqual([
      'CLAIM · ana and bo',
      'CLAIM · bo and cy',
    ]);
    expect(rowsBy(parts, coders, ['bo', 'cy'], 'span_strict').map(({ key, name }) => [key, name])).toEqual([
      ['bo cy/CLAIM', 'CLAIM'],
    ]);
    expect(keyOf({ metric: 'ku_alpha', label: 'CLAIM' })).toBe('ku_alpha CLAIM');
    const { coders: _, ...joint } = { ...parts[0]?.results[0], metric: 'u_alpha' } as AgreementResult;
    const ofAll = [{ key: 'CLAIM', name: 'CLAIM', results: [joint, { ...joint, coders: ['bo', 'cy'] }] }];
    const pairsIn = (pair: readonly [string, string] | null) =>
      rowsBy(ofAll, coders, pair, 'u_alpha').map((row) => [row.name, row.pair]);
    expect(pairsIn(null)).toEqual([['CLAIM', null]]);
    expect(pairsIn(['bo', 'cy'])).toEqual([['CLAIM', ['bo', 'cy']]]);
    expect(pairsIn(['ana', 'bo'])).toEqual([['CLAIM', null]]);
  });

  it('a line belongs to what is above it', () => {
    expect([0.66, 0.667, 0.79, 0.8].map((value) => bandOf(value, [0.667, 0.8]))).toEqual([
      'below',
      'between',
      'between',
      'above',
    ]);
  });
});

describe('a passage', () => {
  const text = `${'Nothing here. '.repeat(60)}\n\nThe mayor said 15 died.`;
  const at = text.indexOf('The mayor');
  const blocks = [
    { start: utf16(0), end: utf16(at - 2) },
    { start: utf16(at), end: utf16(text.length) },
  ];
  it('is the paragraph, cut at blanks where it is long; places far apart are pieces', () => {
    const [first, second, ...more] = piecesOf(text, blocks, [
      { start: 400, end: 404 },
      { start: at + 4, end: at + 9 },
    ]);
    expect(more).toEqual([]);
    expect(second).toEqual({ start: at, end: text.length });
    expect(text.slice((first?.start ?? 0) - 1, first?.start)).toMatch(/\s/);
    expect((first?.end ?? 0) - (first?.start ?? 0)).toBeLessThan(600);
  });

  it('is cut where spans begin and end; what it is about lies on top', () => {
    const spans = [
      { id: 'a', label: 'CLAIM', start: at, end: text.length, isFocus: false },
      { id: 'b', label: 'SOURCE', start: at, end: at + 9, isFocus: true },
    ];
    const segments = segmentsOf(text, { start: at, end: text.length }, spans);
    expect(segments.map((one) => [one.text, one.top?.id, one.begins.length, one.isFirst, one.isLast])).toEqual([
      ['The mayor', 'b', 2, true, true],
      [' said 15 died.', 'a', 0, false, true],
    ]);
    expect(segments.map((one) => one.text).join('')).toBe(text.slice(at));
  });
});

describe('reasons', () => {
  it('every reason that the core gives is known, so that other languages have it', () => {
    const core = resolve(import.meta.dirname, '../../../electron/core');
    const files = globSync('{metrics,services}/agreement/**/*.ts', { cwd: core });
    const given = files.flatMap((file) => {
      const source = readFileSync(join(core, file), 'utf8');
      const said = source.matchAll(
        /(?:undefinedSince|none|all)\(\s*'([^']+)'|(?:ONE_CATEGORY|NO_ORDER|OVERLAPS) =\s*'([^']+)'/g,
      );
      return [...said].flatMap(([, a, b]) => a ?? b ?? []);
    });
    expect(given.length).toBeGreaterThan(10);
    const known = new Set<string>(Object.values(english.reasons));
    expect(given.filter((reason) => !known.has(reason))).toEqual([]);
  });
});
