import { scaleBand } from 'd3-scale';
import { bottomAxis, label, MARGIN, SIZE, titled, widest } from './frame.ts';
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
  /** What is said besides where it is pointed at; may be empty. */
  readonly more: string;
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
    width * 0.4,
    MOST_NAME,
  );
  const ends = Math.min(
    widest(
      rows.flatMap(({ value, end }) => (value === null ? [] : [end])),
      SIZE.small,
    ) + 10,
    width * 0.3,
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
  const drawn = rows.map(({ key, name, value, interval, end, more }, place): SvgNode => {
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
    const fitted = fitText(name, SIZE.text, names);
    const seen = fitText(end, SIZE.small, value === null ? width - MARGIN - left : ends - 6);
    // First what stands there, then what did not fit.
    const cut = [...(fitted === name ? [] : [name]), ...(seen === end ? [] : [end])];
    const mark = { key, label: [`${fitted}: ${seen}`, ...(more === '' ? [] : [more]), ...cut].join('; ') };
    const named = label(left - 12, y + 4, fitted, { anchor: 'end', fill: 'text-1' });
    if (value === null) {
      return {
        kind: 'group',
        mark,
        children: [
          clear,
          named,
          // The lines of the axis do not run through the words.
          {
            kind: 'rect',
            x: left - 2,
            y: y - 8,
            width: textWidth(seen, SIZE.small) + 8,
            height: 16,
            fill: 'surface-0',
          },
          label(left, y + 4, seen, { size: SIZE.small, fill: 'text-3' }),
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
      mark,
      children: [
        clear,
        named,
        ...whisker,
        { kind: 'circle', x: axis.at(value), y, r: DOT, fill: 'accent' },
        label(width - MARGIN, y + 4, seen, {
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
  const texts = marks.map((mark) => format.number(mark));
  return marks.flatMap((mark, i): SvgNode[] => {
    const x = at(mark);
    // Two that stand close together have their numbers on their outer sides.
    const isNear = (other: number): boolean => {
      const next = marks[other];
      const room = (textWidth(texts[i] ?? '', SIZE.small) + textWidth(texts[other] ?? '', SIZE.small)) / 2 + 6;
      return next !== undefined && Math.abs(at(next) - x) < room;
    };
    const anchor = isNear(i + 1) ? 'end' : isNear(i - 1) ? 'start' : 'middle';
    return [
      { kind: 'line', x1: x, x2: x, y1: top, y2: bottom, stroke: 'text-3', strokeWidth: 1, dash: [3, 3] },
      label(x, top - 4, texts[i] ?? '', { anchor, size: SIZE.small, fill: 'text-3' }),
    ];
  });
}
