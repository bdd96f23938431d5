import { Refusal } from '../../../shared/api/reply.ts';
import { factsOf } from '../sources/text-facts.ts';
import { inScratch, type Scratch } from '../spool/scratch.ts';
import { createSpool, type SpoolSummary } from '../spool/spool.ts';
import type { DatasetRequest } from './dataset.ts';
import { FORMATS, formatById } from './table.ts';

/**
 * Reads an annotated dataset of any format into a spool, all or nothing, and finds out about its texts what an import needs.
 * Plain values in and out: made to be run in the thread that parses what comes from outside. What is in memory does not grow with
 * the file.
 *
 * @throws Refusal `refused` with `details.file` and `details.line`; `invalid` for a format that holds no datasets;
 *   `not_found` and `io` for a file that cannot be read; those of `inScratch`; `cancelled`.
 */
export async function readDataset({ spool, ...request }: DatasetRequest, signal?: AbortSignal): Promise<SpoolSummary> {
  return inScratch(spool, (db) => readDatasetInto(db, request, signal));
}

/** {@link readDataset} into a scratch that is open. */
export async function readDatasetInto(
  db: Scratch,
  { format, source, ...options }: Omit<DatasetRequest, 'spool'>,
  signal?: AbortSignal,
): Promise<SpoolSummary> {
  const reader = formatById(format)?.native;
  if (!reader) {
    const readable = FORMATS.filter((known) => known.native).map((known) => known.id);
    throw new Refusal('invalid', `No dataset can be read as "${format}"; choose ${readable.join(', ')}.`);
  }
  const spool = createSpool(
    db,
    ({ text, mediaType, structure }) => factsOf(text, mediaType, structure),
    reader.onTwice,
  );
  await reader.read(source, options, spool, signal);
  return spool.finish();
}
