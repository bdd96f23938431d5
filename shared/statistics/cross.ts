import { compareStrings, type Attributes } from '../model/annotation.ts';
import { ANY_LABEL, type AttributeDefinition, type Codebook } from '../model/codebook.ts';
import { compareDates } from '../text/edtf-bounds.ts';
import { attributeOf, type Dimension } from './dimensions.ts';

/** So many annotations of one document, layer and label, with the same attributes. */
export interface Counted {
  readonly document: string;
  readonly layer: string;
  readonly label: string;
  readonly attributes: Attributes;
  readonly n: number;
}

/** What is known of a document, for counting by it. */
export interface CountedDocument {
  readonly id: string;
  readonly title: string;
  readonly outlets: readonly string[];
  /** EDTF. */
  readonly date: string | null;
}

/** One of what is counted by. `key` null: nothing is known, or nothing was answered. */
export interface Group {
  readonly key: string | null;
  /** As people read it: the key, or a document's title. */
  readonly name: string | null;
}

/** Annotations counted by one or two dimensions. */
export interface Crossing {
  /** All that were counted, each once. An annotation of two outlets, or with several values, is in several cells. */
  readonly annotations: number;
  /** The groups of each dimension. */
  readonly groups: readonly (readonly Group[])[];
  /** Places in the groups, and how many annotations are there. What is not here has none. */
  readonly cells: readonly { readonly at: readonly number[]; readonly n: number }[];
}

/** What the counting goes by. */
export interface CrossFrom {
  readonly by: readonly Dimension[];
  readonly rows: Iterable<Counted>;
  /** In the order in which they are listed. */
  readonly documents: readonly CountedDocument[];
  readonly codebook: Pick<Codebook, 'labels' | 'attributes'>;
}

/**
 * Counts annotations by dimensions. By an attribute only those are counted that it is asked for. Labels and values stand in the
 * order of the codebook, documents in theirs, dates by time, others by name; what is not known comes last. O(rows + cells).
 */
export function cross({ by, rows, documents, codebook }: CrossFrom): Crossing {
  const facts = new Map(documents.map((document) => [document.id, document]));
  const asked = by.map((dimension) => askedFor(dimension, codebook.attributes));
  const counts = new Map<string, number>();
  const seen = by.map(() => new Set<string | null>());
  let annotations = 0;
  for (const row of rows) {
    if (row.n === 0 || asked.some((isAsked) => !isAsked(row.label))) continue;
    annotations += row.n;
    const keys = by.map((dimension) => keysOf(dimension, row, facts.get(row.document)));
    for (const one of combinations(keys)) {
      for (const [place, key] of one.entries()) seen[place]?.add(key);
      const at = JSON.stringify(one);
      counts.set(at, (counts.get(at) ?? 0) + row.n);
    }
  }
  const groups = by.map((dimension, place) =>
    ordered(dimension, [...(seen[place] ?? [])], { documents, codebook, facts }),
  );
  const places = groups.map((of) => new Map(of.map(({ key }, place) => [key, place])));
  return {
    annotations,
    groups,
    cells: [...counts]
      .map(([at, n]) => ({
        at: (JSON.parse(at) as (string | null)[]).map((key, place) => places[place]?.get(key) ?? 0),
        n,
      }))
      .toSorted((a, b) => (a.at[0] ?? 0) - (b.at[0] ?? 0) || (a.at[1] ?? 0) - (b.at[1] ?? 0)),
  };
}

/** Whether annotations of a label are counted by a dimension at all. */
function askedFor(dimension: Dimension, attributes: readonly AttributeDefinition[]): (label: string) => boolean {
  const name = attributeOf(dimension);
  if (name === null) return () => true;
  const labels = new Set(attributes.filter((one) => one.name === name).map(({ on }) => on));
  return (label) => labels.has(label) || labels.has(ANY_LABEL);
}

function keysOf(dimension: Dimension, row: Counted, document: CountedDocument | undefined): readonly (string | null)[] {
  switch (dimension) {
    case 'label':
      return [row.label];
    case 'document':
      return [row.document];
    case 'annotator':
      return [row.layer];
    case 'outlet':
      return document === undefined || document.outlets.length === 0 ? [null] : document.outlets;
    case 'date':
      return [document?.date ?? null];
    default: {
      const value = row.attributes[attributeOf(dimension) ?? ''];
      const values = Array.isArray(value) ? [...new Set(value)] : value === undefined ? [] : [value];
      return values.length === 0 ? [null] : values.map(String);
    }
  }
}

function combinations([first = [], second]: readonly (readonly (string | null)[])[]): (string | null)[][] {
  return first.flatMap((a) => (second === undefined ? [[a]] : second.map((b) => [a, b])));
}

function ordered(
  dimension: Dimension,
  keys: readonly (string | null)[],
  {
    documents,
    codebook,
    facts,
  }: Pick<CrossFrom, 'documents' | 'codebook'> & { readonly facts: ReadonlyMap<string, CountedDocument> },
): readonly Group[] {
  const known = orderOf(dimension, documents, codebook);
  const rank = (key: string): number => known.get(key) ?? known.size;
  return keys
    .toSorted((a, b) => {
      if (a === null || b === null) return Number(a === null) - Number(b === null);
      const byDate = dimension === 'date' ? compareDates(a, b) : 0;
      return byDate || rank(a) - rank(b) || compareKeys(a, b);
    })
    .map((key) => ({ key, name: dimension === 'document' && key !== null ? (facts.get(key)?.title ?? key) : key }));
}

/** Numbers by their size, everything else by its characters. */
const compareKeys = (a: string, b: string): number => {
  const [x, y] = [Number(a), Number(b)];
  return a.trim() !== '' && b.trim() !== '' && Number.isFinite(x) && Number.isFinite(y) ? x - y : compareStrings(a, b);
};

function orderOf(
  dimension: Dimension,
  documents: readonly CountedDocument[],
  { labels, attributes }: Pick<Codebook, 'labels' | 'attributes'>,
): ReadonlyMap<string, number> {
  const name = attributeOf(dimension);
  const names =
    dimension === 'label'
      ? labels.map((label) => label.name)
      : dimension === 'document'
        ? documents.map(({ id }) => id)
        : attributes
            .filter((one) => one.name === name)
            .flatMap(({ values }) => values.map((value) => String(value.name)));
  return new Map([...new Set(names)].map((one, place) => [one, place]));
}
