import { describe, expect, it } from 'vitest';
import { plainProblem } from '../../electron/desktop/plain.ts';
import { isOwnSender, type SenderFrame } from '../../electron/desktop/sender.ts';

const frame = (changes: Partial<SenderFrame> = {}): SenderFrame => ({
  origin: 'app://claimwright',
  url: 'app://claimwright/index.html',
  parent: null,
  ...changes,
});

describe('isOwnSender', () => {
  it.each([
    ['the page', frame(), true],
    ['the page at a place in it', frame({ url: 'app://claimwright/index.html#a' }), true],
    ['a frame inside it', frame({ parent: {} }), false],
    ['an empty frame that inherits its origin', frame({ url: 'about:blank' }), false],
    ['a page of its own files that is sandboxed', frame({ origin: 'null' }), false],
    ['a longer host', frame({ origin: 'app://claimwright.example', url: 'app://claimwright.example/' }), false],
    ['another scheme', frame({ origin: 'https://claimwright', url: 'https://claimwright/' }), false],
    ['a file', frame({ origin: 'file://', url: 'file:///index.html' }), false],
    ['a frame that is gone', null, false],
  ])('%s', (_name, sender, own) => {
    expect(isOwnSender(sender)).toBe(own);
  });
});

const cycle: unknown[] = [];
cycle.push(cycle);
const wide: unknown[] = [];
wide.push(wide, wide, wide);
const nested = (depth: number): unknown => (depth === 0 ? null : [nested(depth - 1)]);
class Custom {
  readonly field = 1;
}

describe('plainProblem', () => {
  it.each([
    ['nothing', undefined],
    ['an object', { a: [1, 'x', true, null, { b: undefined }] }],
    ['64 levels', nested(64)],
  ])('%s goes on', (_name, value) => {
    expect(plainProblem(value, 10_000)).toBeNull();
  });

  it.each([
    ['a date', { at: new Date(0) }, 'not plain data'],
    ['a map', new Map(), 'not plain data'],
    ['bytes', [new Uint8Array(1)], 'not plain data'],
    ['an instance', new Custom(), 'not plain data'],
    ['an object without prototype', Object.create(null), 'not plain data'],
    ['a bigint', { a: 1n }, 'bigint'],
    ['65 levels', nested(65), 'too deeply'],
    ['a cycle', cycle, 'too deeply'],
    ['a cycle that branches', wide, 'too'],
    ['a long string', 'x'.repeat(10_000), 'too large'],
    ['a long name', { ['x'.repeat(10_000)]: 1 }, 'too large'],
    ['very many values', Array.from({ length: 2_000 }, () => null), 'too large'],
  ])('%s does not', (_name, value, problem) => {
    expect(plainProblem(value, 10_000)).toContain(problem);
  });

  it('reads 32 MB of base64 in less than a tenth of a second', () => {
    const input = { source: { kind: 'bytes', base64: 'A'.repeat(32 * 2 ** 20) } };
    const start = performance.now();
    expect(plainProblem(input, 96 * 2 ** 20)).toBeNull();
    expect(performance.now() - start).toBeLessThan(100);
  });
});
