import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { menuTemplate } from '../../electron/desktop/menu-template.ts';

const COMMANDS = join(import.meta.dirname, '..', '..', 'renderer', 'app', 'commands');

function itemsOf(template: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return template.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? itemsOf(item.submenu) : [])]);
}

/** Ids and keys that the window's commands state in their sources, which need a window to run. */
function commandsOfWindow(): Map<string, string> {
  const sources = readdirSync(COMMANDS).map((file) => readFileSync(join(COMMANDS, file), 'utf8'));
  const matches = sources.flatMap((source) => [...source.matchAll(/\bid: '([\w.]+)'[^}]*?(?:keys: \[([^\]]*)\]|\})/g)]);
  return new Map(matches.map(([, id = '', keys = '']) => [id, keys]));
}

describe.each([true, false])('the menu, on a Mac: %s', (mac) => {
  const sent: string[] = [];
  const items = itemsOf(menuTemplate({ mac, devTools: false, send: (command) => sent.push(command) }));
  const own = items.filter((item) => item.id !== undefined);

  it('hands over the id of every item of its own', () => {
    for (const item of own) Reflect.apply(item.click ?? (() => {}), item, []);
    expect(sent).toEqual(own.map(({ id }) => id));
    expect(new Set(sent).size).toBe(sent.length);
  });

  it('names only commands that the window has', () => {
    const known = commandsOfWindow();
    expect(known.size).toBeGreaterThan(20);
    expect(sent.filter((id) => !known.has(id))).toEqual([]);
  });

  it('shows only keys that the window hears, and registers none', () => {
    const known = commandsOfWindow();
    const shown = own.filter(({ accelerator }) => accelerator !== undefined);
    expect(shown.length).toBeGreaterThan(5);
    for (const { id = '', accelerator = '', registerAccelerator } of shown) {
      expect(registerAccelerator).toBe(false);
      expect(known.get(id)).toContain(`'${accelerator.replace('CmdOrCtrl', '$mod')}'`);
    }
  });

  it('has no developer tools unless it is told so', () => {
    expect(items.some(({ role }) => role === 'toggleDevTools')).toBe(false);
    const open = itemsOf(menuTemplate({ mac, devTools: true, send: () => {} }));
    expect(open.some(({ role }) => role === 'toggleDevTools')).toBe(true);
  });
});
