import type { Disagreement, DisagreementKind, Disagreements } from '../../../../shared/api/agreement.ts';
import { extent, type Annotation, type Attributes } from '../../../../shared/model/annotation.ts';
import { isSameValue } from '../../../../shared/model/attributes.ts';
import { ON_DOCUMENT, type Codebook } from '../../../../shared/model/codebook.ts';
import type { Relation } from '../../../../shared/model/relation.ts';
import { differingCards } from './card-pairs.ts';
import { pairWork, type PairWork } from './pair.ts';
import { pairRelations } from './relation-pairs.ts';
import type { DocumentWork } from './work.ts';

/** What the list of disagreements needs besides the work. */
export interface DisagreementOptions {
  readonly codebook: Codebook;
  /** What a claim card says. */
  readonly cardText: (claim: string) => string;
}

/** What two annotators did differently, in the order of documents and text, and how many of their annotations agree in all. */
export function disagreementsOf(
  documents: readonly DocumentWork[],
  reference: string,
  other: string,
  { codebook, cardText }: DisagreementOptions,
): Omit<Disagreements, 'left_out'> {
  const titles = new Map(documents.map(({ id, title }) => [id, title]));
  const symmetric = new Set(codebook.relations.flatMap(({ name, symmetric: is }) => (is ? [name] : [])));
  const asked = new Set(codebook.attributes.flatMap(({ name, on }) => (on === ON_DOCUMENT ? [name] : [])));
  const pairs = pairWork(documents, reference, other);
  const cards = new Map<PairWork, Disagreement[]>();
  for (const { pair, reference: a, other: b, others } of differingCards(pairs)) {
    const card = (claim: string | undefined, n: number) =>
      claim === undefined ? null : { text: cardText(claim), others: n };
    const told = tell(pair, titles, 'card', a, b);
    const list = cards.get(pair) ?? [];
    cards.set(pair, list);
    list.push({ ...told, attributes: [], cards: [card(a.claim, others[0]), card(b.claim, others[1])] });
  }
  let agreed = 0;
  const found = pairs.flatMap((pair) => {
    const spans = spanDisagreements(pair, titles);
    agreed += pair.match.pairs.length - spans.filter((one) => one.reference !== null && one.other !== null).length;
    return [
      ...documentDisagreements(pair, titles, asked),
      ...[...spans, ...relationDisagreements(pair, titles, symmetric), ...(cards.get(pair) ?? [])].toSorted(
        (a, b) => a.start - b.start,
      ),
    ];
  });
  return { documents: pairs.length, agreed, disagreements: found };
}

function tell(
  { document }: PairWork,
  titles: ReadonlyMap<string, string>,
  kind: DisagreementKind,
  a: Annotation | undefined,
  b: Annotation | undefined,
): Disagreement {
  const place = (one: Annotation | undefined) =>
    one === undefined ? null : one.fragments.map(({ start, end }) => ({ start, end }));
  return {
    document,
    title: titles.get(document) ?? '',
    kind,
    reference: a?.id ?? null,
    other: b?.id ?? null,
    start: Math.min(...[a, b].flatMap((one) => (one ? [extent(one).start] : []))),
    places: [place(a), place(b)],
    quotes: [a?.quote ?? null, b?.quote ?? null],
    labels: [a?.label ?? null, b?.label ?? null],
    attributes: a && b && a.label === b.label ? differences(a.attributes, b.attributes) : [],
  };
}

function spanDisagreements(pair: PairWork, titles: ReadonlyMap<string, string>): Disagreement[] {
  const { reference, other, referenceSpans, otherSpans, match } = pair;
  const told = (a: Annotation | undefined, b: Annotation | undefined, kind: DisagreementKind): Disagreement =>
    tell(pair, titles, kind, a, b);
  return [
    ...match.missing.map((i) => told(reference.annotations[i], undefined, 'missing')),
    ...match.spurious.map((j) => told(undefined, other.annotations[j], 'spurious')),
    ...match.pairs.flatMap(([i, j]): Disagreement[] => {
      const a = reference.annotations[i];
      const b = other.annotations[j];
      const [x, y] = [referenceSpans[i], otherSpans[j]];
      if (!a || !b || !x || !y) return [];
      const isSamePlace = x.start === y.start && x.end === y.end && x.shape === y.shape;
      const isSameLabel = a.label === b.label;
      if (!isSamePlace) return [told(a, b, isSameLabel ? 'boundary' : 'both')];
      if (!isSameLabel) return [told(a, b, 'label')];
      const one = told(a, b, 'attribute');
      return one.attributes.length > 0 ? [one] : [];
    }),
  ];
}

function relationDisagreements(
  pair: PairWork,
  titles: ReadonlyMap<string, string>,
  symmetric: ReadonlySet<string>,
): Disagreement[] {
  const mine = new Map(pair.reference.annotations.map((one) => [one.id, one]));
  const theirs = new Map(pair.other.annotations.map((one) => [one.id, one]));
  return pairRelations(pair, symmetric).flatMap(({ reference, other, isSame }): Disagreement[] => {
    if (isSame) return [];
    const ends = (relation: Relation | null, of: ReadonlyMap<string, Annotation>): Annotation[] =>
      relation === null ? [] : [relation.from, relation.to].flatMap((id) => of.get(id) ?? []);
    const [a, b] = [ends(reference, mine), ends(other, theirs)];
    const quote = (all: readonly Annotation[]) => (all.length === 0 ? null : all.map((one) => one.quote).join(' → '));
    const place = (all: readonly Annotation[]) =>
      all.length === 0 ? null : all.flatMap((one) => one.fragments.map(({ start, end }) => ({ start, end })));
    return [
      {
        ...tell(pair, titles, 'relation', a[0], b[0]),
        start: Math.min(...[...a, ...b].map((one) => extent(one).start)),
        places: [place(a), place(b)],
        quotes: [quote(a), quote(b)],
        attributes: [],
        types: [reference?.type ?? null, other?.type ?? null],
      },
    ];
  });
}

/** Labels of the document as a whole: one disagreement a document, at its beginning. */
function documentDisagreements(
  pair: PairWork,
  titles: ReadonlyMap<string, string>,
  asked: ReadonlySet<string>,
): Disagreement[] {
  const attributes = differences(pair.reference.labels, pair.other.labels).filter(({ name }) => asked.has(name));
  if (attributes.length === 0) return [];
  return [{ ...tell(pair, titles, 'document', undefined, undefined), start: 0, attributes }];
}

function differences(a: Attributes, b: Attributes): Disagreement['attributes'] {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])].toSorted();
  return names.flatMap((name) => {
    const reference = a[name] ?? null;
    const other = b[name] ?? null;
    const isSame = reference !== null && other !== null && isSameValue(reference, other);
    return isSame ? [] : [{ name, reference, other }];
  });
}
