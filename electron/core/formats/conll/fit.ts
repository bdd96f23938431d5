import { compareStrings, extent, type Annotation } from '../../../../shared/model/annotation.ts';
import type { Span } from '../../../../shared/text/units.ts';
import type { DatasetRecord } from '../dataset.ts';
import { fitTo, inTurn, type Fit, type Lost } from '../fit.ts';
import type { Part } from '../parts.ts';
import { tokensIn, tokensOf } from './tokens.ts';

/** What comes back from a file with a column for each annotator. */
export const CONLL_HOLDS: readonly Part[] = ['title', 'layers'];

/** The longest first, then the first one, then by label and id: the order in which annotations get their tokens. */
function byClaim(a: Annotation, b: Annotation): number {
  const x = extent(a);
  const y = extent(b);
  return (
    y.end - y.start - (x.end - x.start) ||
    x.start - y.start ||
    compareStrings(a.label, b.label) ||
    compareStrings(a.layer, b.layer) ||
    compareStrings(a.id, b.id)
  );
}

/** The annotation on whole tokens; null where it is on blanks only. */
function onTokens(
  annotation: Annotation,
  record: DatasetRecord,
  tokens: readonly Span[],
  lost: Lost[],
): Annotation | null {
  const { id, label, layer } = annotation;
  const old = extent(annotation);
  const range = tokensIn(tokens, old);
  const start = tokens[range?.first ?? -1]?.start;
  const end = tokens[range?.last ?? -1]?.end;
  if (start === undefined || end === undefined) {
    lost.push({
      what: 'annotation',
      why: 'it is on blanks only, where there is no token',
      id,
      value: { label, layer, ...old },
    });
    return null;
  }
  if (start === old.start && end === old.end) return annotation;
  const why =
    start < old.start || end > old.end
      ? 'it is inside a token, and the whole token is annotated'
      : 'it is on a blank, and the annotation ends at its token';
  lost.push({ what: 'edge of an annotation', why, id, value: { label, layer, ...old } });
  return { ...annotation, fragments: [{ start, end }], quote: record.text.slice(start, end) };
}

/**
 * Annotations on whole tokens, of which none overlaps another of its column: the longest one stays, then the one that begins first. Each
 * other one is lost, and named.
 */
const toColumns =
  (columnOf: (annotation: Annotation) => string): Fit =>
  (record) => {
    const lost: Lost[] = [];
    const tokens = tokensOf(record.text);
    const aligned = record.annotations.flatMap((annotation) => onTokens(annotation, record, tokens, lost) ?? []);
    const taken = new Map<string, Set<number>>();
    const kept = new Set<string>();
    for (const annotation of aligned.toSorted(byClaim)) {
      const column = taken.get(columnOf(annotation)) ?? new Set();
      taken.set(columnOf(annotation), column);
      const { first, last } = tokensIn(tokens, extent(annotation)) ?? { first: 0, last: -1 };
      const places = Array.from({ length: last - first + 1 }, (_, i) => first + i);
      // What is longer came first: an overlap covers an edge of what comes later.
      if (column.has(first) || column.has(last)) {
        const { id, label, layer, fragments } = annotation;
        const why = 'a token has one tag in a column; the longest annotation has it, then the one that begins first';
        lost.push({ what: 'overlapping annotation', why, id, value: { label, layer, fragments } });
        continue;
      }
      for (const place of places) column.add(place);
      kept.add(annotation.id);
    }
    return { record: { ...record, annotations: aligned.filter(({ id }) => kept.has(id)) }, lost };
  };

export const fitToConll = inTurn(
  fitTo(CONLL_HOLDS),
  toColumns(({ layer }) => layer),
);

/** One column for everybody. */
export const fitToConll2003 = inTurn(
  fitTo([]),
  (record) => ({
    record,
    lost: [{ what: 'text', why: 'only its tokens are written; what stands between them is not', id: record.id }],
  }),
  toColumns(() => ''),
);
