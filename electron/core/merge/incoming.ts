import type { ReadDb } from '../db/types.ts';

/**
 * The other side of a merge: a database of our schema whose log and texts are filled. It is another copy of the project, opened for
 * reading inside a transaction of its own, or a temporary database that was filled from a bundle. Only its tables `batches`,
 * `operations`, `texts` and `originals` are read, and nothing in them is believed before it was checked.
 */
export interface Incoming {
  /** What messages call it: the path of its file. */
  readonly name: string;
  readonly db: ReadDb;
}
