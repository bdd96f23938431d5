import type { Imported } from '../../../shared/api/procedures.ts';
import type { Publication, SourceDocument } from '../../../shared/model/document.ts';
import type { Change } from '../../../shared/model/record.ts';
import { utf16 } from '../../../shared/text/units.ts';
import type { ReadDb, WriteDb } from '../db/types.ts';
import type { ParsedDocument } from '../sources/read-document.ts';
import { documentById } from '../repositories/documents.ts';
import { keepOriginal, keepText } from '../repositories/texts.ts';
import type { OpenProject } from './project.ts';

/** A text that was read, the bytes it was read from, and where it appeared. */
export interface NewDocument {
  readonly parsed: ParsedDocument;
  readonly bytes: Uint8Array;
  readonly publication: Publication;
}

/** Changes that bring documents in, and the texts that have to be kept before them. */
export interface Addition {
  readonly changes: readonly Change[];
  readonly keep: (db: WriteDb) => void;
  /** Ids in the order of the files, each once. */
  readonly ids: readonly string[];
  /** How many of the texts were there already. */
  readonly known: number;
}

/** Imports texts as one batch. The same text twice is one document that appeared twice. */
export function addDocuments(
  project: OpenProject,
  request: { batch: string; actor: string; undoable?: boolean; documents: readonly NewDocument[] },
): Imported {
  const { batch, actor, undoable = true, documents } = request;
  const { changes, keep, ids, known } = additionOf(project.db, documents);
  const name =
    documents.length === 1
      ? `import ${documents[0]?.publication.fileName ?? 'text'}`
      : `import ${documents.length} texts`;
  const { seq } = project.write({ batch, name, actor, undoable, changes, before: keep });
  return { seq, documents: [...ids], known, annotations: 0, relations: 0 };
}

/** What importing these texts would change. */
export function additionOf(db: ReadDb, documents: readonly NewDocument[]): Addition {
  const records = new Map<string, SourceDocument>();
  let known = 0;
  for (const { parsed, publication } of documents) {
    const there = records.get(parsed.id) ?? documentById(db, parsed.id);
    if (there) known += 1;
    records.set(parsed.id, there ? withPublication(there, publication) : recordOf(parsed, publication));
  }
  return {
    ids: [...records.keys()],
    known,
    changes: [...records].map(([id, after]) => ({ entity: 'document', id, after })),
    keep(writable) {
      for (const { parsed, bytes } of documents) {
        keepText(writable, parsed.id, parsed.text);
        keepOriginal(writable, parsed.id, parsed.bytesSha256, bytes);
      }
    },
  };
}

function recordOf(parsed: ParsedDocument, publication: Publication): SourceDocument {
  const { id, title, mediaType, encoding, bytesSha256, textSha256, text, blocks, marks } = parsed;
  return {
    id,
    title,
    metadata: {},
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

/** The same text once more: a publication is added unless it is known. */
function withPublication(document: SourceDocument, publication: Publication): SourceDocument {
  const facts = Object.entries(publication);
  const known = document.publications.some((there) =>
    facts.every(([key, value]) => there[key as keyof Publication] === value),
  );
  return known ? document : { ...document, publications: [...document.publications, publication] };
}
