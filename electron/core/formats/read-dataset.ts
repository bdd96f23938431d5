import { Refusal } from '../../../shared/api/reply.ts';
import { factsOf } from '../sources/text-facts.ts';
import type { DatasetReadResult, DatasetRequest } from './dataset.ts';
import { FORMATS, formatById } from './table.ts';

/**
 * Reads an annotated dataset of any format, all or nothing, and finds out about its texts what an import needs. Plain
 * values in and out: made to be run in the thread that parses what comes from outside.
 *
 * @throws Refusal `refused` with `details.file` and `details.line`; `invalid` for a format that holds no datasets;
 *   `not_found` and `io` for a file that cannot be read; `cancelled`.
 */
export async function readDataset(request: DatasetRequest, signal?: AbortSignal): Promise<DatasetReadResult> {
  const { format, source, ...options } = request;
  const reader = formatById(format)?.native;
  if (reader) {
    const content = await reader(source, options, signal);
    return {
      ...content,
      texts: content.records.map(({ text, mediaType, structure }) => factsOf(text, mediaType, structure)),
    };
  }
  const readable = FORMATS.filter((known) => known.native).map((known) => known.id);
  throw new Refusal('invalid', `No dataset can be read as "${format}"; choose ${readable.join(', ')}.`);
}
