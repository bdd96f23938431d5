import type { Output } from '../../../shared/api/procedures.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import { barsFigure } from '../../../shared/plot/bars.ts';
import { cellKey, heatFigure } from '../../../shared/plot/heat.ts';
import type { PlotFormat } from '../../../shared/plot/scales.ts';
import type { Figure } from '../../../shared/plot/svg.ts';
import type { DataTable } from '../../../shared/plot/table.ts';
import { seriesPaint } from '../../../shared/plot/theme.ts';
import type { Group } from '../../../shared/statistics/cross.ts';
import { attributeOf, type Dimension } from '../../../shared/statistics/dimensions.ts';
import { dateInWords } from '../../strings/dates.ts';
import { language, t } from '../../strings/t.ts';
import { readable } from '../annotate/edits.ts';

type Crossing = Output<'statistics.cross'>;

/** The most groups that a picture shows: beyond them nobody reads it, and the table has all. */
export const MOST_ROWS = 60;
export const MOST_COLUMNS = 30;

/** A dimension as people read it. */
export function dimensionName(dimension: Dimension): string {
  const attribute = attributeOf(dimension);
  if (attribute !== null) return readable(attribute);
  switch (dimension) {
    case 'label':
      return t('statistics.dimensions.label');
    case 'document':
      return t('statistics.dimensions.document');
    case 'outlet':
      return t('statistics.dimensions.outlet');
    case 'date':
      return t('statistics.dimensions.date');
    default:
      return t('statistics.dimensions.annotator');
  }
}

/** One of what is counted by, as people read it. */
export function groupName({ key, name }: Group, by: Dimension): string {
  if (key === null) return t(attributeOf(by) === null ? 'statistics.unknown' : 'statistics.unanswered');
  if (by === 'date') return dateInWords(key) ?? key;
  if (attributeOf(by) !== null) return readable(key);
  return name === null || name === '' ? t('statistics.untitled') : name;
}

/** What is counted by what. */
export const countsTitle = (rows: Dimension, columns: Dimension | null): string =>
  columns === null
    ? t('statistics.countsBy', { rows: within(rows) })
    : t('statistics.countsByTwo', { rows: within(rows), columns: within(columns) });

/** A dimension inside a title. */
const within = (dimension: Dimension): string => dimensionName(dimension).toLocaleLowerCase(language());

/** Counts by one dimension as bars; those of labels in their colours. */
export function countsPicture(
  { annotations, groups, cells }: Crossing,
  rows: Dimension,
  labels: Codebook['labels'],
  width: number,
  format: PlotFormat,
): Figure {
  const title = countsTitle(rows, null);
  return barsFigure({
    title,
    description: t('statistics.barsAbout', { title, count: annotations }),
    axisTitle: t('statistics.annotations'),
    series: [{ name: t('statistics.annotations'), paint: 'accent', fill: 'solid' }],
    rows: cells.slice(0, MOST_ROWS).flatMap(({ at: [place = 0], n }) => {
      const group = groups[0]?.[place];
      const label = rows === 'label' ? labels.find(({ name }) => name === group?.key) : undefined;
      return group === undefined
        ? []
        : [
            {
              key: String(place),
              name: groupName(group, rows),
              values: [n],
              ...(label === undefined ? {} : { paint: seriesPaint(label.color) }),
            },
          ];
    }),
    whole: annotations,
    width,
    format,
  });
}

/** Counts by two dimensions as cells, or each cell as its share of the row. */
export function crossingPicture(
  { annotations, groups, cells }: Crossing,
  rows: Dimension,
  columns: Dimension,
  isShare: boolean,
  width: number,
  format: PlotFormat,
): Figure {
  const title = countsTitle(rows, columns);
  const [left = [], top = []] = groups;
  const counts = new Map(cells.map(({ at: [row = 0, column = 0], n }) => [cellKey(row, column), n]));
  const totals = totalsOf(cells);
  const at = (row: number, column: number): number => counts.get(cellKey(row, column)) ?? 0;
  const share = (row: number, column: number): number => at(row, column) / Math.max(1, totals.get(row) ?? 0);
  const names = left.slice(0, MOST_ROWS).map((group) => groupName(group, rows));
  const heads = top.slice(0, MOST_COLUMNS).map((group) => groupName(group, columns));
  return heatFigure({
    title,
    description: t(isShare ? 'statistics.sharesAbout' : 'statistics.cellsAbout', { title, count: annotations }),
    rowTitle: dimensionName(rows),
    columnTitle: dimensionName(columns),
    rows: names,
    columns: heads,
    cell: (row, column) => ({
      value: at(row, column),
      ...(isShare ? { share: share(row, column), text: format.percent(share(row, column)) } : {}),
    }),
    spoken: (row, column) =>
      t('statistics.cell', {
        row: names[row] ?? '',
        column: heads[column] ?? '',
        count: at(row, column),
        share: format.percent(share(row, column)),
      }),
    width,
    format,
  });
}

/** By place of the row: an annotation with several values is in several cells of it. */
function totalsOf(cells: Crossing['cells']): ReadonlyMap<number, number> {
  const totals = new Map<number, number>();
  for (const {
    at: [row = 0],
    n,
  } of cells)
    totals.set(row, (totals.get(row) ?? 0) + n);
  return totals;
}

/** The same counts as a table: a cell a row, with its share. */
export function crossingTable(
  { annotations, groups, cells }: Crossing,
  rows: Dimension,
  columns: Dimension | null,
): DataTable {
  const totals = totalsOf(cells);
  const name = (which: 0 | 1, place: number, by: Dimension): string => {
    const group = groups[which]?.[place];
    return group === undefined ? '' : groupName(group, by);
  };
  const share = (part: number, whole: number): number => Math.round((part / Math.max(1, whole)) * 1e6) / 1e6;
  return {
    caption: countsTitle(rows, columns),
    columns: [
      { name: dimensionName(rows) },
      ...(columns === null ? [] : [{ name: dimensionName(columns) }]),
      { name: t('statistics.annotations'), isNumber: true },
      { name: t(columns === null ? 'statistics.shareOfAll' : 'statistics.shareOfRow'), isNumber: true },
    ],
    rows: cells.map(({ at: [row = 0, column = 0], n }) => ({
      key: columns === null ? String(row) : cellKey(row, column),
      cells: [
        name(0, row, rows),
        ...(columns === null ? [] : [name(1, column, columns)]),
        n,
        share(n, columns === null ? annotations : (totals.get(row) ?? 0)),
      ],
    })),
  };
}
