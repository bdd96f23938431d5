import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { folderPath, packsOf, zipOf } from '../../../renderer/features/import/packing.ts';
import type { PickedFile } from '../../../renderer/features/import/picked-files.ts';
import { inOrder, rowsOf, withRows, type Row } from '../../../renderer/features/import/staging.ts';
import { emptyFolders, wantedFile, wantedOf } from '../../../renderer/features/import/wanted.ts';
import type { Staged } from '../../../shared/api/imports.ts';
import { MAX_TEXT_BYTES } from '../../../shared/text/limits.ts';

const picked = (place: string, folder: string | null = null): PickedFile => ({
  file: new File(['x'], place.split('/').at(-1) ?? place, { lastModified: 1 }),
  place,
  folder,
});
const staged = (id: string, place: string, problem: string | null = null): Staged => ({
  id,
  name: place,
  place,
  bytes: 1,
  content:
    problem === null
      ? {
          kind: 'dataset',
          layers: [],
          format: 'jsonl',
          documents: 1,
          newDocuments: 1,
          annotations: 0,
          newAnnotations: 0,
          relations: 0,
        }
      : null,
  problem,
});
const row = (key: string, one: Staged): Row => ({ key, staged: one, isRead: true });

describe('what a folder brings', () => {
  const files = ['x/b.txt', 'x/a/z.ann', 'x/a/z.txt', 'x/photo.png', 'x/.git/a.txt'].map((place) => picked(place, 'x'));

  it('goes to the core as one archive where a browser does not say where it is, hidden files left behind', async () => {
    const wanted = wantedOf({ files: [...files, picked('notes')], folders: ['x', 'y'] }, null);
    expect(wanted.map(({ key, isFolder }) => [key.split(' ')[0], isFolder])).toEqual([
      ['notes', false],
      ['folder', true],
    ]);
    expect(emptyFolders({ files, folders: ['x', 'y'] })).toEqual(['y']);
    const [pack] = packsOf('x', files, 100);
    expect(pack?.files.map(({ place }) => place)).toEqual(['x/a/z.ann', 'x/a/z.txt', 'x/b.txt', 'x/photo.png']);
    const unpacked = unzipSync(await zipOf(pack ?? { name: '', files: [] }));
    expect(Object.keys(unpacked)).toEqual(['x/a/z.ann', 'x/a/z.txt', 'x/b.txt', 'x/photo.png']);
  });

  it('is sent in several archives where it is large; files of a folder stay together as far as they fit', () => {
    const places = (most: number): string[] =>
      packsOf('x', files, most).map((pack) => pack.files.map(({ place }) => place).join(' '));
    expect(places(3)).toEqual(['x/a/z.ann x/a/z.txt', 'x/b.txt x/photo.png']);
    expect(places(1)).toEqual(['x/a/z.ann', 'x/a/z.txt', 'x/b.txt', 'x/photo.png']);
  });

  it('is meant by its path where the host tells it', async () => {
    const pathOf = (file: File): string => `/home/ana/x/${file.name === 'b.txt' ? '' : 'a/'}${file.name}`;
    const [whole] = wantedOf({ files, folders: ['x'] }, pathOf);
    expect(await whole?.read()).toEqual({ kind: 'path', path: '/home/ana/x' });
    expect(folderPath('x', 'x/a/z.txt', 'C:\\Users\\ana\\x\\a\\z.txt')).toBe('C:\\Users\\ana\\x');
    expect(folderPath('x', 'x/a/z.txt', '')).toBeNull();
  });

  it('is told from a refused file that was chosen itself', () => {
    const other: Staged = { ...staged('2', 'b.png', 'no'), isLeftOut: true };
    const read = () => Promise.resolve({ kind: 'path', path: 'x' } as const);
    const { leftOut, rows } = rowsOf({ key: 'x', isFolder: true, read }, [
      staged('1', 'a.txt'),
      other,
      staged('3', 'c.txt', 'no'),
    ]);
    expect(leftOut.map(({ id }) => id)).toEqual(['2']);
    expect(rows.map(({ key }) => key)).toEqual(['x a.txt', 'x c.txt']);
  });

  it('is a row for each file of an archive', () => {
    const read = () => Promise.resolve({ kind: 'path', path: 'x.zip' } as const);
    const { rows } = rowsOf({ key: 'x.zip', isFolder: false, read }, [staged('1', 'a.txt'), staged('2', 'b.txt')]);
    expect(rows.map(({ key }) => key)).toEqual(['x.zip a.txt', 'x.zip b.txt']);
  });
});

describe('the list', () => {
  it.each<[string, Row, string[], string[]]>([
    ['the same file again stands once', row('a', staged('new', 'a.txt')), ['new', 'bad'], ['old']],
    ['a repaired file takes its place', row('b2', staged('new', 'b.txt')), ['old', 'new'], ['bad']],
    ['another of the same name stands beside', row('a2', staged('new', 'a.txt')), ['old', 'bad', 'new'], []],
  ])('%s', (_name, more, ids, gone) => {
    const before = [row('a', staged('old', 'a.txt')), row('b', staged('bad', 'b.txt', 'no'))];
    const after = withRows(before, [more]);
    expect(after.rows.map((one) => one.staged.id)).toEqual(ids);
    expect(after.gone).toEqual(gone);
  });

  it('refuses what is too large by name, only where its bytes would be sent', () => {
    const one = picked('big.txt');
    Object.defineProperty(one.file, 'size', { value: MAX_TEXT_BYTES + 1 });
    const read = () => Promise.reject(new Error('read'));
    expect(wantedFile(one, true, read).refused?.problem).toBe(
      'big.txt has 33 MiB; a file may have 32 MiB. Split it and import the parts.',
    );
    expect(wantedFile(one, false, read).refused).toBeUndefined();
  });
});

it('reads some at once, at most six, and keeps their order', async () => {
  let running = 0;
  let most = 0;
  const answers = await inOrder(
    Array.from({ length: 20 }, (_, place) => place),
    async (place) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 20 - place));
      running -= 1;
      return place;
    },
    () => false,
  );
  expect(answers).toEqual(Array.from({ length: 20 }, (_, place) => place));
  expect(most).toBe(6);
});
