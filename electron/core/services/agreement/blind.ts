import type { ReadDb } from '../../db/types.ts';
import { listStatuses } from '../../repositories/small.ts';
import { listAssignments, readTeam } from '../../repositories/teams.ts';

/**
 * Which documents may not be compared before somebody's eyes, since that would show others' work too early. Where the team does not work
 * blind: none. Otherwise all that this one has not said to be done, except those that are assigned to others only: a lead who annotates nothing there sees them.
 *
 * @param viewer null: nobody knows who looks.
 */
export function hiddenFrom(db: ReadDb, viewer: string | null): (document: string) => boolean {
  if (!readTeam(db).blind) return () => false;
  const done = new Set(
    listStatuses(db).flatMap(({ layer, document, state }) => (layer === viewer && state !== 'open' ? [document] : [])),
  );
  const assigned = new Map<string, boolean>();
  for (const { annotator, document } of listAssignments(db)) {
    assigned.set(document, (assigned.get(document) ?? false) || annotator === viewer);
  }
  return (document) => !done.has(document) && assigned.get(document) !== false;
}
