import type { QualityFix, QualityKind } from '../../../shared/api/quality.ts';
import type { Span } from '../../../shared/text/units.ts';

/** What a finding says in figures and names. */
export type Facts = Readonly<Record<string, string | number>>;

/** A finding as the checks make it: where it stands, and what it would take to be another one. */
export interface RawFinding {
  readonly kind: QualityKind;
  readonly document: string | null;
  readonly annotation: string | null;
  readonly layer: string | null;
  readonly label: string | null;
  /** Null: no place in a text. */
  readonly span: Span | null;
  readonly relation: string | null;
  readonly card: string | null;
  readonly facts: Facts;
  readonly fix: QualityFix | null;
  /** With kind and annotation what the finding is: where any of it is another one, so is the finding. */
  readonly key: readonly (string | number)[];
}
