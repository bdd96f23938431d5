import { z } from 'zod';
import { annotatorSchema } from '../model/annotator.ts';
import { assignmentSchema } from '../model/assignment.ts';
import { colorSchema } from '../model/codebook.ts';
import { documentIdSchema, handleSchema } from '../model/ids.ts';
import { layerSchema } from '../model/layer.ts';
import { teamSchema } from '../model/team.ts';
import { batch, inProject, writtenSchema } from './inputs.ts';

/** A layer, with the person whose it is where it is a person's. */
const teamLayerSchema = z.object({
  id: handleSchema,
  kind: layerSchema.shape.kind,
  /** Whether there is a layer of it: whoever only decides, or leads, has none. */
  annotates: z.boolean(),
  /** Null: nobody's. */
  name: z.string().nullable(),
  /** As somebody chose it; null: nobody did. */
  color: colorSchema.nullable(),
  /** The one to show. */
  shown: colorSchema,
  /** Annotations of it that the session's annotator may see. */
  annotations: z.number(),
  /** Whether some of its work is hidden from the session's annotator now. */
  hidden: z.boolean(),
});

export type TeamLayer = z.infer<typeof teamLayerSchema>;

/** What one layer has to do with one document: only where it is assigned, or there is work. */
const cellSchema = z.object({
  layer: handleSchema,
  document: documentIdSchema,
  assigned: z.boolean(),
  state: z.enum(['open', 'in progress', 'done', 'locked']),
});

const teamReadSchema = z.object({
  seq: z.number(),
  team: teamSchema,
  /** Annotators by handle, then what belongs to nobody. */
  layers: z.array(teamLayerSchema),
  /** In the order of import. */
  documents: z.array(z.object({ id: documentIdSchema, title: z.string(), words: z.number() })),
  cells: z.array(cellSchema),
});

export type TeamOverview = z.infer<typeof teamReadSchema>;

const pairSchema = z.strictObject({ annotator: handleSchema, document: documentIdSchema });
export type AssignedPair = z.infer<typeof pairSchema>;

const proposalSchema = z.object({
  /** Those to be made; what stands already is not among them. */
  assignments: z.array(assignmentSchema),
  /** Documents that all of `together` get. */
  overlapping: z.array(documentIdSchema),
  /** How many get each of them. */
  together: z.number(),
  /** What each annotator would have in all: documents, and their words. */
  load: z.array(z.object({ annotator: handleSchema, documents: z.number(), words: z.number() })),
});

export type AssignmentProposal = z.infer<typeof proposalSchema>;

/** How a team works: who annotates, who is to annotate what, what is locked, and what is hidden from whom. */
export const teamProcedures = {
  'team.read': { input: inProject({}), output: teamReadSchema },
  /** Says how the team works. What is not named stays; an empty list of leads: nobody leads. */
  'team.save': {
    input: inProject({ batch, blind: z.boolean().optional(), leads: z.array(handleSchema).max(100).optional() }),
    output: writtenSchema,
  },
  /** Adds an annotator with the layer of that name, or changes one. A color of null is the palette's. */
  'team.annotator': {
    input: inProject({
      batch,
      id: handleSchema,
      name: annotatorSchema.shape.name.optional(),
      color: colorSchema.nullable().optional(),
    }),
    output: writtenSchema,
  },
  /** Locks layers on documents, or unlocks them: then each is as far as it was before. */
  'team.lock': {
    input: inProject({
      batch,
      locked: z.boolean(),
      places: z
        .array(z.strictObject({ layer: handleSchema, document: documentIdSchema }))
        .min(1)
        .max(100_000),
    }),
    output: writtenSchema,
  },
  /** Says who is to annotate what, and who is not any more. */
  'assignments.change': {
    input: inProject({
      batch,
      add: z.array(pairSchema).max(100_000).optional(),
      remove: z.array(pairSchema).max(100_000).optional(),
    }),
    output: writtenSchema,
  },
  /**
   * Who could annotate what, balanced by words; nothing is changed. What stands already is kept and counts. `overlap`: the share of the
   * documents that `together` annotators (absent: all of them) get, for agreement; all other ones get `perDocument`.
   */
  'assignments.propose': {
    input: inProject({
      annotators: z.array(handleSchema).min(1).max(100),
      perDocument: z.number().int().min(1).max(100),
      overlap: z.number().min(0).max(1),
      together: z.number().int().min(2).max(100).optional(),
      seed: z
        .number()
        .int()
        .nonnegative()
        .max(2 ** 32 - 1),
      /** Absent: all. */
      documents: z.array(documentIdSchema).min(1).max(100_000).optional(),
    }),
    output: proposalSchema,
  },
} as const;
