import { describe, expect, it } from 'vitest';
import { contextOf } from '../../../shared/claims/context.ts';
import { utf16 } from '../../../shared/text/units.ts';

/** The context of what stands between [ and ]; | is between two blocks. */
function around(marked: string) {
  const start = marked.replaceAll('|', '').indexOf('[');
  const end = marked.replaceAll('|', '').indexOf(']') - 1;
  const text = marked.replaceAll(/[[\]|]/g, '');
  const ends = marked
    .replaceAll(/[[\]]/g, '')
    .split('|')
    .map(({ length }) => length);
  const blocks = ends.map((length, i) => {
    const from = ends.slice(0, i).reduce((sum, one) => sum + one, 0);
    return { start: utf16(from), end: utf16(from + length) };
  });
  return contextOf(text, { start: utf16(start), end: utf16(end) }, { blocks });
}

describe('the context of a quote', () => {
  it.each([
    ['One [two] three.', 'One ', ' three.'],
    ['[All of it]', '', ''],
    ['A wrapped\nline [here] and\n  on.', 'A wrapped line ', ' and on.'],
    ['Title|One [two]|Next.', 'One ', ''],
    ['Title|One [two|three] four.|Next.', 'One ', ' four.'],
    ['가나다 [라마] 바사', '가나다 ', ' 바사'],
  ])('%j', (marked, before, after) => expect(around(marked)).toEqual({ before, after }));

  it('has no markup, and 80 characters of what is read', () => {
    const text = `${'**lead** '.repeat(30)}_one_ two **three** four ${'**tail** '.repeat(30)}`;
    const syntax = [...text.matchAll(/\*\*|_/g)].map(({ index, 0: mark }) => ({
      start: utf16(index),
      end: utf16(index + mark.length),
    }));
    const start = utf16(text.indexOf('two'));
    const { before, after } = contextOf(text, { start, end: utf16(start + 3) }, { blocks: [], syntax });
    expect(before).toMatch(/^(?:lead ){8,16}one $/);
    expect(after).toMatch(/^ three four(?: tail){8,16}$/);
  });

  it('ends between words, within 80 characters', () => {
    const { before, after } = around(`${'lead '.repeat(60)}[x]${' tail'.repeat(60)}`);
    expect(before).toMatch(/^(?:lead ){12,16}$/);
    expect(after).toMatch(/^(?: tail){12,16}$/);
    expect(Math.max(before.length, after.length)).toBeLessThanOrEqual(80);
  });

  it('cuts no character in two where there are no words', () => {
    const { before, after } = around(`${'😀'.repeat(100)}a[x]b${'😀'.repeat(100)}`);
    expect([before.isWellFormed(), after.isWellFormed()]).toEqual([true, true]);
    expect(before.length).toBeGreaterThan(70);
  });
});
