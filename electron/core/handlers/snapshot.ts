import type { ReadDb } from '../db/types.ts';
import type { Desk } from '../desk.ts';

/** Long work on a connection of its own, on the project as it is now: it may be closed meanwhile. */
export async function onSnapshot<T>({ project }: Pick<Desk, 'project'>, work: (db: ReadDb) => Promise<T>): Promise<T> {
  const snapshot = project().snapshot();
  try {
    return await work(snapshot);
  } finally {
    snapshot.close();
  }
}
