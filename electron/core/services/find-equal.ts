import { Refusal } from '../../../shared/api/reply.ts';
import { MOST_AT_ONCE } from '../../../shared/api/changes.ts';
import type { EqualPlace } from '../../../shared/api/equal.ts';
import type { Output, Parsed } from '../../../shared/api/procedures.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import { zonesOf, type Zones } from '../../../shared/model/zones.ts';
import { equals } from '../../../shared/text/equal.ts';
import type { Span } from '../../../shared/text/units.ts';
import { createWords, type Words } from '../../../shared/text/words.ts';
import type { ReadDb } from '../db/types.ts';
import { annotationsOf } from '../repositories/annotations.ts';
import { documentById, documentIds } from '../repositories/documents.ts';
import { textOf } from '../repositories/texts.ts';
import { isLocked } from './own.ts';
import type { Pace } from './task.ts';

type Request = Parsed<'annotations.findEqual'>;

/** Characters of context on each side. */
const CONTEXT = 60;
/** Hits that are looked at before the work gives way again. */
const BREATH = 50;

/**
 * Finds the places that say the same as a text, in the order of documents and texts. One document is in memory at a time; other
 * calls are answered meanwhile.
 *
 * @throws Refusal `not_found` (document), `cancelled`.
 */
export async function findEqual(
  db: ReadDb,
  layer: string,
  request: Request,
  pace: Pace,
): Promise<Output<'annotations.findEqual'>> {
  const ids = documentIds(db);
  if (request.document !== undefined && !ids.includes(request.document)) {
    throw new Refusal('not_found', `There is no document ${request.document} in this project.`);
  }
  const searched = request.document === undefined ? ids : [request.document];
  const wordsOf = createWordsOf();
  const places: EqualPlace[] = [];
  let [partial, excluded, looked] = [0, 0, 0];
  for (const [i, id] of searched.entries()) {
    await pace.step('searching', i, searched.length);
    const text = textOf(db, id);
    if (text === undefined) continue;
    let known: { readonly zones: Zones; readonly tagged: ReadonlySet<string>; readonly isLocked: boolean } | null =
      null;
    for (const { span, isWhole } of equals(text, request.text, request, wordsOf(db, id))) {
      looked += 1;
      if (looked % BREATH === 0) await pace.step('searching', i, searched.length);
      if (request.wholeWords && !isWhole) {
        partial += 1;
        continue;
      }
      known ??= standing(db, layer, id, request.label);
      if (known.zones.holds([span])) {
        excluded += 1;
        continue;
      }
      if (places.length === MOST_AT_ONCE) return { places, partial, excluded, more: true };
      const { start, end } = span;
      places.push({
        document: id,
        start,
        end,
        quote: text.slice(start, end),
        before: text.slice(Math.max(0, start - CONTEXT), start).toWellFormed(),
        after: text.slice(end, end + CONTEXT).toWellFormed(),
        state: known.tagged.has(`${start} ${end}`) ? 'tagged' : known.isLocked ? 'locked' : 'free',
      });
    }
  }
  return { places, partial, excluded, more: false };
}

/** What stands on a document already, read only where something was found in it. */
export function standing(db: ReadDb, layer: string, document: string, label: string) {
  const annotations = annotationsOf(db, document);
  const own = annotations.filter((one) => one.layer === layer && one.label === label);
  const tagged = own.flatMap(({ fragments: [first, ...others] }) =>
    first !== undefined && others.length === 0 ? [`${first.start} ${first.end}`] : [],
  );
  return {
    zones: zonesOf(annotations),
    tagged: new Set(tagged),
    isInside: insideOf(own),
    isLocked: isLocked(db, layer, document),
  };
}

/** Whether a place lies inside one fragment of some annotations. O(log fragments) each. */
function insideOf(annotations: readonly Pick<Annotation, 'fragments'>[]): (place: Span) => boolean {
  const spans = annotations.flatMap(({ fragments }) => fragments).toSorted((a, b) => a.start - b.start);
  let reach = 0;
  // How far the spans reach that begin at or before each.
  const reaches = spans.map(({ end }) => (reach = Math.max(reach, end)));
  return ({ start, end }) => {
    let [low, high] = [0, spans.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((spans[middle]?.start ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    return (reaches[low - 1] ?? 0) >= end;
  };
}

/** Words by the language that a document states; made once for each. */
function createWordsOf(): (db: ReadDb, document: string) => Words {
  const made = new Map<string, Words>();
  return (db, document) => {
    const stated = documentById(db, document)?.metadata['language'];
    const language = typeof stated === 'string' ? stated : '';
    const words = made.get(language) ?? createWords(language === '' ? undefined : language);
    made.set(language, words);
    return words;
  };
}
