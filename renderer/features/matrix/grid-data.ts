import type { MeasuredFigure } from '../../../shared/claims/matrix-measures.ts';
import type { MatrixColumn, MatrixMention } from '../../../shared/claims/matrix.ts';
import type { MentionFacts } from '../../../shared/claims/mention-facts.ts';

/** What stands in a cell once: a mention of the row's card, or a figure of the row's measure. */
export type Said =
  | { readonly key: string; readonly mention: MentionFacts; readonly of: 'card'; readonly told: MatrixMention }
  | { readonly key: string; readonly mention: MentionFacts; readonly of: 'measure'; readonly told: MeasuredFigure };

/** A row as the grid draws it, whatever it is of. */
export interface GridRow {
  readonly id: string;
  readonly text: string;
  readonly cells: ReadonlyMap<string, readonly Said[]>;
}

/** All that the grid draws. */
export interface GridData {
  readonly columns: readonly MatrixColumn[];
  readonly rows: readonly GridRow[];
}
