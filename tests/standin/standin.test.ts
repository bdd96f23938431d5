import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { STAND_IN } from '../e2e/hosts.ts';
import { createCodec } from './page/clone.ts';

const folder = mkdtempSync(join(tmpdir(), 'claimwright-standin-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a main module on the stand-in until it ends; answers what it wrote. */
function run(source: string): string {
  writeFileSync(join(folder, 'package.json'), '{"name":"probe","version":"1.0.0","type":"module","main":"main.js"}');
  writeFileSync(join(folder, 'main.js'), source);
  const { stdout, stderr } = spawnSync(STAND_IN, [`--user-data-dir=${join(folder, 'data')}`, folder], {
    encoding: 'utf8',
    timeout: 20_000,
  });
  return stdout + stderr;
}

const tells = (statement: string): string =>
  `try { ${statement} } catch (error) { console.log(error.message); } app.exit(0);`;

describe('what the stand-in does not emulate it refuses by name', () => {
  it.each<[what: string, source: string, sentence: string]>([
    ['a property', tells('app.setBadgeCount(1);'), 'app.setBadgeCount is not emulated'],
    ['a module', `import { Tray } from 'electron'; new Tray();`, "does not provide an export named 'Tray'"],
    [
      'an unregistered scheme',
      tells(`protocol.handle('x', () => {});`),
      'scheme x that is not registered is not emulated',
    ],
    [
      'a scheme without an origin',
      tells(`protocol.registerSchemesAsPrivileged([{ scheme: 'x' }]);`),
      'scheme x that is not standard and secure is not emulated',
    ],
    ...[
      'sandbox: false',
      'contextIsolation: false',
      'nodeIntegration: true',
      'webSecurity: false',
      'webviewTag: true',
    ].map((preference): [string, string, string] => [
      preference,
      tells(`new BrowserWindow({ webPreferences: { ${preference} } });`),
      `webPreferences.${preference.replace(': ', '=')} is not emulated`,
    ]),
    ['a window option', tells('new BrowserWindow({ kiosk: true });'), 'BrowserWindow option kiosk is not emulated'],
    [
      'a spell checker',
      tells('session.defaultSession.setSpellCheckerEnabled(true);'),
      'a spell checker is not emulated',
    ],
  ])('%s', (_what, source, sentence) => {
    const imports = `import { app, BrowserWindow, protocol, session } from 'electron';\n`;
    expect(run(source.startsWith('import') ? source : imports + source)).toContain(sentence);
  });
});

describe('the text of structured clones', () => {
  const { encode, decode } = createCodec();
  it.each<[name: string, value: unknown]>([
    ['plain data', { a: [1, 'é 😀', null, true], b: { c: {} } }],
    ['what JSON lacks', { u: undefined, n: 12n, f: [Number.NaN, Infinity, -0] }],
    ['collections', new Map<unknown, unknown>([['a', new Set([1, new Date(5)])]])],
    ['bytes', new Uint8Array([0, 127, 255])],
    ['a field called $', { $: 'map', v: [] }],
    ['an error', new Error('no')],
  ])('%s comes back as it was', (_name, value) => {
    expect(decode(encode(value))).toEqual(value);
  });

  it('what cannot be cloned is refused', () => {
    expect(() => encode({ f: () => 1 })).toThrow(/could not be cloned/);
  });
});
