import type { AttributeDefinition, Codebook, Label } from '../../../shared/model/codebook.ts';
import { searchable } from '../documents/order.ts';

/** What of a codebook speaks of some words. */
export interface Matches {
  /** The paragraphs of the guidelines with all the words, each whole. */
  readonly guidelines: string;
  readonly labels: readonly Label[];
  /** The attributes of a label with all the words. */
  attributes(label: Label): readonly AttributeDefinition[];
}

/** Searches a codebook for words, which are `searchable` already. Without words everything in use is found. */
export function matchesOf({ guidelines = '', labels, attributes }: Codebook, words: readonly string[]): Matches {
  const inUse = labels.filter(({ retired }) => !retired);
  if (words.length === 0) return { guidelines, labels: inUse, attributes: () => [] };
  const has = (...texts: readonly (string | number)[]): boolean => {
    const text = searchable(texts.join(' '));
    return words.every((word) => text.includes(word));
  };
  const found = attributes.filter(
    ({ name, definition, values, retired }) =>
      !retired && has(name, definition, ...values.flatMap((value) => [value.name, value.definition])),
  );
  const of = (label: Label): readonly AttributeDefinition[] =>
    found.filter(({ on }) => on === label.name || on === 'any');
  return {
    guidelines: guidelines
      .split(/\n[ \t]*\n/u)
      .filter((paragraph) => has(paragraph))
      .join('\n\n'),
    labels: inUse.filter(
      (label) => has(label.name, label.definition, ...label.examples.map(({ quote }) => quote)) || of(label).length > 0,
    ),
    attributes: of,
  };
}
