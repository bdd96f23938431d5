import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readSources } from './architecture/imports.ts';
import { ROOMS, violations } from './architecture/rules.ts';

const root = resolve(import.meta.dirname, '..');
const folders = ['shared', 'electron', 'renderer'];

const check = (tree: string): string[] =>
  violations(readSources(tree, folders), (path) => existsSync(join(tree, path))).map(
    ({ rule, path, what }) => `${rule}: ${path} ${what}`,
  );

describe('the architecture of the program', () => {
  it('keeps every rule', () => {
    expect(check(root)).toEqual([]);
  });
});

/** The smallest tree that keeps every rule. */
const SOUND: Readonly<Record<string, string>> = {
  'shared/model.ts': `import { z } from 'zod'; export const schema = z.string();`,
  'electron/core/app.ts': `import type { schema } from '../../shared/model.ts'; import 'node:fs'; import 'better-sqlite3'; export const app = 1;`,
  'electron/desktop/main.ts': `import { app } from '../core/app.ts'; import 'electron'; void app;`,
  'electron/desktop/ipc.ts': `import { ipcMain } from 'electron'; void ipcMain;`,
  'electron/server/main.ts': `import { app } from '../core/app.ts'; void app;`,
  'electron/cli/main.ts': `import { app } from '../core/app.ts'; // ipcMain in a comment\nvoid app;`,
  'electron/launch/start.mjs': `import 'node:fs'; import '../../out/main/server.js'; await import(new URL('../../out/main/cli.js', import.meta.url).href);`,
  'renderer/main.tsx': `import './main.css'; import { schema } from '../shared/model.ts'; import 'react'; void schema;`,
  'renderer/main.css': '',
  'renderer/editor/pane.ts': `import '@tiptap/core'; import '@tiptap/pm/state'; export const pane = 1;`,
};

