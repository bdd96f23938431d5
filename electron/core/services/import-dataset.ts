import { Refusal } from '../../../shared/api/reply.ts';
import type { Imported, Staged } from '../../../shared/api/imports.ts';
import type { ReadDb } from '../db/types.ts';
import type { ReadOptions } from '../formats/dataset.ts';
import { hasAnnotation } from '../repositories/annotations.ts';
import { documentTitle } from '../repositories/documents.ts';
import { lastSeq } from '../repositories/log.ts';
import { readCodebook } from '../repositories/small.ts';
import type { Dataset } from './dataset.ts';
import { gather, type Gathered } from './gather.ts';
import { additionOf, type NewDocument, type Writing } from './import-documents.ts';
import { changesOf, check, type CodebookAddition } from './import-plan.ts';
import type { OpenProject } from './project.ts';
import type { Pace } from './task.ts';

/** How often the preparation begins again because somebody wrote to the project meanwhile. */
const ROUNDS = 5;

/** What a dataset is read against: the project's codebook, and who annotated what names nobody. */
export function datasetContext(db: ReadDb, defaultAnnotator: string | undefined): ReadOptions {
  const codebook = readCodebook(db);
  return {
    labels: codebook?.labels.map(({ name }) => name) ?? [],
    relationTypes: codebook?.relations.map(({ name }) => name) ?? [],
    symmetricTypes: codebook?.relations.flatMap(({ name, symmetric }) => (symmetric ? name : [])) ?? [],
    codebookVersion: codebook?.version ?? '',
    ...(defaultAnnotator !== undefined && { defaultAnnotator }),
  };
}

type Counts = Omit<Extract<Staged['content'], { kind: 'dataset' }>, 'kind' | 'format'>;

/** Ids that are looked for before the work gives way again. */
const BREATH = 200;

/** What importing a dataset would bring. Gives way between ids. */
export async function summarise(project: Pick<OpenProject, 'db'>, dataset: Dataset, pace: Pace): Promise<Counts> {
  const { documents, annotations, relations } = dataset;
  const layers = [...dataset.layers].toSorted();
  const counts = { documents, newDocuments: 0, annotations, newAnnotations: 0, relations, layers };
  const reader = dataset.open();
  try {
    let done = 0;
    const step = async (): Promise<void> => {
      if (done++ % BREATH === 0) await pace.step('comparing', done, documents + annotations);
    };
    for (const id of reader.index.ids('document')) {
      await step();
      if (documentTitle(project.db, id) === undefined) counts.newDocuments += 1;
    }
    for (const id of reader.index.ids('annotation')) {
      await step();
      if (!hasAnnotation(project.db, id)) counts.newAnnotations += 1;
    }
    return counts;
  } finally {
    reader.close();
  }
}

/** The project has changed since datasets were made beside it. */
export class ChangedSince extends Refusal {
  constructor() {
    super('conflict', 'The project kept changing while this was compared with it. Nothing was imported; try again.');
  }
}

/** What an import asks for. */
export type DatasetImport = Writing & {
  readonly documents: readonly NewDocument[];
  readonly datasets: readonly Dataset[];
  readonly codebook?: CodebookAddition | null;
  /** The last place of the log when the datasets were made beside the project: they are good for no other state of it. */
  readonly mappedAt?: number;
  /** The project as whoever imports may see it: what a refusal tells of it. As a rule, all of it. */
  readonly seen?: ReadDb;
};

/**
 * Imports datasets, and texts chosen with them, as one batch. Documents meet by their text: one that is there keeps its
 * title and metadata and gets the publications that it lacks. An annotation that is there already in the same state changes
 * nothing. The preparation gives way to other calls; it begins again where one of them wrote. Only the transaction does not.
 * What is in memory does not grow with the number of annotations.
 *
 * @throws Refusal `refused`, naming file and line, where an id is taken by something else or a relation's end is nowhere;
 *   `conflict` where the project does not stand still ({@link ChangedSince} where the datasets were made beside another state of it); `cancelled`.
 */
export async function addDataset(project: OpenProject, request: DatasetImport, pace: Pace): Promise<Imported> {
  const gathered = await gather(request.datasets, pace);
  try {
    return await addGathered(project, request, gathered, pace);
  } finally {
    gathered.close();
  }
}

async function addGathered(
  project: OpenProject,
  request: DatasetImport,
  gathered: Gathered,
  pace: Pace,
): Promise<Imported> {
  const { datasets, documents, codebook = null, mappedAt, seen = project.db } = request;
  const name =
    datasets.length === 1 ? `import ${datasets[0]?.file ?? 'dataset'}` : `import ${datasets.length} datasets`;
  for (let round = 0; round < ROUNDS; round++) {
    const before = lastSeq(project.db);
    if (mappedAt !== undefined && before !== mappedAt) throw new ChangedSince();
    const isDry = 'dryRun' in request;
    const incoming = { gathered, texts: additionOf(project.db, documents), codebook, seen, isDry };
    const checked = await check(project.db, incoming, pace);
    if ('dryRun' in request) return { seq: before, ...checked.answer };
    if (lastSeq(project.db) !== before) continue;
    const { batch, actor, undoable = true } = request;
    const { seq } = project.write({
      batch,
      name,
      actor,
      undoable,
      changes: (db) => changesOf(db, incoming, checked, (done, total) => pace.say?.('importing', done, total)),
    });
    return { seq, ...checked.answer };
  }
  throw new Refusal('conflict', 'The project kept changing while this was prepared. Nothing was imported; try again.');
}
