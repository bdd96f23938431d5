import { expect, test } from '../fixtures.ts';

const ELSEWHERE = 'http://example.invalid/';

// In a program of its own: it cannot show its window any more afterwards.
test('a redirect is refused', async ({ workbench: { app } }) => {
  const outcome = await app.evaluate(async ({ BrowserWindow, protocol }, elsewhere) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (!contents) throw new Error('expected a window');
    protocol.unhandle('app');
    protocol.handle('app', () => new Response(null, { status: 302, headers: { location: elsewhere } }));
    const redirected = new Promise<boolean>((resolve) => {
      contents.on('will-redirect', (event) => resolve(event.defaultPrevented));
    });
    contents.reload();
    return redirected;
  }, ELSEWHERE);
  expect(outcome).toBe(true);
});
