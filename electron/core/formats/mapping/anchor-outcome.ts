import type { Span } from '../../../../shared/text/units.ts';

/** What became of an annotation in another text, or in one that only its quote is known of. */
export type Anchored =
  | { readonly outcome: 'exact' | 'moved'; readonly fragments: readonly Span[]; readonly why: string }
  | { readonly outcome: 'ambiguous' | 'lost'; readonly why: string };
