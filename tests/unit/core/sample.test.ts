import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Output } from '../../../shared/api/procedures.ts';
import { findChains } from '../../../shared/claims/chains.ts';
import { checkClaims } from '../../../shared/claims/checks.ts';
import { independentOrigins } from '../../../shared/claims/independence.ts';
import { createRegistry } from '../../../shared/claims/source-names.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import { createScheme, problemWith } from '../../../shared/model/attributes.ts';
import { codebookSchema, type Codebook } from '../../../shared/model/codebook.ts';
import { isInZone, zonesOf } from '../../../shared/model/zones.ts';
import { problemWithEnds } from '../../../shared/model/relating.ts';
import { parseEdtf } from '../../../shared/text/edtf.ts';
import { readCodebookFile } from '../../../electron/core/services/codebook.ts';
import { buildSample, cardId, sampleJsonl, SEEDS } from '../../fixtures/sample/build.ts';
import { CARDS } from '../../fixtures/sample/cards.ts';
import { REGISTRY } from '../../fixtures/sample/registry.ts';
import { SEEDS as SEEDS_DIR, testCore, type TestCore } from '../../support/core.ts';
import { temporaryFolder } from '../../support/project.ts';

const FILE = join(SEEDS_DIR, 'annotations.jsonl');
const codebook: Codebook = codebookSchema.parse(readCodebookFile(join(SEEDS_DIR, 'codebook.json')));
const built = buildSample();
const records = [...built.values()].map(({ record }) => record);
const annotations = new Map(records.flatMap((record) => record.annotations.map((one) => [one.id, one] as const)));
const claims = [...annotations.values()].filter(({ label }) => label === 'CLAIM');
/** What says nothing unless a relation leads to or from it. */
const TIED = ['SOURCE', 'QUANTITY', 'CUE', 'EVIDENCE'];
const relations = records.flatMap((record) => record.relations);

/** A claim by seed and name, "003.eleven-sent". */
function claim(name: string): Annotation {
  const [seed = '', id = ''] = name.split('.');
  const found = built.get(seed)?.claims.get(id);
  if (!found) throw new Error(`no claim ${name}`);
  return found;
}

const between = (a: string, b: string): string[] =>
  relations
    .filter(({ from, to }) => [from, to].includes(claim(a).id) && [from, to].includes(claim(b).id))
    .map(({ type }) => type);

const figuresOf = ({ id }: Annotation): (Annotation | undefined)[] =>
  relations.filter(({ type, from }) => type === 'has_quantity' && from === id).map(({ to }) => annotations.get(to));

/** What the one figure of a claim was read as. */
function figure(name: string): unknown[] {
  const [one, ...more] = figuresOf(claim(name));
  expect(more).toEqual([]);
  const { comparator, value_min: min, value_max: max, unit, kind } = one?.attributes ?? {};
  expect(max).toBe(min);
  return [comparator, min, unit, kind];
}

