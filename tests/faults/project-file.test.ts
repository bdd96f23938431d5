import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, readFileSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Refusal } from '../../shared/api/reply.ts';
import { SCHEMA_VERSION } from '../../electron/core/db/migrations/all.ts';
import { openProject } from '../../electron/core/services/project.ts';
import { projectWith, sha256, temporaryFolder, world } from '../support/project.ts';

const folder = temporaryFolder();
const good = join(folder, 'good.claimwright');
projectWith(good, ['Police said 12 people died.']).project.close();

const patched =
  (edit: (bytes: Buffer) => void) =>
  (path: string): void => {
    const bytes = readFileSync(good);
    edit(bytes);
    writeFileSync(path, bytes);
  };

/** Files that are no sound project: how each is made, and how it is refused. */
const BAD: [what: string, make: (path: string) => void, code: string, message: RegExp][] = [
  ['a missing file', () => {}, 'not_found', /There is no file/],
  ['a folder', (path) => mkdirSync(path), 'not_a_project', /is a folder/],
  ['an empty file', (path) => writeFileSync(path, ''), 'not_a_project', /is empty/],
  [
    'a text',
    (path) => writeFileSync(path, 'Police said 12 people died.'),
    'not_a_project',
    /is not a Claimwright project/,
  ],
  ['a short text', (path) => writeFileSync(path, 'no'), 'not_a_project', /is not a Claimwright project/],
  [
    'a database of another program',
    (path) => new Database(path).exec('CREATE TABLE t (x)').close(),
    'not_a_project',
    /another program/,
  ],
  [
    'a project cut in half',
    (path) => (copyFileSync(good, path), truncateSync(path, 60_000)),
    'damaged',
    /holds 60000 of \d+ bytes/,
  ],
  [
    'a project cut to its header',
    (path) => (copyFileSync(good, path), truncateSync(path, 80)),
    'damaged',
    /ends after 80 bytes/,
  ],
  ['a newer project', patched((bytes) => bytes.writeUInt32BE(SCHEMA_VERSION + 1, 60)), 'newer', /later version/],
  ['a project with a page of noise', patched((bytes) => bytes.fill(0xa5, 4096, 8192)), 'damaged', /is damaged/],
];

describe('opening a file that is no sound project', () => {
  it.each(BAD)('%s is refused and left as it is', (what, make, code, message) => {
    const path = join(folder, `${what.replaceAll(' ', '-')}.claimwright`);
    make(path);
    const before = what === 'a missing file' || what === 'a folder' ? null : sha256(readFileSync(path));
    for (const readOnly of [false, true]) {
      const open = (): void => openProject(path, readOnly, world()).close();
      expect(open).toThrow(message);
      expect(open).toThrow(expect.objectContaining({ code }) as Refusal);
    }
    if (before !== null) expect(sha256(readFileSync(path))).toBe(before);
    expect(readdirSync(folder).filter((name) => name.includes('-wal') || name.includes('-shm'))).toEqual([]);
  });

  it('a sound one is opened, so the checks can tell', () => {
    const project = openProject(good, false, world());
    expect(project.info()).toMatchObject({ name: 'Test', readOnly: false });
    project.close();
  });
});

describe('two processes on one project', () => {
  /** Starts a process that tries to open the project, says whether it could, and holds it until its input ends. */
  async function contend(path: string): Promise<{ said: string; kill: () => Promise<void> }> {
    const script = `
      import { openProject } from ${JSON.stringify(new URL('../../electron/core/services/project.ts', import.meta.url).href)};
      // Held: a project that nobody refers to is collected, and its lock with it.
      try { globalThis.held = openProject(process.argv[1], false, { now: Date.now, id: () => 'x', emit() {} }); process.stdout.write('open\\n'); process.stdin.resume(); }
      catch (error) { process.stdout.write(error.code + ' ' + error.message + '\\n'); process.exit(0); }`;
    const child = spawn(process.execPath, [
      '--disable-warning=ExperimentalWarning',
      '--input-type=module',
      '-e',
      script,
      path,
    ]);
    const [said] = (await once(child.stdout, 'data')) as [Buffer];
    const gone = once(child, 'close');
    return {
      said: said.toString().trim(),
      kill: async () => {
        child.kill('SIGKILL');
        await gone;
      },
    };
  }

  it(
    'the second is refused by name of the first, may read, and may write once the first was killed',
    { timeout: 60_000 },
    async () => {
      const first = await contend(good);
      expect(first.said).toBe('open');
      const second = await contend(good);
      expect(second.said).toMatch(
        /^locked .* is open in another window or program \(process \d+ on .*\)\. Close it there first\.$/,
      );
      await second.kill();
      const reading = openProject(good, true, world());
      expect(reading.info().readOnly).toBe(true);
      reading.close();
      await first.kill();
      const third = openProject(good, false, world());
      expect(third.info().readOnly).toBe(false);
      third.close();
    },
  );

  it('of many at once exactly one gets it', { timeout: 120_000 }, async () => {
    for (let round = 0; round < 3; round++) {
      const all = await Promise.all(Array.from({ length: 6 }, () => contend(good)));
      expect(all.filter(({ said }) => said === 'open')).toHaveLength(1);
      expect(all.filter(({ said }) => said.startsWith('locked'))).toHaveLength(5);
      await Promise.all(all.map(({ kill }) => kill()));
    }
  });
});
