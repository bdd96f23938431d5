import { expect, it } from 'vitest';
import { csv } from '../../../shared/text/csv.ts';

it.each<[string, readonly (readonly (string | number | null)[])[], string]>([
  ['numbers are plain, nothing is empty', [['a', 1, null, -2.5, 1e21]], 'a,1,,-2.5,1e+21\r\n'],
  [
    'what would end a field is quoted',
    [['a,b', 'say "no"', 'two\nlines', 'c\rd']],
    '"a,b","say ""no""","two\nlines","c\rd"\r\n',
  ],
  ['a formula becomes a text', [['=1+1', '+82 2', '-5', '@a', '\tb']], "'=1+1,'+82 2,'-5,'@a,'\tb\r\n"],
  ['a sign alone is none', [['=', '-', '>=', '~', '']], '=,-,>=,~,\r\n'],
  [
    'a formula is hidden behind a quote no more than behind an apostrophe',
    [['=HYPERLINK("x")']],
    `"'=HYPERLINK(""x"")"\r\n`,
  ],
  ['other scripts stay', [['군인 11,000명', 'عربي']], '"군인 11,000명",عربي\r\n'],
  ['no rows', [], ''],
])('%s', (_name, rows, expected) => {
  expect(csv(rows)).toBe(`\uFEFF${expected}`);
});
