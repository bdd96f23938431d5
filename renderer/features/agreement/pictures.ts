import type { AgreementResult } from '../../../shared/api/agreement.ts';
import { dotsFigure, type DotRow } from '../../../shared/plot/dots.ts';
import { heatFigure, type HeatCell } from '../../../shared/plot/heat.ts';
import type { PlotFormat } from '../../../shared/plot/scales.ts';
import type { Figure } from '../../../shared/plot/svg.ts';
import type { DataTable } from '../../../shared/plot/table.ts';
import { t } from '../../strings/t.ts';
import { formatNumber } from '../../ui/numbers.ts';
import { bandOf, pairName, type MeasureRow, type Thresholds } from './measures.ts';
import { reasonInWords } from './reasons.ts';

/** The most rows that a picture shows: beyond them nobody reads it, and the table has all. */
export const MOST_ROWS = 60;

const nOf = ({ items }: AgreementResult): string => t('agreement.n', { n: items });

/** A number as it is read out. */
function spokenOf(name: string, result: AgreementResult): string {
  const { value, reason } = result;
  if (value === null) return t('agreement.spokenUndefined', { name, why: reasonInWords(reason ?? '') });
  const said = t('agreement.spokenValue', { name, value: short(value), n: nOf(result) });
  return [said, ...(result.interval == null ? [] : [intervalIn(result)])].join('; ');
}

/** The interval of a number in words; empty where it has none. */
const intervalIn = ({ interval }: AgreementResult): string =>
  interval == null ? '' : t('agreement.spokenInterval', { low: short(interval[0]), high: short(interval[1]) });

/** Three digits: more say nothing over some hundred units. The files have all. */
export const short = (value: number): string => formatNumber(Math.round(value * 1000) / 1000);

/** Numbers as dots with their intervals. */
export function measuresPicture(
  title: string,
  rows: readonly MeasureRow[],
  thresholds: Thresholds,
  width: number,
  format: PlotFormat,
): Figure {
  return dotsFigure({
    title,
    description: t('agreement.about', { title }),
    axisTitle: t('agreement.axis'),
    rows: rows.slice(0, MOST_ROWS).map(({ key, name, result }): DotRow => {
      const { value, reason, interval } = result;
      return {
        key,
        name,
        value,
        interval: interval ?? null,
        end:
          value === null
            ? t('agreement.undefinedWhy', { why: reasonInWords(reason ?? '') })
            : `${short(value)}, ${nOf(result)}`,
        more: intervalIn(result),
      };
    }),
    marks: thresholds,
    width,
    format,
  });
}

/** Which side of the conventions' lines a number is on, in words; why there is none. */
export function readingOf({ value, reason }: AgreementResult, thresholds: Thresholds): string {
  if (value === null) return t('agreement.undefinedWhy', { why: reasonInWords(reason ?? '') });
  return t(`agreement.bands.${bandOf(value, thresholds)}`, { low: thresholds[0], high: thresholds[1] });
}

/** The same numbers as a table. */
export function measuresTable(
  caption: string,
  of: string,
  rows: readonly MeasureRow[],
  thresholds: Thresholds,
): DataTable {
  const hasShares = rows.some(({ result }) => result.precision !== undefined);
  const number = (name: string) => ({ name, isNumber: true });
  return {
    caption,
    columns: [
      { name: of },
      number(t('agreement.columns.value')),
      number(t('agreement.columns.low')),
      number(t('agreement.columns.high')),
      number(t('agreement.columns.n')),
      ...(hasShares ? [number(t('agreement.columns.precision')), number(t('agreement.columns.recall'))] : []),
      { name: t('agreement.columns.reading') },
    ],
    rows: rows.map(({ key, name, result }) => ({
      key,
      cells: [
        name,
        result.value,
        result.interval?.[0] ?? null,
        result.interval?.[1] ?? null,
        result.items,
        ...(hasShares ? [result.precision ?? null, result.recall ?? null] : []),
        readingOf(result, thresholds),
      ],
    })),
  };
}

/** Each two annotators against each other. */
export function matrixPicture(
  title: string,
  coders: readonly string[],
  at: (row: number, column: number) => AgreementResult | undefined,
  width: number,
  format: PlotFormat,
): Figure {
  const name = (place: number): string => coders[place] ?? '';
  return heatFigure({
    title,
    description: t('agreement.about', { title }),
    rowTitle: t('agreement.annotator'),
    columnTitle: t('agreement.other'),
    rows: coders,
    columns: coders,
    cell: (row, column): HeatCell | null => {
      const result = at(row, column);
      if (result === undefined) return null;
      const { value } = result;
      if (value === null) return { value: 0, share: 0, text: t('agreement.undefined') };
      return { value, share: Math.max(0, Math.min(1, value)), text: short(value) };
    },
    spoken: (row, column) => {
      const result = at(row, column);
      const pair = pairName([name(row), name(column)]);
      return result === undefined ? `${pair}: –` : spokenOf(pair, result);
    },
    width,
    format,
  });
}
