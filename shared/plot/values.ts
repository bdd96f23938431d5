import { assertNever } from '../assert.ts';
import { apart, axisTitle, label, leftAxis, MARGIN, rule, SIZE, titled, widest, type Box } from './frame.ts';
import { glyph, REACH, senseMarks, senseOf, type Glyph, type Sense } from './glyphs.ts';
import { linearAxis, logAxis, timeAxis, type Axis, type PlotFormat } from './scales.ts';
import { px, type Figure, type Paint, type SvgNode } from './svg.ts';
import { fitText, textWidth } from './text-width.ts';

/** A value at a time. */
export interface ValuePoint {
  readonly key: string;
  /** What is said of it where it is pointed at. */
  readonly spoken: string;
  /** What stands beside it where there is room. */
  readonly tag: string;
  /** When, in ms since 1970: the first (-Infinity: there is none) and the last moment that are meant. */
  readonly from: number;
  readonly to: number;
  /** Null: open on that side. At least one is a number. */
  readonly min: number | null;
  readonly max: number | null;
  readonly comparator: string;
  readonly shape: Glyph;
  readonly paint: Paint;
}

/** What a picture of values over time shows: panels one below another on the same axes. */
export interface ValuesInput {
  readonly title: string;
  readonly description: string;
  readonly xTitle: string;
  /** What is counted or measured, with its unit. */
  readonly yTitle: string;
  readonly panels: readonly { readonly name: string; readonly points: readonly ValuePoint[] }[];
  /** Samples with their meaning, above. */
  readonly legend: readonly { readonly name: string; readonly shape: Glyph; readonly sense: Sense }[];
  /** Steps of the same ratio are equally long. Values that are not above zero have no place then. */
  readonly isLog: boolean;
  readonly width: number;
  readonly format: PlotFormat;
}

const PANEL = 132;
const ABOVE = 36;
/** Room for the dates under the first panel, which stand there too where the last one is far away. */
const DATES = 18;
const MANY_PANELS = 3;
const DAY = 86_400_000;

/**
 * Values over time, each by itself, at the end of the time that it is said of, which is a thin bar: what is counted over a year is
 * so many only when the year is over. The axis shows where the values stand; a bar that began earlier is an arrow.
 * Nothing joins them, since what one source said is no step towards what another did. "At least"
 * and "at most" are open arrows, "about" is a hollow sign on a dashed line without ends, a range is a bar with two ends. All
 * amounts begin at zero unless `isLog`.
 */
export function valuesFigure(input: ValuesInput): Figure {
  const { title, description, panels, width, format, isLog } = input;
  const points = panels.flatMap((panel) => panel.points);
  const values = points.flatMap(({ min, max }) => [min, max].filter((n) => n !== null)).filter((n) => !isLog || n > 0);
  const [least, most] = [Math.min(...values, Infinity), Math.max(...values, -Infinity)];
  const head = titled(title, width);
  const legend = legendOf(input.legend, width, head.height);
  const vertical = (extent: { from: number; to: number }): Axis =>
    isLog
      ? logAxis(
          { least: Number.isFinite(least) ? least : 1, most: Number.isFinite(most) ? most : 10 },
          extent,
          format.short,
        )
      : linearAxis(
          { most: Number.isFinite(most) ? most : 1, least: Number.isFinite(least) ? least : 0 },
          extent,
          4,
          format.short,
        );
  const left =
    MARGIN +
    widest(
      vertical({ from: PANEL, to: 0 }).ticks.map((tick) => tick.label),
      SIZE.small,
    ) +
    10;
  const right = width - MARGIN - 12;
  const time = timeAxis(
    points.length === 0 ? { first: 0, last: 0 } : stretchOf(points),
    { from: left, to: right },
    (right - left) / 90,
    format.lang,
  );
  const start = head.height + legend.height + 10;
  const between = panels.length > MANY_PANELS ? DATES : 0;
  const dates = (y: number): readonly SvgNode[] =>
    apart(time.ticks, SIZE.small).flatMap(({ at, label: text }) =>
      text === '' ? [] : [label(at, y, text, { anchor: 'middle', size: SIZE.small, fill: 'text-3' })],
    );
  const drawn = panels.map((panel, place) => {
    const top = start + place * (PANEL + ABOVE) + ABOVE + (place > 0 ? between : 0);
    return panelOf(panel, { left, right, top, bottom: top + PANEL }, time, vertical, format);
  });
  const bottom = start + panels.length * (PANEL + ABOVE) + between;
  return {
    title,
    description,
    lang: format.lang,
    width,
    height: bottom + 54 + MARGIN,
    nodes: [
      ...head.nodes,
      ...legend.nodes,
      label(MARGIN, start, fitText(input.yTitle, SIZE.small, width - 2 * MARGIN), { size: SIZE.small }),
      ...drawn.flat(),
      ...(between > 0 ? dates(start + ABOVE + PANEL + 15) : []),
      ...dates(bottom + 15),
      ...axisTitle(input.xTitle, { left, right }, bottom + 33),
    ],
  };
}

