import { createHash } from 'node:crypto';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
  closeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createCore } from '../../electron/core/app.ts';
import { coreOptions, programParts, thisMachine } from '../../electron/core/places.ts';
import { claimwright, inProcess, result, resultInProcess, state, type RunOptions } from './claimwright.ts';
import { fullDisk, readOnlyFolder } from './disks.ts';
import { annotation, GOOD, jsonl, record, TEXTS } from './dataset.ts';

// Whole processes, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), 'claimwright-bad-'));
const at = (name: string): string => join(folder, name);
const inFolder = { cwd: folder };
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a command that must be refused: one line on standard error, nothing on standard output, nothing changed. */
async function refused(args: readonly string[], options?: RunOptions): Promise<string> {
  const before = state(folder);
  const { code, out, err } =
    options === undefined ? await inProcess(args, folder) : await claimwright(args, { ...inFolder, ...options });
  expect({ code, out, lines: err.split('\n').length - 1 }, err).toEqual({ code: 1, out: '', lines: 1 });
  expect(err).not.toMatch(/\bat \S+:\d+:\d+|SqliteError|\[object/);
  expect(state(folder)).toEqual(before);
  return err;
}

const good = GOOD[0] ?? {};
const [claim] = good['annotations'] as Record<string, unknown>[];
const withClaim = (change: Record<string, unknown>): unknown[] => [{ ...good, annotations: [{ ...claim, ...change }] }];

beforeAll(async () => {
  await result(['init', 'p.claimwright', '--seeds'], inFolder);
  await result(['import', 'p.claimwright', writeTo('good.jsonl', jsonl(GOOD))], inFolder);
  mkdirSync(at('no-texts'));
  writeFileSync(at('no-texts/picture.png'), 'x');
});

function writeTo(name: string, content: string | Buffer): string {
  writeFileSync(at(name), content);
  return name;
}

describe('a text', () => {
  it.each<[string, string, string | Buffer | null, RegExp]>([
    ['missing', 'gone.txt', null, /^error: gone\.txt: There is no file\./],
    ['empty', 'empty.txt', '', /^error: empty\.txt: .*empty/i],
    ['blank', 'blank.txt', ' \n\t\n', /^error: blank\.txt: .*(empty|blank)/i],
    ['binary', 'picture.txt', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), /^error: picture\.txt: .*PNG/],
    ['holding NUL', 'nul.txt', 'one\ntwo\0three\n', /^error: nul\.txt(:2)?: .*(NUL|binary)/],
    [
      'UTF-16 with a lone surrogate',
      'lone.txt',
      Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00]),
      /^error: lone\.txt(:1)?: /,
    ],
  ])('%s is refused', async (_, name, content, expected) => {
    if (content !== null) writeTo(name, content);
    expect(await refused(['import', 'p.claimwright', name])).toMatch(expected);
  });

  it('that is not of the encoding it is said to be is refused, naming the place', async () => {
    writeTo('latin.txt', Buffer.from('first line\ncaf\u00e9 au lait\n', 'latin1'));
    const err = await refused(['import', 'p.claimwright', 'latin.txt', '--encoding', 'utf-8']);
    expect(err).toMatch(/^error: latin\.txt:2: .*(14|15)/);
    expect(await refused(['import', 'p.claimwright', 'latin.txt', '--encoding', 'klingon'])).toMatch(
      /"klingon" is not an encoding/,
    );
  });

  it('of 200 MB is refused at once', async () => {
    closeSync(openSync(at('large.txt'), 'w'));
    truncateSync(at('large.txt'), 200 * 1024 * 1024);
    const { code, err } = await inProcess(['import', 'p.claimwright', 'large.txt'], folder);
    expect([code, err]).toEqual([
      1,
      'error: large.txt: has 200 MiB; a file may have 32 MiB. Split it and import the parts.\n',
    ]);
    rmSync(at('large.txt'));
  });

  it('that may not be read is refused', async () => {
    // Root may read everything but this: a file of the kernel's that answers every read with an error.
    expect(await refused(['import', 'p.claimwright', '/proc/self/mem'])).toMatch(
      /^error: \/proc\/self\/mem: cannot be read/,
    );
  });

  it('that is bad keeps the good ones out as well', async () => {
    writeTo('fine.txt', 'A fine text.\n');
    expect(await refused(['import', 'p.claimwright', 'fine.txt', 'empty.txt', 'nul.txt'])).toMatch(
      /^error: empty\.txt: .* Nor can nul\.txt be imported\. Nothing was imported; repair them, or leave them out\.\n$/,
    );
  });

  it('is missed in a folder without any', async () => {
    expect(await refused(['import', 'p.claimwright', 'no-texts'])).toMatch(
      /^error: no-texts: holds no texts .* Choose a folder/,
    );
  });
});

