import { compareStrings, type Annotation, type Attributes } from '../../../../shared/model/annotation.ts';
import { offsetMap, type OffsetMap } from '../../../../shared/text/convert.ts';
import type { Span } from '../../../../shared/text/units.ts';
import { canonical } from '../../repositories/state.ts';
import type { DatasetRecord, DatasetRelation } from '../dataset.ts';
import { deriveId } from '../derive-id.ts';
import type { DatasetSource, OutFile } from '../format.ts';
import { byId, byPlace } from '../native/order.ts';
import { CONTEXT, iriOf, TERM } from './vocabulary.ts';

/** Code points before and after a quote. */
const AROUND = 32;

/** Writes `annotations.jsonld`, one collection with an annotation a line, and the text of each document, which the model has no place for. */
export async function* writeWebAnnotation(source: DatasetSource): AsyncGenerator<OutFile> {
  yield { path: 'annotations.jsonld', pieces: collection(source) };
  for await (const { id, text } of source.records()) yield { path: fileOf(id), pieces: [text] };
}

const fileOf = (document: string): string => `documents/${document}.txt`;

async function* collection(source: DatasetSource): AsyncGenerator<string> {
  let total = 0;
  for await (const record of source.records()) total += itemsOf(record, source).length;
  const { name } = source.project;
  const head = {
    '@context': CONTEXT,
    id: iriOf(deriveId({ record: 'collection', name, total })),
    type: 'AnnotationCollection',
    ...(name !== '' && { label: name }),
    total,
  };
  yield `${canonical(head).slice(0, -1)},"first":{"type":"AnnotationPage","startIndex":0,"items":[`;
  let isFirst = true;
  for await (const record of source.records()) {
    for (const item of itemsOf(record, source)) {
      yield `${isFirst ? '' : ','}\n${canonical(item())}`;
      isFirst = false;
    }
  }
  yield '\n]}}\n';
}

/** What is said of a document: what it is, what each annotator says of it as a whole, its annotations and relations. Made when it is written. */
function itemsOf(record: DatasetRecord, { annotators }: DatasetSource): (() => object)[] {
  const { id, title, metadata, labels } = record;
  const names = new Map(annotators.map((annotator) => [annotator.id, annotator.name]));
  const creator = (layer: string): object => {
    const name = names.get(layer);
    return { creator: name === undefined ? { nickname: layer } : { type: 'Person', nickname: layer, name } };
  };
  const map = offsetMap(record.text);
  return [
    () => ({
      ...annotationOf(deriveId({ record: 'description', document: id }), 'describing'),
      body: {
        type: TERM.document,
        [TERM.title]: title,
        ...(Object.keys(metadata).length > 0 && { [TERM.metadata]: metadata }),
      },
      target: fileOf(id),
    }),
    ...Object.entries(labels)
      .toSorted(([a], [b]) => compareStrings(a, b))
      .map(([layer, said]) => () => ({
        ...annotationOf(deriveId({ record: 'document labels', document: id, layer }), 'classifying'),
        ...creator(layer),
        ...saidOf(said),
        target: fileOf(id),
      })),
    ...record.annotations.toSorted(byPlace).map((annotation) => () => ({
      ...annotationOf(annotation.id, 'tagging'),
      ...creator(annotation.layer),
      ...markOf(annotation, record, map),
    })),
    ...record.relations.toSorted(byId).map((relation) => () => ({
      ...annotationOf(relation.id, 'linking'),
      ...creator(relation.layer),
      ...linkOf(relation),
    })),
  ];
}

const annotationOf = (id: string, motivation: string): object => ({ id: iriOf(id), type: 'Annotation', motivation });

const textual = (purpose: string, value: string): object => ({ type: 'TextualBody', purpose, value });

const saidOf = (attributes: Attributes): object =>
  Object.keys(attributes).length > 0 ? { [TERM.attributes]: attributes } : {};

function markOf(annotation: Annotation, { id, text }: DatasetRecord, map: OffsetMap): object {
  const { label, note, confidence, attributes, fragments } = annotation;
  const tag = textual('tagging', label);
  const targets = fragments.map((fragment) => ({
    type: 'SpecificResource',
    source: fileOf(id),
    selector: selectorsOf(fragment, text, map),
  }));
  return {
    body: note === undefined ? tag : [tag, textual('commenting', note)],
    target: targets.length === 1 ? targets[0] : targets,
    ...saidOf(attributes),
    ...(confidence !== undefined && { [TERM.confidence]: confidence }),
  };
}

/** Two selectors of the same words: the model leaves it to the reader which one to take. */
function selectorsOf({ start, end }: Span, text: string, map: OffsetMap): object[] {
  // Twice as many units as code points at most; half a character at the far end is never among the nearest ones.
  const before = Array.from(text.slice(Math.max(0, start - 2 * AROUND), start))
    .slice(-AROUND)
    .join('');
  const after = Array.from(text.slice(end, end + 2 * AROUND))
    .slice(0, AROUND)
    .join('');
  return [
    { type: 'TextQuoteSelector', exact: text.slice(start, end), prefix: before, suffix: after },
    { type: 'TextPositionSelector', start: map.toCodePoint(start), end: map.toCodePoint(end) },
  ];
}

/** A relation leads from its target to its body. */
function linkOf({ type, from, to, note, attributes }: DatasetRelation): object {
  return {
    body: [
      { type: 'SpecificResource', purpose: 'linking', source: iriOf(to) },
      textual('tagging', type),
      ...(note === undefined ? [] : [textual('commenting', note)]),
    ],
    target: iriOf(from),
    ...saidOf(attributes),
  };
}
