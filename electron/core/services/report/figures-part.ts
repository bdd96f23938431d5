import { figurePoints, unitsOf, type FigurePoint } from '../../../../shared/claims/figure-points.ts';
import { GLYPHS, senseOf, type Glyph } from '../../../../shared/plot/glyphs.ts';
import { plotFormat, type PlotFormat } from '../../../../shared/plot/scales.ts';
import { fitText } from '../../../../shared/plot/text-width.ts';
import { seriesPaint } from '../../../../shared/plot/theme.ts';
import { valuesFigure, type ValuePoint } from '../../../../shared/plot/values.ts';
import { writeSvg } from '../../../../shared/plot/write-svg.ts';
import { figureInWords } from './cards-part.ts';
import { html, trusted, type Html } from './html.ts';
import { anchorOf, count, documentName, readable } from './parts.ts';
import type { ReportData } from './report-data.ts';

/** Pictures that are drawn: of the units that most figures have. */
const MOST_PICTURES = 4;
/** A picture of fewer says less than the table. */
const LEAST_POINTS = 3;
const WIDTH = 900;
const KINDS = ['total', 'increment', 'subset', 'rate'];
const HUES = [1, 0, 3, 5, 8];

/** Figures over time, a picture for each unit, and all of them in a table. */
export function figuresPart(data: ReportData): Html | null {
  const from = { cards: data.cards, unassigned: [] };
  const rows = data.cards.flatMap((card) =>
    card.mentions.flatMap((mention) => mention.figures.map((figure) => ({ card, mention, figure }))),
  );
  if (rows.length === 0) return null;
  const format = plotFormat('en');
  const pictures = unitsOf(from)
    .slice(0, MOST_PICTURES)
    .flatMap(({ unit }, i) => {
      const { points } = figurePoints(from, unit, 'asOf');
      return points.length < LEAST_POINTS ? [] : [pictureOf(points, unit ?? 'no unit', `figures-${i}`, format)];
    });
  return html` <section class="part">
    <h2>Figures</h2>
    ${pictures}
    <div class="scroll">
      <table>
        <caption>
          ${count(rows.length, 'figure')} of claims on cards
        </caption>
        <thead>
          <tr>
            <th scope="col">In the text</th>
            <th scope="col">Read as</th>
            <th scope="col">Document</th>
            <th scope="col">Claim</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ card, mention, figure }) =>
              html` <tr>
                <td><bdi>${figure.quote}</bdi></td>
                <td>${figureInWords(figure)}</td>
                <td>${documentName(mention)}</td>
                <td>
                  <a href="#${anchorOf(card.id)}"><bdi>${card.text}</bdi></a>
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

function lookOf(kind: string | null): Pick<ValuePoint, 'shape' | 'paint'> {
  const known = kind === null ? -1 : KINDS.indexOf(kind);
  const place = known < 0 ? KINDS.length : known;
  return { shape: GLYPHS[place] ?? 'cross', paint: seriesPaint(HUES[place]) };
}

function pictureOf(points: readonly FigurePoint[], unit: string, prefix: string, format: PlotFormat): Html {
  const panels = [...Map.groupBy(points, ({ card }) => card?.text ?? '')]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([name, members]) => ({ name, points: members.map((point) => markOf(point, format)) }));
  const kinds = new Map<Glyph, string | null>(points.map(({ figure }) => [lookOf(figure.kind).shape, figure.kind]));
  const senses = new Set(points.map(({ figure }) => senseOf(figure.comparator)));
  const figure = valuesFigure({
    title: `Figures over time: ${unit}`,
    description: `${count(points.length, 'figure')} in ${unit}. The table below has all of them.`,
    xTitle: 'When the figure holds, or else when it was published',
    yTitle: unit,
    panels,
    legend: [
      ...[...kinds].map(([shape, kind]) => ({
        name: kind === null ? 'kind not said' : readable(kind),
        shape,
        sense: 'exact' as const,
      })),
      ...(['about', 'least', 'most'] as const)
        .filter((sense) => senses.has(sense))
        .map((sense) => ({
          name: { about: 'about', least: 'at least', most: 'at most' }[sense],
          shape: 'circle' as const,
          sense,
        })),
    ],
    isLog: false,
    width: WIDTH,
    format,
  });
  return html`<figure>${trusted(writeSvg(figure, { theme: 'light', prefix, ground: false }))}</figure>`;
}

function markOf(point: FigurePoint, format: PlotFormat): ValuePoint {
  const { figure, mention, min, max, from, to } = point;
  const sign = { exact: '', about: '≈ ', least: '≥ ', most: '≤ ' }[senseOf(figure.comparator)];
  const [low, high] = [min ?? max ?? 0, max ?? min ?? 0];
  const value = low === high ? format.number(low) : `${format.number(low)}–${format.number(high)}`;
  const who = mention.sources[0]?.entity ?? mention.sources[0]?.quote ?? mention.outlet ?? mention.title;
  return {
    key: `${figure.annotation} ${mention.annotation}`,
    spoken: [figureInWords(figure), who, mention.title].join('; '),
    tag: fitText(`${sign}${value} · ${who}`, 11, 150),
    from,
    to,
    min,
    max,
    comparator: figure.comparator,
    ...lookOf(figure.kind),
  };
}
