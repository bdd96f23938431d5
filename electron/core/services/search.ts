import { assertNever } from '../../../shared/assert.ts';
import type { Output, Parsed } from '../../../shared/api/procedures.ts';
import { LONGEST_HIT, MOST_OVER, type Hit } from '../../../shared/api/search.ts';
import type { Attributes } from '../../../shared/model/annotation.ts';
import { matches } from '../../../shared/search/match.ts';
import type { Area, QueryNode } from '../../../shared/search/query.ts';
import { utf16, type Span } from '../../../shared/text/units.ts';
import type { ReadDb } from '../db/types.ts';
import { lastSeq } from '../repositories/log.ts';
import { annotationsToFind, documentOfKey, type FoundRow } from '../repositories/search-index.ts';
import { textOf } from '../repositories/texts.ts';
import { planSearch, type SearchPlan } from './search-plan.ts';
import { regexSpans } from './search-regex.ts';
import type { Pace } from './task.ts';

/** Characters of context on each side. */
const CONTEXT = 100;
/** A page is given as it is when it has something and took this long: the first hits are not to wait for the others. */
const PATIENCE_MS = { first: 30, later: 400 };

/** Something that was found, before its context is cut out. */
interface Found {
  readonly area: Area;
  /** Where to go: in the document's text. */
  readonly place: Span;
  /** What was found, in `source`. */
  readonly span: Span;
  /** The document's text for a hit in it or in a quote; what an annotation says otherwise. */
  readonly source: string;
  readonly annotation: FoundRow | null;
}

/** The hits of one text. `key` is the index's. */
interface Page {
  readonly key: number;
  readonly document: string;
  readonly found: readonly Found[];
  readonly rows: readonly FoundRow[];
}

/**
 * The next hits of a query; see the procedure's contract. One text is in memory at a time, and other calls are answered meanwhile.
 *
 * @throws Refusal of {@link planSearch} and {@link regexSpans}, `cancelled`.
 */
export async function runSearch(db: ReadDb, request: Parsed<'search.run'>, pace: Pace): Promise<Output<'search.run'>> {
  const begun = performance.now();
  const seq = lastSeq(db);
  const plan = planSearch(db, request);
  const { limit, after } = request;
  const patience = after === undefined ? PATIENCE_MS.first : PATIENCE_MS.later;
  const hits: Hit[] = [];
  for await (const page of walk(db, plan, after?.key ?? 0, pace)) {
    const skip = after?.key === page.key ? after.skip : 0;
    const taken = page.found.slice(skip, skip + limit - hits.length);
    hits.push(...taken.map((found) => hitOf(page, found)));
    const given = skip + taken.length;
    if (given < page.found.length) return { seq, hits, next: { key: page.key, skip: given } };
    const isEnough = hits.length === limit || (hits.length > 0 && performance.now() - begun > patience);
    if (isEnough) return { seq, hits, next: { key: page.key + 1, skip: 0 } };
  }
  return { seq, hits, next: null };
}

/** How many hits a query has. @throws Refusal as {@link runSearch} does. */
export async function countSearch(
  db: ReadDb,
  request: Parsed<'search.count'>,
  pace: Pace,
): Promise<Output<'search.count'>> {
  const plan = planSearch(db, request);
  let [hits, documents] = [0, 0];
  for await (const { found } of walk(db, plan, 0, pace)) {
    hits += found.length;
    documents += 1;
  }
  return { hits, documents };
}

/** The texts with hits, from a key on, in the order of keys. */
async function* walk(db: ReadDb, plan: SearchPlan, from: number, pace: Pace): AsyncGenerator<Page> {
  for (const [i, key] of plan.keys.entries()) {
    if (key < from) continue;
    await pace.step('searching', i, plan.keys.length);
    const document = documentOfKey(db, key);
    if (document === undefined) continue;
    const page = await lookInto(db, plan, key, document, pace);
    if (page.found.length > 0) yield page;
  }
}

