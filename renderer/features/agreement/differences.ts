import { DISAGREEMENT_KINDS, type Disagreement, type DisagreementKind } from '../../../shared/api/agreement.ts';
import { ON_DOCUMENT } from '../../../shared/model/codebook.ts';
import type { DataTable } from '../../../shared/plot/table.ts';
import { t } from '../../strings/t.ts';
import { readable, shownValue } from '../annotate/edits.ts';
import type { Pair } from './measures.ts';

/** A kind of disagreement, or those of spans and labels together. */
export type KindChoice = DisagreementKind | 'spans';

/** Which disagreements are shown; null: all. */
export interface DifferenceFilter {
  readonly kind: KindChoice | null;
  readonly label: string | null;
  readonly document: string | null;
  /** `LABEL.name`, as the numbers name it. */
  readonly attribute: string | null;
}

export const NO_FILTER: DifferenceFilter = { kind: null, label: null, document: null, attribute: null };

/** Kinds that lower a number of spans. */
const OF_SPANS: ReadonlySet<DisagreementKind> = new Set(['missing', 'spurious', 'boundary', 'label', 'both']);

/** The choices of kinds, in their order. */
export const KIND_CHOICES: readonly KindChoice[] = ['spans', ...DISAGREEMENT_KINDS];

/** What tells a disagreement from all others, also after it was read again. */
export const differenceKey = ({ kind, document, reference, other, types, quotes }: Disagreement): string =>
  [kind, document, reference, other, ...(types ? [...types, ...quotes] : [])].join(' ');

/** Whether a disagreement is of a kind. */
export const isOfKind = ({ kind }: Disagreement, choice: KindChoice): boolean =>
  choice === 'spans' ? OF_SPANS.has(kind) : kind === choice;

/** Whether a disagreement passes the filter. */
export function passes(one: Disagreement, { kind, label, document, attribute }: DifferenceFilter): boolean {
  if (kind !== null && !isOfKind(one, kind)) return false;
  if (label !== null && !one.labels.includes(label)) return false;
  if (document !== null && one.document !== document) return false;
  if (attribute === null) return true;
  const dot = attribute.lastIndexOf('.');
  const [on, name] = [attribute.slice(0, dot), attribute.slice(dot + 1)];
  const isAsked = on === ON_DOCUMENT ? one.kind === 'document' : on === 'any' || one.labels[0] === on;
  return isAsked && one.attributes.some((differing) => differing.name === name);
}

/** The filter that shows what is behind a number. */
export function filterBehind(
  metric: string,
  of: {
    readonly label?: string | undefined;
    readonly document?: string | undefined;
    readonly attribute?: string | undefined;
  },
): DifferenceFilter {
  const { label = null, document = null, attribute = null } = of;
  const kind = ((): KindChoice | null => {
    if (attribute !== null) return null;
    if (metric === 'relation_f1') return 'relation';
    return metric.startsWith('claims_') ? 'card' : 'spans';
  })();
  return { kind, label, document, attribute };
}

/** A kind of disagreement in a few words; `sides`: whose work it is between. */
export const kindName = (kind: KindChoice, [a, b]: Pair): string =>
  t(`agreement.kinds.${kind}`, { who: kind === 'missing' ? a : b });

/** What each one says of an attribute: empty where nothing. */
export const saidOf = (value: Disagreement['attributes'][number]['reference']): string =>
  value === null ? t('agreement.nothing') : shownValue(value);

/** What differs besides the place, in words: labels, types, values, cards. `isNamed`: labels and types are said already. */
export function detailOf({ kind, labels, attributes, types, cards }: Disagreement, isNamed = false): string {
  const parts: string[] = [];
  if (!isNamed && (kind === 'label' || kind === 'both')) {
    parts.push(t('agreement.against', { a: labels[0] ?? '', b: labels[1] ?? '' }));
  }
  if (types && !isNamed) {
    const type = (one: string | null): string => (one === null ? t('agreement.nothing') : readable(one));
    parts.push(t('agreement.against', { a: type(types[0]), b: type(types[1]) }));
  }
  if (cards) {
    const card = (one: (typeof cards)[number]): string =>
      one === null ? t('agreement.noCard') : t('agreement.cardWith', { text: one.text, count: one.others });
    parts.push(t('agreement.against', { a: card(cards[0]), b: card(cards[1]) }));
  }
  for (const { name, reference, other } of attributes) {
    parts.push(`${readable(name)}: ${t('agreement.against', { a: saidOf(reference), b: saidOf(other) })}`);
  }
  return parts.join('; ');
}

/** Disagreements as a table for other programs. */
export function differencesTable(caption: string, [a, b]: Pair, all: readonly Disagreement[]): DataTable {
  const at = (place: Disagreement['places'][number], edge: 'start' | 'end'): number | null =>
    (edge === 'start' ? place?.[0]?.start : place?.at(-1)?.end) ?? null;
  return {
    caption,
    columns: [
      ...['document', 'title', 'kind'].map((name) => ({ name })),
      ...[a, b].flatMap((who) => [
        { name: `${who} label` },
        { name: `${who} start`, isNumber: true },
        { name: `${who} end`, isNumber: true },
        { name: `${who} quote` },
        { name: `${who} annotation` },
      ]),
      { name: 'detail' },
    ],
    rows: all.map((one) => ({
      key: null,
      cells: [
        one.document,
        one.title,
        one.kind,
        ...([0, 1] as const).flatMap((side) => [
          one.labels[side],
          at(one.places[side], 'start'),
          at(one.places[side], 'end'),
          one.quotes[side],
          side === 0 ? one.reference : one.other,
        ]),
        detailOf(one),
      ],
    })),
  };
}
