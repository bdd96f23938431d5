import { describe, expect, it } from 'vitest';
import { blockAt, createSentences, paragraphAt } from '../../../shared/text/sentences.ts';
import { utf16, type Span } from '../../../shared/text/units.ts';
import { workWatch } from '../../support/work.ts';

const sentences = createSentences();

/** The sentence at the bar, where the whole text is one block. */
function sentenceAt(marked: string): string | null {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const found = sentences.at(text, { start: utf16(0), end: utf16(text.length) }, utf16(offset));
  return found && text.slice(found.start, found.end);
}

describe('the sentence at an offset', () => {
  const cases: readonly [marked: string, sentence: string | null][] = [
    ['One. |Two. Three.', 'Two.'],
    ['One. Two|. Three.', 'Two.'],
    ['One. Two.| Three.', 'Two.'],
    ['One. Two. Three.|', 'Three.'],
    ['|One. Two.', 'One.'],
    ['Gen. Pat |Ryder spoke. He left.', 'Gen. Pat Ryder spoke.'],
    [
      'Major Gen. Pat Ryder and Lt. Col. A. B. Smith| met. Then home.',
      'Major Gen. Pat Ryder and Lt. Col. A. B. Smith met.',
    ],
    ['The U.S. |Army left. It rained.', 'The U.S. Army left.'],
    ['They left the |U.S. The war went on.', 'They left the U.S.'],
    ['They left the U.S. The |war went on.', 'The war went on.'],
    ['At 5 p.m. Monday |it rained. Dry now.', 'At 5 p.m. Monday it rained.'],
    ['“Is it so?” he |asked. Yes.', '“Is it so?” he asked.'],
    ['It was $1.5 |million. So.', 'It was $1.5 million.'],
    ['これは文です。|次の文です。', '次の文です。'],
    ['This is wrapped\nby |hand. Next.', 'This is wrapped\nby hand.'],
    ['   |   ', null],
  ];
  it.each(cases)('%s', (marked, expected) => expect(sentenceAt(marked)).toBe(expected));

  it('stays in its block', () => {
    const text = 'A heading\nA sentence here. Another.';
    const found = sentences.at(text, { start: utf16(10), end: utf16(35) }, utf16(12));
    expect(found && text.slice(found.start, found.end)).toBe('A sentence here.');
  });

  it('does not segment a whole long block', () => {
    const text = 'Some words here. '.repeat(100_000);
    const worked = workWatch();
    const found = sentences.at(text, { start: utf16(0), end: utf16(text.length) }, utf16(850_005));
    expect(found && text.slice(found.start, found.end)).toBe('Some words here.');
    expect(worked()).toBeLessThan(200);
  });
});

describe('blocks', () => {
  const text = 'one\n\n two \nthree';
  const blocks: Span[] = [
    { start: utf16(0), end: utf16(3) },
    { start: utf16(5), end: utf16(10) },
    { start: utf16(11), end: utf16(16) },
  ];
  it.each([
    [0, 0],
    [3, 0],
    [4, null],
    [5, 1],
    [16, 2],
    [17, null],
  ])('offset %i is in block %s', (offset, index) =>
    expect(blockAt(blocks, offset)).toBe(index === null ? null : blocks[index]),
  );

  it('gives the paragraph without its blanks', () =>
    expect(paragraphAt(text, blocks, 6)).toEqual({ start: 6, end: 9 }));
});
