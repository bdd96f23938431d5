import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { call } from './bridge.ts';

function look(app: ElectronApplication) {
  return app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    if (!window) throw new Error('expected a window');
    return { bounds: window.getNormalBounds(), maximized: window.isMaximized(), visible: window.isVisible() };
  });
}

test('the window opens where it was closed', async ({ workbench }) => {
  const bounds = { x: 120, y: 80, width: 1000, height: 700 };
  await workbench.app.evaluate(
    ({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds),
    bounds,
  );
  await workbench.restart();
  expect(await look(workbench.app)).toMatchObject({ bounds, maximized: false });

  await workbench.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.maximize());
  await workbench.restart();
  expect(await look(workbench.app)).toMatchObject({ bounds, maximized: true });
});

test('the place is kept while the window lives: a killed program opens there too', async ({ workbench }) => {
  const bounds = { x: 40, y: 30, width: 900, height: 640 };
  await workbench.app.evaluate(
    ({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds),
    bounds,
  );
  await workbench.page.waitForTimeout(700);
  await workbench.kill();
  expect(await look(workbench.app)).toMatchObject({ bounds });
});

test('a place that no screen shows, or that makes no sense, is given up', async ({ workbench }) => {
  const file = join(workbench.dataDir, 'window.json');
  const lost = { bounds: { x: -4000, y: 9000, width: 1000, height: 700 }, maximized: false };
  for (const content of [JSON.stringify(lost), '{"bounds":', '{"bounds":{"x":"1"}}']) {
    // The running window writes its own place when it closes.
    await workbench.app.close();
    await writeFile(file, content);
    await workbench.restart();
    await expect.poll(async () => (await look(workbench.app)).visible).toBe(true);
    const { bounds } = await look(workbench.app);
    expect(bounds.x).toBeGreaterThanOrEqual(0);
    expect(bounds.y).toBeGreaterThanOrEqual(0);
  }
});

test('native parts follow the theme that the window saves', async ({ workbench: { page, app } }) => {
  const source = () => app.evaluate(({ nativeTheme }) => nativeTheme.themeSource);
  expect(await source()).toBe('system');
  for (const theme of ['dark', 'light', 'system']) {
    expect(await call(page, 'preferences.save', { theme })).toMatchObject({ reply: { ok: true } });
    expect(await source()).toBe(theme);
  }
});
