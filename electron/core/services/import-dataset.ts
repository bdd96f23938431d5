import { Refusal } from '../../../shared/api/reply.ts';
import type { Imported, Staged } from '../../../shared/api/procedures.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import type { SourceDocument } from '../../../shared/model/document.ts';
import type { Change } from '../../../shared/model/record.ts';
import { utf16 } from '../../../shared/text/units.ts';
import type { ReadDb, WriteDb } from '../db/types.ts';
import type { DatasetReadResult, DatasetRecord, ReadOptions } from '../formats/dataset.ts';
import { annotationById } from '../repositories/annotations.ts';
import { documentById } from '../repositories/documents.ts';
import { relationById } from '../repositories/relations.ts';
import { listAnnotators, listLayers, readCodebook } from '../repositories/small.ts';
import { canonical } from '../repositories/state.ts';
import { keepOriginal, keepText } from '../repositories/texts.ts';
import { sha256 } from '../sources/identity.ts';
import { structureOf } from '../sources/structure-of.ts';
import { additionOf, type NewDocument } from './import-documents.ts';
import type { OpenProject } from './project.ts';

/** A dataset file that was read, with the name that messages give it. */
export interface Dataset extends DatasetReadResult {
  readonly file: string;
}

/** What a dataset is read against: the project's codebook, and who annotated what names nobody. */
export function datasetContext(db: ReadDb, defaultAnnotator: string | undefined): ReadOptions {
  const codebook = readCodebook(db);
  return {
    labels: codebook?.labels.map(({ name }) => name) ?? [],
    relationTypes: codebook?.relations.map(({ name }) => name) ?? [],
    codebookVersion: codebook?.version ?? '',
    ...(defaultAnnotator !== undefined && { defaultAnnotator }),
  };
}

type Counts = Omit<Extract<Staged['content'], { kind: 'dataset' }>, 'kind' | 'format'>;

/** What importing a dataset would bring. */
export function summarise(db: ReadDb, { records }: Dataset): Counts {
  const annotations = records.flatMap((record) => record.annotations);
  return {
    documents: records.length,
    newDocuments: records.filter(({ id }) => !documentById(db, id)).length,
    annotations: annotations.length,
    newAnnotations: annotations.filter(({ id }) => !annotationById(db, id)).length,
    relations: records.reduce((sum, { relations }) => sum + relations.length, 0),
  };
}

/**
 * Imports datasets, and texts chosen with them, as one batch. Documents meet by their text; an annotation that is there
 * already in the same state changes nothing.
 *
 * @throws Refusal `refused`, naming file and line, where an id is taken by something else or a relation's end is nowhere.
 */
export function addDataset(
  project: OpenProject,
  request: { batch: string; actor: string; documents: readonly NewDocument[]; datasets: readonly Dataset[] },
): Imported {
  const { batch, actor, documents, datasets } = request;
  const { db } = project;
  const texts = additionOf(db, documents);
  const brought = new Map<string, DatasetRecord>();
  for (const { records } of datasets) for (const record of records) brought.set(record.id, record);
  const fresh = [...brought.values()].filter(({ id }) => !documentById(db, id) && !texts.ids.includes(id));
  const annotations = datasets.flatMap(({ records }) => records.flatMap((record) => record.annotations));
  for (const dataset of datasets) refuseClashes(db, dataset, new Set(annotations.map(({ id }) => id)));

  const changes: Change[] = [
    ...texts.changes,
    ...fresh.map((record): Change => ({ entity: 'document', id: record.id, after: documentOf(record) })),
    ...newLayers(db, datasets),
    ...annotations.map((after): Change => ({ entity: 'annotation', id: after.id, after })),
    ...datasets.flatMap(({ records }) => records.flatMap(relationChanges)),
  ];
  const known = annotations.filter(({ id }) => annotationById(db, id)).length;
  const { seq } = project.write({
    batch,
    name: datasets.length === 1 ? `import ${datasets[0]?.file ?? 'dataset'}` : `import ${datasets.length} datasets`,
    actor,
    changes,
    before(writable) {
      texts.keep(writable);
      for (const record of fresh) keepRecord(writable, record);
    },
  });
  const relations = datasets.reduce((sum, { records }) => sum + records.reduce((n, r) => n + r.relations.length, 0), 0);
  return {
    seq,
    documents: [...texts.ids, ...brought.keys()],
    known: texts.known + brought.size - fresh.length,
    annotations: annotations.length - known,
    relations,
  };
}

function relationChanges(record: DatasetRecord): Change[] {
  return record.relations.map(({ toDocument: _, ...after }) => ({ entity: 'relation', id: after.id, after }));
}

/** A dataset brings texts, not files: the original bytes are the text's UTF-8. */
function documentOf({ id, title, metadata, publications, mediaType, text, textSha256 }: DatasetRecord): SourceDocument {
  const { blocks, marks } = structureOf(text, mediaType);
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
    blocks: [...blocks],
    marks: [...marks],
  };
}

function keepRecord(db: WriteDb, { id, text, textSha256 }: DatasetRecord): void {
  const bytes = Buffer.from(text);
  if (sha256(bytes) !== textSha256) throw new Refusal('refused', `The text of ${id} does not match its hash.`);
  keepText(db, id, text);
  keepOriginal(db, id, textSha256, bytes);
}

/** Annotators and layers that the project does not know yet: an unknown handle is made. */
function newLayers(db: ReadDb, datasets: readonly Dataset[]): Change[] {
  const layers = new Set(listLayers(db).map(({ id }) => id));
  const annotators = new Set(listAnnotators(db).map(({ id }) => id));
  const named = datasets.flatMap(({ records }) =>
    records.flatMap((record) => [...record.annotations, ...record.relations].map(({ layer }) => layer)),
  );
  return [...new Set(named)].toSorted().flatMap((id): Change[] => {
    const kind = id === 'gold' || id === 'suggestions' ? id : 'annotator';
    return [
      ...(kind !== 'annotator' || annotators.has(id)
        ? []
        : [{ entity: 'annotator', id, after: { id, name: id } } as const]),
      ...(layers.has(id) ? [] : [{ entity: 'layer', id, after: { id, kind } } as const]),
    ];
  });
}

/** Refuses ids that mean something else in the project, and relations that lead nowhere. */
function refuseClashes(db: ReadDb, { file, records, lines, unresolved }: Dataset, brought: ReadonlySet<string>): void {
  for (const [i, record] of records.entries()) {
    const line = lines[i] ?? 0;
    for (const annotation of record.annotations) {
      const there = annotationById(db, annotation.id);
      if (there && !same(there, annotation)) {
        throw clash(
          file,
          line,
          `the annotation ${annotation.id} is in the project with other content (${there.label}, layer ${there.layer})`,
        );
      }
    }
    for (const { toDocument: _, ...relation } of record.relations) {
      const there = relationById(db, relation.id);
      if (there && canonical(there) !== canonical(relation)) {
        throw clash(file, line, `the relation ${relation.id} is in the project with other content`);
      }
    }
  }
  for (const { relation, to, line } of unresolved) {
    if (brought.has(to) || annotationById(db, to)) continue;
    throw new Refusal(
      'refused',
      `${file}:${line}: the relation ${relation} leads to ${to}, which is neither in the file nor in the project. Import the file that holds it too.`,
      { file, line },
    );
  }
}

const same = (a: Annotation, b: Annotation): boolean => canonical(a) === canonical(b);

const clash = (file: string, line: number, what: string): Refusal =>
  new Refusal('refused', `${file}:${line}: ${what}. Give it another id, or delete it in the project first.`, {
    file,
    line,
  });
