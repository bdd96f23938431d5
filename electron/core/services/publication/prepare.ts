import { createHash } from 'node:crypto';
import type { Parsed } from '../../../../shared/api/procedures.ts';
import type { Proposal } from '../../../../shared/api/publication.ts';
import { compareStrings } from '../../../../shared/model/annotation.ts';
import type { Codebook } from '../../../../shared/model/codebook.ts';
import type { DatasetCard } from '../../../../shared/model/dataset-card.ts';
import type { Release, ReleaseChanges } from '../../../../shared/model/release.ts';
import type { ReadDb } from '../../db/types.ts';
import type { DatasetRecord } from '../../formats/dataset.ts';
import type { Publication } from '../../formats/format.ts';
import { listReleases, manifestOf } from '../../repositories/publication.ts';
import { readCodebook } from '../../repositories/small.ts';
import { canonical } from '../../repositories/state.ts';
import { selectedRecords } from '../export-records.ts';
import type { Selection } from '../export-selection.ts';
import type { Pace } from '../task.ts';
import { cardOf } from './card.ts';
import {
  changesBetween,
  fingerprintOf,
  manifestMaker,
  sinceOf,
  type Manifest,
  type ManifestMaker,
} from './manifest.ts';
import type { Naming } from './pseudonyms.ts';
import { isOtherForm, proposed, type Draft } from './version.ts';

/** How the files of a published dataset are laid out: another number is another serialisation of the same data. */
const LAYOUT = 1;

/** What is about to be published. */
export interface Prepared {
  readonly publication: Publication;
  readonly proposal: Proposal;
  /** As it is remembered, less its id. */
  readonly release: Omit<Release, 'id'>;
  readonly manifest: Manifest;
}

/** Compares what an export would publish with what was published last. One pass over the records. */
export async function prepare(
  db: ReadDb,
  selection: Selection,
  { withoutText = false }: Pick<Parsed<'export.write'>, 'withoutText'>,
  naming: Naming,
  pace: Pace,
): Promise<Prepared> {
  const card = cardOf(db);
  const codebook = readCodebook(db);
  const releases = listReleases(db);
  const last = releases.at(-1);
  const maker = manifestMaker();
  for (const part of [...(codebook?.labels ?? []), ...(codebook?.attributes ?? []), ...(codebook?.relations ?? [])]) {
    maker.add('codebook', `${'on' in part ? `${part.on}.` : ''}${part.name}`, part);
  }
  const layers = new Set<string>();
  const counts = { documents: 0, annotations: 0, relations: 0, claims: 0, sources: 0 };
  for await (const { record } of selectedRecords(db, selection, () => {}, pace)) {
    addRecord(maker, record, layers, counts);
  }
  const ordinal = (last?.ordinal ?? 0) + 1;
  const before = last && manifestOf(db, last.id);
  const manifest = maker.made(before, ordinal);
  const draft: Draft = {
    fingerprint: fingerprintOf(manifest),
    card: fingerprintOfCard(card),
    withText: !withoutText,
    annotators: [...layers].map(naming.nameOf).toSorted(compareStrings),
  };
  const changes = last && before ? changesFrom(last, draft, before, manifest, codebook) : null;
  const proposal = proposed(last, draft, changes, card.version);
  const version = proposal.version;
  const release: Omit<Release, 'id'> = {
    ...draft,
    version,
    counts: { ...counts, claims: maker.count('claims'), sources: maker.count('sources') },
    changes,
    ordinal,
    ...(card.date !== undefined && { date: card.date }),
  };
  // What is published again as it was is no release of its own.
  const isAgain = last !== undefined && version === last.version;
  const shown = isAgain ? releases : [...releases, release];
  const versions = new Map([...releases, ...(isAgain ? [] : [release])].map((one) => [one.ordinal, one.version]));
  return {
    publication: {
      card: isAgain && last.date !== undefined ? { ...card, date: last.date } : card,
      releases: shown,
      since: (part, id) => versions.get(sinceOf(manifest, part, id)) ?? version,
    },
    proposal,
    release,
    manifest,
  };
}

function changesFrom(
  last: Release,
  draft: Draft,
  before: Manifest,
  after: Manifest,
  codebook: Codebook | undefined,
): ReleaseChanges {
  const { kinds, labels } = changesBetween(before, after, codebook?.labels.map(({ name }) => name) ?? []);
  return { ...kinds, labels: { ...labels }, form: isOtherForm(last, draft) };
}

/** What a card says, whatever it calls the release. */
function fingerprintOfCard({ version: _version, date: _date, ...said }: DatasetCard): string {
  return createHash('sha256')
    .update(canonical({ ...said, layout: LAYOUT }))
    .digest('hex');
}

/** The text is in a document's id; where a list stands in a record does not matter. */
function addRecord(
  maker: ManifestMaker,
  { id, title, metadata, publications, mediaType, labels, annotations, relations, claims, sources }: DatasetRecord,
  layers: Set<string>,
  counts: { documents: number; annotations: number; relations: number },
): void {
  maker.add('documents', id, { title, metadata, publications, mediaType, labels });
  counts.documents += 1;
  counts.annotations += annotations.length;
  counts.relations += relations.length;
  for (const layer of Object.keys(labels)) layers.add(layer);
  for (const annotation of annotations) {
    layers.add(annotation.layer);
    maker.add('annotations', annotation.id, annotation, annotation.label);
  }
  for (const relation of relations) maker.add('relations', relation.id, relation);
  for (const claim of claims) maker.add('claims', claim.id, claim);
  for (const source of sources) maker.add('sources', source.id, source);
}
