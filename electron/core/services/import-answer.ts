import { Refusal } from '../../../shared/api/reply.ts';
import type { Imported } from '../../../shared/api/imports.ts';
import type { Entity } from '../../../shared/model/record.ts';
import type { ReadDb } from '../db/types.ts';
import { batchById, countsOfBatch, operationsOn, spanOfBatch } from '../repositories/log.ts';

/** Answers that are remembered at most. */
const MOST = 100;

/**
 * What an import that is in the log has brought, or null where the log does not know the batch. Texts that were there
 * already and got nothing new have left no trace, so they are not among the documents.
 *
 * @throws Refusal `conflict` where the batch was no import.
 */
export function importedBefore(db: ReadDb, batch: string): Imported | null {
  const row = batchById(db, batch);
  if (!row) return null;
  if (row.undoes !== null || !row.name.startsWith('import ')) throw usedOtherwise(batch);
  const counts = countsOfBatch(db, batch);
  const count = (of: Entity): number => counts.find(({ entity }) => entity === of)?.n ?? 0;
  const documents = operationsOn(db, batch, 'document');
  return {
    seq: spanOfBatch(db, batch)?.last ?? 0,
    documents: documents.map(({ entity_id }) => entity_id),
    known: documents.filter(({ before }) => before !== null).length,
    repeated: 0,
    kept: 0,
    annotations: count('annotation'),
    relations: count('relation'),
  };
}

/** The imports of this session: one that is sent again is answered again, also while the first still runs. */
export interface Answers {
  /**
   * Does the work once a batch.
   *
   * @throws Refusal `conflict` where the batch was sent with other files before.
   */
  once(batch: string, files: readonly string[], work: () => Promise<Imported>): Promise<Imported>;
  clear(): void;
}

/** Makes an empty memory of imports. */
export function createAnswers(): Answers {
  const given = new Map<string, { readonly files: string; readonly answer: Promise<Imported> }>();
  return {
    async once(batch, ids, work) {
      const files = ids.join(' ');
      const known = given.get(batch);
      if (known && known.files !== files) throw usedOtherwise(batch);
      if (known) return known.answer;
      const answer = work();
      given.set(batch, { files, answer });
      const [oldest] = given.keys();
      if (given.size > MOST && oldest !== undefined) given.delete(oldest);
      try {
        return await answer;
      } catch (error) {
        given.delete(batch);
        throw error;
      }
    },
    clear: () => given.clear(),
  };
}

const usedOtherwise = (batch: string): Refusal =>
  new Refusal('conflict', `The batch ${batch} was written before with other changes. Nothing was changed.`);
