import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { inProcess } from './claimwright.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const folder = mkdtempSync(join(tmpdir(), 'claimwright-team-'));
afterAll(() => rmSync(folder, { recursive: true }));
const run = (...args: readonly string[]) => inProcess(args, folder);
const read = async (...args: readonly string[]): Promise<unknown> => JSON.parse((await run(...args, '--json')).out);

beforeAll(async () => {
  expect((await run('init', 'team.claimwright', '--seeds')).code).toBe(0);
});

describe('a team on the command line', () => {
  const asked = ['assign', 'team.claimwright', '--annotators', 'Ana,Bea', '--overlap', '0.4', '--seed', '7'] as const;

  it('is divided the same way each time, and only where it is not a trial', async () => {
    await run('assign', 'team.claimwright', '--annotators', 'Ana,Bea', '--documents', 'nowhere.txt').then(
      ({ code, err }) => {
        expect(code).toBe(1);
        expect(err).toMatch(/nowhere\.txt/);
      },
    );
    const trial = await read(...asked, '--dry-run');
    expect(trial).toMatchObject({ dry_run: true, overlap: { length: 2 }, assignments: { length: 7 } });
    expect(await read('team', 'team.claimwright')).toMatchObject({ work: [] });
    expect(await read(...asked)).toEqual({ ...(trial as object), dry_run: false });
    expect(await read(...asked)).toMatchObject({ assignments: [] });
    expect(await read('team', 'team.claimwright')).toMatchObject({
      blind: false,
      leads: [],
      layers: [
        { id: 'ana', name: 'Ana', states: { done: 0 } },
        { id: 'bea', name: 'Bea' },
      ],
      work: { length: 7 },
    });
    expect((await run('team', 'team.claimwright')).out).toMatch(
      /^2 annotators; blind mode is off\n\nLAYER +NAME +ASSIGNED/,
    );
  });

  it.each([
    [['assign', 'team.claimwright'], 2, /--annotators/],
    [['assign', 'team.claimwright', '--annotators', 'ana', '--overlap', '2'], 2, /from 0 to 1/],
    [['assign', 'team.claimwright', '--annotators', 'gold'], 2, /shared layer/],
    [['assign', 'team.claimwright', '--annotators', 'ana', '--per-document', '3'], 1, /3 annotators a document/],
  ] as const)('refuses %j', async (args, code, message) => {
    const ended = await run(...args);
    expect(ended).toMatchObject({ code, out: '' });
    expect(ended.err).toMatch(message);
  });
});

describe('a project from a bundle', () => {
  it('has what the bundle holds; nothing else goes with --from, and a file that is there stays', async () => {
    expect((await run('bundle', 'team.claimwright', 'team.cwb')).code).toBe(0);
    expect((await run('init', 'bea.claimwright', '--from', 'team.cwb')).out).toBe(
      'bea.claimwright: made, with 5 documents and 0 annotations\n',
    );
    expect(await read('team', 'bea.claimwright')).toEqual(await read('team', 'team.claimwright'));
    const both = await run('init', 'both.claimwright', '--from', 'team.cwb', '--seeds');
    expect(both).toMatchObject({ code: 2, out: '' });
    expect(both.err).toMatch(/--from/);
    const again = await run('init', 'bea.claimwright', '--from', 'team.cwb');
    expect(again).toMatchObject({ code: 1, out: '' });
    expect(again.err).toMatch(/bea\.claimwright/);
    expect(await run('init', 'none.claimwright', '--from', 'gone.cwb')).toMatchObject({ code: 1, out: '' });
  });
});