/** When a value is drawn: at noon of the last day that it is said of. */
const momentOf = ({ from, to }: ValuePoint): number => to - Math.min(DAY / 2, (to - from) / 2);

/** The time that the axis shows: that of the values, with the beginnings of those that began not much earlier. */
function stretchOf(points: readonly ValuePoint[]): { readonly first: number; readonly last: number } {
  const moments = points.map(momentOf);
  const [earliest, last] = [Math.min(...moments), Math.max(...moments)];
  const near = earliest - Math.max(32 * DAY, (last - earliest) / 4);
  return { first: Math.min(earliest, ...points.map(({ from }) => from).filter((from) => from >= near)), last };
}

function panelOf(
  { name, points }: ValuesInput['panels'][number],
  box: Box,
  time: Axis,
  vertical: (extent: { from: number; to: number }) => Axis,
  format: PlotFormat,
): readonly SvgNode[] {
  const { left, right, top, bottom } = box;
  const axis = vertical({ from: bottom, to: top + REACH });
  const taken: Box[] = [];
  const cores: Box[] = [];
  const isFree = (one: Box): boolean => !taken.some((other) => overlap(one, other));
  const placed = points
    .filter(({ min, max }) => [min, max].every((n) => n === null || axis.domain[0] <= n))
    .toSorted((a, b) => a.to - b.to)
    .map((point) => {
      const ys = [point.min, point.max].filter((n) => n !== null).map((n) => axis.at(n));
      const [high, low] = [Math.min(...ys), Math.max(...ys)];
      const middle = time.at(momentOf(point));
      const boxAt = (x: number, half: number): Box => ({
        left: x - half,
        right: x + half,
        top: high - half,
        bottom: low + half,
      });
      // Values of one day show beside each other, and so near that none seems to be of another day.
      const inside = OFFSETS.map((by) => middle + by).filter((at) => at >= left + 8 && at <= right);
      const x = inside.find((at) => !cores.some((core) => overlap(core, boxAt(at, 3)))) ?? middle;
      cores.push(boxAt(x, 3));
      taken.push(boxAt(x, 7));
      return { point, x, high, low };
    });
  const marks = placed.map(({ point, x, high, low }): SvgNode => {
    const width = textWidth(point.tag, SIZE.small);
    const y = (high + low) / 2 + 4;
    const right1 = { left: x + 11, right: x + 15 + width, top: y - 11, bottom: y + 3 };
    const left1 = { left: x - 15 - width, right: x - 11, top: y - 11, bottom: y + 3 };
    const where = [right1, left1].find((one) => one.right <= right + 10 && one.left >= left && isFree(one));
    if (where !== undefined) taken.push(where);
    const tag: readonly SvgNode[] =
      where === undefined
        ? []
        : [
            // The dots of a long stretch of time do not go through the words.
            {
              kind: 'rect',
              x: where.left,
              y: where.top,
              width: where.right - where.left,
              height: 14,
              fill: 'surface-0',
              opacity: 0.85,
            },
            label(where === right1 ? x + 12 : x - 12, y, point.tag, {
              anchor: where === right1 ? 'start' : 'end',
              size: SIZE.small,
              fill: 'text-1',
            }),
          ];
    return {
      kind: 'group',
      mark: { key: point.key, label: point.spoken },
      children: [...tag, ...valueOf(point, x, high, low)],
    };
  });
  return [
    label(MARGIN, top - 8, fitText(name, SIZE.text, right - MARGIN), { fill: 'text-1', weight: 600 }),
    ...time.ticks.map(({ at }) => rule(at, top, at, bottom)),
    ...leftAxis({ ...axis, ticks: axis.ticks.filter((tick) => tick.label !== '') }, { left, right }),
    rule(left, bottom, right, bottom, 'text-3'),
    ...placed.flatMap(({ point, x, high, low }) => spanOf(point, time, { left, x, y: (high + low) / 2 })),
    ...marks,
    ...(points.length === 0
      ? [label((left + right) / 2, (top + bottom) / 2, format.number(0), { anchor: 'middle' })]
      : []),
  ];
}

