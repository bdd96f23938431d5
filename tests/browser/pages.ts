import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import type { TestProject } from 'vitest/node';
import { bundle, type Bundle } from './pane/bundle.ts';

/** Pages that tests open, by the folder of their `index.html`, and the vitest project whose files open them. */
const PAGES = { 'pane/page': 'pane', 'rich/page': 'pane', 'shell/page': 'window' } as const;

/** Where the built pages of this run are: told to the processes of the tests. */
const FOLDER = 'CLAIMWRIGHT_TEST_PAGES';

/** Builds the pages of a project once for all its files, before the first of them. */
export async function setup({ name }: TestProject): Promise<() => void> {
  const folder = (process.env[FOLDER] ??= mkdtempSync(join(tmpdir(), 'claimwright-pages-')));
  for (const [page, project] of Object.entries(PAGES)) {
    if (project !== name) continue;
    for (const [path, body] of await bundle(join(import.meta.dirname, page))) {
      const file = join(folder, page, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, body);
    }
  }
  return () => rmSync(folder, { recursive: true, force: true });
}

/** The page in a folder of `tests/browser`, as {@link setup} built it: its files by path. */
export function builtPage(page: keyof typeof PAGES): Bundle {
  const folder = join(process.env[FOLDER] ?? '', page);
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    entries.map(({ parentPath, name }) => {
      const file = join(parentPath, name);
      return [`/${relative(folder, file).split(sep).join('/')}`, readFileSync(file)];
    }),
  );
}
