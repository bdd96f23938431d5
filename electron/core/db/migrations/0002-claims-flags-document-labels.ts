import type { Migration } from './migration.ts';

/** Claim cards, flags of annotations, and what is said of documents as a whole. */
export const claimsFlagsDocumentLabels: Migration = {
  version: 2,
  sql: `
  ALTER TABLE annotations ADD COLUMN flags TEXT;
  CREATE INDEX annotations_flagged ON annotations (document) WHERE flags IS NOT NULL;
  CREATE INDEX annotations_by_claim ON annotations (claim) WHERE claim IS NOT NULL;
  CREATE TABLE claims (id TEXT PRIMARY KEY, text TEXT NOT NULL, note TEXT) STRICT;
  CREATE TABLE document_labels (
    id TEXT PRIMARY KEY,
    layer TEXT NOT NULL REFERENCES layers (id),
    document TEXT NOT NULL,
    attributes TEXT NOT NULL
  ) STRICT;
  CREATE INDEX document_labels_by_document ON document_labels (document);
  CREATE INDEX batches_by_undoes ON batches (undoes) WHERE undoes IS NOT NULL;
  `,
};
