import { Refusal } from '../../../shared/api/reply.ts';
import type { Imported, Staged } from '../../../shared/api/imports.ts';
import type { SourceDocument } from '../../../shared/model/document.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import type { Change } from '../../../shared/model/record.ts';
import { utf16 } from '../../../shared/text/units.ts';
import type { ReadDb, WriteDb } from '../db/types.ts';
import type { ReadOptions } from '../formats/dataset.ts';
import { annotationById } from '../repositories/annotations.ts';
import { documentById, documentTitle } from '../repositories/documents.ts';
import { lastSeq } from '../repositories/log.ts';
import { listAnnotators, listLayers, readCodebook } from '../repositories/small.ts';
import { canonical } from '../repositories/state.ts';
import { keepOriginal, keepText } from '../repositories/texts.ts';
import { gather, type Dataset, type Gathered, type GatheredDocument } from './gather.ts';
import { additionOf, documentChange, withPublications, type Addition, type NewDocument } from './import-documents.ts';
import {
  newAnnotations,
  newClaims,
  newDocumentLabels,
  newRelations,
  newSources,
  refuseLooseCards,
  refuseLooseEnds,
} from './import-clashes.ts';
import type { OpenProject } from './project.ts';
import type { Pace } from './task.ts';

/** How often the preparation begins again because somebody wrote to the project meanwhile. */
const ROUNDS = 5;

/** What a dataset is read against: the project's codebook, and who annotated what names nobody. */
export function datasetContext(db: ReadDb, defaultAnnotator: string | undefined): ReadOptions {
  const codebook = readCodebook(db);
  return {
    labels: codebook?.labels.map(({ name }) => name) ?? [],
    relationTypes: codebook?.relations.map(({ name }) => name) ?? [],
    symmetricTypes: codebook?.relations.flatMap(({ name, symmetric }) => (symmetric ? name : [])) ?? [],
    codebookVersion: codebook?.version ?? '',
    ...(defaultAnnotator !== undefined && { defaultAnnotator }),
  };
}

type Counts = Omit<Extract<Staged['content'], { kind: 'dataset' }>, 'kind' | 'format'>;

/** What importing a dataset would bring. Gives way between documents. */
export async function summarise(project: Pick<OpenProject, 'db'>, { records }: Dataset, pace: Pace): Promise<Counts> {
  const counts = { documents: records.length, newDocuments: 0, annotations: 0, newAnnotations: 0, relations: 0 };
  for (const [i, { id, annotations, relations }] of records.entries()) {
    await pace.step('comparing', i, records.length);
    if (documentTitle(project.db, id) === undefined) counts.newDocuments += 1;
    counts.annotations += annotations.length;
    counts.relations += relations.length;
    for (const [n, annotation] of annotations.entries()) {
      if (n % 200 === 0) await pace.step('comparing', i, records.length);
      if (!annotationById(project.db, annotation.id)) counts.newAnnotations += 1;
    }
  }
  return counts;
}

/** What an import asks for. */
export interface DatasetImport {
  readonly batch: string;
  readonly actor: string;
  /** False where it is no gesture of anybody's; see `WriteRequest`. */
  readonly undoable?: boolean;
  readonly documents: readonly NewDocument[];
  readonly datasets: readonly Dataset[];
  /** Additions to the codebook that the datasets need, and the version that they were made on. */
  readonly codebook?: { readonly base: string; readonly after: Codebook } | null;
}

/** What is to be written, and the answer that is given when it is. */
interface Plan {
  readonly changes: readonly Change[];
  readonly keep: (db: WriteDb) => void;
  readonly answer: Omit<Imported, 'seq'>;
}

/**
 * Imports datasets, and texts chosen with them, as one batch. Documents meet by their text: one that is there keeps its
 * title and metadata and gets the publications that it lacks. An annotation that is there already in the same state changes
 * nothing. The preparation gives way to other calls; it begins again where one of them wrote. Only the transaction does not.
 *
 * @throws Refusal `refused`, naming file and line, where an id is taken by something else or a relation's end is nowhere;
 *   `conflict` where the project does not stand still; `cancelled`.
 */
export async function addDataset(project: OpenProject, request: DatasetImport, pace: Pace): Promise<Imported> {
  const { batch, actor, undoable = true, datasets } = request;
  const gathered = await gather(datasets, pace);
  const name =
    datasets.length === 1 ? `import ${datasets[0]?.file ?? 'dataset'}` : `import ${datasets.length} datasets`;
  for (let round = 0; round < ROUNDS; round++) {
    const before = lastSeq(project.db);
    const { changes, keep, answer } = await planOf(project, request, gathered, pace);
    if (lastSeq(project.db) !== before) continue;
    const { seq } = project.write({ batch, name, actor, undoable, changes, before: keep });
    return { seq, ...answer };
  }
  throw new Refusal('conflict', 'The project kept changing while this was prepared. Nothing was imported; try again.');
}

