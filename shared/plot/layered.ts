import { graphlib, layout } from '@dagrejs/dagre';
import { label, MARGIN, SIZE, titled } from './frame.ts';
import { px, type Figure, type Paint, type SvgNode } from './svg.ts';
import { fitText, wrapText } from './text-width.ts';

/** A box of a graph in columns. */
export interface LayeredNode {
  readonly key: string;
  readonly column: number;
  /** One line, or with `lines: 2` two. */
  readonly name: string;
  readonly detail: string;
  /** What is said of it where it is pointed at or has the focus. */
  readonly label: string;
  /** `main` stands out, `dim` steps back, `open` is drawn with a broken line: something is not known of it. */
  readonly look: 'main' | 'usual' | 'dim' | 'open';
}

/** An arrow between two boxes; a broken one where `isBroken`. `weight` counts what it stands for. */
export interface LayeredEdge {
  readonly from: string;
  readonly to: string;
  readonly weight: number;
  readonly isBroken: boolean;
}

/** What a graph in columns shows. */
export interface LayeredInput {
  readonly title: string;
  /** Whether the title is drawn, too: where nothing else beside the picture says it. */
  readonly isTitled: boolean;
  readonly description: string;
  /** BCP 47, of the words. */
  readonly lang: string;
  /** Above the columns, by their numbers; a column without one has none. */
  readonly headings: readonly (string | undefined)[];
  /** px, of the columns. */
  readonly widths: readonly number[];
  readonly nodes: readonly LayeredNode[];
  readonly edges: readonly LayeredEdge[];
}

const HEIGHT = 46;
const BETWEEN_ROWS = 12;
const BETWEEN_COLUMNS = 40;
const PADDING = 9;
const HEADING = 24;
const ROOT = 'root';
/** Names of nodes for the layout: keys may hold anything. */
const nameOf = (place: number | undefined): string => `n${place ?? -1}`;

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * A graph whose boxes stand in columns, arrows from left to right. The boxes come column by column from top to bottom, so that
 * they are gone through in the order in which they are read. The layout is dagre's: it is the same for the same input.
 */
export function layeredFigure(input: LayeredInput): Figure {
  const { title, description, lang, headings, widths, nodes, edges } = input;
  const graph = new graphlib.Graph({ multigraph: false });
  graph.setGraph({ rankdir: 'LR', nodesep: BETWEEN_ROWS, ranksep: BETWEEN_COLUMNS, marginx: 0, marginy: 0 });
  graph.setDefaultEdgeLabel(() => ({}));
  const placeIn = new Map(nodes.map(({ key }, place) => [key, place]));
  const nodeName = (key: string): string => nameOf(placeIn.get(key));
  const columnOf = new Map(nodes.map(({ key, column }) => [key, column]));
  const widthOf = (column: number): number => widths[column] ?? widths.at(-1) ?? 160;
  for (const { key, column } of nodes) graph.setNode(nodeName(key), { width: widthOf(column), height: HEIGHT });
  for (const { from, to, weight } of edges) {
    const apart = (columnOf.get(to) ?? 0) - (columnOf.get(from) ?? 0);
    // What leads back, in a circle of texts, is drawn and has no part in the layout.
    if (apart > 0) graph.setEdge(nodeName(from), nodeName(to), { minlen: apart, weight });
  }
  // One root before the first column: parts of the graph that have nothing to do with each other keep to the columns, too.
  graph.setNode(ROOT, { width: 0, height: 0 });
  for (const { key, column } of nodes) {
    const name = nodeName(key);
    if ((graph.predecessors(name) ?? []).length === 0) graph.setEdge(ROOT, name, { minlen: column + 1, weight: 0.01 });
  }
  layout(graph);

  const head = input.isTitled ? titled(title, 480) : { nodes: [], height: MARGIN };
  const used = [...new Set(nodes.map(({ column }) => column))].toSorted((a, b) => a - b);
  const lefts = new Map<number, number>();
  let right = MARGIN;
  for (const column of used) {
    lefts.set(column, right);
    right += widthOf(column) + BETWEEN_COLUMNS;
  }
  const top = head.height + HEADING + 8;
  const placeOf = (key: string): { readonly x: number; readonly y: number; readonly width: number } => {
    const column = columnOf.get(key) ?? 0;
    const { y = 0 } = graph.node(nodeName(key)) as Partial<Point>;
    return { x: lefts.get(column) ?? MARGIN, y: top + y - HEIGHT / 2, width: widthOf(column) };
  };
  const inOrder = nodes.toSorted((a, b) => a.column - b.column || placeOf(a.key).y - placeOf(b.key).y);
  const width = Math.max(right - BETWEEN_COLUMNS + MARGIN, 320);
  const bottom = Math.max(top, ...nodes.map(({ key }) => placeOf(key).y + HEIGHT));
  return {
    title,
    description,
    lang,
    width: px(width),
    height: px(bottom + MARGIN),
    nodes: [
      ...head.nodes,
      ...used.flatMap((column): SvgNode[] => {
        const words = headings[column];
        const x = lefts.get(column) ?? MARGIN;
        if (words === undefined) return [];
        return [
          label(x, head.height + 12, fitText(words, SIZE.small, widthOf(column)), {
            size: SIZE.small,
            fill: 'text-3',
            weight: 600,
          }),
        ];
      }),
      ...edges.flatMap((edge) => {
        const { points = [] } = (graph.edge(nodeName(edge.from), nodeName(edge.to)) ?? {}) as {
          points?: readonly Point[];
        };
        const between = points.slice(1, -1).map(({ y }, i, all) => ({ y: top + y, part: (i + 1) / (all.length + 1) }));
        return arrow(placeOf(edge.from), placeOf(edge.to), between, edge);
      }),
      ...inOrder.flatMap((node) => box(node, placeOf(node.key))),
    ],
  };
}

