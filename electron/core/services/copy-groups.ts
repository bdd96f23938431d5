import type { CopyGroup } from '../../../shared/api/copies.ts';
import { extent } from '../../../shared/model/annotation.ts';
import type { ReadDb } from '../db/types.ts';
import { annotationsOf } from '../repositories/annotations.ts';

/** A passage of a document, by the number of its group. */
interface Place {
  readonly group: number;
  readonly start: number;
  readonly end: number;
}

/**
 * By annotation: the name of what it was copied with. Groups that have an annotation in common are one: a paragraph that a third
 * document took out of two copies of a whole article has one origin with it. O(annotations × groups of their document).
 */
export function annotationGroups(db: ReadDb, groups: readonly CopyGroup[]): Record<string, string> {
  const byDocument = new Map<string, Place[]>();
  for (const [group, { members }] of groups.entries()) {
    for (const { document, start, end } of members) {
      const places = byDocument.get(document) ?? [];
      byDocument.set(document, places);
      places.push({ group, start, end });
    }
  }
  const parents = groups.map((_, i) => i);
  const rootOf = (group: number): number => {
    let root = group;
    while (parents[root] !== root) root = parents[root] ?? root;
    return root;
  };
  const standing: [annotation: string, group: number][] = [];
  for (const [document, places] of byDocument) {
    for (const annotation of annotationsOf(db, document)) {
      const { start, end } = extent(annotation);
      const [first, ...others] = places.filter((place) => place.start <= start && end <= place.end);
      if (first === undefined) continue;
      standing.push([annotation.id, first.group]);
      for (const { group } of others) {
        const [x, y] = [rootOf(first.group), rootOf(group)];
        parents[Math.max(x, y)] = Math.min(x, y);
      }
    }
  }
  return Object.fromEntries(standing.map(([id, group]) => [id, groups[rootOf(group)]?.id ?? '']));
}
