import type { Migration } from './migration.ts';

const appendOnly = (table: string): string => `
  CREATE TRIGGER ${table}_never_change BEFORE UPDATE ON ${table}
    BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;
  CREATE TRIGGER ${table}_never_leave BEFORE DELETE ON ${table}
    BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;`;

/** Counts by document, layer and label are kept by triggers: counting a million rows for a list would take a second. */
const count = (row: 'new' | 'old', step: '+ 1' | '- 1'): string => `
  INSERT INTO annotation_counts (document, layer, label, n) VALUES (${row}.document, ${row}.layer, ${row}.label, 0 ${step})
    ON CONFLICT DO UPDATE SET n = n ${step};`;

/** The first shape: the log, the texts, and one table a kind of record, each a fold of the log. */
export const initial: Migration = {
  version: 1,
  sql: `
  CREATE TABLE batches (
    ordinal INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    actor TEXT NOT NULL,
    at TEXT NOT NULL,
    name TEXT NOT NULL,
    undoable INTEGER NOT NULL CHECK (undoable IN (0, 1)),
    undoes TEXT
  ) STRICT;
  CREATE TABLE operations (
    seq INTEGER PRIMARY KEY,
    batch TEXT NOT NULL REFERENCES batches (id),
    n INTEGER NOT NULL,
    id TEXT GENERATED ALWAYS AS (batch || ':' || n) VIRTUAL,
    at TEXT NOT NULL,
    entity TEXT NOT NULL,
    entity_id TEXT NOT NULL,
    base TEXT,
    before TEXT,
    after TEXT
  ) STRICT;
  CREATE INDEX operations_by_record ON operations (entity, entity_id, at);
  CREATE UNIQUE INDEX operations_by_batch ON operations (batch, n);

  CREATE TABLE texts (
    document TEXT PRIMARY KEY,
    words INTEGER NOT NULL,
    text TEXT NOT NULL
  ) STRICT;
  CREATE TABLE originals (
    sha256 TEXT PRIMARY KEY,
    document TEXT NOT NULL REFERENCES texts (document),
    bytes BLOB NOT NULL
  ) STRICT;
  ${['batches', 'operations', 'texts', 'originals'].map(appendOnly).join('')}

  CREATE TABLE projects (id TEXT PRIMARY KEY, name TEXT NOT NULL, sample INTEGER NOT NULL) STRICT;
  CREATE TABLE codebooks (id TEXT PRIMARY KEY, version TEXT NOT NULL, record TEXT NOT NULL) STRICT;
  CREATE TABLE annotators (id TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT;
  CREATE TABLE layers (id TEXT PRIMARY KEY, kind TEXT NOT NULL) STRICT;
  CREATE TABLE documents (
    id TEXT PRIMARY KEY REFERENCES texts (document),
    title TEXT NOT NULL,
    metadata TEXT NOT NULL,
    publications TEXT NOT NULL,
    media_type TEXT NOT NULL,
    encoding TEXT NOT NULL,
    bytes_sha256 TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    length INTEGER NOT NULL,
    blocks TEXT NOT NULL,
    marks TEXT NOT NULL
  ) STRICT;
  CREATE TABLE annotations (
    id TEXT PRIMARY KEY,
    document TEXT NOT NULL REFERENCES documents (id),
    layer TEXT NOT NULL REFERENCES layers (id),
    label TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    fragments TEXT,
    quote TEXT NOT NULL,
    attributes TEXT NOT NULL,
    note TEXT,
    confidence REAL,
    claim TEXT,
    codebook_version TEXT NOT NULL,
    origin TEXT NOT NULL
  ) STRICT;
  CREATE INDEX annotations_by_place ON annotations (document, start, "end");
  CREATE TABLE annotation_counts (
    document TEXT NOT NULL,
    layer TEXT NOT NULL,
    label TEXT NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (document, layer, label)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER annotations_count_in AFTER INSERT ON annotations BEGIN ${count('new', '+ 1')} END;
  CREATE TRIGGER annotations_count_out AFTER DELETE ON annotations BEGIN ${count('old', '- 1')} END;
  CREATE TRIGGER annotations_count_moved AFTER UPDATE OF document, layer, label ON annotations
    WHEN (old.document, old.layer, old.label) IS NOT (new.document, new.layer, new.label)
    BEGIN ${count('old', '- 1')} ${count('new', '+ 1')} END;
  CREATE TABLE relations (
    id TEXT PRIMARY KEY,
    layer TEXT NOT NULL REFERENCES layers (id),
    type TEXT NOT NULL,
    from_id TEXT NOT NULL,
    to_id TEXT NOT NULL,
    attributes TEXT NOT NULL,
    note TEXT
  ) STRICT;
  CREATE INDEX relations_by_from ON relations (from_id);
  CREATE INDEX relations_by_to ON relations (to_id);
  CREATE TABLE statuses (
    id TEXT PRIMARY KEY,
    layer TEXT NOT NULL,
    document TEXT NOT NULL,
    state TEXT NOT NULL
  ) STRICT;
  CREATE INDEX statuses_by_document ON statuses (document);
  `,
};
