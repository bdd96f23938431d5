import type { Migration } from './migration.ts';

/**
 * What teams need: how they work, who is to annotate what, what was adjudicated, what the quality checks found and is right, and what
 * merging leaves. `heads` has the place in the log of the operation that a record's state comes from, where that is not the latest
 * one on it; `needed` says that the record was deleted and stands because other work needs it. `conflicts` are the leaves of
 * revision trees that lost, `open` while there is something to decide, and `absent_originals` the files of documents that came without them.
 */
export const teams: Migration = {
  version: 5,
  sql: `
  ALTER TABLE annotators ADD COLUMN color TEXT;
  CREATE TABLE teams (id TEXT PRIMARY KEY, record TEXT NOT NULL) STRICT;
  CREATE TABLE assignments (id TEXT PRIMARY KEY, annotator TEXT NOT NULL, document TEXT NOT NULL, record TEXT NOT NULL) STRICT;
  CREATE INDEX assignments_by_document ON assignments (document);
  CREATE TABLE decisions (id TEXT PRIMARY KEY, document TEXT NOT NULL, record TEXT NOT NULL) STRICT;
  CREATE INDEX decisions_by_document ON decisions (document);
  CREATE TABLE resolutions (id TEXT PRIMARY KEY, record TEXT NOT NULL) STRICT;
  CREATE TABLE dismissals (id TEXT PRIMARY KEY, record TEXT NOT NULL) STRICT;
  CREATE TABLE heads (
    entity TEXT NOT NULL, entity_id TEXT NOT NULL, seq INTEGER NOT NULL, needed INTEGER NOT NULL CHECK (needed IN (0, 1)),
    PRIMARY KEY (entity, entity_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE conflicts (
    entity TEXT NOT NULL, entity_id TEXT NOT NULL, operation TEXT NOT NULL, open INTEGER NOT NULL CHECK (open IN (0, 1)),
    PRIMARY KEY (entity, entity_id, operation)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE absent_originals (sha256 TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
  `,
};
