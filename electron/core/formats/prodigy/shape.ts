import { z } from 'zod';
import { attributesSchema } from '../../../../shared/model/annotation.ts';
import { keysOfFirstLine } from '../json-keys.ts';

const error = 'an offset is a whole number from 0, in code points';
const offset = z.int({ error }).nonnegative({ error });
const index = z.int().nonnegative();
const note = z.string().max(20_000);

const tokenSchema = z.looseObject({ text: z.string().optional(), start: offset, end: offset, id: index.optional() });

const spanSchema = z.looseObject({
  start: offset,
  end: offset,
  label: z.string().nullish(),
  token_start: index.nullish(),
  /** The last token of the span, not the one behind it. */
  token_end: index.nullish(),
  text: z.string().optional(),
  score: z.number().nullish(),
  /** Ours: Prodigy keeps fields that it does not know. */
  id: z.string().optional(),
  attributes: attributesSchema.optional(),
  note: note.optional(),
});

const endSchema = z.looseObject({
  start: offset,
  end: offset,
  label: z.string().nullish(),
  id: z.string().optional(),
});

const relationSchema = z.looseObject({
  head: index.nullish(),
  child: index.nullish(),
  label: z.string().min(1),
  head_span: endSchema.nullish(),
  child_span: endSchema.nullish(),
  /** Ours. */
  id: z.string().optional(),
  attributes: attributesSchema.optional(),
  note: note.optional(),
});

/** One line: a task with an answer. Everything else in it is metadata. */
export const taskSchema = z.looseObject({
  text: z.string(),
  tokens: z.array(tokenSchema).nullish(),
  spans: z.array(spanSchema).nullish(),
  relations: z.array(relationSchema).nullish(),
  answer: z.enum(['accept', 'reject', 'ignore']).nullish(),
  meta: z.looseObject({}).nullish(),
  label: z.string().nullish(),
  accept: z.array(z.union([z.string(), z.number()])).nullish(),
  /** Ours, as is that ids mean the same everywhere. */
  document_labels: attributesSchema.optional(),
  claimwright: z.literal(true).optional(),
  _session_id: z.string().nullish(),
  _annotator_id: z.string().nullish(),
});

export type ProdigyTask = z.infer<typeof taskSchema>;
export type ProdigySpan = z.infer<typeof spanSchema>;
export type ProdigyRelation = z.infer<typeof relationSchema>;
export type ProdigyToken = z.infer<typeof tokenSchema>;

/** Fields of a task that are the tool's own. */
export const TASK_FIELDS: ReadonlySet<string> = new Set([
  ...Object.keys(taskSchema.shape),
  'options',
  'html',
  'config',
  'priority',
  'score',
  'versions',
  'rank',
  'view_id',
  'disabled',
]);

/** Fields of a span that are the tool's own, beside those that are read. */
export const SPAN_FIELDS: ReadonlySet<string> = new Set([
  ...Object.keys(spanSchema.shape),
  'type',
  'source',
  'pattern',
  'rank',
  'answer',
  'hidden',
  'color',
  'input_hash',
  'ws',
]);

/** Whether a file is of Prodigy, by its beginning. */
export function isProdigy(head: string): boolean {
  const keys = keysOfFirstLine(head);
  const isTask = ['_input_hash', '_task_hash', 'answer', 'spans', 'tokens'].some((key) => keys.has(key));
  return keys.has('text') && isTask && !keys.has('text_sha256');
}
