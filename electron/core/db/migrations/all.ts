import { initial } from './0001-initial.ts';
import { claimsFlagsDocumentLabels } from './0002-claims-flags-document-labels.ts';
import type { Migration } from './migration.ts';

/** Every migration, in order. */
export const MIGRATIONS: readonly Migration[] = [initial, claimsFlagsDocumentLabels];

/** The shape that this program reads and writes. */
export const SCHEMA_VERSION = MIGRATIONS.length;
