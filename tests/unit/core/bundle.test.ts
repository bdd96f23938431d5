import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from '../../../shared/api/reply.ts';
import { utf16 } from '../../../shared/text/units.ts';
import { bundleFiles } from '../../../electron/core/bundle/write.ts';
import { readIncoming } from '../../../electron/core/bundle/read-incoming.ts';
import { migrate } from '../../../electron/core/db/migrate.ts';
import { MIGRATIONS } from '../../../electron/core/db/migrations/all.ts';
import type { ReadDb, WriteDb } from '../../../electron/core/db/types.ts';
import {
  allBatches,
  insertBatch,
  insertOperation,
  operationsOfBatch,
} from '../../../electron/core/repositories/log.ts';
import { createAnnotations, deleteAnnotations } from '../../../electron/core/services/annotations.ts';
import type { OpenProject } from '../../../electron/core/services/project.ts';
import { quietPace } from '../../../electron/core/services/task.ts';
import { bundleOf, entriesOf, forged, zipOf, type Entries } from '../../support/bundles.ts';
import { ANA, projectWith, sha256, temporaryFolder } from '../../support/project.ts';
import { makeZip } from '../../support/zip.ts';

/** Characters of two code units before the claim, so that the two units of offsets differ. */
const ASTRAL = '😀😀 Police said 12 people died.\n';
const PLAIN = 'The mayor said so.\n';

let folder: string;
let project: OpenProject;
let ids: string[];
let bundle: string;
let good: Entries;

function tag(document: string, text: string, quote: string): string {
  const id = uuid();
  const start = utf16(text.indexOf(quote));
  const fragments = [{ start, end: utf16(start + quote.length) }];
  createAnnotations(project, ANA, { batch: uuid(), annotations: [{ id, document, label: 'CLAIM', fragments, quote }] });
  return id;
}

beforeAll(async () => {
  folder = temporaryFolder();
  ({ project, ids } = projectWith(join(folder, 'ours.claimwright'), [ASTRAL, PLAIN]));
  const gone = tag(ids[1] ?? '', PLAIN, 'The mayor');
  tag(ids[0] ?? '', ASTRAL, '12 people');
  deleteAnnotations(project, ANA, { batch: uuid(), ids: [gone] });
  bundle = await bundleOf(project, join(folder, 'ours.cwb'), true);
  good = await entriesOf(bundle);
});

afterAll(() => project.close());

const LOG = [
  'SELECT id, actor, at, name, undoable, undoes FROM batches ORDER BY at, id',
  'SELECT batch, n, at, entity, entity_id, base, before, after FROM operations ORDER BY batch, n',
  'SELECT * FROM texts ORDER BY document',
  'SELECT * FROM originals ORDER BY sha256',
];
const logOf = (db: Database.Database): unknown[] => LOG.map((sql) => db.prepare(sql).all());

async function read(path: string): Promise<unknown[]> {
  const target = join(folder, uuid());
  await readIncoming({ source: { kind: 'path', path }, name: path, target, now: Date.now() });
  const db = new Database(target, { readonly: true });
  try {
    return logOf(db);
  } finally {
    db.close();
  }
}

/** What is said of a file that is not to be read. The folder's name is left out of it. */
async function said(path: string): Promise<string> {
  const before = readdirSync(folder).length;
  try {
    await read(path);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    expect(readdirSync(folder)).toHaveLength(before);
    return `${error.code}: ${error.message.replaceAll(path, 'FILE')}`;
  }
  return 'nothing';
}

async function bytesOf(db: ReadDb): Promise<string> {
  const parts: string[] = [];
  for (const { path, pieces } of bundleFiles(db, true, quietPace())) {
    parts.push(path);
    for await (const piece of pieces) parts.push(Buffer.from(piece).toString('utf8'));
  }
  return sha256(parts.join('\n'));
}

