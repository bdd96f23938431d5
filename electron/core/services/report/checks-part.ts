import { countContradictions } from '../../../../shared/claims/card-links.ts';
import { isProblem, type CheckKind, type Finding, type FindingSide } from '../../../../shared/claims/checks.ts';
import { html, type Html } from './html.ts';
import { anchorOf, count, languageOf, placeOf, quoted, readable } from './parts.ts';
import type { ReportData } from './report-data.ts';

const WORDS: Readonly<Record<CheckKind, string>> = {
  contradictionOnCard: 'Two mentions of one claim are said to contradict each other.',
  polarity: 'Some mentions of the claim say that it is so, others that it is not.',
  figures: 'Mentions of one claim have figures that cannot both be right.',
  units: 'Mentions of one claim count in units that cannot be compared.',
  chain: 'Claims that are said to be the same lead to two that are said to contradict each other.',
  totalIncrement: 'A total is said to contradict an increment.',
  updateEarlier: 'What updates is of an earlier date than what it updates.',
  updateUnknown: 'One claim updates another, and it cannot be told which of them is later.',
};

/** What does not go together, with the quotes that it is about. */
export function checksPart(data: ReportData): Html {
  const { findings, links } = data;
  const contradictions = countContradictions(links);
  return html` <section class="part">
    <h2>Checks</h2>
    ${findings.length === 0 ? html`<p class="quiet">Nothing was found that does not go together.</p>` : findings.map((finding) => findingOf(data, finding))}
    ${contradictions === 0 ? null : html`<p class="quiet">${count(contradictions, 'contradiction')} between different claims ${contradictions === 1 ? 'is' : 'are'} recorded, and told with the claims. That is no error.</p>`}
  </section>`;
}

function findingOf(data: ReportData, finding: Finding): Html {
  const card = data.cards.find(({ id }) => id === finding.card);
  return html` <article class="card">
    <h3>${isProblem(finding) ? null : 'Not known: '}${WORDS[finding.kind]}</h3>
    ${
      card === undefined
        ? null
        : html`<p class="quiet">
            <a href="#${anchorOf(card.id)}"><bdi>${card.text}</bdi></a>
          </p>`
    }
    <ul>
      ${finding.sides.map((side) => sideOf(data, side))}
    </ul>
  </article>`;
}

const sideOf = (data: ReportData, { value, mentions }: FindingSide): Html =>
  html` <li>
    ${
      value === null
        ? null
        : html`<strong><bdi>${readable(value)}</bdi></strong
            >: `
    }${mentions.map((id, i) => {
      const mention = data.mentions.get(id);
      if (mention === undefined) return null;
      const quote = quoted(mention.quote.replaceAll(/\s+/g, ' '), languageOf(data, mention.document));
      return html`${i > 0 ? '; ' : null}“${quote}” <span class="place">(${placeOf(data, mention)})</span>`;
    })}
  </li>`;