describe('a dataset', () => {
  const emoji = TEXTS[0].indexOf('👩');
  it.each<[string, string, RegExp]>([
    ['a broken line', `${jsonl([good])}{"annotations":[\n`, /^error: bad\.jsonl:2: /],
    ['a wrong quote', jsonl(withClaim({ quote: '13 people died' }) as []), /:1: .*12 people died/],
    ['an offset outside the text', jsonl(withClaim({ end: 100_000 }) as []), /:1: .*100000|:1: .*100,000/],
    ['an empty span', jsonl(withClaim({ end: 12, start: 12, quote: '' }) as []), /:1: /],
    [
      'an offset inside an emoji',
      jsonl([{ ...record(TEXTS[0], [{ ...claim, start: emoji + 1, end: emoji + 3 }]), offset_unit: 'utf16' }]),
      /:1: .*(surrogate|inside|character)/,
    ],
    ['an unknown label', jsonl(withClaim({ label: 'CLAYM' }) as []), /:1: .*CLAYM/],
    [
      'a duplicate id',
      jsonl([
        record(TEXTS[0], [annotation(TEXTS[0], 'Police', { id: 'a1' }), annotation(TEXTS[0], 'mayor', { id: 'a1' })]),
      ]),
      /:1: .*a1/,
    ],
    ['a wrong hash', jsonl([GOOD[1] ?? {}, { ...good, text_sha256: '0'.repeat(64) }]), /:2: .*(hash|sha)/i],
    ['a field that does not exist', jsonl([{ ...good, anotations: [] }]), /:1: .*anotations/],
    ['a key that stands twice', `{"text":"a","text":"b"}\n`, /:1: .*text/],
    ['a "__proto__" key', `{"text":"a","__proto__":{}}\n`, /:1: .*__proto__/],
    ['too deep a nesting', `${'['.repeat(100_000)}\n`, /:1: /],
    ['no line at all', '', /^error: bad\.jsonl: |:1: /],
  ])('with %s is refused whole, naming the line', async (_, content, expected) => {
    writeTo('bad.jsonl', content);
    const err = await refused(['import', 'p.claimwright', 'bad.jsonl', '--annotator', 'cy']);
    expect(err).toMatch(/^error: bad\.jsonl:/);
    expect(err).toMatch(expected);
  });
});

