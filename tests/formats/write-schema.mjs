// Writes docs/schema/codebook.schema.json from the reader's schema.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { codebookJsonSchema } from '../../electron/core/formats/codebook/json-schema.ts';

const path = fileURLToPath(new URL('../../docs/schema/codebook.schema.json', import.meta.url));
const options = await resolveConfig(path);
writeFileSync(path, await format(JSON.stringify(codebookJsonSchema()), { ...options, parser: 'json' }));
