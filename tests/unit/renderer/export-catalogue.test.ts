import { afterEach, describe, expect, it } from 'vitest';
import { purposeOf, shelvesOf } from '../../../renderer/features/export/catalogue.ts';
import { idsGivenAnew } from '../../../electron/core/formats/fit.ts';
import { annotation } from '../../formats/make.ts';
import { lossInWords, reasonInWords } from '../../../renderer/features/export/loss-words.ts';
import { translator } from '../../../renderer/strings/t.ts';
import type { FormatInfo } from '../../../shared/api/exports.ts';
import { formatInfos } from '../../../electron/core/formats/table.ts';
import { PARTS } from '../../../electron/core/formats/parts.ts';

afterEach(() => translator.changeLanguage('en'));

const format = (id: string, name = id, extension = id): FormatInfo => ({
  id,
  name,
  extension,
  read: true,
  write: true,
  shape: 'file',
  offsetUnit: 'codepoint',
  description: `What ${name} is.`,
  withoutText: false,
  published: false,
  losses: [],
});
const FORMATS = [
  format('spacy', 'spaCy JSONL', 'jsonl'),
  format('brat', 'brat standoff', 'ann'),
  format('csv', 'CSV tables'),
  format('jsonl', 'Claimwright dataset (JSONL)'),
  format('of-tomorrow', 'A later format', 'xyz'),
];
const found = (query: string): string[] =>
  shelvesOf(FORMATS, query).map(({ shelf, formats }) => `${shelf}: ${formats.map(({ id }) => id).join(' ')}`);

describe('formats by what they are for', () => {
  it.each([
    ['', ['datasets: jsonl csv of-tomorrow', 'tools: brat', 'language: spacy']],
    ['.ann', ['tools: brat']],
    ['train', ['language: spacy']],
    ['DOCBIN', ['language: spacy']],
    ['annotation tools', ['tools: brat']],
    ['scripts csv', ['datasets: csv']],
    ['later', ['datasets: of-tomorrow']],
    ['nothing of the kind', []],
  ])('%j', (query, expected) => {
    expect(found(query)).toEqual(expected);
  });

  it('a format that the window does not know says in its own words what it is', () => {
    expect(purposeOf(format('of-tomorrow'))).toEqual({ text: 'What of-tomorrow is.', isEnglish: true });
  });

  it('the window has words for every format that can be written', () => {
    const unknown = formatInfos().filter((one) => one.write && purposeOf(one).isEnglish);
    expect(unknown.map(({ id }) => id)).toEqual([]);
  });

  it('is found in the language of the window', async () => {
    await translator.changeLanguage('ko');
    expect(found('주석 도구')).toEqual(['tools: brat']);
  });
});

describe('losses in words', () => {
  const loss = (what: string, count: number, into?: number) =>
    lossInWords({ what, count, why: '', ...(into !== undefined && { into }) });

  it.each<[string, number, number | undefined, string]>([
    ['discontinuous annotation', 3, 7, '3 discontinuous annotations become 7'],
    ['relation to another document', 41, undefined, '41 relations to another document'],
    ['relation to another document', 1, undefined, '1 relation to another document'],
    ['status', 2, undefined, '2 statuses'],
    ['overlapping thing', 1200, undefined, '1,200 × overlapping thing'],
    ['overlapping thing', 2, 5, '2 × overlapping thing become 5'],
  ])('%s, %i', (what, count, into, text) => {
    expect(loss(what, count, into).text).toBe(text);
  });

  it('has its own words for every part that a format may not hold, also in Korean', async () => {
    const parts = Object.values(PARTS);
    expect(parts.filter((what) => loss(what, 1).isEnglish)).toEqual([]);
    await translator.changeLanguage('ko');
    expect(loss('relation to another document', 41).text).toBe('다른 문서로 이어지는 관계 41개');
    expect(reasonInWords({ what: '', count: 1, why: 'the format cannot hold it' }).text).toBe(
      '이 형식에 담을 자리가 없습니다.',
    );
    const [anew] = idsGivenAnew({ annotations: [annotation('a', 'Text', ['Text'])], relations: [] }, []);
    expect(reasonInWords({ what: '', count: 1, why: anew?.why ?? '' }).text).toBe('다시 읽을 때 새로 매깁니다.');
  });
});
