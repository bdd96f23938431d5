import { z } from 'zod';
import { chainFactsSchema } from '../claims/chain-facts.ts';
import { claimSchema } from '../model/claim.ts';
import { documentIdSchema, handleSchema, idSchema } from '../model/ids.ts';
import { MAX_ALIASES, MAX_SOURCE_NOTE, sourceNameSchema, sourceSchema } from '../model/source.ts';
import { batch, inProject, writtenSchema } from './inputs.ts';

const { kind, note } = sourceSchema.shape;
/** What is typed: blanks at its ends are nobody's meaning. */
const name = z.string().trim().pipe(sourceNameSchema);
const aliases = z.array(name).max(MAX_ALIASES);

/** How often a name is used: by SOURCE annotations, and as the outlet or author of documents. */
const usageSchema = z.object({
  mentions: z.number(),
  /** Documents with such an annotation, published there, or written by it. */
  documents: z.number(),
  /** Documents that name it as their outlet. */
  published: z.number(),
  /** Documents that name it as their author. */
  written: z.number(),
  /** Annotations that have it, by document and place, at most 20 a name. */
  examples: z.array(
    z.object({ annotation: idSchema, document: documentIdSchema, title: z.string(), quote: z.string() }),
  ),
});

/** A source of the registry with how often its names are used. */
const sourceUsageSchema = usageSchema.extend({
  source: sourceSchema,
  /** Its names as texts and documents have them, the most frequent first. */
  used: z.array(z.string()),
});
export type SourceUsage = z.infer<typeof sourceUsageSchema>;

/** A name that means no source of the registry, or several. */
const openNameSchema = usageSchema.extend({
  /** As it is written most often. */
  name: z.string(),
  /** The sources that have it; none: nobody knows it. */
  sources: z.array(idSchema),
});
export type OpenName = z.infer<typeof openNameSchema>;

/** Procedures on the registry of sources. It is the project's, as claim cards are: everybody may change it. */
export const sourceProcedures = {
  /** The registry by name. */
  'sources.list': { input: inProject({}), output: z.object({ seq: z.number(), sources: z.array(sourceSchema) }) },
  /** The registry by name with what of it is used in a layer (null: in all), and the names that mean no one source. */
  'sources.overview': {
    input: inProject({ layer: handleSchema.nullable() }),
    output: z.object({
      seq: z.number(),
      sources: z.array(sourceUsageSchema),
      /** The most frequent first. */
      open: z.array(openNameSchema),
      /** SOURCE annotations that name nobody. */
      unnamed: z.number(),
    }),
  },
  /**
   * What attribution chains are made of, in a layer (null: in all): mentions of cards and claims on none, at most 10,000 of these,
   * with the registry as it is then. What follows from it is worked out by `shared/claims/chains.ts`.
   */
  'sources.chains': {
    input: inProject({ layer: handleSchema.nullable() }),
    output: z.object({
      seq: z.number(),
      cards: z.array(claimSchema),
      sources: z.array(sourceSchema),
      facts: chainFactsSchema,
    }),
  },
  /** A new source. Names of another one are refused: they would mean both. */
  'sources.create': {
    input: inProject({
      batch,
      id: idSchema,
      name,
      kind,
      aliases: aliases.optional(),
      partOf: idSchema.optional(),
      note,
    }),
    output: writtenSchema,
  },
  /**
   * Fields in a new state; null takes one away. A name that was changed stays as an alias where it is used. Aliases are added to
   * those that the source has then, or taken from them: a caller that knows an older state of it loses none.
   */
  'sources.update': {
    input: inProject({
      batch,
      id: idSchema,
      name: name.optional(),
      kind: kind.optional(),
      addAliases: aliases.optional(),
      removeAliases: aliases.optional(),
      partOf: idSchema.nullable().optional(),
      note: z.string().max(MAX_SOURCE_NOTE).nullable().optional(),
    }),
    output: writtenSchema,
  },
  /** Makes several sources one: `into` gets the names and parts of the others. No annotation changes. */
  'sources.merge': {
    input: inProject({ batch, into: idSchema, sources: z.array(idSchema).min(1).max(1000) }),
    output: writtenSchema,
  },
  /** Takes a source away that no annotation and no document names, and that no other one is part of. */
  'sources.delete': { input: inProject({ batch, id: idSchema }), output: writtenSchema },
} as const;
