import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClaimIndex, type Likeness } from '../../../electron/core/services/claim-index.ts';
import { figuresOf } from '../../../shared/text/figures.ts';
import { testCore, type TestCore } from '../../support/core.ts';

/** Claims of the five seed articles, as an analyst tags them. */
const QUOTES = {
  sending10k: 'North Korea is sending around 10,000 troops to Russia',
  closer: 'Some North Korean soldiers have already moved closer to Ukraine',
  kursk: 'North Korean forces are already present in the Kursk region',
  casualties: 'about 4,000 of those troops have sustained casualties in the fighting',
  conscription: 'conscription in North Korea begins at age 16 and lasts eight years',
  officers: 'six North Korean officers were killed by a Ukrainian missile strike in Donetsk last week',
  rounds: 'North Korea has already sent at least 2 million rounds of artillery shells',
  annually: 'Russia will give North Korea $115 million annually',
  more3k: 'North Korea has sent about 3,000 additional troops and missiles to bolster Russia’s efforts in Ukraine',
  since11k: 'North Korea has sent around 11,000 military personnel since the beginning of the conflict',
  soldiers15k:
    '15,000 soldiers, alongside an array of military supplies including ballistic missiles, were sent to assist Moscow’s efforts',
  prisoners: 'Ukrainian forces captured two North Korean prisoners',
  denied:
    'neither Russia nor North Korea has officially acknowledged the participation of North Korean soldiers in the conflict',
  more30k: 'North Korea is poised to dispatch as many as 30,000 additional troops to Russia',
  support: 'South Korea might begin sending military support to Ukraine',
  chinese: '朝鲜已向俄罗斯派遣约1万名士兵',
  korean: '북한은 러시아에 병력 1만 명을 보냈다',
};
type Card = keyof typeof QUOTES;

function indexed(): (text: string, attributes?: Record<string, string>) => Likeness[] {
  const index = createClaimIndex();
  for (const [id, text] of Object.entries(QUOTES)) index.put({ id, card: id, text, attributes: {} });
  return (text, attributes = {}) => index.like({ text, attributes });
}

describe('the card that a claim is likeliest a mention of', () => {
  it.each<[string, Card]>([
    [
      'North Korea has dispatched approximately 3,000 additional troops and a significant quantity of missiles to support Russia in its ongoing conflict in Ukraine',
      'more3k',
    ],
    ['North Korea may send 30,000 troops to Russia', 'more30k'],
    ['Pyongyang has already sent ten thousand soldiers to Russia', 'sending10k'],
    ['As many as 10 000 North Korean troops are on their way', 'sending10k'],
    ['a total of 11,000 soldiers', 'since11k'],
    ['fifteen thousand North Korean soldiers have been sent', 'soldiers15k'],
    ['Russia pays Pyongyang $115 million a year', 'annually'],
    ['2,000,000 shells were delivered', 'rounds'],
    ['neither Moscow nor Pyongyang has acknowledged that North Korean soldiers take part', 'denied'],
    ['the Kursk region, where North Korean forces are present', 'kursk'],
    ['roughly 4,000 troops have been killed or wounded', 'casualties'],
    ['a missile strike in Donetsk killed officers from North Korea', 'officers'],
    ['约10,000名朝鲜士兵已抵达俄罗斯', 'chinese'],
    ['북한이 병력 10,000명을 러시아로 보냈다고 밝혔다', 'korean'],
  ])('%s', (text, card) => {
    const [first] = indexed()(text);
    expect(first?.card).toBe(card);
    expect(first?.score).toBeGreaterThan(0.2);
  });

  it('is never one with another figure before the one with the same', () => {
    const figures: [string, Card, readonly Card[]][] = [
      [
        'North Korea has sent around 10,000 military personnel since the beginning of the conflict',
        'sending10k',
        ['since11k'],
      ],
      ['North Korea is sending around 30,000 troops to Russia', 'more30k', ['sending10k']],
    ];
    for (const [text, same, others] of figures) {
      const order = indexed()(text).map(({ card }) => card);
      for (const other of others) expect(order.indexOf(same), text).toBeLessThan(order.indexOf(other));
    }
  });

  it('says why: figures and names as they are written, words, answers', () => {
    const index = createClaimIndex();
    const attributes = { polarity: 'negative' };
    index.put({ id: 'a', card: 'a', text: 'no 10,000 troops are in Kursk', attributes });
    index.put({ id: 'b', card: 'b', text: 'something else', attributes });
    const [first, ...others] = index.like({ text: 'Kursk has not seen ten thousand soldiers', attributes });
    expect(first?.reasons).toEqual([
      { kind: 'figures', shared: ['ten thousand'] },
      { kind: 'names', shared: ['Kursk'] },
      { kind: 'attributes', shared: ['polarity: negative'] },
    ]);
    expect(others).toEqual([]);
  });

  it('gains by equal answers', () => {
    const index = createClaimIndex();
    index.put({ id: 'a', card: 'a', text: 'troops are in Kursk', attributes: { polarity: 'positive' } });
    index.put({ id: 'b', card: 'b', text: 'troops are in Kursk', attributes: { polarity: 'negative' } });
    const order = (polarity: string) =>
      index.like({ text: 'troops in Kursk', attributes: { polarity } }).map(({ card }) => card);
    expect([order('positive'), order('negative')]).toEqual([
      ['a', 'b'],
      ['b', 'a'],
    ]);
  });
});

