import { describe, expect, it } from 'vitest';
import type { OpenName, SourceUsage } from '../../../shared/api/sources.ts';
import { lineAfter, type RegistryItem } from '../../../renderer/features/sources/items.ts';

const name = (text: string): RegistryItem => ({
  key: `name:${text}`,
  kind: 'name',
  name: { name: text } as OpenName,
  isFirst: false,
});
const source = (text: string, aliases: readonly string[] = []): RegistryItem => ({
  key: `source:${text}`,
  kind: 'source',
  usage: { source: { id: text, name: text, kind: 'person', aliases } } as unknown as SourceUsage,
  isFirst: false,
});

describe('what takes the place of a line of the registry that is gone', () => {
  it.each<[string, RegistryItem[], string, RegistryItem[], string | null]>([
    ['of a name the next', [name('A'), name('B'), name('C')], 'name:B', [name('A'), name('C')], 'name:C'],
    ['of the last of several the one before', [name('A'), name('B')], 'name:B', [name('A'), source('B')], 'name:A'],
    ['of the only one the source it is now', [name('A')], 'name:A', [source('A')], 'source:A'],
    ['or the one it is an alias of', [name('a'), source('Z')], 'name:a', [source('Z', ['A'])], 'source:Z'],
    ['of a source its name, where that means nobody again', [source('A')], 'source:A', [name('A')], 'name:A'],
    ['of a source that is wholly gone nothing', [source('A'), source('B')], 'source:A', [source('B')], null],
    ['of a line that was never there nothing', [name('A')], 'source:X', [name('A')], null],
  ])('%s', (_, before, gone, now, expected) => expect(lineAfter(before, gone, now)).toBe(expected));
});
