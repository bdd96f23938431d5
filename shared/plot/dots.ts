import { scaleBand } from 'd3-scale';
import { bottomAxis, label, MARGIN, rule, SIZE, titled, widest } from './frame.ts';
import { linearAxis, type PlotFormat } from './scales.ts';
import type { Figure, SvgNode } from './svg.ts';
import { fitText, textWidth } from './text-width.ts';

/** One number with what is known of its certainty. */
export interface DotRow {
  readonly key: string;
  readonly name: string;
  /** Null: undefined. */
  readonly value: number | null;
  readonly interval: readonly [low: number, high: number] | null;
  /** What stands at the end of the row: what the number rests on, or why there is none. */
  readonly end: string;
  /** All of it, where it is pointed at. */
  readonly spoken: string;
}

/** What a picture of numbers on one scale shows. */
export interface DotsInput {
  readonly title: string;
  readonly description: string;
  readonly axisTitle: string;
  readonly rows: readonly DotRow[];
  /** Lines across, each with its number. */
  readonly marks: readonly number[];
  readonly width: number;
  readonly format: PlotFormat;
}

const ROW = 26;
const DOT = 4.5;
/** What does not fit is in the table beside. */
const MOST_NAME = 240;

/** Numbers as dots on a scale up to 1, each with its interval as a line through it. A number that is undefined has no dot: its row says why. */
export function dotsFigure({ title, description, axisTitle, rows, marks, width, format }: DotsInput): Figure {
  const head = titled(title, width);
  const names = Math.min(
    widest(
      rows.map(({ name }) => name),
      SIZE.text,
    ),
    width * 0.34,
    MOST_NAME,
  );
  const ends = Math.min(
    widest(
      rows.flatMap(({ value, end }) => (value === null ? [] : [end])),
      SIZE.small,
    ) + 10,
    width * 0.24,
  );
  const left = MARGIN + names + 14;
  const right = width - MARGIN - ends;
  const top = head.height + 16;
  const bottom = top + rows.length * ROW;
  const least = Math.min(0, ...rows.flatMap(({ value, interval }) => [value ?? 0, interval?.[0] ?? 0]));
  const axis = linearAxis(
    { most: 1, least },
    { from: left, to: right },
    Math.max(2, Math.floor((right - left) / 64)),
    format.number,
  );
  const below = bottomAxis(axis, axisTitle, { left, right, top, bottom });
  const bands = scaleBand<number>(
    rows.map((_, place) => place),
    [top, bottom],
  );
  const drawn = rows.map(({ key, name, value, interval, end, spoken }, place): SvgNode => {
    const y = (bands(place) ?? top) + ROW / 2;
    const clear = {
      kind: 'rect',
      x: MARGIN,
      y: y - ROW / 2,
      width: width - 2 * MARGIN,
      height: ROW,
      fill: 'surface-0',
      opacity: 0,
    } as const;
    const named = label(left - 12, y + 4, fitText(name, SIZE.text, names), { anchor: 'end', fill: 'text-1' });
    if (value === null) {
      const why = fitText(end, SIZE.small, width - MARGIN - left);
      return {
        kind: 'group',
        mark: { key, label: spoken },
        children: [
          clear,
          named,
          // The lines of the axis do not run through the words.
          {
            kind: 'rect',
            x: left - 2,
            y: y - 8,
            width: textWidth(why, SIZE.small) + 8,
            height: 16,
            fill: 'surface-0',
          },
          label(left, y + 4, why, { size: SIZE.small, fill: 'text-3' }),
        ],
      };
    }
    const whisker: SvgNode[] =
      interval === null
        ? []
        : [
            {
              kind: 'line',
              x1: axis.at(interval[0]),
              x2: axis.at(interval[1]),
              y1: y,
              y2: y,
              stroke: 'accent',
              strokeWidth: 1.6,
            },
            ...interval.map((at): SvgNode => ({
              kind: 'line',
              x1: axis.at(at),
              x2: axis.at(at),
              y1: y - 4,
              y2: y + 4,
              stroke: 'accent',
              strokeWidth: 1.6,
            })),
          ];
    return {
      kind: 'group',
      mark: { key, label: spoken },
      children: [
        clear,
        named,
        ...whisker,
        { kind: 'circle', x: axis.at(value), y, r: DOT, fill: 'accent' },
        label(width - MARGIN, y + 4, fitText(end, SIZE.small, ends - 6), {
          anchor: 'end',
          size: SIZE.small,
          fill: 'text-2',
        }),
      ],
    };
  });
  return {
    title,
    description,
    lang: format.lang,
    width,
    height: bottom + below.height + MARGIN,
    nodes: [...head.nodes, ...below.nodes, ...crossings(marks, { top, bottom }, axis.at, format), ...drawn],
  };
}

/** Dashed lines across with their numbers above: a convention, not a scale. */
function crossings(
  marks: readonly number[],
  { top, bottom }: { readonly top: number; readonly bottom: number },
  at: (value: number) => number,
  format: PlotFormat,
): SvgNode[] {
  return marks.flatMap((mark): SvgNode[] => [
    { ...rule(at(mark), top, at(mark), bottom, 'text-3'), dash: [3, 3] } as SvgNode,
    label(at(mark), top - 4, format.number(mark), { anchor: 'middle', size: SIZE.small, fill: 'text-3' }),
  ]);
}
