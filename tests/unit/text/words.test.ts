import { describe, expect, it } from 'vitest';
import { utf16, type Span } from '../../../shared/text/units.ts';
import { createWords } from '../../../shared/text/words.ts';
import { workWatch } from '../../support/work.ts';

const words = createWords('en');

/** A text with the selection between two bars. */
function marked(text: string): { text: string; span: Span } {
  const start = text.indexOf('|');
  const end = text.lastIndexOf('|') - 1;
  return { text: text.replaceAll('|', ''), span: { start: utf16(start), end: utf16(end) } };
}

describe('snap', () => {
  const cases: readonly [marked: string, snapped: string | null][] = [
    ['No|rth Ko|rea sends', 'North Korea'],
    ['North| Korea |sends', 'Korea'],
    ['a |   | b', null],
    ['a || b', null],
    ['N|ort|h', 'North'],
    ['they did|n’|t go', 'didn’t'],
    ["they did|n'|t go", "didn't"],
    ['Kim Yong|-hy|un said', 'Yong-hyun'],
    ['a co‑op|erat|ion deal', 'co‑operation'],
    ['about 10|,0|00 troops', '10,000'],
    ['costs $1|1|5 million', '$115'],
    ['costs US|$|115', 'US$115'],
    ['€3|0| or so', '€30'],
    ['rose 5|0|% today', '50%'],
    ['the |U|.S. Army', 'U.S.'],
    ['at 5 p.|m|. on', 'p.m.'],
    ['stop| – go|', '– go'],
    ['said, “can|non fod|der”,', 'cannon fodder'],
    ['said, |“cannon fodder”,|', '“cannon fodder”,'],
    ['soldiers|’ e|ngagement', '’ engagement'],
    ['Ilyushin-|7|6 aircraft', 'Ilyushin-76'],
    ['ภาษาไ|ท|ยง่าย', 'ไทย'],
    ['東京|都|に', '都'],
    ['조선|민주|주의 공화국', '조선민주주의'],
    ['שלו|ם| עולם', 'שלום'],
    ['مرحب|ا| بالعالم', 'مرحبا'],
    ['cafe|\u0301| au lait', 'cafe\u0301'],
    ['ok 👨‍|👩|‍👧 go', '👨‍👩‍👧'],
    ['🇰|🇷| flag', '🇰🇷'],
    ['👍|🏽| good', '👍🏽'],
    ['line|one\nli|ne two', 'lineone\nline'],
  ];
  it.each(cases)('%s', (text, expected) => {
    const { text: plain, span } = marked(text);
    const snapped = words.snap(plain, span);
    expect(snapped && plain.slice(snapped.start, snapped.end)).toBe(expected);
  });

  it('looks only at the words at the edges of a long text', () => {
    const text = 'word '.repeat(400_000);
    const worked = workWatch();
    for (let i = 0; i < 100; i++) words.snap(text, { start: utf16(1_000_001), end: utf16(1_000_012) });
    expect(worked()).toBeLessThan(500);
  });
});

describe('next and previous', () => {
  const text = 'The U.S.\nsent $115, “twice”.';
  it.each([
    ['next', 0, 'end', 3],
    ['next', 3, 'start', 4],
    ['next', 3, 'end', 8],
    ['next', 8, 'start', 9],
    ['next', 14, 'end', 18],
    ['next', 18, 'start', 21],
    ['next', 26, 'end', null],
    ['next', 28, 'start', null],
    ['previous', 28, 'end', 26],
    ['previous', 28, 'start', 21],
    ['previous', 21, 'start', 14],
    ['previous', 6, 'start', 4],
    ['previous', 3, 'end', null],
    ['previous', 0, 'start', null],
  ] as const)('%s from %i to a word’s %s: %s', (direction, from, edge, expected) =>
    expect(words[direction](text, utf16(from), edge)).toBe(expected),
  );

  it('goes on over a run that is longer than what is segmented at once', () => {
    const long = `${'='.repeat(3000)}end`;
    expect(words.next(long, utf16(0), 'start')).toBe(3000);
    expect(words.previous(`a${'='.repeat(3000)}`, utf16(3001), 'start')).toBe(0);
  });
});

describe('count', () => {
  it.each([
    ['', 0],
    ['  \n', 0],
    ['one two  three', 3],
    ['The U.S. sent $115 and 10,000 Yong-hyun’s men – twice.', 9],
    ['東京都に住む', 4],
    ['word '.repeat(5000), 5000],
  ])('%j has %i', (text, expected) => expect(words.count(text)).toBe(expected));
});
