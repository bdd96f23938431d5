import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isNewEnough } from '../../electron/launch/node-version.mjs';

// Whole processes, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const launchers = fileURLToPath(new URL('../../electron/launch', import.meta.url));

/** A project's folder with the real launchers and, around them, only what a test puts there. */
let root = '';
const at = (name: string): string => join(root, name);

function put(name: string, content: string, mode = 0o644): void {
  mkdirSync(dirname(at(name)), { recursive: true });
  writeFileSync(at(name), content);
  chmodSync(at(name), mode);
}

/** A module that says, as JSON on standard output, what it was started as and with. */
const sayer = (what: string, code = 0): string =>
  `process.stdout.write(JSON.stringify({ what: '${what}', node: process.versions.node, args: process.argv.slice(2) }) + '\\n');\n` +
  `process.exitCode = ${code};\n`;
const program = (what: string, code = 0): string => `#!${process.execPath}\n${sayer(what, code)}`;

const OUTPUTS = [
  'main/desktop.js',
  'main/server.js',
  'main/cli.js',
  'main/core-thread.js',
  'main/parse-thread.js',
  'renderer/index.html',
];
const putBuilt = (): void => OUTPUTS.forEach((name) => put(`out/${name}`, sayer(name)));
/** A builder that leaves a mark and the whole output. */
const builder = (code = 0): string =>
  `import { mkdirSync, writeFileSync, appendFileSync } from 'node:fs';\n` +
  `import { dirname } from 'node:path';\n` +
  `console.log('the builder talks');\nappendFileSync('built', 'x');\n` +
  `if (${code}) process.exit(${code});\n` +
  `for (const name of ${JSON.stringify(OUTPUTS)}) { mkdirSync(dirname('out/' + name), { recursive: true }); ` +
  `writeFileSync('out/' + name, ${JSON.stringify(sayer('fresh'))}); }\n`;
const putBuilder = (code = 0): void => put('node_modules/electron-vite/bin/electron-vite.js', builder(code));
const ownNode = `node_modules/node-${process.platform}-${process.arch}/bin/node`;

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function run(
  node: readonly string[],
  script: string,
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<Ended> {
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ELECTRON_OVERRIDE_DIST_PATH: ___, ...clean } = process.env;
  const child = spawn(node[0] ?? '', [...node.slice(1), at(`electron/launch/${script}`), ...args], {
    env: { ...clean, ...env },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (part: Buffer) => (out += part.toString()));
  child.stderr.on('data', (part: Buffer) => (err += part.toString()));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}

const now = [process.execPath];
const said = ({ out }: Ended): unknown => JSON.parse(out);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'claimwright-launch-'));
  cpSync(launchers, at('electron/launch'), { recursive: true });
  put('package.json', '{"type":"module","version":"1.2.3"}');
});
afterEach(() => rmSync(root, { recursive: true }));

describe('which Node is new enough', () => {
  it.each([
    ['22.12.0', true],
    ['22.11.9', false],
    ['24.0.0', true],
    ['23.0.0', true],
    ['20.20.2', false],
    ['18.0.0', false],
    ['v24.21.0', true],
    ['', false],
  ])('%s: %s', (version, expected) => expect(isNewEnough(version)).toBe(expected));
});

describe('an older Node', () => {
  const pretend = fileURLToPath(new URL('./fixtures/old-node.mjs', import.meta.url));
  const machines = ['/usr/bin/node', '/usr/local/bin/node'].filter((path) => {
    if (!existsSync(path)) return false;
    return !isNewEnough(spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout);
  });
  const olds = [[process.execPath, '--import', pretend], ...machines.map((path) => [path])].map((node) => ({ node }));

  it.each(olds)('is replaced by the Node of the project: $node', async ({ node }) => {
    putBuilt();
    put('out/main/cli.js', sayer('cli', 7));
    mkdirSync(dirname(at(ownNode)), { recursive: true });
    symlinkSync(process.execPath, at(ownNode));
    const ended = await run(node, 'claimwright.mjs', ['stats', '--json']);
    expect([ended.code, ended.err]).toEqual([7, '']);
    expect(said(ended)).toEqual({ what: 'cli', node: process.versions.node, args: ['stats', '--json'] });
  });

  it.each(olds.flatMap(({ node }) => ['claimwright.mjs', 'start.mjs'].map((script) => ({ node, script }))))(
    'gets a sentence where there is no other: $node $script',
    async ({ node, script }) => {
      putBuilt();
      const { code, out, err } = await run(node, script);
      expect([code, out]).toEqual([1, '']);
      expect(err).toMatch(
        /^error: Claimwright needs Node 22\.12 or newer, and this is \d+\.\d+\.\d+\. Run "npm ci" .*\n$/,
      );
    },
  );

  it.each(olds)('gets a sentence where the Node of the project is older still: $node', async ({ node }) => {
    putBuilt();
    put(ownNode, '#!/bin/sh\necho v18.0.0\n', 0o755);
    const { code, err } = await run(node, 'claimwright.mjs');
    expect([code, err.split('\n').length]).toEqual([1, 2]);
  });
});

