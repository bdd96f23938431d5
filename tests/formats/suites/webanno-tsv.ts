import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { WEBANNO_TSV } from '../../../electron/core/formats/webanno-tsv/format.ts';
import type { DatasetRecord } from '../../../electron/core/formats/dataset.ts';
import type { Suite } from './suite.ts';
import { expectedOutside } from './uima-make.ts';
import { TSV_FOREIGN } from './webanno-tsv-foreign.ts';
import { TSV_HOSTILE } from './webanno-tsv-hostile.ts';
import { TSV_TRAPS } from './webanno-tsv-traps.ts';

const CHECK = fileURLToPath(new URL('../webanno_tsv.py', import.meta.url));

/** Everything that is shown of WebAnno TSV. */
export const WEBANNO_TSV_SUITE: Suite = {
  format: WEBANNO_TSV,
  traps: [...TSV_TRAPS, ...TSV_FOREIGN],
  hostile: TSV_HOSTILE,
  outside: [
    {
      reader: 'Python',
      run: (folder, records) => {
        const path = join(folder, 'expected.json');
        writeFileSync(path, JSON.stringify(expectedOutside(records)));
        const counted = execFileSync('python3', [CHECK, folder, path], { encoding: 'utf8', stdio: 'pipe' });
        const count = (of: (record: DatasetRecord) => number): number => records.reduce((n, one) => n + of(one), 0);
        expect(JSON.parse(counted)).toEqual({
          documents: records.length,
          annotations: count(({ annotations }) => annotations.length),
          relations: count(({ relations }) => relations.length),
        });
      },
    },
  ],
};