describe('a project', () => {
  const broken: readonly (readonly [string, (path: string) => void, RegExp])[] = [
    ['that is a text', (path) => writeFileSync(path, 'not a database'.repeat(100)), /is not a Claimwright project/],
    ['that is empty', (path) => writeFileSync(path, ''), /is empty/],
    [
      'of another program',
      (path) => new Database(path).exec('CREATE TABLE t (a)').close(),
      /database of another program/,
    ],
    [
      'that is truncated',
      (path) => {
        copyFileSync(at('p.claimwright'), path);
        truncateSync(path, 8192);
      },
      /is damaged/,
    ],
    [
      'of a later version',
      (path) => {
        copyFileSync(at('p.claimwright'), path);
        const db = new Database(path);
        db.pragma(`user_version = ${Number(db.pragma('user_version', { simple: true })) + 1}`);
        db.close();
      },
      /later version|newer/,
    ],
    ['that is a folder', (path) => mkdirSync(path), /is a folder/],
    ['that is not there', () => {}, /There is no file/],
  ];
  const commands: readonly (readonly string[])[] = [['documents'], ['import', 'good.jsonl'], ['verify']];

  it.each(
    broken.flatMap(([what, make, expected], i) => commands.map((command) => ({ what, make, expected, i, command }))),
  )('$what is refused by $command', async ({ make, expected, i, command }) => {
    const name = `broken-${i}.claimwright`;
    rmSync(at(name), { recursive: true, force: true });
    make(at(name));
    const [verb = '', ...rest] = command;
    const err = await refused([verb, name, ...rest]);
    expect(err).toMatch(new RegExp(`^error: broken-${i}\\.claimwright: `));
    expect(err).toMatch(expected);
  });

  it('that is open elsewhere can be read, not written', async () => {
    const parts = programParts(new URL('../../electron/cli/main.ts', import.meta.url).href);
    const core = await createCore({ ...coreOptions(parts, thisMachine()), dataDir: at('window-data') });
    try {
      expect(await core.call('project.open', { path: at('p.claimwright') })).toMatchObject({ ok: true });
      expect(await resultInProcess(['stats', 'p.claimwright'], folder)).toMatch(/^7 documents/);
      const err = await refused(['import', 'p.claimwright', 'fine.txt']);
      expect(err).toMatch(/^error: p\.claimwright: is open in another window/);
    } finally {
      await core.close();
    }
  });

  it('is never overwritten by a new one or by an export', async () => {
    expect(await refused(['init', 'p.claimwright'])).toMatch(/^error: p\.claimwright: is there already/);
    expect(await refused(['export', 'p.claimwright', '--format', 'jsonl', '--out', 'p.claimwright'])).toMatch(
      /is there already/,
    );
    expect(await refused(['export', 'p.claimwright', '--format', 'jsonl', '--out', 'good.jsonl'])).toMatch(
      /^error: good\.jsonl: It is there already and is never overwritten/,
    );
  });

  it.each<[string, string[], RegExp]>([
    ['an unknown layer', ['--layer', 'zoe'], /"zoe"/],
    ['an unknown document', ['--documents', 'nothing.txt'], /"nothing\.txt".*claimwright documents/],
    ['an unknown label', ['--labels', 'CLAYM'], /"CLAYM".*CLAIM/],
    ['a folder that is not there', ['--out', 'nowhere/x.jsonl'], /^error: nowhere\/x\.jsonl: the folder is not there/],
  ])('is not exported with %s', async (_, args, expected) => {
    expect(await refused(['export', 'p.claimwright', '--format', 'jsonl', '--out', 'x.jsonl', ...args])).toMatch(
      expected,
    );
  });

  it('is not made with a codebook that is none', async () => {
    writeTo('codebook.json', '{"labels":[]}');
    expect(await refused(['init', 'new.claimwright', '--codebook', 'codebook.json'])).toMatch(
      /^error: codebook\.json: /,
    );
    expect(await refused(['init', 'new.claimwright', '--codebook', 'gone.json'])).toMatch(/^error: gone\.json: /);
  });

  it('on a disk that is full is left as it was', async () => {
    mkdirSync(at('disk'));
    await result(['init', 'disk/p.claimwright'], inFolder);
    writeTo('big.txt', 'A line of a text that is too large for that disk.\n'.repeat(60_000));
    const full = fullDisk(at('disk'));
    try {
      const hash = (): string =>
        createHash('sha256')
          .update(readFileSync(at('disk/p.claimwright')))
          .digest('hex');
      const before = hash();
      const { code, out, err } = await claimwright(['import', 'disk/p.claimwright', 'big.txt'], {
        ...inFolder,
        ...full,
      });
      expect([code, out]).toEqual([1, '']);
      expect(err).toMatch(/^error: disk\/p\.claimwright: could not be (written|read)/);
      expect(await result(['verify', 'disk/p.claimwright'], inFolder)).toMatch(/sound, with 0 documents/);
      expect(hash()).toBe(before);
    } finally {
      full.end();
    }
  });

  it('in a folder that may not be written to can be read, not written', async () => {
    mkdirSync(at('readonly'));
    copyFileSync(at('p.claimwright'), at('readonly/p.claimwright'));
    const readOnly = readOnlyFolder(at('readonly'));
    try {
      expect(await result(['stats', 'readonly/p.claimwright'], { ...inFolder, ...readOnly })).toMatch(/^7 documents/);
      const err = await refused(['import', 'readonly/p.claimwright', 'fine.txt'], readOnly);
      expect(err).toMatch(/^error: readonly\/p\.claimwright: /);
      expect(await refused(['init', 'readonly/new.claimwright'], readOnly)).toMatch(
        /^error: readonly\/new\.claimwright: /,
      );
      const dataset = ['export', 'p.claimwright', '--format', 'jsonl', '--out', 'readonly/x.jsonl'];
      expect(await refused(dataset, readOnly)).toMatch(/^error: readonly\/x\.jsonl: /);
    } finally {
      readOnly.end();
    }
  });
});
