import { afterEach, describe, expect, it } from 'vitest';
import { messageOf, OwnRefusal } from '../../../renderer/app/errors.ts';
import { en } from '../../../renderer/strings/en/all.ts';
import { ko } from '../../../renderer/strings/ko/all.ts';
import { dateInWords } from '../../../renderer/strings/dates.ts';
import { languageFor } from '../../../renderer/strings/speak.ts';
import { undoName } from '../../../renderer/strings/undo-names.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import { t, translator } from '../../../renderer/strings/t.ts';
import { formatBytes, formatNumber } from '../../../renderer/ui/numbers.ts';

afterEach(() => translator.changeLanguage('en'));

describe('numbers and dates in the window’s language', () => {
  it.each([
    ['en', '1 word', '1,204 words', '12 of 1,300', '812 bytes', '3.4 MB', '7 March 2024', 'March 2024'],
    ['ko', '단어 1개', '단어 1,204개', '1,300개 중 12개', '812바이트', '3.4 MB', '2024년 3월 7일', '2024년 3월'],
  ])('%s', async (spoken, ...expected) => {
    await translator.changeLanguage(spoken);
    expect([
      t('counts.words', { count: 1 }),
      t('counts.words', { count: 1204 }),
      t('counts.someOf', { some: 12, all: 1300 }),
      formatBytes(812),
      formatBytes(3_400_000),
      dateInWords('2024-03-07'),
      dateInWords('2024-03'),
    ]).toEqual(expected);
    expect(formatNumber(10_000)).toBe('10,000');
  });

  it('takes values as they are: nothing in them is read as a place or a mark', () => {
    expect(t('inspector.attributes.notAllowed', { value: '{{count}} <b> $t(counts.words) & “x”' })).toBe(
      'Holds “{{count}} <b> $t(counts.words) & “x””, which the codebook does not allow here.',
    );
  });
});

/** Every string of a tree by its key, plural forms by their own. */
function leaves(tree: object, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]: [string, unknown]): [string, string][] =>
    typeof value === 'string'
      ? [[prefix + key, value]]
      : typeof value === 'object' && value !== null
        ? leaves(value, `${prefix}${key}.`)
        : [],
  );
}

const FORM = /_(?:zero|one|two|few|many|other)$/;
const keysOf = (tree: object): string[] => [...new Set(leaves(tree).map(([key]) => key.replace(FORM, '')))].toSorted();
/** The places of a string: `{{values}}` and `<elements/>`. */
const placesIn = (text: string): string[] => [...new Set(text.match(/\{\{\w+\}\}|<\w+\/>/g))].toSorted();

/** What is wrong with a language: missing or foreign keys, missing plural forms, places that are lost or made up. */
function flaws(spoken: string, tree: object): string[] {
  const strings = new Map(leaves(tree));
  const english = new Map(leaves(en));
  const keys = new Set(keysOf(tree));
  const keysOfEnglish = new Set(keysOf(en));
  const plurals = [...english.keys()].filter((key) => key.endsWith('_other')).map((key) => key.replace(FORM, ''));
  const needed = new Intl.PluralRules(spoken).resolvedOptions().pluralCategories;
  return [
    ...[...keysOfEnglish].filter((key) => !keys.has(key)).map((key) => `${key} is missing`),
    ...[...keys].filter((key) => !keysOfEnglish.has(key)).map((key) => `${key} is not in English`),
    ...plurals.flatMap((key) =>
      needed.filter((form) => !strings.has(`${key}_${form}`)).map((form) => `${key} lacks the form ${form}`),
    ),
    ...[...strings].flatMap(([key, text]) => {
      const model = english.get(key) ?? english.get(key.replace(FORM, '_other')) ?? '';
      // "One change" needs no digit.
      const isSame = placesIn(text).join(' ') === placesIn(model).join(' ') || key.endsWith('_one');
      return isSame ? [] : [`${key} has ${placesIn(text).join(' ')} for ${placesIn(model).join(' ')}`];
    }),
    ...[...strings].filter(([, text]) => text === '').map(([key]) => `${key} is empty`),
  ];
}

describe('languages', () => {
  it.each([
    ['en', en],
    ['ko', ko],
  ])('%s is whole', (spoken, tree) => expect(flaws(spoken, tree)).toEqual([]));

  it('finds what is not', () => {
    const { counts, ...others } = ko;
    const { words_other: _gone, ...rest } = counts;
    expect(flaws('ko', { ...others, counts: { ...rest, someOf: '{{some}}', more: 'x' } })).toEqual([
      'counts.words is missing',
      'counts.more is not in English',
      'counts.words lacks the form other',
      'counts.someOf has {{some}} for {{all}} {{some}}',
    ]);
    expect(flaws('pl', ko)).toContain('counts.words lacks the form few');
  });

  it.each([
    ['ko', ['ko'], 'ko'],
    ['system', ['de-CH', 'ko-KR', 'en'], 'ko'],
    ['system', ['en-GB', 'ko'], 'en'],
    ['system', ['de'], 'en'],
    ['system', [], 'en'],
  ] as const)('the choice %s with %j wanted is %s', (choice, wanted, expected) =>
    expect(languageFor(choice, wanted)).toBe(expected),
  );
});

describe('what is not the window’s own words', () => {
  const NAMES = [
    ['tag CLAIM', 'CLAIM 주석 추가'],
    ['tag 12 annotations', '주석 12개 추가'],
    ['delete CLAIM', 'CLAIM 주석 삭제'],
    ['change label to TIME', '라벨 변경: TIME'],
    ['set claim type to event, causal', 'claim type 입력: event, causal'],
    ['set 3 attributes', '속성 3개 입력'],
    ['clear claim type', 'claim type 지우기'],
    ['edit note', '메모 편집'],
    ['mark done', '문서 완료 표시'],
    ['import a to b.txt', 'a to b.txt 가져오기'],
    ['import 4 texts', '텍스트 4개 가져오기'],
    ['something of a later version', 'something of a later version'],
  ] as const;

  it.each(NAMES)('the step %j is %j', async (name, korean) => {
    expect(undoName(name)).toBe(name);
    await translator.changeLanguage('ko');
    expect(undoName(name)).toBe(korean);
  });

  it('a refusal keeps the core’s sentence behind a lead', async () => {
    const refusal = new Refusal('not_found', 'There is no document a in this project.');
    expect(messageOf(refusal)).toBe('There is no document a in this project.');
    await translator.changeLanguage('ko');
    expect(messageOf(refusal)).toBe('찾을 수 없습니다: There is no document a in this project.');
    expect(messageOf(new OwnRefusal('conflict', '아직 저장되지 않았습니다.'))).toBe('아직 저장되지 않았습니다.');
    expect(messageOf(new TypeError('fetch failed'))).toMatch(/^Claimwright가 응답하지 않습니다/);
  });
});
