import type { Migration } from './migration.ts';

/** The card of the dataset and what was published of it. A manifest stands beside the log: it is what a release was made of, an entry a record. */
export const publication: Migration = {
  version: 4,
  sql: `
  CREATE TABLE dataset_cards (id TEXT PRIMARY KEY, record TEXT NOT NULL) STRICT;
  CREATE TABLE releases (id TEXT PRIMARY KEY, record TEXT NOT NULL) STRICT;
  CREATE TABLE release_manifests (release TEXT PRIMARY KEY, manifest BLOB NOT NULL) STRICT;
  `,
};
