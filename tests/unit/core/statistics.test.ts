import { v7 as uuid } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Output } from '../../../shared/api/procedures.ts';
import { byAttribute, type Dimension } from '../../../shared/statistics/dimensions.ts';
import { testCore, type TestCore } from '../../support/core.ts';

let core: TestCore;
let first: string;
type Filter = Record<'layer' | 'label' | 'document', string | null>;
const ALL: Filter = { layer: null, label: null, document: null };
const cross = (by: Dimension[], filter: Partial<Filter> = {}) =>
  core.client.call('statistics.cross', { ...ALL, ...filter, by });
const told = ({ groups, cells }: Output<'statistics.cross'>): string[] =>
  cells.map(({ at, n }) => `${at.map((place, which) => groups[which]?.[place]?.name ?? '-').join('/')} ${n}`);

beforeAll(async () => {
  core = await testCore();
  const { client, tag } = core;
  await client.call('project.create', { name: 'P', seeds: true });
  await client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
  const { documents } = await client.call('documents.list', {});
  const other = documents.find(({ title }) => title.includes('10,000'))?.id ?? '';
  first = documents.find(({ id }) => id !== other)?.id ?? '';
  const claim = await tag(other, 'North Korea is sending around 10,000 troops to Russia');
  await tag(other, 'around 10,000 troops', 'QUANTITY');
  await tag(other, 'The Pentagon', 'SOURCE');
  await client.call('annotations.update', { batch: uuid(), id: claim, attributes: { certainty: 'possible' } });
  await client.call('documents.describe', {
    batch: uuid(),
    document: other,
    publications: [{ outlet: 'The Gazette', date: '2024-10-28' }],
  });
  await client.call('documents.describe', { batch: uuid(), document: first, publications: [] });
  const { text } = await client.call('documents.read', { id: first });
  await tag(first, text.slice(0, 40));
});

describe('statistics of a project', () => {
  it.each<[string, Dimension[], Partial<Filter>, string[]]>([
    ['labels', ['label'], {}, ['CLAIM 2', 'SOURCE 1', 'QUANTITY 1']],
    ['labels and annotators', ['label', 'annotator'], {}, ['CLAIM/ana 2', 'SOURCE/ana 1', 'QUANTITY/ana 1']],
    ['outlets', ['outlet'], {}, ['The Gazette 3', '- 1']],
    ['dates and labels', ['date', 'label'], { label: 'CLAIM' }, ['2024-10-28/CLAIM 1', '-/CLAIM 1']],
    ['an attribute', [byAttribute('certainty')], {}, ['certain 1', 'possible 1']],
    ['an attribute by outlet', [byAttribute('certainty'), 'outlet'], {}, ['certain/- 1', 'possible/The Gazette 1']],
    ['nobody’s layer', ['label'], { layer: 'ben' }, []],
  ])('%s', async (_name, by, filter, expected) => {
    expect(told(await cross(by, filter))).toEqual(expected);
  });

  it('counts by documents, by their titles, and of one alone', async () => {
    expect((await cross(['document'])).cells.map(({ n }) => n)).toEqual(expect.arrayContaining([1, 3]));
    expect((await cross(['label'], { document: first })).annotations).toBe(1);
  });

  it('agrees with the counts of the project, with and without zones', async () => {
    const check = async (): Promise<Output<'project.stats'>> => {
      const stats = await core.client.call('project.stats', {});
      const crossing = await cross(['label']);
      expect(crossing.annotations).toBe(stats.annotations);
      expect(crossing.leftOut).toBe(stats.leftOut);
      expect(told(crossing)).toEqual(
        stats.byLabel
          .filter(({ annotations }) => annotations > 0)
          .map(({ label, annotations }) => `${label} ${annotations}`),
      );
      const spans = await core.client.call('statistics.spans', ALL);
      expect([spans.annotations, spans.leftOut]).toEqual([stats.annotations, stats.leftOut]);
      return stats;
    };
    expect((await check()).leftOut).toBe(0);
    const { text } = await core.client.call('documents.read', { id: first });
    const zone = await core.tag(first, text.slice(20, 60), 'EXCLUDED');
    expect((await check()).leftOut).toBe(1);
    expect((await cross([byAttribute('certainty')])).leftOut).toBe(1);
    await core.client.call('annotations.delete', { batch: uuid(), ids: [zone] });
  });

  it('tells how long spans are and what stands in what', async () => {
    const spans = await core.client.call('statistics.spans', { ...ALL, label: 'QUANTITY' });
    expect(spans.characters).toEqual({ median: 20, longest: 20, bins: expect.any(Array) as unknown });
    expect(spans.words.median).toBe(3);
    const at = (how: 'inside' | 'overlap' | 'sentence', a: string, b: string) =>
      spans.together[how][spans.labels.indexOf(a)]?.[spans.labels.indexOf(b)];
    expect(at('inside', 'QUANTITY', 'CLAIM')).toBe(1);
    expect(at('inside', 'CLAIM', 'QUANTITY')).toBe(0);
    expect(at('sentence', 'SOURCE', 'CLAIM')).toBe(1);
    expect(at('overlap', 'SOURCE', 'CLAIM')).toBe(0);
  });

  it('refuses an attribute that is not in the codebook, and what is no dimension', async () => {
    await expect(cross([byAttribute('colour')])).rejects.toThrow('has no attribute “colour”');
    for (const by of [['planet'], [], ['label', 'date', 'outlet'], ['attribute:']]) {
      expect(await core.core.call('statistics.cross', { ...ALL, by })).toMatchObject({ ok: false, code: 'invalid' });
    }
  });

  it('can be cancelled', async () => {
    const task = uuid();
    const asked = core.core.call('statistics.spans', { ...ALL, task });
    await core.client.call('task.cancel', { task });
    expect(await asked).toMatchObject({ ok: false, code: 'cancelled' });
  });
});
