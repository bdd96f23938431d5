// Writes the schemas of docs/schema from the readers' schemas.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { codebookJsonSchema } from '../../electron/core/formats/codebook/json-schema.ts';
import { mappingJsonSchema } from '../../electron/core/formats/mapping/json-schema.ts';

const schemas = { codebook: codebookJsonSchema(), mapping: mappingJsonSchema() };
for (const [name, schema] of Object.entries(schemas)) {
  const path = fileURLToPath(new URL(`../../docs/schema/${name}.schema.json`, import.meta.url));
  const options = await resolveConfig(path);
  writeFileSync(path, await format(JSON.stringify(schema), { ...options, parser: 'json' }));
}
