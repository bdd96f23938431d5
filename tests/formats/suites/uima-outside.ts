import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { OutsideCase } from './suite.ts';
import { expectedOutside } from './uima-make.ts';

const CHECK = fileURLToPath(new URL('../uima.py', import.meta.url));

/** Python's own libraries find every annotation and relation, and every type and value as it is declared. */
export const uimaByPython = (reader: string, ending: 'xmi' | 'json'): OutsideCase => ({
  reader,
  run: (folder, records) => {
    const path = join(folder, '..', `expected-${ending}.json`);
    writeFileSync(path, JSON.stringify(expectedOutside(records)));
    const counted = execFileSync('python3', [CHECK, folder, path, ending], { encoding: 'utf8', stdio: 'pipe' });
    expect(JSON.parse(counted)).toEqual({
      documents: records.length,
      annotations: records.reduce((n, { annotations }) => n + annotations.length, 0),
      relations: records.reduce((n, { relations }) => n + relations.length, 0),
    });
  },
});
