import { extent, type Annotation } from '../../../shared/model/annotation.ts';
import type { RelationType } from '../../../shared/model/codebook.ts';
import type { Block } from '../../../shared/model/document.ts';
import { linksBetween, type Link, type Relatable } from '../../../shared/model/relating.ts';
import type { Relation } from '../../../shared/model/relation.ts';

/** What candidates are weighed by. */
export interface Weighing {
  readonly types: readonly RelationType[];
  readonly blocks: readonly Block[];
  /** The annotator's layer: whose relations count as made, and whose annotations come first. */
  readonly layer: string | null;
  readonly relations: readonly Relation[];
}

/** Whether two relations say the same; which of the ends is the first does not matter where the type is symmetric. */
const isMade = (link: Link, { relations, layer }: Weighing): boolean =>
  relations.some(
    (one) => one.layer === layer && one.type === link.type.name && one.from === link.from && one.to === link.to,
  );

/** The ways to relate two annotations that are not taken yet. */
export const openLinks = (a: Relatable, b: Relatable, weighing: Weighing): readonly Link[] =>
  linksBetween(weighing.types, a, b).filter((link) => !isMade(link, weighing));

/**
 * The annotations of a document that could be the other end, the likeliest first: what is asked for and still missing before
 * what is there already, one's own before others', the same paragraph before another, the codebook's order of types, inside
 * before beside, before before after, and near before far. O(n log n).
 */
export function ranked(source: Annotation, all: readonly Annotation[], weighing: Weighing): readonly Annotation[] {
  const { types, relations, layer } = weighing;
  const made = new Set(
    relations
      .filter((one) => one.layer === layer && (one.from === source.id || one.to === source.id))
      .map(({ type }) => type),
  );
  const place = extent(source);
  const paragraph = blockNumber(weighing.blocks, place.start);
  const weigh = (one: Annotation): readonly number[] | null => {
    const [link] = openLinks(source, one, weighing);
    if (link === undefined) return null;
    const { start, end } = extent(one);
    const gap = end <= place.start ? place.start - end : start >= place.end ? 2 * (start - place.end) : 0;
    return [
      Number(made.has(link.type.name) && gap > 0),
      Number(one.layer !== layer),
      Number(blockNumber(weighing.blocks, start) !== paragraph),
      types.indexOf(link.type),
      gap,
    ];
  };
  return all
    .map((one) => ({ one, weight: weigh(one) }))
    .filter((hit): hit is { one: Annotation; weight: readonly number[] } => hit.weight !== null)
    .toSorted((a, b) => compare(a.weight, b.weight))
    .map(({ one }) => one);
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

function blockNumber(blocks: readonly Block[], offset: number): number {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
