import { join } from 'node:path';
import { expect, test } from '../fixtures.ts';
import { call } from './bridge.ts';

// Each of these pages gets the real preload: only the check in the main process stands between it and the core.
const FOREIGN_PAGES = ['about:blank', 'data:text/html,<title>foreign</title>'];

for (const url of FOREIGN_PAGES) {
  test(`a call from ${url} is refused`, async ({ workbench: { page, app }, program }) => {
    const opened = app.waitForEvent('window');
    await app.evaluate(
      async ({ BrowserWindow }, [preload, url]) => {
        const window = new BrowserWindow({
          width: 400,
          height: 300,
          show: false,
          webPreferences: { preload, sandbox: true, contextIsolation: true },
        });
        await window.loadURL(url);
      },
      [join(program, 'out', 'preload', 'preload.cjs'), url] as const,
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
}
