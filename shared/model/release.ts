import { z } from 'zod';
import { versionSchema } from './dataset-card.ts';
import { handleSchema, idSchema, sha256Schema } from './ids.ts';

/** What a release is made of: the rows of its tables, and the codebook that they are written by. */
export const RELEASE_PARTS = ['documents', 'annotations', 'relations', 'claims', 'sources'] as const;

const count = z.number().int().nonnegative();
const change = z.strictObject({ added: count, changed: count, removed: count });

/** How much of each part was added, changed and removed since the release before. */
export const releaseChangesSchema = z.strictObject({
  documents: change,
  annotations: change,
  relations: change,
  claims: change,
  sources: change,
  /** Labels and attributes of the codebook, by name. */
  codebook: change,
  /** Annotations by label; those of labels that the codebook has no more stand under the empty name. */
  labels: z.record(z.string(), change),
  /** Whether texts or annotators are given in another way than before. */
  form: z.boolean(),
});

/** A published version of the dataset. */
export const releaseSchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  date: z.iso.date().optional(),
  /** Of the content, whatever the format; equal content has equal fingerprints. */
  fingerprint: sha256Schema,
  /** Of what the card said, and of how files are laid out. */
  card: sha256Schema,
  withText: z.boolean(),
  /** Annotators as the release names them: by handle, or by pseudonym. */
  annotators: z.array(handleSchema),
  counts: z.strictObject({ documents: count, annotations: count, relations: count, claims: count, sources: count }),
  /** Null for the first one. */
  changes: releaseChangesSchema.nullable(),
  /** The place of the release among all, from 1. */
  ordinal: z.number().int().positive(),
});

export type Release = z.infer<typeof releaseSchema>;
export type ReleaseChanges = z.infer<typeof releaseChangesSchema>;
export type ReleasePart = (typeof RELEASE_PARTS)[number];
export type CountedChange = z.infer<typeof change>;
