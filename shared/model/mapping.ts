import { z } from 'zod';
import { handleSchema } from './ids.ts';
import { nameSchema } from './codebook.ts';

/** What a foreign name becomes: a name of the codebook, or null: it is left out, and counted. */
const target = nameSchema.nullable();
const value = z.union([z.string(), z.number(), z.boolean()]);

/** What becomes of one attribute, and of its values where they are not taken as they are (null: left out). */
export const attributeMappingSchema = z.strictObject({
  to: target,
  /** By the foreign value as text. */
  values: z.record(z.string(), value.nullable()).optional(),
});

/** What becomes of one label: the label of the codebook, its attributes by their foreign names, and attributes that it sets itself. */
export const labelMappingSchema = z.strictObject({
  to: target,
  attributes: z.record(z.string(), attributeMappingSchema),
  set: z.record(nameSchema, value).optional(),
});

/**
 * How the words of a foreign dataset become those of the codebook: made on the screen or by hand, kept as a file. A name that is not in it is
 * taken as it is where the codebook has it, and refuses the import otherwise.
 */
export const mappingSchema = z.strictObject({
  /** Version of this shape. */
  mapping: z.literal(1),
  labels: z.record(z.string(), labelMappingSchema),
  relations: z.record(z.string(), z.strictObject({ to: target })),
  documentLabels: z.record(z.string(), attributeMappingSchema),
  /** Handles by the file's names of annotators. */
  annotators: z.record(z.string(), handleSchema),
  /** Whether names that the codebook does not have are added to it. */
  extend: z.boolean(),
});

export type AttributeMapping = z.infer<typeof attributeMappingSchema>;
export type LabelMapping = z.infer<typeof labelMappingSchema>;
export type Mapping = z.infer<typeof mappingSchema>;

/** Takes every name as it is. */
export const SAME_NAMES: Mapping = {
  mapping: 1,
  labels: {},
  relations: {},
  documentLabels: {},
  annotators: {},
  extend: false,
};
