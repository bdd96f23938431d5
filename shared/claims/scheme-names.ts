import type { Annotation, AttributeValue } from '../model/annotation.ts';
import { CARD_RELATION, labelsWithCards } from '../model/claim.ts';
import type { Codebook } from '../model/codebook.ts';

/**
 * The default codebook's names that everything over the whole project goes by: cards, matrix, plots, report, checks, the command
 * line. A project whose codebook has other ones keeps working: what is not there is null, and views say what they miss.
 */
export const NAMES = {
  label: { claim: 'CLAIM', source: 'SOURCE', quantity: 'QUANTITY' },
  /** Of a claim. */
  claim: {
    type: 'claim_type',
    certainty: 'certainty',
    polarity: 'polarity',
    status: 'event_status',
    attribution: 'attribution',
    time: 'time_normalised',
    verdict: 'verdict',
  },
  /** Of a source. */
  source: { entity: 'source_entity', role: 'source_role' },
  /** Of a figure. */
  figure: {
    min: 'value_min',
    max: 'value_max',
    comparator: 'comparator',
    unit: 'unit',
    kind: 'kind',
    asOf: 'as_of',
  },
  relation: {
    source: 'attributed_to',
    figure: 'has_quantity',
    same: CARD_RELATION,
    contradicts: 'contradicts',
    updates: 'updates',
    supports: 'supports',
    evidence: 'evidence_for',
    relayed: 'relayed_by',
    cue: 'has_cue',
  },
} as const;

/** The polarity of a claim that says that something is not so. */
export const NEGATIVE = 'negative';
/** Kinds of a figure that checks tell apart, and the one whose unit says all there is to say. */
export const KIND = { total: 'total', increment: 'increment', other: 'distance_duration_other' } as const;

/** An answer as text; null where there is none, or an empty one. Several answers are told in one text. */
export function answerOf({ attributes }: Pick<Annotation, 'attributes'>, name: string): string | null {
  const value: AttributeValue | undefined = attributes[name];
  if (value === undefined) return null;
  const text = Array.isArray(value) ? value.join(', ') : String(value);
  return text.trim() === '' ? null : text;
}

/** The labels whose annotations are mentions of claims; null: those of every label are. */
export function labelsOfClaims({
  labels,
  relations,
}: Pick<Codebook, 'labels' | 'relations'>): ReadonlySet<string> | null {
  const allowed = labelsWithCards({ relations });
  if (allowed) return allowed;
  return labels.some(({ name }) => name === NAMES.label.claim) ? new Set([NAMES.label.claim]) : null;
}

/** The names that views over the whole project go by and the codebook does not have, in the order of {@link NAMES}. */
export function namesMissing({ attributes, relations }: Pick<Codebook, 'attributes' | 'relations'>): readonly string[] {
  const known = new Set([...attributes, ...relations].map(({ name }) => name));
  const { claim, source, figure, relation } = NAMES;
  const asked = [
    claim.certainty,
    claim.polarity,
    claim.verdict,
    source.entity,
    figure.min,
    figure.max,
    figure.comparator,
    figure.unit,
    figure.kind,
    relation.source,
    relation.figure,
    relation.contradicts,
    relation.updates,
  ];
  return asked.filter((name) => !known.has(name));
}
