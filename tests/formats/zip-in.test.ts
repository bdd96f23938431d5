import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../shared/api/reply.ts';
import { OWN_ARCHIVE, readZip, type ZipOptions } from '../../electron/core/formats/zip-in.ts';
import { makeZip, type ZipEntry } from '../support/zip.ts';

const read = (bytes: Uint8Array, options?: ZipOptions) => readZip({ kind: 'bytes', name: 'a.zip', bytes }, options);

const A: ZipEntry = { name: 'a.txt', content: 'Police said 12 people died.' };
const zeros = new Uint8Array(4 * 2 ** 20);

async function refusal(bytes: Uint8Array, options?: ZipOptions): Promise<string> {
  const answer = await read(bytes, options).then(
    () => 'was read',
    (error: unknown) => error,
  );
  expect(answer).toBeInstanceOf(Refusal);
  return answer instanceof Refusal ? answer.message : '';
}

describe('an archive', () => {
  it('is its files in the order of their paths, stored or packed', async () => {
    const bytes = makeZip([
      { name: 'b/', mode: 0o040755 },
      { name: 'b/é.md', content: '# Überschrift', deflate: true },
      A,
      { name: 'empty.txt' },
    ]);
    const { files, leftOut } = await read(bytes);
    expect(files.map(({ path }) => path)).toEqual(['a.txt', 'b/é.md', 'empty.txt']);
    const texts = files.map(({ source }) =>
      source.kind === 'bytes' ? [source.name, Buffer.from(source.bytes).toString()] : [],
    );
    expect(texts).toEqual([
      ['a.zip/a.txt', 'Police said 12 people died.'],
      ['a.zip/b/é.md', '# Überschrift'],
      ['a.zip/empty.txt', ''],
    ]);
    expect(leftOut).toEqual([]);
  });

  it('is read as other programs write it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'zip-'));
    try {
      const path = join(folder, 'p.zip');
      const script = `import sys, zipfile
with zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED) as z:
    z.writestr('x/한국.txt', '사실' * 1000)
    with z.open('big.txt', 'w', force_zip64=True) as f: f.write(b'abc')`;
      execFileSync('python3', ['-c', script, path]);
      const { files } = await readZip({ kind: 'path', path });
      expect(files.map((file) => file.path)).toEqual(['big.txt', 'x/한국.txt']);
      writeFileSync(path, zipSync({ 'a.txt': [Buffer.from('abc'), { level: 9 }] }));
      expect((await readZip({ kind: 'path', path })).files).toHaveLength(1);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('of the zip64 kind is read', async () => {
    expect((await read(makeZip([A], { zip64: {} }))).files).toHaveLength(1);
  });

  it('leaves out what systems add, and says so', async () => {
    const names = ['__MACOSX/._a.txt', '__MACOSX/b/._c.txt', '.DS_Store', 'b/.DS_Store', 'Thumbs.db', '.git/config'];
    const bytes = makeZip([A, ...names.map((name) => ({ name, content: 'x' }))]);
    const { files, leftOut } = await read(bytes);
    expect(files.map(({ path }) => path)).toEqual(['a.txt']);
    expect(leftOut).toEqual([
      { what: '__MACOSX', count: 2 },
      { what: '.DS_Store', count: 2 },
      { what: 'Thumbs.db', count: 1 },
      { what: 'hidden file', count: 1 },
    ]);
    const kept = await read(makeZip([A, { name: '_rels/.rels', content: '<x/>' }]), { keepHidden: true });
    expect(kept.files.map(({ path }) => path)).toEqual(['_rels/.rels', 'a.txt']);
  });

  it('of as many files as 5,100 documents of brat make is read', async () => {
    const bytes = makeZip(Array.from({ length: 10_202 }, (_, i) => ({ name: `${i}.txt` })));
    expect((await read(bytes)).files).toHaveLength(10_202);
  });

  it('that was written here may hold what others may not', async () => {
    const bytes = makeZip([{ name: 'zeros.txt', content: zeros, deflate: true }]);
    await expect(read(bytes)).rejects.toThrow(/times as large unpacked/);
    expect((await read(bytes, { limits: OWN_ARCHIVE })).files).toHaveLength(1);
  });

  it('inside an archive is a file and is not opened', async () => {
    let inner = makeZip([A]);
    for (let depth = 0; depth < 50; depth++) inner = makeZip([{ name: 'n.zip', content: inner }]);
    expect((await read(inner)).files.map(({ path }) => path)).toEqual(['n.zip']);
  });

  it('can be cancelled', async () => {
    await expect(read(makeZip([A]), { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('that is not there is said', async () => {
    await expect(readZip({ kind: 'path', path: '/nowhere/a.zip' })).rejects.toMatchObject({ code: 'not_found' });
  });
});

const whole = makeZip([A]);
const named = (name: string | Uint8Array, more: Partial<ZipEntry> = {}): Uint8Array =>
  makeZip([A, { content: 'x', ...more, name }]);

/** Archives byte by byte, each with words of its refusal. */
const HOSTILE: readonly [what: string, bytes: Uint8Array, words: string, options?: ZipOptions][] = [
  ['nothing', new Uint8Array(0), 'its end is missing'],
  ['no archive', Buffer.from('x'.repeat(100)), 'its end is missing'],
  ['a cut end', whole.subarray(0, -1), 'its end is missing'],
  ['only the first half', whole.subarray(0, whole.length / 2), 'its end is missing'],
  ['bytes after the end', Buffer.concat([whole, Buffer.from('x')]), 'its end is missing'],
  ['a cut beginning', whole.subarray(10), 'cut off or moved'],
  ['a list that lies elsewhere', makeZip([A], { start: 3 }), 'cut off or moved'],
  ['a list that ends elsewhere', makeZip([A], { size: 20 }), 'cut off or moved'],
  ['more entries counted than there are', makeZip([A], { entries: 9 }), 'entry 2 of 9 is damaged'],
  [
    'fewer entries counted than there are',
    makeZip([A, { name: 'b' }], { entries: 1 }),
    'more than the entries that it counts',
  ],
  ['two counts', makeZip([A], { entries: 1, here: 2 }), 'in two ways'],
  ['a part of several', makeZip([A], { disk: 2 }), 'one part of several'],
  ['two ends', makeZip([A], { comment: makeZip([]) }), 'two ends'],
  [
    'too many entries',
    makeZip(Array.from({ length: 30 }, (_, i) => ({ name: `${i}` }))),
    '30 entries',
    { limits: { entries: 20 } },
  ],
  ['zip64: another count', makeZip([A], { zip64: { entries: 7 }, entries: 1 }), 'zip64 end record does not fit'],
  ['zip64: 2^40 entries', makeZip([A], { zip64: { entries: 2 ** 40 } }), 'entries; at most'],
  ['zip64: a record far outside', makeZip([A], { zip64: { at: 2 ** 52 } }), 'zip64 end record does not fit'],
  ['zip64: no record', makeZip([A], { zip64: { sign: 1 } }), 'zip64 end record does not fit'],
  ['zip64: a list far outside', makeZip([A], { zip64: { start: 2 ** 50 } }), 'cut off or moved'],
  [
    'zip64: sizes that are not there',
    named('b', { size: 0xffffffff, extra: Buffer.from([1, 0, 0, 0]) }),
    'entry 2 of 2 is damaged',
  ],
  ['an absolute name', named('/etc/passwd'), '/etc/passwd: its name begins at the root'],
  ['a name out of the archive', named('b/../../evil.txt'), 'b/../../evil.txt: its name leads out'],
  ['a backslash', named('..\\evil.txt'), 'backslash'],
  ['a drive', named('C:evil.txt'), 'letter of a drive'],
  ['a NUL in a name', named('a\0.txt'), 'cannot be seen'],
  ['a name that reads backwards', named('a\u202etxt.exe'), 'cannot be seen'],
  ['a line end in a name', named('a\n.txt'), 'cannot be seen'],
  ['no name', named(''), 'an entry has no name'],
  ['an empty part', named('b//c.txt'), 'empty part'],
  ['a name that is not UTF-8', named(Buffer.from([0x61, 0xff])), 'not UTF-8'],
  ['a very long name', named('x'.repeat(2000)), 'longer than 1024'],
  ['one name twice', named('a.txt'), 'a.txt: it is there twice'],
  ['one name in two cases', named('A.TXT'), 'A.TXT: it has the same name as a.txt'],
  ['one name in two normal forms', makeZip([{ name: 'é' }, { name: 'e\u0301' }]), 'it has the same name as'],
  ['a file that is a folder', named('a.txt/b.txt'), 'a.txt is a file and a folder'],
  ['a link', named('b', { mode: 0o120777 }), 'it is a link'],
  ['a device', named('b', { mode: 0o020777 }), 'neither a file nor a folder'],
  ['a folder with content', named('b/'), 'a folder with content'],
  ['encryption', named('b', { flags: 1 }), 'encrypted'],
  ['strong encryption', named('b', { flags: 0x41 }), 'damaged (strong encryption'],
  ['an unknown method', named('b', { method: 99 }), 'packed by method 99'],
  ['another name at the content', named('b', { local: { name: 'c' } }), 'b: it has another name'],
  ['another size at the content', named('b', { local: { size: 7 } }), 'b: its sizes are others'],
  ['no content where it should be', named('b', { local: { sign: 1 } }), 'entry 2 of 2 is damaged'],
  ['content far outside', named('b', { at: 0xfffffff0 }), 'entry 2 of 2 is damaged'],
  ['one content for two entries', makeZip([A, { ...A, name: 'b', local: { name: 'a.txt' }, at: 0 }]), 'another name'],
  [
    'entries that overlap',
    makeZip([
      { name: 'a', content: makeZip([{ name: 'b', content: 'x' }]) },
      { name: 'b', content: 'x', at: 31 },
    ]),
    'shares bytes',
  ],
  [
    'content that reaches into the list',
    makeZip([{ name: 'a', content: 'x', size: 9, packedSize: 9 }]),
    'a: it reaches into the list',
  ],
  [
    'a size that is too small',
    named('b', { content: 'x'.repeat(900), deflate: true, size: 10 }),
    'b: it cannot be unpacked',
  ],
  ['a size that is too large', named('b', { deflate: true, size: 10 }), 'b: it is not as long'],
  ['a stored entry with two sizes', named('b', { size: 3 }), 'b: it is not as long'],
  ['no deflate', named('b', { deflate: true, packed: Buffer.from('???') }), 'b: it cannot be unpacked'],
  ['another checksum', named('b', { crc: 7 }), 'b: its content is damaged'],
  ['a bomb by ratio', named('b', { content: zeros, deflate: true }), 'times as large'],
  [
    'a bomb that lies about its size',
    named('b', { content: zeros, deflate: true, size: 100 }),
    'b: it cannot be unpacked',
  ],
  [
    'a bomb of many files',
    makeZip([A, { name: 'b', content: 'x'.repeat(60) }]),
    'larger than 80 bytes unpacked',
    { limits: { unpacked: 80 } },
  ],
  ['a large archive', whole, 'archives are read up to 10', { limits: { archive: 10 } }],
];

describe('a hostile archive is refused whole, by name:', () => {
  it.each(HOSTILE)('%s', async (_, bytes, words, options) => {
    const message = await refusal(bytes, options);
    expect(message).toMatch(/^a\.zip: .*Nothing was read\.$/s);
    expect(message).toContain(words);
  });

  it('any single byte of the list or the end changed gives an archive of the same files, or a refusal', async () => {
    const good = makeZip([A, { name: 'b.txt', content: 'y'.repeat(50), deflate: true }]);
    const bugs: unknown[] = [];
    for (let at = good.length - 130; at < good.length; at++) {
      const bytes = Uint8Array.from(good, (byte, i) => (i === at ? byte ^ 0x41 : byte));
      const outcome = await read(bytes).catch((error: unknown) => error);
      if (outcome instanceof Error && !(outcome instanceof Refusal)) bugs.push(outcome);
    }
    expect(bugs).toEqual([]);
  });
});
