import { describe, expect, it } from 'vitest';
import { stopsIn, toStop } from '../../../shared/text/stops.ts';
import { utf16 } from '../../../shared/text/units.ts';

const span = (start: number, end: number) => ({ start: utf16(start), end: utf16(end) });
const ends = (text: string): string[] => stopsIn(text, span(0, text.length)).map((stop) => text.slice(0, stop));

describe('stops', () => {
  it.each([
    ['They left, he said.', ['They left', 'They left, he said', 'They left, he said.']],
    ['10,000 troops; 2.5 km', ['10,000 troops', '10,000 troops; 2.5 km']],
    ['Kim’s co-belligerents', ['Kim’s co-belligerents']],
    ['a “serious threat” to peace.', ['a “serious threat” to peace', 'a “serious threat” to peace.']],
    ['as “very dangerous,” he said', ['as “very dangerous', 'as “very dangerous,” he said']],
    ['Kim (left) – again...', ['Kim', 'Kim (left', 'Kim (left)', 'Kim (left) – again', 'Kim (left) – again...']],
    ['北韓派兵，約一萬人。', ['北韓派兵', '北韓派兵，約一萬人', '北韓派兵，約一萬人。']],
    ['ذهبوا، ثم عادوا', ['ذهبوا', 'ذهبوا، ثم عادوا']],
    ['  .', ['  .']],
    ['', []],
  ])('of %j', (text, wanted) => {
    expect(ends(text)).toEqual(wanted);
  });

  it('the end goes on and back, within the block, and never to nothing', () => {
    const text = 'One, two. Three, four.';
    const block = span(10, 22);
    const first = toStop(text, block, span(10, 10), 1);
    expect(first).toEqual(span(10, 15));
    expect(toStop(text, block, first, 1)).toEqual(span(10, 21));
    expect(toStop(text, block, span(10, 22), 1)).toEqual(span(10, 22));
    expect(toStop(text, block, span(10, 21), -1)).toEqual(first);
    expect(toStop(text, block, first, -1)).toBe(first);
  });
});
