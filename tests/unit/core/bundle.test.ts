import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleFiles } from '../../../electron/core/bundle/write.ts';
import { migrate } from '../../../electron/core/db/migrate.ts';
import { MIGRATIONS } from '../../../electron/core/db/migrations/all.ts';
import type { ReadDb, WriteDb } from '../../../electron/core/db/types.ts';
import {
  allBatches,
  insertBatch,
  insertOperation,
  operationsOfBatch,
} from '../../../electron/core/repositories/log.ts';
import { quietPace } from '../../../electron/core/services/task.ts';
import { ASTRAL, bundledProject, logOf, readBundle, type Bundled } from '../../support/bundled.ts';
import { bundleOf, entriesOf } from '../../support/bundles.ts';
import { sha256 } from '../../support/project.ts';

let at: Bundled;
beforeAll(async () => {
  at = await bundledProject();
});
afterAll(() => at.project.close());

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
    expect(await readBundle(at.folder, at.bundle)).toEqual(logOf(at.project.db));
  });

  it('leaves files out that a text can be written as again', async () => {
    const small = await bundleOf(at.project, join(at.folder, 'small.cwb'));
    expect(Object.keys(await entriesOf(small))).toEqual([
      'codebook.jsonl',
      'documents.jsonl',
      'manifest.json',
      'operations.jsonl',
    ]);
    expect(await readBundle(at.folder, small)).toEqual(logOf(at.project.db));
  });

  it('counts offsets in code points', () => {
    const states = (at.good['operations.jsonl'] ?? '')
      .split('\n')
      .filter((line) => line.includes('"entity":"annotation"') && line.includes('12 people'))
      .map((line) => (JSON.parse(line) as { after: { fragments: unknown } }).after.fragments);
    expect(states).toEqual([[{ start: 15, end: 24 }]]);
    expect(ASTRAL.indexOf('12 people')).toBe(17);
  });

  it('is the same, byte for byte, in whatever order its log came together', async () => {
    const other = new Database(':memory:') as WriteDb;
    migrate(other, MIGRATIONS);
    const rows = [...allBatches(at.project.db)].toReversed();
    for (const { document, words, text } of at.project.db
      .prepare<[], { document: string; words: number; text: string }>('SELECT * FROM texts ORDER BY document DESC')
      .all())
      other.prepare('INSERT INTO texts VALUES (?, ?, ?)').run(document, words, text);
    for (const row of at.project.db
      .prepare<[], { sha256: string }>('SELECT * FROM originals ORDER BY sha256 DESC')
      .all())
      other.prepare('INSERT INTO originals VALUES (@sha256, @document, @bytes)').run(row);
    for (const row of rows) {
      insertBatch(other, row);
      for (const operation of operationsOfBatch(at.project.db, row.id)) insertOperation(other, operation);
    }
    expect(await bytesOf(other)).toBe(await bytesOf(at.project.db));
  });

  it('names neither a path nor a program nor the machine', () => {
    expect(JSON.parse(at.good['manifest.json'] ?? '')).toMatchObject({
      format: 'claimwright-bundle',
      version: 1,
      offset_unit: 'codepoint',
      project: { id: 'p1', name: 'Test' },
      codebook: { id: 'test', versions: ['1'] },
      counts: { batches: 6, operations: 9, documents: 2, codebooks: 1, originals: 2 },
    });
    expect(Object.values(at.good).join('')).not.toContain(at.folder);
  });
});
