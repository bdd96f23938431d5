import { axisTitle, label, leftAxis, MARGIN, SIZE, titled, widest } from './frame.ts';
import { linearAxis, type PlotFormat } from './scales.ts';
import { px, type Figure, type SvgNode } from './svg.ts';
import { glyph, type Glyph } from './glyphs.ts';

/** A line of numbers over steps; null: there is none at that step. */
export interface CourseLine {
  readonly name: string;
  readonly glyph: Glyph;
  readonly isHollow: boolean;
  readonly values: readonly (number | null)[];
}

/** What a picture of a course shows. */
export interface CourseInput {
  readonly title: string;
  readonly description: string;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly steps: readonly { readonly key: string; readonly spoken: string }[];
  readonly lines: readonly CourseLine[];
  readonly width: number;
  readonly format: PlotFormat;
}

const HEIGHT = 200;

/** Numbers from 0 to 1, step by step: lines with signs of their own, named at their ends. */
export function courseFigure({ title, description, xTitle, yTitle, steps, lines, width, format }: CourseInput): Figure {
  const head = titled(title, width);
  const names =
    widest(
      lines.map(({ name }) => name),
      SIZE.small,
    ) + 14;
  const [top, bottom] = [head.height + 22, head.height + 22 + HEIGHT];
  const axis = linearAxis({ most: 1 }, { from: bottom, to: top }, 5, format.number);
  const left =
    MARGIN +
    widest(
      axis.ticks.map((tick) => tick.label),
      SIZE.small,
    ) +
    12;
  const right = width - MARGIN - names;
  const at = (step: number): number =>
    steps.length === 1 ? (left + right) / 2 : left + 8 + (step * (right - left - 16)) / (steps.length - 1);
  // Every step has a number below while there is room for it.
  const stride = Math.max(1, Math.ceil((steps.length * 22) / Math.max(1, right - left)));
  const ends = apartFrom(
    lines.map(({ values }) => {
      const last = values.findLastIndex((value) => value !== null);
      return last < 0 ? null : axis.at(values[last] ?? 0);
    }),
  );
  return {
    title,
    description,
    lang: format.lang,
    width,
    height: bottom + 58,
    nodes: [
      ...head.nodes,
      label(MARGIN, head.height + 8, yTitle, { size: SIZE.small, fill: 'text-3' }),
      ...leftAxis(axis, { left, right }),
      ...steps.flatMap((_, step) =>
        step % stride === 0
          ? [
              label(at(step), bottom + 16, format.number(step + 1), {
                anchor: 'middle',
                size: SIZE.small,
                fill: 'text-3',
              }),
            ]
          : [],
      ),
      ...axisTitle(xTitle, { left, right }, bottom + 36),
      ...lines.map(({ values }): SvgNode => ({
        kind: 'path',
        d: pathOf(values, at, axis.at),
        stroke: 'accent',
        strokeWidth: 1.4,
      })),
      ...steps.map(({ key, spoken }, step): SvgNode => ({
        kind: 'group',
        mark: { key, label: spoken },
        children: [
          { kind: 'rect', x: at(step) - 10, y: top, width: 20, height: HEIGHT, fill: 'surface-0', opacity: 0 },
          ...lines.flatMap((line) => {
            const value = line.values[step] ?? null;
            return value === null ? [] : [glyph(line.glyph, at(step), axis.at(value), 'accent', line.isHollow)];
          }),
        ],
      })),
      ...lines.flatMap(({ name }, i) => {
        const y = ends[i];
        return y == null ? [] : [label(right + 10, y + 4, name, { size: SIZE.small })];
      }),
    ],
  };
}

/** Heights of names, moved apart where two would lie on each other. */
function apartFrom(heights: readonly (number | null)[]): readonly (number | null)[] {
  const placed = heights.map((y, i) => ({ y, i })).flatMap(({ y, i }) => (y === null ? [] : [{ y, i }]));
  const sorted = placed.toSorted((a, b) => a.y - b.y);
  const found: (number | null)[] = heights.map(() => null);
  let before = Number.NEGATIVE_INFINITY;
  for (const { y, i } of sorted) {
    before = Math.max(y, before + 14);
    found[i] = before;
  }
  return found;
}

function pathOf(values: readonly (number | null)[], x: (step: number) => number, y: (value: number) => number): string {
  let isOn = false;
  return values
    .map((value, step) => {
      if (value === null) {
        isOn = false;
        return '';
      }
      const move = isOn ? 'L' : 'M';
      isOn = true;
      return `${move}${px(x(step))} ${px(y(value))}`;
    })
    .join('');
}
