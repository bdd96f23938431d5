import { createHash } from 'node:crypto';
import { Refusal } from '../../../shared/api/reply.ts';
import { invariant } from '../../../shared/assert.ts';
import type { ReadDb } from '../db/types.ts';
import { writeFileAtomically } from '../formats/atomic.ts';
import type { OutFile } from '../formats/format.ts';
import { zipped } from '../formats/tree-out.ts';
import { canonical } from '../repositories/state.ts';
import { originalOf } from '../repositories/texts.ts';
import type { Pace } from '../services/task.ts';
import { batchLine, codebookLine, documentLine, operationLine } from './lines.ts';
import {
  BUNDLE_FORMAT,
  BUNDLE_VERSION,
  CODEBOOK,
  DOCUMENTS,
  MANIFEST,
  OPERATIONS,
  originalEntry,
  type Manifest,
} from './manifest.ts';
import { keepTexts, type Texts } from './offsets.ts';
import {
  allTexts,
  batchesByStamp,
  bundledOperations,
  codebookStates,
  countsOf,
  lastDocumentState,
  lastProject,
  originalHashes,
  textBy,
} from './rows.ts';

/** What was written. */
interface WrittenBundle {
  readonly operations: number;
  readonly documents: number;
  readonly bytes: number;
}

/** One archive of the kind that is written has no more than 4 GiB, and none is read that has more than 2. */
const MOST = { entries: 0xffff, bytes: 2 ** 31 - 1 };

/**
 * Writes what a project's log holds as a bundle, whole or not at all. The same log gives the same bytes, in whatever order it
 * came together: nothing in it is of this copy or this machine. One text or one operation is in memory at a time.
 *
 * @param db a snapshot
 * @throws Refusal `exists`, `disk_full`, `read_only`, `io`, `cancelled`; `damaged` where the log is not sound; `refused` where it is
 *   more than 2 GiB.
 */
export async function writeBundle(
  db: ReadDb,
  path: string,
  { originals, overwrite }: { readonly originals: boolean; readonly overwrite: boolean },
  pace: Pace,
): Promise<WrittenBundle> {
  const { operations, documents } = countsOf(db);
  try {
    const pieces = zipped(bundleFiles(db, originals, pace), MOST);
    const { bytes } = await writeFileAtomically(path, pieces, { overwrite, signal: pace.signal });
    return { operations, documents, bytes };
  } catch (error) {
    if (error instanceof RangeError) throw damaged(error.message);
    if (!(error instanceof Refusal && error.code === 'refused' && error.details === undefined)) throw error;
    throw new Refusal(
      'refused',
      `${path}: This is more than one bundle can hold (2 GiB). Nothing was written; leave the originals out, or merge the project file itself.`,
      { file: path },
    );
  }
}

/** The entries of a bundle in their order; the manifest is made when the others have been written. */
export function* bundleFiles(db: ReadDb, originals: boolean, pace: Pace): Generator<OutFile> {
  const texts = keepTexts((document) => textBy(db, document));
  const entries: Manifest['entries'] = {};
  const entry = (
    path: string,
    pieces: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>,
  ): OutFile => ({
    path,
    pieces: hashed(pieces, (facts) => (entries[path] = facts)),
  });
  const hashes = originals ? originalHashes(db) : [];
  yield entry(CODEBOOK, codebookLines(db));
  yield entry(DOCUMENTS, documentLines(db, texts, pace));
  yield entry(OPERATIONS, operationLines(db, texts, pace));
  for (const hash of hashes) yield entry(originalEntry(hash), [originalOf(db, hash) ?? new Uint8Array()]);
  yield { path: MANIFEST, pieces: late(() => manifestText(db, entries)) };
}

async function* hashed(
  pieces: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>,
  tell: (facts: { bytes: number; sha256: string }) => void,
): AsyncGenerator<string | Uint8Array> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of pieces) {
    hash.update(piece);
    bytes += typeof piece === 'string' ? Buffer.byteLength(piece) : piece.length;
    yield piece;
  }
  tell({ bytes, sha256: hash.digest('hex') });
}

/** Every version of the codebook, a line each. */
export function* codebookLines(db: ReadDb): Generator<string> {
  for (const { after } of codebookStates(db)) yield `${codebookLine(after)}\n`;
}

/** Every text, a line each. */
export async function* documentLines(db: ReadDb, texts: Texts, pace: Pace): AsyncGenerator<string> {
  const { documents } = countsOf(db);
  let done = 0;
  for (const row of allTexts(db)) {
    await pace.step('texts', done, documents);
    done += 1;
    const state = lastDocumentState(db, row.document);
    if (state === undefined) throw damaged(`the history says nothing of the text ${row.document}`);
    yield `${documentLine(row, state, texts)}\n`;
  }
}

async function* operationLines(db: ReadDb, texts: Texts, pace: Pace): AsyncGenerator<string> {
  const { operations: total } = countsOf(db);
  let done = 0;
  for (const batch of batchesByStamp(db)) {
    const operations = bundledOperations(db, batch.id);
    if (operations.length === 0) continue;
    yield `${batchLine(batch, operations.length)}\n`;
    for (const operation of operations) {
      await pace.step('history', done, total);
      done += 1;
      if (operation.at !== batch.at) throw damaged(`operation ${operation.n} of ${batch.id} has another stamp`);
      yield `${operationLine(operation, texts)}\n`;
    }
  }
}

function* late(text: () => string): Generator<string> {
  yield text();
}

/** The manifest over entries that were written, or that were read. */
export function manifestText(db: ReadDb, entries: Manifest['entries']): string {
  const codebooks = codebookStates(db);
  const project = lastProject(db);
  const [codebook] = codebooks;
  invariant(project !== undefined && codebook !== undefined, 'a project says what it is, and has a codebook');
  const { id, name } = JSON.parse(project) as { id: string; name: string };
  const manifest: Manifest = {
    format: BUNDLE_FORMAT,
    version: BUNDLE_VERSION,
    offset_unit: 'codepoint',
    project: { id, name },
    codebook: {
      id: codebook.entity_id,
      versions: codebooks.map(({ after }) => (JSON.parse(after) as { version: string }).version),
    },
    counts: { ...countsOf(db), codebooks: codebooks.length, originals: Object.keys(entries).length - 3 },
    entries,
  };
  return `${canonical(manifest)}\n`;
}

const damaged = (what: string): Refusal =>
  new Refusal('damaged', `The project is damaged: ${what}. Nothing was written. Run verify to see all of it.`);
