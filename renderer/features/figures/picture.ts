import type { FigurePoint, Placeless } from '../../../shared/claims/figure-points.ts';
import type { MentionFacts } from '../../../shared/claims/mention-facts.ts';
import { GLYPHS, senseOf, type Glyph } from '../../../shared/plot/glyphs.ts';
import type { PlotFormat } from '../../../shared/plot/scales.ts';
import type { Figure, Paint } from '../../../shared/plot/svg.ts';
import type { DataTable } from '../../../shared/plot/table.ts';
import { fitText } from '../../../shared/plot/text-width.ts';
import { seriesPaint } from '../../../shared/plot/theme.ts';
import { valuesFigure, type ValuePoint, type ValuesInput } from '../../../shared/plot/values.ts';
import { dateInWords } from '../../strings/dates.ts';
import { t } from '../../strings/t.ts';
import { asOfWords, figureWords, kindWords, speakerWords } from '../matrix/words.ts';
import type { FiguresState } from './store.ts';

/** Kinds in the order of their signs. */
const KINDS = ['total', 'increment', 'subset', 'rate'];
const HUES = [1, 0, 3, 5, 8];

interface KindLook {
  readonly shape: Glyph;
  readonly paint: Paint;
}

/** A sign of its own form and colour for each kind; kinds of other codebooks share the last one. */
function lookOf(kind: string | null): KindLook {
  const known = kind === null ? -1 : KINDS.indexOf(kind);
  const place = known < 0 ? KINDS.length : known;
  return { shape: GLYPHS[place] ?? 'cross', paint: seriesPaint(HUES[place]) };
}

/** The key of a figure's mark: a mention may have several, and several mentions one. */
export const keyOf = ({ figure, mention }: Pick<FigurePoint, 'figure' | 'mention'>): string =>
  `${figure.annotation} ${mention.annotation}`;

const whoOf = ({ sources, outlet, title }: MentionFacts): string =>
  sources[0]?.entity ?? sources[0]?.quote ?? outlet ?? title;

const dateWords = (date: string | null): string => (date === null ? '' : (dateInWords(date) ?? date));

function timeWords({ figure, mention, isPublication }: FigurePoint): string {
  return isPublication ? t('figures.published', { date: dateWords(mention.date) }) : (asOfWords(figure) ?? '');
}

/** What one mark says: the figure in its words and as it was read, whose it is, and when. */
const spokenOf = (point: FigurePoint, tag: string): string =>
  [
    // Who speaks to the window says what stands there.
    tag,
    figureWords(point.figure),
    `“${point.figure.quote}”`,
    timeWords(point),
    speakerWords(point.mention),
    point.mention.outlet ?? point.mention.title,
    point.card?.text ?? t('figures.noCard'),
  ].join('; ');

function numberOf({ min, max, figure }: FigurePoint, { number }: PlotFormat): string {
  const sign = { exact: '', about: '≈ ', least: '≥ ', most: '≤ ' }[senseOf(figure.comparator)];
  const low = min ?? max ?? 0;
  const high = max ?? min ?? 0;
  return `${sign}${low === high ? number(low) : `${number(low)}–${number(high)}`}`;
}

const TAG = 150;

function markOf(point: FigurePoint, format: PlotFormat): ValuePoint {
  const { figure, mention, min, max, from, to } = point;
  const tag = fitText(`${numberOf(point, format)} · ${whoOf(mention)}`, 11, TAG);
  return {
    key: keyOf(point),
    spoken: spokenOf(point, tag),
    tag,
    from,
    to,
    min,
    max,
    comparator: figure.comparator,
    ...lookOf(figure.kind),
  };
}

