import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openProject } from '../../electron/core/services/project.ts';
import { batchById } from '../../electron/core/repositories/log.ts';
import { dump, projectWith, replay, world } from '../support/project.ts';

const TEXT = 'Police said 12 people died.';
const ROOT = join(import.meta.dirname, '../..');
/** Where packages are found from, and on a disk. */
const FOLDER = mkdtempSync(join(ROOT, 'node_modules/.claimwright-kill-'));
const SESSION = join(FOLDER, 'session.mjs');

// As one file it starts twice as fast: most of this test is the start of some hundred processes.
beforeAll(() =>
  build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: {
      ssr: join(import.meta.dirname, 'editing-session.ts'),
      outDir: FOLDER,
      rolldownOptions: { output: { entryFileNames: 'session.mjs' } },
    },
  }),
);
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

interface Life {
  readonly child: ChildProcess;
  readonly acknowledged: string[];
  readonly firstAck: Promise<void>;
  readonly ready: Promise<void>;
}

function start(path: string, document: string, env: Record<string, string>): Life {
  const child = spawn(process.execPath, [SESSION, path, document, TEXT], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  const acknowledged: string[] = [];
  const lines = createInterface({ input: child.stdout ?? process.stdin });
  const first = Promise.withResolvers<void>();
  const ready = Promise.withResolvers<void>();
  child.once('exit', () => {
    first.resolve();
    ready.resolve();
  });
  lines.on('line', (line) => {
    const [word, batch] = line.split(' ');
    if (word === 'ready') ready.resolve();
    if (word === 'ack' && batch !== undefined) {
      acknowledged.push(batch);
      first.resolve();
    }
  });
  return { child, acknowledged, firstAck: first.promise, ready: ready.promise };
}

/** Lets a session edit, kills it at a random moment, and answers which batches it had said were saved. */
async function liveAndDie({ child, acknowledged, firstAck, ready }: Life): Promise<readonly string[]> {
  await ready;
  const dead = once(child, 'close');
  child.stdin?.write('go\n');
  await firstAck;
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 40));
  child.kill('SIGKILL');
  await dead;
  return acknowledged;
}

/** Kills one session after another on one project; answers how many acknowledged batches there were and are missing. */
async function lane(kills: number, env: Record<string, string> = {}): Promise<{ acknowledged: number; lost: number }> {
  // On the disk: in memory there is hardly a moment between a commit's beginning and its end.
  const path = join(mkdtempSync(join(FOLDER, 'lane-')), 'p.claimwright');
  const { project, ids } = projectWith(path, [TEXT]);
  project.close();
  let acknowledged = 0;
  let lost = 0;
  let next = start(path, ids[0] ?? '', env);
  for (let i = 0; i < kills; i++) {
    const life = next;
    // The next process starts while this one lives: it opens the project only when told to.
    if (i + 1 < kills) next = start(path, ids[0] ?? '', env);
    const said = await liveAndDie(life);
    const reopened = openProject(path, false, world());
    acknowledged += said.length;
    lost += said.filter((batch) => !batchById(reopened.db, batch)).length;
    expect(reopened.db.pragma('integrity_check', { simple: true })).toBe('ok');
    if (i % 10 === 0 || i + 1 === kills) expect(replay(reopened.db)).toEqual(dump(reopened.db));
    reopened.close();
  }
  return { acknowledged, lost };
}

describe('SIGKILL', () => {
  it('at 300 random moments of an editing session loses no acknowledged annotation', { timeout: 300_000 }, async () => {
    const lanes = await Promise.all([lane(100), lane(100), lane(100)]);
    const acknowledged = lanes.reduce((sum, { acknowledged }) => sum + acknowledged, 0);
    expect(acknowledged).toBeGreaterThan(300);
    expect(lanes.map(({ lost }) => lost)).toEqual([0, 0, 0]);
  });

  it('is caught out when "saved" is said before the commit', { timeout: 120_000 }, async () => {
    let lost = 0;
    for (let i = 0; i < 10 && lost === 0; i++) lost += (await lane(10, { CLAIMWRIGHT_TEST_EARLY_ACK: '1' })).lost;
    expect(lost).toBeGreaterThan(0);
  });
});
