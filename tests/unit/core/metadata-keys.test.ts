import { describe, expect, it } from 'vitest';
import { metadataKeys } from '../../../electron/core/formats/texts/documents.ts';

const long = 'x'.repeat(120);

describe('keys of metadata from the names of columns', () => {
  it.each([
    [
      ['section', 'desk'],
      ['section', 'desk'],
    ],
    // The native dataset keeps "media_type" for itself, and somebody has the way out already.
    [
      ['media_type', 'media_type_'],
      ['media_type_2', 'media_type_'],
    ],
    [['publications'], ['publications_']],
    [
      [`${long}a`, `${long}b`, `${long}c`],
      ['x'.repeat(100), `${'x'.repeat(96)}_2`, `${'x'.repeat(96)}_3`],
    ],
    [
      ['__proto__', 'section', 'section'],
      ['__proto___', 'section', 'section'],
    ],
  ])('%j become %j', (names, keys) => {
    const keyOf = metadataKeys(names);
    expect(names.map((name) => keyOf(name))).toEqual(keys);
    expect(new Set(keys).size).toBe(new Set(names).size);
  });
});
