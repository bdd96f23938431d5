import { assertNever } from '../../../shared/assert.ts';
import type { SplitReport } from '../../../shared/api/splits.ts';
import { compareStrings } from '../../../shared/model/annotation.ts';
import type { SplitName } from '../../../shared/splits/measure.ts';
import type { SplitPlan } from '../metrics/splits/assign.ts';
import type { Component } from '../metrics/splits/components.ts';
import type { Ground } from './split-ground.ts';

/** What cannot be as it was asked for. */
export type Note = SplitReport['notes'][number];

/** What a proposed split lacks. */
export function notesOf(
  ground: Ground,
  components: readonly Component[],
  plan: SplitPlan,
  wanted: readonly SplitName[],
): Note[] {
  const all = ground.documents.length;
  if (all === 0) return [{ kind: 'no_documents' }];
  const one = together(components, all);
  if (one.length > 0) return one;
  const labels = new Set([...ground.labels.values()].flatMap((counts) => Object.keys(counts)));
  return wanted.flatMap((split): Note[] => {
    const documents = ground.documents.filter(({ id }) => plan.get(id) === split);
    if (documents.length === 0) return [{ kind: 'empty_split', split }];
    const has = new Set(documents.flatMap(({ id }) => Object.keys(ground.labels.get(id) ?? {})));
    const lacks = [...labels].filter((label) => !has.has(label)).toSorted(compareStrings);
    return lacks.length === 0 ? [] : [{ kind: 'lacks', split, labels: lacks }];
  });
}

/** Documents that are in none of the three: those that name no split, and those that name another one. */
export function elsewhere({ documents }: Ground, plan: SplitPlan): Note[] {
  const all = documents.length;
  const left = documents.filter(({ id }) => !plan.has(id));
  const named = left.flatMap(({ other }) => other ?? []);
  const none = left.length - named.length;
  const names = [...new Set(named)].toSorted(compareStrings);
  return [
    ...(none === 0 ? [] : [{ kind: 'unplaced' as const, count: none, all }]),
    ...(names.length === 0 ? [] : [{ kind: 'other_names' as const, count: named.length, all, names }]),
  ];
}

/** That no split of these documents can be without leaks. */
export const together = ([first]: readonly Component[], all: number): Note[] =>
  first?.documents.length === all && all > 1 ? [{ kind: 'one_component', count: all }] : [];

/** A note as one sentence in English, for the command line. */
export function sayNote({ kind, count = 0, all = 0, split = 'train', labels = [], names = [] }: Note): string {
  switch (kind) {
    case 'no_documents':
      return 'There is no document yet.';
    case 'one_component':
      return `All ${count} documents belong together: every split of them would leak. Add documents about other stories, or publish them as one split.`;
    case 'empty_split':
      return `Nothing is left for ${split}: too few documents stand apart.`;
    case 'lacks':
      return `${split} has no annotation of ${labels.join(', ')}.`;
    case 'unplaced':
      return `${count} of ${all} documents are in no split: exports put them into train.`;
    case 'other_names':
      return `${count} of ${all} documents are in splits of other names (${names.join(', ')}): exports keep these.`;
    default:
      return assertNever(kind);
  }
}
