import type { ForeignContent } from '../../../shared/api/staged.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import type { ReadDb } from '../db/types.ts';
import { shownWords } from '../formats/mapping/words.ts';
import type { Mapped } from '../formats/mapping/apply.ts';
import type { MappingMemory } from '../mapping-memory.ts';
import { documentTitle } from '../repositories/documents.ts';
import { documentId } from '../sources/identity.ts';
import { currentCodebook } from './codebook-edit.ts';
import type { Placing } from './foreign-place.ts';
import { extended, mapDataset, namesIn, placeEntry, planNames, waitingFor } from './foreign-plan.ts';
import type { OpenProject } from './project.ts';
import type { ForeignEntry } from './staging-entry.ts';
import type { Pace } from './task.ts';

/** What describing a staged foreign dataset is done with. */
export interface ForeignParts {
  readonly mappings: MappingMemory;
  /** Whose annotations are that name nobody; undefined: nobody's. */
  readonly annotator: () => string | undefined;
}

const NOWHERE: Placing = {
  placed: [],
  places: { exact: 0, moved: 0, ambiguous: 0, lost: 0, cases: [] },
  otherTexts: 0,
};

/** What importing a foreign dataset would bring, as it is mapped. @throws Refusal `cancelled` */
export async function describeForeign(
  project: OpenProject,
  entry: ForeignEntry,
  { mappings, annotator }: ForeignParts,
  pace: Pace,
): Promise<ForeignContent> {
  const { words, read } = entry.content;
  const codebook = currentCodebook(project.db);
  const plan = planNames(entry, codebook, mappings);
  const [placing, lostText] = await orReason(NOWHERE, () => placeEntry(project.db, entry, pace));
  const none: Mapped = { records: [], origins: [], leftOut: new Map() };
  const waits = waitingFor(plan) ?? lostText;
  const [mapped, problem] =
    waits === null
      ? await orReason(none, () => {
          const after = extended(project.db, codebook, plan.edits);
          return mapDataset(entry, placing, plan.mapping, after, annotator(), pace);
        })
      : [none, waits];
  const count = (of: 'annotations' | 'relations'): number =>
    mapped === none
      ? read.documents.reduce((sum, document) => sum + document[of].length, 0)
      : mapped.records.reduce((sum, record) => sum + record[of].length, 0);
  return {
    kind: 'foreign',
    format: entry.format.id,
    documents: read.documents.length,
    newDocuments: countNew(project.db, placing),
    annotations: count('annotations'),
    relations: count('relations'),
    words: shownWords(words),
    mapping: plan.mapping,
    isRemembered: plan.isRemembered,
    ...namesIn(plan),
    leftOut: [...mapped.leftOut].map(([what, n]) => ({ what, count: n })),
    places: placing.places,
    otherTexts: placing.otherTexts,
    anchor: entry.told.anchor ?? 'own',
    waiting: problem,
  };
}

/** Different texts that the project does not have. */
function countNew(db: ReadDb, { placed }: Placing): number {
  const ids = new Set(placed.map(({ text }) => documentId(text)));
  return [...ids].filter((id) => documentTitle(db, id) === undefined).length;
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
