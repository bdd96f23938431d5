import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type Workbench } from '../fixtures.ts';
import { call, collectEvents, heardEvents } from './bridge.ts';

/** Starts the program once more with the same data, as a double click on a project would. */
function startAgain(electron: string, program: string, { dataDir, folder }: Workbench, args: string[]): ChildProcess {
  return spawn(electron, ['--no-sandbox', program, ...args], {
    cwd: folder,
    env: { ...process.env, CLAIMWRIGHT_DATA: dataDir, CLAIMWRIGHT_FOLDER: folder },
    stdio: 'ignore',
  });
}

test('a data folder that cannot be made is told in one sentence', async ({ electron, program, workbench }) => {
  const file = join(workbench.dataDir, 'a-file');
  await writeFile(file, '');
  const start = spawn(electron, ['--no-sandbox', program], {
    env: { ...process.env, CLAIMWRIGHT_DATA: join(file, 'data') },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  start.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  expect(await once(start, 'close')).toEqual([1, null]);
  expect(said).toContain('claimwright: could not start: ');
  expect(said).not.toMatch(/^\s+at /m);
  expect(said).toContain(join(file, 'data'));
});

test('a second start hands its project to the first and ends', async ({ workbench, electron, program }) => {
  const { page, app, folder } = workbench;
  const path = join(folder, 'second.claimwright');
  await call(page, 'project.create', { name: 'Second', path });
  await call(page, 'project.close', {});
  await app.evaluate(({ app }) => {
    app.on('second-instance', () => Reflect.set(globalThis, 'startedAgain', true));
  });
  await collectEvents(page);

  const second = startAgain(electron, program, workbench, ['second.claimwright']);
  const [code] = (await once(second, 'exit')) as [number | null];
  expect(code).toBe(0);
  await expect.poll(() => app.evaluate(() => Reflect.get(globalThis, 'startedAgain') as unknown)).toBe(true);
  await expect
    .poll(() => call(page, 'session.read', {}))
    .toMatchObject({ reply: { ok: true, value: { project: { path } } } });
  expect(await heardEvents(page)).toContainEqual({ type: 'session' });
  expect(app.windows()).toHaveLength(1);
});

test('a project that the system asks for is opened; one that is not there is told', async ({ workbench }) => {
  const { page, app, folder } = workbench;
  const path = join(folder, 'asked.claimwright');
  await call(page, 'project.create', { name: 'Asked', path });
  await call(page, 'project.close', {});
  await app.evaluate(({ app, dialog }, path) => {
    dialog.showMessageBox = async (...args: unknown[]) => {
      Reflect.set(globalThis, 'told', args.at(-1));
      return { response: 0, checkboxChecked: false };
    };
    app.emit('open-file', { preventDefault() {} }, path);
  }, path);
  await expect
    .poll(() => call(page, 'session.read', {}))
    .toMatchObject({ reply: { ok: true, value: { project: { path } } } });

  const missing = join(folder, 'missing.claimwright');
  await app.evaluate(({ app }, path) => app.emit('open-file', { preventDefault() {} }, path), missing);
  await expect
    .poll(() => app.evaluate(() => Reflect.get(globalThis, 'told') as unknown))
    .toMatchObject({ type: 'error', message: 'The project was not opened.', detail: expect.stringContaining(missing) });
  expect(existsSync(missing)).toBe(false);
});

test('the end waits for the core to let go of its project', async ({ workbench }) => {
  const path = join(workbench.folder, 'open.claimwright');
  expect(await call(workbench.page, 'project.create', { name: 'Open', path })).toMatchObject({ reply: { ok: true } });
  await workbench.restart();
  expect(await call(workbench.page, 'project.open', { path })).toMatchObject({ reply: { ok: true } });
});
