import type { ForeignContent, PlaceCase } from '../../../shared/api/staged.ts';
import { checkQuote, describeQuoteProblem, quoteOf } from '../../../shared/text/quote.ts';
import { offsetMap } from '../../../shared/text/convert.ts';
import { codePoint, type Span } from '../../../shared/text/units.ts';
import { isExtracted, type SourceDocument } from '../../../shared/model/document.ts';
import type { ReadDb } from '../db/types.ts';
import type { ForeignAnnotation, ForeignDocument } from '../formats/foreign.ts';
import { anchoringIn, type Selector } from '../formats/mapping/anchor.ts';
import type { Anchored } from '../formats/mapping/anchor-outcome.ts';
import type { PlacedDocument } from '../formats/mapping/annotation.ts';
import { CONTEXT } from '../formats/mapping/anchor-context.ts';
import { shownId } from '../formats/mapping/shown-id.ts';
import type { Steps } from '../formats/mapping/steps.ts';
import { countedFor } from '../formats/mapping/anchor-units.ts';
import { at, Problem } from '../formats/problem.ts';
import { documentById } from '../repositories/documents.ts';
import { textOf } from '../repositories/texts.ts';
import type { SpooledForeign } from '../spool/foreign-spool.ts';
import { createTextFinder, type TextFinder } from './foreign-texts.ts';
import type { Pace } from './task.ts';

/** Where the annotations of a foreign dataset stand in the texts of the project, or in those that it brings: counted. */
export interface Places {
  readonly places: ForeignContent['places'];
  readonly otherTexts: number;
}

const MOST_CASES = 500;

type Counts = { -readonly [K in keyof ForeignContent['places']]: ForeignContent['places'][K] };

/** What placing a dataset is about. */
export interface PlacingRequest {
  readonly documents: Iterable<SpooledForeign>;
  /** How many those are. */
  readonly total: number;
  readonly anchor: ForeignContent['anchor'];
  /** Hears of each document once it has its places. */
  readonly each: (placed: PlacedDocument) => Promise<void>;
}

/**
 * Finds the text of each foreign document, and the place of each annotation in it. A document that brings its text is that text: where the
 * project has it, the two meet; else it is a new one. A text that differs from the project's of the same name is a new one, too, unless
 * `anchor` says that its annotations belong to the project's. A document without text is the project's that it names. One document is in
 * memory at a time.
 *
 * @throws Refusal with file and line: offsets that are not true of the text that the file itself brings, a text that is nowhere; `cancelled`.
 */
export async function placeDocuments(
  db: ReadDb,
  { documents, total, anchor, each }: PlacingRequest,
  pace: Pace,
): Promise<Places> {
  const finder = createTextFinder(db);
  const counts: Counts = { exact: 0, moved: 0, ambiguous: 0, lost: 0, cases: [] };
  let done = 0;
  let otherTexts = 0;
  for (const { document: foreign, facts } of documents) {
    await pace.step('placing', done++, total);
    const { text } = foreign;
    const other = text === null || finder.same(text) !== null ? null : finder.named(foreign);
    if (other !== null) otherTexts += 1;
    const target = text === null ? meant(foreign, finder) : anchor === 'project' ? other : null;
    const placed =
      target === null
        ? await inOwnText(foreign, text ?? '', counts, pace)
        : await inText(db, foreign, target, counts, pace);
    await each(facts ? { ...placed, facts } : placed);
  }
  return { places: counts, otherTexts };
}

const meant = (foreign: ForeignDocument, finder: TextFinder): string => at(foreign.place, () => finder.meant(foreign));

/** Annotations that are placed before the work gives way again. */
const BREATH = 50;
/** In a longer text, in UTF-16 code units, each single one takes its time. */
const LONG = 100_000;

/** Gives way between the steps that the search for one annotation takes. */
async function run(steps: Steps<Anchored>, pace: Pace, done: number, total: number): Promise<Anchored> {
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    await pace.step('placing', done, total);
  }
}

async function inOwnText(foreign: ForeignDocument, text: string, counts: Counts, pace: Pace): Promise<PlacedDocument> {
  const places = new Map<string, readonly Span[]>();
  const all = foreign.annotations.length;
  const find = anchoringIn(text);
  for (const [i, annotation] of foreign.annotations.entries()) {
    if (i % BREATH === 0 || text.length > LONG) await pace.step('placing', i, all);
    const { id, fragments, quote } = annotation;
    if (fragments === null) {
      const anchored = await run(find({ ...annotation, quote }), pace, i, all);
      note(places, counts, foreign, annotation, { quote }, anchored);
    } else {
      at(annotation.place, () => {
        const problem = checkQuote(text, fragments, quote ?? quoteOf(text, fragments));
        if (problem)
          throw new Problem(
            `${shownId(annotation)}: ${describeQuoteProblem(problem)}; correct the offsets or the quote`,
          );
      });
      counts.exact += 1;
      places.set(id, fragments);
    }
  }
  return { foreign, text, places };
}

