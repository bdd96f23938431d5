import { isExtracted, type MediaType } from '../../../shared/model/document.ts';
import { createWords } from '../../../shared/text/words.ts';
import type { Structure } from './shape.ts';
import { structureOf } from './structure-of.ts';

/** What is found out about a text once, when it is read: it never changes afterwards. */
export interface TextFacts extends Structure {
  readonly words: number;
}

/** One locale for all, so that the same text has the same count on every machine. */
const WORDS = createWords('en');

/** How many words a text has. About 100 ms for 1 MB. */
export const wordsIn = (text: string): number => WORDS.count(text);

/**
 * Structure and number of words of a text. `known` is the structure that was kept: of a text that was taken out of a file, which
 * without it is laid out like plain text. About 200 ms for 1 MB: for the parse thread only.
 *
 * @throws Refusal as `structureOf` does.
 */
export function factsOf(text: string, mediaType: MediaType, known?: Structure): TextFacts {
  const { blocks, marks } = known ?? structureOf(text, isExtracted(mediaType) ? 'text/plain' : mediaType);
  return { blocks, marks, words: wordsIn(text) };
}
