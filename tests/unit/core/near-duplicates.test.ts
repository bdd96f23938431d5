import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { comparisonOf } from '../../../electron/core/metrics/near-duplicates/compare.ts';
import { groupsOf, strandsOf, type Repeat } from '../../../electron/core/metrics/near-duplicates/groups.ts';
import { profileOf } from '../../../electron/core/metrics/near-duplicates/profile.ts';
import { repeatsIn } from '../../../electron/core/metrics/near-duplicates/search.ts';
import { tokensOf } from '../../../electron/core/metrics/near-duplicates/tokens.ts';
import { utf16, type Span } from '../../../shared/text/units.ts';
import { changedCopy, createRandom, createWriter, seedParagraphs } from '../../support/planted.ts';
import { NEAR_MISSES } from '../../fixtures/near-misses.ts';

/** Lines as blocks, as plain texts have them. */
function blocksOf(text: string): Span[] {
  let at = 0;
  return text.split('\n').map((line) => {
    const block = { start: utf16(at), end: utf16(at + line.length) };
    at += line.length + 1;
    return block;
  });
}

/** The repeats of some texts, with the words that they stand in. */
function find(texts: readonly string[]) {
  const tokens = texts.map(tokensOf);
  const profiles = texts.map((text, i) => profileOf(tokens[i] ?? tokensOf(text), blocksOf(text)));
  const work = repeatsIn({ profiles, wordsOf: (document) => tokens[document] ?? tokensOf('') });
  let step = work.next();
  while (step.done !== true) step = work.next();
  const quote = ({ document, start, end }: Repeat['a']): string =>
    (texts[document] ?? '').slice(tokens[document]?.starts[start], tokens[document]?.ends[end - 1]);
  return { repeats: step.value, quote };
}

const paragraphs = seedParagraphs();
const write = createWriter();

/** What is found of a copy of each paragraph of the seeds, changed by a share, among paragraphs that only share its topic. */
function measure(share: number, seed: number) {
  const random = createRandom(seed);
  const originals = paragraphs.map((text) => [write(random, 70), text, write(random, 50)].join('\n'));
  const copies = paragraphs.map((text) => changedCopy(text, share, random));
  // Every other copy stands in the middle of a longer paragraph.
  const others = copies.map((text, i) =>
    [write(random, 40), write(random, 60), text, write(random, 60)].join(i % 2 === 0 ? '\n' : ' '),
  );
  const { repeats, quote } = find([...originals, ...others]);
  const found = new Set<number>();
  let right = 0;
  for (const { a, b } of repeats) {
    const i = a.document;
    const isPair = b.document === i + paragraphs.length;
    if (!isPair || !covers(originals[i], paragraphs[i], quote(a)) || !covers(others[i], copies[i], quote(b))) continue;
    found.add(i);
    right += 1;
  }
  return { recall: found.size / paragraphs.length, precision: right / repeats.length };
}

/** Whether a passage of a text covers at least half of a planted one, and is at least half of it. */
function covers(text = '', planted = '', passage = ''): boolean {
  const [from, at] = [text.indexOf(planted), text.indexOf(passage)];
  const common = Math.min(from + planted.length, at + passage.length) - Math.max(from, at);
  return common >= planted.length / 2 && common >= passage.length / 2;
}

describe('planted copies of every paragraph of the seeds', () => {
  it.each([
    // The share of words changed; recall and precision at least. The figures are in docs/copies.md.
    { share: 0, recall: 1, precision: 1 },
    { share: 0.05, recall: 1, precision: 1 },
    { share: 0.1, recall: 1, precision: 1 },
    { share: 0.15, recall: 1, precision: 1 },
    { share: 0.2, recall: 0.97, precision: 0.97 },
    { share: 0.25, recall: 0.93, precision: 0.95 },
    { share: 0.3, recall: 0.85, precision: 0.9 },
  ])('$share of the words changed', ({ share, ...least }) => {
    const runs = [1, 2].map((round) => measure(share, 1000 * share + round));
    const mean = (key: 'recall' | 'precision'): number => runs.reduce((sum, run) => sum + run[key], 0) / runs.length;
    if (process.env['COPIES_TABLE'] !== undefined)
      process.stdout.write(`${share} ${mean('recall')} ${mean('precision')}\n`);
    expect(mean('recall')).toBeGreaterThanOrEqual(least.recall);
    expect(mean('precision')).toBeGreaterThanOrEqual(least.precision);
  });
});