/** From the right of a box to the left of another, level where it leaves and where it comes. */
function arrow(
  from: Point & { readonly width: number },
  to: Point,
  between: readonly { readonly y: number; readonly part: number }[],
  { weight, isBroken }: LayeredEdge,
): readonly SvgNode[] {
  const start = { x: from.x + from.width, y: from.y + HEIGHT / 2 };
  const end = { x: to.x - 1, y: to.y + HEIGHT / 2 };
  const way = [start, ...between.map(({ y, part }) => ({ x: start.x + (end.x - start.x) * part, y })), end];
  const d = way.slice(1).reduce(
    (path, point, i) => {
      const { x, y } = way[i] ?? start;
      const half = (point.x - x) / 2;
      return `${path} C ${px(x + half)} ${px(y)} ${px(point.x - half)} ${px(point.y)} ${px(point.x)} ${px(point.y)}`;
    },
    `M ${px(start.x)} ${px(start.y)}`,
  );
  const stroke: Paint = 'text-3';
  const strokeWidth = Math.min(4, 1 + Math.log2(weight) * 0.75);
  const tip = `M ${px(end.x - 6)} ${px(end.y - 4)} L ${px(end.x)} ${px(end.y)} L ${px(end.x - 6)} ${px(end.y + 4)}`;
  return [
    { kind: 'path', d, stroke, strokeWidth, ...(isBroken && { dash: [4, 3] }) },
    { kind: 'path', d: tip, stroke, strokeWidth: 1 },
  ];
}

const LOOKS: Readonly<
  Record<
    LayeredNode['look'],
    {
      readonly fill: Paint;
      readonly stroke: Paint;
      readonly text: Paint;
      readonly width: number;
      readonly dash?: readonly number[];
    }
  >
> = {
  main: { fill: 'surface-0', stroke: 'accent', text: 'text-1', width: 2 },
  usual: { fill: 'surface-0', stroke: 'text-3', text: 'text-1', width: 1 },
  dim: { fill: 'surface-2', stroke: 'surface-3', text: 'text-2', width: 1 },
  open: { fill: 'surface-0', stroke: 'text-3', text: 'text-2', width: 1, dash: [5, 3] },
};

function box(
  { key, name, detail, label: said, look }: LayeredNode,
  { x, y, width }: Point & { readonly width: number },
): readonly SvgNode[] {
  const { fill, stroke, text, width: strokeWidth, dash } = LOOKS[look];
  const inner = width - 2 * PADDING;
  const lines = detail === '' ? wrapText(name, SIZE.text, inner, 2) : [fitText(name, SIZE.text * 1.04, inner)];
  const middle = lines.length === 1 && detail === '';
  const shape = { kind: 'rect', x: px(x), y: px(y), width, height: HEIGHT, radius: 6 } as const;
  return [
    { ...shape, fill, stroke, strokeWidth, ...(dash && { dash }) },
    ...lines.map((line, i) =>
      label(x + PADDING, y + (middle ? 27 : 19 + i * 16), line, {
        fill: text,
        ...(look === 'main' && { weight: 600 as const }),
      }),
    ),
    ...(detail === ''
      ? []
      : [label(x + PADDING, y + 35, fitText(detail, SIZE.small, inner), { size: SIZE.small, fill: 'text-3' })]),
    // Over the words, which may be cut off: what is said of the box is all of them.
    { kind: 'group', mark: { key, label: said }, children: [{ ...shape, fill: 'surface-0', opacity: 0 }] },
  ];
}
