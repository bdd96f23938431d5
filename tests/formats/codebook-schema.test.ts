import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { codebookJsonSchema } from '../../electron/core/formats/codebook/json-schema.ts';
import { mappingJsonSchema } from '../../electron/core/formats/mapping/json-schema.ts';
import { formatted } from './formatted.mjs';

it.each([
  ['codebook', codebookJsonSchema],
  ['mapping', mappingJsonSchema],
])(
  'the published JSON Schema of a %s is that of the reader; `node tests/formats/write-schema.mjs` writes it anew',
  async (name, schema) => {
    const path = join(import.meta.dirname, `../../docs/schema/${name}.schema.json`);
    expect(readFileSync(path, 'utf8')).toBe(await formatted(path, JSON.stringify(schema())));
  },
);
