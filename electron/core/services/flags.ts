import type { Output, Parsed } from '../../../shared/api/procedures.ts';
import { compareStrings, extent, FLAG_KINDS, type Annotation } from '../../../shared/model/annotation.ts';
import type { ReadDb } from '../db/types.ts';
import { flaggedAnnotations } from '../repositories/annotations.ts';
import { importOrder } from '../repositories/documents.ts';
import { lastSeq } from '../repositories/log.ts';

/** Annotations of a page where the caller names no other number. */
const PAGE = 200;

/** The flagged annotations, one page of them. O(flagged). */
export function listFlagged(
  db: ReadDb,
  { kinds = [...FLAG_KINDS], document, layer, after, limit = PAGE }: Parsed<'annotations.flagged'>,
): Output<'annotations.flagged'> {
  const counts = { ask_lead: 0, unsure: 0, look_again: 0 };
  const order = importOrder(db);
  const place = (annotation: Annotation): number => order.get(annotation.document) ?? Number.MAX_SAFE_INTEGER;
  const chosen = flaggedAnnotations(db)
    .filter(
      (one) => (document === undefined || one.document === document) && (layer === undefined || one.layer === layer),
    )
    .filter(({ flags = [] }) => {
      for (const { kind } of flags) counts[kind] += 1;
      return flags.some(({ kind }) => kinds.includes(kind));
    })
    .toSorted(
      (a, b) =>
        place(a) - place(b) ||
        extent(a).start - extent(b).start ||
        extent(a).end - extent(b).end ||
        compareStrings(a.id, b.id),
    );
  const from = after === undefined ? 0 : chosen.findIndex(({ id }) => id === after) + 1;
  return {
    seq: lastSeq(db),
    annotations: chosen.slice(from, from + limit),
    counts,
    more: chosen.length > from + limit,
  };
}
