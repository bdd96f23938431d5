import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { v7 as uuid } from 'uuid';
import type { BatchEvent } from '../../shared/api/events.ts';
import { utf16 } from '../../shared/text/units.ts';
import { createWords } from '../../shared/text/words.ts';
import type { WriteDb } from '../../electron/core/db/types.ts';
import { MIGRATIONS } from '../../electron/core/db/migrations/all.ts';
import { documentId } from '../../electron/core/sources/identity.ts';
import { allOperations } from '../../electron/core/repositories/log.ts';
import { fromState } from '../../electron/core/repositories/state.ts';
import { applyChange, TABLES } from '../../electron/core/repositories/tables.ts';
import { keepText } from '../../electron/core/repositories/texts.ts';
import { addDocuments } from '../../electron/core/services/import-documents.ts';
import { createProject, SYSTEM_ACTOR, type OpenProject, type World } from '../../electron/core/services/project.ts';
import type { Change } from '../../shared/model/record.ts';

export const ANA = { id: 'ana', name: 'Ana' };

/** A small codebook, for tests that are not about codebooks. */
export const CODEBOOK = {
  id: 'test',
  version: '1',
  labels: ['CLAIM', 'SOURCE', 'QUANTITY'].map((name, color) => ({
    name,
    definition: '',
    key: String(color + 1),
    color,
    badge: name.slice(0, 1),
    mandatory: false,
    examples: [],
  })),
  attributes: [],
  relations: [],
};

export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** The bytes of a project that is open, as a hash: what is written stands in the log beside the file before it stands in it. */
export const hashOfProject = (path: string): string =>
  [path, `${path}-wal`].map((file) => (existsSync(file) ? sha256(readFileSync(file)) : '')).join(' ');

const folders: string[] = [];
process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder that is gone when the process ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'claimwright-test-'));
  folders.push(folder);
  return folder;
}

export function world(emit: (event: BatchEvent) => void = () => {}): World {
  return { now: Date.now, id: uuid, emit };
}

/** A text as if it had been read from a UTF-8 file: one block, no marks. */
export function textDocument(text: string, fileName = 'text.txt') {
  const bytes = Buffer.from(text);
  return {
    bytes,
    publication: { fileName },
    parsed: {
      id: documentId(text),
      mediaType: 'text/plain' as const,
      encoding: 'utf-8',
      encodingFrom: 'utf-8' as const,
      text,
      title: fileName,
      blocks: [{ kind: 'paragraph' as const, start: utf16(0), end: utf16(text.length) }],
      marks: [],
      words: createWords('en').count(text),
      bytesSha256: sha256(bytes),
      textSha256: sha256(text),
    },
  };
}

/** A new project file with a codebook and these texts; answers the texts' ids. */
export function projectWith(
  path: string,
  texts: readonly string[],
  on = world(),
): { project: OpenProject; ids: string[] } {
  const project = createProject(path, on);
  project.write({
    batch: uuid(),
    name: 'make project',
    actor: SYSTEM_ACTOR,
    undoable: false,
    changes: [
      { entity: 'project', id: 'p1', after: { id: 'p1', name: 'Test', sample: false } },
      { entity: 'codebook', id: CODEBOOK.id, after: CODEBOOK },
    ],
  });
  const documents = texts.map((text, i) => textDocument(text, `text-${i}.txt`));
  addDocuments(project, { batch: uuid(), actor: SYSTEM_ACTOR, undoable: false, documents });
  return { project, ids: documents.map(({ parsed }) => parsed.id) };
}

/** Every table that the log folds into, whole, in a fixed order. */
export function dump(db: Database.Database): Record<string, unknown[]> {
  const tables = Object.values(TABLES).map((table) => [table, db.prepare(`SELECT * FROM ${table} ORDER BY id`).all()]);
  const counts = db.prepare('SELECT * FROM annotation_counts WHERE n <> 0 ORDER BY document, layer, label').all();
  const said = db.prepare('SELECT annotation FROM search_annotations ORDER BY annotation').all();
  return { ...Object.fromEntries(tables), counts, said };
}

/** The tables of a project made anew, from nothing but its log and its texts. */
export function replay(db: Database.Database): Record<string, unknown[]> {
  const fresh = new Database(':memory:') as WriteDb;
  for (const { sql } of MIGRATIONS) fresh.exec(sql);
  const texts = db.prepare<[], { document: string; words: number; text: string }>('SELECT * FROM texts').all();
  for (const { document, words, text } of texts) {
    keepText(fresh, document, text, words);
  }
  for (const { entity, entity_id: id, after } of allOperations(db as WriteDb)) {
    applyChange(fresh, { entity, id, after: after === null ? null : fromState(entity, after) } as Change);
  }
  const tables = dump(fresh);
  fresh.close();
  return tables;
}