/** The figures in panels: one for each card, or for each kind. */
function panelsOf(points: readonly FigurePoint[], by: FiguresState['by'], format: PlotFormat): ValuesInput['panels'] {
  const groups = Map.groupBy(points, ({ card, figure }) => (by === 'card' ? (card?.id ?? '') : (figure.kind ?? '')));
  return [...groups]
    .toSorted(([a, some], [b, others]) =>
      by === 'card' ? Number(a === '') - Number(b === '') || others.length - some.length : rank(a) - rank(b),
    )
    .map(([key, members]) => ({
      name:
        by === 'card'
          ? (members[0]?.card?.text ?? t('figures.noCard'))
          : key === ''
            ? t('figures.noKind')
            : kindWords(key),
      points: members.map((point) => markOf(point, format)),
    }));
}

const rank = (kind: string): number =>
  KINDS.includes(kind) ? KINDS.indexOf(kind) : KINDS.length + Number(kind === '');

/** The picture of the figures over time. */
export function figuresPicture(
  points: readonly FigurePoint[],
  unit: string | null,
  { by, time, isLog }: Pick<FiguresState, 'by' | 'time' | 'isLog'>,
  width: number,
  format: PlotFormat,
): Figure {
  const unitName = unit ?? t('figures.noUnit');
  const kinds = new Set(points.map(({ figure }) => lookOf(figure.kind).shape));
  const senses = new Set(points.map(({ figure }) => senseOf(figure.comparator)));
  const hasRange = points.some(({ min, max }) => min !== null && max !== null && min !== max);
  const named = new Map(points.map(({ figure }) => [lookOf(figure.kind).shape, figure.kind]));
  return valuesFigure({
    title: t('figures.title', { unit: unitName }),
    description: t('figures.description', {
      count: points.length,
      unit: unitName,
      range: hasRange ? t('figures.hasRange') : '',
    }),
    xTitle: t(time === 'asOf' ? 'figures.xAsOf' : 'figures.xPublished'),
    yTitle: t(isLog ? 'figures.yLog' : 'figures.y', { unit: unitName }),
    panels: panelsOf(points, by, format),
    legend: [
      ...GLYPHS.filter((shape) => kinds.has(shape)).map((shape) => {
        const kind = named.get(shape) ?? null;
        return { name: kind === null ? t('figures.noKind') : kindWords(kind), shape, sense: 'exact' as const };
      }),
      ...(['about', 'least', 'most'] as const)
        .filter((sense) => senses.has(sense))
        .map((sense) => ({ name: t(`figures.${sense}`), shape: 'circle' as const, sense })),
    ],
    isLog,
    width,
    format,
  });
}

/** The same figures as a table, with those that have no place in the plot. */
export function figuresTable(
  points: readonly FigurePoint[],
  placeless: readonly Placeless[],
  unit: string | null,
): DataTable {
  const unitName = unit ?? '';
  const rest = ({ figure, mention, card }: Placeless | FigurePoint) => [
    figure.comparator,
    unitName,
    figure.kind,
    figure.asOf,
    mention.date,
    mention.title,
    mention.outlets.join('; '),
    mention.sources.map(({ entity, quote }) => entity ?? quote).join('; '),
    card?.text ?? null,
  ];
  return {
    caption: t('figures.title', { unit: unit ?? t('figures.noUnit') }),
    columns: [
      { name: t('figures.columns.worded') },
      { name: t('figures.columns.least'), isNumber: true },
      { name: t('figures.columns.most'), isNumber: true },
      { name: t('figures.columns.comparator') },
      { name: t('figures.columns.unit') },
      { name: t('figures.columns.kind') },
      { name: t('figures.columns.asOf') },
      { name: t('figures.columns.published') },
      { name: t('figures.columns.document') },
      { name: t('figures.columns.outlet') },
      { name: t('figures.columns.speaker') },
      { name: t('figures.columns.card') },
    ],
    rows: [
      ...points
        .toSorted((a, b) => a.to - b.to)
        .map((point) => ({ key: keyOf(point), cells: [point.figure.quote, point.min, point.max, ...rest(point)] })),
      ...placeless.map((one) => ({ key: keyOf(one), cells: [one.figure.quote, null, null, ...rest(one)] })),
    ],
  };
}
