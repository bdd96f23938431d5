import { describe, expect, it } from 'vitest';
import { asOfWords, speakerWords, whoseWords } from '../../../renderer/features/matrix/words.ts';
import { figure, mention } from '../../support/facts.ts';

describe('when a figure holds', () => {
  it.each([
    [null, null],
    ['2024', 'as of 2024'],
    ['2024-06-19', 'as of 19 June 2024'],
    ['2022/2025-03~', 'from 2022 to about March 2025'],
  ])('%s is told as %s', (asOf, words) => {
    expect(asOfWords(figure(1, { asOf }))).toBe(words);
  });
});

it('somebody who is not linked is not the author', () => {
  const [voice, unlinked] = ['author', 'indirect_named'].map((attribution) =>
    mention('a', { attributes: { attribution } }),
  );
  expect([voice, unlinked].map((one) => one && whoseWords(one, 'document'))).toEqual([
    'author’s voice',
    'source not linked',
  ]);
  expect([voice, unlinked].map((one) => one && speakerWords(one))).toEqual([
    'In the author’s voice',
    'Attributed, but no source is linked',
  ]);
});
