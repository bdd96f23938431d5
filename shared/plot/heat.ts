import { label, MARGIN, SIZE, titled, widest } from './frame.ts';
import type { PlotFormat } from './scales.ts';
import type { Figure, SvgNode } from './svg.ts';
import { fitText, textWidth, wrapText } from './text-width.ts';

/** One cell: its number and, where cells are compared by another measure, how full it is. Null: there is nothing to be counted. */
export interface HeatCell {
  readonly value: number;
  /** 0 to 1; without it the share of the largest value. */
  readonly share?: number;
  readonly text?: string;
}

/** What a picture of cells shows. */
export interface HeatInput {
  readonly title: string;
  readonly description: string;
  readonly rowTitle: string;
  readonly columnTitle: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly cell: (row: number, column: number) => HeatCell | null;
  /** What a cell says where it is pointed at. */
  readonly spoken: (row: number, column: number) => string;
  readonly width: number;
  readonly format: PlotFormat;
}

const ROW = 28;
const LEAST_COLUMN = 44;
/** The darkest ground on which the number in a cell keeps its contrast in both themes. */
const MOST_OPACITY = 0.4;

/** The key of a cell. */
export const cellKey = (row: number, column: number): string => `${row}/${column}`;

/** Cells of rows against columns: the fuller the darker, and each has its number. It is as wide as its columns need. */
export function heatFigure(input: HeatInput): Figure {
  const { title, description, rows, columns, cell, format } = input;
  const names = Math.min(
    Math.max(widest(rows, SIZE.text), textWidth(input.rowTitle, SIZE.small)),
    input.width * 0.38,
    260,
  );
  const left = MARGIN + names + 8;
  const room = (input.width - MARGIN - left) / Math.max(1, columns.length);
  const column = Math.min(110, Math.max(LEAST_COLUMN, room));
  const width = Math.max(input.width, Math.ceil(left + column * columns.length + MARGIN));
  const heads = columns.map((name) => wrapText(name, SIZE.small, column - 6, 3));
  const head = titled(title, width);
  const lines = Math.max(1, ...heads.map((one) => one.length));
  const top = head.height + 20 + lines * 14 + 4;
  const most = Math.max(1, ...rows.flatMap((_, row) => columns.map((_name, place) => cell(row, place)?.value ?? 0)));

  const cells = rows.flatMap((_, row) =>
    columns.map((_name, place): SvgNode => {
      const [x, y] = [left + place * column, top + row * ROW];
      const here = cell(row, place);
      const share = here === null ? 0 : (here.share ?? here.value / most);
      const text = here === null ? '–' : (here.text ?? format.number(here.value));
      return {
        kind: 'group',
        mark: { key: cellKey(row, place), label: input.spoken(row, place) },
        children: [
          { kind: 'rect', x: x + 1, y: y + 1, width: column - 2, height: ROW - 2, radius: 2, fill: 'surface-1' },
          ...(share > 0
            ? [
                {
                  kind: 'rect',
                  x: x + 1,
                  y: y + 1,
                  width: column - 2,
                  height: ROW - 2,
                  radius: 2,
                  fill: 'accent',
                  opacity: 0.06 + share * (MOST_OPACITY - 0.06),
                } as const,
              ]
            : []),
          label(x + column / 2, y + ROW / 2 + 4, fitText(text, SIZE.text, column - 4), {
            anchor: 'middle',
            fill: here === null || here.value === 0 ? 'text-3' : 'text-1',
          }),
        ],
      };
    }),
  );
  return {
    title,
    description,
    lang: format.lang,
    width,
    height: top + rows.length * ROW + MARGIN,
    nodes: [
      ...head.nodes,
      label(left, head.height + 10, fitText(input.columnTitle, SIZE.small, width - left - MARGIN), {
        size: SIZE.small,
        fill: 'text-3',
      }),
      label(left - 8, top - 6, fitText(input.rowTitle, SIZE.small, names), {
        anchor: 'end',
        size: SIZE.small,
        fill: 'text-3',
      }),
      ...heads.flatMap((one, place) =>
        one.map((line, i) =>
          label(left + place * column + column / 2, top - 6 - (one.length - 1 - i) * 14, line, {
            anchor: 'middle',
            size: SIZE.small,
            fill: 'text-1',
          }),
        ),
      ),
      ...rows.map((name, row) =>
        label(left - 8, top + row * ROW + ROW / 2 + 4, fitText(name, SIZE.text, names), {
          anchor: 'end',
          fill: 'text-1',
        }),
      ),
      ...cells,
    ],
  };
}