describe('the sample annotation', () => {
  it('is committed as its sources make it', async () => {
    expect(readFileSync(FILE, 'utf8')).toBe(await sampleJsonl());
    expect(await sampleJsonl()).toBe(await sampleJsonl());
  });

  it('covers the five seeds with at least 25 canonical claims, every one of them with a mention', () => {
    expect(SEEDS.map(({ seed }) => seed)).toEqual(['000', '001', '002', '003', '004']);
    const used = new Set([...annotations.values()].flatMap(({ claim: card }) => card ?? []));
    expect(used).toEqual(new Set(Object.keys(CARDS).map(cardId)));
    expect(used.size).toBeGreaterThanOrEqual(25);
    const shared = [...used].filter((card) => documentsOf(card).size > 1);
    expect(shared.length).toBeGreaterThanOrEqual(6);
    for (const seed of SEEDS) expect(seed.claims.length, seed.seed).toBeGreaterThan(20);
  });

  it('is as large as its page says', () => {
    const page = readFileSync(join(SEEDS_DIR, '../docs/sample.md'), 'utf8').replaceAll(/\s+/g, ' ');
    const count = (label: string): number => [...annotations.values()].filter((one) => one.label === label).length;
    const onCards = claims.filter((one) => one.claim !== undefined).length;
    expect(page).toContain(
      `It has ${claims.length} claims, of which ${onCards} are on ${Object.keys(CARDS).length} canonical claims (cards), ${count('SOURCE')} sources, ${count('CUE')} cues, ${count('QUANTITY')} figures, ${count('TIME')} times, ${count('PLACE')} places, ${count('EVIDENCE')} pieces of evidence, ${count('EXCLUDED')} excluded zones`,
    );
  });

  it('answers everything that the scheme asks, with values that it has', () => {
    const scheme = createScheme(codebook.attributes);
    for (const annotation of annotations.values()) {
      const { label, attributes, quote } = annotation;
      expect(scheme.missing(annotation), quote).toEqual([]);
      for (const [name, value] of Object.entries(attributes)) {
        const definition = scheme.of(label).find((one) => one.name === name);
        expect(definition && problemWith(definition, value), `${quote}: ${name}`).toBeNull();
      }
    }
    const onDocument = { label: 'document' };
    for (const { labels } of records)
      expect(scheme.missing({ ...onDocument, attributes: labels['sample'] ?? {} })).toEqual([]);
  });

  it('has relations whose ends the scheme allows', () => {
    for (const { type, from, to, id } of relations) {
      const known = codebook.relations.find(({ name }) => name === type);
      const [a, b] = [annotations.get(from), annotations.get(to)];
      expect(known && a && b && problemWithEnds(known, a, b), `${type} ${id}`).toBeNull();
    }
  });

  it('attributes each claim as it says: authors have no source, everybody else has one', () => {
    const attributed = new Set(relations.flatMap(({ type, from }) => (type === 'attributed_to' ? from : [])));
    const wrong = claims.filter(
      ({ id, attributes }) => attributed.has(id) === (attributes['attribution'] === 'author'),
    );
    expect(wrong.map(({ quote }) => quote)).toEqual([]);
  });

  it('has every source, figure, cue and evidence in use, and nothing inside an excluded zone', () => {
    const ends = new Set(relations.flatMap(({ from, to }) => [from, to]));
    const wrong = records.flatMap(({ annotations: all }) => {
      const zones = zonesOf(all);
      return all.filter((one) => isInZone(zones, one) || (TIED.includes(one.label) && !ends.has(one.id)));
    });
    expect(wrong.map(({ label, quote }) => `${label} ${quote}`)).toEqual([]);
  });

  it('quotes whole words, without blanks and full stops at the edges', () => {
    const quotes = [...annotations.values()].filter(({ label }) => label !== 'EXCLUDED').map(({ quote }) => quote);
    expect(quotes.filter((quote) => !/^[\p{L}\p{N}“"$][^]*[\p{L}\p{N}”"%]$/u.test(quote))).toEqual([]);
  });

  it('names sources as the registry has them', () => {
    const names = new Set(REGISTRY.map(({ name }) => name));
    expect(names.size).toBe(REGISTRY.length);
    const used = new Set<unknown>([
      ...[...annotations.values()].flatMap(({ attributes }) => attributes['source_entity'] ?? []),
      ...records.flatMap(({ publications }) =>
        publications.flatMap(({ outlet, author }) => [outlet ?? [], author ?? []].flat()),
      ),
    ]);
    for (const name of used) expect(names, String(name)).toContain(name);
    for (const { name, partOf } of REGISTRY) {
      expect(partOf === undefined || names.has(partOf), name).toBe(true);
      expect(used.has(name) || REGISTRY.some((other) => other.partOf === name), name).toBe(true);
    }
  });

  it('has dates that can be read, of the documents and of the claims', () => {
    for (const { publications } of records)
      expect(publications.map(({ date = '' }) => parseEdtf(date))).not.toContain(null);
  });

  it.each([
    ['001.headline', '=', 10_000, 'troops', 'total'],
    ['001.ten-thousand', '~', 10_000, 'troops', 'total'],
    ['003.eleven-frontlines', '~', 11_000, 'troops', 'total'],
    ['003.eleven-sent', '~', 11_000, 'troops', 'total'],
    ['004.fifteen-thousand', '=', 15_000, 'troops', 'total'],
    ['003.three-thousand-lead', '~', 3000, 'troops', 'increment'],
    ['003.three-thousand', '~', 3000, 'troops', 'increment'],
    ['003.three-thousand-summary', '=', 3000, 'troops', 'increment'],
    ['004.headline', '=', 30_000, 'troops', 'increment'],
    ['004.may-send', '=', 30_000, 'troops', 'increment'],
    ['004.thirty-thousand', '<=', 30_000, 'troops', 'increment'],
    ['004.intention', '=', 30_000, 'troops', 'increment'],
    ['004.could-double', '=', 2, 'times', 'distance_duration_other'],
    ['004.double', '~', 2, 'times', 'distance_duration_other'],
    ['004.construction', '>=', 2000, 'construction workers and deminers', 'total'],
    ['003.four-thousand', '~', 4000, 'troops', 'subset'],
    ['002.six-officers', '=', 6, 'officers', 'total'],
    ['000.rounds', '>=', 2_000_000, 'artillery rounds', 'total'],
    ['000.payment', '=', 115_000_000, 'USD/year', 'rate'],
    ['002.seventy-miles', '~', 70, 'miles', 'distance_duration_other'],
    ['002.seventy-five-miles', '<=', 75, 'miles', 'distance_duration_other'],
  ])('reads the figure of %s', (name, ...expected) => {
    expect(figure(name)).toEqual(expected);
  });

  it('never contradicts a total with an increment', () => {
    const kinds = (id: string): unknown[] =>
      figuresOf(annotations.get(id) ?? claim('')).map((one) => one?.attributes['kind']);
    const contradictions = relations.filter(({ type }) => type === 'contradicts');
    expect(contradictions.length).toBeGreaterThan(0);
    for (const { from, to } of contradictions) expect(kinds(from)).toEqual(kinds(to));
  });
});

