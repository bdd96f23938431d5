import { folded } from '../text/fold.ts';
import type { Annotation } from './annotation.ts';
import type { AttributeScheme } from './attributes.ts';

/** What is typed to find annotations. `missing`: the word of the window's language for those with a mandatory answer open. */
export interface AnnotationFilter {
  readonly words: string;
  readonly missing: string;
}

/**
 * Makes the test of a filter: an annotation passes that has all the words in label, quote, note or values, without regard to case
 * and accents. The window and the core ask the same test, so what is shown is what is changed.
 */
export function passing({ words, missing }: AnnotationFilter, scheme: AttributeScheme): (one: Annotation) => boolean {
  const wanted = folded(words).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return () => true;
  return (one) => {
    const { label, quote, note = '', attributes } = one;
    const values = Object.values(attributes).flat().map(String).join(' ').replaceAll('_', ' ');
    const state = scheme.missing(one).length > 0 ? missing : '';
    const text = folded(`${label} ${quote} ${note} ${values} ${state}`);
    return wanted.every((word) => text.includes(word));
  };
}
