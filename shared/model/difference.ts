import { assertNever } from '../assert.ts';
import type { Annotation, Attributes, AttributeValue } from './annotation.ts';
import type { Codebook } from './codebook.ts';
import type { DatasetCard } from './dataset-card.ts';
import type { SourceDocument } from './document.ts';
import type { Change, Entity, RecordOf } from './record.ts';
import type { Relation } from './relation.ts';
import type { Source } from './source.ts';

/** What of a record can differ. `name` says which one where a record has several, such as the attribute. */
export const DIFFERENCE_FIELDS = [
  'label',
  'quote',
  'position',
  'attribute',
  'note',
  'confidence',
  'claim',
  'flag',
  'layer',
  'type',
  'from',
  'to',
  'text',
  'state',
  'title',
  'metadata',
  'publications',
  'reading',
  'name',
  'kind',
  'aliases',
  'partOf',
  'version',
  'codebookLabel',
  'codebookAttribute',
  'codebookRelation',
  'guidelines',
  'provenance',
  'cardField',
  'color',
  'blind',
  'leads',
  'annotator',
  'outcome',
  'chosen',
  'reason',
] as const;

/** One field of a record in two states; null: it was not there. */
export interface Difference {
  readonly field: (typeof DIFFERENCE_FIELDS)[number];
  /** Which attribute, flag, label of the codebook …; null where the record has one of the field. */
  readonly name: string | null;
  readonly before: AttributeValue | null;
  readonly after: AttributeValue | null;
}

type Value = AttributeValue | null;
type Say = (field: Difference['field'], before: unknown, after: unknown, name?: string) => void;

/**
 * What differs between two states of a record of one kind, field by field in a fixed order; null stands for a record that is
 * not there. Values that are no scalars are JSON texts. Pure; O(size of the states).
 */
export function differencesOf<E extends Entity>(
  entity: E,
  before: RecordOf<E> | null,
  after: RecordOf<E> | null,
): readonly Difference[] {
  const found: Difference[] = [];
  const say: Say = (field, was, is, name) => {
    const pair = { before: shown(was), after: shown(is) };
    if (JSON.stringify(pair.before) !== JSON.stringify(pair.after)) found.push({ field, name: name ?? null, ...pair });
  };
  compare(say, { entity, before, after } as Pair);
  return found;
}

type Pair = {
  [E in Entity]: { readonly entity: E; readonly before: RecordOf<E> | null; readonly after: RecordOf<E> | null };
}[Change['entity']];

function compare(say: Say, pair: Pair): void {
  const { entity, before: a, after: b } = pair;
  switch (entity) {
    case 'annotation':
      return annotations(say, a, b);
    case 'relation':
      return relations(say, a, b);
    case 'claim':
      say('text', a?.text, b?.text);
      return say('note', a?.note, b?.note);
    case 'source':
      return sources(say, a, b);
    case 'documentLabels':
      return attributes(say, a?.attributes, b?.attributes);
    case 'status':
      return say('state', a?.state, b?.state);
    case 'document':
      return documents(say, a, b);
    case 'codebook':
      return codebooks(say, a, b);
    case 'layer':
      return say('kind', a?.kind, b?.kind);
    case 'datasetCard':
      return cards(say, a, b);
    case 'release':
      return say('version', a?.version, b?.version);
    case 'team':
      say('blind', a?.blind, b?.blind);
      return say('leads', a?.leads, b?.leads);
    case 'assignment':
      return say('annotator', a?.annotator, b?.annotator);
    case 'decision':
      say('outcome', a?.outcome, b?.outcome);
      say('chosen', a?.chosen, b?.chosen);
      return say('reason', a?.reason, b?.reason);
    case 'resolution':
      return say('chosen', a?.chosen, b?.chosen);
    case 'dismissal':
      return say('annotator', a?.by, b?.by);
    case 'annotator':
      say('name', a?.name, b?.name);
      return say('color', a?.color, b?.color);
    case 'project':
      return say('name', a?.name, b?.name);
    default:
      return assertNever(entity);
  }
}

