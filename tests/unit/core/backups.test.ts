import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { v7 as uuid } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startBackups } from '../../../electron/core/services/backup-schedule.ts';
import { createBackupStore, restoreBackup } from '../../../electron/core/services/backups.ts';
import { createAnnotations, updateAnnotation } from '../../../electron/core/services/annotations.ts';
import { openProject } from '../../../electron/core/services/project.ts';
import { toKeep } from '../../../electron/core/services/rotation.ts';
import { quietPace } from '../../../electron/core/services/task.ts';
import { utf16 } from '../../../shared/text/units.ts';
import { testCore, type TestCore } from '../../support/core.ts';
import { ANA, dump, projectWith, replay, temporaryFolder, world } from '../../support/project.ts';

/** `npm run proof:backups` asks for 100. */
const ROUNDS = Number(process.env['ROUNDS'] ?? 20);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 10, 26, 12, 30);

describe('rotation', () => {
  const kept = (ages: readonly number[], last = 2): number[] => {
    const times = ages.map((age) => NOW - age);
    return [...toKeep(times, NOW, last)].map((time) => NOW - time).toSorted((a, b) => a - b);
  };
  const MINUTE = 60_000;
  it.each<[string, number[], number[]]>([
    ['nothing of nothing', [], []],
    ['the last ones, however close', [1, 2, 3].map((n) => n * 1000), [1000, 2000]],
    [
      'the newest of each hour of a day',
      [0, 1, 2, 40, 50, 70, 100].map((n) => n * MINUTE),
      [0, 1, 40, 100].map((n) => n * MINUTE),
    ],
    ['the newest of each day of 14 days', [0, MINUTE, 2 * DAY, 2 * DAY + HOUR, 3 * DAY], [0, MINUTE, 2 * DAY, 3 * DAY]],
    ['the newest of each month', [0, MINUTE, 40 * DAY, 41 * DAY, 90 * DAY], [0, MINUTE, 40 * DAY, 90 * DAY]],
    ['one from the future, as from now', [-HOUR, 0, MINUTE], [-HOUR, 0]],
  ])('keeps %s', (_, ages, expected) => {
    expect(kept(ages)).toEqual(expected);
  });

  it('never keeps more than it promises, nor loses the newest, over two years', () => {
    let times: number[] = [];
    for (let now = NOW - 730 * DAY; now <= NOW; now += 3 * HOUR) {
      times.push(now);
      const keep = toKeep(times, now, 5);
      expect(keep.has(now)).toBe(true);
      times = times.filter((time) => keep.has(time));
    }
    expect(times.length).toBeLessThan(5 + 25 + 15 + 26);
    expect(times.length).toBeGreaterThan(8 + 13 + 22);
  });
});

describe('a backup', () => {
  it(
    `taken while annotations are written restores to what its log says, ${String(ROUNDS)} times`,
    async () => {
      const folder = temporaryFolder();
      const { project, ids } = projectWith(join(folder, 'p.claimwright'), ['Police said 12 people died.']);
      const store = createBackupStore(join(folder, 'backups'), Date.now);
      const annotate = (): void => {
        const id = uuid();
        const fragments = [{ start: utf16(0), end: utf16(6) }];
        const draft = { id, document: ids[0] ?? '', label: 'CLAIM', fragments, quote: 'Police' };
        createAnnotations(project, ANA, { batch: uuid(), annotations: [draft] });
        updateAnnotation(project, ANA, { batch: uuid(), id, note: 'x'.repeat(5000) });
      };
      for (let i = 0; i < 100; i++) annotate();
      let moved = 0;
      for (let round = 0; round < ROUNDS; round++) {
        let writing = true;
        const writer = (async () => {
          // Bounded, or a hundred rounds would make a project that takes minutes to check.
          for (let n = 0; writing && n < 20; n++) {
            annotate();
            await setImmediate();
          }
        })();
        const made = await store.make(project, quietPace(), 100);
        writing = false;
        await writer;
        if ((project.info().seq ?? 0) > made.seq) moved += 1;
        const path = join(folder, `restored-${String(round)}.claimwright`);
        const restored = await restoreBackup(made.path, path, quietPace());
        expect(restored.seq).toBe(made.seq);
        const again = openProject(path, true, world());
        expect(again.info().seq).toBe(made.seq);
        expect(dump(again.db)).toEqual(replay(again.db));
        // And it is the beginning of the project's own log, not some log.
        const head = (db: Database.Database) =>
          db.prepare('SELECT * FROM operations WHERE seq <= ? ORDER BY seq DESC LIMIT 50').all(made.seq);
        expect(head(again.db)).toEqual(head(project.db));
        again.close();
      }
      expect(moved, 'rounds in which something was written meanwhile').toBeGreaterThan(ROUNDS / 2);
      project.close();
    },
    60_000 + ROUNDS * 4000,
  );
});

