import { z } from 'zod';
import { documentIdSchema, handleSchema } from '../model/ids.ts';
import { DIMENSIONS, type Dimension } from '../statistics/dimensions.ts';
import { TOGETHER } from '../statistics/together.ts';
import { inProject, task } from './inputs.ts';

const dimensionSchema = z.custom<Dimension>(
  (value) =>
    typeof value === 'string' &&
    (DIMENSIONS.some((one) => one === value) || (/^attribute:./.test(value) && value.length <= 110)),
  'is label, document, outlet, date, annotator, or attribute:NAME',
);

/** Which annotations are counted; null: all of them. */
const filter = {
  task: task.optional(),
  layer: handleSchema.nullable(),
  label: z.string().max(100).nullable(),
  document: documentIdSchema.nullable(),
};

const lengthsSchema = z.object({
  /** Null: there are none. */
  median: z.number().nullable(),
  longest: z.number(),
  /** `to` is not in it; null: everything longer is in it, too. */
  bins: z.array(z.object({ from: z.number(), to: z.number().nullable(), count: z.number() })),
});

/**
 * Statistics of annotations, read from a snapshot as a task that can be cancelled. What stands in EXCLUDED zones is not counted;
 * `leftOut` says how much that is.
 */
export const statisticsProcedures = {
  /** Counts by one or two dimensions, as `Crossing` describes. */
  'statistics.cross': {
    input: inProject({ ...filter, by: z.array(dimensionSchema).min(1).max(2) }),
    output: z.object({
      seq: z.number(),
      leftOut: z.number(),
      annotations: z.number(),
      groups: z.array(z.array(z.object({ key: z.string().nullable(), name: z.string().nullable() }))),
      cells: z.array(z.object({ at: z.array(z.number()), n: z.number() })),
    }),
  },
  /** How long spans are, and which labels stand together. It reads the texts. */
  'statistics.spans': {
    input: inProject(filter),
    output: z.object({
      seq: z.number(),
      leftOut: z.number(),
      annotations: z.number(),
      /** Unicode code points of the annotated text; what lies between fragments is not counted. */
      characters: lengthsSchema,
      words: lengthsSchema,
      labels: z.array(z.string()),
      /** Annotations by place of their label in `labels`. */
      spans: z.array(z.number()),
      /** By `[a][b]`: how many of label a stand inside one of b, overlap one, or share its sentence with one, of the same layer. */
      together: z.object(
        Object.fromEntries(TOGETHER.map((how) => [how, z.array(z.array(z.number()))])) as Record<
          (typeof TOGETHER)[number],
          z.ZodArray<z.ZodArray<z.ZodNumber>>
        >,
      ),
    }),
  },
} as const;
