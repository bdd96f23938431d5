import { folded } from '../text/fold.ts';
import type { Annotation } from './annotation.ts';
import type { AttributeScheme } from './attributes.ts';

/** What is typed to find annotations. `missing`: the word of the window's language for those with a mandatory answer open. */
export interface AnnotationFilter {
  readonly words: string;
  readonly missing: string;
}

/** The words for flags and cards in every language of the window, so that a filter means the same in all of them. */
const SIGNS = { flag: 'flag 깃발', card: 'card 카드' } as const;

/** What an annotation is marked with, in words: its flags with what they say, and whether it is on a claim card. */
const signsOf = ({ flags = [], claim }: Annotation): string =>
  [
    ...flags.map(({ kind, text = '' }) => `${SIGNS.flag} ${kind.replaceAll('_', ' ')} ${text}`),
    ...(claim === undefined ? [] : [SIGNS.card]),
  ].join(' ');

/**
 * Makes the test of a filter: an annotation passes that has all the words in label, quote, note, values, flags or the word for cards, without regard to case
 * and accents. The window and the core ask the same test, so what is shown is what is changed.
 */
export function passing({ words, missing }: AnnotationFilter, scheme: AttributeScheme): (one: Annotation) => boolean {
  const wanted = folded(words).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return () => true;
  return (one) => {
    const { label, quote, note = '', attributes } = one;
    const values = Object.values(attributes).flat().map(String).join(' ').replaceAll('_', ' ');
    const state = scheme.missing(one).length > 0 ? missing : '';
    const text = folded(`${label} ${quote} ${note} ${values} ${state} ${signsOf(one)}`);
    return wanted.every((word) => text.includes(word));
  };
}
