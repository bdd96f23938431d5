import { compareStrings, extent, type Annotation } from '../../../../shared/model/annotation.ts';
import { offsetMap, type OffsetMap } from '../../../../shared/text/convert.ts';
import { canonical } from '../../repositories/state.ts';
import type { DatasetRecord } from '../dataset.ts';
import type { DatasetSource } from '../format.ts';
import { tokensOf } from '../json/tokens.ts';
import { byPlace } from '../native/order.ts';

/** The group that spaCy's span categorizer looks for. */
const DEFAULT_GROUP = 'sc';

/**
 * Writes a line for each document: words and spaces as `Doc` takes them, and a group of spans for each annotator, called `sc` where there is only one.
 * Walks over the records twice.
 */
export async function* writeSpacy(source: DatasetSource): AsyncGenerator<string> {
  const layers = new Set<string>();
  for await (const { annotations } of source.records()) for (const { layer } of annotations) layers.add(layer);
  const groupOf = (layer: string): string => (layers.size === 1 ? DEFAULT_GROUP : layer);
  for await (const record of source.records()) yield `${canonical(lineOf(record, groupOf))}\n`;
}

function lineOf(record: DatasetRecord, groupOf: (layer: string) => string): object {
  const { id, text, title, metadata, annotations } = record;
  const tokens = tokensOf(text, annotations.map(extent));
  const map = offsetMap(text);
  const layers = [...new Set(annotations.map(({ layer }) => layer))].toSorted(compareStrings);
  return {
    text,
    words: tokens.map(({ start, end }) => text.slice(start, end)),
    spaces: tokens.map(({ ws }) => ws),
    spans: Object.fromEntries(
      layers.map((layer) => [
        groupOf(layer),
        annotations
          .filter((annotation) => annotation.layer === layer)
          .toSorted(byPlace)
          .map((annotation) => spanOf(annotation, map)),
      ]),
    ),
    meta: { ...metadata, id, title },
  };
}

function spanOf(annotation: Annotation, map: OffsetMap): object {
  const { start, end } = extent(annotation);
  return { start: map.toCodePoint(start), end: map.toCodePoint(end), label: annotation.label, id: annotation.id };
}
