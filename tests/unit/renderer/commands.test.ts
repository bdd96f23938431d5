import { describe, expect, it } from 'vitest';
import type { Command, Where } from '../../../renderer/app/commands/command.ts';
import { commandsFor } from '../../../renderer/app/commands/keymap.ts';
import { worksAt, type KeyPlace, type Region } from '../../../renderer/app/commands/regions.ts';
import { fuzzyFilter } from '../../../renderer/app/palette/fuzzy.ts';
import { keyNames } from '../../../renderer/ui/key-names.ts';
import { moveCursor } from '../../../renderer/ui/move-cursor.ts';

const at = (region: Region | null, kind: 'plain' | 'field' | 'choice' | 'overlay' = 'plain'): KeyPlace => ({
  region,
  isField: kind === 'field',
  isChoice: kind === 'choice',
  isOverlay: kind === 'overlay',
});
const PLACES = {
  text: at('text'),
  list: at('documents'),
  inspector: at('inspector'),
  nothing: at(null),
  field: at('inspector', 'field'),
  choice: at('inspector', 'choice'),
  menu: at(null, 'overlay'),
};

describe('where keys work', () => {
  it.each<[Where, (keyof typeof PLACES)[]]>([
    ['everywhere', ['text', 'list', 'inspector', 'nothing', 'field', 'choice']],
    ['window', ['text', 'list', 'inspector', 'nothing', 'choice']],
    ['work', ['text', 'inspector', 'nothing']],
    ['text', ['text']],
  ])('%s', (where, expected) => {
    const works = Object.entries(PLACES).filter(([, place]) => worksAt(where, place));
    expect(works.map(([name]) => name)).toEqual(expected);
  });

  it('finds the commands of a key that can be run, in the table’s order', () => {
    const command = (id: string, where: Where, isOn = true): Command => ({
      id,
      name: id,
      group: 'Text',
      keys: ['Space'],
      where,
      when: () => isOn,
      run: () => undefined,
    });
    const table = [command('off', 'text', false), command('text', 'text'), command('any', 'window')];
    expect(commandsFor(table, 'Space', PLACES.text).map(({ id }) => id)).toEqual(['text', 'any']);
    expect(commandsFor(table, 'Space', PLACES.list).map(({ id }) => id)).toEqual(['any']);
    expect(commandsFor(table, 'Space', PLACES.field)).toEqual([]);
    expect(commandsFor(table, 'Tab', PLACES.text)).toEqual([]);
  });
});

describe('finding by some letters', () => {
  const NAMES = [
    'Export dataset',
    'Tag exactly the marked characters',
    'Next document',
    'Import documents',
    'Theme: dark',
    'Export the codebook',
  ];

  it.each([
    ['', NAMES],
    ['exp', ['Export dataset', 'Export the codebook']],
    ['export', ['Export dataset', 'Export the codebook']],
    ['doc', ['Next document', 'Import documents']],
    ['td', ['Theme: dark']],
    ['EXPORT', ['Export dataset']],
    ['xyz', []],
  ])('%j', (query, expected) => {
    const found = fuzzyFilter(NAMES, query, (name) => name);
    expect(found.slice(0, expected.length)).toEqual(expected);
    if (expected.length === 0) expect(found).toEqual([]);
  });
});

describe('keys as they stand on the keyboard', () => {
  it.each([
    ['$mod+Shift+Z', ['Ctrl', 'Shift', 'Z'], ['⌘', '⇧', 'Z']],
    ['Alt+Digit1', ['Alt', '1'], ['⌥', '1']],
    ['[Shift]+?', ['?'], ['?']],
    ['[', ['['], ['[']],
    ['Alt+Shift+BracketLeft', ['Alt', 'Shift', '['], ['⌥', '⇧', '[']],
    ['Escape', ['Esc'], ['Esc']],
  ])('%s', (binding, elsewhere, mac) => {
    expect(keyNames(binding, false)).toEqual(elsewhere);
    expect(keyNames(binding, true)).toEqual(mac);
  });
});

describe('the cursor of a list', () => {
  it.each([
    ['ArrowDown', -1, 0],
    ['ArrowDown', 9, 9],
    ['ArrowUp', -1, 9],
    ['ArrowUp', 0, 0],
    ['PageDown', 2, 6],
    ['PageUp', 2, 0],
    ['Home', 5, 0],
    ['End', 5, 9],
    ['x', 5, null],
  ])('%s from %d', (key, from, to) => expect(moveCursor(key, from, 10, 4)).toBe(to));

  it('has nowhere to go in an empty list', () => expect(moveCursor('ArrowDown', -1, 0, 4)).toBeNull());
});
