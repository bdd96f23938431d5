import type { Incomplete } from '../../../shared/api/attributes.ts';
import type { Output, Parsed } from '../../../shared/api/procedures.ts';
import type { Attributes } from '../../../shared/model/annotation.ts';
import { createScheme, problemWith } from '../../../shared/model/attributes.ts';
import { ON_DOCUMENT } from '../../../shared/model/codebook.ts';
import type { ReadDb } from '../db/types.ts';
import {
  annotationsToComplete,
  valuesOfAnnotations,
  valuesOfDocumentLabels,
} from '../repositories/attribute-values.ts';
import { documentsWithWork } from '../repositories/document-labels.ts';
import { documentTitle } from '../repositories/documents.ts';
import { lastSeq } from '../repositories/log.ts';
import { readCodebook } from '../repositories/small.ts';

/** What of a layer lacks mandatory values, or is an answer about a document that fits no longer. One pass over the layer: about 5 µs an annotation. */
export function listIncomplete(
  db: ReadDb,
  { layer, offset, limit }: Parsed<'annotations.incomplete'>,
): Output<'annotations.incomplete'> {
  const scheme = createScheme(readCodebook(db)?.attributes ?? []);
  const items: Incomplete[] = [];
  let total = 0;

  function take(found: Omit<Incomplete, 'title'>): void {
    if (found.missing.length + found.unfit.length === 0) return;
    if (total >= offset && items.length < limit)
      items.push({ ...found, title: documentTitle(db, found.document) ?? '' });
    total += 1;
  }

  const annotations = annotationsToComplete(db, layer);
  let next = annotations.next();
  for (const { document, attributes } of documentsWithWork(db, layer)) {
    const values = attributes === null ? {} : (JSON.parse(attributes) as Attributes);
    const missing = [...scheme.missing({ label: ON_DOCUMENT, attributes: values })];
    const unfit = scheme.of(ON_DOCUMENT).flatMap((definition) => {
      const value = values[definition.name];
      return value === undefined || problemWith(definition, value) === null ? [] : [definition.name];
    });
    take({ annotation: null, document, label: ON_DOCUMENT, quote: '', missing, unfit });
    for (; next.done !== true && next.value.document === document; next = annotations.next()) {
      const { id, label, quote } = next.value;
      const missing = [...scheme.missing({ label, attributes: JSON.parse(next.value.attributes) as Attributes })];
      take({ annotation: id, document, label, quote, missing, unfit: [] });
    }
  }
  return { seq: lastSeq(db), total, items };
}

/** What an attribute says across the project, most frequent first: what a new answer can repeat. */
export function listValues(db: ReadDb, { name, on }: Parsed<'attributes.values'>): Output<'attributes.values'> {
  const rows = on === ON_DOCUMENT ? valuesOfDocumentLabels(db, name) : valuesOfAnnotations(db, name);
  return rows.map(({ value, type, count }) => ({
    value: type === 'true' || type === 'false' ? type === 'true' : value,
    count,
  }));
}
