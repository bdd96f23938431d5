import { expect, it } from 'vitest';
import { unchanged } from '../../../renderer/features/import/unchanged.ts';

it('keeps what says the same as before as the very same, at every depth', () => {
  const before = { a: { x: [1, { y: null }], z: 'z' }, b: [{ n: 1 }, { n: 2 }], c: 3 };
  const copy = JSON.parse(JSON.stringify(before)) as typeof before;
  expect(unchanged(before, copy)).toBe(before);
  const after = { ...copy, b: [{ n: 1 }, { n: 3 }, { n: 2 }] };
  const kept = unchanged(before, after);
  expect(kept).toEqual(after);
  expect([kept.a, kept.b[0]]).toEqual([before.a, before.b[0]]);
  expect(kept.a).toBe(before.a);
  expect(kept.b[0]).toBe(before.b[0]);
});

it.each<[string, unknown, unknown]>([
  ['another type', { a: [] }, { a: {} }],
  ['null for an object', { a: {} }, { a: null }],
  ['a shorter list', [1, 2], [1]],
  ['a name less', { a: 1, b: undefined }, { a: 1 }],
  ['other names', { a: undefined }, { b: undefined }],
  ['a name that every object has', {}, JSON.parse('{"__proto__":{},"constructor":{}}')],
])('says what came after: %s', (_name, before, after) => {
  const kept = unchanged(before, after);
  expect(kept).toStrictEqual(after);
  expect(kept).not.toBe(before);
  expect(Object.keys(kept as object)).toEqual(Object.keys(after as object));
});
