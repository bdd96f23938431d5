import type { TableContent } from '../../../shared/api/staged.ts';
import type { TextsKind } from '../formats/texts/kinds.ts';
import type { ParseRunner } from '../parse/runner.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import { datasetOf, type Dataset } from './dataset.ts';
import type { SourceFile } from './source-files.ts';
import type { StagedTexts, Told } from './staging-entry.ts';

/**
 * Reads a staged file as a table of texts; null where it is none. A single Parquet file tells by its columns which it is.
 *
 * @throws Refusal as {@link ParseRunner.texts}.
 */
export async function readStagedTexts(
  file: SourceFile,
  told: Told,
  parse: ParseRunner,
  signal?: AbortSignal,
): Promise<StagedTexts | null> {
  const { format, source, tree } = file;
  const isUnsure = format.id === 'parquet' && told.as === undefined && tree.files.length === 1;
  const table: TextsKind | undefined = format.texts ?? (isUnsure ? 'parquet' : undefined);
  if (table === undefined) return null;
  const request = {
    table,
    source,
    ...(told.encoding !== undefined && { encoding: told.encoding }),
    ...(told.table !== undefined && { choice: told.table }),
  };
  const read = await parse.texts(
    { ...request, withDocuments: false, ...(isUnsure && { unlessAnnotated: true }) },
    signal,
  );
  return read && { kind: 'table', request, content: read.content };
}

/** What is told of a table of texts. */
export const describeTexts = (format: string, { content }: StagedTexts): TableContent => ({
  kind: 'table',
  format,
  ...content,
});

/**
 * The documents of a staged table, read as it was shown.
 *
 * @throws Refusal `refused` where it waits for a choice; those of the reader.
 */
export async function documentsOfTexts(
  { request, content }: StagedTexts,
  file: string,
  parse: ParseRunner,
  signal?: AbortSignal,
): Promise<Dataset> {
  const read =
    content.waiting === null
      ? await parse.texts({ ...request, choice: content.choice, withDocuments: true }, signal)
      : null;
  if (read?.documents) return datasetOf({ file }, read.documents);
  throw new Refusal('refused', `${file}: ${content.waiting ?? 'there is no text in it.'} Nothing was imported.`, {
    file,
  });
}
