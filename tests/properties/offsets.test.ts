import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offsetMap, splitsPair } from '../../shared/text/convert.ts';
import { isBlank, trimSpan } from '../../shared/text/trim.ts';
import { codePoint, utf16, type Span } from '../../shared/text/units.ts';
import { createWords } from '../../shared/text/words.ts';

const RUNS = 10_000;

/** What breaks offsets elsewhere: astral letters, joined emoji, flags, marks, line ends, BOM, RTL, CJK, Thai, jamo, prepended signs. */
const PIECES = [
  'a',
  'word',
  'U.S.',
  '10,000',
  '$',
  '%',
  '-',
  '’',
  "'",
  '“',
  '.',
  '!',
  ' ',
  '  ',
  '\n',
  '\r',
  '\r\n',
  '\t',
  '\u00a0',
  '\u2028',
  '\u3000',
  '\u200b',
  '\ufeff',
  '\u0085',
  '😀',
  '👨‍👩‍👧',
  '👍🏽',
  '🇰🇷',
  '🇰',
  '𝒜',
  '𐐷',
  '\u{1F3FB}',
  '\u200d',
  '\ufe0f',
  '\u0301',
  'e\u0301',
  'é',
  '\u0308\u0323',
  'क्षि',
  '\u0600',
  '가',
  '\u1100',
  '\u1161',
  'नि',
  'שלום',
  'مرحبا',
  '\u202e',
  '\u2069',
  '東京',
  '都',
  'ไทย',
  'かな',
  '\u00ad',
];

const unicode = fc.oneof(
  { weight: 3, arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((pieces) => pieces.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
);

const withSpan = fc.tuple(unicode, fc.nat(), fc.nat()).map(([text, a, b]): [string, Span] => {
  const [x, y] = [a % (text.length + 1), b % (text.length + 1)];
  return [text, { start: utf16(Math.min(x, y)), end: utf16(Math.max(x, y)) }];
});

describe('offsets', () => {
  it('go to code points and back, as counted by Array.from', () => {
    fc.assert(
      fc.property(unicode, (text) => {
        const map = offsetMap(text);
        const characters = Array.from(text);
        let at = 0;
        for (let i = 0; i <= characters.length; i++) {
          expect([map.toCodePoint(utf16(at)), map.toUtf16(codePoint(i))]).toEqual([i, at]);
          at += characters[i]?.length ?? 0;
        }
        expect([map.codePoints, map.length]).toEqual([characters.length, text.length]);
      }),
      { numRuns: RUNS },
    );
  });

  it('slice the same text in both units', () => {
    fc.assert(
      fc.property(withSpan, ([text, { start, end }]) => {
        fc.pre(!splitsPair(text, start) && !splitsPair(text, end));
        const map = offsetMap(text);
        const characters = Array.from(text).slice(map.toCodePoint(start), map.toCodePoint(end));
        expect(characters.join('')).toBe(text.slice(start, end));
      }),
      { numRuns: RUNS },
    );
  });

  it('are refused inside every pair', () => {
    fc.assert(
      fc.property(unicode, (text) => {
        const map = offsetMap(text);
        const inside = Array.from({ length: text.length }, (_, i) => utf16(i)).filter((i) => splitsPair(text, i));
        for (const offset of inside) expect(() => map.toCodePoint(offset)).toThrow(RangeError);
      }),
      { numRuns: 1000 },
    );
  });
});

/** What is wrong with a span that could be tagged, or null. */
function fault(text: string, { start, end }: Span): string | null {
  if (start >= end || start < 0 || end > text.length) return 'empty or outside';
  if (isBlank(text.charCodeAt(start)) || isBlank(text.charCodeAt(end - 1))) return 'a blank at an end';
  if (splitsPair(text, start) || splitsPair(text, end)) return 'half a surrogate pair';
  return null;
}

describe('spans', () => {
  it('when trimmed, keep the rules, stay inside and lose only blanks', () => {
    fc.assert(
      fc.property(withSpan, ([text, span]) => {
        const trimmed = trimSpan(text, span);
        const [start, end] = trimmed ? [trimmed.start, trimmed.end] : [span.end, span.end];
        expect(trimmed && fault(text, trimmed)).toBeNull();
        expect(start).toBeGreaterThanOrEqual(span.start);
        expect(end).toBeLessThanOrEqual(span.end);
        const lost = text.slice(span.start, start) + text.slice(end, span.end);
        expect(lost.replace(/[\p{White_Space}\u200b\ufeff\ud800-\udfff]/gu, '')).toBe('');
        expect(trimmed && trimSpan(text, trimmed)).toEqual(trimmed);
      }),
      { numRuns: RUNS },
    );
  });

  it('when snapped, keep the rules, never split a grapheme cluster, and stay when snapped again', () => {
    const words = createWords('en');
    const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
    fc.assert(
      fc.property(withSpan, ([text, span]) => {
        const snapped = words.snap(text, span);
        if (!snapped) return;
        expect(fault(text, snapped)).toBeNull();
        const edges = new Set([text.length, ...Array.from(graphemes.segment(text), ({ index }) => index)]);
        expect([edges.has(snapped.start), edges.has(snapped.end)]).toEqual([true, true]);
        expect(words.snap(text, snapped)).toEqual(snapped);
      }),
      { numRuns: RUNS },
    );
  });

  it('when snapped, hold whole words', () => {
    const words = createWords('en');
    const letters: fc.Arbitrary<string[]> = fc.array(
      fc.constantFrom('troops', 'U.S.', '10,000', '$115', 'Yong-hyun', 'didn’t'),
      {
        minLength: 1,
        maxLength: 9,
      },
    );
    fc.assert(
      fc.property(letters, fc.nat(), fc.nat(), (parts, a, b) => {
        const text = parts.join(' ');
        const [x, y] = [a % (text.length + 1), b % (text.length + 1)];
        const snapped = words.snap(text, { start: utf16(Math.min(x, y)), end: utf16(Math.max(x, y)) });
        const found = snapped ? text.slice(snapped.start, snapped.end).split(' ') : [];
        expect(found.filter((part) => !parts.includes(part))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});
