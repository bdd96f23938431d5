import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSpoolFiles } from '../../../electron/core/spool/spool-files.ts';
import { INDEX_TABLES, indexIn } from '../../../electron/core/spool/record-index.ts';
import { openScratch } from '../../../electron/core/spool/scratch.ts';
import { createForeignSpool } from '../../../electron/core/spool/foreign-spool.ts';
import { readDataset } from '../../../electron/core/formats/read-dataset.ts';
import { readForeign } from '../../../electron/core/formats/read-foreign.ts';
import { createBeside } from '../../../electron/core/formats/tables/beside.ts';
import { temporaryFolder } from '../../support/project.ts';

const PLACE = { file: 'd', line: 1 };

describe('the files of an import that waits', () => {
  it('go with the process that made them, and with the next one where it died', () => {
    const folder = temporaryFolder();
    const { pid } = spawnSync(process.execPath, ['-e', '0']);
    const [machine = ''] = basename(createSpoolFiles(folder).next()).split('-');
    const nameOf = (owner: number, on = machine): string => `${on}-${owner}-0190aaaa-0000-7000-8000-000000000000.spool`;
    const name = (...by: Parameters<typeof nameOf>): string => join(folder, nameOf(...by));
    // Of another machine that sees the folder, too: whether that process is alive is not known here.
    writeFileSync(name(pid, 'another0'), '');
    for (const path of [name(pid), name(process.ppid), join(folder, 'notes.txt')]) writeFileSync(path, '');
    const files = createSpoolFiles(folder);
    expect(existsSync(name(pid))).toBe(false);
    writeFileSync(files.next(), '');
    expect(readdirSync(folder)).toHaveLength(4);
    files.clear();
    const left = [nameOf(pid, 'another0'), nameOf(process.ppid), 'notes.txt'];
    expect(readdirSync(folder).toSorted()).toEqual(left.toSorted());
  });

  it('are made in a folder that is not there yet', () => {
    const folder = join(temporaryFolder(), 'a', 'b');
    const files = createSpoolFiles(folder);
    expect(existsSync(folder)).toBe(false);
    writeFileSync(files.next(), '');
    files.clear();
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('an index of records', () => {
  it('says where a record stood first, and whether a shared one says the same', () => {
    const db = openScratch();
    db.exec(INDEX_TABLES);
    const index = indexIn(db);
    expect(index.add('annotation', 'a', 7)).toBeNull();
    expect(index.add('relation', 'a', 8)).toBeNull();
    expect(index.add('annotation', 'a', 9)).toBe(7);
    expect([index.find('annotation', 'a'), index.find('document', 'a')]).toEqual([7, null]);
    // More than 32 bits, as the second of several datasets has them.
    expect(index.add('document', 'z', 2 ** 33 + 5)).toBeNull();
    expect(index.find('document', 'z')).toBe(2 ** 33 + 5);
    expect(index.addShared('claim', { id: 'c', text: 'T', note: 'n' }, 1)).toBeNull();
    expect(index.addShared('claim', { note: 'n', id: 'c', text: 'T' }, 2)).toEqual({ at: 1, isSame: true });
    expect(index.addShared('claim', { id: 'c', text: 'T' }, 3)).toEqual({ at: 1, isSame: false });
    expect([...index.shared('claim')]).toEqual([{ at: 1, value: { id: 'c', text: 'T', note: 'n' } }]);
    db.close();
  });
});

describe('a disk that does not take it', () => {
  it('is told as such, and not as a fault of the file', async () => {
    const source = { kind: 'bytes', name: 'd.jsonl', bytes: Buffer.from('{}') } as const;
    const request = { format: 'jsonl', labels: [], relationTypes: [], codebookVersion: '1', source };
    const spool = temporaryFolder();
    await expect(readDataset({ ...request, spool })).rejects.toMatchObject({ code: 'read_only' });
    const tree = { name: 'd', files: [{ path: 'd.csv', source }] };
    await expect(readForeign({ format: 'csv', tree, spool })).rejects.toMatchObject({ code: 'read_only' });
  });
});

describe('names of other tools', () => {
  // SQLite would end a text at NUL, and make half of a surrogate pair another character.
  const odd = ['a\0b', 'a\0c', '\ud800', '\udfff', '__proto__', ''];

  it('of documents stay what they are on the disk', () => {
    const db = openScratch();
    const spool = createForeignSpool(db);
    const document = (key: string) => ({ key, text: null, annotations: [], relations: [], place: PLACE });
    expect(odd.map((key) => spool.add(document(key), null))).toEqual(odd.map(() => true));
    expect(spool.add(document('\ud800'), null)).toBe(false);
    for (const key of odd) spool.addAcross('t', key, 'a');
    expect(Array.from(spool.across(), (end) => end.document.key).toSorted()).toEqual(odd.toSorted());
    db.close();
  });

  it('of tables find the rows that are about them, in their order', () => {
    const beside = createBeside();
    for (const [i, key] of [...odd, ...odd].entries()) {
      beside.add(key, { kind: 'labels', value: [`__proto__${i}`, { n: i }] }, { file: 'd', line: i });
    }
    expect([...beside.documents()].map(([key, { line }]) => [key, line])).toEqual(odd.map((key, i) => [key, i]));
    expect(Object.keys(beside.of('\udfff').labels)).toEqual(['__proto__3', '__proto__9']);
    expect(beside.of('none')).toEqual({ annotations: [], relations: [], labels: {} });
    beside.close();
  });
});
