import { z } from 'zod';
import {
  attributeSchema,
  codebookSchema,
  labelSchema,
  nameSchema,
  relationTypeSchema,
  type Codebook,
} from '../../../../shared/model/codebook.ts';

/** What a codebook file of ours says it is. A file without it is in the short form that people write by hand. */
export const CODEBOOK_FORMAT = 'claimwright-codebook/1';

/** The whole form: everything that a codebook holds, under the names that the short form has too. */
export const wholeFileSchema = z.strictObject({
  $schema: z.string().optional(),
  format: z.literal(CODEBOOK_FORMAT),
  id: nameSchema,
  version: z.string().min(1).max(40),
  guidelines: codebookSchema.shape.guidelines,
  span_labels: z.array(labelSchema).min(1),
  attributes: z.array(attributeSchema),
  relations: z.array(relationTypeSchema),
});

/** The codebook of a file in the whole form. */
export const codebookOfFile = ({
  id,
  version,
  span_labels,
  attributes,
  relations,
  guidelines,
}: WholeFile): Codebook => ({
  id,
  version,
  labels: span_labels,
  attributes,
  relations,
  ...(guidelines !== undefined && { guidelines }),
});

/** A codebook as a file: UTF-8 JSON in a fixed order of fields, so the same codebook gives the same bytes. */
export function writeCodebook(codebook: Codebook): string {
  const { labels, ...rest } = codebook;
  // Parsing puts the fields of everything in it into the schema's order.
  const file = wholeFileSchema.parse({ ...rest, format: CODEBOOK_FORMAT, span_labels: labels });
  return `${JSON.stringify(file, null, 2)}\n`;
}

type WholeFile = z.infer<typeof wholeFileSchema>;
