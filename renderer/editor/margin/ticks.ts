import { extent, type Annotation } from '../../../shared/model/annotation.ts';
import type { Label } from '../../../shared/model/codebook.ts';
import { LEVELS } from '../index/levels.ts';
import type { Whose } from '../types.ts';

/** Ticks that fit beside a line; what is left over is counted. */
export const TICKS_PER_LINE = 3;

/** One sign in the margin: the annotations of one label and one person that start in one line. */
export interface Tick {
  readonly label: string;
  /** 0 to 11, or null for a label that the codebook does not know. */
  readonly color: Label['color'] | null;
  readonly badge: string;
  /** Null: the annotator's own. */
  readonly whose: Whose | null;
  readonly annotations: readonly Annotation[];
}

/** What stands beside one line. */
export interface LineTicks {
  readonly ticks: readonly Tick[];
  /** Annotations without a tick of their own or without an underline of their own; 0 draws no counter. */
  readonly more: number;
  readonly moreIds: readonly string[];
}

/** The signs of a line, in the order in which its annotations start. */
export function ticksOf(
  annotations: readonly Annotation[],
  labels: ReadonlyMap<string, Label>,
  levelOf: (annotation: Annotation) => number,
  whoseOf: (annotation: Annotation) => Whose | null = () => null,
): LineTicks {
  const groups = Map.groupBy(
    annotations.toSorted((a, b) => extent(a).start - extent(b).start),
    (annotation) => JSON.stringify([annotation.label, whoseOf(annotation) && annotation.layer]),
  );
  const all = [...groups.values()].flatMap((group): Tick[] => {
    const [first] = group;
    if (!first) return [];
    const { label } = first;
    const known = labels.get(label);
    const whose = whoseOf(first);
    return [{ label, color: known?.color ?? null, badge: known?.badge ?? '?', whose, annotations: group }];
  });
  const ticks = all.slice(0, TICKS_PER_LINE);
  const hidden = [
    ...all.slice(ticks.length).flatMap((tick) => tick.annotations),
    ...ticks.flatMap((tick) => tick.annotations.filter((annotation) => levelOf(annotation) >= LEVELS)),
  ];
  return { ticks, more: hidden.length, moreIds: hidden.map(({ id }) => id) };
}