describe('the four traps', () => {
  it('11,000 "to the frontlines" and "since the beginning": two claims, one the ground of the other', () => {
    const [frontlines, sent] = ['003.eleven-frontlines', '003.eleven-sent'].map(claim);
    expect(frontlines?.claim).toBe(cardId('eleven-frontlines'));
    expect(sent?.claim).toBe(cardId('eleven-sent'));
    expect(figure('003.eleven-frontlines')).toEqual(figure('003.eleven-sent'));
    expect(between('003.eleven-sent', '003.eleven-frontlines')).toEqual(['evidence_for']);
    expectNote('003.eleven-sent', '003.eleven-frontlines', /since the beginning of the conflict/);
  });

  it('"30,000 More" and "may send": one claim, certain here and possible there', () => {
    const [headline, bullet] = ['004.headline', '004.may-send'].map(claim);
    expect(headline?.claim).toBe(cardId('thirty-thousand'));
    expect(bullet?.claim).toBe(headline?.claim);
    expect([headline, bullet].map((one) => one?.attributes['certainty'])).toEqual(['certain', 'possible']);
    expect([headline, bullet].map((one) => one?.attributes['attribution'])).toEqual(['author', 'indirect_named']);
    for (const one of [headline, bullet]) expect(one?.note).toMatch(/^Trap/);
    expect(CARDS['thirty-thousand']?.note).toMatch(/certain.*may send/);
  });

  it('"Within a Month" and "as early as July": a latest and an earliest date, two claims', () => {
    const [headline, july] = ['000.headline', '000.july'].map(claim);
    expect(headline?.claim).not.toBe(july?.claim);
    expect([headline, july].map((one) => one?.attributes['time_normalised'])).toEqual([
      '2024-06/2024-07',
      '2024-07/..',
    ]);
    expect([headline, july].map((one) => one?.attributes['certainty'])).toEqual(['certain', 'possible']);
    expect(between('000.july', '000.headline')).toEqual(['evidence_for']);
    expectNote('000.july', '000.headline', /earliest date has become a latest/);
  });

  it('the author’s voice and "according to South Korea’s military": one claim, one origin', () => {
    const [lead, body] = ['003.three-thousand-lead', '003.three-thousand'].map(claim);
    expect(lead?.claim).toBe(cardId('three-thousand'));
    expect(body?.claim).toBe(lead?.claim);
    expect([lead, body].map((one) => one?.attributes['attribution'])).toEqual(['author', 'indirect_named']);
    expect(between('003.three-thousand-lead', '003.three-thousand')).toEqual([]);
    expect(lead?.note).toMatch(/^Trap.*one origin/);
    expect(CARDS['three-thousand']?.note).toMatch(/One origin/);
  });

  function expectNote(from: string, to: string, words: RegExp): void {
    const [a, b] = [claim(from).id, claim(to).id];
    expect(relations.find((relation) => relation.from === a && relation.to === b)?.note).toMatch(words);
  }
});

