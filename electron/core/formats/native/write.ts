import canonicalize from 'canonicalize';
import { Refusal } from '../../../../shared/api/reply.ts';
import { invariant } from '../../../../shared/assert.ts';
import { extent, type Annotation } from '../../../../shared/model/annotation.ts';
import type { Publication } from '../../../../shared/model/document.ts';
import type { Source } from '../../../../shared/model/source.ts';
import { quoteOf } from '../../../../shared/text/quote.ts';
import type { Utf16 } from '../../../../shared/text/units.ts';
import { sha256 } from '../../sources/identity.ts';
import type { Structure } from '../../sources/shape.ts';
import type { DatasetRecord, DatasetRelation } from '../dataset.ts';
import { offsetMap, type OffsetMap } from '../../../../shared/text/convert.ts';
import { byId, byPlace } from './order.ts';
import {
  RESERVED_METADATA,
  type AnnotationLine,
  type NativeLine,
  type PublicationLine,
  type RelationLine,
  type SourceLine,
  type StructureLine,
} from './schema.ts';

/** An escape of NUL, not the six characters themselves, whose backslash is doubled. */
const ESCAPED_NUL = /(?<!\\)(?:\\\\)*\\u0000/;

/** What is written: the type of what is read cannot say that only two keys of `metadata` are not scalars. */
type Line = Omit<NativeLine, 'metadata'> & { readonly metadata: Readonly<Record<string, unknown>> };

/**
 * Writes records as the native dataset, one line each, ended by `\n`; see docs/formats.md. The records come by ascending
 * id, each once; what is inside them may come in any order. The same content gives the same bytes everywhere.
 *
 * @throws Refusal `damaged` where a quote, an offset or a hash is not what the text says; `invalid` where a record holds
 *   what the format cannot: NUL, a lone surrogate, reserved metadata.
 */
export async function* writeNative(
  records: AsyncIterable<DatasetRecord> | Iterable<DatasetRecord>,
): AsyncGenerator<string> {
  let previous = '';
  for await (const record of records) {
    invariant(record.id > previous, `expected a document after ${previous}, got ${record.id}`);
    previous = record.id;
    yield `${nativeLine(record)}\n`;
  }
}

/** One document as canonical JSON (RFC 8785), without the line end. Linear in text and annotations. */
export function nativeLine(record: DatasetRecord): string {
  if (sha256(record.text) !== record.textSha256) throw damaged(record.id, 'its text does not match its hash');
  const map = offsetMap(record.text);
  const layers = new Map(record.annotations.map(({ id, layer }) => [id, layer]));
  const line: Line = {
    annotations: record.annotations.toSorted(byPlace).map((annotation) => annotationLine(annotation, record.text, map)),
    ...(record.claims.length > 0 && { claims: record.claims.toSorted(byId) }),
    ...(record.sources.length > 0 && { sources: record.sources.toSorted(byId).map(sourceLine) }),
    ...(Object.keys(record.labels).length > 0 && { document_labels: record.labels }),
    id: record.id,
    metadata: metadataOf(record),
    offset_unit: 'codepoint',
    relations: record.relations.toSorted(byId).map((relation) => relationLine(relation, record.id, layers)),
    ...(record.structure && { structure: structureLine(record.structure, map, record.id) }),
    text: record.text,
    text_sha256: record.textSha256,
    title: record.title,
  };
  return canonicalLine(line, record.id);
}

/** The structure of a text that was taken out of a file, in code points. `id` is that of the document, for messages. */
export function structureLine({ blocks, marks }: Structure, map: OffsetMap, id: string): StructureLine {
  const place = <T extends { start: Utf16; end: Utf16 }>(one: T): T & { start: number; end: number } => ({
    ...one,
    start: codePointAt(one.start, map, id),
    end: codePointAt(one.end, map, id),
  });
  return { blocks: blocks.map(place), marks: marks.map(place) };
}

