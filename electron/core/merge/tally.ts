import type { MergePlan } from '../../../shared/api/merge.ts';
import { compareStrings } from '../../../shared/model/annotation.ts';
import { ENTITY_NAMES, type Entity } from '../../../shared/model/record.ts';
import { annotationCounts } from '../repositories/annotations.ts';
import { readCodebook } from '../repositories/small.ts';
import { fromState } from '../repositories/state.ts';
import { conflictOf } from './describe.ts';
import type { Hear } from './settle.ts';
import type { Sides } from './sides.ts';
import { countDangling } from './touched.ts';

/** Conflicts that a plan names. */
const MOST_CONFLICTS = 100;

type Counted = Pick<MergePlan, 'records' | 'documents' | 'unknownLabels' | 'dangling' | 'conflicts' | 'conflicting'> & {
  readonly madeTwice: ReadonlySet<string>;
};

/** Counts what a merge does while it is worked out. */
export interface Tally {
  readonly hear: Hear;
  /** `records`: how many of each kind the other side has, to tell those that are the same. */
  counted(records: ReadonlyMap<Entity, number>): Counted;
}

export function createTally(sides: Sides): Tally {
  const counts = new Map(ENTITY_NAMES.map((entity) => [entity, { new: 0, changed: 0, conflicting: 0 }]));
  const labels = new Map<string, number>();
  for (const { label, n } of annotationCounts(sides.ours)) labels.set(label, (labels.get(label) ?? 0) + n);
  let known = namesIn(readCodebook(sides.ours)?.labels);
  const documents: MergePlan['documents'] = [];
  const conflicts: MergePlan['conflicts'] = [];
  const madeTwice = new Set<string>();
  let conflicting = 0;
  return {
    hear({ before, settled }) {
      const { entity, id, head, rows } = settled;
      const was = before.head?.state ?? null;
      const isConflicting = settled.conflicts.some(
        (operation) => !before.lost.some((one) => one.open === 1 && one.operation === operation),
      );
      const count = counts.get(entity);
      if (count) {
        if (isConflicting) count.conflicting += 1;
        else if (before.head === null && head.state !== null) count.new += 1;
        else if (was !== head.state) count.changed += 1;
      }
      if (isConflicting) {
        conflicting += 1;
        if (conflicts.length < MOST_CONFLICTS) conflicts.push(conflictOf(sides, settled));
      }
      if (entity === 'document' && was === null && head.state !== null)
        documents.push({ id, title: fromState('document', head.state).title });
      if (entity === 'codebook' && head.state !== null) known = namesIn(fromState('codebook', head.state).labels);
      if (entity === 'annotation') {
        for (const [state, step] of [[was, -1] as const, [head.state, 1] as const]) {
          if (state === null) continue;
          const { label } = fromState('annotation', state);
          labels.set(label, (labels.get(label) ?? 0) + step);
        }
      }
      if (entity === 'annotator') {
        const roots = rows.filter(({ base }) => base === null);
        if (roots.length > 1 && roots.some(({ isNew }) => isNew)) madeTwice.add(id);
      }
    },
    counted(records) {
      return {
        records: ENTITY_NAMES.flatMap((entity) => {
          const count = counts.get(entity) ?? { new: 0, changed: 0, conflicting: 0 };
          const other = count.new + count.changed + count.conflicting;
          const all = records.get(entity) ?? 0;
          return all + other === 0 ? [] : [{ entity, ...count, identical: Math.max(0, all - other) }];
        }),
        documents,
        unknownLabels: unknownLabels(labels, known),
        dangling: countDangling(sides.ours),
        conflicts,
        conflicting,
        madeTwice,
      };
    },
  };
}

const namesIn = (labels: readonly { name: string }[] = []): ReadonlySet<string> =>
  new Set(labels.map(({ name }) => name));

/** Labels that annotations have and a codebook has not, by name. */
export const unknownLabels = (
  labels: ReadonlyMap<string, number>,
  known: ReadonlySet<string>,
): MergePlan['unknownLabels'] =>
  [...labels]
    .flatMap(([label, annotations]) => (annotations > 0 && !known.has(label) ? [{ label, annotations }] : []))
    .toSorted((a, b) => compareStrings(a.label, b.label));