describe('the sample annotation in a project', () => {
  let at: TestCore;
  let overview: Output<'claims.overview'>;

  beforeAll(async () => {
    at = await testCore();
    await at.client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
    await at.client.call('project.create', { name: 'Seeds', seeds: true });
    const staged = await at.client.call('import.stage', { task: uuid(), source: { kind: 'path', path: FILE } });
    expect(staged.map(({ problem }) => problem)).toEqual([null]);
    const ids = staged.map(({ id }) => id);
    const imported = await at.client.call('import.commit', { batch: uuid(), task: uuid(), ids });
    expect(imported).toMatchObject({ known: 5, kept: 0, annotations: annotations.size, relations: relations.length });
    overview = await at.client.call('claims.overview', { layer: 'sample' });
  });

  afterAll(() => at.core.close());

  it('stands on the texts of the seeds, offset for offset', async () => {
    expect(await at.client.call('project.verify', { task: uuid() })).toMatchObject({ problems: [] });
  });

  it('gives the cards with their mentions', () => {
    expect(overview.cards.map(({ text }) => text).toSorted()).toEqual(
      Object.values(CARDS)
        .map(({ text }) => text)
        .toSorted(),
    );
  });

  it('rests 30,000 more troops on Kyiv and an expert: the intelligence service is no origin beside its government', async () => {
    const { sources, facts } = await at.client.call('sources.chains', { layer: null });
    const card = cardId('thirty-thousand');
    const mentions = findChains(facts).mentions.filter(({ mention }) => mention.card === card);
    const { groups, origins } = independentOrigins(mentions, createRegistry(sources));
    const counted = groups.filter(({ counts }) => counts === 'yes').map(({ origin }) => origin.name);
    expect(counted.toSorted()).toEqual(['Jenny Town', 'Ukrainian government']);
    expect(origins).toBe(2);
    expect(CARDS['thirty-thousand']?.note).toMatch(/one origin, Ukrainian, beside an expert/);
  });

  it('goes together, but for an update of which the dates do not tell the order', () => {
    expect(checkClaims(overview).map(({ kind }) => kind)).toEqual(['updateUnknown']);
  });
});

describe('the sample project', () => {
  let at: TestCore;
  const call: TestCore['client']['call'] = (name, input) => at.client.call(name, input);

  beforeAll(async () => {
    // Not the one of this run, which has the texts alone.
    at = await testCore(temporaryFolder());
    await call('project.sample', { annotated: true });
    await call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
  });
  afterAll(() => at.core.close());

  it('has the annotation in a layer that is nobody’s, and everybody else’s is empty', async () => {
    const stats = await call('project.stats', {});
    expect(stats.byLayer).toMatchObject([{ layer: 'sample', annotations: expect.any(Number) }]);
    expect(await call('annotations.list', { layer: 'sample' })).toHaveLength(annotations.size);
    await expect(call('preferences.save', { annotator: { id: 'sample', name: 'Sample' } })).rejects.toMatchObject({
      code: 'invalid',
    });
    const [first] = await call('annotations.list', { layer: 'sample' });
    const change = call('annotations.delete', { batch: uuid(), ids: [first?.id ?? ''] });
    await expect(change).rejects.toMatchObject({ code: 'refused' });
  });

  it('is not what undo takes back', async () => {
    expect(await call('history.state', {})).toEqual({ undo: null, redo: null });
    const { documents } = await call('documents.list', {});
    await at.tag(documents[0]?.id ?? '', 'North Korea');
    expect((await call('history.undo', { batch: uuid() })).state).toMatchObject({ undo: null });
    expect(await call('annotations.list', {})).toHaveLength(annotations.size);
  });

  it('is what other projects can have, too', async () => {
    const sample = (await call('session.read', {})).project?.path ?? '';
    await call('project.create', { name: 'Mine', annotated: true });
    expect((await call('documents.list', {})).documents).toHaveLength(5);
    expect(await call('annotations.list', { layer: 'sample' })).toHaveLength(annotations.size);
    await call('project.open', { path: sample });
  });

  it('is opened again as it is, also by somebody who asks for the texts alone', async () => {
    const { path } = await call('project.sample', {});
    expect(await call('annotations.list', {})).toHaveLength(annotations.size);
    expect(path).toContain('Sample project');
  });
});

function documentsOf(card: string): Set<string> {
  return new Set([...annotations.values()].flatMap(({ claim: on, document }) => (on === card ? document : [])));
}
