import { join, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileInside } from '../../electron/desktop/containment.ts';

const ROOT = join(sep, 'program', 'out', 'renderer');

describe('fileInside', () => {
  it.each([
    ['/index.html', join(ROOT, 'index.html')],
    ['/assets/a%20b.js', join(ROOT, 'assets', 'a b.js')],
    ['/assets/../index.html', join(ROOT, 'index.html')],
    ['/..a/b.js', join(ROOT, '..a', 'b.js')],
    ['/%C3%A9.svg', join(ROOT, 'é.svg')],
    ['/%252e%252e/x', join(ROOT, '%2e%2e', 'x')],
  ])('%s is inside', (path, file) => {
    expect(fileInside(ROOT, path)).toBe(file);
  });

  it.each([
    '/../renderer-2/index.html',
    '/..%2frenderer-2%2findex.html',
    '/..%2f..%2fpackage.json',
    '/assets/..%2f..%2f..%2fpackage.json',
    '/%2e%2e/x',
    '/..',
    '/index.html%00.png',
    '/%E0%A4%A',
    '/%',
  ])('%s names nothing', (path) => {
    expect(fileInside(ROOT, path)).toBeNull();
  });
});
