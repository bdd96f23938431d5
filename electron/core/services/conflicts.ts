import { Refusal } from '../../../shared/api/reply.ts';
import type { Written } from '../../../shared/api/inputs.ts';
import type { Output, Parsed } from '../../../shared/api/procedures.ts';
import type { Annotator } from '../../../shared/model/annotator.ts';
import type { Change, Entity } from '../../../shared/model/record.ts';
import type { ReadDb } from '../db/types.ts';
import { conflictOf } from '../merge/describe.ts';
import { settledHere, type Settled } from '../merge/settled.ts';
import { unknownLabels } from '../merge/tally.ts';
import { annotationCounts } from '../repositories/annotations.ts';
import { conflictingRecords, conflictsOn, countConflicts, danglingRelations } from '../repositories/conflicts.ts';
import { readCodebook } from '../repositories/small.ts';
import { fromState } from '../repositories/state.ts';
import type { OpenProject } from './project.ts';
import { recordKey } from './write.ts';

/** Conflicts that are told at once. */
const MOST_CONFLICTS = 1000;
/** As a limit: none. */
const ALL = -1;

/**
 * What merging has left to do. A conflict of which a side is hidden, what stands included, is left out, as it cannot be decided before all of it is
 * seen. O(conflicts that are told + relations); O(all conflicts) where something is hidden.
 */
export function listConflicts(db: ReadDb, whole: ReadDb = db): Output<'conflicts.list'> {
  const isBlind = db !== whole;
  const found = conflictingRecords(db, isBlind ? ALL : MOST_CONFLICTS);
  const decidable = isBlind ? found.filter(({ entity, id }) => isAllSeen(db, whole, entity, id)) : found;
  const told = decidable.slice(0, MOST_CONFLICTS);
  const labels = new Map<string, number>();
  for (const { label, n } of annotationCounts(db)) labels.set(label, (labels.get(label) ?? 0) + n);
  return {
    conflicts: told.map(({ entity, id }) => conflictOf({ ours: db, theirs: null }, settledHere(db, entity, id))),
    total: isBlind ? decidable.length : countConflicts(db),
    unknownLabels: unknownLabels(labels, new Set(readCodebook(db)?.labels.map(({ name }) => name))),
    dangling: danglingRelations(db),
  };
}

/**
 * Decides conflicts, all or none, in one batch. Each decided record gets its next revision, with the state that was chosen, even where that stands
 * already: a copy in which somebody decided otherwise then shows a conflict again instead of one decision silently
 * beating the other. Beside it stands for each side that lost who decided.
 *
 * @throws Refusal `conflict` where one was decided meanwhile, has a side that is not among those that were seen, or is named twice; `not_found` for an operation that is no side of it;
 *   whatever the chosen state breaks, as any other change.
 */
export function decideConflicts(
  project: OpenProject,
  annotator: Annotator,
  request: Parsed<'conflicts.decide'>,
  seen: ReadDb = project.db,
): Written {
  const { db } = project;
  const onto = new Map<string, string>();
  const changes = request.decisions.flatMap(({ entity, record, operation, over }): Change[] => {
    const key = recordKey(entity, record);
    const losing = conflictsOn(db, entity, record);
    // Of what a side is hidden, is not there to be decided on.
    if (losing.length === 0 || !isAllSeen(seen, db, entity, record) || onto.has(key))
      throw decidedAlready(entity, record);
    const settled = settledHere(db, entity, record);
    if ([settled.head.id, ...losing].some((side) => !over.includes(side))) throw unseen(entity, record);
    onto.set(key, onWhat(settled));
    return [
      { entity, id: record, after: chosenState(settled, operation) } as Change,
      ...losing.map((id): Change => {
        const after = { id, entity, record, chosen: operation, by: annotator.id };
        return { entity: 'resolution', id, after };
      }),
    ];
  });
  const { length } = request.decisions;
  const name = length === 1 ? 'decide a conflict' : `decide ${length} conflicts`;
  return project.write({ batch: request.batch, name, actor: annotator.id, changes, onto });
}

/** Whether every side of a conflict can be seen, and as what it is: without those that are hidden, another side may seem to stand. */
function isAllSeen(seen: ReadDb, whole: ReadDb, entity: Entity, id: string): boolean {
  if (seen === whole) return true;
  if (conflictsOn(seen, entity, id).length !== conflictsOn(whole, entity, id).length) return false;
  if (conflictsOn(seen, entity, id).length === 0) return true;
  const [ours, all] = [seen, whole].map((db) => {
    const { head, conflicts } = settledHere(db, entity, id);
    return JSON.stringify([head.id, conflicts]);
  });
  return ours === all;
}

/** What stands is what is built on; of a record that is only kept as others need it, its deletion. */
function onWhat({ head, needed, deletion }: Settled): string {
  return needed && deletion !== null ? deletion : head.id;
}

function chosenState({ entity, id, head, conflicts, rows }: Settled, operation: string): Change['after'] {
  const row = rows.find((one) => one.id === operation);
  if (!row || (operation !== head.id && !conflicts.includes(operation))) {
    throw new Refusal(
      'not_found',
      `The operation ${operation} is no side of the conflict on the ${entity} ${id}. Nothing was changed; read the conflicts again.`,
    );
  }
  return row.state === null ? null : fromState(entity, row.state);
}

const unseen = (entity: Entity, record: string): Refusal =>
  new Refusal(
    'conflict',
    `There is another side to the ${entity} ${record} by now than those that were looked at. Nothing was changed; read the conflicts again.`,
    { entity, record },
  );

const decidedAlready = (entity: Entity, record: string): Refusal =>
  new Refusal(
    'conflict',
    `There is nothing to decide on the ${entity} ${record}: somebody has done it already. Nothing was changed; read the conflicts again.`,
    { entity, record },
  );
