import { fillSearchIndex } from '../../repositories/search-index.ts';
import { SEARCH_SCHEMA } from '../search-schema.ts';
import type { Migration } from './migration.ts';

/** The registry of sources, and the index of the search, filled from the rows that are there. `part_of` may come before what it names inside one batch: it is checked when the batch ends. */
export const sourcesSearch: Migration = {
  version: 3,
  sql: `
  CREATE TABLE sources (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    aliases TEXT NOT NULL,
    part_of TEXT REFERENCES sources (id) DEFERRABLE INITIALLY DEFERRED,
    note TEXT
  ) STRICT;
  ${SEARCH_SCHEMA}
  `,
  fill: fillSearchIndex,
};