describe('the architecture test itself', () => {
  const trees: string[] = [];
  afterEach(() => {
    for (const tree of trees.splice(0)) rmSync(tree, { recursive: true });
  });

  /** Writes the sound tree with some files changed (null: taken away) into a temporary folder, and checks it. */
  function checkWith(changes: Readonly<Record<string, string | null>>): string[] {
    const tree = mkdtempSync(join(tmpdir(), 'claimwright-architecture-'));
    trees.push(tree);
    for (const folder of folders) mkdirSync(join(tree, folder), { recursive: true });
    for (const [path, text] of Object.entries({ ...SOUND, ...changes })) {
      if (text === null) continue;
      mkdirSync(dirname(join(tree, path)), { recursive: true });
      writeFileSync(join(tree, path), text);
    }
    return check(tree);
  }

  it('accepts a sound tree', () => {
    expect(checkWith({})).toEqual([]);
  });

  const planted: readonly [name: string, changes: Readonly<Record<string, string | null>>, expected: RegExp][] = [
    ['shared imports core', { 'shared/a.ts': `import '../electron/core/app.ts';` }, /^arrow: shared\/a\.ts/],
    [
      'shared imports core as a type',
      { 'shared/a.ts': `import type { app } from '../electron/core/app.ts'; export type A = typeof app;` },
      /^arrow/,
    ],
    ['shared imports core by export from', { 'shared/a.ts': `export * from '../electron/core/app.ts';` }, /^arrow/],
    [
      'shared imports core by export type from',
      { 'shared/a.ts': `export type { app } from '../electron/core/app.ts';` },
      /^arrow/,
    ],
    ['shared imports core by import()', { 'shared/a.ts': `await import('../electron/core/app.ts');` }, /^arrow/],
    [
      'shared imports core by import() in a type',
      { 'shared/a.ts': `export type A = import('../electron/core/app.ts').app;` },
      /^arrow/,
    ],
    ['shared imports core by require', { 'shared/a.ts': `require('../electron/core/app.ts');` }, /^arrow/],
    [
      'shared names a thread of core',
      { 'shared/a.ts': `new Worker(new URL('../electron/core/app.ts', import.meta.url));` },
      /^arrow/,
    ],
    [
      'a thread that is not there',
      { 'electron/core/a.ts': `new Worker(new URL('gone.ts', import.meta.url));` },
      /^missing: electron\/core\/a\.ts imports electron\/core\/gone\.ts/,
    ],
    ['core imports a host', { 'electron/core/a.ts': `import '../server/main.ts';` }, /^arrow: electron\/core\/a\.ts/],
    ['core imports the renderer', { 'electron/core/a.ts': `import '../../renderer/editor/pane.ts';` }, /^arrow/],
    [
      'a host imports another host',
      { 'electron/cli/a.ts': `import '../server/main.ts';` },
      /^arrow: electron\/cli\/a\.ts/,
    ],
    ['the renderer imports core', { 'renderer/a.ts': `import '../electron/core/app.ts';` }, /^arrow: renderer\/a\.ts/],
    [
      'a launcher imports the program',
      { 'electron/launch/a.mjs': `import '../core/app.ts';` },
      /^arrow: electron\/launch/,
    ],
    ['a launcher imports a package', { 'electron/launch/a.mjs': `import 'commander';` }, /^package: electron\/launch/],
    [
      'the program imports a test',
      { 'renderer/a.ts': `import '../tests/helper.ts';`, 'tests/helper.ts': '' },
      /^arrow/,
    ],
    [
      'a file stands in no room',
      { 'electron/stray.ts': `import './core/app.ts';` },
      /^arrow: electron\/stray\.ts is in no room/,
    ],
    [
      'a cycle',
      { 'shared/a.ts': `import './b.ts';`, 'shared/b.ts': `import './a.ts';` },
      /^cycle: shared\/a\.ts .*b\.ts -> shared\/a\.ts$/,
    ],
    [
      'a cycle of types',
      { 'shared/a.ts': `import type {} from './b.ts';`, 'shared/b.ts': `export type {} from './a.ts';` },
      /^cycle/,
    ],
    ['a file that imports itself', { 'shared/a.ts': `import './a.ts';` }, /^cycle/],
    ['Node in shared', { 'shared/a.ts': `import 'node:fs';` }, /^package: shared\/a\.ts imports node:fs/],
    ['Node in shared without its prefix', { 'shared/a.ts': `import 'fs';` }, /^package: shared\/a\.ts imports node:fs/],
    ['a DOM library in shared', { 'shared/a.ts': `import 'react';` }, /^package: shared\/a\.ts imports react/],
    ['Electron in shared', { 'shared/a.ts': `import 'electron';` }, /^desktop-only: shared/],
    [
      'Electron in core',
      { 'electron/core/a.ts': `import type { App } from 'electron'; export type A = App;` },
      /^desktop-only: electron\/core/,
    ],
    ['Electron in the server', { 'electron/server/a.ts': `import 'electron';` }, /^desktop-only/],
    ['Electron in the window', { 'renderer/a.ts': `import 'electron';` }, /^desktop-only/],
    ['Node in the window', { 'renderer/a.ts': `import 'node:path';` }, /^package: renderer/],
    ['React in core', { 'electron/core/a.ts': `import 'react';` }, /^package: electron\/core/],
    [
      'IPC elsewhere in the desktop',
      { 'electron/desktop/window.ts': `import { ipcMain } from 'electron'; void ipcMain;` },
      /^ipc: electron\/desktop\/window\.ts uses ipcMain/,
    ],
    [
      'IPC through a namespace',
      { 'electron/desktop/window.ts': `import * as e from 'electron'; void e.contextBridge;` },
      /^ipc/,
    ],
    [
      'TipTap outside the editor',
      { 'renderer/app/a.ts': `import '@tiptap/react';` },
      /^prosemirror: renderer\/app\/a\.ts/,
    ],
    [
      'ProseMirror outside the editor',
      { 'renderer/app/a.ts': `import type {} from 'prosemirror-model';` },
      /^prosemirror/,
    ],
    [
      'an import of nothing',
      { 'shared/a.ts': `import './gone.ts';` },
      /^missing: shared\/a\.ts imports shared\/gone\.ts/,
    ],
    [
      'an import that is computed',
      { 'electron/core/a.ts': `await import(String(1));` },
      /^unreadable: electron\/core\/a\.ts/,
    ],
    ['a file that is too long', { 'renderer/a.ts': 'void 0;\n'.repeat(301) }, /^length: renderer\/a\.ts 301 lines/],
    ...[...ROOMS.keys()].map(
      (room) =>
        [
          `nothing found in ${room}`,
          Object.fromEntries(Object.keys(SOUND).flatMap((path) => (path.startsWith(`${room}/`) ? [[path, null]] : []))),
          new RegExp(`^empty-room: ${room} `),
        ] as [string, Record<string, null>, RegExp],
    ),
  ];

  it.each(planted)('finds %s', (_, changes, expected) => {
    const found = checkWith(changes);
    expect(
      found.some((line) => expected.test(line)),
      `expected ${expected} among\n${found.join('\n')}`,
    ).toBe(true);
  });

  it('refuses a file that it cannot parse', () => {
    expect(() => checkWith({ 'shared/a.ts': 'const = ;' })).toThrow(/shared\/a\.ts cannot be parsed/);
  });
});
