import { expect, test } from '../fixtures.ts';

test.use({ shared: true });

const ELSEWHERE = 'http://example.invalid/';

test('the page cannot navigate away, by script or link', async ({ workbench: { page } }) => {
  const before = page.url();
  const ways = {
    script: (url: string) => location.assign(url),
    link: (url: string) => {
      const link = document.createElement('a');
      link.href = url;
      document.body.append(link);
      link.click();
    },
    'another page of its own': () => location.assign('/assets/other.html'),
    'a local file': () => location.assign('file:///etc/hostname'),
  };
  for (const [way, go] of Object.entries(ways)) {
    await page.evaluate(go, ELSEWHERE);
    await page.waitForTimeout(150);
    expect.soft(page.url(), way).toBe(before);
  }
  expect(await page.evaluate(() => 'claimwright' in window)).toBe(true);
});

test('a reload is the one navigation that is let through', async ({ workbench: { page } }) => {
  await page.evaluate(() => Reflect.set(window, 'old', true));
  await Promise.all([page.waitForEvent('load'), page.evaluate(() => location.reload())]);
  expect(await page.evaluate(() => ['old' in window, 'claimwright' in window])).toEqual([false, true]);
});

test('the page cannot open windows', async ({ workbench: { page, app } }) => {
  const opened = await page.evaluate((url) => {
    const link = document.createElement('a');
    Object.assign(link, { href: url, target: '_blank' });
    document.body.append(link);
    link.click();
    return [window.open(url), window.open('about:blank', '_blank', 'width=200')];
  }, ELSEWHERE);
  expect(opened).toEqual([null, null]);
  await page.waitForTimeout(150);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  expect(app.windows()).toHaveLength(1);
});

test('a frame shows nothing from elsewhere', async ({ workbench: { page } }) => {
  await page.evaluate((url) => {
    const frame = document.createElement('iframe');
    frame.src = url;
    document.body.append(frame);
  }, ELSEWHERE);
  await page.waitForTimeout(150);
  for (const frame of page.frames().slice(1)) expect(frame.url()).not.toContain('example.invalid');
});

test('there is no webview', async ({ workbench: { page, app } }) => {
  const attached = await page.evaluate((url) => {
    const view = document.createElement('webview');
    view.setAttribute('src', url);
    document.body.append(view);
    return 'getURL' in view || 'loadURL' in view;
  }, ELSEWHERE);
  expect(attached).toBe(false);
  expect(app.windows()).toHaveLength(1);
});

test('a download is refused', async ({ workbench: { page, app } }) => {
  await app.evaluate(({ session }) => {
    session.defaultSession.on('will-download', (event) => {
      Reflect.set(globalThis, 'downloadRefused', event.defaultPrevented);
    });
  });
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['text']));
    link.download = 'text.txt';
    document.body.append(link);
    link.click();
  });
  await expect.poll(() => app.evaluate(() => Reflect.get(globalThis, 'downloadRefused') as unknown)).toBe(true);
});