function annotationLine(annotation: Annotation, text: string, map: OffsetMap): AnnotationLine {
  const { id, layer, label, fragments, attributes, note, confidence, claim, flags, codebookVersion, origin } =
    annotation;
  const { start, end } = extent(annotation);
  const quote = quoteOf(text, fragments);
  if (quote !== annotation.quote) throw damaged(id, 'its quote is not what the text says there');
  const at = (offset: Utf16): number => codePointAt(offset, map, id);
  return {
    annotator: layer,
    attributes,
    end: at(end),
    id,
    label,
    quote,
    start: at(start),
    ...(fragments.length > 1 && { fragments: fragments.map((f): [number, number] => [at(f.start), at(f.end)]) }),
    ...(note !== undefined && { note }),
    ...(confidence !== undefined && { confidence }),
    ...(claim !== undefined && { claim }),
    ...(flags !== undefined && { flags }),
    ...(codebookVersion !== '' && { codebook_version: codebookVersion }),
    ...((origin.kind !== 'human' || origin.from !== undefined) && { origin }),
  };
}

function relationLine(relation: DatasetRelation, document: string, layers: ReadonlyMap<string, string>): RelationLine {
  const { id, type, from, to, toDocument, layer, attributes, note } = relation;
  invariant(layers.has(from), `expected relation ${id} with its end ${from}, which is not among the annotations`);
  return {
    from,
    id,
    to,
    type,
    ...(toDocument !== undefined && toDocument !== document && { to_document: toDocument }),
    ...(layer !== layers.get(from) && { annotator: layer }),
    ...(Object.keys(attributes).length > 0 && { attributes }),
    ...(note !== undefined && { note }),
  };
}

const sourceLine = ({ partOf, aliases, ...rest }: Source): SourceLine => ({
  ...rest,
  ...(aliases.length > 0 && { aliases }),
  ...(partOf !== undefined && { part_of: partOf }),
});

function metadataOf({ id, metadata, mediaType, publications }: DatasetRecord): Line['metadata'] {
  const taken = RESERVED_METADATA.find((key) => Object.hasOwn(metadata, key));
  if (taken !== undefined) {
    throw unwritable(id, `has the metadata key "${taken}", which this format keeps for itself`, 'Rename the key');
  }
  return {
    ...metadata,
    ...(mediaType !== 'text/plain' && { media_type: mediaType }),
    ...(publications.length > 0 && { publications: publications.map(publicationLine) }),
  };
}

function publicationLine({ fileName, ...rest }: Publication): PublicationLine {
  return { ...rest, ...(fileName !== undefined && { file_name: fileName }) };
}

function codePointAt(offset: Utf16, map: OffsetMap, id: string): number {
  try {
    return map.toCodePoint(offset);
  } catch (error) {
    throw error instanceof RangeError ? damaged(id, `its offset ${offset} is not between two characters`) : error;
  }
}

function canonicalLine(line: Line, document: string): string {
  const json = sound(line);
  if (json !== null) return json;
  const parts = [
    ...(line.annotations ?? []),
    ...(line.claims ?? []),
    ...(line.sources ?? []),
    ...(line.relations ?? []),
  ];
  const culprit = parts.find((part) => sound(part) === null)?.id ?? document;
  throw unwritable(culprit, 'holds NUL, half of a surrogate pair or a number that is none', 'Take it out');
}

/** Canonical JSON, or null where the value holds what no line may. */
function sound(value: object): string | null {
  let json: string | undefined;
  try {
    json = canonicalize(value);
  } catch {
    return null;
  }
  invariant(json !== undefined, 'expected an object to be JSON');
  return json.includes('\\u0000') && ESCAPED_NUL.test(json) ? null : json;
}

const damaged = (id: string, what: string): Refusal =>
  new Refusal(
    'damaged',
    `The project is damaged at ${id}: ${what}. Nothing was written. Run verify to see all of it.`,
    { id },
  );

const unwritable = (id: string, what: string, fix: string): Refusal =>
  new Refusal('invalid', `The record ${id} ${what}. Nothing was written. ${fix} and export again.`, { id });