describe('what is no copy', () => {
  it('the same events in other words', () => {
    const texts = NEAR_MISSES.flatMap(({ text, other }) => [text, other]);
    expect(find(texts).repeats).toEqual([]);
  });

  it('the seeds repeat no passage of each other', () => {
    const seeds = resolve(import.meta.dirname, '../../../seeds');
    const names = [
      '000_4e93e8ef5916bc5d',
      '001_75a02627ba4af98b',
      '002_8e6cae934e3549e7',
      '003_56400aeef1da1083',
      '004_c63c2453cd965faa',
    ];
    const { repeats, quote } = find(names.map((name) => readFileSync(join(seeds, `${name}.txt`), 'utf8')));
    expect(repeats.map(({ a, b }) => [quote(a), quote(b)])).toEqual([]);
  });

  it('texts of nothing, of one word, and of blanks', () => {
    expect(find(['', ' \n ', 'Seoul', 'Seoul']).repeats).toEqual([]);
  });
});

describe('scripts', () => {
  const JAPANESE =
    '韓国国防省は月曜日、北朝鮮がロシアに約一万人の兵士を派遣したと発表した。兵士の一部はすでにクルスク州に入り、数週間以内に前線へ向かう見通しだという。';
  const CHINESE =
    '韩国国防部周一表示，朝鲜已向俄罗斯派遣约一万名士兵，其中部分人员已进入库尔斯克地区，预计将在数周内开赴前线。';
  const KOREAN =
    '한국 국방부는 월요일 북한이 러시아에 약 만 명의 병력을 파견했으며 일부는 이미 쿠르스크 지역에 들어가 몇 주 안에 전선으로 향할 것으로 보인다고 밝혔다고 통신이 전했다';
  it.each([
    [
      'Japanese',
      `${JAPANESE}これは確認されていない。`,
      `政府は会議を開いた。${JAPANESE.replace('一万', '二万')}`,
      '二万',
    ],
    ['Chinese', CHINESE, `据报道，${CHINESE.replace('周一', '周二')}`, '周二'],
    ['Korean', KOREAN, `서울에서 온 소식이다. ${KOREAN.replace('월요일', '화요일')}`, '화요일'],
    ['full width and upper case', CHINESE, CHINESE.replaceAll('，', ','), ','],
  ])('%s', (_name, one, other, changed) => {
    const { repeats, quote } = find([one, other]);
    expect(repeats).toHaveLength(1);
    expect(repeats[0]?.similarity).toBeGreaterThan(0.85);
    expect(repeats[0] && quote(repeats[0].b)).toContain(changed);
  });

  it('cuts words alike on every machine', () => {
    const words = (text: string): string[] => {
      const { starts, ends, length } = tokensOf(text);
      return Array.from({ length }, (_, i) => text.slice(starts[i], ends[i]));
    };
    expect(words('“Korea’s 11,000” short-range U.S. 20% 𠮷野家で e\u0301tat.')).toEqual([
      'Korea’s',
      '11,000',
      'short',
      'range',
      'U',
      'S',
      '20',
      '𠮷',
      '野',
      '家',
      'で',
      'e\u0301tat',
    ]);
    expect([...tokensOf('Korea’s ÉTAT').hashes]).toEqual([...tokensOf("KOREA'S état").hashes]);
  });
});