describe('figures of a text', () => {
  it.each<[string, readonly number[]]>([
    ['10,000', [10_000]],
    ['10 000', [10_000]],
    ['10\u202f000 and 10\u00a0000', [10_000, 10_000]],
    ['15.000 or 1.5 million', [15_000, 1_500_000]],
    ['ten thousand, eleven thousand', [10_000, 11_000]],
    ['two hundred and fifty thousand', [250_000]],
    ['$115 million annually', [115_000_000]],
    ['1,200,000.5', [1_200_000.5]],
    ['约1万名士兵', [10_000]],
    ['1만 2천 명', [12_000]],
    ['١٠ آلاف', [10]],
    ['June 4 2024', [4, 2024]],
    ['millions of them', []],
    ['', []],
  ])('%s', (text, values) => {
    expect(figuresOf(text).map(({ value }) => value)).toEqual(values);
  });
});

describe('proposals of a project', () => {
  let at: TestCore;
  let documents: string[];
  const propose = async (annotation: string) =>
    (await at.client.call('claims.propose', { annotation })).proposals.map(({ claim: { text }, likely }) => ({
      text,
      likely,
    }));

  beforeAll(async () => {
    at = await testCore();
    await at.client.call('project.sample', {});
    await at.client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
    documents = (await at.client.call('documents.list', {})).documents.map(({ id }) => id);
  });
  afterAll(() => at.core.close());

  it('follow what is written, undone and redone, and leave out the card that it has', async () => {
    const [, first = '', , fourth = ''] = documents;
    const told = await at.tag(fourth, QUOTES.more3k);
    const again = await at.tag(
      fourth,
      'North Korea has dispatched approximately 3,000 additional troops and a significant quantity of missiles',
    );
    await at.tag(first, QUOTES.sending10k);
    expect(await propose(again)).toEqual([]);
    const id = uuid();
    await at.client.call('claims.create', { batch: uuid(), id, text: QUOTES.more3k, annotations: [told] });
    expect(await propose(again)).toEqual([{ text: QUOTES.more3k, likely: true }]);
    await at.client.call('history.undo', { batch: uuid() });
    expect(await propose(again)).toEqual([]);
    await at.client.call('history.redo', { batch: uuid() });
    expect(await propose(again)).toHaveLength(1);
    await at.client.call('claims.assign', { batch: uuid(), annotations: [again], claim: id });
    expect(await propose(again)).toEqual([]);
  });

  it('are none for a label that has no cards', async () => {
    const source = await at.tag(documents[1] ?? '', 'The Pentagon', 'SOURCE');
    await expect(propose(source)).rejects.toMatchObject({ code: 'invalid' });
  });
});
