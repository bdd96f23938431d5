import { Refusal } from '../../../shared/api/reply.ts';
import { documentSchema, isExtracted } from '../../../shared/model/document.ts';
import { MAX_TEXT_BYTES } from '../../../shared/text/limits.ts';
import { unfitCharacter } from '../../../shared/text/refuse.ts';
import { factsOf, type TextFacts } from '../sources/text-facts.ts';
import type { FileTree, ForeignDocument } from './foreign.ts';
import { describeIssue } from './issues.ts';
import { titleFor } from './native/title.ts';
import { at, Problem, refusalAt } from './problem.ts';
import { formatById } from './table.ts';

/** A foreign dataset to read. Plain values, so that it can be sent to another thread. */
export interface ForeignRequest {
  /** An id of the table of formats. */
  readonly format: string;
  readonly tree: FileTree;
}

/** What a foreign dataset says, and what is to be known of each of its texts. Plain values. */
export interface ForeignRead {
  /** In the order of the files. Those with a text have a title. */
  readonly documents: readonly ForeignDocument[];
  /** Of each document, in their order; null where it brings no text. */
  readonly texts: readonly (TextFacts | null)[];
}

/**
 * Reads a dataset of another tool, all or nothing, and finds out about its texts what an import needs: made to be run in the thread
 * that parses what comes from outside.
 *
 * @throws Refusal `refused` with file and line: what the reader refuses, two documents of one name, a text that cannot be a document, a
 *   dataset without documents; `invalid` for a format that is not read so; `not_found`, `io`, `cancelled`.
 */
export async function readForeign({ format, tree }: ForeignRequest, signal?: AbortSignal): Promise<ForeignRead> {
  const reader = formatById(format)?.reader;
  if (!reader) throw new Refusal('invalid', `No dataset can be read as "${format}". See: claimwright formats`);
  const documents: ForeignDocument[] = [];
  const texts: (TextFacts | null)[] = [];
  const keys = new Set<string>();
  for await (const document of reader.read(tree, signal)) {
    const { key, text, mediaType: stated = 'text/plain', structure, place } = document;
    if (keys.has(key)) throw refusalAt(place, `the document ${JSON.stringify(key)} stands twice; keep one`);
    keys.add(key);
    if (text === null) {
      documents.push(document);
      texts.push(null);
      continue;
    }
    at(place, () => refuseUnfit(text));
    const mediaType = isExtracted(stated) && structure === undefined ? 'text/plain' : stated;
    const title = at(place, () => titleFor(text, mediaType, document.title, structure));
    at(place, () => refuseUnkept({ ...document, title }));
    documents.push({ ...document, title });
    texts.push(factsOf(text, mediaType, structure));
  }
  if (documents.length === 0) {
    throw new Refusal('refused', `${tree.name}: there are no documents in it. Nothing was read.`, { file: tree.name });
  }
  return { documents, texts };
}

const keptSchema = documentSchema.pick({ title: true, metadata: true, publications: true }).partial();

/** What is said of a document has the shape in which it is kept. @throws Problem */
function refuseUnkept({ title, metadata, publications }: ForeignDocument): void {
  const issue = keptSchema.safeParse({ title, metadata, publications }, { reportInput: true }).error?.issues[0];
  if (issue) throw new Problem(describeIssue(issue, 'this is no document'));
}

function refuseUnfit(text: string): void {
  if (text.trim() === '') throw new Problem('the text is empty; take the document out');
  if (Buffer.byteLength(text) > MAX_TEXT_BYTES) {
    throw new Problem(`the text is longer than ${MAX_TEXT_BYTES / 2 ** 20} MiB; split the document`);
  }
  const unfit = unfitCharacter(text);
  if (unfit) throw new Problem(`the text holds a ${unfit.kind} in its line ${unfit.line}; take it out`);
}
