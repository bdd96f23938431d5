import { invariant } from '../../../../shared/assert.ts';
import { offsetMap } from '../../../../shared/text/convert.ts';
import { canonical } from '../../repositories/state.ts';
import type { DatasetRecord } from '../dataset.ts';
import type { TextForm } from '../format.ts';
import { lineSchema } from '../native/schema.ts';
import { nativeLine } from '../native/write.ts';

/** The longest quote that goes out where short ones do, in UTF-16 code units. */
export const SHORT_QUOTE = 100;

/**
 * Writes records as stand-off annotation: a line a document as the native dataset has it, with the hash of the text in place of the text.
 *
 * @throws Refusal as the native writer.
 */
export async function* writeStandoff(
  records: AsyncIterable<DatasetRecord> | Iterable<DatasetRecord>,
  quotes: TextForm['quotes'],
): AsyncGenerator<string> {
  let previous = '';
  for await (const record of records) {
    invariant(record.id > previous, `expected a document after ${previous}, got ${record.id}`);
    previous = record.id;
    const {
      text,
      text_sha256,
      offset_unit: _,
      annotations = [],
      ...line
    } = lineSchema.parse(JSON.parse(nativeLine(record)));
    const kept = annotations.map(({ quote, ...annotation }) =>
      quotes === 'short' && quote.length <= SHORT_QUOTE ? { ...annotation, quote } : annotation,
    );
    const { codePoints: length } = offsetMap(text);
    yield `${canonical({ ...line, annotations: kept, length, sha256: text_sha256, standoff: 1 })}\n`;
  }
}
