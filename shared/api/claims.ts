import { z } from 'zod';
import { annotationSchema } from '../model/annotation.ts';
import { claimSchema } from '../model/claim.ts';
import { idSchema } from '../model/ids.ts';
import { batch, inProject, writtenSchema } from './inputs.ts';

const annotationIds = z.array(idSchema).min(1).max(10_000);

/** A card as lists show it, with how often and where it is mentioned. */
export const cardSchema = claimSchema.extend({
  mentions: z.number(),
  /** Documents that mention it. */
  documents: z.number(),
  /** Mentions by layer. */
  layers: z.record(z.string(), z.number()),
});
export type Card = z.infer<typeof cardSchema>;

/** A mention of a card: the annotation, and the title of its document. */
export const mentionSchema = z.object({ annotation: annotationSchema, title: z.string() });
export type Mention = z.infer<typeof mentionSchema>;

/** What a text shares with a card, as data: figures and names as they are written, words, values of attributes. */
export const reasonSchema = z.object({
  kind: z.enum(['figures', 'names', 'words', 'attributes']),
  shared: z.array(z.string()),
});
export type Reason = z.infer<typeof reasonSchema>;

/** A card that an annotation may be a mention of. */
export const proposalSchema = z.object({
  claim: claimSchema,
  mentions: z.number(),
  /** From 0 to 1. */
  score: z.number(),
  /** Enough in common to be offered first. */
  likely: z.boolean(),
  reasons: z.array(reasonSchema),
});

/** Procedures on claim cards. Cards are the project's: all layers share them; whose mentions may be changed depends on the layer. */
export const claimProcedures = {
  /** Every card by its text. */
  'claims.list': { input: inProject({}), output: z.object({ seq: z.number(), claims: z.array(cardSchema) }) },
  /** One card with its mentions in every layer, by document and place. */
  'claims.read': {
    input: inProject({ id: idSchema }),
    output: z.object({ seq: z.number(), claim: claimSchema, mentions: z.array(mentionSchema) }),
  },
  /** A new card; `annotations` become its first mentions in the same batch. */
  'claims.create': {
    input: inProject({ ...claimSchema.shape, batch, annotations: annotationIds.optional() }),
    output: writtenSchema,
  },
  'claims.update': {
    input: inProject({
      batch,
      id: idSchema,
      text: claimSchema.shape.text.optional(),
      note: z.string().max(20_000).nullable().optional(),
    }),
    output: writtenSchema,
  },
  /** Takes a card away. One that is mentioned stays, unless `unassign` says to take its mentions off it in the same batch. */
  'claims.delete': {
    input: inProject({ batch, id: idSchema, unassign: z.boolean().optional() }),
    output: writtenSchema,
  },
  /** Puts annotations on a card, or (null) takes them off theirs. */
  'claims.assign': {
    input: inProject({ batch, annotations: annotationIds, claim: idSchema.nullable() }),
    output: writtenSchema,
  },
  /** Makes several cards one: `into` stays; the mentions of the others move to it in every layer, and their notes behind its own. */
  'claims.merge': {
    input: inProject({ batch, into: idSchema, claims: z.array(idSchema).min(1).max(1000) }),
    output: writtenSchema,
  },
  /** The cards that an annotation is likeliest to be a mention of, best first. The card that it has is not among them. */
  'claims.propose': {
    input: inProject({ annotation: idSchema, limit: z.number().int().min(1).max(50).optional() }),
    output: z.object({ seq: z.number(), proposals: z.array(proposalSchema) }),
  },
} as const;
