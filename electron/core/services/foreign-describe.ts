import type { ForeignContent } from '../../../shared/api/staged.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import type { ReadDb } from '../db/types.ts';
import { shownWords } from '../formats/mapping/words.ts';
import type { LeftOut } from '../formats/mapping/apply.ts';
import type { MappingMemory } from '../mapping-memory.ts';
import { documentTitle } from '../repositories/documents.ts';
import { createMet } from '../spool/met.ts';
import { currentCodebook } from './codebook-edit.ts';
import { mapEntry, placeEntry } from './foreign-map.ts';
import type { Places } from './foreign-place.ts';
import type { Here } from './foreign-there.ts';
import { extended, namesIn, planNames, waitingFor } from './foreign-plan.ts';
import { peopleAsOne } from './foreign-people.ts';
import type { ForeignEntry } from './staging-entry.ts';
import type { Pace } from './task.ts';

/** What describing a staged foreign dataset is done with. */
export interface ForeignParts {
  readonly mappings: MappingMemory;
  /** Whose annotations are that name nobody; undefined: nobody's. */
  readonly annotator: () => string | undefined;
}

/** What is known of a dataset beside the project. */
interface Found extends Places {
  readonly newDocuments: number;
  readonly annotations: number;
  readonly relations: number;
  readonly leftOut: LeftOut;
  readonly here: Here;
}

/**
 * What importing a foreign dataset would bring, as it is mapped, beside what `db` shows of the project: a preview tells nobody of work that is
 * hidden. @throws Refusal `cancelled`
 */
export async function describeForeign(
  db: ReadDb,
  entry: ForeignEntry,
  { mappings, annotator }: ForeignParts,
  pace: Pace,
): Promise<ForeignContent> {
  const { words, documents, annotations, relations } = entry.content;
  const codebook = currentCodebook(db);
  const plan = planNames(entry, codebook, mappings);
  const nothing: Found = { ...NOWHERE, newDocuments: 0, annotations, relations, leftOut: new Map(), here: NOTHING };
  const placed = (): Promise<readonly [Found, string | null]> =>
    orReason(nothing, async () => {
      const { texts, ...places } = await placeEntry(db, entry, pace);
      return { ...nothing, ...places, newDocuments: countNew(db, texts) };
    });
  const named = waitingFor(plan);
  let [found, waiting] = named === null ? await orReason(nothing, mapped) : await placed();
  // Where names or their values stand in the way, the places are told nevertheless.
  if (named === null && waiting !== null) [found] = await placed();
  waiting = named ?? waiting;

  async function mapped(): Promise<Found> {
    const after = extended(db, codebook, plan.edits);
    const how = { mapping: plan.mapping, codebook: after, annotator: annotator(), met: createMet() };
    const { dataset, leftOut, places, otherTexts, here } = await mapEntry(db, entry, how, pace).finally(() =>
      how.met.close(),
    );
    const reader = dataset.open();
    try {
      const newDocuments = countNew(db, reader.index.ids('document'));
      return {
        places,
        otherTexts,
        leftOut,
        here,
        newDocuments,
        annotations: dataset.annotations,
        relations: dataset.relations,
      };
    } finally {
      reader.close();
      dataset.discard();
    }
  }

  return {
    kind: 'foreign',
    format: entry.format.id,
    documents,
    newDocuments: found.newDocuments,
    annotations: found.annotations,
    relations: found.relations,
    words: shownWords(words),
    mapping: plan.mapping,
    isRemembered: plan.isRemembered,
    ...namesIn(plan),
    leftOut: [...found.leftOut].map(([what, n]) => ({ what, count: n })),
    places: found.places,
    otherTexts: found.otherTexts,
    anchor: entry.told.anchor ?? 'own',
    here: found.here,
    asOne: peopleAsOne(db, plan.mapping, words),
    again: entry.told.again ?? 'leave',
    waiting,
  };
}

const NOTHING: Here = { annotations: 0, relations: 0, other: 0 };
const NOWHERE: Places = { places: { exact: 0, moved: 0, ambiguous: 0, lost: 0, cases: [] }, otherTexts: 0 };

/** Texts that the project does not have. */
function countNew(db: ReadDb, texts: Iterable<string>): number {
  let count = 0;
  for (const id of texts) if (documentTitle(db, id) === undefined) count += 1;
  return count;
}

/** What work gives, or why it refused. @throws Refusal `cancelled` */
async function orReason<T>(otherwise: T, work: () => Promise<T>): Promise<readonly [T, string | null]> {
  try {
    return [await work(), null];
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'cancelled') throw error;
    return [otherwise, error.message];
  }
}
