import { join } from 'node:path';
import { expect, test } from '../fixtures.ts';
import { call } from './bridge.ts';

// The page gets the real preload: only the check in the main process stands between it and the core.
test('a call from another page is refused', async ({ workbench: { page, app }, program }) => {
  const opened = app.waitForEvent('window');
  await app.evaluate(
    async ({ BrowserWindow }, preload) => {
      const window = new BrowserWindow({
        width: 400,
        height: 300,
        show: false,
        webPreferences: { preload, sandbox: true, contextIsolation: true },
      });
      await window.loadURL('about:blank');
    },
    join(program, 'out', 'preload', 'preload.cjs'),
  );
  const foreign = await opened;
  await foreign.waitForFunction(() => 'claimwright' in window);
  for (const name of ['session.read', 'host.read']) {
    expect(await call(foreign, name, {})).toEqual({
      reply: { ok: false, code: 'refused', message: 'This page may not call the workbench.' },
    });
  }
  expect(await call(page, 'session.read', {})).toMatchObject({ reply: { ok: true } });
});
