import type { CardLink, CardLinkKind } from '../../../../shared/claims/card-links.ts';
import { figureText } from '../../../../shared/claims/figure-text.ts';
import type { CardFacts, FigureFacts, MentionFacts } from '../../../../shared/claims/mention-facts.ts';
import { answerOf, KIND, NAMES } from '../../../../shared/claims/scheme-names.ts';
import { html, type Html, type Part } from './html.ts';
import { anchorOf, count, languageOf, placeOf, quoted, readable } from './parts.ts';
import type { ReportData } from './report-data.ts';

/** Every card with its mentions: the quote in its context, where it stands, and what is known of it. */
export const cardsPart = (data: ReportData): Html =>
  html` <section class="part">
    <h2>${data.isOfOne ? 'The claim' : 'Claims'}</h2>
    ${data.cards.length === 0 ? html`<p class="quiet">There is no claim card in this project yet.</p>` : data.cards.map((card) => cardOf(data, card))}
  </section>`;

function cardOf(data: ReportData, { id, text, note, mentions }: CardFacts): Html {
  return html` <article class="card" id="${anchorOf(id)}">
    <h3><bdi>${text}</bdi></h3>
    ${note === undefined ? null : html`<p class="lead"><bdi>${note}</bdi></p>`}
    <p class="quiet">
      ${count(mentions.length, 'mention')} in
      ${count(new Set(mentions.map(({ document }) => document)).size, 'document')}
    </p>
    <ol>
      ${mentions.map((mention) => mentionOf(data, mention))}
    </ol>
    ${linksOf(data, id)}
  </article>`;
}

const LINKS: Readonly<Record<CardLinkKind, string>> = {
  contradicts: 'Contradicts',
  updates: 'Updates',
  updatedBy: 'Is updated by',
  supports: 'Supports',
  supportedBy: 'Is supported by',
  evidenceFor: 'Is evidence for',
  evidenceIn: 'Has evidence in',
};

/** What the card has to do with other claims; nothing where there is no relation. */
function linksOf(data: ReportData, card: string): Html | null {
  const links = data.links.get(card);
  if (links === undefined) return null;
  return html` <ul class="links">
    ${links.map(({ kind, card: other, mentions }) => {
      const told = mentions.flatMap((id) => data.mentions.get(id) ?? []);
      const where = told.map((mention, i) => html`${i > 0 ? '; ' : null}${placeOf(data, mention)}`);
      return html` <li>${LINKS[kind]} ${otherOf(data, other, told[0])} <span class="place">(${where})</span></li>`;
    })}
  </ul>`;
}

function otherOf(data: ReportData, other: CardLink['card'], mention: MentionFacts | undefined): Html | null {
  if (other !== null) {
    const text = html`<bdi>${other.text}</bdi>`;
    return data.cards.some(({ id }) => id === other.id) ? html`<a href="#${anchorOf(other.id)}">${text}</a>` : text;
  }
  if (mention === undefined) return null;
  return html`“${quoted(mention.quote.replaceAll(/\s+/g, ' '), languageOf(data, mention.document))}”, on no card`;
}

function mentionOf(data: ReportData, mention: MentionFacts): Html {
  const { before, quote, after } = mention;
  const language = languageOf(data, mention.document);
  const context = html`${before}<mark>${quote.replaceAll(/\s+/g, ' ')}</mark>${after}`;
  return html` <li class="mention">
    ${language === null ? html`<p class="context" dir="auto">${context}</p>` : html`<p class="context" dir="auto" lang="${language}">${context}</p>`}
    <dl class="facts">${factsOf(mention)}</dl>
    <p class="place">${placeOf(data, mention)}${data.layer === null ? html` · <bdi>${mention.layer}</bdi>` : null}</p>
  </li>`;
}

function factsOf(mention: MentionFacts): Part {
  const { claim } = NAMES;
  const facts: readonly (readonly [name: string, value: string | null])[] = [
    ['Said by', mention.sources.map(({ entity, quote, role }) => speaker(entity ?? quote, role)).join('; ') || null],
    ['Certainty', answerOf(mention, claim.certainty)],
    ['Polarity', answerOf(mention, claim.polarity)],
    ['Attribution', answerOf(mention, claim.attribution)],
    ['Time', answerOf(mention, claim.time)],
    ['Figures', mention.figures.map(figureInWords).join('; ') || null],
    ['Verdict', answerOf(mention, claim.verdict)],
  ];
  return facts.map(([name, value]) =>
    value === null
      ? null
      : html`<div>
          <dt>${name}</dt>
          <dd><bdi>${readable(value)}</bdi></dd>
        </div>`,
  );
}

const speaker = (name: string, role: string | null): string =>
  role === null || name.endsWith(`(${readable(role)})`) ? name : `${name} (${readable(role)})`;

/** A figure as it was read, with what it counts and when it holds. */
export function figureInWords(figure: FigureFacts): string {
  const { kind, asOf } = figure;
  return [
    figureText(figure),
    kind === null || kind === KIND.other ? null : readable(kind),
    asOf === null || asOf.includes('/') ? asOf : `as of ${asOf}`,
  ]
    .filter((part) => part !== null)
    .join(', ');
}
