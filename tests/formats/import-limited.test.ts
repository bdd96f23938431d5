import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/project.ts';

const IMPORT = fileURLToPath(new URL('import-limited.ts', import.meta.url));
/** Of each of both threads. Half of it is the program itself; an import that held 10,000 annotations would not fit into what is left. */
const MEGABYTES = 32;

describe('an import', () => {
  it('of any number of annotations takes the same memory, and so does taking it back', async () => {
    const folder = join(temporaryFolder(), 'limited');
    const child = [`--max-old-space-size=${MEGABYTES}`, IMPORT, 'jsonl', '10000', String(MEGABYTES), folder];
    const { stdout } = await promisify(execFile)(process.execPath, child);
    expect(JSON.parse(stdout)).toEqual({ imported: 10_000, left: 0 });
    expect(readdirSync(join(folder, 'imports'))).toEqual([]);
  }, 180_000);
});
