import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testCore, type TestCore } from '../../support/core.ts';
import { projectWith, temporaryFolder } from '../../support/project.ts';

let at: TestCore;
let other: string;

beforeEach(async () => {
  // A new folder has no sample project: it is made, which takes a while.
  at = await testCore(temporaryFolder());
  other = join(at.dataDir, 'other.claimwright');
  projectWith(other, ['A text.']).project.close();
});
afterEach(() => at.core.close());

const openPath = async (): Promise<string | undefined> => (await at.client.call('session.read', {})).project?.path;

describe('projects are opened in the order in which it was asked for', () => {
  it('what takes long to make does not take the place of what was opened after it', async () => {
    const sample = at.client.call('project.sample', {});
    const opened = at.client.call('project.open', { path: other });
    expect((await sample).name).toBe('Sample project');
    expect((await opened).path).toBe(other);
    expect(await openPath()).toBe(other);
  });

  it('closing comes after what was asked for before it', async () => {
    const sample = at.client.call('project.sample', {});
    const closed = at.client.call('project.close', {});
    await Promise.all([sample, closed]);
    expect(await openPath()).toBeUndefined();
  });

  it('closing is of the project that was open when it was asked for', async () => {
    await at.client.call('project.sample', {});
    const opened = at.client.call('project.open', { path: other });
    const closed = at.client.call('project.close', {});
    await Promise.all([opened, closed]);
    expect(await openPath()).toBe(other);
  });

  it('one that cannot be opened holds up nobody', async () => {
    const file = join(at.dataDir, 'none.claimwright');
    mkdirSync(file);
    writeFileSync(join(at.dataDir, 'broken.claimwright'), 'not a project');
    const refused = [file, join(at.dataDir, 'broken.claimwright')].map((path) =>
      at.client.call('project.open', { path }),
    );
    const opened = at.client.call('project.open', { path: other });
    expect((await Promise.allSettled(refused)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect((await opened).path).toBe(other);
  });
});

it('what a program opens by itself never takes the place of what is open by then', async () => {
  const opened = at.client.call('project.open', { path: other });
  const sample = at.client.call('project.sample', { unlessOpen: true });
  await opened;
  expect((await sample).path).toBe(other);
  const second = join(at.dataDir, 'second.claimwright');
  projectWith(second, ['Another.']).project.close();
  expect((await at.client.call('project.open', { path: second, unlessOpen: true })).path).toBe(other);
  await at.client.call('project.close', {});
  expect((await at.client.call('project.open', { path: second, unlessOpen: true })).path).toBe(second);
});