describe('a bundle', () => {
  it('holds the whole log, the texts and the files that they were read from', async () => {
    expect(await read(bundle)).toEqual(logOf(project.db));
  });

  it('leaves files out that a text can be written as again', async () => {
    const small = await bundleOf(project, join(folder, 'small.cwb'));
    expect(Object.keys(await entriesOf(small))).toEqual([
      'codebook.jsonl',
      'documents.jsonl',
      'manifest.json',
      'operations.jsonl',
    ]);
    expect(await read(small)).toEqual(logOf(project.db));
  });

  it('counts offsets in code points', () => {
    const states = (good['operations.jsonl'] ?? '')
      .split('\n')
      .filter((line) => line.includes('"entity":"annotation"') && line.includes('12 people'))
      .map((line) => (JSON.parse(line) as { after: { fragments: unknown } }).after.fragments);
    expect(states).toEqual([[{ start: 15, end: 24 }]]);
    expect(ASTRAL.indexOf('12 people')).toBe(17);
  });

  it('is the same, byte for byte, in whatever order its log came together', async () => {
    const other = new Database(':memory:') as WriteDb;
    migrate(other, MIGRATIONS);
    const rows = [...allBatches(project.db)].toReversed();
    for (const { document, words, text } of project.db
      .prepare<[], { document: string; words: number; text: string }>('SELECT * FROM texts ORDER BY document DESC')
      .all())
      other.prepare('INSERT INTO texts VALUES (?, ?, ?)').run(document, words, text);
    for (const row of project.db.prepare<[], { sha256: string }>('SELECT * FROM originals ORDER BY sha256 DESC').all())
      other.prepare('INSERT INTO originals VALUES (@sha256, @document, @bytes)').run(row);
    for (const row of rows) {
      insertBatch(other, row);
      for (const operation of operationsOfBatch(project.db, row.id)) insertOperation(other, operation);
    }
    expect(await bytesOf(other)).toBe(await bytesOf(project.db));
  });

  it('names neither a path nor a program nor the machine', () => {
    expect(JSON.parse(good['manifest.json'] ?? '')).toMatchObject({
      format: 'claimwright-bundle',
      version: 1,
      offset_unit: 'codepoint',
      project: { id: 'p1', name: 'Test' },
      codebook: { id: 'test', versions: ['1'] },
      counts: { batches: 6, operations: 9, documents: 2, codebooks: 1, originals: 2 },
    });
    expect(Object.values(good).join('')).not.toContain(folder);
  });
});

/** The lines of an entry after one of them was changed. */
function edited(entry: string, line: number, change: (line: string) => string): Entries {
  const lines = (good[entry] ?? '').split('\n');
  return { ...good, [entry]: lines.map((one, i) => (i + 1 === line ? change(one) : one)).join('\n') };
}

const lineOf = (what: string): number =>
  (good['operations.jsonl'] ?? '').split('\n').findIndex((line) => line.includes(what)) + 1;

const manifest = (change: Record<string, unknown>): Entries => ({
  ...good,
  'manifest.json': JSON.stringify({ ...(JSON.parse(good['manifest.json'] ?? '') as object), ...change }),
});

const AGAIN = 'ask for the bundle again. Nothing was changed.';

