import type { GoldStrategy } from '../../../shared/api/agreement.ts';
import type { PassPlan, UnitCounts, UnitFilter, UnitItem, UnitView } from '../../../shared/api/adjudication.ts';
import type { Output } from '../../../shared/api/procedures.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import type { SourceDocument } from '../../../shared/model/document.ts';
import type { UnitKind } from '../../../shared/model/decision.ts';
import type { Draft } from './draft.ts';

/** Which units are listed, and how. */
export interface QueueForm {
  readonly filter: UnitFilter;
  readonly order: 'severity' | 'text';
  /** Null: all kinds. */
  readonly kind: UnitKind | null;
  /** Null: all documents. */
  readonly document: string | null;
  /** Null: all labels. */
  readonly label: string | null;
  /** Null: every annotator who has work. */
  readonly layers: readonly string[] | null;
}

/** What was to be decided, and was refused. */
export type Unsent = Pick<ReviewState, 'draft' | 'reason'>;

/** The document that the current unit stands in. */
export interface ReviewText {
  readonly record: SourceDocument;
  readonly text: string;
  readonly annotations: readonly Annotation[];
}

/** A first pass: what is asked, and what it will come to. */
export interface PassState {
  readonly form: { readonly strategy: GoldStrategy; readonly minAgreement: number };
  readonly plan: PassPlan | null;
  readonly problem: string | null;
  readonly isRunning: boolean;
  readonly fraction: number | null;
  readonly task: string | null;
}

/** What the page of adjudication shows. */
export interface ReviewState {
  readonly form: QueueForm;
  /** Null: not read yet. */
  readonly overview: Output<'adjudication.overview'> | null;
  readonly items: readonly UnitItem[];
  readonly total: number;
  /** The unit that is looked at. */
  readonly currentKey: string | null;
  /** It, with its records; of another one while it is being read. */
  readonly view: UnitView | null;
  readonly text: ReviewText | null;
  /** The whole document is shown, and not only the passage. */
  readonly isWhole: boolean;
  readonly draft: Draft | null;
  /** A reason that is being written; null: the field is closed. */
  readonly reason: string | null;
  readonly isReading: boolean;
  readonly fraction: number | null;
  readonly problem: string | null;
  readonly pass: PassState | null;
}

export const FIRST_FORM: QueueForm = {
  filter: 'todo',
  order: 'severity',
  kind: null,
  document: null,
  label: null,
  layers: null,
};

export const NO_REVIEW: ReviewState = {
  form: FIRST_FORM,
  overview: null,
  items: [],
  total: 0,
  currentKey: null,
  view: null,
  text: null,
  isWhole: false,
  draft: null,
  reason: null,
  isReading: false,
  fraction: null,
  problem: null,
  pass: null,
};

/** What every procedure is asked about. */
export const selectionOf = ({ document, label, layers, kind }: QueueForm) => ({
  ...(document !== null && { documents: [document] }),
  ...(kind !== null && { kinds: [kind] }),
  ...(label !== null && { labels: [label] }),
  ...(layers !== null && { layers: [...layers] }),
});

const NOTHING: UnitCounts = { open: 0, agreed: 0, decided: 0, changed: 0 };

/** How much there is of what is chosen: the overview has all documents, whichever is. */
export function countsIn({ overview, form }: Pick<ReviewState, 'overview' | 'form'>): UnitCounts {
  if (overview === null) return NOTHING;
  if (form.document === null) return overview.counts;
  return overview.documents.find(({ document }) => document === form.document) ?? NOTHING;
}
