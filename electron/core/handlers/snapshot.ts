import type { ReadDb } from '../db/types.ts';
import type { Desk } from '../desk.ts';

/** Long work on a connection of its own, on the project as the annotator may see it now: it may be closed meanwhile. */
export async function onSnapshot<T>(
  { snapshot: open }: Pick<Desk, 'snapshot'>,
  work: (db: ReadDb) => Promise<T>,
): Promise<T> {
  const snapshot = open();
  try {
    return await work(snapshot);
  } finally {
    snapshot.close();
  }
}