describe('claimwright', () => {
  it('builds nothing where it is built', async () => {
    putBuilt();
    putBuilder();
    const ended = await run(now, 'claimwright.mjs', ['formats']);
    expect([ended.code, ended.err, existsSync(at('built'))]).toEqual([0, '', false]);
    expect(said(ended)).toMatchObject({ what: 'main/cli.js', args: ['formats'] });
  });

  it('builds where it is not, and keeps standard output for the result', async () => {
    putBuilder();
    const ended = await run(now, 'claimwright.mjs', ['formats']);
    expect([ended.code, ended.err]).toEqual([0, 'claimwright: building (a few seconds) …\nthe builder talks\n']);
    expect(said(ended)).toMatchObject({ what: 'fresh', args: ['formats'] });
  });

  it.each([
    ['fails', () => putBuilder(3), /\nerror: Claimwright could not be built; the lines above say why\.\n$/],
    ['is not there', () => {}, /^error: Claimwright is not built, .* Run "npm ci" in its folder\.\n$/],
  ])('says so where the builder %s', async (_, prepare, expected) => {
    prepare();
    const { code, out, err } = await run(now, 'claimwright.mjs');
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(expected);
  });
});

describe('npm start', () => {
  const screen = { DISPLAY: ':99' };
  /** Electron's package without its executable; its installer leaves a mark and does what it is told. */
  const putInstaller = (does: string): void => {
    put('node_modules/electron/package.json', '{"type":"commonjs","version":"45.0.0"}');
    put('node_modules/electron/install.js', `require('node:fs').appendFileSync(__dirname + '/tried', 'x');\n${does}`);
  };
  const tries = (): number => {
    const mark = at('node_modules/electron/tried');
    return existsSync(mark) ? readFileSync(mark, 'utf8').length : 0;
  };
  const UNREACHABLE = `console.error('Error: getaddrinfo ENOTFOUND github.com\\n    at install.js:1:1'); process.exit(1);`;

  beforeEach(putBuilt);

  it('runs the Electron that it is told of, with the project', async () => {
    put('dist/electron', program('electron'), 0o755);
    const ended = await run(now, 'start.mjs', ['a.claimwright'], { ELECTRON_OVERRIDE_DIST_PATH: at('dist') });
    expect([ended.code, ended.err]).toEqual([0, '']);
    const { what, args } = said(ended) as { what: string; args: string[] };
    expect([what, args.slice(-2)]).toEqual(['electron', [`${root}/`, 'a.claimwright']]);
    expect(args.includes('--no-sandbox')).toBe(process.getuid?.() === 0);
  });

  it('runs the Electron of the package', async () => {
    put('node_modules/electron/dist/electron', program('electron'), 0o755);
    expect(said(await run(now, 'start.mjs', [], screen))).toMatchObject({ what: 'electron' });
  });

  it('opens the browser where Electron cannot start', async () => {
    put('node_modules/electron/dist/electron', '#!/bin/sh\nexit 1\n', 0o755);
    const ended = await run(now, 'start.mjs', [], screen);
    expect(ended.err).toBe(
      'claimwright: Electron could not start here, so the workbench opens in a browser. Its address:\n',
    );
    expect(said(ended)).toMatchObject({ what: 'main/server.js', args: ['--open', '--idle', '30'] });
  });

  it('without a screen asks nobody for Electron, and stays', async () => {
    putInstaller(UNREACHABLE);
    const ended = await run(now, 'start.mjs', ['a.claimwright']);
    expect(ended.err).toBe(
      'claimwright: this machine has no screen, so the workbench opens in a browser. Its address:\n',
    );
    expect(said(ended)).toMatchObject({ args: ['--open', '--project', 'a.claimwright'] });
    expect(tries()).toBe(0);
  });

  it('says in one sentence that Electron cannot be had, and asks once a day', async () => {
    putInstaller(UNREACHABLE);
    const sentence =
      'claimwright: Electron is not here: the download server cannot be reached, so the workbench opens in a browser. Its address:\n';
    const first = await run(now, 'start.mjs', [], screen);
    expect(first.err).toBe(`claimwright: fetching Electron (20 seconds at most) …\n${sentence}`);
    expect((await run(now, 'start.mjs', [], screen)).err).toBe(sentence);
    expect(tries()).toBe(1);
    await run(now, 'start.mjs', [], { ...screen, CLAIMWRIGHT_DOWNLOAD_SECONDS: '5' });
    expect(tries()).toBe(2);
  });

  it('waits for a download no longer than it says', async () => {
    putInstaller('setInterval(() => {}, 1000);');
    const ended = await run(now, 'start.mjs', [], { ...screen, CLAIMWRIGHT_DOWNLOAD_SECONDS: '1' });
    expect(ended.err).toContain('Electron is not here: the download took too long, so');
    expect(said(ended)).toMatchObject({ what: 'main/server.js' });
  });

  it('runs the Electron that it has fetched', async () => {
    const path = JSON.stringify(at('node_modules/electron/dist/electron'));
    putInstaller(
      `const fs = require('node:fs'); fs.mkdirSync(require('node:path').dirname(${path}));` +
        `fs.writeFileSync(${path}, ${JSON.stringify(program('electron'))}, { mode: 0o755 });`,
    );
    const ended = await run(now, 'start.mjs', [], screen);
    expect(ended.err).toBe('claimwright: fetching Electron (20 seconds at most) …\n');
    expect(said(ended)).toMatchObject({ what: 'electron' });
  });

  it.each([
    ['CLAIMWRIGHT_NO_DOWNLOAD', '1', 'Electron is not here: downloading is switched off'],
    ['CLAIMWRIGHT_HOST', 'browser', 'CLAIMWRIGHT_HOST says browser'],
  ])('asks nobody with %s=%s', async (name, value, why) => {
    putInstaller(UNREACHABLE);
    const ended = await run(now, 'start.mjs', [], { ...screen, [name]: value });
    expect(ended.err).toBe(`claimwright: ${why}, so the workbench opens in a browser. Its address:\n`);
    expect(tries()).toBe(0);
  });

  it('ends its server when npm is told to end', async () => {
    put('out/main/server.js', `process.stdout.write(process.pid + '\\n'); setInterval(() => {}, 1000);`);
    const shell = spawn('/bin/sh', ['-c', `${process.execPath} ${at('electron/launch/start.mjs')}; true`], {
      env: { PATH: '/usr/bin:/bin', npm_lifecycle_event: 'start' },
    });
    const server = await new Promise<number>((resolve) =>
      shell.stdout.on('data', (part: Buffer) => resolve(Number(part))),
    );
    const ended = new Promise((resolve) => shell.on('close', resolve));
    shell.kill('SIGTERM');
    await ended;
    expect(() => process.kill(server, 0)).toThrow('ESRCH');
  });

  it('builds where a source is newer than the output, and only then', async () => {
    putBuilder();
    expect((await run(now, 'start.mjs')).err).not.toContain('building');
    await new Promise((resolve) => setTimeout(resolve, 20));
    put('shared/new.ts', 'export {};');
    const ended = await run(now, 'start.mjs');
    expect(ended.err).toMatch(/^claimwright: building \(a few seconds\) …\nthe builder talks\n/);
    expect(said(ended)).toMatchObject({ what: 'fresh' });
    expect((await run(now, 'start.mjs')).err).not.toContain('building');
  });
});
