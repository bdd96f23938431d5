import { afterEach, describe, expect, it } from 'vitest';
import { t, translator } from '../../../renderer/strings/t.ts';
import { formatBytes, formatDate, formatNumber } from '../../../renderer/ui/numbers.ts';

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
      formatDate('2024-03-07'),
      formatDate('2024-03'),
    ]).toEqual(expected);
    expect(formatNumber(10_000)).toBe('10,000');
    expect(formatDate('2024~')).toBe('2024~');
  });

  it('takes values as they are: nothing in them is read as a place or a mark', () => {
    expect(t('inspector.attributes.notAllowed', { value: '{{count}} <b> $t(counts.words) & “x”' })).toBe(
      'Holds “{{count}} <b> $t(counts.words) & “x””, which the codebook does not allow here.',
    );
  });
});