function annotations(say: Say, a: Annotation | null, b: Annotation | null): void {
  say('label', a?.label, b?.label);
  say('quote', a?.quote, b?.quote);
  // The same words can stand elsewhere, or in other pieces.
  if (a !== null && b !== null && a.quote === b.quote) say('position', places(a), places(b));
  attributes(say, a?.attributes, b?.attributes);
  say('note', a?.note, b?.note);
  for (const kind of union(a?.flags ?? [], b?.flags ?? [], (flag) => flag.kind)) {
    const of = (annotation: Annotation | null): string | boolean | undefined => {
      const flag = annotation?.flags?.find((one) => one.kind === kind);
      return flag && (flag.text ?? true);
    };
    say('flag', of(a), of(b), kind);
  }
  say('claim', a?.claim, b?.claim);
  say('confidence', a?.confidence, b?.confidence);
  if (a !== null && b !== null) {
    say('layer', a.layer, b.layer);
    say('provenance', a.origin, b.origin, 'origin');
    say('provenance', a.codebookVersion, b.codebookVersion, 'codebookVersion');
  }
}

const places = ({ fragments }: Annotation): string[] => fragments.map(({ start, end }) => `${start}–${end}`);

function relations(say: Say, a: Relation | null, b: Relation | null): void {
  say('type', a?.type, b?.type);
  say('from', a?.from, b?.from);
  say('to', a?.to, b?.to);
  attributes(say, a?.attributes, b?.attributes);
  say('note', a?.note, b?.note);
  if (a !== null && b !== null) say('layer', a.layer, b.layer);
}

function sources(say: Say, a: Source | null, b: Source | null): void {
  say('name', a?.name, b?.name);
  say('kind', a?.kind, b?.kind);
  say('aliases', a?.aliases, b?.aliases);
  say('partOf', a?.partOf, b?.partOf);
  say('note', a?.note, b?.note);
}

/** By the names of its fields, as a dataset's card has them. */
function cards(say: Say, a: DatasetCard | null, b: DatasetCard | null): void {
  const [was, is] = [a, b].map((card): Record<string, unknown> => ({ ...card }));
  for (const name of union(Object.keys(was ?? {}), Object.keys(is ?? {}), String))
    if (name !== 'id') say('cardField', was?.[name], is?.[name], name);
}

function documents(say: Say, a: SourceDocument | null, b: SourceDocument | null): void {
  say('title', a?.title, b?.title);
  for (const name of union(Object.keys(a?.metadata ?? {}), Object.keys(b?.metadata ?? {}), String))
    say('metadata', a?.metadata[name], b?.metadata[name], name);
  say('publications', a?.publications.map(publication), b?.publications.map(publication));
  if (a === null || b === null) return;
  say('reading', a.mediaType, b.mediaType, 'mediaType');
  say('reading', a.encoding, b.encoding, 'encoding');
  say('reading', `${a.blocks.length}`, `${b.blocks.length}`, 'blocks');
}

const publication = ({ fileName, outlet, author, url, date }: SourceDocument['publications'][number]): string =>
  [outlet, author, date, url, fileName].filter((part) => part !== undefined).join(', ');

function codebooks(say: Say, a: Codebook | null, b: Codebook | null): void {
  say('version', a?.version, b?.version);
  parts(say, 'codebookLabel', a?.labels, b?.labels);
  parts(say, 'codebookAttribute', a?.attributes, b?.attributes);
  parts(say, 'codebookRelation', a?.relations, b?.relations);
  say('guidelines', a?.guidelines, b?.guidelines);
}

/** What was added, what was taken out, and of what is still there the properties that differ. */
function parts<T extends { readonly name: string }>(
  say: Say,
  field: Difference['field'],
  before: readonly T[] = [],
  after: readonly T[] = [],
): void {
  for (const name of union(before, after, (part) => part.name)) {
    const [a, b] = [before, after].map((list) => list.find((part) => part.name === name));
    if (a === undefined || b === undefined) {
      say(field, a && name, b && name, name);
      continue;
    }
    const [was, is] = [a, b] as unknown as Record<string, unknown>[];
    for (const property of union(Object.keys(a), Object.keys(b), String))
      say(field, was?.[property], is?.[property], `${name}: ${property}`);
  }
}

function attributes(say: Say, a: Attributes = {}, b: Attributes = {}): void {
  for (const name of union(Object.keys(a), Object.keys(b), String)) say('attribute', a[name], b[name], name);
}

/** The names of both lists: those of the first in their order, then the new ones. */
const union = <T>(a: readonly T[], b: readonly T[], nameOf: (item: T) => string): readonly string[] => [
  ...new Set([...a, ...b].map(nameOf)),
];

function shown(value: unknown): Value {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  const isPlain = Array.isArray(value) && value.every((one) => typeof one !== 'object');
  return isPlain ? (value as AttributeValue) : JSON.stringify(value);
}
