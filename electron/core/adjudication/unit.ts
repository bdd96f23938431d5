import { ASPECTS, compareSaid, type Comparison } from '../../../shared/adjudication/compare.ts';
import { saidByAnnotation, saidByRelation, saidOfDocument } from '../../../shared/adjudication/said.ts';
import { compareStrings, extent, type Annotation } from '../../../shared/model/annotation.ts';
import { UNIT_KINDS, type Decision, type UnitKind } from '../../../shared/model/decision.ts';
import { documentLabelsId } from '../../../shared/model/document-labels.ts';
import { utf16, type Utf16 } from '../../../shared/text/units.ts';
import { outerSpan, type DocumentWork } from '../services/agreement/work.ts';
import { matchLayers } from './match.ts';
import { isBack, type LinkGroup } from './match-relations.ts';

/** What a layer has at a unit, in short; `id` null: it read the document and has nothing there. */
export interface Voice {
  readonly layer: string;
  readonly id: string | null;
  /** Label or type; null where it has nothing. */
  readonly label: string | null;
  readonly claim: string | null;
}

/** A decision as its unit shows it. */
export interface Judged {
  readonly decision: string;
  /** Of the decision. */
  readonly document: string;
  readonly outcome: Decision['outcome'];
  readonly isAutomatic: boolean;
  /** Id of the record in the gold layer, where it stands. */
  readonly result: string | null;
  /** Its label or type. */
  readonly label: string | null;
  /** The candidates are not any more what was decided on, or the result is gone. */
  readonly isChanged: boolean;
}

/** One place at which layers say something, the same or not: what is decided at once. */
export interface Unit {
  /** Made of the kind and the id of the candidate that comes first. */
  readonly key: string;
  readonly kind: UnitKind;
  readonly document: string;
  /** UTF-16 code units of the text. */
  readonly start: Utf16;
  readonly end: Utf16;
  readonly quote: string;
  /** Of every layer that could say something, in the order of the layers. Empty: all candidates of a decision are gone. */
  readonly voices: readonly Voice[];
  /** What differs but for the cards, which are compared across documents. */
  readonly apart: Comparison;
  comparison: Comparison;
  judged: Judged | null;
}

const MOST_QUOTE = 120;
/** The beginning of a quote, on one line. */
export const inShort = (quote: string): string => {
  const line = quote
    .slice(0, MOST_QUOTE * 4)
    .replaceAll(/\s+/g, ' ')
    .trim();
  return line.length > MOST_QUOTE ? `${line.slice(0, MOST_QUOTE - 1).toWellFormed()}…` : line;
};

const LETTERS: Readonly<Record<UnitKind, string>> = { annotation: 'a', relation: 'r', documentLabels: 'd' };

/** The kind of the unit with a key. */
export const kindOfKey = (key: string): UnitKind =>
  UNIT_KINDS.find((kind) => key.startsWith(`${LETTERS[kind]}:`)) ?? 'annotation';

/** The key of a unit with these candidates. */
export const unitKey = (kind: UnitKind, ids: readonly string[]): string =>
  `${LETTERS[kind]}:${ids.toSorted(compareStrings)[0] ?? ''}`;

/** The units of a document's annotations, by place, and of what is said of it as a whole. Cards are compared later: see `compareCards`. */
export function unitsOf(work: DocumentWork): Unit[] {
  const spans = work.layers.map(({ annotations }) => annotations.map((one) => outerSpan(one, work.zones)));
  const units = matchLayers(spans).map((group) =>
    ofAnnotations(
      work,
      group.map((place, layer) => work.layers[layer]?.annotations[place] ?? null),
    ),
  );
  return [...ofDocument(work), ...units.toSorted(byPlace)];
}

/** A unit of which nothing was decided. */
export const fresh = (unit: Omit<Unit, 'comparison' | 'judged'>): Unit => ({
  ...unit,
  comparison: unit.apart,
  judged: null,
});

/** By place, the longer one first; total. */
export const byPlace = (a: Unit, b: Unit): number => a.start - b.start || b.end - a.end || compareStrings(a.key, b.key);

