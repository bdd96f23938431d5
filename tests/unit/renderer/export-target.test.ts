import { describe, expect, it } from 'vitest';
import type { FormatInfo } from '../../../shared/api/exports.ts';
import { endingOf, targetOf, usualPath, withEnding, type Packing } from '../../../renderer/features/export/target.ts';

describe('where a typed path leads', () => {
  it.each<[string, string, string]>([
    ['/data/a.jsonl', '/home/ana', '/data/a.jsonl'],
    [' a.jsonl ', '/home/ana', '/home/ana/a.jsonl'],
    ['sets/a.jsonl', '/home/ana', '/home/ana/sets/a.jsonl'],
    ['C:\\data\\a.jsonl', 'C:\\Users\\ana', 'C:\\data\\a.jsonl'],
    ['a.jsonl', 'C:\\Users\\ana', 'C:\\Users\\ana\\a.jsonl'],
  ])('%s beside %s', (typed, folder, path) => {
    expect(targetOf(typed, folder)).toEqual({ path, problem: null });
  });

  it.each([
    ['', /file name/],
    ['~/a.jsonl', /whole path/],
    ['/data/', /folder/],
    ['..', /folder/],
    ['C:\\data\\', /folder/],
  ])('%s is refused', (typed, problem) => {
    expect(targetOf(typed, '/home/ana').problem).toMatch(problem);
  });
});

const BRAT: FormatInfo = {
  id: 'brat',
  name: 'brat standoff',
  extension: 'zip',
  read: true,
  write: true,
  shape: 'tree',
  offsetUnit: 'codepoint',
  description: '',
  withoutText: false,
  published: false,
  losses: [],
};
const JSONL: FormatInfo = { ...BRAT, id: 'jsonl', extension: 'jsonl', shape: 'file' };
const DOCCANO: FormatInfo = { ...JSONL, id: 'doccano' };

describe('the path that an export gets by itself', () => {
  it.each<[FormatInfo, Packing, string]>([
    [JSONL, 'folder', '/home/ana/Troops.jsonl'],
    [JSONL, 'zip', '/home/ana/Troops.jsonl'],
    [DOCCANO, 'folder', '/home/ana/Troops doccano.jsonl'],
    [BRAT, 'folder', '/home/ana/Troops brat'],
    [BRAT, 'zip', '/home/ana/Troops brat.zip'],
  ])('$id as $1', (format, packing, path) => {
    expect(usualPath('/home/ana', 'Troops', format, packing)).toBe(path);
  });
});

describe('the ending of a typed path follows the choice', () => {
  it.each([
    ['/data/a.jsonl', JSONL, BRAT, '/data/a'],
    ['/data/a.jsonl', JSONL, DOCCANO, '/data/a.jsonl'],
    ['/data/A.JSONL', JSONL, BRAT, '/data/A'],
    ['/data/a', BRAT, JSONL, '/data/a.jsonl'],
    ['/data/a.txt', JSONL, BRAT, '/data/a.txt'],
    ['', BRAT, JSONL, ''],
  ])('%s', (typed, from, to, expected) => {
    expect(withEnding(typed, endingOf(from, 'folder'), endingOf(to, 'folder'))).toBe(expected);
  });

  it('an archive and a folder change places', () => {
    expect(withEnding('/data/a', endingOf(BRAT, 'folder'), endingOf(BRAT, 'zip'))).toBe('/data/a.zip');
    expect(withEnding('/data/a.zip', endingOf(BRAT, 'zip'), endingOf(BRAT, 'folder'))).toBe('/data/a');
  });
});
