import { extent } from '../../../shared/model/annotation.ts';
import type { ReadDb } from '../db/types.ts';
import { annotationsOf } from '../repositories/annotations.ts';
import type { StrandPlace } from './copies.ts';
import type { Pace } from './task.ts';

/**
 * By annotation: the names of the copied passages that it stands in. Where a paragraph was taken alone out of a whole article that was
 * copied, too, its annotations stand in both, and those of the rest in one. O(annotations × passages of their document).
 *
 * @throws Refusal `cancelled`.
 */
export async function annotationGroups(
  db: ReadDb,
  strands: readonly StrandPlace[],
  pace: Pace,
): Promise<Record<string, string[]>> {
  const byDocument = Map.groupBy(strands, ({ document }) => document);
  const standing: [annotation: string, strands: string[]][] = [];
  let done = 0;
  for (const [document, places] of byDocument) {
    await pace.step('reading', done, byDocument.size);
    done += 1;
    for (const annotation of annotationsOf(db, document)) {
      const { start, end } = extent(annotation);
      const own = places.filter((place) => place.start <= start && end <= place.end);
      if (own.length > 0) standing.push([annotation.id, [...new Set(own.map(({ strand }) => String(strand)))]]);
    }
  }
  return Object.fromEntries(standing);
}
