import { compareStrings, extent, type Annotation } from '../../../../shared/model/annotation.ts';

/** The format's order of a document's annotations: start, end, label, id. Both units of offsets give the same order. */
export function byPlace(a: Annotation, b: Annotation): number {
  const x = extent(a);
  const y = extent(b);
  return x.start - y.start || x.end - y.end || compareStrings(a.label, b.label) || compareStrings(a.id, b.id);
}

/** The format's order of relations, and of documents. */
export const byId = (a: { readonly id: string }, b: { readonly id: string }): number => compareStrings(a.id, b.id);
