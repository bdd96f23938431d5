import type { Disagreement } from '../../../../shared/api/agreement.ts';
import { extent, type Annotation } from '../../../../shared/model/annotation.ts';
import { isSameValue } from '../../../../shared/model/attributes.ts';
import { pairWork, type PairWork } from './pair.ts';
import type { DocumentWork } from './work.ts';

/** What two annotators did differently, in the order of documents and text, and how many of their units agree in all. */
export function disagreementsOf(
  documents: readonly DocumentWork[],
  reference: string,
  other: string,
): { documents: number; agreed: number; disagreements: Disagreement[] } {
  const titles = new Map(documents.map(({ id, title }) => [id, title]));
  let agreed = 0;
  const pairs = pairWork(documents, reference, other);
  const found = pairs.flatMap((pair) => {
    const all = inDocument(pair, titles.get(pair.document) ?? '');
    agreed += pair.match.pairs.length - all.filter((one) => one.reference !== null && one.other !== null).length;
    return all.toSorted((a, b) => a.start - b.start);
  });
  return { documents: pairs.length, agreed, disagreements: found };
}

function inDocument(
  { document, reference, other, referenceSpans, otherSpans, match }: PairWork,
  title: string,
): Disagreement[] {
  const told = (a: Annotation | undefined, b: Annotation | undefined, kind: Disagreement['kind']): Disagreement => ({
    document,
    title,
    kind,
    reference: a?.id ?? null,
    other: b?.id ?? null,
    start: Math.min(...[a, b].flatMap((one) => (one ? [extent(one).start] : []))),
    quotes: [a?.quote ?? null, b?.quote ?? null],
    labels: [a?.label ?? null, b?.label ?? null],
    attributes: a && b && a.label === b.label ? differences(a, b) : [],
  });
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
      return differences(a, b).length > 0 ? [told(a, b, 'attribute')] : [];
    }),
  ];
}

function differences(a: Annotation, b: Annotation): Disagreement['attributes'] {
  const names = [...new Set([...Object.keys(a.attributes), ...Object.keys(b.attributes)])].toSorted();
  return names.flatMap((name) => {
    const reference = a.attributes[name] ?? null;
    const other = b.attributes[name] ?? null;
    const isSame = reference !== null && other !== null && isSameValue(reference, other);
    return isSame ? [] : [{ name, reference, other }];
  });
}
