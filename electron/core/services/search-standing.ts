import type { Output, Parsed } from '../../../shared/api/procedures.ts';
import type { Standing } from '../../../shared/api/search.ts';
import type { ReadDb } from '../db/types.ts';
import { standing } from './find-equal.ts';
import type { Pace } from './task.ts';

/** What places are for annotations of a label in a layer, each in its turn. Each document's annotations are read once. */
export async function standingsOf(
  db: ReadDb,
  layer: string,
  { label, places }: Parsed<'search.standing'>,
  pace: Pace,
): Promise<Output<'search.standing'>> {
  const documents = new Map<string, ReturnType<typeof standing>>();
  const standings: Standing[] = [];
  for (const [i, { document, start, end }] of places.entries()) {
    await pace.step('searching', i, places.length);
    const known = documents.get(document) ?? standing(db, layer, document, label);
    documents.set(document, known);
    if (known.tagged.has(`${start} ${end}`)) standings.push('tagged');
    else if (known.isInside({ start, end })) standings.push('inside');
    else if (known.zones.holds([{ start, end }])) standings.push('zone');
    else standings.push(known.isLocked ? 'locked' : 'free');
  }
  return { standings };
}