describe('what is no sound bundle is refused whole', () => {
  const cases: [name: string, make: () => string, sentence: () => string][] = [
    [
      'a wrong checksum',
      () =>
        zipOf(
          folder,
          edited('operations.jsonl', 1, (line) => line.replace('make project', 'make_project')),
        ),
      () =>
        'refused: FILE: operations.jsonl is not what it was when the bundle was written (its checksum is another); ask for the bundle again. Nothing was changed.',
    ],
    [
      'a newer version',
      () => forged(folder, manifest({ version: 2 })),
      () =>
        'newer: FILE: It was made by a later version of Claimwright (form 2, this one reads up to 1). Update Claimwright; nothing was changed.',
    ],
    [
      'a record of a newer shape',
      () =>
        forged(
          folder,
          edited('operations.jsonl', 2, (line) => line.replace(/"v":1/, '"v":9')),
        ),
      () =>
        'newer: FILE/operations.jsonl:2: It was made by a later version of Claimwright (codebook). Update Claimwright; nothing was changed.',
    ],
    [
      'operations on unknown documents',
      () => forged(folder, { ...good, 'documents.jsonl': `${(good['documents.jsonl'] ?? '').split('\n')[0] ?? ''}\n` }),
      () =>
        `refused: FILE/operations.jsonl:${lineOf(`"record":"${missing()}"`)}: it is about the document ${missing()}, which is not in it`,
    ],
    [
      'one that was cut short',
      () => {
        const path = join(folder, 'cut.cwb');
        writeFileSync(path, readFileSync(bundle));
        truncateSync(path, statSync(bundle).size - 400);
        return path;
      },
      () =>
        'refused: FILE: it is no whole zip archive: its end is missing; copy or download it again. Nothing was read.',
    ],
    [
      'no zip',
      () => {
        const path = join(folder, 'page.cwb');
        writeFileSync(path, '<!DOCTYPE html><html><body>Please log in to download</body></html>');
        return path;
      },
      () =>
        'refused: FILE: it is no whole zip archive: its end is missing; copy or download it again. Nothing was read.',
    ],
    [
      'an empty file',
      () => {
        const path = join(folder, 'empty.cwb');
        writeFileSync(path, '');
        return path;
      },
      () =>
        'refused: FILE: it is no whole zip archive: its end is missing; copy or download it again. Nothing was read.',
    ],
    [
      'an archive of something else',
      () => zipOf(folder, { 'a.txt': 'A text.' }),
      () =>
        'refused: FILE: it is an archive with 1 files, but no bundle: manifest.json is missing in it. Nothing was changed.',
    ],
    [
      'a missing entry',
      () => zipOf(folder, good, ['codebook.jsonl', 'operations.jsonl', 'manifest.json']),
      () => 'refused: FILE: documents.jsonl is missing in it; ask for the bundle again. Nothing was changed.',
    ],
    [
      'an entry twice',
      () => zipOf(folder, good, [...Object.keys(good), 'operations.jsonl']),
      () => 'refused: FILE: operations.jsonl: it is there twice. Nothing was read.',
    ],
    [
      'an entry that nobody told of',
      () => {
        const path = join(folder, 'more.cwb');
        const entries = Object.entries({ ...good, 'run.js': 'alert(1)' });
        writeFileSync(path, makeZip(entries.map(([name, content]) => ({ name, content }))));
        return path;
      },
      () => 'refused: FILE: it holds run.js, of which manifest.json says nothing. Nothing was changed.',
    ],
    [
      'an entry that leads out of the archive',
      () => forged(folder, { ...good, '../x': '' }),
      () => 'refused: FILE: ../x: its name leads out of the archive (..). Nothing was read.',
    ],
    [
      'a bomb',
      () => {
        const path = join(folder, 'bomb.cwb');
        writeFileSync(path, makeZip([{ name: 'operations.jsonl', content: '0'.repeat(3_000_000), deflate: true }]));
        return path;
      },
      () => 'refused: FILE: operations.jsonl: it would be 1026 times as large unpacked. Nothing was read.',
    ],
    [
      'an operation on a base that is not there',
      () =>
        forged(
          folder,
          edited('operations.jsonl', lineOf('"after":null'), (line) => line.replace(/"base":"[^"]*"/, '"base":"b:0"')),
        ),
      () =>
        `refused: FILE/operations.jsonl:${lineOf('"after":null')}: it was made on the operation b:0, which is not there`,
    ],
    [
      'an operation on the base of another record',
      () =>
        forged(
          folder,
          edited('operations.jsonl', lineOf('"after":null'), (line) =>
            line.replace(/"base":"[^"]*"/, `"base":"${firstOperation()}"`),
          ),
        ),
      () =>
        `refused: FILE/operations.jsonl:${lineOf('"after":null')}: it was made on the operation ${firstOperation()}, which is about another record`,
    ],
    [
      'a text that is not its hash',
      () =>
        forged(
          folder,
          edited('documents.jsonl', 1, (line) => line.replace('said', 'sang')),
        ),
      () => `refused: FILE/documents.jsonl:1: the text of ${first()} is not the one that has this id`,
    ],
    [
      'a NUL',
      () =>
        forged(
          folder,
          edited('documents.jsonl', 1, (line) => line.replace('said', String.raw`sa\u0000id`)),
        ),
      () =>
        `refused: FILE/documents.jsonl:1: this is not the JSON we read: the character NUL (\\u0000) is not allowed (column ${(good['documents.jsonl'] ?? '').indexOf('said') + 3})`,
    ],
    [
      'a place that is not what it quotes',
      () =>
        forged(
          folder,
          edited('operations.jsonl', lineOf('12 people'), (line) => line.replace('"start":15', '"start":14')),
        ),
      () =>
        `refused: FILE/operations.jsonl:${lineOf('12 people')}: its place in the text is not sound: the text there says " 12 people", the quote says "12 people"`,
    ],
    [
      'a place outside the text',
      () =>
        forged(
          folder,
          edited('operations.jsonl', lineOf('12 people'), (line) => line.replace('"end":24', '"end":999')),
        ),
      () =>
        `refused: FILE/operations.jsonl:${lineOf('12 people')}: offset 999 is outside the text, which has 31 code points`,
    ],
    [
      'an operation twice',
      () =>
        forged(
          folder,
          edited('operations.jsonl', 1, (line) => `${line}\n${(good['operations.jsonl'] ?? '').split('\n')[1] ?? ''}`),
        ),
      () => 'refused: FILE/operations.jsonl:3: place 0 of the batch BATCH is there twice, or not in its order',
    ],
    [
      'a batch twice',
      () => forged(folder, { ...good, 'operations.jsonl': `${good['operations.jsonl'] ?? ''}${lastBatch()}` }),
      () => 'refused: FILE/operations.jsonl:16: the batch BATCH is there twice',
    ],
    [
      'operations that are missing',
      () =>
        forged(folder, {
          ...good,
          'operations.jsonl': `${(good['operations.jsonl'] ?? '').trimEnd().split('\n').slice(0, -1).join('\n')}\n`,
        }),
      () =>
        'refused: FILE/operations.jsonl:14: what belongs to the last batch is missing after it (1); ask for the bundle again',
    ],
    [
      'a line that is written otherwise',
      () =>
        forged(
          folder,
          edited('operations.jsonl', 1, (line) => line.replace('{', '{ ')),
        ),
      () =>
        'refused: FILE/operations.jsonl:1: this line is not written as bundles are (RFC 8785); ask for the bundle again',
    ],
    [
      'a key twice',
      () =>
        forged(
          folder,
          edited('operations.jsonl', 1, (line) => line.replace('{', '{"actor":"eve",')),
        ),
      () =>
        'refused: FILE/operations.jsonl:1: this is not the JSON we read: the key "actor" stands here twice; keep one (column 16)',
    ],
    [
      'a declaration where JSON is expected',
      () => forged(folder, { ...good, 'operations.jsonl': '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>\n' }),
      () =>
        'refused: FILE/operations.jsonl:1: this is not the JSON we read: a JSON value is expected, not "<" (column 1)',
    ],
    [
      'a stamp of the future',
      () =>
        forged(
          folder,
          edited('operations.jsonl', 14, (line) => line.replace(/"at":"[0-9a-f]{12}/, '"at":"ffffffffffff')),
        ),
      () =>
        'refused: FILE/operations.jsonl:14: the batch BATCH is stamped +010889-08-02, more than a day from now: a clock was wrong where it was made. Set that clock right, and merge this when that day has come; or export a dataset there and import that',
    ],
    [
      'a structure of the texts that the history does not say',
      () =>
        forged(
          folder,
          edited('documents.jsonl', 1, (line) => line.replace('"kind":"paragraph"', '"kind":"quote"')),
        ),
      () => `refused: FILE: documents.jsonl does not say what operations.jsonl says; ${AGAIN}`,
    ],
    [
      'a codebook that the history does not say',
      () =>
        forged(
          folder,
          edited('codebook.jsonl', 1, (line) => line.replace('CLAIM', 'CLAIN')),
        ),
      () => `refused: FILE: codebook.jsonl does not say what operations.jsonl says; ${AGAIN}`,
    ],
    [
      'another project than the history says',
      () => forged(folder, manifest({ project: { id: 'p2', name: 'Test' } })),
      () => `refused: FILE: manifest.json does not say what operations.jsonl says; ${AGAIN}`,
    ],
    [
      'one in which nothing was ever done',
      () => {
        const kept = ['codebook.jsonl', 'manifest.json'].map((name) => [name, good[name] ?? '']);
        return forged(folder, { ...Object.fromEntries(kept), 'operations.jsonl': '', 'documents.jsonl': '' });
      },
      () => 'refused: FILE: it is empty: nothing was ever done in it. Nothing was changed.',
    ],
  ];
  it.each(cases)('%s', async (_, make, sentence) => {
    const told = await said(make());
    expect(told.replace(/the batch [0-9a-f-]{36}/, 'the batch BATCH')).toBe(sentence());
  });
});

const first = (): string => ids.toSorted()[0] ?? '';
const missing = (): string => ids.toSorted()[1] ?? '';
const firstOperation = (): string => {
  const { batch } = JSON.parse((good['operations.jsonl'] ?? '').split('\n')[0] ?? '') as { batch: string };
  return `${batch}:0`;
};
const lastBatch = (): string => `${(good['operations.jsonl'] ?? '').trimEnd().split('\n').slice(-2).join('\n')}\n`;
