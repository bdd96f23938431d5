import { ON_DOCUMENT, type Codebook } from '../../../../shared/model/codebook.ts';
import { compareStrings, extent, type Annotation, type Attributes } from '../../../../shared/model/annotation.ts';
import { offsetMap, type OffsetMap } from '../../../../shared/text/convert.ts';
import { canonical } from '../../repositories/state.ts';
import type { DatasetRecord, DatasetRelation } from '../dataset.ts';
import type { DatasetSource, OutFile } from '../format.ts';
import { byId, byPlace } from '../native/order.ts';
import { answerFor, CONTROL, controlOf, definitionOf } from './answers.ts';
import { labellingConfig } from './config.ts';

/** Writes `tasks.json`, a task for each document with an annotation for each annotator, and `config.xml`, the labelling config for it. */
export function* writeLabelStudio(source: DatasetSource): Generator<OutFile> {
  yield { path: 'config.xml', pieces: [labellingConfig(source.codebook)] };
  yield { path: 'tasks.json', pieces: tasks(source) };
}

async function* tasks({ records, codebook }: DatasetSource): AsyncGenerator<string> {
  yield '[';
  let isFirst = true;
  for await (const record of records()) {
    yield `${isFirst ? '' : ','}\n${canonical(taskOf(record, codebook))}`;
    isFirst = false;
  }
  yield '\n]\n';
}

function taskOf(record: DatasetRecord, codebook: Codebook): object {
  const map = offsetMap(record.text);
  const layers = new Set([...record.annotations.map(({ layer }) => layer), ...Object.keys(record.labels)]);
  return {
    data: { ...record.metadata, text: record.text, title: record.title },
    annotations: [...layers].toSorted(compareStrings).map((layer) => {
      const own = record.annotations.filter((annotation) => annotation.layer === layer).toSorted(byPlace);
      const ids = new Set(own.map(({ id }) => id));
      const relations = record.relations.filter(({ from }) => ids.has(from)).toSorted(byId);
      return {
        result: [
          // Whoever imports it would have to know an account of everybody: a field of the annotation is kept as it is.
          item(CONTROL.annotator, CONTROL.annotator, 'textarea', { text: [layer] }),
          ...answers(record.labels[layer] ?? {}, ON_DOCUMENT, codebook, null),
          ...own.flatMap((annotation) => regionOf(annotation, map, codebook)),
          ...relations.map((relation) => relationOf(relation, codebook)),
        ],
      };
    }),
  };
}

const item = (id: string, from: string, type: string, value: object): object => ({
  id,
  from_name: from,
  to_name: CONTROL.text,
  type,
  value,
});

/** A region, and after it each of its attributes under the same id. Offsets are code points. */
function regionOf(annotation: Annotation, map: OffsetMap, codebook: Codebook): object[] {
  const { id, label, quote, note, confidence, attributes } = annotation;
  const { start, end } = extent(annotation);
  const place = { start: map.toCodePoint(start), end: map.toCodePoint(end) };
  return [
    {
      ...item(id, CONTROL.labels, 'labels', { ...place, text: quote, labels: [label] }),
      ...(note !== undefined && { meta: { text: [note] } }),
      ...(confidence !== undefined && { score: confidence }),
    },
    ...answers(attributes, label, codebook, { id, ...place }),
  ];
}

/** The answers to questions about a region, or about the text where there is none. */
function answers(
  attributes: Attributes,
  on: string,
  codebook: Codebook,
  region: { readonly id: string; readonly start: number; readonly end: number } | null,
): object[] {
  return Object.entries(attributes)
    .toSorted(([a], [b]) => compareStrings(a, b))
    .map(([name, value]) => {
      const definition = definitionOf(codebook, on, name);
      const control = controlOf(definition, on, name);
      const { type, value: said } = answerFor(value, definition);
      const { id = control, ...place } = region ?? {};
      return item(id, control, type, { ...place, ...said });
    });
}

const relationOf = ({ from, to, type }: DatasetRelation, { relations }: Codebook): object => ({
  type: 'relation',
  from_id: from,
  to_id: to,
  direction: relations.some(({ name, symmetric }) => name === type && symmetric) ? 'bi' : 'right',
  labels: [type],
});
