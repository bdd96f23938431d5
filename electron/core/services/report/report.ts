import { cardsPart } from './cards-part.ts';
import { checksPart } from './checks-part.ts';
import { figuresPart } from './figures-part.ts';
import { html, trusted, type Html } from './html.ts';
import { matrixPart } from './matrix-part.ts';
import { originsPart } from './origins-part.ts';
import { anchorOf, count, publishedIn } from './parts.ts';
import type { Pace } from '../task.ts';
import type { ReportData } from './report-data.ts';
import { STYLE } from './style.ts';

/**
 * Nothing is loaded and nothing runs, whatever came into the texts: the page says so itself, for the browsers that look at it.
 */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** The sections in their order; null: it has nothing to say. */
const SECTIONS: readonly ((data: ReportData) => Html | null)[] = [
  (data) => (data.isOfOne || data.cards.length < 2 ? null : contents(data)),
  cardsPart,
  matrixPart,
  figuresPart,
  originsPart,
  checksPart,
  (data) => documentsPart(data),
];

/**
 * The report as one page of HTML that stands alone: no script, no reference to anything outside, everything from outside escaped.
 * The same data give the same bytes; no date in it is that of its making. Other calls are answered between its sections.
 *
 * @throws Refusal `cancelled`
 */
export async function reportPage(data: ReportData, pace: Pace): Promise<string> {
  const title = data.isOfOne ? (data.cards[0]?.text ?? data.project) : data.project;
  const sections: (Html | null)[] = [];
  for (const [i, section] of SECTIONS.entries()) {
    await pace.step('writing', i, SECTIONS.length);
    sections.push(section(data));
  }
  const style = html`<style>
    ${trusted(STYLE)}
  </style>`;
  return html`<!doctype html>
    <html lang="en" dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
        <meta name="generator" content="Claimwright" />
        <title>${title}</title>
        ${style}
      </head>
      <body>
        <header>
          <h1><bdi>${title}</bdi></h1>
          <p class="lead">${summaryOf(data)}</p>
        </header>
        <main>${sections}</main>
      </body>
    </html> `.html;
}

function summaryOf({ project, isOfOne, layer, cards, unassigned, documents }: ReportData): Html {
  const mentions = cards.reduce((sum, card) => sum + card.mentions.length, 0);
  const parts = [
    ...(isOfOne ? [`From the project “${project}”`] : [count(cards.length, 'claim')]),
    count(mentions, 'mention'),
    count(documents.length, 'document'),
    layer === null ? 'all layers' : `layer ${layer}`,
    ...(unassigned > 0 ? [`${count(unassigned, 'claim annotation')} on no card left out`] : []),
  ];
  return html`<bdi>${parts.join(' · ')}</bdi>`;
}

const contents = ({ cards }: ReportData): Html =>
  html` <nav aria-label="Claims">
    <ol>
      ${cards.map(
        ({ id, text }) =>
          html`<li>
            <a href="#${anchorOf(id)}"><bdi>${text}</bdi></a>
          </li>`,
      )}
    </ol>
  </nav>`;

/** The documents that are quoted, by whom they were published, and the sums of their texts, so that a quote can be held against them. */
const documentsPart = ({ documents }: ReportData): Html =>
  html` <section class="part">
    <h2>Documents</h2>
    <p class="quiet">
      Places are counted in Unicode code points from the beginning of a text, which its SHA-256 identifies.
    </p>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">Title</th>
            <th scope="col">Published</th>
            <th scope="col">SHA-256 of the text</th>
          </tr>
        </thead>
        <tbody>
          ${documents.map(
            (document) =>
              html` <tr>
                <td><bdi>${document.title === '' ? 'Without a title' : document.title}</bdi></td>
                <td><bdi>${publishedIn(document)}</bdi></td>
                <td class="quiet">${document.textSha256}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
