import { initial } from './0001-initial.ts';
import { claimsFlagsDocumentLabels } from './0002-claims-flags-document-labels.ts';
import { sourcesSearch } from './0003-sources-search.ts';
import { publication } from './0004-publication.ts';
import { teams } from './0005-teams.ts';
import type { Migration } from './migration.ts';

/** Every migration, in order. */
export const MIGRATIONS: readonly Migration[] = [initial, claimsFlagsDocumentLabels, sourcesSearch, publication, teams];

/** The shape that this program reads and writes. */
export const SCHEMA_VERSION = MIGRATIONS.length;
