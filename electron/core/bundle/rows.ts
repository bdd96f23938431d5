import { prepared } from '../db/prepared.ts';
import type { ReadDb } from '../db/types.ts';
import type { BatchRow, OperationRow } from '../repositories/log.ts';
import type { TextRow } from './lines.ts';

/** What a bundle says of an operation, besides its batch. */
export type BundledOperation = Pick<OperationRow, 'n' | 'entity' | 'entity_id' | 'base' | 'after'>;

/** The batches by their stamps and ids: the same order in every copy, whatever came into it when. */
export const batchesByStamp = (db: ReadDb): IterableIterator<BatchRow> =>
  prepared<BatchRow>(db, 'SELECT id, actor, at, name, undoable, undoes FROM batches ORDER BY at, id').iterate();

/** A batch's operations in their places. */
export const bundledOperations = (db: ReadDb, batch: string): (BundledOperation & { readonly at: string })[] =>
  prepared<BundledOperation & { readonly at: string }>(
    db,
    'SELECT n, at, entity, entity_id, base, after FROM operations WHERE batch = ? ORDER BY n',
  ).all(batch);

/** The texts by the ids of their documents, one in memory at a time. */
export const allTexts = (db: ReadDb): IterableIterator<TextRow> =>
  prepared<TextRow>(db, 'SELECT document, words, text FROM texts ORDER BY document').iterate();

export const textBy = (db: ReadDb, document: string): string | undefined =>
  prepared<{ text: string }>(db, 'SELECT text FROM texts WHERE document = ?').get(document)?.text;

/** What the log says of a document last, deletions apart. */
export const lastDocumentState = (db: ReadDb, document: string): string | undefined =>
  prepared<{ after: string }>(
    db,
    `SELECT after FROM operations WHERE entity = 'document' AND entity_id = ? AND after IS NOT NULL
     ORDER BY at DESC, batch DESC LIMIT 1`,
  ).get(document)?.after;

/** Every state of the codebook that the log has, in the order of its stamps. */
export const codebookStates = (db: ReadDb): { entity_id: string; after: string }[] =>
  prepared<{ entity_id: string; after: string }>(
    db,
    `SELECT entity_id, after FROM operations WHERE entity = 'codebook' AND after IS NOT NULL ORDER BY at, batch`,
  ).all();

/** What the log says of the project last. */
export const lastProject = (db: ReadDb): string | undefined =>
  prepared<{ after: string }>(
    db,
    `SELECT after FROM operations WHERE entity = 'project' AND after IS NOT NULL ORDER BY at DESC, batch DESC LIMIT 1`,
  ).get()?.after;

/** The hashes of the files that texts were read from, in their order. */
export const originalHashes = (db: ReadDb): string[] =>
  prepared<{ sha256: string }>(db, 'SELECT sha256 FROM originals ORDER BY sha256')
    .all()
    .map(({ sha256 }) => sha256);

/** How much of each there is. */
export const countsOf = (db: ReadDb): { batches: number; operations: number; documents: number } =>
  prepared<{ batches: number; operations: number; documents: number }>(
    db,
    `SELECT (SELECT count(*) FROM batches) AS batches, (SELECT count(*) FROM operations) AS operations,
            (SELECT count(*) FROM texts) AS documents`,
  ).get() ?? { batches: 0, operations: 0, documents: 0 };
