import type { Annotation } from '../../../../shared/model/annotation.ts';
import type { Publication } from '../../../../shared/model/document.ts';
import { sourceSchema, type Source } from '../../../../shared/model/source.ts';
import { MAX_TEXT_BYTES } from '../../../../shared/text/limits.ts';
import { displayName } from '../../sources/display-name.ts';
import { documentId, sha256 } from '../../sources/identity.ts';
import type { DatasetRecord, DatasetRelation, ReadOptions } from '../dataset.ts';
import { deriveId } from '../derive-id.ts';
import { Problem, within } from '../problem.ts';
import { byId, byPlace } from './order.ts';
import { fragmentsOf, rulerFor, type Ruler } from './ruler.ts';
import type { AnnotationLine, NativeLine, PublicationLine, RelationLine, SourceLine } from './schema.ts';
import { canonicalEnds } from '../../../../shared/model/relating.ts';
import { structureFrom } from './structure.ts';
import { titleFor } from './title.ts';

/** What the project allows, ready for asking. */
export interface Known {
  readonly labels: ReadonlySet<string>;
  readonly relationTypes: ReadonlySet<string>;
  readonly symmetricTypes: ReadonlySet<string>;
  readonly codebookVersion: string;
  readonly defaultAnnotator: string | undefined;
}

/** Makes `Known` of the options, once a file. */
export const knownFrom = (options: ReadOptions): Known => ({
  labels: new Set(options.labels),
  relationTypes: new Set(options.relationTypes),
  symmetricTypes: new Set(options.symmetricTypes),
  codebookVersion: options.codebookVersion,
  defaultAnnotator: options.defaultAnnotator,
});

/**
 * The document of a line, with everything checked that the line alone can show. What it leaves out is filled in: ids
 * from the content, the title from the text, annotator and codebook version from `known`.
 *
 * @throws Problem that names the field.
 */
export function recordOf(line: NativeLine, known: Known): DatasetRecord {
  const { text } = line;
  const id = checkedIdentity(line);
  const { media_type: mediaType = 'text/plain', publications = [], ...metadata } = line.metadata ?? {};
  const ruler = rulerFor(text, line.offset_unit);
  const structure = within('structure', () => structureFrom(line.structure, mediaType, ruler));
  const annotations = (line.annotations ?? []).map((annotation, i) =>
    within(`annotations[${i}]`, () => annotationOf(annotation, id, ruler, known)),
  );
  const layers = new Map(annotations.map((annotation) => [annotation.id, annotation.layer]));
  const relations = (line.relations ?? []).map((relation, i) =>
    within(`relations[${i}]`, () => relationOf(relation, id, layers, known)),
  );
  return {
    id,
    title: titleFor(text, mediaType, line.title, structure),
    metadata,
    publications: publications.map(publicationOf),
    mediaType,
    ...(structure && { structure }),
    text,
    textSha256: line.text_sha256,
    annotations: annotations.toSorted(byPlace),
    claims: (line.claims ?? []).toSorted(byId),
    sources: (line.sources ?? []).map((source, i) => within(`sources[${i}]`, () => sourceOf(source))).toSorted(byId),
    labels: labelsOf(line),
    relations: relations.toSorted(byId),
  };
}

/** @throws Problem for a layer that says nothing: its record would not come back. */
function labelsOf({ document_labels: labels = {} }: NativeLine): DatasetRecord['labels'] {
  const empty = Object.keys(labels).find((layer) => Object.keys(labels[layer] ?? {}).length === 0);
  if (empty !== undefined) throw new Problem(`document_labels.${empty} says nothing; leave it out`);
  return labels;
}

function checkedIdentity({ text, text_sha256, id }: NativeLine): string {
  if (text.trim() === '') throw new Problem('text is empty; a document has some text');
  if (Buffer.byteLength(text) > MAX_TEXT_BYTES) throw new Problem('text is larger than 32 MiB; split it');
  const hash = sha256(text);
  if (hash !== text_sha256) {
    throw new Problem(`text_sha256 is not that of the text, which is ${hash}; the text was changed, export it again`);
  }
  const derived = documentId(text);
  if (id !== undefined && id !== derived) {
    throw new Problem(`id is ${id}, but this text is ${derived}; correct it or leave it out`);
  }
  return derived;
}

function annotationOf(line: AnnotationLine, document: string, ruler: Ruler, known: Known): Annotation {
  const { label, quote, note, confidence, claim, flags, origin, codebook_version, attributes = {} } = line;
  if (!known.labels.has(label)) throw unknown('label', label, known.labels);
  const layer = line.annotator ?? known.defaultAnnotator;
  if (layer === undefined) throw new Problem('annotator is missing; add it, or say --annotator NAME');
  const fragments = fragmentsOf(line, ruler);
  const optional = {
    ...(note !== undefined && { note }),
    ...(confidence !== undefined && { confidence }),
    ...(claim !== undefined && { claim }),
    ...(flags !== undefined && { flags }),
  };
  const content = { document, layer, label, fragments, attributes, ...optional };
  // Only what the line states goes into its id: the project's codebook version may be another one next time.
  const id = line.id ?? deriveId({ record: 'annotation', ...content, codebook_version, origin });
  return {
    ...content,
    id,
    quote,
    codebookVersion: codebook_version ?? known.codebookVersion,
    origin: origin ?? { kind: 'human' },
  };
}

function relationOf(
  line: RelationLine,
  document: string,
  layers: ReadonlyMap<string, string>,
  known: Known,
): DatasetRelation {
  const { type, from, to, to_document: toDocument, note, attributes = {} } = line;
  if (!known.relationTypes.has(type)) throw unknown('relation type', type, known.relationTypes);
  const fromLayer = layers.get(from);
  if (fromLayer === undefined) {
    throw new Problem(`from is ${from}, which is no annotation of this line; a relation stands with its from`);
  }
  const content = {
    type,
    from,
    to,
    layer: line.annotator ?? fromLayer,
    attributes,
    ...(note !== undefined && { note }),
  };
  return {
    ...content,
    // Both ways to write a symmetric relation are one relation.
    id: line.id ?? deriveId({ record: 'relation', ...canonicalEnds(known.symmetricTypes.has(type), content) }),
    ...(toDocument !== undefined && toDocument !== document && { toDocument }),
  };
}

/** @throws Problem for what the shape of a line cannot show: an alias twice, a source that is part of itself. */
export function sourceOf({ part_of: partOf, aliases = [], ...rest }: SourceLine): Source {
  const parsed = sourceSchema.safeParse({ ...rest, aliases, ...(partOf !== undefined && { partOf }) });
  if (parsed.success) return parsed.data;
  throw new Problem(`${parsed.error.issues[0]?.message ?? 'it is no source'}; correct it`);
}

function publicationOf({ file_name: fileName, ...rest }: PublicationLine): Publication {
  return { ...(fileName !== undefined && { fileName: displayName(fileName) }), ...rest };
}

function unknown(what: string, name: string, known: ReadonlySet<string>): Problem {
  const names = [...known].join(', ') || 'none';
  return new Problem(
    `the codebook has no ${what} ${JSON.stringify(name)}; it has ${names}. Add it there, or export the dataset as Web Annotation (web-annotation), whose names can be mapped`,
  );
}
