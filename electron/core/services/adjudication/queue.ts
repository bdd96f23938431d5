import type {
  DocumentUnits,
  Selection,
  UnitCounts,
  UnitFilter,
  UnitItem,
  UnitState,
} from '../../../../shared/api/adjudication.ts';
import type { Output, Parsed } from '../../../../shared/api/procedures.ts';
import { Refusal } from '../../../../shared/api/reply.ts';
import { byPlace, type Unit } from '../../adjudication/unit.ts';
import { lastSeq } from '../../repositories/log.ts';
import type { Book, Page } from './book.ts';
import { layersWithWork } from './books.ts';

/** Where a unit stands. */
export function stateOf({ judged, comparison, voices }: Unit): UnitState {
  if (judged !== null) return judged.isChanged ? 'changed' : 'decided';
  // One voice agrees with nobody.
  return comparison.aspects.length === 0 && voices.length > 1 ? 'agreed' : 'open';
}

/** A unit as lists show it. */
export const itemOf = (unit: Unit): UnitItem => ({
  key: unit.key,
  kind: unit.kind,
  document: unit.document,
  start: unit.start,
  end: unit.end,
  quote: unit.quote,
  voices: unit.voices.map(({ layer, id, label }) => ({ layer, has: id !== null, label })),
  aspects: [...unit.comparison.aspects],
  severity: unit.comparison.severity,
  state: stateOf(unit),
  outcome: unit.judged?.outcome ?? null,
  automatic: unit.judged?.isAutomatic ?? false,
});

/** The pages of chosen documents, in the order of import. */
export function chosenPages(book: Book, documents: readonly string[] | undefined): readonly Page[] {
  const missing = documents?.find((id) => !book.pages.has(id));
  if (missing !== undefined) {
    throw new Refusal('not_found', `There is no document ${missing} in this project. It may have been taken out.`);
  }
  const chosen = documents && new Set(documents);
  return [...book.pages.values()]
    .filter(({ document }) => chosen === undefined || chosen.has(document))
    .toSorted((a, b) => a.order - b.order);
}

/** Whether one of the layers gives a unit one of the labels; undefined: all do. */
export const hasLabel = ({ voices }: Unit, labels: readonly string[] | undefined): boolean =>
  labels === undefined || voices.some(({ label }) => label !== null && labels.includes(label));

/** All units of a page that are of one of the kinds and have one of the labels. */
export const unitsOn = (page: Page, { labels, kinds }: Pick<Selection, 'labels' | 'kinds'>): readonly Unit[] =>
  [...page.own, ...page.relations, ...page.gone].filter(
    (unit) =>
      (kinds === undefined || kinds.includes(unit.kind)) && (unit.voices.length === 0 || hasLabel(unit, labels)),
  );

const passes = (state: UnitState, filter: UnitFilter): boolean =>
  filter === 'all' || filter === state || (filter === 'todo' && (state === 'open' || state === 'changed'));

/** A page of the units that pass, the most severe first or by place. O(units × log units). */
export function queueOf(
  book: Book,
  { documents, labels, kinds, aspects, filter, order, find, offset, limit }: Parsed<'adjudication.queue'>,
): Output<'adjudication.queue'> {
  const found = chosenPages(book, documents).flatMap((page) =>
    unitsOn(page, { labels, kinds })
      .filter(
        (unit) =>
          (aspects === undefined || aspects.some((aspect) => unit.comparison.aspects.includes(aspect))) &&
          passes(stateOf(unit), filter),
      )
      .toSorted(byPlace),
  );
  // Sorting is stable: units as severe as each other stay in the order of documents and places.
  const sorted = order === 'text' ? found : found.toSorted((a, b) => b.comparison.severity - a.comparison.severity);
  const at = find === undefined ? -1 : sorted.findIndex(({ key }) => key === find);
  return {
    seq: lastSeq(book.db),
    total: sorted.length,
    at: at < 0 ? null : at,
    items: sorted.slice(offset, offset + limit).map(itemOf),
  };
}

/** What there is to adjudicate, document by document. O(units). */
export function overviewOf(book: Book, { documents, labels, kinds }: Selection): Output<'adjudication.overview'> {
  const pages = chosenPages(book, documents);
  const compared = pages.filter(({ layers }) => layers.length > 1);
  const counted = compared.map((page): DocumentUnits => ({
    document: page.document,
    title: page.title,
    layers: [...page.layers],
    ...countsOf(unitsOn(page, { labels, kinds })),
  }));
  const total = { open: 0, agreed: 0, decided: 0, changed: 0 };
  for (const one of counted)
    for (const state of ['open', 'agreed', 'decided', 'changed'] as const) total[state] += one[state];
  return {
    seq: lastSeq(book.db),
    layers: layersWithWork(book.db).map(({ id, kind }) => ({ layer: id, kind, chosen: book.layers.includes(id) })),
    counts: total,
    documents: counted,
    alone: pages.flatMap(({ document, title, layers }) =>
      layers.length === 1 ? [{ document, title, layers: layers.map(({ layer }) => layer) }] : [],
    ),
    competence: competenceOf(compared.flatMap((page) => unitsOn(page, { labels }))),
  };
}

function countsOf(units: readonly Unit[]): UnitCounts {
  const counts = { open: 0, agreed: 0, decided: 0, changed: 0 };
  for (const unit of units) counts[stateOf(unit)] += 1;
  return counts;
}

/** How often each layer had the label, or nothing, as it was decided of annotations. */
function competenceOf(units: readonly Unit[]): { layer: string; right: number; of: number }[] {
  const found = new Map<string, { right: number; of: number }>();
  for (const { kind, judged, voices } of units) {
    if (judged === null || kind !== 'annotation') continue;
    const label = judged.outcome === 'none' ? null : judged.label;
    if (label === null && judged.outcome !== 'none') continue;
    for (const voice of voices) {
      const sum = found.get(voice.layer) ?? { right: 0, of: 0 };
      found.set(voice.layer, { right: sum.right + (voice.label === label ? 1 : 0), of: sum.of + 1 });
    }
  }
  return [...found].map(([layer, sum]) => ({ layer, ...sum }));
}
