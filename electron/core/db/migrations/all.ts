import { initial } from './0001-initial.ts';
import type { Migration } from './migration.ts';

/** Every migration, in order. */
export const MIGRATIONS: readonly Migration[] = [initial];

/** The shape that this program reads and writes. */
export const SCHEMA_VERSION = MIGRATIONS.length;
