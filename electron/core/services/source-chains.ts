import type { Output, Parsed } from '../../../shared/api/procedures.ts';
import type { ChainFacts } from '../../../shared/claims/chain-facts.ts';
import { answerOf, labelsOfClaims, NAMES } from '../../../shared/claims/scheme-names.ts';
import { extent, type Annotation } from '../../../shared/model/annotation.ts';
import type { ReadDb } from '../db/types.ts';
import {
  annotationById,
  annotationsOffCards,
  annotationsOnCards,
  MOST_UNASSIGNED,
  targetsOf,
} from '../repositories/annotations.ts';
import { listClaims } from '../repositories/claims.ts';
import { lastSeq } from '../repositories/log.ts';
import { linksOf } from '../repositories/relations.ts';
import { readCodebook } from '../repositories/small.ts';
import { publishedDocuments } from '../repositories/source-uses.ts';
import { listSources } from '../repositories/sources.ts';
import { namesOf } from './source-uses.ts';

const TYPES: Readonly<Record<string, ChainFacts['links'][number]['type']>> = {
  [NAMES.relation.source]: 'attributed_to',
  [NAMES.relation.relayed]: 'relayed_by',
  [NAMES.relation.cue]: 'has_cue',
};

/** What attribution chains are made of. A handful of queries whatever there is to tell; O(mentions + relations). */
export function readChains(db: ReadDb, { layer }: Parsed<'sources.chains'>): Output<'sources.chains'> {
  const labels = labelsOfClaims(readCodebook(db) ?? { labels: [], relations: [] });
  const off = annotationsOffCards(db, { layer, labels: labels && [...labels] }, MOST_UNASSIGNED);
  const mentions = [...annotationsOnCards(db, layer), ...off];
  const links = linksOf(db, layer).flatMap(({ type, from, to }) => {
    const known = TYPES[type];
    return known === undefined ? [] : [{ type: known, from, to }];
  });
  const ends = new Map(targetsOf(db, Object.keys(TYPES)).map((one) => [one.id, one]));
  for (const { type, from } of links) {
    // Who said something first stands at no end of a relation.
    const first = type === 'relayed_by' && !ends.has(from) ? annotationById(db, from) : undefined;
    if (first !== undefined) ends.set(from, first);
  }
  const cues = new Set(links.flatMap(({ type, to }) => (type === 'has_cue' ? [to] : [])));
  const sources = new Set(
    links.flatMap(({ type, from, to }) => (type === 'has_cue' ? [] : type === 'relayed_by' ? [from, to] : [to])),
  );
  const named = new Set([...mentions, ...ends.values()].map(({ document }) => document));
  const inOrder = [...ends.values()].toSorted(byPlace);
  return {
    seq: lastSeq(db),
    cards: listClaims(db),
    sources: listSources(db),
    facts: {
      mentions: mentions.toSorted(byPlace).map((annotation) => ({
        ...placed(annotation),
        card: annotation.claim ?? null,
        directness: answerOf(annotation, NAMES.claim.attribution),
      })),
      sources: inOrder
        .filter(({ id }) => sources.has(id))
        .map((annotation) => ({
          ...placed(annotation),
          names: [...namesOf(annotation.attributes)],
          role: answerOf(annotation, NAMES.source.role),
        })),
      cues: inOrder.filter(({ id }) => cues.has(id)).map(placed),
      links,
      documents: publishedDocuments(db)
        .filter(({ id }) => named.has(id))
        .map(({ id, title, publications }) => ({ id, title, publications: [...publications] })),
    },
  };
}

const placed = (annotation: Annotation) => {
  const { id, document, layer, quote } = annotation;
  return { id, document, layer, quote, place: extent(annotation) };
};

const byPlace = (a: Annotation, b: Annotation): number =>
  a.document === b.document ? extent(a).start - extent(b).start : a.document < b.document ? -1 : 1;
