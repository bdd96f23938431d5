import { measured, undefinedSince, type Measure } from './measure.ts';
import { bestMatching } from './matching.ts';

/** A partition of mentions: each mention's cluster, by name. Mentions of both sides meet by their keys. */
export type Clustering = ReadonlyMap<string, string>;

/** F1 with what it is made of. */
export type ClusterScore = Measure & { readonly precision: number | null; readonly recall: number | null };

const NOTHING = undefinedSince('neither put a mention on a card');

function score(right: { readonly precision: number; readonly recall: number } | null): ClusterScore {
  if (right === null) return { ...NOTHING, precision: null, recall: null };
  const { precision, recall } = right;
  const sum = precision + recall;
  return { ...measured(sum === 0 ? 0 : (2 * precision * recall) / sum), precision, recall };
}

function clustersOf(clustering: Clustering): ReadonlyMap<string, ReadonlySet<string>> {
  const clusters = new Map<string, Set<string>>();
  for (const [mention, cluster] of clustering) {
    const members = clusters.get(cluster) ?? new Set<string>();
    clusters.set(cluster, members.add(mention));
  }
  return clusters;
}

function common(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0;
  for (const one of a) if (b.has(one)) both += 1;
  return both;
}

/** B³ (Bagga & Baldwin 1998): a mention that only one side has is wrong there. O(mentions × cluster size). */
export function bCubed(reference: Clustering, other: Clustering): ClusterScore {
  if (reference.size === 0 && other.size === 0) return score(null);
  const share = (of: Clustering, against: Clustering): number => {
    if (of.size === 0) return 0;
    const mine = clustersOf(of);
    const theirs = clustersOf(against);
    let sum = 0;
    for (const [mention, cluster] of of) {
      const their = theirs.get(against.get(mention) ?? '');
      const members = mine.get(cluster);
      if (their && members) sum += common(members, their) / members.size;
    }
    return sum / of.size;
  };
  return score({ precision: share(other, reference), recall: share(reference, other) });
}

/** CEAF with the entity-based similarity 2·common / (sum of sizes) (Luo 2005), clusters matched one to one as well as can be. */
export function ceafE(reference: Clustering, other: Clustering): ClusterScore {
  const mine = [...clustersOf(reference).values()];
  const theirs = [...clustersOf(other).values()];
  if (mine.length === 0 && theirs.length === 0) return score(null);
  const rows = mine.map((a) =>
    theirs.flatMap((b, column) => {
      const both = common(a, b);
      return both === 0 ? [] : [{ column, weight: (2 * both) / (a.size + b.size) }];
    }),
  );
  const columnOf = bestMatching(rows, theirs.length);
  let total = 0;
  for (const [row, column] of columnOf.entries())
    total += rows[row]?.find((edge) => edge.column === column)?.weight ?? 0;
  return score({
    precision: theirs.length === 0 ? 0 : total / theirs.length,
    recall: mine.length === 0 ? 0 : total / mine.length,
  });
}

/** LEA (Moosavi & Strube 2016): links resolved, weighted by the size of the cluster; a mention alone counts as a link with itself. */
export function lea(reference: Clustering, other: Clustering): ClusterScore {
  if (reference.size === 0 && other.size === 0) return score(null);
  const links = (n: number): number => (n * (n - 1)) / 2;
  const share = (of: Clustering, against: Clustering): number => {
    const theirs = clustersOf(against);
    let resolved = 0;
    let weight = 0;
    for (const members of clustersOf(of).values()) {
      weight += members.size;
      if (members.size === 1) {
        const [only = ''] = members;
        const their = theirs.get(against.get(only) ?? '');
        resolved += their?.size === 1 ? 1 : 0;
        continue;
      }
      let found = 0;
      for (const their of theirs.values()) found += links(common(members, their));
      resolved += (members.size * found) / links(members.size);
    }
    return weight === 0 ? 0 : resolved / weight;
  };
  return score({ precision: share(other, reference), recall: share(reference, other) });
}
