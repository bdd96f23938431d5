import type { Failure } from '../../../shared/api/reply.ts';
import { assertNever } from '../../../shared/assert.ts';
import type { IncomingRead, IncomingRequest } from '../bundle/read-incoming.ts';
import type { DatasetRequest } from '../formats/dataset.ts';
import { nameOf, type FileSource } from '../formats/lines.ts';
import type { ForeignRead, ForeignRequest } from '../formats/read-foreign.ts';
import type { TextsRead, TextsRequest } from '../formats/texts/read-texts.ts';
import type { ZipTree } from '../formats/zip-in.ts';
import type { SpoolSummary } from '../spool/spool.ts';
import type { DocumentSource, ParsedDocument } from '../sources/read-document.ts';

/**
 * Everything that the parse thread can be asked, and what it answers: a further kind is one entry here and its reader in
 * `entry.ts`. Both sides are plain data, since they are cloned on their way.
 */
export interface ParseKinds {
  readonly document: { readonly request: DocumentSource; readonly result: ParsedDocument };
  readonly dataset: { readonly request: DatasetRequest; readonly result: SpoolSummary };
  readonly foreign: { readonly request: ForeignRequest; readonly result: ForeignRead };
  /** Null: its columns are those of annotations, and it was asked not to be read then. */
  readonly texts: { readonly request: TextsRequest; readonly result: TextsRead | null };
  /** What it holds is in the database that the request names. */
  readonly incoming: { readonly request: IncomingRequest; readonly result: IncomingRead };
  readonly archive: { readonly request: { readonly source: FileSource }; readonly result: ZipTree };
}

export type ParseKind = keyof ParseKinds;

/** A request as it is sent: a union tagged by `kind`. */
export type ParseRequest = { [K in ParseKind]: { readonly kind: K } & ParseKinds[K]['request'] }[ParseKind];

/** The request of one kind, as it is sent. */
export type RequestOf<K extends ParseKind> = Extract<ParseRequest, { kind: K }>;

/** What one kind of request is answered with. */
export type ResultOf<K extends ParseKind> = ParseKinds[K]['result'];

/** The answer to one request. A bug in a reader is no answer: it ends the thread. */
export type ParseAnswer<K extends ParseKind = ParseKind> = { readonly ok: true; readonly value: ResultOf<K> } | Failure;

/** The name of the file that a request is about, for messages. */
export function fileOf(request: ParseRequest): string {
  switch (request.kind) {
    case 'document':
    case 'incoming':
      return request.name;
    case 'foreign':
      return request.tree.name;
    case 'dataset':
    case 'texts':
    case 'archive':
      return nameOf(request.source);
    default:
      return assertNever(request);
  }
}
