import type { Publication, SourceDocument } from '../../../shared/model/document.ts';
import { parseEdtf } from '../../../shared/text/edtf.ts';
import { earliestOf } from '../../../shared/text/edtf-bounds.ts';
import type { Span } from '../../../shared/text/units.ts';

/** What stands around a quote, and what its document states: figures and times are read by it. */
export interface Around {
  /** Of its sentence, before and behind the quote. */
  readonly before: string;
  readonly after: string;
  /** A language tag; null: not stated. */
  readonly language: string | null;
  /** The beginning of the document, which tells its language where that is not stated. */
  readonly sample: string;
  /** EDTF: when the document was first published; null: not set. */
  readonly published: string | null;
}

/** Characters of a sentence on each side at most. */
const MOST = 300;
const SAMPLE = 2000;
const ENDS_BEFORE = /[.!?。！？]["”’)]*\s|[。！？]|\n/gu;
const END_BEHIND = /[.!?]["”’)]*(?=\s|$)|[。！？\n]/u;

/** What stands around a place of a text. O(1) beside the document's publications. */
export function aroundOf(text: string, { start, end }: Span, record: SourceDocument): Around {
  const before = text.slice(Math.max(0, start - MOST), start);
  const after = text.slice(end, end + MOST);
  const last = [...before.matchAll(ENDS_BEFORE)].at(-1);
  const stop = END_BEHIND.exec(after);
  const language = record.metadata['language'];
  return {
    before: last === undefined ? before : before.slice(last.index + last[0].length),
    after: stop === null ? after : after.slice(0, stop.index),
    language: typeof language === 'string' && language !== '' ? language : null,
    sample: text.slice(0, SAMPLE),
    published: firstDate(record.publications),
  };
}

/** Dates that are none are left out: the panel about the document says which. */
function firstDate(publications: readonly Publication[]): string | null {
  return earliestOf(publications.flatMap(({ date = '' }) => (parseEdtf(date) === null ? [] : [date])));
}
