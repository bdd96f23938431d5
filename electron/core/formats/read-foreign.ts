import { Refusal } from '../../../shared/api/reply.ts';
import { documentSchema, isExtracted } from '../../../shared/model/document.ts';
import { MAX_TEXT_BYTES } from '../../../shared/text/limits.ts';
import { unfitCharacter } from '../../../shared/text/refuse.ts';
import { factsOf, type TextFacts } from '../sources/text-facts.ts';
import type { FileTree, ForeignDocument } from './foreign.ts';
import { createForeignSpool, type ForeignSpool } from '../spool/foreign-spool.ts';
import { inScratch, settle } from '../spool/scratch.ts';
import { describeIssue } from './issues.ts';
import { withDeclared } from './mapping/declared.ts';
import { collectWords, type Words } from './mapping/words.ts';
import { titleFor } from './native/title.ts';
import { at, Problem, refusalAt } from './problem.ts';
import { formatById } from './table.ts';

/** A foreign dataset to read. Plain values, so that it can be sent to another thread. */
export interface ForeignRequest {
  /** An id of the table of formats. */
  readonly format: string;
  readonly tree: FileTree;
  /** Path of the new file that the documents are spooled to. */
  readonly spool: string;
}

/** What a foreign dataset holds, and in which words. Plain values. */
export interface ForeignRead {
  readonly documents: number;
  readonly annotations: number;
  readonly relations: number;
  readonly words: Words;
}

/**
 * Reads a dataset of another tool into a spool, all or nothing, and finds out about its texts what an import needs: made to be run in the
 * thread that parses what comes from outside. Documents with a text have a title then. One document is in memory at a time where the
 * format's reader has no more.
 *
 * @throws Refusal `refused` with file and line: what the reader refuses, two documents of one name, a text that cannot be a document, a
 *   dataset without documents; `invalid` for a format that is not read so; `not_found`, `io`, `cancelled`.
 */
export async function readForeign({ spool, ...request }: ForeignRequest, signal?: AbortSignal): Promise<ForeignRead> {
  return inScratch(spool, async (db) => {
    const read = await readInto(createForeignSpool(db), request, signal);
    settle(db);
    return read;
  });
}

async function readInto(
  spool: ForeignSpool,
  { format, tree }: Omit<ForeignRequest, 'spool'>,
  signal?: AbortSignal,
): Promise<ForeignRead> {
  const reader = formatById(format)?.reader;
  if (!reader) throw new Refusal('invalid', `No dataset can be read as "${format}". See: claimwright formats`);
  const counts = { documents: 0, annotations: 0, relations: 0 };
  const words = collectWords();
  for await (const read of reader.read(tree, signal)) {
    const { document, facts } = checked(read);
    const { key, place } = document;
    if (!spool.add(document, facts)) {
      throw refusalAt(place, `the document ${JSON.stringify(key)} stands twice; keep one`);
    }
    counts.documents += 1;
    counts.annotations += document.annotations.length;
    counts.relations += document.relations.length;
    for (const { type, toDocument, to } of words.add(document)) spool.addAcross(type, toDocument, to);
  }
  if (counts.documents === 0) {
    throw new Refusal('refused', `${tree.name}: there are no documents in it. Nothing was read.`, { file: tree.name });
  }
  for (const { type, annotation, document } of spool.across()) {
    const label = document.annotations.find(({ id }) => id === annotation)?.label;
    if (label !== undefined) words.endsAt(type, label);
  }
  const declared = reader.declares?.(tree) ?? null;
  return { ...counts, words: declared === null ? words.words() : withDeclared(words.words(), declared) };
}

/** A document as it is kept, with a title where it has a text. @throws Refusal with file and line */
function checked(document: ForeignDocument): { document: ForeignDocument; facts: TextFacts | null } {
  const { text, mediaType: stated = 'text/plain', structure, place } = document;
  if (text === null) return { document, facts: null };
  at(place, () => refuseUnfit(text));
  const mediaType = isExtracted(stated) && structure === undefined ? 'text/plain' : stated;
  const title = at(place, () => titleFor(text, mediaType, document.title, structure));
  at(place, () => refuseUnkept({ ...document, title }));
  return { document: { ...document, title }, facts: factsOf(text, mediaType, structure) };
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
