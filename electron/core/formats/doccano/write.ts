import { compareStrings, extent } from '../../../../shared/model/annotation.ts';
import { canonical } from '../../repositories/state.ts';
import type { DatasetRecord } from '../dataset.ts';
import type { DatasetSource, OutFile } from '../format.ts';
import { byId, byPlace } from '../native/order.ts';
import { NOBODYS } from './shape.ts';

/** Names that Windows keeps for devices. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** A hyphen at the end is no part of a handle: the name still says whose the file is. */
const fileFor = (layer: string): string => `${NOBODYS.has(layer) || DEVICE.test(layer) ? `${layer}-` : layer}.jsonl`;

/**
 * Writes a file for each annotator with the texts that they have annotated, as doccano exports them and imports them for a project with
 * relations; texts that nobody has annotated stand in `all.jsonl`. Walks over the records once for each file.
 */
export async function* writeDoccano(source: DatasetSource): AsyncGenerator<OutFile> {
  const layers = new Set<string>();
  let isBare = false;
  for await (const { annotations } of source.records()) {
    for (const { layer } of annotations) layers.add(layer);
    isBare ||= annotations.length === 0;
  }
  const files = [...layers].map((layer) => ({ path: fileFor(layer), layer }));
  const all = isBare ? [{ path: 'all.jsonl', layer: null }] : [];
  for (const { path, layer } of [...all, ...files].toSorted((a, b) => compareStrings(a.path, b.path))) {
    yield { path, pieces: linesFor(source, layer) };
  }
}

/** The lines of one annotator; those of texts without annotations for null. Ids count from 1 in each file. */
async function* linesFor(source: DatasetSource, layer: string | null): AsyncGenerator<string> {
  let entities = 0;
  let relations = 0;
  for await (const record of source.records()) {
    const own = record.annotations.filter((annotation) => annotation.layer === layer).toSorted(byPlace);
    if (layer === null ? record.annotations.length > 0 : own.length === 0) continue;
    const ids = new Map(own.map(({ id }) => [id, (entities += 1)]));
    const links = record.relations.filter(({ from }) => ids.has(from)).toSorted(byId);
    yield `${canonical({
      ...columnsOf(record),
      entities: own.map((annotation) => {
        const { start, end } = extent(annotation);
        return { id: ids.get(annotation.id), label: annotation.label, start_offset: start, end_offset: end };
      }),
      relations: links.map(({ from, to, type }) => ({
        id: (relations += 1),
        from_id: ids.get(from),
        to_id: ids.get(to),
        type,
      })),
    })}\n`;
  }
}

const columnsOf = ({ id, title, text, metadata }: DatasetRecord): object => ({ ...metadata, id, title, text });
