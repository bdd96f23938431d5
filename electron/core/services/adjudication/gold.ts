import { createHash } from 'node:crypto';
import type { Annotator } from '../../../../shared/model/annotator.ts';
import { compareStrings } from '../../../../shared/model/annotation.ts';
import type { UnitKind } from '../../../../shared/model/decision.ts';
import { documentLabelsId } from '../../../../shared/model/document-labels.ts';
import type { Change } from '../../../../shared/model/record.ts';
import { annotatorById, layerById } from '../../repositories/small.ts';
import { SYSTEM_ACTOR, type OpenProject } from '../project.ts';

/** The layer that adjudication makes. */
export const GOLD = 'gold';

/**
 * Makes sure of the gold layer, and that the log knows who decides, before the first decision. It is no gesture: what was decided can be
 * undone in any order, and the layer stays.
 */
export function ensureGold(project: OpenProject, annotator: Annotator | null): void {
  const { db } = project;
  const changes: Change[] = [];
  if (annotator !== null && annotatorById(db, annotator.id) === undefined) {
    changes.push({ entity: 'annotator', id: annotator.id, after: annotator });
  }
  if (layerById(db, GOLD) === undefined) {
    changes.push({ entity: 'layer', id: GOLD, after: { id: GOLD, kind: 'gold' } });
  }
  if (changes.length === 0) return;
  project.write({
    batch: project.world.id(),
    name: 'make gold layer',
    actor: annotator?.id ?? SYSTEM_ACTOR,
    undoable: false,
    changes,
  });
}

/**
 * The id of the decision at a place: of its candidate that comes first, or, where that was decided on elsewhere (`isTaken`), of the next
 * one. The same on every machine.
 */
export function decisionId(kind: UnitKind, candidates: readonly string[], isTaken: (id: string) => boolean): string {
  const sorted = candidates.toSorted(compareStrings);
  for (const id of sorted) {
    const found = `dec-${digest(`${kind} ${id}`)}`;
    if (!isTaken(found)) return found;
  }
  return `dec-${digest(`${kind} ${sorted.join(' ')}`)}`;
}

/** The id of the record that a decision makes in the gold layer. */
export const resultId = (kind: UnitKind, decision: string, document: string): string =>
  kind === 'documentLabels' ? documentLabelsId(GOLD, document) : `gold-${decision.replace(/^dec-/, '')}`;

/** The decision that made a record of the gold layer, by its id. */
export const decisionOf = (result: string): string => result.replace(/^gold-/, 'dec-');

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);
