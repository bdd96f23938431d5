import { describe, expect, it } from 'vitest';
import { targetOf } from '../../../renderer/features/export/target.ts';

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
