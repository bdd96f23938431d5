import { basename } from 'node:path';
import type { CodebookCheck, CodebookImport } from '../../../shared/api/codebook.ts';
import type { Source } from '../../../shared/api/inputs.ts';
import type { Output, Parsed } from '../../../shared/api/procedures.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import { editsBetween } from '../../../shared/codebook/diff.ts';
import { codebookProblems } from '../../../shared/codebook/problems.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import type { ReadDb } from '../db/types.ts';
import { writeFileAtomically } from '../formats/atomic.ts';
import { codebookOfQdc } from '../formats/codebook/qdc-codebook.ts';
import { QdcProblem, readQdc } from '../formats/codebook/qdc-read.ts';
import { writeQdc } from '../formats/codebook/qdc-write.ts';
import { writeCodebook } from '../formats/codebook/schema.ts';
import { refusalAt } from '../formats/problem.ts';
import { currentCodebook, previewCodebook } from './codebook-edit.ts';
import { bytesOfCodebook, decodeCodebook, MAX_CODEBOOK_BYTES, readCodebookText, refuseProblems } from './codebook.ts';
import type { Pace } from './task.ts';

/** A codebook file, read: what it says, and what its reader should know. */
interface Read {
  readonly file: string;
  readonly format: 'json' | 'qdc';
  readonly id: string;
  /** Null: the format has none. */
  readonly version: string | null;
  readonly codebook: Codebook;
  readonly notes: readonly string[];
}

/**
 * Reads a codebook file in this thread: it has 8 MiB at most, its nesting is limited and nothing in it refers to anything else, so
 * that it takes a moment.
 *
 * @param known what a file that says less is completed from.
 */
function read(source: Source, known?: Codebook): Read {
  const file = source.kind === 'path' ? source.path : basename(source.name);
  const text = decodeCodebook(source.kind === 'path' ? bytesOfCodebook(file) : bytesOf(source, file), file);
  if (!/^\uFEFF?\s*</.test(text) && !/\.qdc$/i.test(file)) {
    const codebook = readCodebookText(text, file, known);
    return { file, format: 'json', id: codebook.id, version: codebook.version, codebook, notes: [] };
  }
  try {
    const { codebook, notes } = codebookOfQdc(readQdc(text), file, known);
    return { file, format: 'qdc', id: codebook.id, version: null, codebook, notes };
  } catch (error) {
    if (!(error instanceof QdcProblem)) throw error;
    throw refusalAt({ file, line: error.line }, `this codebook cannot be read: ${error.message}`);
  }
}

function bytesOf({ base64 }: Extract<Source, { kind: 'bytes' }>, file: string): Uint8Array {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length <= MAX_CODEBOOK_BYTES) return bytes;
  throw new Refusal(
    'refused',
    `${file}: this has more than ${MAX_CODEBOOK_BYTES / 2 ** 20} MiB; a codebook is a small file.`,
    {
      file,
    },
  );
}

/** Reads a codebook file and lists what is wrong with it. @throws Refusal `refused` where it cannot be read as one. */
export function checkCodebookFile(source: Source): CodebookCheck {
  const { format, codebook, notes } = read(source);
  return { format, codebook, problems: codebookProblems(codebook), notes: [...notes] };
}

/**
 * Compares a codebook file with the project's codebook: what to edit so that the project's says the same, and what that would
 * change. Nothing is changed.
 *
 * @throws Refusal `refused` where the file has an error.
 */
export async function importCodebook(db: ReadDb, source: Source, pace: Pace): Promise<CodebookImport> {
  const now = currentCodebook(db);
  const { file, format, id, version, codebook, notes } = read(source, now);
  refuseProblems(codebook, file);
  const edits = editsBetween(now, codebook);
  return {
    format,
    id,
    version,
    edits,
    preview: edits.length === 0 ? null : await previewCodebook(db, edits, pace),
    notes: [...(edits.some(({ edit }) => edit.startsWith('retire')) ? [RENAMES] : []), ...notes],
  };
}

const RENAMES =
  'What the file does not have is retired; nothing is deleted. A file cannot say that a name was changed: where it was, rename it in the project first.';

/**
 * Writes the codebook as a file, whole or not at all.
 *
 * @throws Refusal of {@link writeFileAtomically}.
 */
export async function exportCodebook(
  codebook: Codebook,
  { path, format, overwrite }: Pick<Parsed<'codebook.export'>, 'path' | 'format' | 'overwrite'>,
): Promise<Output<'codebook.export'>> {
  const { text, losses } = written(codebook, format);
  const { bytes, sha256 } = await writeFileAtomically(path, [text], { overwrite });
  return { path, bytes, sha256, losses: [...losses] };
}

function written(codebook: Codebook, format: 'json' | 'qdc'): { text: string; losses: readonly string[] } {
  if (format === 'json') return { text: writeCodebook(codebook), losses: [] };
  const { xml, losses } = writeQdc(codebook);
  return { text: xml, losses };
}
