import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundledProject, lastBatchOf, saidOf, type Bundled } from '../../support/bundled.ts';
import { forged, zipOf, type Entries } from '../../support/bundles.ts';
import { makeZip } from '../../support/zip.ts';

let folder: string;
let ids: readonly string[];
let bundle: string;
let good: Entries;
let project: Bundled['project'];
beforeAll(async () => {
  ({ folder, ids, bundle, good, project } = await bundledProject());
});
afterAll(() => project.close());

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
      () => forged(folder, { ...good, 'operations.jsonl': `${good['operations.jsonl'] ?? ''}${lastBatchOf(good)}` }),
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
    const told = await saidOf(folder, make());
    expect(told.replace(/the batch [0-9a-f-]{36}/, 'the batch BATCH')).toBe(sentence());
  });
});

const first = (): string => ids.toSorted()[0] ?? '';
const missing = (): string => ids.toSorted()[1] ?? '';
const firstOperation = (): string => {
  const { batch } = JSON.parse((good['operations.jsonl'] ?? '').split('\n')[0] ?? '') as { batch: string };
  return `${batch}:0`;
};