async function inText(
  db: ReadDb,
  stated: ForeignDocument,
  id: string,
  counts: Counts,
  pace: Pace,
): Promise<PlacedDocument> {
  const there = documentById(db, id);
  const text = textOf(db, id) ?? '';
  // Offsets that a file gives without its text could not be converted before the text was known.
  const foreign = stated.text === null ? countedFor(stated, text) : stated;
  const isThat = there !== undefined && isThatText(foreign, there);
  const places = new Map<string, readonly Span[]>();
  const all = foreign.annotations.length;
  const find = anchoringIn(text);
  const inUnit = convertedTo(text, foreign);
  for (const [i, annotation] of foreign.annotations.entries()) {
    if (i % BREATH === 0 || text.length > LONG) await pace.step('placing', i, all);
    const selector = selectorOf(inUnit(annotation), isThat ? text : foreign.text);
    note(places, counts, foreign, annotation, selector, await run(find(selector), pace, i, all), text);
  }
  if (!there) return { foreign, text, places };
  const { title, metadata, mediaType, blocks, marks } = there;
  // What the project says of its document stands: the file has another text, or none.
  const { structure: _, publications: __, ...rest } = foreign;
  const structure = isExtracted(mediaType) ? { structure: { blocks, marks } } : {};
  return { foreign: { ...rest, text, title, metadata, mediaType, ...structure }, text, places };
}

/** Whether a document that brings no text names this very one by its hash: then its offsets are true of it, and need no quote. */
const isThatText = ({ text, textSha256, documentId }: ForeignDocument, there: SourceDocument): boolean =>
  text === null && (textSha256 === undefined ? documentId === there.id : textSha256 === there.textSha256);

/** Gives annotations whose offsets could not be converted without the text their UTF-16 ones; those that are outside of it have none. */
function convertedTo(text: string, { unit }: ForeignDocument): (annotation: ForeignAnnotation) => ForeignAnnotation {
  if (unit === undefined) return (annotation) => annotation;
  const map = offsetMap(text);
  const isInside = ({ start, end }: Span): boolean => start <= map.codePoints && end <= map.codePoints;
  const converted = ({ start, end }: Span): Span => ({
    start: map.toUtf16(codePoint(start)),
    end: map.toUtf16(codePoint(end)),
  });
  return (annotation) => ({
    ...annotation,
    fragments: annotation.fragments?.every(isInside) === true ? annotation.fragments.map(converted) : null,
  });
}

/** What is known of an annotation's place: what its file says, and what the text shows that the file brings. */
function selectorOf(annotation: ForeignAnnotation, text: string | null): Selector {
  const { fragments, quote, prefix, suffix } = annotation;
  if (text === null || fragments === null) return { fragments, quote, prefix, suffix };
  const start = fragments[0]?.start ?? 0;
  const end = fragments.at(-1)?.end ?? 0;
  return {
    fragments,
    quote: quote ?? quoteOf(text, fragments),
    prefix: prefix ?? text.slice(Math.max(0, start - CONTEXT), start),
    suffix: suffix ?? text.slice(end, end + CONTEXT),
  };
}

function note(
  places: Map<string, readonly Span[]>,
  counts: Counts,
  { title, key }: ForeignDocument,
  { id, label, place }: ForeignAnnotation,
  { quote = '' }: Pick<Selector, 'quote'>,
  anchored: Anchored,
  text?: string,
): void {
  const { outcome, why } = anchored;
  counts[outcome] += 1;
  if ('fragments' in anchored) places.set(id, anchored.fragments);
  if (outcome === 'exact' || counts.cases.length >= MOST_CASES) return;
  const now = text !== undefined && 'fragments' in anchored ? quoteOf(text, anchored.fragments) : quote;
  const more = now === quote ? '' : `; now: ${JSON.stringify(shortened(now))}`;
  const one: PlaceCase = {
    document: title ?? key,
    label,
    quote: shortened(quote),
    outcome,
    where: `${place.file}:${place.line}: ${why}${more}`,
  };
  counts.cases.push(one);
}

const shortened = (text: string): string => (text.length <= 120 ? text : `${text.slice(0, 119).toWellFormed()}…`);
