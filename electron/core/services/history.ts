import { Refusal } from '../../../shared/api/reply.ts';
import type { Written } from '../../../shared/api/inputs.ts';
import type { Change } from '../../../shared/model/record.ts';
import type { ReadDb } from '../db/types.ts';
import {
  allBatches,
  batchById,
  headOf,
  operationsBackFrom,
  operationsOn,
  type BatchRow,
  type OperationRow,
} from '../repositories/log.ts';
import { conflictsOn } from '../repositories/conflicts.ts';
import { fromState } from '../repositories/state.ts';
import { answered, write, type Writable } from './write.ts';

/** A batch that can be taken back, with the name of the gesture that it began as. */
export interface Step {
  readonly batch: string;
  readonly name: string;
}

/** What one actor can undo and redo: the last step of each list is the next one. */
export interface Steps {
  readonly undo: readonly Step[];
  readonly redo: readonly Step[];
}

const NONE: Steps = { undo: [], redo: [] };

/**
 * Takes one more batch into account. A gesture goes onto the undo list and empties the redo list; a batch that takes back
 * moves its step from one list to the other. Pure: folding it over the log gives the state after any restart.
 */
export function advance(steps: Steps, row: Pick<BatchRow, 'id' | 'name' | 'undoable' | 'undoes'>): Steps {
  if (row.undoable === 0) return steps;
  if (row.undoes === null) return { undo: [...steps.undo, { batch: row.id, name: row.name }], redo: [] };
  const step = { batch: row.id, name: row.name };
  if (steps.undo.at(-1)?.batch === row.undoes) return { undo: steps.undo.slice(0, -1), redo: [...steps.redo, step] };
  if (steps.redo.at(-1)?.batch === row.undoes) return { undo: [...steps.undo, step], redo: steps.redo.slice(0, -1) };
  // Done in another copy, where other steps came between, or past a step that could not be taken back.
  const other = ({ batch }: Step): boolean => batch !== row.undoes;
  const [isUndo, isRedo] = [steps.undo, steps.redo].map((list) => !list.every(other));
  return {
    undo: [...steps.undo.filter(other), ...(isRedo ? [step] : [])],
    redo: [...steps.redo.filter(other), ...(isUndo ? [step] : [])],
  };
}

/** Undo and redo of an open project. */
export interface History {
  steps(actor: string): Steps;
  /** Tells of a batch that was written. */
  note(row: BatchRow): void;
  /**
   * `past`: the step that was refused and is passed over until the project is opened again; the one before it is taken back.
   *
   * @throws Refusal `conflict` where there is nothing to take back, a record has moved on since, or another step than `past` is next. One that is refused
   *   names in its details the step (`step`) and what is before it (`before`, null: nothing).
   */
  takeBack(
    project: Writable,
    direction: 'undo' | 'redo',
    actor: string,
    batch: string,
    past?: string,
  ): Written & { name: string };
}

/** Reads the log once; from then on it is told. */
export function createHistory(db: ReadDb): History {
  const byActor = new Map<string, { undo: Step[]; redo: Step[] }>();
  const of = (actor: string): { undo: Step[]; redo: Step[] } => {
    let steps = byActor.get(actor);
    if (!steps) byActor.set(actor, (steps = { undo: [], redo: [] }));
    return steps;
  };
  /** Steps that somebody chose to pass over, as they cannot be taken back. Not in the log: another day they may be. */
  const passed = new Set<string>();
  const left = (steps: Steps): Steps =>
    passed.size === 0 ? steps : { undo: steps.undo.filter(({ batch }) => !passed.has(batch)), redo: steps.redo };
  const note = (row: BatchRow): void => {
    const steps = of(row.actor);
    const isDeep = row.undoes !== null && ![steps.undo, steps.redo].some((list) => list.at(-1)?.batch === row.undoes);
    // Mostly only the end of the undo list changes: keep it in place, or a long log would be copied with every batch.
    const from = isDeep ? 0 : Math.max(0, steps.undo.length - 1);
    const next = advance({ undo: steps.undo.slice(from), redo: steps.redo }, row);
    if (isDeep) steps.undo = [...next.undo];
    else steps.undo.splice(from, 1, ...next.undo);
    steps.redo = [...next.redo];
  };
  for (const row of allBatches(db)) note(row);
  return {
    steps: (actor) => left(byActor.get(actor) ?? NONE),
    note,
    takeBack(project, direction, actor, batch, past) {
      const known = batchById(project.db, batch);
      if (known) {
        if (known.actor !== actor) {
          throw new Refusal('conflict', `The batch ${batch} was written before by somebody else. Nothing was changed.`);
        }
        const answer = answered(project.db, batch);
        if (answer) return { name: known.name, ...answer };
      }
      const steps = before(left(of(actor))[direction], past);
      const step = steps.at(-1);
      if (!step) throw new Refusal('conflict', `There is nothing to ${direction}.`);
      const { name } = step;
      const changes = (): Iterable<Change> => inverse(project.db, step);
      try {
        const written = write(project, { batch, name, actor, changes, undoes: step.batch });
        if (past !== undefined) passed.add(past);
        return { name, ...written };
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        // The next question is about this step, then.
        if (past !== undefined && error.code === 'conflict') passed.add(past);
        const place = { step: step.batch, before: steps.at(-2)?.name ?? null };
        throw new Refusal(error.code, error.message, { ...error.details, ...place });
      }
    },
  };

  /** Without the last step, where that is to be passed over, or was. */
  function before(steps: readonly Step[], past: string | undefined): readonly Step[] {
    if (past === undefined || passed.has(past)) return steps;
    if (steps.at(-1)?.batch === past) return steps.slice(0, -1);
    throw new Refusal('conflict', 'Another step is the last one by now. Nothing was changed; undo again.');
  }
}

/** Operations that are read at once: nothing may be written while rows are read one by one. */
const AT_ONCE = 500;

/** The changes that take a batch back: the codebook first, since labels are asked of it, then last first. */
function* inverse(db: ReadDb, { batch, name }: Step): Generator<Change> {
  const back = (operation: OperationRow): Change => {
    const now = headOf(db, operation.entity, operation.entity_id)?.after ?? null;
    if (now !== operation.after) {
      const hasLost = conflictsOn(db, operation.entity, operation.entity_id).includes(operation.id);
      const why = hasLost
        ? `merging has brought another version of the ${operation.entity}, which stands. Decide between the two in the review`
        : `the ${operation.entity} was changed since`;
      throw new Refusal('conflict', `"${name}" cannot be taken back: ${why}.`);
    }
    const after = operation.before === null ? null : fromState(operation.entity, operation.before);
    return { entity: operation.entity, id: operation.entity_id, after } as Change;
  };
  for (const operation of operationsOn(db, batch, 'codebook')) yield back(operation);
  for (let from = Number.MAX_SAFE_INTEGER; ;) {
    const operations = operationsBackFrom(db, batch, from, AT_ONCE);
    for (const operation of operations) yield back(operation);
    const last = operations.at(-1);
    if (!last) return;
    from = last.n;
  }
}
