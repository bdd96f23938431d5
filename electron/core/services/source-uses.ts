import type { OpenName, SourceUsage } from '../../../shared/api/sources.ts';
import type { Output, Parsed } from '../../../shared/api/procedures.ts';
import { createRegistry } from '../../../shared/claims/source-names.ts';
import { compareStrings, type Attributes } from '../../../shared/model/annotation.ts';
import { SOURCE_ENTITY, sourceKey } from '../../../shared/model/source.ts';
import type { ReadDb } from '../db/types.ts';
import { lastSeq } from '../repositories/log.ts';
import { readCodebook } from '../repositories/small.ts';
import { namingAnnotations, publishedDocuments } from '../repositories/source-uses.ts';
import { listSources } from '../repositories/sources.ts';

/** One name, in all its spellings, with what uses it. */
export interface NameUse {
  readonly spellings: ReadonlyMap<string, number>;
  readonly mentions: number;
  readonly documents: ReadonlySet<string>;
  readonly published: number;
  readonly written: number;
  /** Documents that have it as their outlet or author. */
  readonly naming: ReadonlySet<string>;
  readonly examples: OpenName['examples'];
}

const MOST_EXAMPLES = 20;

/** The labels whose annotations name sources, by the codebook: those that its attribute `source_entity` is asked of. */
export function labelsOfSources(db: ReadDb): readonly string[] {
  const attributes = readCodebook(db)?.attributes ?? [];
  return [...new Set(attributes.flatMap(({ name, on }) => (name === SOURCE_ENTITY ? [on] : [])))];
}

/** The names that an annotation gives its source; none where nobody has said so. */
export function namesOf(attributes: Attributes): readonly string[] {
  const value = attributes[SOURCE_ENTITY];
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map((one) => String(one).trim()).filter((one) => one !== '');
}

/** All names in use by their keys, and the annotations that name nobody. O(SOURCE annotations + documents). */
export function nameUses(db: ReadDb, layer: string | null): { uses: Map<string, NameUse>; unnamed: number } {
  type Building = { -readonly [K in keyof NameUse]: NameUse[K] } & {
    spellings: Map<string, number>;
    documents: Set<string>;
    naming: Set<string>;
    examples: OpenName['examples'];
  };
  const uses = new Map<string, Building>();
  const documents = publishedDocuments(db);
  const titles = new Map(documents.map(({ id, title }) => [id, title]));
  let unnamed = 0;

  function spelled(name: string, document: string): Building {
    const key = sourceKey(name);
    const there: Building = uses.get(key) ?? {
      spellings: new Map(),
      mentions: 0,
      documents: new Set(),
      published: 0,
      written: 0,
      naming: new Set(),
      examples: [],
    };
    uses.set(key, there);
    there.spellings.set(name, (there.spellings.get(name) ?? 0) + 1);
    there.documents.add(document);
    return there;
  }

  function named(name: string, document: string): Building {
    const there = spelled(name, document);
    there.naming.add(document);
    return there;
  }

  for (const { id, document, quote, attributes } of namingAnnotations(db, { labels: labelsOfSources(db), layer })) {
    const names = namesOf(JSON.parse(attributes) as Attributes);
    if (names.length === 0) unnamed += 1;
    for (const name of names) {
      const there = spelled(name, document);
      there.mentions += 1;
      if (there.examples.length === MOST_EXAMPLES) continue;
      there.examples.push({ annotation: id, document, title: titles.get(document) ?? '', quote });
    }
  }
  for (const { id, publications } of documents) {
    for (const outlet of differing(publications.map(({ outlet }) => outlet))) named(outlet, id).published += 1;
    // The voice of a text without an outlet is its author's.
    for (const author of differing(publications.map(({ author }) => author))) named(author, id).written += 1;
  }
  return { uses, unnamed };
}

/** The registry beside what texts and documents name. O(SOURCE annotations + documents + names). */
export function readSources(db: ReadDb, { layer }: Parsed<'sources.overview'>): Output<'sources.overview'> {
  const registry = createRegistry(listSources(db));
  const { uses, unnamed } = nameUses(db, layer);
  const open: OpenName[] = [];
  const bySource = new Map<string, NameUse[]>();
  for (const use of uses.values()) {
    const name = usual(use);
    const meaning = registry.meaning(name);
    if (meaning.kind === 'source') {
      bySource.set(meaning.source.id, [...(bySource.get(meaning.source.id) ?? []), use]);
      continue;
    }
    const { mentions, documents, published, written, examples } = use;
    const sources = meaning.kind === 'ambiguous' ? meaning.sources.map(({ id }) => id) : [];
    open.push({ name, sources, mentions, documents: documents.size, published, written, examples });
  }
  const sources = registry.sources.map((source): SourceUsage => {
    const own = bySource.get(source.id) ?? [];
    const documents = new Set(own.flatMap((use) => [...use.documents]));
    const used = own.toSorted(byFrequency).map(usual);
    return {
      source,
      used,
      mentions: sum(own, 'mentions'),
      published: sum(own, 'published'),
      written: sum(own, 'written'),
      documents: documents.size,
      examples: own.flatMap(({ examples }) => examples),
    };
  });
  return { seq: lastSeq(db), sources, open: open.toSorted(byFrequency), unnamed };
}

const sum = (uses: readonly NameUse[], what: 'mentions' | 'published' | 'written'): number =>
  uses.reduce((total, use) => total + use[what], 0);

/** The spelling that is there most often. */
const usual = ({ spellings }: NameUse): string =>
  [...spellings].toSorted(([a, n], [b, m]) => m - n || compareStrings(a, b))[0]?.[0] ?? '';

interface Counted extends Pick<NameUse, 'mentions' | 'published' | 'written'> {
  readonly name?: string;
}

const byFrequency = (a: Counted, b: Counted): number =>
  b.mentions - a.mentions ||
  b.published - a.published ||
  b.written - a.written ||
  compareStrings(a.name ?? '', b.name ?? '');

/** Names without blanks at their ends, each once in its first spelling. */
function differing(names: readonly (string | undefined)[]): Iterable<string> {
  const first = new Map<string, string>();
  for (const name of names.map((one = '') => one.trim())) {
    if (name !== '' && !first.has(sourceKey(name))) first.set(sourceKey(name), name);
  }
  return first.values();
}
