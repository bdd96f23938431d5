import type { Exported } from '../../../shared/api/exports.ts';

/** Something that a format cannot hold, and how often it occurs. */
export type Loss = Exported['losses'][number];

/** What the project has of an exported document beside its record. */
export interface BesideRecord {
  /** Whether the original bytes are the text's UTF-8, or something else. */
  readonly original: 'utf-8' | 'other';
  /** How many of the exported layers are said to be done or locked on it. */
  readonly statuses: number;
}
