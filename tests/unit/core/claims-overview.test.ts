import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MentionFacts } from '../../../shared/claims/mention-facts.ts';
import { labelsOfClaims, namesMissing } from '../../../shared/claims/scheme-names.ts';
import { testCore, type TestCore } from '../../support/core.ts';
import { CODEBOOK } from '../../support/project.ts';

let at: TestCore;
let documents: { id: string; title: string }[];
const call: TestCore['client']['call'] = (name, input) => at.client.call(name, input);
const as = (id: string) => call('preferences.save', { annotator: { id, name: id } });
const overview = (layer: string | null = null) => call('claims.overview', { layer });
const answer = (id: string, attributes: Record<string, string | number>) =>
  call('annotations.update', { batch: uuid(), id, attributes });
const relate = (type: string, from: string, to: string) =>
  call('relations.create', { batch: uuid(), id: uuid(), type, from, to });

async function card(text: string, ...annotations: string[]): Promise<string> {
  const id = uuid();
  await call('claims.create', { batch: uuid(), id, text, ...(annotations.length > 0 && { annotations }) });
  return id;
}

// Each test works in layers of its own.
beforeAll(async () => {
  at = await testCore();
  await call('project.sample', {});
  documents = (await call('documents.list', {})).documents;
});
afterAll(() => at.core.close());

const found = (mentions: readonly MentionFacts[], id: string): MentionFacts | undefined =>
  mentions.find(({ annotation }) => annotation === id);
const titled = (words: string): string => documents.find(({ title }) => title.includes(words))?.id ?? '';

