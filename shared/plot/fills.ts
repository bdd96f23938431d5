import { px, type Paint, type SvgNode } from './svg.ts';

/** How an area is filled: a second sign beside its colour, which also stands on paper. */
export const FILLS = ['solid', 'hatched', 'light', 'empty', 'dotted'] as const;
export type Fill = (typeof FILLS)[number];

/** A rectangle in px. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A filled area with its outline. Hatches and dots are drawn one by one: patterns would need ids, and some programs drop them. */
export function filled(rect: Rect, paint: Paint, fill: Fill): readonly SvgNode[] {
  const { x, y, width, height } = rect;
  if (width <= 0 || height <= 0) return [];
  const area: SvgNode = { kind: 'rect', x, y, width, height, fill: paint, opacity: OPACITY[fill] };
  const inner = { x: x + 0.5, y: y + 0.5, width: width - 1, height: height - 1 };
  const outline: SvgNode = { kind: 'rect', ...inner, stroke: paint, strokeWidth: 1 };
  switch (fill) {
    case 'solid':
      return [area];
    case 'light':
    case 'empty':
      return [area, outline];
    case 'hatched':
      return [area, { kind: 'path', d: hatches(rect), stroke: paint, strokeWidth: 1 }, outline];
    default:
      return [area, { kind: 'path', d: dots(rect), fill: paint }, outline];
  }
}

const OPACITY: Readonly<Record<Fill, number>> = { solid: 1, hatched: 0.12, light: 0.4, empty: 0, dotted: 0.08 };
const STEP = 6;

/** Lines from bottom left to top right, cut at the edges. */
function hatches({ x, y, width, height }: Rect): string {
  const lines: string[] = [];
  for (let start = STEP; start < width + height; start += STEP) {
    const from = start <= height ? [x, y + start] : [x + start - height, y + height];
    const to = start <= width ? [x + start, y] : [x + width, y + start - width];
    lines.push(`M${from.map(px).join(' ')}L${to.map(px).join(' ')}`);
  }
  return lines.join('');
}

function dots({ x, y, width, height }: Rect): string {
  const all: string[] = [];
  for (let row = STEP / 2; row < height; row += STEP) {
    for (let column = STEP / 2; column < width; column += STEP) {
      all.push(`M${px(x + column - 1)} ${px(y + row - 1)}h2v2h-2z`);
    }
  }
  return all.join('');
}
