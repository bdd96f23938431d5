import type { CardLinks } from '../../../../shared/claims/card-links.ts';
import {
  isApart,
  matrixOf,
  type MatrixColumn,
  type MatrixMention,
  type MatrixRow,
} from '../../../../shared/claims/matrix.ts';
import type { MentionFacts } from '../../../../shared/claims/mention-facts.ts';
import { answerOf, NAMES, NEGATIVE } from '../../../../shared/claims/scheme-names.ts';
import { whoseWord } from '../../../../shared/claims/whose-word.ts';
import { figureInWords } from './cards-part.ts';
import { html, type Html, type Part } from './html.ts';
import { anchorOf, readable } from './parts.ts';
import type { ReportData } from './report-data.ts';

/** Documents that a table has room for beside each other on paper. */
const MOST_COLUMNS = 6;

/** Letters of a quote that a cell has room for. */
const MOST_QUOTED = 80;

/** Claims against documents: what each says of it, with what stands apart from the others marked. */
export function matrixPart({ cards, links }: ReportData): Html | null {
  const { columns, rows } = matrixOf(cards, 'document');
  if (rows.length === 0) return null;
  const tables: MatrixColumn[][] = [];
  for (let i = 0; i < columns.length; i += MOST_COLUMNS) tables.push(columns.slice(i, i + MOST_COLUMNS));
  return html` <section class="part">
    <h2>Claims by document</h2>
    <p class="quiet">
      Marked with ≠: a figure, certainty or polarity that stands apart from what most mentions of the claim have; below
      a claim, those that are recorded to contradict it.
    </p>
    ${tables.map((some) => tableOf(some, rows, links))}
  </section>`;
}

function tableOf(columns: readonly MatrixColumn[], rows: readonly MatrixRow[], links: CardLinks): Html | null {
  const told = rows.filter(({ cells }) => columns.some(({ key }) => cells.has(key)));
  if (told.length === 0) return null;
  return html` <div class="scroll">
    <table>
      <thead>
        <tr>
          <th scope="col">Claim</th>
          ${columns.map(({ name, date }) => html`<th scope="col"><bdi>${name ?? 'Without a title'}</bdi><br /><span class="quiet">${date ?? 'date unknown'}</span></th>`)}
        </tr>
      </thead>
      <tbody>
        ${told.map(
          ({ card, cells }) =>
            html` <tr>
              <th scope="row">
                <a href="#${anchorOf(card.id)}"><bdi>${card.text}</bdi></a>
                ${contradicted(links, card.id)}
              </th>
              ${columns.map(({ key }) => html`<td>${(cells.get(key) ?? []).map(cellOf)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** The claims on cards that contradict it, each on a line. */
const contradicted = (links: CardLinks, card: string): readonly Html[] =>
  (links.get(card) ?? []).flatMap(({ kind, card: other }) =>
    kind !== 'contradicts' || other === null
      ? []
      : html`<br /><span class="quiet">contradicts: <bdi>${other.text}</bdi></span>`,
  );

/** What one mention says, in its words and on whose: its figures, how certain it is; no, where it says that it is not so. */
function cellOf({ mention, figures, certainty, polarity }: MatrixMention): Html {
  const parts: Part[] = figures.map((standing) => marked(figureInWords(standing.figure), isApart(standing)));
  if (polarity.value === NEGATIVE || polarity.most !== null)
    parts.push(marked(polarity.value ?? '', polarity.most !== null));
  const stated = answerOf(mention, NAMES.claim.certainty);
  if (stated !== null) parts.push(marked(readable(stated), certainty.most !== null));
  if (parts.length === 0) parts.push('said');
  const who = whoIn(mention);
  const quote = mention.quote.replaceAll(/\s+/g, ' ');
  const short = quote.length <= MOST_QUOTED ? quote : `${quote.slice(0, MOST_QUOTED).replace(/\s+\S*$/, '')}…`;
  return html`<div>
    ${parts.map((part, i) => html`${i > 0 ? '; ' : null}${part}`)}<br /><span class="quiet"
      >“<bdi>${short}</bdi>” — <bdi>${who}</bdi></span
    >
  </div>`;
}

const marked = (text: string, isMarked: boolean): Part => (isMarked ? html`<span class="apart">${text}</span>` : text);

function whoIn(mention: MentionFacts): string {
  const whose = whoseWord(mention);
  if (whose === 'voice') return 'author’s voice';
  return whose === 'unlinked' ? 'source not linked' : whose.join('; ');
}
