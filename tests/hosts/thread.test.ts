import { afterEach, describe, expect, it } from 'vitest';
import { spawnCore } from '../../electron/core/thread/spawn.ts';
import type { Core, CoreOptions } from '../../electron/core/core.ts';

const options: CoreOptions = {
  dataDir: 'data',
  folder: 'folder',
  seedsDir: 'seeds',
  version: '1',
  parseThread: 'none',
};
const entry = new URL('./fixtures/tiny-entry.ts', import.meta.url);

let core: Core | null = null;
afterEach(async () => {
  await core?.close();
  core = null;
});

describe('a core in a thread of its own', () => {
  it('answers calls, each with its own reply', async () => {
    const made = await spawnCore(options, entry);
    core = made;
    const calls = Array.from({ length: 50 }, (_, i) => made.call('test.echo', { i, text: '한국 👩‍👩‍👧' }));
    const replies = await Promise.all(calls);
    expect(replies).toEqual(calls.map((_, i) => ({ ok: true, value: { i, text: '한국 👩‍👩‍👧' } })));
    expect(await core.call('nothing.here', {})).toMatchObject({ ok: false, code: 'unknown_procedure' });
  });

  it('takes its entry as a file URL in text as well', async () => {
    core = await spawnCore(options, entry.href);
    expect(await core.call('test.echo', 1)).toEqual({ ok: true, value: 1 });
  });

  it('says events before the reply of the call that caused them, until a listener leaves', async () => {
    core = await spawnCore(options, entry);
    const heard: string[] = [];
    const leave = core.subscribe((event) => heard.push(event.type));
    await core.call('test.say', {});
    expect(heard).toEqual(['session']);
    leave();
    await core.call('test.say', {});
    expect(heard).toEqual(['session']);
  });

  it('refuses an input that is not plain data, and goes on', async () => {
    core = await spawnCore(options, entry);
    expect(await core.call('test.echo', () => 1)).toMatchObject({ ok: false, code: 'invalid' });
    expect(await core.call('test.echo', 2)).toEqual({ ok: true, value: 2 });
  });

  it.each(['test.crash', 'test.exit'])('answers open and later calls when the thread dies (%s)', async (death) => {
    const crashes: string[] = [];
    core = await spawnCore(options, entry, (error) => crashes.push(error.message));
    const open = core.call('test.never', {});
    expect(await core.call(death, {})).toMatchObject({ ok: false, code: 'internal' });
    expect(await open).toMatchObject({
      ok: false,
      code: 'internal',
      message: expect.stringContaining('Start Claimwright again'),
    });
    expect(await core.call('test.echo', 1)).toMatchObject({ ok: false, code: 'internal' });
    expect(crashes).toHaveLength(1);
  });

  it('closes once, answers what was open, and refuses calls after it', async () => {
    core = await spawnCore(options, entry);
    const open = core.call('test.never', {});
    await Promise.all([core.close(), core.close()]);
    expect(await open).toMatchObject({ ok: false, code: 'cancelled' });
    expect(await core.call('test.echo', 1)).toMatchObject({ ok: false, code: 'cancelled' });
  });

  it('is not made where the core is refused, where it has a bug, and where there is no entry', async () => {
    const crashes: Error[] = [];
    const spawn = (version: string, at = entry): Promise<Core> =>
      spawnCore({ ...options, version }, at, (e) => crashes.push(e));
    await expect(spawn('refused')).rejects.toMatchObject({ name: 'Refusal', code: 'io', details: { file: 'data' } });
    await expect(spawn('bug')).rejects.toThrow('planted at the start');
    await expect(spawn('1', new URL('./missing.ts', entry))).rejects.toThrow(/missing\.ts/);
    expect(crashes).toEqual([]);
  });
});
