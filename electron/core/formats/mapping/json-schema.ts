import { z } from 'zod';
import { mappingSchema } from '../../../../shared/model/mapping.ts';

/** The JSON Schema (draft 2020-12) of the files of mappings. */
export function mappingJsonSchema(): object {
  const { $schema, ...rest } = z.toJSONSchema(mappingSchema, { io: 'input' });
  return {
    $schema,
    title: 'Claimwright mapping',
    description:
      'What the names of a dataset of another tool become in a codebook: see docs/guide/teams.md. null leaves out; names that are not in it are proposed.',
    ...rest,
  };
}
