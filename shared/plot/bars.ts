import { scaleBand } from 'd3-scale';
import { filled, type Fill } from './fills.ts';
import { bottomAxis, label, MARGIN, SIZE, titled, widest } from './frame.ts';
import { countAxis, type PlotFormat } from './scales.ts';
import type { Figure, Paint, SvgNode } from './svg.ts';
import { fitText, textWidth } from './text-width.ts';

/** One kind of what is counted: a part of each bar. */
export interface BarSeries {
  readonly name: string;
  readonly paint: Paint;
  readonly fill: Fill;
}

/** One bar. `values` are counts, one a series; `key`: where it leads. */
export interface BarRow {
  readonly key: string;
  readonly name: string;
  readonly values: readonly number[];
  /** Of this bar alone; without it the series' colour. */
  readonly paint?: Paint;
}

/** What a picture of bars shows. */
export interface BarsInput {
  readonly title: string;
  readonly description: string;
  /** What is counted, with its unit. */
  readonly axisTitle: string;
  /** One: bars. More: parts of bars, each named above. */
  readonly series: readonly BarSeries[];
  readonly rows: readonly BarRow[];
  /** What the counts are shares of, where they are to be written as shares as well. */
  readonly whole?: number;
  readonly width: number;
  readonly format: PlotFormat;
}

const ROW = 26;

/** Bars from left to right, one a row, from zero, each with its count at its end; the parts of a bar stand one after another. */
export function barsFigure(input: BarsInput): Figure {
  const { title, description, series, rows, width, format } = input;
  const head = titled(title, width);
  const legend = series.length > 1 ? legendOf(series, width, head.height) : { nodes: [], height: 0 };
  const totals = rows.map(({ values }) => values.reduce((sum, n) => sum + n, 0));
  const ends = totals.map((total) => endOf(total, input));
  const names = Math.min(
    widest(
      rows.map(({ name }) => name),
      SIZE.text,
    ),
    width * 0.38,
  );
  const left = MARGIN + names + 8;
  const right = Math.max(left + 40, width - MARGIN - widest(ends, SIZE.text) - 6);
  const top = head.height + legend.height;
  const bottom = top + rows.length * ROW;
  const axis = countAxis(Math.max(0, ...totals), { from: left, to: right }, (right - left) / 70, format.short);
  const bands = scaleBand(
    rows.map((_, place) => place),
    [top, bottom],
  )
    .paddingInner(0.24)
    .paddingOuter(0.12);
  const below = bottomAxis(axis, input.axisTitle, { left, right, top, bottom });

  const bars = rows.map((row, place): SvgNode => {
    const y = bands(place) ?? top;
    const height = bands.bandwidth();
    let x = left;
    const parts = row.values.flatMap((n, which) => {
      const one = series[which];
      const from = x;
      x += axis.at(n) - axis.at(0);
      return one === undefined ? [] : filled({ x: from, y, width: x - from, height }, row.paint ?? one.paint, one.fill);
    });
    return {
      kind: 'group',
      mark: {
        key: row.key,
        label: spoken(row, fitText(row.name, SIZE.text, names), series, ends[place] ?? '', format),
      },
      children: [
        // The whole row answers to the pointer.
        {
          kind: 'rect',
          x: MARGIN,
          y: top + place * ROW,
          width: width - 2 * MARGIN,
          height: ROW,
          fill: 'surface-0',
          opacity: 0,
        },
        label(left - 8, y + height / 2 + 4, fitText(row.name, SIZE.text, names), { anchor: 'end', fill: 'text-1' }),
        ...parts,
        label(x + 6, y + height / 2 + 4, ends[place] ?? ''),
      ],
    };
  });
  return {
    title,
    description,
    lang: format.lang,
    width,
    height: bottom + below.height + MARGIN,
    nodes: [...head.nodes, ...legend.nodes, ...below.nodes, ...bars],
  };
}

const endOf = (total: number, { whole, format }: BarsInput): string =>
  whole === undefined || whole === 0
    ? format.number(total)
    : `${format.number(total)} (${format.percent(total / whole)})`;

/** What a bar says: first what stands there, then what of it did not fit. */
function spoken(
  { name, values }: BarRow,
  fitted: string,
  series: readonly BarSeries[],
  end: string,
  format: PlotFormat,
): string {
  const parts = series.map((one, place) => `${one.name} ${format.number(values[place] ?? 0)}`);
  return [
    `${fitted}: ${end}`,
    ...(series.length === 1 ? [] : [parts.join(', ')]),
    ...(fitted === name ? [] : [name]),
  ].join('; ');
}

/** The names of the parts with a sample of each, in as many lines as they need. */
export function legendOf(
  series: readonly { readonly name: string; readonly paint: Paint; readonly fill: Fill }[],
  width: number,
  top: number,
): { readonly nodes: readonly SvgNode[]; readonly height: number } {
  let x = MARGIN;
  let y = top;
  const nodes = series.flatMap(({ name, paint, fill }) => {
    const text = fitText(name, SIZE.text, width - 2 * MARGIN - 24);
    const needed = 18 + textWidth(text, SIZE.text) + 16;
    if (x > MARGIN && x + needed > width) [x, y] = [MARGIN, y + 20];
    const drawn = [...filled({ x, y: y + 2, width: 12, height: 12 }, paint, fill), label(x + 18, y + 12, text)];
    x += needed;
    return drawn;
  });
  return { nodes, height: y - top + 26 };
}
