import type { Axis } from './scales.ts';
import type { Paint, SvgNode } from './svg.ts';
import { textWidth, wrapText } from './text-width.ts';

/** Sizes of letters, px. */
export const SIZE = { title: 14, text: 12, small: 11 } as const;
/** Space around the whole picture. */
export const MARGIN = 8;

/** A text of a picture. */
export const label = (
  x: number,
  y: number,
  text: string,
  options: {
    readonly anchor?: 'start' | 'middle' | 'end';
    readonly size?: number;
    readonly fill?: Paint;
    readonly weight?: 400 | 600;
  } = {},
): SvgNode => ({
  kind: 'text',
  x,
  y,
  text,
  size: options.size ?? SIZE.text,
  anchor: options.anchor ?? 'start',
  fill: options.fill ?? 'text-2',
  ...(options.weight === undefined ? {} : { weight: options.weight }),
});

/** A thin straight line. */
export const rule = (x1: number, y1: number, x2: number, y2: number, stroke: Paint = 'surface-3'): SvgNode => ({
  kind: 'line',
  x1,
  y1,
  x2,
  y2,
  stroke,
  strokeWidth: 1,
});

/** The title of a picture at its top, in up to three lines, and how high it stands. */
export function titled(title: string, width: number): { readonly nodes: readonly SvgNode[]; readonly height: number } {
  const lines = wrapText(title, SIZE.title * 1.04, width - 2 * MARGIN, 3);
  return {
    nodes: lines.map((line, i) =>
      label(MARGIN, MARGIN + 14 + i * 18, line, { size: SIZE.title, fill: 'text-1', weight: 600 }),
    ),
    height: MARGIN + 28 + (lines.length - 1) * 18,
  };
}

/** Ticks along a horizontal axis of which only every second, third … has its label, so that none runs into the next one. */
export function apart(ticks: Axis['ticks'], size: number): Axis['ticks'] {
  const fits = (stride: number): boolean =>
    ticks.every((tick, place) => {
      const next = ticks[place + stride];
      if (place % stride !== 0 || next === undefined) return true;
      return next.at - tick.at >= (textWidth(tick.label, size) + textWidth(next.label, size)) / 2 + 8;
    });
  const strides = Array.from(ticks, (_, place) => place + 1);
  const stride = strides.find(fits) ?? 1;
  return ticks.map((tick, place) => (place % stride === 0 ? tick : { ...tick, label: '' }));
}

/** The title of a horizontal axis, in two lines where one is too short. */
export const axisTitle = (text: string, { left, right }: Pick<Box, 'left' | 'right'>, y: number): readonly SvgNode[] =>
  wrapText(text, SIZE.small, right - left, 2).map((line, place) =>
    label((left + right) / 2, y + place * 14, line, { anchor: 'middle', size: SIZE.small }),
  );

/** A horizontal axis below a panel: light lines through it, numbers, and the title with the unit under them. */
export function bottomAxis(
  axis: Axis,
  title: string,
  { left, right, top, bottom }: Box,
): { readonly nodes: readonly SvgNode[]; readonly height: number } {
  const ticks = apart(axis.ticks, SIZE.small);
  return {
    nodes: [
      ...ticks.map(({ at, value }) => rule(at, top, at, bottom, value === 0 ? 'text-3' : 'surface-3')),
      ...ticks
        .filter((tick) => tick.label !== '')
        .map((tick) => label(tick.at, bottom + 15, tick.label, { anchor: 'middle', size: SIZE.small, fill: 'text-3' })),
      ...axisTitle(title, { left, right }, bottom + 33),
    ],
    height: 54,
  };
}

/** A vertical axis at the left of a panel: light lines through it and numbers beside it. */
export const leftAxis = (axis: Axis, { left, right }: Pick<Box, 'left' | 'right'>): readonly SvgNode[] =>
  axis.ticks.flatMap(({ at, value, label: text }) => [
    rule(left, at, right, at, value === 0 ? 'text-3' : 'surface-3'),
    ...(text === '' ? [] : [label(left - 6, at + 4, text, { anchor: 'end', size: SIZE.small, fill: 'text-3' })]),
  ]);

/** The place of a panel in its picture. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** How wide the labels of an axis are. */
export const widest = (texts: readonly string[], size: number): number =>
  Math.max(0, ...texts.map((text) => textWidth(text, size)));
