import { bottomAxis, label, MARGIN, SIZE, titled, widest } from './frame.ts';
import { linearAxis, type PlotFormat } from './scales.ts';
import type { Figure, SvgNode } from './svg.ts';
import { fitText, textWidth, wrapText } from './text-width.ts';

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
const MOST_NAME = 320;
/** In a narrower picture names stand over their rows, not beside them. */
const NARROW = 480;
const LINE = 14;

/** A row in its place: where its name and its mark stand, and what it says at its end, in lines. */
interface Placed {
  readonly row: DotRow;
  readonly top: number;
  readonly height: number;
  readonly name: { readonly text: string; readonly x: number; readonly y: number; readonly anchor: 'start' | 'end' };
  readonly y: number;
  readonly lines: readonly string[];
}

/** Numbers as dots on a scale up to 1, each with its interval as a line through it. A number that is undefined has no dot: its row says why. */
export function dotsFigure({ title, description, axisTitle, rows, marks, width, format }: DotsInput): Figure {
  const head = titled(title, width);
  const isNarrow = width < NARROW;
  const texts = rows.map(({ name }) => name);
  const names = Math.min(widest(texts, SIZE.text), width * 0.4, MOST_NAME);
  const numbers = rows.flatMap(({ value, end }) => (value === null ? [] : [end]));
  const ends = Math.min(widest(numbers, SIZE.small) + 10, width * (isNarrow ? 0.45 : 0.3));
  const left = MARGIN + (isNarrow ? DOT : names + 14);
  const right = width - MARGIN - ends;
  const top = head.height + 16;
  const placed = isNarrow ? overRows(rows, top, width, ends) : besideRows(rows, { top, left, names, width, ends });
  const bottom = placed.reduce((sum, { height }) => sum + height, top);
  const least = Math.min(0, ...rows.flatMap(({ value, interval }) => [value ?? 0, interval?.[0] ?? 0]));
  const axis = linearAxis(
    { most: 1, least },
    { from: left, to: right },
    Math.max(2, Math.floor((right - left) / 64)),
    format.number,
  );
  const below = bottomAxis(axis, axisTitle, { left, right, top, bottom });
  return {
    title,
    description,
    lang: format.lang,
    width,
    height: bottom + below.height + MARGIN,
    nodes: [
      ...head.nodes,
      ...below.nodes,
      ...crossings(marks, { top, bottom }, axis.at, format),
      ...placed.map((one) => drawn(one, axis.at, left, width)),
    ],
  };
}

/** Names beside their rows, all of one height. */
function besideRows(
  rows: readonly DotRow[],
  room: Readonly<Record<'top' | 'left' | 'names' | 'width' | 'ends', number>>,
): readonly Placed[] {
  return rows.map((row, place): Placed => {
    const top = room.top + place * ROW;
    const y = top + ROW / 2;
    return {
      row,
      top,
      height: ROW,
      name: { text: fitText(row.name, SIZE.text, room.names), x: room.left - 12, y: y + 4, anchor: 'end' },
      y,
      lines: [fitText(row.end, SIZE.small, row.value === null ? room.width - MARGIN - room.left : room.ends - 6)],
    };
  });
}

/** Names over their rows, and reasons in as many lines as they need. */
function overRows(rows: readonly DotRow[], from: number, width: number, ends: number): readonly Placed[] {
  let top = from;
  return rows.map((row): Placed => {
    const inner = width - 2 * MARGIN;
    const lines =
      row.value === null ? wrapText(row.end, SIZE.small, inner, 4) : [fitText(row.end, SIZE.small, ends - 6)];
    const placed: Placed = {
      row,
      top,
      height: ROW + lines.length * LINE + 6,
      name: { text: fitText(row.name, SIZE.text, inner), x: MARGIN, y: top + 18, anchor: 'start' },
      y: top + ROW + LINE / 2,
      lines,
    };
    top += placed.height;
    return placed;
  });
}

function drawn(
  { row, top, height, name, y, lines }: Placed,
  at: (value: number) => number,
  left: number,
  width: number,
): SvgNode {
  const { value, interval } = row;
  const seen = lines.join(' ');
  // First what stands there, then what did not fit.
  const cut = [...(name.text === row.name ? [] : [row.name]), ...(seen === row.end ? [] : [row.end])];
  const mark = {
    key: row.key,
    label: [`${name.text}: ${seen}`, ...(row.more === '' ? [] : [row.more]), ...cut].join('; '),
  };
  const clear: SvgNode = {
    kind: 'rect',
    x: MARGIN,
    y: top,
    width: width - 2 * MARGIN,
    height,
    fill: 'surface-0',
    opacity: 0,
  };
  const named: SvgNode[] = [
    ...(name.anchor === 'start' ? [ground(name.x, name.y, name.text, SIZE.text)] : []),
    label(name.x, name.y, name.text, { anchor: name.anchor, fill: 'text-1' }),
  ];
  if (value === null) {
    const x = name.anchor === 'start' ? MARGIN : left;
    const said = lines.flatMap((line, i): SvgNode[] => [
      ground(x, y + 4 + i * LINE, line, SIZE.small),
      label(x, y + 4 + i * LINE, line, { size: SIZE.small, fill: 'text-3' }),
    ]);
    return { kind: 'group', mark, children: [clear, ...named, ...said] };
  }
  const stroke = { kind: 'line', stroke: 'accent', strokeWidth: 1.6 } as const;
  const whisker: SvgNode[] =
    interval === null
      ? []
      : [
          { ...stroke, x1: at(interval[0]), x2: at(interval[1]), y1: y, y2: y },
          ...interval.map((end): SvgNode => ({ ...stroke, x1: at(end), x2: at(end), y1: y - 4, y2: y + 4 })),
        ];
  return {
    kind: 'group',
    mark,
    children: [
      clear,
      ...named,
      ...whisker,
      { kind: 'circle', x: at(value), y, r: DOT, fill: 'accent' },
      label(width - MARGIN, y + 4, seen, { anchor: 'end', size: SIZE.small, fill: 'text-2' }),
    ],
  };
}

/** What keeps the lines of the axis from running through words. */
const ground = (x: number, y: number, text: string, size: number): SvgNode => ({
  kind: 'rect',
  x: x - 2,
  y: y - 12,
  width: textWidth(text, size) + 8,
  height: 16,
  fill: 'surface-0',
});

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
