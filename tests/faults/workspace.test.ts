import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { openProject } from '../../electron/core/services/project.ts';
import { projectWith, temporaryFolder, world } from '../support/project.ts';
import { testCore } from '../support/core.ts';

const ANA = { id: 'ana', name: 'Ana' };

async function withSample() {
  const at = await testCore();
  const project = await at.client.call('project.sample', {});
  await at.client.call('preferences.save', { annotator: ANA });
  const [document] = (await at.client.call('documents.list', {})).documents;
  return { at, project, document: document?.id ?? '' };
}

describe('the files of the open project', () => {
  it('are never opened by anything but SQLite, which would drop its locks', async () => {
    const { at, project, document } = await withSample();
    await at.tag(document, 'North Korea');
    const link = join(at.dataDir, 'link.txt');
    symlinkSync(project.path, link);
    for (const path of [project.path, `${project.path}-wal`, `${project.path}-lock`, link]) {
      const stage = at.client.call('import.stage', { task: uuid(), source: { kind: 'path', path } });
      await expect(stage).rejects.toMatchObject({
        code: 'refused',
        message: expect.stringContaining('is open') as string,
      });
      const write = { task: uuid(), format: 'jsonl', path, layer: 'all', overwrite: true };
      await expect(at.client.call('export.write', write)).rejects.toMatchObject({ code: 'refused' });
    }
    // Another program that opens and closes the file takes itself for the last one where the locks are gone.
    const code = `const D=require('better-sqlite3');const d=new D(process.argv[1]);d.prepare('SELECT count(*) FROM texts').get();d.close()`;
    execFileSync(process.execPath, ['-e', code, project.path], { cwd: join(import.meta.dirname, '../..') });
    expect(existsSync(`${project.path}-wal`)).toBe(true);
    await at.core.close();
  });

  it('have one lock, whatever name leads to them', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'p.claimwright');
    projectWith(path, ['A text.']).project.close();
    mkdirSync(join(folder, 'elsewhere'));
    symlinkSync(path, join(folder, 'elsewhere', 'p.claimwright'));
    return Promise.all([testCore(), testCore()]).then(async ([one, two]) => {
      expect(await one.client.call('project.open', { path })).toMatchObject({ readOnly: false });
      const other = two.client.call('project.open', { path: join(folder, 'elsewhere', 'p.claimwright') });
      await expect(other).rejects.toMatchObject({ code: 'locked' });
      await Promise.all([one.core.close(), two.core.close()]);
    });
  });
});

describe('making a project', () => {
  it('killed at any moment leaves none or a whole one', { timeout: 120_000 }, async () => {
    const session = join(import.meta.dirname, 'first-start-session.ts');
    let made = 0;
    const KILLS = 6;
    for (let i = 0; i < KILLS; i++) {
      const dataDir = temporaryFolder();
      const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', session, dataDir]);
      const dead = once(child, 'close');
      await once(child.stdout, 'data');
      await new Promise((resolve) => setTimeout(resolve, i * 80));
      child.kill('SIGKILL');
      const [, signal] = (await dead) as [number | null, string | null];
      expect(signal).toBe('SIGKILL');
      made += Number(existsSync(join(dataDir, 'Sample project.claimwright')));
      const at = await testCore(dataDir);
      await at.client.call('project.sample', {});
      expect((await at.client.call('documents.list', {})).documents).toHaveLength(5);
      await at.core.close();
    }
    expect(made, 'some were killed before they were made').toBeLessThan(KILLS);
  });

  it('that cannot be filled leaves nothing behind', async () => {
    const at = await testCore(temporaryFolder());
    const codebook = join(at.dataDir, 'book.json');
    writeFileSync(codebook, '{}');
    const path = join(at.dataDir, 'new.claimwright');
    await expect(at.client.call('project.create', { name: 'New', path, codebook })).rejects.toMatchObject({
      code: 'refused',
    });
    expect(readdirSync(at.dataDir).filter((name) => name.includes('claimwright'))).toEqual([]);
    await at.core.close();
  });
});

