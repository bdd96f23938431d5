/** A colour by its role, which the theme gives a value; or a colour of its own, `#rrggbb`. */
export type Paint =
  | 'none'
  | `surface-${0 | 1 | 2 | 3}`
  | `text-${1 | 2 | 3}`
  | 'accent'
  | 'danger'
  | 'done'
  | `label-${0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11}`
  | `#${string}`;

interface Look {
  readonly fill?: Paint;
  /** 0 to 1. */
  readonly opacity?: number;
  readonly stroke?: Paint;
  readonly strokeWidth?: number;
  /** Lengths of strokes and gaps. */
  readonly dash?: readonly number[];
}

/** What a mark stands for: its key among the data, and what is said of it where it is pointed at or has the focus. */
export interface Mark {
  readonly key: string;
  readonly label: string;
}

/**
 * An element of a picture, as data: a window draws it, a writer makes a file of it. Lengths are in px, y grows downwards. Without
 * `fill` nothing is filled, without `stroke` no line is drawn. The y of a text is that of its baseline.
 */
export type SvgNode =
  | ({
      readonly kind: 'rect';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly radius?: number;
    } & Look)
  | ({
      readonly kind: 'line';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
    } & Look)
  | ({ readonly kind: 'path'; readonly d: string } & Look)
  | ({ readonly kind: 'circle'; readonly x: number; readonly y: number; readonly r: number } & Look)
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly size: number;
      readonly anchor: 'start' | 'middle' | 'end';
      readonly fill: Paint;
      readonly weight?: 400 | 600;
    }
  | { readonly kind: 'group'; readonly mark?: Mark; readonly children: readonly SvgNode[] };

/** A picture of data with all that has to be said about it. */
export interface Figure {
  readonly title: string;
  /** What it shows, in words: the text alternative. */
  readonly description: string;
  /** BCP 47, of the words in it. */
  readonly lang: string;
  /** px. */
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly SvgNode[];
}

/** The marks of a picture in the order in which they are drawn. O(nodes). */
export const marksOf = (nodes: readonly SvgNode[]): readonly Mark[] =>
  nodes.flatMap((node) =>
    node.kind === 'group' ? [...(node.mark === undefined ? [] : [node.mark]), ...marksOf(node.children)] : [],
  );

/** A length as it is written: at most two decimals, the same on every machine. */
export const px = (length: number): number => Math.round(length * 100) / 100 + 0;

/** Attributes of an element by their names in SVG, colours still by role. */
export function attributesOf(
  node: Exclude<SvgNode, { kind: 'group' }>,
): readonly (readonly [string, string | number])[] {
  switch (node.kind) {
    case 'rect':
      return [
        ...numbers({ x: node.x, y: node.y, width: Math.max(0, node.width), height: Math.max(0, node.height) }),
        ...(node.radius === undefined ? [] : numbers({ rx: node.radius })),
        ...look(node),
      ];
    case 'line':
      return [...numbers({ x1: node.x1, y1: node.y1, x2: node.x2, y2: node.y2 }), ...look(node)];
    case 'path':
      return [['d', node.d], ...look(node)];
    case 'circle':
      return [...numbers({ cx: node.x, cy: node.y, r: node.r }), ...look(node)];
    default:
      return [
        ...numbers({ x: node.x, y: node.y }),
        ['font-size', node.size],
        ...(node.weight === undefined ? [] : [['font-weight', node.weight] as const]),
        ['text-anchor', node.anchor],
        ['fill', node.fill],
      ];
  }
}

const numbers = (values: Readonly<Record<string, number>>): [string, number][] =>
  Object.entries(values).map(([name, value]) => [name, px(value)]);

function look({ fill = 'none', opacity, stroke, strokeWidth, dash }: Look): (readonly [string, string | number])[] {
  return [
    ['fill', fill],
    ...(opacity === undefined ? [] : [['fill-opacity', px(opacity)] as const]),
    ...(stroke === undefined ? [] : [['stroke', stroke] as const]),
    ...(strokeWidth === undefined ? [] : [['stroke-width', px(strokeWidth)] as const]),
    ...(dash === undefined ? [] : [['stroke-dasharray', dash.join(' ')] as const]),
  ];
}
