import { describe, expect, it } from 'vitest';
import { checkQuote, describeQuoteProblem, quoteOf } from '../../../shared/text/quote.ts';
import { lineOf, unfitCharacter } from '../../../shared/text/refuse.ts';
import { trimSpan } from '../../../shared/text/trim.ts';
import { utf16, type Span } from '../../../shared/text/units.ts';

const span = (start: number, end: number): Span => ({ start: utf16(start), end: utf16(end) });

describe('trimSpan', () => {
  const cases: readonly [text: string, start: number, end: number, left: string | null][] = [
    ['  two words \n', 0, 13, 'two words'],
    ['abc', 0, 3, 'abc'],
    ['abc', 1, 1, null],
    [' \t\r\n\u00a0\u2003\u3000\u0085\u2028', 0, 9, null],
    ['\ufeff\u200ba\u200b\ufeff', 0, 5, 'a'],
    ['a\u200db', 0, 3, 'a\u200db'],
    ['x😀y', 2, 4, 'y'],
    ['x😀y', 0, 2, 'x'],
    ['😀', 0, 1, null],
    ['abc', -5, 99, 'abc'],
  ];
  it.each(cases)('%j from %i to %i leaves %j', (text, start, end, left) => {
    const trimmed = trimSpan(text, span(start, end));
    expect(trimmed && text.slice(trimmed.start, trimmed.end)).toBe(left);
  });
});

describe('checkQuote', () => {
  const text = 'ten 😀 troops, or 12,000 troops';
  it.each([
    [[span(0, 3)], 'ten', null],
    [[span(0, 3), span(7, 13)], 'ten 😀 troops', null],
    [[], '', 'no fragments'],
    [[span(0, 3)], 'tens', 'different'],
    [[span(0, 99)], text, 'outside'],
    [[span(-1, 3)], 'ten', 'outside'],
    [[span(0, 5)], 'ten \ud83d', 'inside a surrogate pair'],
    [[span(3, 3)], '', 'empty'],
    [[span(7, 13), span(0, 3)], '', 'out of order'],
    [[span(0, 3), span(3, 6)], 'ten 😀', 'out of order'],
  ] as const)('%j as %j: %s', (fragments, quote, kind) => {
    const problem = checkQuote(text, fragments, quote);
    expect(problem?.kind ?? null).toBe(kind);
    expect(problem ? describeQuoteProblem(problem) : 'the same').toMatch(/^(?:the|there|offset) /);
  });

  it('quotes what lies between the fragments too', () =>
    expect(quoteOf(text, [span(0, 3), span(7, 13)])).toBe('ten 😀 troops'));
});

describe('unfitCharacter', () => {
  it.each([
    ['plain', null],
    ['an emoji 😀 is fine', null],
    ['a\nb\0c', { kind: 'nul', offset: 3, line: 2 }],
    ['a\r\nb\rc\ud83d!', { kind: 'lone surrogate', offset: 6, line: 3 }],
    ['\ude00', { kind: 'lone surrogate', offset: 0, line: 1 }],
    ['😀\ud83d😀', { kind: 'lone surrogate', offset: 2, line: 1 }],
    ['\ud83d\0', { kind: 'lone surrogate', offset: 0, line: 1 }],
    ['\0\ud83d', { kind: 'nul', offset: 0, line: 1 }],
  ])('%j', (text, expected) => expect(unfitCharacter(text)).toEqual(expected));

  it('counts CRLF as one line end', () => expect(lineOf('a\r\nb\n\nc', 6)).toBe(4));
});
