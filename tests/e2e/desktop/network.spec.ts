import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { expect, test as base } from '../fixtures.ts';

/** A server on this machine that nobody must reach, and the page with its content policy lifted, so that only the program's own guards are left. */
const test = base.extend<{ readonly lure: { readonly url: string; readonly visits: string[] }; readonly bare: Page }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the parameter's shape
  lure: async ({}, provide) => {
    const visits: string[] = [];
    const server = createServer((request, response) => {
      visits.push(request.url ?? '');
      response.writeHead(200, { 'access-control-allow-origin': '*' }).end('reached');
    });
    server.on('upgrade', (request, socket) => {
      visits.push(`upgrade ${request.url}`);
      socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    await provide({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, visits });
    server.closeAllConnections();
    server.close();
  },
  bare: async ({ workbench: { page } }, provide) => {
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Page.setBypassCSP', { enabled: true });
    await Promise.all([page.waitForEvent('load'), page.evaluate(() => location.reload())]);
    await provide(page);
  },
});

/** Chromium adds to the code who blocked it. */
const CANCELLED = /^net::ERR_BLOCKED_BY_CLIENT/;

function fetchFrom(page: Page, url: string): Promise<string> {
  return page.evaluate((url) => fetch(url).then((r) => r.text(), String), url);
}

test('a request that is not for the window is cancelled before it goes out', async ({ bare, lure }) => {
  const failed = bare.waitForEvent('requestfailed', (request) => request.url().startsWith(lure.url));
  expect(await fetchFrom(bare, `${lure.url}/fetch`)).toContain('Failed to fetch');
  expect((await failed).failure()?.errorText).toMatch(CANCELLED);

  const image = bare.waitForEvent('requestfailed', (request) => request.url().endsWith('/image.png'));
  await bare.evaluate((url) => {
    new Image().src = `${url}/image.png`;
  }, lure.url);
  expect((await image).failure()?.errorText).toMatch(CANCELLED);
  expect(lure.visits).toEqual([]);
});

test('behind that, no name is looked up and no address is reached', async ({ workbench: { app }, bare, lure }) => {
  await app.evaluate(({ session }) => session.defaultSession.webRequest.onBeforeRequest(null));
  const failed = bare.waitForEvent('requestfailed', (request) => request.url().startsWith(lure.url));
  expect(await fetchFrom(bare, lure.url)).toContain('Failed to fetch');
  expect((await failed).failure()?.errorText).toBe('net::ERR_NAME_NOT_RESOLVED');

  const socket = await bare.evaluate(
    (url) =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(url.replace('http', 'ws'));
        socket.addEventListener('open', () => resolve('open'));
        socket.addEventListener('error', () => resolve('error'));
      }),
    lure.url,
  );
  expect(socket).toBe('error');
  expect(lure.visits).toEqual([]);
});

test('the browser is told to keep quiet by itself', async ({ workbench: { app } }) => {
  const switches = await app.evaluate(({ app: { commandLine } }) => ({
    rules: commandLine.getSwitchValue('host-resolver-rules'),
    set: [
      'no-proxy-server',
      'dns-prefetch-disable',
      'force-webrtc-ip-handling-policy',
      'disable-background-networking',
      'disable-component-update',
      'disable-domain-reliability',
      'disable-sync',
      'no-pings',
    ].filter((name) => !commandLine.hasSwitch(name)),
  }));
  expect(switches).toEqual({ rules: 'MAP * ~NOTFOUND', set: [] });
});
