import type { Imported } from '../../../shared/api/imports.ts';
import type { Publication, SourceDocument } from '../../../shared/model/document.ts';
import type { Change } from '../../../shared/model/record.ts';
import { utf16 } from '../../../shared/text/units.ts';
import type { ReadDb, WriteDb } from '../db/types.ts';
import type { ParsedDocument } from '../sources/read-document.ts';
import { documentById } from '../repositories/documents.ts';
import { lastSeq } from '../repositories/log.ts';
import { keepOriginal, keepText } from '../repositories/texts.ts';
import type { OpenProject } from './project.ts';

/** A text that was read, the bytes it was read from, where it appeared, and what its file says of it. */
export interface NewDocument {
  readonly parsed: Omit<ParsedDocument, 'leftOut' | 'metadata' | 'publication'>;
  readonly bytes: Uint8Array;
  readonly publication: Publication;
  readonly metadata?: SourceDocument['metadata'];
}

/** Documents that come in, and the texts that have to be kept before them. */
export interface Addition {
  /** By id, in the order of the files. */
  readonly records: ReadonlyMap<string, SourceDocument>;
  readonly keep: (db: WriteDb) => void;
  /** How many of them were there already. */
  readonly known: number;
  /** Further files with the text of another one. */
  readonly repeated: number;
}

/** By whom and as what an import is written, or that it only says what it would bring. */
export type Writing =
  | {
      readonly batch: string;
      readonly actor: string;
      /** False where it is no gesture of anybody's; see `WriteRequest`. */
      readonly undoable?: boolean;
    }
  | { readonly dryRun: true };

/** Imports texts as one batch. The same text twice is one document that appeared twice. */
export function addDocuments(
  project: OpenProject,
  request: Writing & { readonly documents: readonly NewDocument[] },
): Imported {
  const { documents } = request;
  const { records, keep, known, repeated } = additionOf(project.db, documents);
  const answer = { documents: [...records.keys()], known, repeated, kept: 0, annotations: 0, relations: 0 };
  if ('dryRun' in request) return { seq: lastSeq(project.db), ...answer };
  const { batch, actor, undoable = true } = request;
  const name =
    documents.length === 1
      ? `import ${documents[0]?.publication.fileName ?? 'text'}`
      : `import ${documents.length} texts`;
  const changes = [...records.values()].map(documentChange);
  const { seq } = project.write({ batch, name, actor, undoable, changes, before: keep });
  return { seq, ...answer };
}

/** The change that puts a document there. */
export const documentChange = (after: SourceDocument): Change => ({ entity: 'document', id: after.id, after });

/** What importing these texts would change. */
export function additionOf(db: ReadDb, documents: readonly NewDocument[]): Addition {
  const records = new Map<string, SourceDocument>();
  let known = 0;
  for (const document of documents) {
    const { parsed, publication } = document;
    const earlier = records.get(parsed.id);
    const there = earlier ?? documentById(db, parsed.id);
    known += Number(there !== undefined && earlier === undefined);
    records.set(parsed.id, there ? withPublications(there, [publication]) : recordOf(document));
  }
  return {
    records,
    known,
    repeated: documents.length - records.size,
    keep(writable) {
      for (const { parsed, bytes } of documents) {
        keepText(writable, parsed.id, parsed.text, parsed.words);
        keepOriginal(writable, parsed.id, parsed.bytesSha256, bytes);
      }
    },
  };
}

function recordOf({ parsed, publication, metadata = {} }: NewDocument): SourceDocument {
  const { id, title, mediaType, encoding, bytesSha256, textSha256, text, blocks, marks } = parsed;
  return {
    id,
    title,
    metadata,
    publications: [publication],
    mediaType,
    encoding,
    bytesSha256,
    textSha256,
    length: utf16(text.length),
    blocks: [...blocks],
    marks: [...marks],
  };
}

/** The same text once more: publications are added unless they are known. The same record where all of them are. */
export function withPublications(document: SourceDocument, more: readonly Publication[]): SourceDocument {
  const all = [...document.publications];
  for (const publication of more) {
    const facts = Object.entries(publication);
    const known = all.some((there) => facts.every(([key, value]) => there[key as keyof Publication] === value));
    if (!known) all.push(publication);
  }
  return all.length === document.publications.length ? document : { ...document, publications: all };
}
