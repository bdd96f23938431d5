import type { WindowBridge } from '../../../shared/api/bridge.ts';
import { expect, test } from '../fixtures.ts';
import { call, collectEvents, heardEvents } from './bridge.ts';

test.use({ shared: true });

test('the page has the bridge, frozen, and nothing else of Electron or Node', async ({ workbench: { page } }) => {
  const seen = await page.evaluate(() => {
    const bridge = Reflect.get(window, 'claimwright') as WindowBridge;
    return {
      names: ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer', 'electron'].filter((n) => n in window),
      bridge: Object.entries(bridge)
        .map(([name, value]) => `${name}: ${typeof value}`)
        .toSorted(),
      frozen: Object.isFrozen(bridge),
      fixed: Object.getOwnPropertyDescriptor(window, 'claimwright')?.writable === false,
      secure: isSecureContext,
      standIn: Object.getOwnPropertyNames(window).filter((name) => name.toLowerCase().includes('standin')),
    };
  });
  expect(seen).toEqual({
    names: [],
    bridge: ['call: function', 'pathOf: function', 'subscribe: function'],
    frozen: true,
    fixed: true,
    secure: true,
    standIn: [],
  });
});

test('a call is answered by the host or the core, in plain replies', async ({ workbench: { page } }) => {
  expect(await call(page, 'host.read', {})).toMatchObject({ reply: { ok: true, value: { kind: 'electron' } } });
  expect(await call(page, 'session.read', {})).toMatchObject({ reply: { ok: true } });
  for (const name of ['no.such', 'host.no', 'toString', 'host.__proto__']) {
    expect(await call(page, name, {})).toMatchObject({ reply: { ok: false, code: 'unknown_procedure' } });
  }
  expect(await call(page, 'host.openFiles', { folder: 'yes' })).toMatchObject({
    reply: { ok: false, code: 'invalid' },
  });
});

test('what cannot be cloned is refused before it leaves the page', async ({ workbench: { page } }) => {
  const messages = await page.evaluate(async () => {
    const bridge = Reflect.get(window, 'claimwright') as WindowBridge;
    const inputs: unknown[] = [{ label: () => 1 }, { node: document.body }, { at: Symbol('x') }];
    return Promise.all(
      inputs.map(async (input) => {
        try {
          return JSON.stringify(await bridge.call('session.read', input));
        } catch (error) {
          return String(error);
        }
      }),
    );
  });
  for (const message of messages) expect(message).toMatch(/could not be cloned/);
});

test('what is cloned but is not plain data is refused at the door', async ({ workbench: { page } }) => {
  const replies = await page.evaluate(async () => {
    const bridge = Reflect.get(window, 'claimwright') as WindowBridge;
    let deep: unknown = null;
    for (let i = 0; i < 100; i++) deep = [deep];
    const inputs = [new Map(), { at: new Date(0) }, { bytes: new Uint8Array(4) }, { big: 1n }, deep];
    return Promise.all(inputs.map((input) => bridge.call('session.read', input)));
  });
  for (const reply of replies) expect(reply).toMatchObject({ ok: false, code: 'invalid' });
  const far = await page.evaluate(async () => {
    const bridge = Reflect.get(window, 'claimwright') as WindowBridge;
    return bridge.call('x'.repeat(1000), {});
  });
  expect(far).toMatchObject({ ok: false, code: 'invalid' });
});

test('an event that is heard no longer is not delivered', async ({ workbench: { page, app } }) => {
  await collectEvents(page);
  const stopped = await page.evaluateHandle(() => {
    const bridge = Reflect.get(window, 'claimwright') as WindowBridge;
    const heard: unknown[] = [];
    const stop = bridge.subscribe((event) => heard.push(event));
    stop();
    return heard;
  });
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('palette.open')?.click());
  await expect.poll(() => heardEvents(page)).toEqual([{ type: 'command', command: 'palette.open' }]);
  expect(await stopped.jsonValue()).toEqual([]);
});
