import { Refusal } from '../../../../shared/api/reply.ts';
import { cardLinks } from '../../../../shared/claims/card-links.ts';
import { findChains } from '../../../../shared/claims/chains.ts';
import { checkClaims } from '../../../../shared/claims/checks.ts';
import type { Copied } from '../../../../shared/claims/copied-origins.ts';
import { independentOrigins, type Independence } from '../../../../shared/claims/independence.ts';
import { documentFacts, type CardFacts } from '../../../../shared/claims/mention-facts.ts';
import { createRegistry } from '../../../../shared/claims/source-names.ts';
import { compareStrings } from '../../../../shared/model/annotation.ts';
import { offsetMap } from '../../../../shared/text/convert.ts';
import { compareDates } from '../../../../shared/text/edtf-bounds.ts';
import type { ReadDb } from '../../db/types.ts';
import { blocksOf, documentById } from '../../repositories/documents.ts';
import { listLayers, readProject } from '../../repositories/small.ts';
import { textOf } from '../../repositories/texts.ts';
import { claimsOverview } from '../claims-overview.ts';
import { readChains } from '../source-chains.ts';
import type { Pace } from '../task.ts';
import type { ReportData, ReportDocument, ReportPlace } from './report-data.ts';

/** What a report is asked to be about. */
export interface ReportAbout {
  readonly layer: string | null;
  /** One card; absent: all of them. */
  readonly claim?: string | undefined;
}

/**
 * Gathers what a report says. `copies`: the copied passages that annotations stand in.
 *
 * @throws Refusal `not_found` (card), `invalid` (layer), `cancelled`.
 */
export async function gatherReport(
  db: ReadDb,
  { layer, claim }: ReportAbout,
  copies: Copied,
  pace: Pace,
): Promise<ReportData> {
  refuseUnknownLayer(db, layer);
  await pace.step('reading claims', 0, null);
  const overview = claimsOverview(db, { layer });
  const cards = claim === undefined ? overview.cards : overview.cards.filter(({ id }) => id === claim);
  if (claim !== undefined && cards.length === 0) {
    throw new Refusal('not_found', `There is no claim card ${claim} in this project. Nothing was written.`);
  }
  // What several documents say comes first; otherwise the order of the cards stays.
  const spread = ({ mentions }: CardFacts): number => new Set(mentions.map(({ document }) => document)).size;
  const told = cards.toSorted((a, b) => spread(b) - spread(a) || b.mentions.length - a.mentions.length);
  const mentions = new Map(told.flatMap((card) => card.mentions.map((mention) => [mention.annotation, mention])));
  const everyMention = new Map([
    ...overview.unassigned.map((mention) => [mention.annotation, mention] as const),
    ...overview.cards.flatMap((card) => card.mentions.map((mention) => [mention.annotation, mention] as const)),
  ]);
  const findings = checkClaims(overview).filter(
    ({ card, sides }) =>
      claim === undefined || card === claim || sides.some((side) => side.mentions.some((id) => mentions.has(id))),
  );
  const ids = new Set(told.map(({ id }) => id));
  const links = new Map([...cardLinks(overview)].filter(([id]) => ids.has(id)));
  const named = new Set([
    ...mentions.keys(),
    ...[...links.values()].flatMap((of) => of.flatMap((link) => link.mentions)),
    ...findings.flatMap(({ sides }) => sides.flatMap((side) => side.mentions)),
  ]);
  const places = new Map<string, ReportPlace>();
  const documents: ReportDocument[] = [];
  const byDocument = Map.groupBy(
    [...named].flatMap((id) => everyMention.get(id) ?? []),
    ({ document }) => document,
  );
  for (const [i, id] of [...byDocument.keys()].toSorted(compareStrings).entries()) {
    await pace.step('reading documents', i, byDocument.size);
    const document = documentById(db, id);
    const text = textOf(db, id);
    if (!document || text === undefined) throw new Refusal('damaged', `The text of ${id} is missing. Run verify.`);
    const { title, publications, textSha256, metadata } = document;
    const { language } = metadata;
    documents.push({ id, title, publications, textSha256, language: typeof language === 'string' ? language : null });
    const map = offsetMap(text);
    const blocks = blocksOf(db, id);
    for (const { annotation, place } of byDocument.get(id) ?? []) {
      const { start, end } = place;
      const paragraph = blocks.findIndex((block) => block.start <= start && start < block.end);
      places.set(annotation, {
        paragraph: paragraph === -1 ? null : paragraph + 1,
        start: map.toCodePoint(start),
        end: map.toCodePoint(end),
      });
    }
  }
  return {
    project: readProject(db)?.name ?? '',
    isOfOne: claim !== undefined,
    layer,
    cards: told,
    unassigned: claim === undefined ? overview.unassignedCount : 0,
    places,
    documents: documents.toSorted(byDate),
    findings,
    links,
    origins: originsOfCards(db, layer, told, copies),
    mentions: everyMention,
  };
}

function refuseUnknownLayer(db: ReadDb, layer: string | null): void {
  const layers = listLayers(db).map(({ id }) => id);
  if (layer === null || layers.includes(layer)) return;
  const has = layers.length === 0 ? 'Nobody has annotated yet' : `There is ${layers.join(', ')}`;
  throw new Refusal('invalid', `There is no layer "${layer}" in this project. ${has}.`);
}

function originsOfCards(
  db: ReadDb,
  layer: string | null,
  cards: readonly CardFacts[],
  copies: Copied,
): ReadonlyMap<string, Independence> {
  const { facts, sources } = readChains(db, { layer });
  const registry = createRegistry(sources);
  const chains = new Map(findChains(facts).mentions.map((one) => [one.mention.id, one]));
  return new Map(
    cards.map(({ id, mentions }) => [
      id,
      independentOrigins(
        mentions.flatMap(({ annotation }) => chains.get(annotation) ?? []),
        registry,
        copies,
      ),
    ]),
  );
}

const dateOf = ({ title, publications }: ReportDocument): string | null => documentFacts(title, publications).date;

const byDate = (a: ReportDocument, b: ReportDocument): number =>
  compareDates(dateOf(a), dateOf(b)) || compareStrings(a.id, b.id);
