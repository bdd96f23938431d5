import { extent } from '../../../../shared/model/annotation.ts';
import type { Span } from '../../../../shared/text/units.ts';
import type { DatasetRecord } from '../dataset.ts';
import { encodeLabel } from './words.ts';
import { tagsOf, type Chunk, type Scheme } from './schemes.ts';
import { sentenceStarts, tokensIn, tokensOf } from './tokens.ts';

/** A text in tokens, with the tags of each column. */
export interface Tokenized {
  readonly tokens: readonly Span[];
  /** Whether a sentence begins with a token: one that an annotation goes over is part of the sentence before. */
  readonly starts: readonly boolean[];
  /** A list of tags for each column. */
  readonly columns: readonly (readonly string[])[];
}

/** Tokens and tags of a fitted document; a null column has everything. */
export function tokenized(
  { text, annotations }: DatasetRecord,
  layers: readonly (string | null)[],
  scheme: Scheme,
): Tokenized {
  const tokens = tokensOf(text);
  const starts = sentenceStarts(text, tokens);
  const columns = layers.map((layer) => {
    const chunks = annotations
      .filter((annotation) => layer === null || annotation.layer === layer)
      .flatMap((annotation): Chunk[] => {
        const range = tokensIn(tokens, extent(annotation));
        return range ? [{ ...range, label: encodeLabel(annotation.label) }] : [];
      })
      .toSorted((a, b) => a.first - b.first);
    for (const { first, last } of chunks) starts.fill(false, first + 1, last + 1);
    return tagsOf(chunks, tokens.length, scheme);
  });
  return { tokens, starts, columns };
}
