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
  /** Whether it says by initials whose it is: the last one of a person does. */
  readonly isSigned: boolean;
  readonly annotations: readonly Annotation[];
}

/** What stands beside one line. */
export interface LineTicks {
  readonly ticks: readonly Tick[];
  /** Annotations without a tick of their own or without an underline of their own; 0 draws no counter. */
  readonly more: number;
  readonly moreIds: readonly string[];
}

type Unsigned = Omit<Tick, 'isSigned'>;

/** At most how wide a letter of a sign is, in px; those of East Asia fill a square. */
const LETTER = 7;
const SQUARE = 10;
/** What a sign has beside its letters, what its initials have, and what stands between two signs, in px. */
const EDGES = 8;
const COUNTER_EDGES = 6;
const SIGNED = 7;
const GAP = 3;
const LEAST = 15;

const widthOf = (letters: string): number =>
  Array.from(letters).reduce((sum, letter) => sum + (letter >= '\u2e80' ? SQUARE : LETTER), 0);

const tickWidth = ({ badge, whose, isSigned }: Tick): number =>
  GAP + Math.max(LEAST, EDGES + widthOf(badge) + (isSigned && whose !== null ? SIGNED + widthOf(whose.initials) : 0));

/** The first so many signs, each person's together. */
const signed = (ticks: readonly Unsigned[]): Tick[] =>
  ticks.map((tick, place) => {
    const isLast = tick.whose !== null && tick.whose.name !== ticks[place + 1]?.whose?.name;
    return { ...tick, isSigned: isLast };
  });

/**
 * The signs of a line: the annotator's own, then those of others by person, each in the order in which its annotations start.
 *
 * @param room in px. What does not fit into it is counted, but for the first sign.
 */
export function ticksOf(
  annotations: readonly Annotation[],
  labels: ReadonlyMap<string, Label>,
  levelOf: (annotation: Annotation) => number,
  whoseOf: (annotation: Annotation) => Whose | null = () => null,
  room = Number.POSITIVE_INFINITY,
): LineTicks {
  const groups = Map.groupBy(
    annotations.toSorted((a, b) => extent(a).start - extent(b).start),
    (annotation) => JSON.stringify([annotation.label, whoseOf(annotation) && annotation.layer]),
  );
  const inOrder = [...groups.values()].flatMap((group): Unsigned[] => {
    const [first] = group;
    if (!first) return [];
    const { label } = first;
    const known = labels.get(label);
    const whose = whoseOf(first);
    return [{ label, color: known?.color ?? null, badge: known?.badge ?? '?', whose, annotations: group }];
  });
  const byPerson = Map.groupBy(inOrder, ({ whose }) => whose?.name ?? null);
  const all = [...(byPerson.get(null) ?? []), ...[...byPerson].flatMap(([name, own]) => (name === null ? [] : own))];

  const shown = (count: number): LineTicks => {
    const ticks = signed(all.slice(0, count));
    const hidden = [
      ...all.slice(count).flatMap((tick) => tick.annotations),
      ...ticks.flatMap((tick) => tick.annotations.filter((annotation) => levelOf(annotation) >= LEVELS)),
    ];
    return { ticks, more: hidden.length, moreIds: hidden.map(({ id }) => id) };
  };
  const fits = ({ ticks, more }: LineTicks): boolean => {
    const counter = more === 0 ? 0 : GAP + Math.max(LEAST, COUNTER_EDGES + widthOf(`+${more}`));
    return ticks.reduce((sum, tick) => sum + tickWidth(tick), counter) - GAP <= room;
  };
  for (let count = Math.min(TICKS_PER_LINE, all.length); count > 1; count--) {
    const line = shown(count);
    if (fits(line)) return line;
  }
  return shown(1);
}
