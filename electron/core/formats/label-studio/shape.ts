import { z } from 'zod';

const id = z.union([z.string(), z.int()]);
const text = z.union([z.string(), z.array(z.string())]);
const anything = z.looseObject({});

/** One entry of a `result`: a region, an answer about it or about the text, or a relation. */
const itemSchema = z.looseObject({
  id: z.string().optional(),
  type: z.string(),
  from_name: z.string().optional(),
  value: anything.optional(),
  meta: z.looseObject({ text: text.optional() }).nullish(),
  score: z.number().nullish(),
  from_id: z.string().optional(),
  to_id: z.string().optional(),
  direction: z.enum(['left', 'right', 'bi']).nullish(),
  labels: z.array(z.string()).nullish(),
});

const userSchema = z.looseObject({
  id: id.optional(),
  email: z.string().optional(),
  username: z.string().optional(),
});

const annotationSchema = z.looseObject({
  id: id.nullish(),
  completed_by: z.union([id, userSchema]).nullish(),
  was_cancelled: z.boolean().nullish(),
  result: z.array(itemSchema),
});

/** A task of the export JSON. */
export const taskSchema = z.looseObject({
  id: id.nullish(),
  data: anything,
  meta: anything.nullish(),
  annotations: z.array(annotationSchema).optional(),
  /** What annotations were called before version 1.0. */
  completions: z.array(annotationSchema).optional(),
  predictions: z.array(z.json()).optional(),
  drafts: z.array(z.json()).optional(),
});

export type Task = z.infer<typeof taskSchema>;
export type TaskAnnotation = z.infer<typeof annotationSchema>;
export type Item = z.infer<typeof itemSchema>;

const offset = z.int().nonnegative();

/** Where a region of a text is. */
export const spanSchema = z.looseObject({ start: offset, end: offset });

/** A region of JSON_MIN. */
export const minSpanSchema = z.looseObject({
  start: offset,
  end: offset,
  text: text.optional(),
  labels: z.array(z.string()).optional(),
});