const OFFSETS = [0, 7, -7, 14, -14];

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** The time that is meant, where it can be seen: a bar that ends at the value, an arrow where it began before the axis, dashed where it has no beginning. */
function spanOf(
  { from, paint }: ValuePoint,
  time: Axis,
  { left, x, y }: { readonly left: number; readonly x: number; readonly y: number },
): readonly SvgNode[] {
  const isEarlier = from < time.domain[0];
  const x1 = isEarlier ? left + 2 : time.at(from);
  if (x - x1 < 10) return [];
  const look = { stroke: paint, strokeWidth: 1.5 };
  return [
    { kind: 'line', x1, x2: x, y1: y, y2: y, ...look, ...(Number.isFinite(from) ? {} : { dash: [4, 3] }) },
    ...(isEarlier ? [{ kind: 'path' as const, d: `M${px(x1 + 5)} ${px(y - 4)}L${px(x1)} ${px(y)}l5 4`, ...look }] : []),
  ];
}

/** A value with its sense, drawn so that nothing is claimed that was not said. */
function valueOf(
  { min, max, comparator, shape, paint }: ValuePoint,
  x: number,
  high: number,
  low: number,
): readonly SvgNode[] {
  if (min !== null && max !== null && min !== max) {
    const isAbout = senseOf(comparator) === 'about';
    return [
      { kind: 'rect', x: x - 2.5, y: high, width: 5, height: low - high, fill: paint, opacity: isAbout ? 0.2 : 0.45 },
      ...(isAbout ? senseMarks('about', x, high, paint) : []),
      ...(isAbout ? senseMarks('about', x, low, paint) : []),
      glyph(shape, x, high, paint, isAbout),
      glyph(shape, x, low, paint, isAbout),
    ];
  }
  const sense = min === null ? 'most' : max === null ? 'least' : senseOf(comparator);
  return [...senseMarks(sense, x, high, paint), glyph(shape, x, high, paint, sense !== 'exact')];
}

function legendOf(
  entries: ValuesInput['legend'],
  width: number,
  top: number,
): { readonly nodes: readonly SvgNode[]; readonly height: number } {
  let x = MARGIN;
  let y = top + 16;
  const nodes = entries.flatMap(({ name, shape, sense }) => {
    const text = fitText(name, SIZE.small, width - 2 * MARGIN - 24);
    const needed = 20 + textWidth(text, SIZE.small) + 14;
    if (x > MARGIN && x + needed > width) [x, y] = [MARGIN, y + 42];
    const sample = sampleOf(shape, sense, x + 8, y);
    const drawn = [...sample, label(x + 20, y + 4, text, { size: SIZE.small })];
    x += needed;
    return drawn;
  });
  return { nodes, height: entries.length === 0 ? 0 : y - top + 24 };
}

function sampleOf(shape: Glyph, sense: Sense, x: number, y: number): readonly SvgNode[] {
  switch (sense) {
    case 'exact':
      return [glyph(shape, x, y, 'text-2', false)];
    case 'about':
      return [...senseMarks('about', x, y, 'text-2'), glyph(shape, x, y, 'text-2', true)];
    case 'least':
      return [...senseMarks('least', x, y + 8, 'text-2'), glyph(shape, x, y + 8, 'text-2', true)];
    case 'most':
      return [...senseMarks('most', x, y - 8, 'text-2'), glyph(shape, x, y - 8, 'text-2', true)];
    default:
      return assertNever(sense);
  }
}
