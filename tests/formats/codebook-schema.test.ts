import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { expect, it } from 'vitest';
import { codebookJsonSchema } from '../../electron/core/formats/codebook/json-schema.ts';

const PATH = join(import.meta.dirname, '../../docs/schema/codebook.schema.json');

it('the published JSON Schema is that of the reader; `node tests/formats/write-schema.mjs` writes it anew', async () => {
  const options = await resolveConfig(PATH);
  const wanted = await format(JSON.stringify(codebookJsonSchema()), { ...options, parser: 'json' });
  expect(readFileSync(PATH, 'utf8')).toBe(wanted);
});