describe('the backups of a project', () => {
  let at: TestCore;
  let document: string;
  beforeEach(async () => {
    at = await testCore();
    await at.client.call('preferences.save', { annotator: ANA });
    await at.client.call('project.sample', {});
    document = (await at.client.call('documents.list', {})).documents[0]?.id ?? '';
  });
  afterEach(() => at.core.close());

  it('say what they hold and what came since', async () => {
    expect((await at.client.call('backups.list', {})).backups).toEqual([]);
    const id = await at.tag(document, 'North Korea');
    const made = await at.client.call('backups.make', {});
    expect(made).toMatchObject({
      documents: 5,
      annotations: 1,
      problem: null,
      last: { name: 'tag CLAIM', actor: 'ana' },
    });
    await at.tag(document, 'Ukraine', 'PLACE');
    await at.client.call('annotations.delete', { batch: uuid(), ids: [id] });
    const { backups } = await at.client.call('backups.list', {});
    expect(backups).toMatchObject([{ path: made.path, since: 2, problem: null }]);
    const inspected = await at.client.call('backups.inspect', { backup: made.path });
    expect(inspected.byLabel).toEqual([{ label: 'CLAIM', annotations: 1 }]);
    expect(inspected.differences).toMatchObject({
      gone: { total: 1, first: [{ id, quote: 'North Korea' }] },
      added: { total: 1, first: [{ quote: 'Ukraine' }] },
      changed: 0,
    });
    expect(readdirSync(join(made.path, '..')).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('are restored into a new file, never over one that is there', async () => {
    await at.tag(document, 'North Korea');
    const { path: backup } = await at.client.call('backups.make', {});
    const { path } = await at.client.call('backups.restore', { backup });
    expect(path).toMatch(/Sample project .*\.claimwright$/);
    const bytes = readFileSync(path);
    await expect(at.client.call('backups.restore', { backup, path })).rejects.toMatchObject({ code: 'exists' });
    expect(readFileSync(path).equals(bytes)).toBe(true);
    expect((await at.client.call('backups.restore', { backup })).path).not.toBe(path);
    await at.client.call('project.open', { path });
    expect(await at.client.call('project.verify', {})).toMatchObject({ ok: true, annotations: 1 });
  });

  it('that were cut short or changed are found and not restored', async () => {
    const { path, bytes } = await at.client.call('backups.make', {});
    const whole = readFileSync(path);
    truncateSync(path, bytes - 8192);
    expect((await at.client.call('backups.list', {})).backups[0]?.problem).toMatch(/damaged|cut short/);
    const out = join(temporaryFolder(), 'out.claimwright');
    await expect(at.client.call('backups.restore', { backup: path, path: out })).rejects.toMatchObject({
      code: 'damaged',
    });
    // A letter of a text, which no page check sees.
    const changed = Buffer.from(whole);
    const place = changed.indexOf('North Korea');
    changed.write('South Korea', place);
    writeFileSync(path, changed);
    await expect(at.client.call('backups.restore', { backup: path, path: out })).rejects.toMatchObject({
      code: 'damaged',
    });
    expect(existsSync(out)).toBe(false);
  });

  it('of a project that does not open any more are found by its path', async () => {
    const { path = '' } = (await at.client.call('session.read', {})).project ?? {};
    const made = await at.client.call('backups.make', {});
    await at.client.call('project.close', {});
    writeFileSync(path, readFileSync(path).subarray(0, 10_000));
    await expect(at.client.call('project.open', { path })).rejects.toMatchObject({ code: 'damaged' });
    const { backups } = await at.client.call('backups.list', { origin: path });
    expect(backups.map((backup) => backup.path)).toEqual([made.path]);
    expect((await at.client.call('backups.list', { origin: `${path}x` })).backups).toEqual([]);
  });

  it('of a damaged project are not made, and the good ones stay', async () => {
    const folder = temporaryFolder();
    const { project } = projectWith(join(folder, 'p.claimwright'), ['Police said so.']);
    const store = createBackupStore(join(folder, 'backups'), Date.now);
    const good = await store.make(project, quietPace(), 1);
    const other = new Database(join(folder, 'p.claimwright'));
    other.exec('DROP TRIGGER texts_never_change');
    other.exec("UPDATE texts SET text = 'Police said no.'");
    other.close();
    await expect(store.make(project, quietPace(), 1)).rejects.toMatchObject({ code: 'damaged' });
    expect(store.list({ id: 'p1' }, project.db).map(({ path }) => path)).toEqual([good.path]);
    project.close();
  });
});

describe('automatic backups', () => {
  it('are made on leaving where something changed, and say a failure once', async () => {
    const folder = temporaryFolder();
    const { project, ids } = projectWith(join(folder, 'p.claimwright'), ['Police said so.']);
    const failures: string[] = [];
    let root = join(folder, 'backups');
    const settings = { on: true, minutes: 30, keep: 5, folder: null };
    const schedule = startBackups({
      current: () => project,
      settings: () => settings,
      store: () => createBackupStore(root, Date.now),
      now: Date.now,
      onFailed: (message) => failures.push(message),
      log: () => undefined,
    });
    const count = (): number => createBackupStore(root, Date.now).list({ id: 'p1' }, project.db).length;
    await schedule.leaving();
    await schedule.leaving();
    expect(count()).toBe(1);
    const draft = {
      id: uuid(),
      document: ids[0] ?? '',
      label: 'CLAIM',
      fragments: [{ start: utf16(0), end: utf16(6) }],
      quote: 'Police',
    };
    createAnnotations(project, ANA, { batch: uuid(), annotations: [draft] });
    settings.on = false;
    await schedule.leaving();
    expect(count()).toBe(1);
    settings.on = true;
    root = join(folder, 'p.claimwright', 'no-folder');
    await schedule.leaving();
    await schedule.leaving();
    expect(failures).toHaveLength(1);
    root = join(folder, 'backups');
    await schedule.leaving();
    expect(count()).toBe(2);
    schedule.stop();
    project.close();
  });
});

it('of a project whose own id leads elsewhere is refused, and what lies there stays', async () => {
  const root = temporaryFolder();
  const path = join(root, 'hostile.claimwright');
  projectWith(path, ['Police said 12 people died.']).project.close();
  const raw = new Database(path);
  raw.prepare("UPDATE projects SET id = '../work'").run();
  raw.close();
  for (const inside of ['backups', 'work']) mkdirSync(join(root, inside));
  for (const name of ['one', 'two']) copyFileSync(path, join(root, 'work', `${name}.claimwright`));
  const project = openProject(path, false, world());
  const store = createBackupStore(join(root, 'backups'), () => Date.now() + DAY);
  await expect(store.make(project, quietPace(), 1)).rejects.toMatchObject({ code: 'damaged' });
  expect(store.list({ id: '../work' }, null)).toEqual([]);
  expect(readdirSync(join(root, 'work')).filter((name) => name.endsWith('.claimwright'))).toHaveLength(2);
  project.close();
});

it('other files in the folder of the backups do not hide them', async () => {
  const root = temporaryFolder();
  const { project } = projectWith(join(root, 'p.claimwright'), ['Police said 12 people died.']);
  const store = createBackupStore(join(root, 'backups'), Date.now);
  await store.make(project, quietPace(), 1);
  writeFileSync(join(root, 'backups', 'desktop.ini'), '');
  expect(store.list({ origin: project.info().path }, null)).toHaveLength(1);
  project.close();
});
