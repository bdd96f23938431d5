import { describe, expect, it } from 'vitest';
import { bindingOf, canonicalBinding, isNeeded, type KeyPress } from '../../../renderer/app/commands/bindings.ts';
import type { Command } from '../../../renderer/app/commands/command.ts';
import { assigned, conflicts, reset, sharing, withKeys } from '../../../renderer/app/commands/custom-keys.ts';

const press = (key: string, code: string, held = ''): KeyPress => ({
  key,
  code,
  altKey: held.includes('A'),
  ctrlKey: held.includes('C'),
  metaKey: held.includes('M'),
  shiftKey: held.includes('S'),
  getModifierState: (name) => name === 'AltGraph' && held.includes('G'),
});

describe('the binding of a key press', () => {
  it.each<[string, KeyPress, string | null, string | null]>([
    ['a letter', press('j', 'KeyJ'), 'J', 'J'],
    ['a letter with Shift', press('J', 'KeyJ', 'S'), 'Shift+J', 'Shift+J'],
    ['Ctrl', press('j', 'KeyJ', 'C'), '$mod+J', 'Control+J'],
    ['Cmd', press('j', 'KeyJ', 'M'), 'Meta+J', '$mod+J'],
    ['Alt, which makes another letter', press('∆', 'KeyJ', 'A'), 'Alt+KeyJ', 'Alt+KeyJ'],
    ['a sign that needs Shift', press('?', 'Slash', 'S'), '[Shift]+?', '[Shift]+?'],
    ['AltGr', press('{', 'KeyB', 'GCA'), 'AltGraph+{', 'Control+AltGraph+{'],
    ['a named key', press('F9', 'F9', 'S'), 'Shift+F9', 'Shift+F9'],
    ['the space bar', press(' ', 'Space', 'C'), '$mod+Space', 'Control+Space'],
    ['a letter of another script', press('ㅓ', 'KeyJ'), 'ㅓ', 'ㅓ'],
    ['Shift alone', press('Shift', 'ShiftLeft', 'S'), null, null],
    ['an input method', press('Process', 'KeyJ'), null, null],
  ])('%s', (_name, event, elsewhere, mac) => {
    expect(bindingOf(event, false)).toBe(elsewhere);
    expect(bindingOf(event, true)).toBe(mac);
  });

  it.each([
    ['S', 's'],
    ['Alt+KeyJ', 'Alt+j'],
    ['Alt+Digit1', 'Alt+1'],
    ['[Shift]+?', '?'],
    ['Shift+Alt+K', 'Alt+Shift+k'],
    ['$mod++', '$mod++'],
    ['+', '+'],
  ])('%s is spelt %s', (binding, expected) => expect(canonicalBinding(binding)).toBe(expected));

  it('may not be one that the window needs', () => {
    expect(['Escape', 'Tab', 'Enter', 'J'].map(isNeeded)).toEqual([true, true, true, false]);
  });
});

const command = (id: string, ...keys: string[]): Command => ({
  id,
  name: id,
  group: 'View',
  where: 'window',
  keys,
  run: () => undefined,
});
const TABLE = [command('a', 'S'), command('b', '$mod+B', 'F2'), command('annotate.label.CLAIM', '1')];

describe('keys of the user', () => {
  it('take the place of a command’s own, but never of a label’s', () => {
    const keys = withKeys(TABLE, { a: ['J'], b: [], 'annotate.label.CLAIM': ['X'] }).map((one) => one.keys);
    expect(keys).toEqual([['J'], [], ['1']]);
  });

  it('show what else a key means', () => {
    expect(sharing(TABLE, 'a', 'f2').map(({ id }) => id)).toEqual(['b']);
    expect(sharing(TABLE, 'a', 'Digit1').map(({ id }) => id)).toEqual(['annotate.label.CLAIM']);
    expect(sharing(TABLE, 'a', 'S')).toEqual([]);
  });

  it('are no business of a mode, which has its own', () => {
    const inMode: Command = { ...command('choose', 'F2'), keyOnly: true, when: () => false };
    expect(sharing([...TABLE, inMode], 'a', 'F2').map(({ id }) => id)).toEqual(['b']);
    expect(assigned({}, [...TABLE, inMode], 'a', 'F2')).toEqual({ a: ['F2'], b: ['$mod+B'] });
  });

  it('are taken from the command that had them', () => {
    const keys = assigned({}, TABLE, 'a', 'F2');
    expect(keys).toEqual({ a: ['F2'], b: ['$mod+B'] });
    expect(conflicts(withKeys(TABLE, keys), keys)).toEqual([]);
  });

  it('conflict with a label’s key, which stays', () => {
    const keys = assigned({}, TABLE, 'a', '1');
    expect(keys).toEqual({ a: ['1'] });
    const found = conflicts(withKeys(TABLE, keys), keys);
    expect(found.map(({ command: { id }, others }) => [id, others.map((other) => other.id)])).toEqual([
      ['a', ['annotate.label.CLAIM']],
    ]);
  });

  it('can be given up', () => {
    expect(reset({ a: ['J'], b: [] }, 'a')).toEqual({ b: [] });
  });
});
