import { z } from 'zod';
import { hasNativeAnnotations, keysOfFirstLine } from '../json-keys.ts';

/** Columns that mean something here or inside doccano: no metadata can have their names. */
export const RESERVED: ReadonlySet<string> = new Set([
  'id', 'text', 'title', 'label', 'labels', 'entities', 'relations', 'cats', 'Comments', 'comments',
  'data', 'uuid', 'filename', 'upload_name', '#line_num',
]); // oxfmt-ignore

const error = 'an offset is a whole number from 0, in UTF-16 code units';
const offset = z.int({ error }).nonnegative({ error });
const name = z.string().min(1);
const id = z.union([z.string().min(1), z.int()]);

/** `[start, end, label]`. */
const tupleSchema = z.tuple([offset, offset, name]);

const entitySchema = z.object({ id: id.optional(), start_offset: offset, end_offset: offset, label: name });

const relationSchema = z.object({ id: id.optional(), from_id: id, to_id: id, type: name });

/** A category, or a comment. */
const saidSchema = z.union([z.string(), z.number(), z.boolean(), z.record(z.string(), z.json())]);

/** What stands in `label` and `labels`: spans, categories, or one category. */
const labelsSchema = z.union([
  z.array(tupleSchema),
  z.array(z.union([z.string(), z.number()])),
  z.string(),
  z.number(),
]);

/** One line: an example. Everything else in it is metadata. */
export const exampleSchema = z.looseObject({
  id: id.optional(),
  text: z.string(),
  title: z.string().max(500).optional(),
  label: labelsSchema.optional(),
  labels: labelsSchema.optional(),
  entities: z.array(z.union([entitySchema, tupleSchema])).optional(),
  relations: z.array(relationSchema).optional(),
  cats: z.array(z.union([z.string(), z.number()])).optional(),
  Comments: z.array(saidSchema).optional(),
});

export type Example = z.infer<typeof exampleSchema>;
export type DoccanoEntity = z.infer<typeof entitySchema>;

/** Columns that are no metadata when they are read. */
export const COLUMNS: ReadonlySet<string> = new Set(Object.keys(exampleSchema.shape));

/** Files that doccano names after nobody: everybody's work together, and texts without any. */
export const NOBODYS: ReadonlySet<string> = new Set(['all', 'unknown']);

/** What other JSON of texts has, and doccano's never. */
const OTHERS = ['text_sha256', 'spans', 'tokens', '_input_hash', '_task_hash', 'answer'];

/** Whether a file is doccano's, by its beginning: a text with what is said of it in one of the columns. */
export function isDoccano(head: string): boolean {
  const keys = keysOfFirstLine(head);
  const columns = ['label', 'labels', 'entities', 'cats'];
  // Keys are told at any depth: annotations of another dataset have labels as well.
  if (hasNativeAnnotations(head)) return false;
  return keys.has('text') && columns.some((key) => keys.has(key)) && !OTHERS.some((key) => keys.has(key));
}
