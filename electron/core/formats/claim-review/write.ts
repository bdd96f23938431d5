import { NAMES, answerOf } from '../../../../shared/claims/scheme-names.ts';
import { createRegistry } from '../../../../shared/claims/source-names.ts';
import { compareStrings, type Annotation } from '../../../../shared/model/annotation.ts';
import { cardText, type Claim } from '../../../../shared/model/claim.ts';
import type { Publication } from '../../../../shared/model/document.ts';
import type { Source } from '../../../../shared/model/source.ts';
import { canonical } from '../../repositories/state.ts';
import type { DatasetRecord } from '../dataset.ts';
import { deriveId } from '../derive-id.ts';
import type { DatasetSource } from '../format.ts';
import { byId, byPlace } from '../native/order.ts';
import { DATE } from './fit.ts';
import { ratingOf, verdictOf, type Rating } from './verdict.ts';

/** A review in the making: one for each claim card (or claim without a card), annotator and verdict. */
interface Review {
  readonly id: string;
  readonly layer: string;
  readonly rating: Rating;
  readonly claim: string;
  readonly date: string | null;
  readonly body: string | null;
  readonly speakers: Map<string, object>;
  readonly appearances: Map<string, object>;
  readonly dates: string[];
}

/**
 * Writes the reviews of all documents as one JSON-LD graph, by their ids. Holds the reviews in memory, and one document.
 */
export async function* writeClaimReview(source: DatasetSource): AsyncGenerator<string> {
  const reviews = new Map<string, Review>();
  for await (const record of source.records()) addReviews(record, source, reviews);
  yield '{"@context":"https://schema.org","@graph":[';
  for (const [i, review] of [...reviews.values()].toSorted(byId).entries()) {
    yield `${i === 0 ? '' : ','}\n${canonical(said(review, source))}`;
  }
  yield '\n]}\n';
}

function addReviews(record: DatasetRecord, { codebook }: DatasetSource, reviews: Map<string, Review>): void {
  const cards = new Map(record.claims.map((claim) => [claim.id, claim]));
  const registry = createRegistry(record.sources.toSorted(byId));
  const annotations = new Map(record.annotations.map((annotation) => [annotation.id, annotation]));
  for (const annotation of record.annotations.toSorted(byPlace)) {
    const verdict = verdictOf(annotation, codebook);
    if (verdict === null) continue;
    const review = reviewFor(annotation, verdict, cards, codebook, reviews);
    for (const { from, to, type } of record.relations.toSorted(byId)) {
      const speaker = from === annotation.id && type === NAMES.relation.source ? annotations.get(to) : undefined;
      const name = speaker && answerOf(speaker, NAMES.source.entity);
      if (name === undefined || name === null) continue;
      const meaning = registry.meaning(name);
      const author = meaning.kind === 'source' ? authorOf(meaning.source) : { '@type': 'Thing', name };
      review.speakers.set(canonical(author), author);
    }
    for (const publication of record.publications) addAppearance(publication, record.title, review);
  }
}

function reviewFor(
  annotation: Annotation,
  verdict: string,
  cards: ReadonlyMap<string, Claim>,
  codebook: DatasetSource['codebook'],
  reviews: Map<string, Review>,
): Review {
  const { layer, label, claim, id: own } = annotation;
  const id = deriveId({ record: 'claim-review', claim: claim ?? own, layer, verdict });
  const card = claim === undefined ? undefined : cards.get(claim);
  const review = reviews.get(id) ?? {
    id,
    layer,
    rating: ratingOf(verdict, label, codebook),
    claim: card?.text ?? cardText(annotation),
    date: answerOf(annotation, 'verdict_date'),
    body: answerOf(annotation, 'justification'),
    speakers: new Map<string, object>(),
    appearances: new Map<string, object>(),
    dates: [],
  };
  reviews.set(id, review);
  return review;
}

/** Whoever is no organisation and no outlet is called a person only where the registry says so. */
function authorOf({ name, kind }: Source): object {
  const type = kind === 'person' ? 'Person' : kind === 'organisation' || kind === 'outlet' ? 'Organization' : 'Thing';
  return { '@type': type, name };
}

function addAppearance(
  { url, outlet, author, date }: Publication,
  headline: string,
  { appearances, dates }: Review,
): void {
  const isKnown = date !== undefined && DATE.test(date);
  if (isKnown) dates.push(date);
  if (url === undefined) return;
  const appearance = {
    '@type': 'CreativeWork',
    url,
    ...(headline !== '' && { headline }),
    ...(outlet !== undefined && { publisher: { '@type': 'Organization', name: outlet } }),
    ...(author !== undefined && { author: { '@type': 'Person', name: author } }),
    ...(isKnown && { datePublished: date }),
  };
  appearances.set(canonical(appearance), appearance);
}

/** Nothing that is not known is said: no address, no date, no author. */
function said(
  { id, layer, rating, claim, date, body, speakers, appearances, dates }: Review,
  source: DatasetSource,
): object {
  const reviewer = source.annotators.find((annotator) => annotator.id === layer);
  const [published] = dates.toSorted(compareStrings);
  return {
    '@id': `urn:uuid:${id}`,
    '@type': 'ClaimReview',
    claimReviewed: claim,
    itemReviewed: {
      '@type': 'Claim',
      ...many('author', speakers),
      ...many('appearance', appearances),
      ...(published !== undefined && { datePublished: published }),
    },
    reviewRating: { '@type': 'Rating', ...rating },
    ...(reviewer && { author: { '@type': 'Person', name: reviewer.name } }),
    ...(date !== null && DATE.test(date) && { datePublished: date }),
    ...(body !== null && { reviewBody: body }),
  };
}

/** One value, or a list of several, in an order that does not depend on that of the documents. */
function many(name: string, found: ReadonlyMap<string, object>): object {
  const values = [...found].toSorted(([a], [b]) => compareStrings(a, b)).map(([, value]) => value);
  return values.length === 0 ? {} : { [name]: values.length === 1 ? values[0] : values };
}
