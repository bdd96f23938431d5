import type { Page } from '@playwright/test';
import { SECURITY_HEADERS } from '../../../electron/desktop/headers.ts';
import { expect, test } from '../fixtures.ts';

test.use({ shared: true });

/** Status, type and beginning of what the program's own scheme answers. */
function read(page: Page, path: string, method = 'GET') {
  return page.evaluate(
    async ([path, method]) => {
      const response = await fetch(path, { method });
      const text = await response.text();
      return { status: response.status, type: response.headers.get('content-type'), text: text.slice(0, 200) };
    },
    [path, method] as const,
  );
}

test('the page comes with its policy and the other headers', async ({ workbench: { page } }) => {
  const headers = await page.evaluate(async () => Object.fromEntries((await fetch('/index.html')).headers));
  expect(headers).toMatchObject({ ...SECURITY_HEADERS, 'content-type': 'text/html; charset=utf-8' });
});

// The package's own manifest lies two folders above the window's files, and must not come out by any spelling.
const OUTSIDE = [
  '/../../package.json',
  '/%2e%2e/%2e%2e/package.json',
  '/..%2f..%2fpackage.json',
  '/%2e%2e%2f%2e%2e%2fpackage.json',
  '/assets/..%2f..%2f..%2fpackage.json',
  '/..%5c..%5cpackage.json',
  '/%2fetc%2fhostname.json',
  '/index.html%00.json',
  '/%E0%A4%A.html',
  '/../renderer-2/index.json',
  '/..%2fpreload%2fpreload.js',
  '/package.json',
  '/',
  '/assets',
];

test('no path leads out of the folder of the window', async ({ workbench: { page } }) => {
  for (const path of OUTSIDE) {
    expect.soft(await read(page, path), path).toEqual({
      status: 404,
      type: 'text/plain; charset=utf-8',
      text: 'There is no such file.',
    });
  }
  expect(await read(page, '/index.html', 'POST')).toMatchObject({ status: 405 });
  expect(await read(page, '/index.html')).toMatchObject({ status: 200 });
});

test('inline script, eval, inline style and remote content do not run', async ({ workbench: { page } }) => {
  const seen = await page.evaluate(async () => {
    const blocked: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => blocked.push(event.effectiveDirective));

    const script = document.createElement('script');
    script.textContent = 'window.inlineRan = true';
    document.head.append(script);
    const handler = document.createElement('button');
    handler.setAttribute('onclick', 'window.handlerRan = true');
    document.body.append(handler);
    handler.click();
    const style = document.createElement('style');
    style.textContent = 'html { --from-style: yes }';
    document.head.append(style);
    const image = document.createElement('img');
    image.src = 'https://example.invalid/image.png';
    document.body.append(image);
    const frame = document.createElement('iframe');
    frame.src = 'https://example.invalid/';
    document.body.append(frame);
    // What a driver evaluates may itself evaluate; a task of its own may not.
    await new Promise((resolve) => setTimeout(resolve, 1));
    const evalRan = await Promise.resolve()
      // oxlint-disable-next-line no-eval, no-implied-eval -- whether it is refused is the question
      .then(() => Boolean(new Function('return true')()))
      .catch(() => false);
    const fetched = await fetch('https://example.invalid/data.json').then(
      () => true,
      () => false,
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    return {
      ran: ['inlineRan', 'handlerRan'].filter((name) => name in window),
      styled: getComputedStyle(document.documentElement).getPropertyValue('--from-style'),
      evalRan,
      fetched,
      blocked: [...new Set(blocked)].toSorted(),
    };
  });
  expect(seen).toEqual({
    ran: [],
    styled: '',
    evalRan: false,
    fetched: false,
    blocked: [
      'connect-src',
      'frame-src',
      'img-src',
      'script-src',
      'script-src-attr',
      'script-src-elem',
      'style-src-elem',
    ],
  });
});