describe('groups', () => {
  const place = (document: number, start: number, end: number) => ({ document, start, end });
  it('puts copies of one stretch together, and a part that others repeat alone apart', () => {
    const groups = groupsOf([
      { a: place(0, 0, 200), b: place(1, 10, 210), similarity: 0.9 },
      { a: place(0, 5, 195), b: place(2, 0, 190), similarity: 0.8 },
      { a: place(0, 80, 110), b: place(3, 0, 30), similarity: 1 },
    ]);
    expect(groups.map((group) => group.map(({ document, start, end }) => [document, start, end]))).toEqual([
      [
        [0, 0, 200],
        [1, 10, 210],
        [2, 0, 190],
      ],
      [
        [0, 80, 110],
        [3, 0, 30],
      ],
    ]);
  });

  it('counts what each pair repeats, and no more', () => {
    const strands = strandsOf([
      { a: place(0, 0, 100), b: place(1, 0, 100), similarity: 1 },
      { a: place(0, 50, 150), b: place(2, 0, 100), similarity: 1 },
      // A word more or less at an end is the same passage.
      { a: place(0, 2, 101), b: place(3, 10, 109), similarity: 1 },
    ]);
    expect(strands.map((strand) => strand.map(({ document, start, end }) => [document, start, end]))).toEqual([
      [
        [0, 0, 101],
        [1, 0, 100],
        [3, 10, 109],
      ],
      [
        [0, 50, 150],
        [2, 0, 100],
      ],
    ]);
  });
});

describe('the place of a span in the copy', () => {
  const A =
    '“North Korea has sent about 11,000 soldiers to Russia,” the ministry said on Monday. They are to reach the front within weeks, it added.';
  const B =
    'North Korea has sent about 12,000 soldiers to Russia, the ministry said late on Monday. They are to reach the front within weeks, it added.';
  const compared = comparisonOf(A, B);
  const span = (quote: string, in_ = A): Span => {
    const start = in_.indexOf(quote);
    return { start: utf16(start), end: utf16(start + quote.length) };
  };
  it.each([
    ['the ministry', 'the ministry'],
    ['They are to reach the front within weeks', 'They are to reach the front within weeks'],
    ['soldiers to Russia,', 'soldiers to Russia,'],
    ['Kore', 'Kore'],
  ])('%s stands there as it is', (quote, there) => {
    expect(compared.map(span(quote))).toEqual({ kind: 'exact', span: span(there, B) });
  });
  it.each([
    ['a figure that is another one', 'about 11,000 soldiers', { kind: 'changed', here: '11,000', there: '12,000' }],
    ['a word that came between', 'said on Monday', { kind: 'changed', here: '', there: 'late' }],
    ['a quotation mark that is not there', '“North Korea', { kind: 'form' }],
  ])('%s has no place', (_name, quote, problem) => {
    expect(compared.map(span(quote))).toEqual(problem);
  });
  const AID = 'The ministry said on Monday that the allies have paid $115 million annually since then';
  it.each([
    ['$115', '€115', 'paid $115 million annually', { kind: 'changed', here: 'paid $115', there: 'paid €115' }],
    ['$115', '€115', '$115 million', { kind: 'changed', here: '$115', there: '€115' }],
    ['$115', '115', '$115 million', { kind: 'changed', here: '$115', there: '115' }],
    ['$115', '€115', '115 million', { kind: 'changed', here: '$115 million', there: '€115 million' }],
    ['$115', '$115%', 'paid $115', { kind: 'changed', here: 'paid $115', there: 'paid $115%' }],
    ['$115', '$-115', '115', { kind: 'changed', here: '$115', there: '$-115' }],
    ['million annually', 'million% annually', 'paid $115 million', 'exact'],
    ['million annually', 'million% annually', 'million annually', 'million% annually'],
    ['paid $115', 'paid -115', 'paid $115', 'paid -115'],
    ['said on', 'said, on', 'said on Monday', 'said, on'],
    ['allies have', 'allies  \n have', 'the allies have paid', 'exact'],
  ])('signs are not words and count all the same: %s, there %s', (here, there, quote, expected) => {
    const mapped = comparisonOf(AID, AID.replace(here, there)).map(span(quote, AID));
    if (expected === 'exact') expect(mapped.kind).toBe('exact');
    else if (typeof expected === 'string') expect(mapped).toMatchObject({ kind: 'changed', there: expected });
    else expect(mapped).toEqual(expected);
  });

  it('what a text was shortened by is not there; sentences in another order are', () => {
    const [first = '', second = ''] = A.split('. ');
    expect(comparisonOf(A, second).map(span('the ministry'))).toEqual({ kind: 'outside' });
    const turned = comparisonOf(A, `${second} ${first}.`);
    expect(turned.similarity).toBe(1);
    expect(turned.map(span('the front within weeks')).kind).toBe('exact');
  });
});