describe('calls that mean another project', () => {
  it('are refused, for a copy and for the same file opened again', async () => {
    const { at, project, document } = await withSample();
    const copy = join(at.dataDir, 'copy.claimwright');
    await at.client.call('project.close', { session: project.session });
    copyFileSync(project.path, copy);
    const other = await at.client.call('project.open', { path: copy });
    const draft = { id: uuid(), document, label: 'CLAIM', fragments: [{ start: 0, end: 7 }], quote: 'N.Korea' };
    for (const session of [project.session, 'nonsense']) {
      const create = { batch: uuid(), annotations: [draft], session };
      await expect(at.client.call('annotations.create', create)).rejects.toMatchObject({ code: 'other_project' });
      await expect(at.client.call('documents.list', { session })).rejects.toMatchObject({ code: 'other_project' });
    }
    expect((await at.client.call('project.stats', { session: other.session })).annotations).toBe(0);
    await at.client.call('annotations.create', { batch: uuid(), annotations: [draft], session: other.session });
    expect(at.events.findLast((event) => event.type === 'batch')).toMatchObject({ session: other.session });
    await at.core.close();
  });
});

describe('annotations of another person', () => {
  it('cannot be changed or deleted', async () => {
    const { at, document } = await withSample();
    const id = await at.tag(document, 'North Korea');
    await at.client.call('preferences.save', { annotator: { id: 'ben', name: 'Ben' } });
    expect(at.events.at(-1), 'every window hears of the new name').toEqual({ type: 'session' });
    await expect(at.client.call('annotations.update', { batch: uuid(), id, note: 'mine now' })).rejects.toMatchObject({
      code: 'refused',
    });
    await expect(at.client.call('annotations.delete', { batch: uuid(), ids: [id] })).rejects.toMatchObject({
      code: 'refused',
    });
    expect((await at.client.call('documents.read', { id: document })).annotations).toHaveLength(1);
    await at.core.close();
  });
});

describe('a project from elsewhere', () => {
  it('with a trigger of its own is refused', () => {
    const path = join(temporaryFolder(), 'p.claimwright');
    projectWith(path, ['A text.']).project.close();
    new Database(path)
      .exec('CREATE TRIGGER quiet AFTER INSERT ON annotations BEGIN DELETE FROM annotations; END')
      .close();
    expect(() => openProject(path, false, world())).toThrow(/its tables are not those of a project/);
  });

  it('is written to with synchronous=FULL on every connection', () => {
    const path = join(temporaryFolder(), 'p.claimwright');
    const { project } = projectWith(path, ['A text.']);
    const snapshot = project.snapshot();
    for (const db of [project.db, snapshot]) {
      expect(db.pragma('synchronous', { simple: true })).toBe(2);
      expect(db.pragma('trusted_schema', { simple: true })).toBe(0);
      expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
      expect(db.pragma('recursive_triggers', { simple: true })).toBe(1);
    }
    snapshot.close();
    project.close();
  });
});

describe('a core that is closed', () => {
  it('answers nothing more', async () => {
    const { at } = await withSample();
    await at.core.close();
    await expect(at.client.call('project.sample', {})).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('preferences that cannot be written', () => {
  it('do not keep a project from being opened', async () => {
    const at = await testCore();
    const path = join(at.dataDir, 'p.claimwright');
    projectWith(path, ['A text.']).project.close();
    // A folder where the file should be: root, too, is refused.
    rmSync(join(at.dataDir, 'preferences.json'), { force: true });
    mkdirSync(join(at.dataDir, 'preferences.json.new'));
    chmodSync(at.dataDir, 0o755);
    expect(await at.client.call('project.open', { path })).toMatchObject({ name: 'Test' });
    expect(at.events).toContainEqual({ type: 'session' });
    await at.core.close();
  });
});
