import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEdges, type EdgeStep } from '../../../shared/text/edges.ts';
import { joined, withoutFragmentAt } from '../../../shared/text/fragments.ts';
import { isBlank } from '../../../shared/text/trim.ts';
import { utf16, type Span } from '../../../shared/text/units.ts';

const span = (start: number, end: number): Span => ({ start: utf16(start), end: utf16(end) });
const edges = createEdges('en');

const STEPS: Readonly<Record<string, EdgeStep>> = {
  '[': { edge: 'start', forward: false, unit: 'word' },
  ']': { edge: 'start', forward: true, unit: 'word' },
  '{': { edge: 'end', forward: false, unit: 'word' },
  '}': { edge: 'end', forward: true, unit: 'word' },
  'Alt+[': { edge: 'start', forward: false, unit: 'character' },
  'Alt+]': { edge: 'start', forward: true, unit: 'character' },
  'Alt+{': { edge: 'end', forward: false, unit: 'character' },
  'Alt+}': { edge: 'end', forward: true, unit: 'character' },
};

/** The text with the span between bars; null stays null. */
function moved(marked: string, key: string): string | null {
  const start = marked.indexOf('|');
  const end = marked.lastIndexOf('|') - 1;
  const text = marked.replaceAll('|', '');
  const found = edges.move(text, span(start, end), STEPS[key] ?? { edge: 'start', forward: true, unit: 'word' });
  return found && `${text.slice(0, found.start)}|${text.slice(found.start, found.end)}|${text.slice(found.end)}`;
}

describe('moving an edge', () => {
  it.each([
    ['one |two three| four', '[', '|one two three| four'],
    ['one |two three| four', ']', 'one two |three| four'],
    ['one |two three| four', '{', 'one |two| three four'],
    ['one |two three| four', '}', 'one |two three four|'],
    ['one |two| three', ']', null],
    ['one |two| three', '{', null],
    ['|one| two', '[', null],
    ['one |two|', '}', null],
    ['one |two|.', 'Alt+}', 'one |two.|'],
    ['one |two| three', 'Alt+}', 'one |two t|hree'],
    ['one |two t|hree', 'Alt+{', 'one |two| three'],
    ['one |two|', 'Alt+[', 'on|e two|'],
    ['on|e two|', 'Alt+]', 'one |two|'],
    ['one\n\n|two|', '[', '|one\n\ntwo|'],
    ['it cost |$115| once', ']', null],
    ['|a| 👩‍👩‍👧 b', 'Alt+}', '|a 👩‍👩‍👧| b'],
    ['|a 👩‍👩‍👧| b', 'Alt+{', '|a| 👩‍👩‍👧 b'],
    ['|e\u0301|', 'Alt+{', null],
    ['|xe\u0301|', 'Alt+{', '|x|e\u0301'],
    ['|한국| 군', '}', '|한국 군|'],
    ['قال |الجيش| إن', '}', 'قال |الجيش إن|'],
    ['قال |الجيش| إن', '[', '|قال الجيش| إن'],
    ['| |', 'Alt+}', null],
  ])('%j by %s', (before, key, after) => expect(moved(before, key)).toBe(after));

  it('never empties a span, cuts a grapheme cluster, or ends it in a blank', () => {
    const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
    const piece = fc.constantFrom(
      'a',
      'word',
      ' ',
      '\n',
      '\r\n',
      '😀',
      '👩‍👩‍👧',
      'e\u0301',
      ' \u0301',
      '\u200d',
      '$',
      '1',
      '.',
      '한',
      '中文',
      'ال',
      '🇰🇷',
      '\u00a0',
    );
    const cases = fc.record({
      pieces: fc.array(piece, { minLength: 1, maxLength: 24 }),
      at: fc.nat(),
      long: fc.nat(),
      step: fc.constantFrom(...Object.values(STEPS)),
    });
    fc.assert(
      fc.property(cases, ({ pieces, at, long, step }) => {
        const text = pieces.join('');
        const borders = [...[...graphemes.segment(text)].map(({ index }) => index), text.length];
        const first = at % (borders.length - 1);
        const last = first + 1 + (long % (borders.length - 1 - first));
        const before = span(borders[first] ?? 0, borders[last] ?? 0);
        const after = edges.move(text, before, step);
        if (after === null) return;
        const other = step.edge === 'start' ? 'end' : 'start';
        expect(after[other]).toBe(before[other]);
        expect(after.start).toBeLessThan(after.end);
        expect(after[step.edge] > before[step.edge]).toBe(step.forward);
        expect(borders).toContain(after[step.edge]);
        const character = step.edge === 'start' ? after.start : after.end - 1;
        expect(isBlank(text.charCodeAt(character))).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('fragments', () => {
  it.each<[string, [number, number][], [number, number][]]>([
    [
      'apart',
      [
        [6, 9],
        [0, 3],
      ],
      [
        [0, 3],
        [6, 9],
      ],
    ],
    [
      'touching',
      [
        [0, 3],
        [3, 9],
      ],
      [[0, 9]],
    ],
    [
      'overlapping',
      [
        [0, 5],
        [3, 9],
      ],
      [[0, 9]],
    ],
    [
      'one inside another',
      [
        [0, 9],
        [3, 5],
      ],
      [[0, 9]],
    ],
    [
      'one that closes a gap',
      [
        [0, 3],
        [6, 9],
        [2, 7],
      ],
      [[0, 9]],
    ],
  ])('%s', (_, given, expected) => {
    expect(joined(given.map(([a, b]) => span(a, b)))).toEqual(expected.map(([a, b]) => span(a, b)));
  });

  it.each([
    [0, [1, 2]],
    [3, [1, 2]],
    [5, [0, 1, 2]],
    [6, [0, 2]],
    [9, [0, 1]],
    [12, [0, 1]],
  ])('without the one at %d', (offset, left) => {
    const all = [span(0, 3), span(6, 9), span(9, 12)];
    const found = withoutFragmentAt(all, utf16(offset));
    expect(found).toEqual(left.map((place) => all[place]));
  });
});
