import { compareStrings, extent, type Annotation } from '../../../shared/model/annotation.ts';
import { isSameValue } from '../../../shared/model/attributes.ts';

/** Two annotations with one label in one layer that get in each other's way. `one` is the one to look at. */
export interface Pair {
  readonly kind: 'same_twice' | 'near_same' | 'overlap' | 'nested';
  readonly one: Annotation;
  readonly other: Annotation;
  /** Same twice: whether `other` says all that `one` says, so that nothing is lost with it. */
  readonly isSpare: boolean;
}

/** From this share of common characters on two spans are meant to be the same. */
const NEAR = 0.8;
const RANK = { near_same: 0, overlap: 1, nested: 2 } as const;

/**
 * Annotations of one layer and label that stand on the same text: wholly, nearly, crossing, or one inside the other. Of each annotation the gravest case is told. O(n log n +
 * overlapping pairs).
 *
 * @param annotations of one layer, label and document.
 */
export function pairsOf(annotations: readonly Annotation[]): Pair[] {
  const groups = Map.groupBy(annotations, ({ fragments }) =>
    fragments.map(({ start, end }) => `${start}-${end}`).join(' '),
  );
  const pairs: Pair[] = [];
  const single: Annotation[] = [];
  for (const group of groups.values()) {
    const [keep, ...spare] = group.length === 1 ? group : group.toSorted(byWeight);
    if (keep === undefined) continue;
    single.push(keep);
    for (const one of spare) pairs.push({ kind: 'same_twice', one, other: keep, isSpare: saysNoMore(one, keep) });
  }
  const sorted = single
    .map((annotation) => ({ annotation, ...extent(annotation) }))
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
  for (const [i, a] of sorted.entries()) {
    let worst: { kind: keyof typeof RANK; other: Annotation } | null = null;
    for (let j = i + 1; j < sorted.length; j += 1) {
      const b = sorted[j];
      if (b === undefined || b.start >= a.end) break;
      const kind = kindOf(a.annotation, b.annotation, b.end <= a.end);
      if (kind !== null && (worst === null || RANK[kind] < RANK[worst.kind])) worst = { kind, other: b.annotation };
    }
    // Of nested ones the inner one is to be looked at.
    if (worst?.kind === 'nested') {
      pairs.push({ kind: 'nested', one: worst.other, other: a.annotation, isSpare: false });
    } else if (worst) pairs.push({ ...worst, one: a.annotation, isSpare: false });
  }
  return pairs;
}

function kindOf(a: Annotation, b: Annotation, isInside: boolean): keyof typeof RANK | null {
  let common = 0;
  for (const x of a.fragments) {
    for (const y of b.fragments) common += Math.max(0, Math.min(x.end, y.end) - Math.max(x.start, y.start));
  }
  if (common === 0) return null;
  if (common / (sizeOf(a) + sizeOf(b) - common) >= NEAR || bare(a.quote) === bare(b.quote)) return 'near_same';
  return isInside ? 'nested' : 'overlap';
}

const sizeOf = ({ fragments }: Pick<Annotation, 'fragments'>): number =>
  fragments.reduce((sum, { start, end }) => sum + end - start, 0);

const bare = (quote: string): string => quote.replaceAll(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '');

/** What says most comes first, then what was there first. */
const byWeight = (a: Annotation, b: Annotation): number => weightOf(b) - weightOf(a) || compareStrings(a.id, b.id);

const weightOf = ({ attributes, note, claim, flags }: Annotation): number =>
  Object.keys(attributes).length + Number(note !== undefined) + Number(claim !== undefined) + (flags?.length ?? 0);

/** Whether everything that `one` says is said by `other` too. */
function saysNoMore(one: Annotation, other: Annotation): boolean {
  const isSaid = (a: string | undefined, b: string | undefined): boolean => a === undefined || a === b;
  return (
    isSaid(one.note, other.note) &&
    isSaid(one.claim, other.claim) &&
    (one.flags ?? []).every(({ kind, text }) =>
      other.flags?.some((flag) => flag.kind === kind && isSaid(text, flag.text)),
    ) &&
    Object.entries(one.attributes).every(([name, value]) => isSameValue(value, other.attributes[name] ?? null))
  );
}