async function planOf(
  project: OpenProject,
  { documents, datasets, codebook }: DatasetImport,
  gathered: Gathered,
  pace: Pace,
): Promise<Plan> {
  const texts = additionOf(project.db, documents);
  const met = await meet(project, texts, gathered, pace);
  const claims = newClaims(project, gathered);
  const sources = newSources(project, gathered);
  const labels = newDocumentLabels(project, gathered);
  refuseLooseCards(project, gathered);
  const annotations = await newAnnotations(project, gathered, pace);
  const relations = await newRelations(project, gathered, pace);
  await refuseLooseEnds(project, datasets, gathered, pace);
  return {
    changes: [
      ...additionsTo(project.db, codebook ?? null),
      ...met.changes,
      ...newLayers(project.db, gathered),
      ...claims,
      ...sources,
      ...annotations,
      ...relations,
      ...labels,
    ],
    keep(writable) {
      texts.keep(writable);
      for (const record of met.fresh) keepRecord(writable, record);
    },
    answer: {
      documents: [...new Set([...texts.records.keys(), ...gathered.documents.keys()])],
      known: texts.known + gathered.documents.size - met.fresh.length,
      kept: met.kept,
      annotations: annotations.length,
      relations: relations.length,
    },
  };
}

/** @throws Refusal `conflict` where the codebook is another one by now. */
function additionsTo(db: ReadDb, codebook: NonNullable<DatasetImport['codebook']> | null): Change[] {
  if (codebook === null) return [];
  const { base, after } = codebook;
  const now = readCodebook(db)?.version;
  if (now === base) return [{ entity: 'codebook', id: after.id, after }];
  throw new Refusal(
    'conflict',
    `The codebook is at version ${now ?? 'none'} by now; this was mapped to ${base}. Nothing was imported: look at it again.`,
  );
}

/** The documents of the datasets beside those of the project and those of the texts that were chosen with them. */
async function meet(
  project: OpenProject,
  texts: Addition,
  { documents }: Gathered,
  pace: Pace,
): Promise<{ changes: Change[]; fresh: GatheredDocument[]; kept: number }> {
  const records = new Map(texts.records);
  const fresh: GatheredDocument[] = [];
  let kept = 0;
  let done = 0;
  for (const { value: record } of documents.values()) {
    await pace.step('comparing', done++, documents.size);
    const there = documentById(project.db, record.id);
    const chosen = records.get(record.id);
    if (there) {
      if (!saysTheSame(there, record)) kept += 1;
      const after = withPublications(chosen ?? there, record.publications);
      if (after !== there) records.set(record.id, after);
    } else if (chosen) {
      // The file brings bytes and encoding, the dataset what people said of the text.
      const { title, metadata, publications } = record;
      records.set(record.id, withPublications({ ...chosen, title, metadata }, publications));
    } else {
      fresh.push(record);
      records.set(record.id, documentOf(record));
    }
  }
  return { changes: [...records.values()].map(documentChange), fresh, kept };
}

const saysTheSame = (a: SourceDocument, b: GatheredDocument): boolean =>
  a.title === b.title &&
  a.mediaType === b.mediaType &&
  canonical(a.metadata) === canonical(b.metadata) &&
  (!b.structure || canonical(b.structure) === canonical({ blocks: a.blocks, marks: a.marks }));

/** A dataset brings texts, not files: the original bytes are the text's UTF-8. */
function documentOf(record: GatheredDocument): SourceDocument {
  const { id, title, metadata, publications, mediaType, text, textSha256, facts } = record;
  return {
    id,
    title,
    metadata,
    publications: [...publications],
    mediaType,
    encoding: 'utf-8',
    bytesSha256: textSha256,
    textSha256,
    length: utf16(text.length),
    blocks: [...facts.blocks],
    marks: [...facts.marks],
  };
}

/** The reader has compared text and hash; `verify` does so again. */
function keepRecord(db: WriteDb, { id, text, textSha256, facts }: GatheredDocument): void {
  keepText(db, id, text, facts.words);
  keepOriginal(db, id, textSha256, Buffer.from(text));
}

/** Annotators and layers that the project does not know yet: an unknown handle is made. */
function newLayers(db: ReadDb, { annotations, relations, documents }: Gathered): Change[] {
  const layers = new Set(listLayers(db).map(({ id }) => id));
  const annotators = new Set(listAnnotators(db).map(({ id }) => id));
  const named = new Set<string>();
  for (const { value } of annotations.values()) named.add(value.layer);
  for (const { value } of relations.values()) named.add(value.layer);
  for (const { value } of documents.values()) for (const layer of Object.keys(value.labels)) named.add(layer);
  return [...named].toSorted().flatMap((id): Change[] => {
    const kind = id === 'gold' || id === 'suggestions' ? id : 'annotator';
    return [
      ...(kind !== 'annotator' || annotators.has(id)
        ? []
        : [{ entity: 'annotator', id, after: { id, name: id } } as const]),
      ...(layers.has(id) ? [] : [{ entity: 'layer', id, after: { id, kind } } as const]),
    ];
  });
}
