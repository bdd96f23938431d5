// Writes the schemas of docs/schema from the readers' schemas.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { codebookJsonSchema } from '../../electron/core/formats/codebook/json-schema.ts';
import { mappingJsonSchema } from '../../electron/core/formats/mapping/json-schema.ts';
import { formatted } from './formatted.mjs';

const schemas = { codebook: codebookJsonSchema(), mapping: mappingJsonSchema() };
for (const [name, schema] of Object.entries(schemas)) {
  const path = fileURLToPath(new URL(`../../docs/schema/${name}.schema.json`, import.meta.url));
  writeFileSync(path, await formatted(path, JSON.stringify(schema)));
}