describe('the overview of claims', () => {
  it('tells of a mention who says it, when, how surely, with which figure, and what stands around it', async () => {
    await as('fay');
    const document = titled('10,000 Troops');
    const claim = await at.tag(document, 'North Korea is sending around 10,000 troops to Russia');
    const source = await at.tag(document, 'The Pentagon', 'SOURCE');
    const figure = await at.tag(document, 'around 10,000 troops', 'QUANTITY');
    await answer(claim, { certainty: 'probable', time_normalised: '2024-11' });
    await answer(source, { source_entity: 'US Department of Defense', source_role: 'military' });
    await answer(figure, { value_min: 10_000, value_max: 10_000, comparator: '~', unit: 'troops', kind: 'total' });
    await relate('attributed_to', claim, source);
    await relate('has_quantity', claim, figure);
    const publications = [
      { outlet: 'Second', date: '2024-10-29' },
      { outlet: 'First', date: '2024-10' },
      { outlet: 'Second', date: 'soon' },
    ];
    await call('documents.describe', { batch: uuid(), document, publications });
    const id = await card('North Korea sends 10,000 troops.', claim);

    const { cards, unassigned, links } = await overview('fay');
    expect([unassigned, links]).toEqual([[], []]);
    expect(cards).toMatchObject([
      {
        id,
        text: 'North Korea sends 10,000 troops.',
        total: 1,
        mentions: [
          {
            annotation: claim,
            document,
            outlet: 'Second',
            outlets: ['Second', 'First'],
            date: '2024-10',
            layer: 'fay',
            quote: 'North Korea is sending around 10,000 troops to Russia',
            before: 'The Pentagon has confirmed that ',
            attributes: { certainty: 'probable' },
            sources: [
              { annotation: source, quote: 'The Pentagon', entity: 'US Department of Defense', role: 'military' },
            ],
            figures: [
              {
                annotation: figure,
                quote: 'around 10,000 troops',
                min: 10_000,
                max: 10_000,
                comparator: '~',
                unit: 'troops',
                kind: 'total',
                asOf: '2024-11',
              },
            ],
          },
        ],
      },
    ]);
    const { text } = await call('documents.read', { id: document });
    const [mention] = cards[0]?.mentions ?? [];
    expect(mention && text.slice(mention.place.start, mention.place.end)).toBe(mention?.quote);
    expect(mention?.after.length).toBeGreaterThan(20);
  });

  it('knows a source by all of its names; what nobody has stays as it was given', async () => {
    await as('ida');
    const document = titled('10,000 Troops');
    const claim = await at.tag(document, 'North Korea is sending around 10,000 troops to Russia');
    const registered = { name: 'Ministry of Troops', aliases: ['MoT'] };
    await call('sources.create', { batch: uuid(), id: uuid(), kind: 'organisation', ...registered });
    const names = ['mot', 'Ministry  of troops', 'Nobody known'];
    const quotes = ['The Pentagon', 'Pentagon', 'Sabrina Singh'];
    for (const [i, quote] of quotes.entries()) {
      const source = await at.tag(document, quote, 'SOURCE');
      await answer(source, { source_entity: names[i] ?? '' });
      await relate('attributed_to', claim, source);
    }
    const { unassigned } = await overview('ida');
    const entities = found(unassigned, claim)?.sources.map(({ entity }) => entity) ?? [];
    expect(entities).toEqual(['Ministry of Troops', 'Ministry of Troops', 'Nobody known']);
  });

  it('says null for what nobody has answered, for a figure without a number too', async () => {
    await as('gil');
    const document = titled('Military Support');
    await call('documents.describe', { batch: uuid(), document, publications: [] });
    const claim = await at.tag(document, 'North Korea has sent about 3,000 additional troops');
    const figure = await at.tag(document, 'about 3,000 additional troops', 'QUANTITY');
    await relate('has_quantity', claim, figure);
    const { unassigned, unassignedCount } = await overview('gil');
    expect(unassignedCount).toBe(1);
    expect(found(unassigned, claim)).toMatchObject({ outlet: null, outlets: [], date: null, sources: [] });
    expect(found(unassigned, claim)?.figures).toMatchObject([
      { min: null, max: null, unit: null, kind: null, asOf: null },
    ]);
  });

  it('tells of one layer only where it is asked for it, and of cards that are empty there', async () => {
    await as('ana');
    const [first, second] = [documents[0]?.id ?? '', documents[1]?.id ?? ''];
    const anas = await at.tag(first, 'North Korea');
    await as('ben');
    const [bens, off] = [await at.tag(second, 'North Korea'), await at.tag(second, 'Russia')];
    const id = await card('One.', bens);
    await relate('contradicts', bens, off);
    await as('ana');
    await call('claims.assign', { batch: uuid(), annotations: [anas], claim: id });
    const empty = await card('Nothing yet.');
    const linked = await at.tag(first, 'Russia');
    await relate('contradicts', anas, linked);

    const all = await overview();
    expect(all.cards.map(({ id: one, total, mentions }) => [one, total, mentions.length])).toEqual(
      expect.arrayContaining([
        [empty, 0, 0],
        [id, 2, 2],
      ]),
    );
    expect(all.unassigned.map(({ annotation }) => annotation)).toEqual(expect.arrayContaining([off, linked]));
    expect(all.links.map(({ type, layer }) => `${type} ${layer}`).toSorted()).toEqual([
      'contradicts ana',
      'contradicts ben',
    ]);

    const mine = await overview('ana');
    const shown = (one: string) => mine.cards.find((card) => card.id === one);
    expect(shown(id)?.mentions.map(({ annotation }) => annotation)).toEqual([anas]);
    expect([shown(id)?.total, shown(empty)?.mentions]).toEqual([2, []]);
    expect(mine.unassigned.map(({ annotation }) => annotation)).toEqual([linked]);
    expect(mine.links.map(({ layer }) => layer)).toEqual(['ana']);
  });

  it('offers for cards what the codebook has them for', async () => {
    await as('hal');
    const document = titled('10,000 Troops');
    await at.tag(document, 'The Pentagon', 'SOURCE');
    expect(await overview('hal')).toMatchObject({ unassigned: [], unassignedCount: 0 });
    await expect(overview('nobody')).rejects.toMatchObject({
      code: 'not_found',
      message: 'There is no layer "nobody" in this project.',
    });
    expect(labelsOfClaims(CODEBOOK)).toEqual(new Set(['CLAIM']));
    expect(labelsOfClaims({ labels: CODEBOOK.labels.slice(1), relations: [] })).toBeNull();
    const codebook = await call('codebook.read', {});
    expect(labelsOfClaims(codebook)).toEqual(new Set(['CLAIM']));
    expect(namesMissing(codebook)).toEqual([]);
    expect(namesMissing(CODEBOOK)).toContain('attributed_to');
  });
});
