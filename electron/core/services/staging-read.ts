import { Refusal } from '../../../shared/api/reply.ts';
import type { ParseRunner } from '../parse/runner.ts';
import { datasetAt } from './dataset.ts';
import { datasetContext } from './import-dataset.ts';
import type { OpenProject } from './project.ts';
import { bytesOf, type SourceFile } from './source-files.ts';
import type { Content, Told } from './staging-entry.ts';
import { readStagedTexts } from './staging-texts.ts';

/** What reading is done with. `annotator`: whose a dataset's annotations are that name nobody; undefined: nobody's. */
export interface ReadParts {
  readonly parse: ParseRunner;
  readonly annotator: () => string | undefined;
}

/**
 * Reads a staged file, as its format and the user's word have it. What cannot be read is a problem and no error.
 *
 * @throws Refusal `cancelled`.
 */
export async function readEntry(
  project: OpenProject,
  file: SourceFile,
  told: Told,
  parts: ReadParts,
  signal?: AbortSignal,
): Promise<Content> {
  if (file.problem !== null) return { kind: 'problem', problem: file.problem };
  try {
    return await readAs(project, file, told, parts, signal);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'cancelled') throw error;
    return { kind: 'problem', problem: error.message };
  }
}

async function readAs(
  project: OpenProject,
  file: SourceFile,
  told: Told,
  { parse, annotator }: ReadParts,
  signal?: AbortSignal,
): Promise<Content> {
  const texts = await readStagedTexts(file, told, parse, signal);
  if (texts) return texts;
  if (file.format.native) {
    const context = datasetContext(project.db, annotator());
    const { path, summary } = await parse.dataset({ format: file.format.id, source: file.source, ...context }, signal);
    return { kind: 'dataset', dataset: datasetAt(path, file.place, summary) };
  }
  if (file.format.reader) {
    const { path, summary } = await parse.foreign({ format: file.format.id, tree: file.tree }, signal);
    return { kind: 'foreign', spool: path, ...summary };
  }
  const mediaType = told.mediaType ?? file.format.source ?? 'text/plain';
  const bytes = bytesOf(file);
  const { encoding, mainContent } = told;
  const parsed = await parse.document({ bytes, name: file.name, mediaType, encoding, mainContent }, signal);
  return { kind: 'document', parsed, bytes };
}