function ofAnnotations(work: DocumentWork, records: readonly (Annotation | null)[]): Unit {
  const there = records.filter((one) => one !== null);
  const [first] = there;
  const places = there.map(extent);
  return fresh({
    key: unitKey(
      'annotation',
      there.map(({ id }) => id),
    ),
    kind: 'annotation',
    document: work.id,
    start: utf16(Math.min(...places.map(({ start }) => start))),
    end: utf16(Math.max(...places.map(({ end }) => end))),
    quote: inShort(first?.quote ?? ''),
    voices: work.layers.map(({ layer }, i): Voice => {
      const record = records[i];
      return { layer, id: record?.id ?? null, label: record?.label ?? null, claim: record?.claim ?? null };
    }),
    apart: compareSaid(records.map((one) => one && { ...saidByAnnotation(one), claim: null })),
  });
}

function ofDocument(work: DocumentWork): Unit[] {
  const hasSaid = work.layers.map(({ labels }) => Object.keys(labels).length > 0);
  if (!hasSaid.includes(true)) return [];
  const ids = work.layers.map(({ layer }, i) => (hasSaid[i] === true ? documentLabelsId(layer, work.id) : null));
  return [
    fresh({
      key: unitKey(
        'documentLabels',
        ids.filter((id) => id !== null),
      ),
      kind: 'documentLabels',
      document: work.id,
      start: utf16(0),
      end: utf16(0),
      quote: inShort(work.title),
      voices: work.layers.map(({ layer }, i): Voice => ({ layer, id: ids[i] ?? null, label: null, claim: null })),
      apart: compareSaid(work.layers.map(({ labels }) => saidOfDocument(labels))),
    }),
  ];
}

/** The unit of matched relations. It stands where the first of its ends does, and those layers have a say that have both ends. */
export function ofRelations({ units: [a, b], links }: LinkGroup, unitAt: (key: string) => Unit | undefined): Unit[] {
  const [first] = links;
  const [one, other] = [unitAt(a), unitAt(b)];
  if (!first || !one || !other) return [];
  const start = first.from === a ? one : other;
  const has = (unit: Unit, layer: string): boolean => unit.voices.some((voice) => voice.layer === layer && voice.id);
  const layers = one.voices.flatMap(({ layer }) => {
    const link = links.find(({ relation }) => relation.layer === layer);
    return link || (has(one, layer) && has(other, layer)) ? [{ layer, link: link ?? null }] : [];
  });
  return [
    fresh({
      key: unitKey(
        'relation',
        links.map(({ relation }) => relation.id),
      ),
      kind: 'relation',
      document: start.document,
      start: start.start,
      end: start.end,
      quote: `${start.quote} → ${(start === one ? other : one).quote}`,
      voices: layers.map(({ layer, link }): Voice => ({
        layer,
        id: link?.relation.id ?? null,
        label: link?.relation.type ?? null,
        claim: null,
      })),
      apart: compareSaid(layers.map(({ link }) => link && saidByRelation(link.relation, isBack(link)))),
    }),
  ];
}

/**
 * Compares the cards of a unit too, once it is known which cards are the same (`cardOf`): what else differs stays as it was found.
 */
export function compareCards(unit: Unit, cardOf: (card: string) => string): void {
  const { voices, apart } = unit;
  unit.comparison = apart;
  if (unit.kind !== 'annotation' || voices.every(({ claim }) => claim === null)) return;
  const cards = compareSaid(
    voices.flatMap(({ id, claim }) =>
      id === null ? [] : [{ ...saidOfDocument(), claim: claim === null ? null : cardOf(claim) }],
    ),
  );
  if (cards.aspects.length === 0) return;
  const differing = new Set([...apart.aspects, ...cards.aspects]);
  const aspects = ASPECTS.filter((aspect) => differing.has(aspect));
  unit.comparison = { ...apart, aspects, severity: Math.max(apart.severity, cards.severity) };
}
