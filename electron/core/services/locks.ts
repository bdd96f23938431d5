import type { Change } from '../../../shared/model/record.ts';
import type { ReadDb } from '../db/types.ts';
import { annotationById } from '../repositories/annotations.ts';
import { lastStateOf } from '../repositories/log.ts';
import { fromState } from '../repositories/state.ts';
import { isLocked, lockedAt } from './own.ts';

/** Keeps one batch out of locked work, whichever way it comes: by hand, by an import, by undo, or by deciding a conflict. */
export interface Locks {
  /**
   * Asked before the change is applied, of a change that changes something; `before` is the state that stands, as the log has it.
   *
   * @throws Refusal `conflict` that names layer and document.
   */
  refuse(change: Change, before: string | null): void;
}

interface Place {
  readonly layer: string;
  readonly document: string;
}

/** Each pair of layer and document is looked up once. */
export function createLocks(db: ReadDb): Locks {
  const known = new Map<string, boolean>();

  function refuseAt({ layer, document }: Place): void {
    const pair = `${layer}/${document}`;
    let locked = known.get(pair);
    if (locked === undefined) known.set(pair, (locked = isLocked(db, layer, document)));
    if (locked) throw lockedAt(db, layer, document);
  }

  /** A relation stands where it begins; where that was taken away, where it was last. */
  function documentOf(end: string): string | null {
    const there = annotationById(db, end);
    if (there) return there.document;
    const state = lastStateOf(db, 'annotation', end);
    return state === undefined ? null : fromState('annotation', state).document;
  }

  function refuseRelation({ layer, from }: { readonly layer: string; readonly from: string }): void {
    const document = documentOf(from);
    if (document !== null) refuseAt({ layer, document });
  }

  return {
    refuse(change, before) {
      const { entity, after } = change;
      if (entity === 'annotation' || entity === 'documentLabels') {
        if (before !== null) refuseAt(fromState(entity, before));
        if (after !== null) refuseAt(after);
      }
      if (entity === 'relation') {
        if (before !== null) refuseRelation(fromState(entity, before));
        if (after !== null) refuseRelation(after);
      }
    },
  };
}
