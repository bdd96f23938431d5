import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AgreementResult, ProjectAgreement } from '../../../shared/api/agreement.ts';
import { bCubed, ceafE, lea } from '../../../electron/core/metrics/agreement/clusters.ts';
import { bootstrapSums } from '../../../electron/core/metrics/bootstrap.ts';
import { testCore, type TestCore } from '../../support/core.ts';
import { sha256 } from '../../support/project.ts';

const FIRST = 'Police said 12 people died. The mayor said 15 died, and 3 are missing.';
const SECOND = 'Later reports said 20 died. Nobody confirmed it.';
const ALONE = 'Only one of them has read this.';

let counter = 0;
const mark = (text: string, quote: string, annotator: string, label: string, rest: object = {}) => ({
  id: `n${counter++}`,
  label,
  annotator,
  start: text.indexOf(quote),
  end: text.indexOf(quote) + quote.length,
  quote,
  ...rest,
});
const line = (text: string, annotations: object[], rest: object = {}): string =>
  JSON.stringify({ text, text_sha256: sha256(text), offset_unit: 'codepoint', annotations, ...rest });

const claim = (text: string, quote: string, who: string, certainty: string, rest: object = {}) =>
  mark(text, quote, who, 'CLAIM', { attributes: { certainty }, ...rest });
const cards = [{ id: 'card', text: 'A card' }, { id: 'other', text: 'Another card' }]; // oxfmt-ignore

const a1 = claim(FIRST, '12 people died', 'ana', 'certain', { claim: 'card' });
const b1 = claim(FIRST, '12 people died', 'bo', 'possible', { claim: 'other' });
const a2 = mark(FIRST, 'The mayor', 'ana', 'SOURCE');
const b2 = mark(FIRST, 'mayor', 'bo', 'SOURCE');
const DATASET = [
  line(
    FIRST,
    [a1, b1, a2, b2, claim(FIRST, '15 died', 'ana', 'certain'), mark(FIRST, '15', 'bo', 'QUANTITY'), mark(FIRST, '3 are missing', 'bo', 'EXCLUDED'), mark(FIRST, 'missing', 'ana', 'CLAIM')],
    { claims: cards, relations: [{ id: 'ra', type: 'attributed_to', from: a1.id, to: a2.id }, { id: 'rb', type: 'attributed_to', from: b1.id, to: b2.id }] },
  ),
  line(SECOND, [claim(SECOND, '20 died', 'ana', 'certain'), claim(SECOND, '20 died', 'bo', 'certain')]),
  line(ALONE, [mark(ALONE, 'Only one', 'ana', 'SOURCE')]),
].join('\n'); // oxfmt-ignore

let at: TestCore;
let folder = '';
let found: ProjectAgreement;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'claimwright-agreement-'));
  at = await testCore(folder);
  const { client } = at;
  await client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
  await client.call('project.create', { name: 'Agreement' });
  writeFileSync(join(folder, 'd.jsonl'), DATASET);
  const source = { kind: 'path', path: join(folder, 'd.jsonl') } as const;
  const staged = await client.call('import.stage', { task: uuid(), source });
  await client.call('import.commit', { batch: uuid(), task: uuid(), ids: staged.map(({ id }) => id) });
  found = await client.call('agreement.project', { task: uuid() });
});
afterAll(async () => {
  await at.core.close();
  rmSync(folder, { recursive: true, force: true });
});

const result = (metric: string, more: Partial<AgreementResult> = {}): AgreementResult | undefined =>
  found.results.find(
    (one) =>
      one.metric === metric &&
      Object.entries(more).every(([key, value]) => one[key as keyof AgreementResult] === value),
  );

