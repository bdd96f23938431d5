import type { Independence, OriginGroup, Resting } from '../../../../shared/claims/independence.ts';
import type { Origin } from '../../../../shared/claims/origins.ts';
import { html, type Html } from './html.ts';
import { anchorOf, count, documentName, number } from './parts.ts';
import type { ReportData } from './report-data.ts';

/** What the mentions of each claim rest on: five articles, one origin. A copy counts as what it was copied from. */
export function originsPart(data: ReportData): Html | null {
  const told = data.cards.flatMap(({ id, text }) => {
    const independence = data.origins.get(id);
    return independence === undefined || independence.groups.length === 0 ? [] : [{ id, text, independence }];
  });
  if (told.length === 0) return null;
  return html` <section class="part">
    <h2>Attribution</h2>
    <p class="quiet">
      Who said each claim first, as far as the texts tell. Passages that were copied from one text to another count
      once.
    </p>
    ${told.map(
      ({ id, text, independence }) =>
        html` <article class="card">
          <h3>
            <a href="#${anchorOf(id)}"><bdi>${text}</bdi></a>
          </h3>
          <p>${summaryOf(independence)}</p>
          <div class="scroll">
            <table class="origins">
              <thead>
                <tr>
                  <th scope="col">Origin</th>
                  <th scope="col">The way it came</th>
                  <th scope="col">Document</th>
                </tr>
              </thead>
              <tbody>
                ${independence.groups.map((group) => rowsOf(data, group))}
              </tbody>
            </table>
          </div>
        </article>`,
    )}
  </section>`;
}

function summaryOf({ mentions, documents, origins, unknown, copies }: Independence): string {
  const parts = [
    `${count(mentions, 'mention')} in ${count(documents, 'document')} ${mentions === 1 ? 'rests' : 'rest'} on ${count(origins, 'origin')}`,
    ...(unknown > 0 ? [`of ${number(unknown)} the origin is not known`] : []),
    ...(copies > 0 ? [`${count(copies, 'copy', 'copies')} of another text`] : []),
  ];
  return `${parts.join('; ')}.`;
}

const rowsOf = (data: ReportData, group: OriginGroup): Html[] =>
  group.resting.map(
    (resting, i) =>
      html` <tr>
        ${i === 0 ? html`<th scope="rowgroup" rowspan="${group.resting.length}"><bdi>${nameOf(group.origin)}</bdi>${standing(group)}</th>` : null}
        <td>${wayOf(resting)}</td>
        <td>${whereOf(data, resting)}</td>
      </tr>`,
  );

const nameOf = ({ name, isVoice, why }: Origin): string => {
  if (why !== null) return name === '' ? WHY[why] : `${name} (${WHY[why]})`;
  return isVoice ? `${name} (the text itself)` : name;
};

const WHY = {
  unnamed: 'the text does not name them',
  unsaid: 'nobody has said who that is',
  ambiguous: 'several sources have this name',
  unlinked: 'no source is linked',
  circular: 'the sources are heard through each other',
} as const;

const standing = ({ counts, whole }: OriginGroup): Html | null =>
  whole !== null
    ? html`<br /><span class="quiet">counts as <bdi>${whole.name}</bdi>, which it is part of</span>`
    : counts === 'sameText'
      ? html`<br /><span class="quiet">does not count beside whom the text names</span>`
      : counts === 'unknown'
        ? html`<br /><span class="quiet">not counted</span>`
        : null;

function wayOf({ origin, isCopy }: Resting): Html {
  const way = origin.chain?.map(({ names, quote }) => names[0] ?? quote).join(' → ') ?? '';
  return html`<bdi>${way}</bdi>${isCopy ? html`${way === '' ? null : ' · '}copied passage` : null}`;
}

function whereOf(data: ReportData, { mention }: Resting): Html {
  const facts = data.mentions.get(mention.mention.id);
  return facts === undefined ? html`<bdi>${mention.document.title}</bdi>` : documentName(facts);
}
