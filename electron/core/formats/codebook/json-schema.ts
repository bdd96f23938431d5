import { z } from 'zod';
import { fileSchema } from '../../services/codebook-file.ts';
import { wholeFileSchema } from './schema.ts';

/**
 * The JSON Schema (draft 2020-12) of codebook files: the whole form or the short one. Rules that go across fields, such as a
 * default that is one of the values, are not in it: `claimwright codebook --check` knows them.
 */
export function codebookJsonSchema(): object {
  const { $schema, ...rest } = z.toJSONSchema(z.union([wholeFileSchema, fileSchema]), { io: 'input' });
  return {
    $schema,
    title: 'Claimwright codebook',
    description: 'A scheme for annotating claims: labels, attributes, relation types, guidelines. See docs/formats.md.',
    ...rest,
  };
}
