import { searchText } from '../../../shared/search/form.ts';
import { QueryError, type Place, type QueryFilter } from '../../../shared/search/query.ts';
import { boundsOf, type Bounds } from '../../../shared/text/edtf-bounds.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import type { Publication, SourceDocument } from '../../../shared/model/document.ts';
import type { ReadDb } from '../db/types.ts';
import {
  documentsToFilter,
  keysOfNames,
  namesInUse,
  type FilteredDocument,
  type FoundRow,
} from '../repositories/search-index.ts';
import { listLayers, listStatuses, readCodebook } from '../repositories/small.ts';

/** What the fields of a query let through. */
export interface SearchFilters {
  /** Keys of the texts that may be searched; null: all. */
  readonly keys: ReadonlySet<number> | null;
  /** Whether the query says anything of annotations. */
  readonly hasAnnotations: boolean;
  /** Whether an annotation is one of those that the query names. */
  passes(row: FoundRow): boolean;
  /** Whether a place of a text may be shown that these annotations are over. */
  passesPlace(over: readonly FoundRow[]): boolean;
}

const ON_ANNOTATIONS: readonly QueryFilter['field'][] = ['label', 'layer', 'attr'];

/**
 * Makes the test of a query's fields. Several fields of one query must all hold.
 *
 * @throws QueryError for a label or a layer that the project does not have, and for what is no date.
 */
export function searchFilters(db: ReadDb, filters: readonly QueryFilter[], layer: string | null): SearchFilters {
  const named = filters.filter(({ field }) => ON_ANNOTATIONS.includes(field));
  refuseUnknown(db, named);
  const ofDocuments = filters.filter(({ field }) => !ON_ANNOTATIONS.includes(field));
  const wanted = named.filter(({ isNegated }) => !isNegated).map(annotationTest);
  const unwanted = named.filter(({ isNegated }) => isNegated).map(annotationTest);
  const isUnwanted = (row: FoundRow): boolean => unwanted.some((test) => test(row));
  const passes = (row: FoundRow): boolean => wanted.every((test) => test(row)) && !isUnwanted(row);
  const layers = named.flatMap(({ field, value, isNegated }) =>
    field === 'layer' && !isNegated ? listLayers(db).filter(({ id }) => searchText(id) === searchText(value)) : [],
  );
  return {
    keys: both(
      ofDocuments.length === 0 ? null : keysOf(db, ofDocuments, layers[0]?.id ?? layer),
      keysWanted(db, named),
    ),
    hasAnnotations: named.length > 0,
    passes,
    passesPlace: (over) => (wanted.length > 0 ? over.some(passes) : !over.some(isUnwanted)),
  };
}

const both = (a: ReadonlySet<number> | null, b: ReadonlySet<number> | null): ReadonlySet<number> | null =>
  a === null || b === null ? (a ?? b) : new Set([...a].filter((key) => b.has(key)));

/** The names in use that a query's fields of a kind allow; every one where it has none. */
function allowed(filters: readonly QueryFilter[], field: 'label' | 'layer', names: readonly string[]): string[] {
  const asked = filters.filter((filter) => filter.field === field && !filter.isNegated);
  return names.filter((name) => asked.every(({ value }) => searchText(value) === searchText(name)));
}

/** Keys of the texts that have annotations with the labels and layers that are wanted; null: nothing is said of them. */
function keysWanted(db: ReadDb, filters: readonly QueryFilter[]): ReadonlySet<number> | null {
  const hasNames = filters.some(({ field, isNegated }) => !isNegated && field !== 'attr');
  if (!hasNames) return null;
  const inUse = namesInUse(db);
  const names = (of: 'label' | 'layer'): string[] => [...new Set(inUse.map((row) => row[of]))];
  const labels = allowed(filters, 'label', names('label'));
  const layers = allowed(filters, 'layer', names('layer'));
  return new Set(keysOfNames(db, labels, layers));
}

function refuseUnknown(db: ReadDb, filters: readonly QueryFilter[]): void {
  const refuse = (field: 'label' | 'layer', known: () => readonly string[]): void => {
    const asked = filters.filter((filter) => filter.field === field);
    if (asked.length === 0) return;
    const names = [...new Set(known())].toSorted();
    const folded = new Set(names.map(searchText));
    const unknown = asked.find(({ value }) => !folded.has(searchText(value)));
    if (unknown) throw new QueryError(field, unknown.place, names.join(', '));
  };
  refuse('label', () => [
    ...(readCodebook(db)?.labels.map(({ name }) => name) ?? []),
    ...namesInUse(db).map(({ label }) => label),
  ]);
  refuse('layer', () => listLayers(db).map(({ id }) => id));
}

