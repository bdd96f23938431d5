import type { MentionFacts } from '../../../../shared/claims/mention-facts.ts';
import { html, type Html } from './html.ts';
import type { ReportData, ReportDocument } from './report-data.ts';

/** A number as English writes it. */
export const number = (n: number): string => new Intl.NumberFormat('en').format(n);

/** "1 mention", "2 mentions". */
export const count = (n: number, one: string, many = `${one}s`): string => `${number(n)} ${n === 1 ? one : many}`;

/** A name of the codebook as people read it. */
export const readable = (name: string): string => name.replaceAll('_', ' ');

/** The id of a card's heading, for links inside the report. */
export const anchorOf = (card: string): string => `card-${card}`;

/** A text of a document in its own language and direction. */
export function quoted(text: string, language: string | null): Html {
  return language === null ? html`<bdi>${text}</bdi>` : html`<bdi lang="${language}">${text}</bdi>`;
}

/** The language of a document; null where it is not said. */
export const languageOf = ({ documents }: ReportData, id: string): string | null =>
  documents.find((document) => document.id === id)?.language ?? null;

/** A document by outlet, date and title. */
export function documentName({ title, outlet, date }: Pick<MentionFacts, 'title' | 'outlet' | 'date'>): Html {
  return html`<bdi>${title === '' ? 'Without a title' : title}</bdi
    >${outlet === null ? null : html`, <bdi>${outlet}</bdi>`}, ${date ?? 'date unknown'}`;
}

/** Where a mention stands: document, paragraph, code points. */
export function placeOf(data: ReportData, mention: MentionFacts): Html {
  const place = data.places.get(mention.annotation);
  const where =
    place === undefined
      ? ''
      : `${place.paragraph === null ? '' : `, paragraph ${place.paragraph}`}, characters ${place.start}–${place.end}`;
  return html`${documentName(mention)}${where}`;
}

/** Outlets and dates of a document. */
export function publishedIn({ publications }: ReportDocument): string {
  const all = publications.map(({ outlet, author, date }) =>
    [outlet, author === undefined ? undefined : `by ${author}`, date].filter((part) => part !== undefined).join(', '),
  );
  return all.filter((text) => text !== '').join('; ');
}
