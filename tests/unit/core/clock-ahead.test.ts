import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { expect, it } from 'vitest';
import { aheadOf } from '../../../electron/core/merge/ahead.ts';
import { openProject } from '../../../electron/core/services/project.ts';
import { aheadNote } from '../../../electron/cli/merge-words.ts';
import { testCore } from '../../support/core.ts';
import { projectWith, temporaryFolder, world } from '../../support/project.ts';

const HOUR = 3600_000;
const folder = temporaryFolder();

it.each([
  ['an hour', HOUR, false],
  ['a day all but a minute', 24 * HOUR - 60_000, false],
  ['two days', 48 * HOUR, true],
])('a log that is %s ahead of the clock is or is not told', (name, ahead, isTold) => {
  const { project } = projectWith(join(folder, `${name}.claimwright`), ['Text']);
  const stamp = Date.now();
  expect(aheadOf(project.db, stamp - ahead) !== null).toBe(isTold);
  project.close();
});

it('writing a bundle of a project whose clock was ahead warns, and so does merging into it; a broken file hides no good one', async () => {
  const path = join(folder, 'ours.claimwright');
  const { project, ids } = projectWith(path, ['Text']);
  project.close();
  const late = openProject(path, false, { ...world(), now: () => Date.now() + 72 * HOUR });
  const id = uuid();
  const after = { id, text: 'From the future' };
  late.write({ batch: uuid(), name: 'card', actor: 'ana', changes: [{ entity: 'claim', id, after }] });
  late.close();
  const other = join(folder, 'other.claimwright');
  const { project: theirs } = projectWith(other, ['Text']);
  theirs.close();
  const broken = join(folder, 'broken.cwb');
  writeFileSync(broken, 'no bundle');
  expect(ids).toHaveLength(1);

  const at = await testCore();
  const { client } = at;
  await client.call('project.open', { path });
  const out = join(folder, 'ours.cwb');
  const written = await client.call('bundle.write', { task: uuid(), path: out, originals: false, overwrite: false });
  const day = new Date(Date.now() + 72 * HOUR).toISOString().split('T')[0] ?? '';
  expect(written.ahead).toContain(day);
  expect(aheadNote(written.ahead ?? '')).toContain(`stamped ${day}, more than a day from now`);
  const sources = [broken, other].map((file) => ({ kind: 'path', path: file }) as const);
  const preview = await client.call('merge.preview', { task: uuid(), sources });
  expect(preview.ahead).toBe(written.ahead);
  expect(preview.plans.map(({ file }) => file)).toEqual([other]);
  expect(preview.broken).toMatchObject([{ file: broken, message: expect.stringContaining('broken.cwb') as string }]);
  const merged = await client.call('merge.commit', { task: uuid(), id: preview.id });
  expect(merged.plans.map(({ operations }) => operations.new > 0)).toEqual([true]);
  const [alone] = sources;
  if (!alone) throw new Error('there are two');
  await expect(client.call('merge.preview', { task: uuid(), sources: [alone] })).rejects.toMatchObject({
    message: preview.broken[0]?.message,
  });
  // Whoever gets it: the clock of this machine is right, so the bundle waits for its day.
  await client.call('project.open', { path: other });
  await expect(
    client.call('merge.preview', { task: uuid(), sources: [{ kind: 'path', path: out }] }),
  ).rejects.toMatchObject({ message: expect.stringContaining('more than a day from now') as string });
  await at.core.close();
});
