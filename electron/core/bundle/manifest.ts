import { z } from 'zod';
import { idSchema, sha256Schema } from '../../../shared/model/ids.ts';
import { projectSchema } from '../../../shared/model/project.ts';

/** What says in a manifest that an archive is a bundle. */
export const BUNDLE_FORMAT = 'claimwright-bundle';

/** The version of the form that this program writes, and the latest that it reads. */
export const BUNDLE_VERSION = 1;

/** The entries that every bundle has, in the order in which they stand in the archive; originals come before the manifest. */
export const CODEBOOK = 'codebook.jsonl';
export const DOCUMENTS = 'documents.jsonl';
export const OPERATIONS = 'operations.jsonl';
export const MANIFEST = 'manifest.json';

/** Original bytes stand under their SHA-256. */
export const originalEntry = (sha256: string): string => `originals/${sha256}`;

const count = z.int().nonnegative();

/** What a bundle says of itself: everything that is in it, counted and hashed. No clock, no path, no machine, no program. */
export const manifestSchema = z.strictObject({
  format: z.literal(BUNDLE_FORMAT),
  version: z.literal(BUNDLE_VERSION),
  /** Unit of every offset in it. */
  offset_unit: z.literal('codepoint'),
  project: z.strictObject({ id: idSchema, name: projectSchema.shape.name }),
  /** Every version of the codebook that the log has, in the order of its stamps. */
  codebook: z.strictObject({ id: idSchema, versions: z.array(z.string().max(40)).min(1) }),
  counts: z.strictObject({
    batches: count,
    operations: count,
    documents: count,
    codebooks: count,
    originals: count,
  }),
  entries: z.record(z.string().max(200), z.strictObject({ bytes: count, sha256: sha256Schema })),
});

export type Manifest = z.infer<typeof manifestSchema>;
