import { describe, expect, it } from 'vitest';
import type { DocumentSummary } from '../../../shared/api/procedures.ts';
import { utf16 } from '../../../shared/text/units.ts';
import { arrange, nextOpen, type Sort } from '../../../renderer/features/documents/order.ts';
import { annotatorFor, nameProblem } from '../../../renderer/features/session/store.ts';
import { dateInWords } from '../../../renderer/strings/dates.ts';
import { formatBytes } from '../../../renderer/ui/numbers.ts';
import { joinPath } from '../../../renderer/ui/paths.ts';

const document = (id: string, rest: Partial<DocumentSummary>): DocumentSummary => ({
  id,
  title: id,
  outlet: null,
  fileName: null,
  length: utf16(100),
  words: 20,
  annotations: {},
  status: {},
  labels: {},
  added: 1,
  ...rest,
});

const LIST: readonly DocumentSummary[] = [
  document('a', { title: 'Élysée statement', added: 3, words: 5, annotations: { ana: 2, ben: 9 } }),
  document('c', { title: 'Article 9', added: 2, words: 90, fileName: 'c.txt' }),
  document('b', { title: 'Article 10', added: 1, outlet: 'The Courier', status: { ana: 'done' } }),
];
const ids = (documents: readonly DocumentSummary[]): string => documents.map(({ id }) => id).join('');

describe('the list of documents', () => {
  it.each<[Sort, string]>([
    ['added', 'bca'],
    ['title', 'cba'],
    ['length', 'cba'],
    ['annotations', 'abc'],
    ['status', 'acb'],
  ])('by %s', (sort, expected) => expect(ids(arrange(LIST, '', sort, 'ana'))).toBe(expected));

  it.each([
    ['elysee', 'a'],
    ['ARTICLE', 'bc'],
    ['article courier', 'b'],
    ['c.txt', 'c'],
    ['  ', 'bca'],
    ['nothing', ''],
  ])('filtered by %j', (filter, expected) => expect(ids(arrange(LIST, filter, 'added', 'ana'))).toBe(expected));

  it.each([
    ['a', 'c'],
    ['b', 'c'],
    ['c', 'a'],
  ])('after %s the next open one is %s', (from, expected) => {
    expect(nextOpen(arrange(LIST, '', 'added', 'ana'), from, 'ana')?.id).toBe(expected);
  });

  it('has no next one where all are done', () => {
    const all = LIST.map((one) => ({ ...one, status: { ana: 'done' as const } }));
    expect(nextOpen(all, 'a', 'ana')).toBeUndefined();
  });
});

describe('an annotator’s name', () => {
  it.each([
    ['Ana López', { id: 'ana-lópez', name: 'Ana López' }],
    ['  김철수 ', { id: '김철수', name: '김철수' }],
    ['', null],
    ['***', null],
    ['Gold', null],
  ])('%j', (name, expected) => {
    expect(annotatorFor(name)).toEqual(expected);
    expect(nameProblem(name) === null).toBe(expected !== null);
  });
});

describe('what people read', () => {
  it.each([
    [0, '0 bytes'],
    [999, '999 bytes'],
    [1500, '1.5 kB'],
    [2_000_000, '2.0 MB'],
  ])('%d bytes', (bytes, expected) => expect(formatBytes(bytes)).toBe(expected));

  it.each([
    ['2024-10-28', '28 October 2024'],
    ['2024-10', 'October 2024'],
    ['2024', '2024'],
    ['2024-10-28/2024-11-02', 'from 28 October 2024 to 2 November 2024'],
    ['2024-13-45', null],
  ])('the date %s', (edtf, expected) => expect(dateInWords(edtf)).toBe(expected));

  it.each([
    ['/home/ana', 'x.jsonl', '/home/ana/x.jsonl'],
    ['/home/ana/', 'x.jsonl', '/home/ana/x.jsonl'],
    ['C:\\Users\\ana', 'x.jsonl', 'C:\\Users\\ana\\x.jsonl'],
    ['', 'x.jsonl', 'x.jsonl'],
  ])('%s and %s', (folder, name, expected) => expect(joinPath(folder, name)).toBe(expected));
});
