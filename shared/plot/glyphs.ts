import { px, type Paint, type SvgNode } from './svg.ts';

/** Signs for kinds of values, told apart by their form. */
export const GLYPHS = ['circle', 'plus', 'diamond', 'square', 'triangle', 'cross'] as const;
export type Glyph = (typeof GLYPHS)[number];

/** How a value is meant: exactly, about, at least, at most. */
export type Sense = 'exact' | 'about' | 'least' | 'most';

/** What a comparator of the scheme means. One that is not known is taken for "about": nothing is claimed of it. */
export function senseOf(comparator: string): Sense {
  switch (comparator) {
    case '=':
      return 'exact';
    case '>=':
    case '>':
      return 'least';
    case '<=':
    case '<':
      return 'most';
    default:
      return 'about';
  }
}

const R = 5;
/** How far an open arrow reaches: it says "and on", not how far. */
export const REACH = 20;

/** A sign at a place. Hollow: the value is not exact. */
export function glyph(shape: Glyph, x: number, y: number, paint: Paint, isHollow: boolean): SvgNode {
  const look = { fill: isHollow ? ('surface-0' as const) : paint, stroke: paint, strokeWidth: 1.6 };
  switch (shape) {
    case 'circle':
      return { kind: 'circle', x, y, r: R, ...look };
    case 'square':
      return { kind: 'rect', x: x - R + 0.5, y: y - R + 0.5, width: 2 * R - 1, height: 2 * R - 1, ...look };
    case 'diamond':
      return path(
        [
          `M${px(x)} ${px(y - R - 1)}`,
          `L${px(x + R + 1)} ${px(y)}`,
          `L${px(x)} ${px(y + R + 1)}`,
          `L${px(x - R - 1)} ${px(y)}Z`,
        ],
        look,
      );
    case 'triangle':
      return path(
        [`M${px(x)} ${px(y - R - 1)}`, `L${px(x + R + 1)} ${px(y + R)}`, `L${px(x - R - 1)} ${px(y + R)}Z`],
        look,
      );
    case 'plus':
      return path([plusPath(x, y)], look);
    default:
      return {
        kind: 'path',
        d: `M${px(x - R)} ${px(y - R)}l10 10M${px(x + R)} ${px(y - R)}l-10 10`,
        stroke: paint,
        strokeWidth: isHollow ? 1.6 : 2.6,
      };
  }
}

const path = (d: readonly string[], look: { fill: Paint; stroke: Paint; strokeWidth: number }): SvgNode => ({
  kind: 'path',
  d: d.join(''),
  ...look,
});

const plusPath = (x: number, y: number): string => `M${px(x - 2)} ${px(y - 6)}h4v4h4v4h-4v4h-4v-4h-4v-4h4Z`;

/** What shows that a value is open on one side, or only near: an open arrow, or a dashed line through the sign that has no ends. */
export function senseMarks(sense: Sense, x: number, y: number, paint: Paint): readonly SvgNode[] {
  switch (sense) {
    case 'exact':
      return [];
    case 'about':
      return [{ kind: 'line', x1: x, x2: x, y1: y - 14, y2: y + 14, stroke: paint, strokeWidth: 1.6, dash: [2, 3] }];
    default: {
      const way = sense === 'least' ? -1 : 1;
      const tip = y + way * REACH;
      return [
        // The straight base says where the value begins to be possible.
        { kind: 'line', x1: x - 8, x2: x + 8, y1: y, y2: y, stroke: paint, strokeWidth: 1.6 },
        {
          kind: 'path',
          d: `M${px(x)} ${px(y)}V${px(tip)}M${px(x - 4)} ${px(tip - way * 5)}L${px(x)} ${px(tip)}L${px(x + 4)} ${px(tip - way * 5)}`,
          stroke: paint,
          strokeWidth: 1.6,
        },
      ];
    }
  }
}
