import { NAMES, labelsOfClaims } from '../../../../shared/claims/scheme-names.ts';
import type { Annotation } from '../../../../shared/model/annotation.ts';
import { fitTo, inTurn, type Fit, type Lost } from '../fit.ts';
import type { Part } from '../parts.ts';
import { verdictOf } from './verdict.ts';

/** A whole date: schema.org has no place for one that is known in part. */
export const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** What reviews are made of. */
const USED: readonly Part[] = [
  'title', 'publications', 'claims', 'sources', 'annotationIds', 'layers', 'fragments', 'attributes', 'claim', 'relations', 'relationIds', 'relationLayers',
]; // oxfmt-ignore

/** Attributes that stand in a review, by the names of the default codebook; the others are lost. */
const SAID = new Set<string>([
  NAMES.claim.verdict,
  'verdict_date',
  'justification',
  'normalised_claim',
  NAMES.source.entity,
]);

/** Keeps the claims that have a verdict, and who made them. */
const reviewed: Fit = (record, { codebook }) => {
  const lost: Lost[] = [];
  const claims = new Set(record.annotations.filter((one) => verdictOf(one, codebook) !== null).map(({ id }) => id));
  const relations = record.relations.filter(({ type, from }) => type === NAMES.relation.source && claims.has(from));
  const speakers = new Set(relations.map(({ to }) => to));
  const labels = labelsOfClaims(codebook);
  for (const one of record.annotations) {
    const isClaim = labels === null || labels.has(one.label);
    if (claims.has(one.id)) lost.push(...missing(one));
    else if (!speakers.has(one.id)) {
      const [what, why] = isClaim
        ? ['claim', 'it has no verdict']
        : ['annotation', 'it is no claim with a verdict, and nobody who made one'];
      lost.push({ what, why, id: one.id, value: one });
    }
  }
  const kept = record.annotations.filter(({ id }) => claims.has(id) || speakers.has(id));
  for (const relation of record.relations) {
    if (!relations.includes(relation))
      lost.push({ what: 'relation', why: 'only who made a claim is said', id: relation.id, value: relation });
  }
  if (kept.length === 0)
    lost.push({
      what: 'document of which no claim has a verdict',
      why: 'there is nothing to review in it',
      id: record.id,
      value: record.title,
    });
  for (const publication of kept.length === 0 ? [] : record.publications) {
    if (publication.url !== undefined) continue;
    lost.push({
      what: 'publication',
      why: 'where a claim appeared is said by its address, and it has none',
      id: record.id,
      value: publication,
    });
  }
  const cards = new Set(kept.map(({ claim }) => claim));
  for (const card of kept.length === 0 ? [] : record.claims) {
    if (cards.has(card.id)) continue;
    lost.push({ what: 'claim card', why: 'no claim that is reviewed is on it', id: record.id, value: card });
  }
  return {
    record: {
      ...record,
      annotations: kept.map((one) => said(one, lost)),
      relations,
      claims: record.claims.filter(({ id }) => cards.has(id)),
    },
    lost,
  };
};

/** What Google asks for of a review, and is not known here. */
function missing({ id, attributes }: Annotation): Lost[] {
  const date = attributes['verdict_date'];
  const isKnown = typeof date === 'string' && DATE.test(date);
  return [
    { what: 'address of a review', why: 'Google requires the url of each review, which the project does not know', id },
    ...(isKnown
      ? []
      : [
          {
            what: 'date of a review',
            why: 'verdict_date is no whole date',
            id,
            ...(date !== undefined && { value: date }),
          },
        ]),
  ];
}

function said(annotation: Annotation, lost: Lost[]): Annotation {
  const entries = Object.entries(annotation.attributes);
  for (const [name, value] of entries) {
    if (!SAID.has(name))
      lost.push({
        what: 'attribute',
        why: 'a review cannot hold it',
        id: annotation.id,
        value: { [name]: value },
      });
  }
  return { ...annotation, attributes: Object.fromEntries(entries.filter(([name]) => SAID.has(name))) };
}

/** What a ClaimReview can say of a document. */
export const claimReviewFit: Fit = inTurn(fitTo(USED), reviewed);
