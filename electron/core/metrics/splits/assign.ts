import { SPLITS, type LabelCounts, type SplitName } from '../../../../shared/splits/measure.ts';
import { seeded } from '../random.ts';
import type { Component } from './components.ts';

/** Which split each document is in. */
export type SplitPlan = ReadonlyMap<string, SplitName>;

/** Counts of documents and of what is to be spread evenly. */
interface Load {
  documents: number;
  readonly labels: Map<string, number>;
}

/**
 * Puts whole components into splits so that each split gets its share of the documents and of every label, as well as whole components allow: the largest first, each where it brings
 * all shares nearest to what they should be (iterative stratification of groups, after Sechidis, Tsoumakas & Vlahavas 2011). Components of one size are
 * shuffled by the seed. The same seed gives the same plan everywhere. O(components × splits × labels).
 *
 * @param ratios add up to 1; a split of 0 gets nothing.
 */
export function assignSplits(
  components: readonly Component[],
  labelsOf: (document: string) => LabelCounts,
  ratios: readonly number[],
  seed: number,
): SplitPlan {
  const random = seeded(seed);
  const loads = components.map((component) => ({ component, load: loadOf(component, labelsOf), order: random() }));
  const total: Load = { documents: 0, labels: new Map() };
  for (const { load } of loads) add(total, load);
  const splits = SPLITS.map((name, i) => ({
    name,
    ratio: ratios[i] ?? 0,
    load: { documents: 0, labels: new Map<string, number>() },
  }));
  const plan = new Map<string, SplitName>();
  const sorted = loads.toSorted((x, y) => y.load.documents - x.load.documents || x.order - y.order);
  for (const { component, load } of sorted) {
    let best: (typeof splits)[number] | null = null;
    let least = Infinity;
    for (const split of splits) {
      if (split.ratio === 0) continue;
      const cost = costOf(split, load, total);
      if (cost < least) {
        least = cost;
        best = split;
      }
    }
    if (!best) continue;
    add(best.load, load);
    for (const document of component.documents) plan.set(document, best.name);
  }
  return plan;
}

function loadOf({ documents }: Component, labelsOf: (document: string) => LabelCounts): Load {
  const load: Load = { documents: documents.length, labels: new Map() };
  for (const document of documents) {
    for (const [label, n] of Object.entries(labelsOf(document)))
      load.labels.set(label, (load.labels.get(label) ?? 0) + n);
  }
  return load;
}

function add(into: Load, more: Load): void {
  into.documents += more.documents;
  for (const [label, n] of more.labels) into.labels.set(label, (into.labels.get(label) ?? 0) + n);
}

/** How much nearer to its shares the split comes with the component, documents and each label counting alike: the lower the better. */
function costOf(split: { readonly ratio: number; readonly load: Load }, more: Load, total: Load): number {
  const change = (now: number, plus: number, all: number): number => {
    if (all === 0) return 0;
    const wanted = split.ratio;
    return (((now + plus) / all - wanted) ** 2 - (now / all - wanted) ** 2) / wanted;
  };
  let cost = change(split.load.documents, more.documents, total.documents);
  for (const [label, plus] of more.labels) {
    cost += change(split.load.labels.get(label) ?? 0, plus, total.labels.get(label) ?? 0) / total.labels.size;
  }
  return cost;
}
