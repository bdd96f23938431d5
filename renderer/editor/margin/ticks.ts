import { extent, type Annotation } from '../../../shared/model/annotation.ts';
import type { Label } from '../../../shared/model/codebook.ts';
import { LEVELS } from '../index/levels.ts';

/** Ticks that fit beside a line; what is left over is counted. */
export const TICKS_PER_LINE = 3;

/** One sign in the margin: the annotations of one label that start in one line. */
export interface Tick {
  readonly label: string;
  /** 0 to 11, or null for a label that the codebook does not know. */
  readonly color: Label['color'] | null;
  readonly badge: string;
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
): LineTicks {
  const byLabel = Map.groupBy(
    annotations.toSorted((a, b) => extent(a).start - extent(b).start),
    ({ label }) => label,
  );
  const all = [...byLabel].map(([label, group]): Tick => {
    const known = labels.get(label);
    return { label, color: known?.color ?? null, badge: known?.badge ?? '?', annotations: group };
  });
  const ticks = all.slice(0, TICKS_PER_LINE);
  const hidden = [
    ...all.slice(ticks.length).flatMap((tick) => tick.annotations),
    ...ticks.flatMap((tick) => tick.annotations.filter((annotation) => levelOf(annotation) >= LEVELS)),
  ];
  return { ticks, more: hidden.length, moreIds: hidden.map(({ id }) => id) };
}
