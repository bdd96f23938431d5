import { z } from 'zod';
import { canonical } from '../repositories/state.ts';
import type { BatchRow, OperationRow } from '../repositories/log.ts';
import { handleSchema, idSchema, sha256Schema } from '../../../shared/model/ids.ts';
import { ENTITY_NAMES } from '../../../shared/model/record.ts';
import { sha256 } from '../sources/identity.ts';
import { moved, type Plain, type Texts } from './offsets.ts';

const count = z.int().nonnegative();

/** A stamp of the log's clock. */
export const stampSchema = z.string().regex(/^[0-9a-f]{12}-[0-9a-f]{4}-[0-9a-f]{16}$/, 'it is no stamp of the log');

/** One gesture: the operations that it is made of follow it, each on a line of its own. */
export const batchLineSchema = z.strictObject({
  batch: idSchema,
  actor: handleSchema,
  at: stampSchema,
  name: z.string().max(1000),
  operations: count.min(1),
  undoable: z.boolean(),
  undoes: idSchema.optional(),
});

/** One change of one record. Its id is the batch's, a colon and `n`; what the record was before is what `base` left. */
export const operationLineSchema = z.strictObject({
  n: count,
  entity: z.enum(ENTITY_NAMES),
  record: z.string().min(1).max(200),
  base: z.string().max(200).nullable(),
  after: z.looseObject({ v: z.int().positive() }).nullable(),
});

/** One text, with the structure that the log says last. */
export const documentLineSchema = z.strictObject({
  id: z.string(),
  text: z.string(),
  text_sha256: sha256Schema,
  words: count,
  blocks: z.array(z.unknown()),
  marks: z.array(z.unknown()),
});

/** A row of the table of texts. */
export interface TextRow {
  readonly document: string;
  readonly words: number;
  readonly text: string;
}

export const batchLine = ({ id, actor, at, name, undoable, undoes }: BatchRow, operations: number): string =>
  canonical({ batch: id, actor, at, name, operations, undoable: undoable === 1, ...(undoes !== null && { undoes }) });

/** @throws RangeError where an offset of its state is outside the text. */
export function operationLine(row: Pick<OperationRow, 'n' | 'entity' | 'entity_id' | 'base' | 'after'>, texts: Texts) {
  const { n, entity, entity_id: record, base, after } = row;
  const state = after === null ? null : moved(entity, JSON.parse(after) as Plain, texts, 'file');
  return canonical({ n, entity, record, base, after: state });
}

/** `state`: the document's last one in the log that is none of its deletions. */
export function documentLine({ document: id, words, text }: TextRow, state: string, texts: Texts): string {
  const { blocks, marks } = moved('document', JSON.parse(state) as Plain, texts, 'file');
  return canonical({ id, text, text_sha256: sha256(text), words, blocks, marks });
}

/** A version of the codebook. */
export const codebookLine = (state: string): string => {
  const { v: _, ...codebook } = JSON.parse(state) as Plain;
  return canonical(codebook);
};