describe('agreement over a project', () => {
  it('counts the documents that two of them worked on, and names the rest', () => {
    expect(found.coders).toEqual(['ana', 'bo']);
    expect(found.items).toBe(2);
    expect(found.left_out.map(({ title, layers }) => [title, layers])).toEqual([
      ['Only one of them has read this.', ['ana']],
    ]);
  });

  it('spans are matched, and what stands in an EXCLUDED zone is not there', () => {
    // Equal: two claims. Overlapping: the mayor, and 15 (another label). "missing" stands in a zone.
    expect(result('span_strict')).toMatchObject({ value: 0.5, items: 8, counts: { correct: 2, incorrect: 2, missing: 0, spurious: 0 } });
    expect(result('span_type')).toMatchObject({ value: 0.75 });
    const [low = Number.NaN, high = Number.NaN] = result('span_strict')?.interval ?? [];
    expect([low, high]).toEqual([1 / 3, 1]);
  }); // oxfmt-ignore

  it('attributes are compared on matched units, relations by their matched ends, cards as clusters', () => {
    expect(result('krippendorff_alpha', { attribute: 'CLAIM.certainty' })).toMatchObject({ items: 2, reason: null });
    expect(result('relation_f1')).toMatchObject({ value: 1, items: 2 });
    expect(result('claims_b_cubed')).toMatchObject({ value: 1, items: 2 });
  });

  it('characters, unitizing and γ are there, each with a value or a reason', () => {
    for (const metric of ['char_alpha', 'u_alpha', 'u_alpha_binary', 'cu_alpha', 'gamma']) {
      const one = result(metric);
      expect((one?.value === null) === (one?.reason !== null)).toBe(true);
    }
    expect(result('char_alpha')?.items).toBe(FIRST.length + SECOND.length - '3 are missing'.length);
  });

  it('by label and by document', () => {
    expect(found.by_label.map(({ label }) => label)).toEqual(['CLAIM', 'QUANTITY', 'SOURCE']);
    const second = found.by_document.find(({ title }) => title.startsWith('Later'));
    expect(second?.results.find(({ metric }) => metric === 'span_strict')).toMatchObject({ value: 1, interval: null });
  });

  it('what is behind the numbers, in text order, with both sides', async () => {
    const behind = await at.client.call('agreement.disagreements', { task: uuid(), reference: 'ana', other: 'bo' });
    expect(behind.disagreements.map(({ kind, quotes }) => [kind, ...quotes])).toEqual([
      ['attribute', '12 people died', '12 people died'],
      ['boundary', 'The mayor', 'mayor'],
      ['both', '15 died', '15'],
    ]);
    expect(behind).toMatchObject({ documents: 2, agreed: 1 });
    expect(behind.disagreements[0]?.attributes).toEqual([{ name: 'certainty', reference: 'certain', other: 'possible' }]);
  }); // oxfmt-ignore

  it.each([
    ['one layer', { layers: ['ana', 'ana'] }, /needs the work of two annotators; only ana, ana has/],
    ['a layer that is none', { layers: ['ana', 'zoe'] }, /There is no layer "zoe"/],
    ['a label that is none', { labels: ['CLIAM'] }, /There is no label "CLIAM"/],
  ])('%s is refused', async (_, asked, says) => {
    await expect(at.client.call('agreement.project', { task: uuid(), ...asked })).rejects.toThrow(says);
  });

  it('the same seed gives the same numbers', async () => {
    expect(await at.client.call('agreement.project', { task: uuid() })).toEqual(found);
  });
});

describe('clusters', () => {
  const of = (...clusters: string[]) =>
    new Map(clusters.flatMap((members, i) => [...members].map((one) => [one, `c${i}`] as const)));
  // Reference {abc}{defg}, response {ab}{cd}{fghi}: the worked example of Pradhan et al. 2014.
  const reference = of('abc', 'defg');
  const response = of('ab', 'cd', 'fghi');

  it('B³, CEAF-e and LEA of the example of the reference scorers', () => {
    expect(bCubed(reference, response)).toMatchObject({ precision: 0.5, recall: expect.closeTo(0.4167, 4) as number });
    expect(ceafE(reference, response)).toMatchObject({ precision: expect.closeTo(0.4333, 4) as number, recall: expect.closeTo(0.65, 4) as number });
    // LEA: of {abc} one of three links, of {defg} one of six; of {ab} all, of {cd} none, of {fghi} one of six.
    expect(lea(reference, response)).toMatchObject({ precision: expect.closeTo((2 + 4 / 6) / 8, 9) as number, recall: expect.closeTo((1 + 4 / 6) / 7, 9) as number });
  }); // oxfmt-ignore

  it('equal clusters are 1, disjoint ones 0, none undefined', () => {
    for (const metric of [bCubed, ceafE, lea]) {
      expect(metric(reference, reference).value).toBe(1);
      expect(metric(of('ab'), of('cd')).value).toBe(0);
      expect(metric(new Map(), new Map())).toMatchObject({ value: null, reason: 'neither put a mention on a card' });
    }
  });
});

describe('the bootstrap', () => {
  it('is the same for the same seed, holds the number, and is none for one document', () => {
    const values = [0.2, 0.4, 0.9, 0.5];
    const rows = values.map((value) => [value, 1]);
    const mean = ([sum = 0, n = 0]: Float64Array): number[] => [sum / n];
    const [interval] = bootstrapSums(rows, mean, 3);
    expect(bootstrapSums(rows, mean, 3)).toEqual([interval]);
    expect(interval?.[0]).toBeLessThan(0.5);
    expect(interval?.[1]).toBeGreaterThan(0.5);
    expect(bootstrapSums(rows.slice(0, 1), mean, 3)).toEqual([]);
    expect(bootstrapSums(rows, () => [null], 3)).toEqual([null]);
  });
});
