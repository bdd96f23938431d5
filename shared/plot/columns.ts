import { filled } from './fills.ts';
import { apart, axisTitle, label, leftAxis, MARGIN, rule, SIZE, titled, widest } from './frame.ts';
import { countAxis, type PlotFormat } from './scales.ts';
import type { Figure, Paint, SvgNode } from './svg.ts';
import { fitText } from './text-width.ts';

/** Counts of equal steps of a measure, side by side. `to` is not in the step. */
export interface Bin {
  readonly key: string;
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** The step in words. */
  readonly name: string;
  /** Everything above is in it, too. */
  readonly isOpen?: boolean;
}

/** What a picture of columns shows. */
export interface ColumnsInput {
  readonly title: string;
  readonly description: string;
  /** What is measured, with its unit. */
  readonly xTitle: string;
  /** What is counted. */
  readonly yTitle: string;
  readonly bins: readonly Bin[];
  /** A value that a line marks, named. */
  readonly marked?: { readonly value: number; readonly name: string };
  readonly paint: Paint;
  readonly width: number;
  readonly format: PlotFormat;
}

const HEIGHT = 180;

/** Columns from zero, one a step. */
export function columnsFigure(input: ColumnsInput): Figure {
  const { title, description, bins, marked, paint, width, format } = input;
  const head = titled(title, width);
  const top = head.height + 22;
  const bottom = top + HEIGHT;
  const most = Math.max(0, ...bins.map(({ count }) => count));
  const draft = countAxis(most, { from: bottom, to: top + 14 }, 5, format.short);
  const left =
    MARGIN +
    widest(
      draft.ticks.map((tick) => tick.label),
      SIZE.small,
    ) +
    8;
  const right = width - MARGIN - 12;
  const first = bins[0]?.from ?? 0;
  const last = bins.at(-1)?.to ?? 1;
  const at = (value: number): number => left + ((value - first) / (last - first || 1)) * (right - left);
  const edges = [...bins.map(({ from }) => from), last].map((value) => ({
    value,
    at: at(value),
    label: value === last && bins.at(-1)?.isOpen === true ? '…' : format.short(value),
  }));

  const columns = bins.map(({ key, from, to, count, name }): SvgNode => {
    const [x, end, y] = [at(from) + 0.5, at(to) - 0.5, draft.at(count)];
    return {
      kind: 'group',
      mark: { key, label: `${name}: ${format.number(count)}` },
      children: [
        { kind: 'rect', x, y: top, width: end - x, height: bottom - top, fill: 'surface-0', opacity: 0 },
        ...filled({ x, y, width: end - x, height: bottom - y }, paint, 'solid'),
        ...(count > 0 && end - x > 24
          ? [label((x + end) / 2, y - 4, format.short(count), { anchor: 'middle', size: SIZE.small })]
          : []),
      ],
    };
  });
  const line: readonly SvgNode[] =
    marked === undefined || marked.value < first || marked.value > last
      ? []
      : markedLine(at(marked.value), marked.name);

  function markedLine(x: number, name: string): readonly SvgNode[] {
    const isRight = x > (left + right) / 2;
    return [
      { kind: 'line', x1: x, x2: x, y1: top - 6, y2: bottom, stroke: 'text-1', strokeWidth: 1.5, dash: [4, 3] },
      label(isRight ? x - 5 : x + 5, top - 1, name, {
        anchor: isRight ? 'end' : 'start',
        size: SIZE.small,
        fill: 'text-1',
      }),
    ];
  }
  return {
    title,
    description,
    lang: format.lang,
    width,
    height: bottom + 54 + MARGIN,
    nodes: [
      ...head.nodes,
      label(MARGIN, head.height + 6, fitText(input.yTitle, SIZE.small, width - 2 * MARGIN), { size: SIZE.small }),
      ...leftAxis(draft, { left, right }),
      ...columns,
      rule(left, bottom, right, bottom, 'text-3'),
      ...apart(edges, SIZE.small).flatMap(({ at: x, label: text }) =>
        text === '' ? [] : [label(x, bottom + 15, text, { anchor: 'middle', size: SIZE.small, fill: 'text-3' })],
      ),
      ...axisTitle(input.xTitle, { left, right }, bottom + 33),
      ...line,
    ],
  };
}