async function lookInto(db: ReadDb, plan: SearchPlan, key: number, document: string, pace: Pace): Promise<Page> {
  const { areas, filters } = plan;
  let text: string | null = null;
  const ofText = (): string => (text ??= textOf(db, document) ?? '');
  let read: readonly FoundRow[] | null = null;
  const rows = (): readonly FoundRow[] => (read ??= annotationsToFind(db, document));

  const found: Found[] = [];
  for (const area of areas) {
    if (area === 'text') {
      const spans = await spansIn(plan, ofText(), pace);
      const shown = filters.hasAnnotations ? spans.filter((span) => filters.passesPlace(over(rows(), span))) : spans;
      for (const span of shown) found.push({ area, place: span, span, source: ofText(), annotation: null });
      continue;
    }
    for (const [n, row] of rows().entries()) {
      if (n % 100 === 99) await pace.step('searching', 0, null);
      if (!filters.passes(row)) continue;
      const said = saidOf(area, row);
      if (said.matched === '') continue;
      const [first] = await spansIn(plan, said.matched, pace);
      if (first === undefined) continue;
      const place = { start: utf16(row.start), end: utf16(row.end) };
      found.push(
        area === 'quotes'
          ? { area, place, span: moved(first, row.start), source: ofText(), annotation: row }
          : { area, place, span: first, source: said.shown, annotation: row },
      );
    }
  }
  if (areas.length > 1) found.sort((a, b) => a.place.start - b.place.start);
  return { key, document, found, rows: found.length > 0 && areas.includes('text') ? rows() : [] };
}

/** Where a text has what is looked for; all of it where nothing but fields was asked. */
async function spansIn({ node, engines }: SearchPlan, text: string, pace: Pace): Promise<readonly Span[]> {
  if (node === null) return [{ start: utf16(0), end: utf16(text.length) }];
  const places = new Map<QueryNode, readonly Span[]>();
  for (const [regex, engine] of engines) places.set(regex, await regexSpans(engine, text, pace));
  return matches(node, text, (regex) => places.get(regex) ?? []) ?? [];
}

const moved = ({ start, end }: Span, by: number): Span => ({ start: utf16(start + by), end: utf16(end + by) });

/** What an annotation says: as it is shown, and as it is searched, with the same offsets. Names of attributes are not searched. */
function saidOf(
  area: Exclude<Area, 'text'>,
  { quote, note, attributes }: FoundRow,
): { shown: string; matched: string } {
  switch (area) {
    case 'quotes':
      return { shown: quote, matched: quote };
    case 'notes':
      return { shown: note ?? '', matched: note ?? '' };
    case 'attributes': {
      if (attributes === '{}') return { shown: '', matched: '' };
      const said = Object.entries(JSON.parse(attributes) as Attributes).map(([name, value]) => ({
        name: `${name}: `,
        value: [value].flat().map(String).join(', '),
      }));
      return {
        shown: said.map(({ name, value }) => name + value).join('\n'),
        matched: said.map(({ name, value }) => '\n'.repeat(name.length) + value).join('\n'),
      };
    }
    default:
      return assertNever(area);
  }
}

/** The annotations that share a character with a place. They are in text order, so what begins behind it ends the search. */
function over(rows: readonly FoundRow[], { start, end }: Span): readonly FoundRow[] {
  const there: FoundRow[] = [];
  for (const row of rows) {
    if (row.start >= end) break;
    if (row.end > start) there.push(row);
  }
  return there;
}

function hitOf({ document, rows }: Page, { area, place, span, source, annotation }: Found): Hit {
  const { start, end } = span;
  const named = ({ id, layer, label }: FoundRow): Hit['over'][number] => ({ id, layer, label });
  return {
    area,
    document,
    start: place.start,
    end: place.end,
    left: source.slice(Math.max(0, start - CONTEXT), start).toWellFormed(),
    hit: source.slice(start, Math.min(end, start + LONGEST_HIT)).toWellFormed(),
    right: source.slice(end, end + CONTEXT).toWellFormed(),
    annotation: annotation && named(annotation),
    over: annotation === null ? over(rows, place).slice(0, MOST_OVER).map(named) : [],
  };
}