function annotationTest({ field, value }: QueryFilter): (row: FoundRow) => boolean {
  const wanted = searchText(value);
  if (field === 'label') return ({ label }) => searchText(label) === wanted;
  if (field === 'layer') return ({ layer }) => searchText(layer) === wanted;
  const test = valueTest(value);
  return ({ attributes }) => attributes !== '{}' && test(JSON.parse(attributes) as Annotation['attributes']);
}

/** `name`, or `name=value`: whether that is among what is said of something. */
function valueTest(asked: string): (values: Annotation['attributes'] | SourceDocument['metadata']) => boolean {
  const [, name = '', isWithValue, of = ''] = /^([^=]*)(=?)(.*)$/s.exec(asked) ?? [];
  const [key, sought] = [searchText(name), searchText(of)];
  return (values) => {
    const there = Object.entries(values).find(([one]) => searchText(one) === key)?.[1];
    if (there === undefined) return false;
    return isWithValue === '' || [there].flat().some((one) => searchText(String(one)) === sought);
  };
}

function keysOf(db: ReadDb, filters: readonly QueryFilter[], layer: string | null): ReadonlySet<number> {
  const states = filters.some(({ field }) => field === 'status') ? statesOf(db, layer) : new Map<string, string>();
  const tests = filters.map((filter) => {
    const test = documentTest(filter, states);
    return (document: FilteredDocument): boolean => test(document) !== filter.isNegated;
  });
  return new Set(documentsToFilter(db).flatMap((one) => (tests.every((test) => test(one)) ? [one.key] : [])));
}

/** What was said of the work on documents: by a layer, or the furthest that anybody said. */
function statesOf(db: ReadDb, layer: string | null): Map<string, string> {
  const states = new Map<string, string>();
  for (const status of listStatuses(db)) {
    if (layer !== null && status.layer !== layer) continue;
    if (status.state !== 'open' && states.get(status.document) !== 'locked') states.set(status.document, status.state);
  }
  return states;
}

function documentTest(
  { field, value, place }: QueryFilter,
  states: ReadonlyMap<string, string>,
): (document: FilteredDocument) => boolean {
  const wanted = searchText(value);
  const publications = (json: string): readonly Publication[] => JSON.parse(json) as Publication[];
  const has = (text: string | undefined): boolean => text !== undefined && searchText(text).includes(wanted);
  switch (field) {
    case 'status':
      return ({ id }) => (states.get(id) ?? 'open') === value;
    case 'outlet':
      return (one) => publications(one.publications).some(({ outlet }) => has(outlet));
    case 'author':
      return (one) => publications(one.publications).some(({ author }) => has(author));
    case 'meta': {
      const test = valueTest(value);
      return ({ metadata }) => metadata !== '{}' && test(JSON.parse(metadata) as SourceDocument['metadata']);
    }
    case 'date': {
      const asked = datesAsked(value, place);
      return (one) => publications(one.publications).some(({ date }) => date !== undefined && canBeIn(date, asked));
    }
    default:
      return (one) =>
        has(one.title) || one.id === value || publications(one.publications).some(({ fileName }) => has(fileName));
  }
}

type Stretch = Pick<Bounds, 'from' | 'to'>;

/** The stretch of time of a date, or of two with dots between them, one of which may be missing. @throws QueryError */
function datesAsked(value: string, place: Place): Stretch {
  const [first = '', last = first, ...rest] = value.split('..');
  const read = (text: string, open: number): Stretch | null =>
    text === '' ? { from: open, to: open } : boundsOf(text.trim());
  const [begin, end] = [read(first, -Infinity), read(last, Infinity)];
  if (!begin || !end || rest.length > 0 || first + last === '' || begin.from > end.to) {
    throw new QueryError('date', place, value);
  }
  return { from: begin.from, to: end.to };
}

/** Whether a date can lie in a stretch of time: one that is known to the month or the year may. */
function canBeIn(date: string, asked: Stretch): boolean {
  const bounds = boundsOf(date);
  return bounds !== null && bounds.from <= asked.to && bounds.to >= asked.from;
}
