import { createHmac, randomBytes } from 'node:crypto';
import type { Parsed } from '../../../../shared/api/procedures.ts';
import { SAMPLE_LAYER, type Layer } from '../../../../shared/model/layer.ts';
import type { DatasetRecord } from '../../formats/dataset.ts';
import { isPerson } from '../../formats/mapping/person.ts';

/** What annotators are called in an export. */
export interface Naming {
  /** By the handle, or a layer that is nobody's. */
  nameOf(layer: string): string;
  /** The record with the names in every place that says who. The same one where nobody is renamed. */
  applied(record: DatasetRecord): DatasetRecord;
}

/** Everybody by their handle. */
const BY_HANDLE: Naming = { nameOf: (layer) => layer, applied: (record) => record };

/**
 * How an export names annotators: by handle, or each by a keyed hash of it (HMAC-SHA-256, 40 bits of it). Without a key there is one for this
 * export alone, and nobody keeps it. Layers that are nobody's keep their names.
 */
export function namingFor(
  { pseudonyms = false, pseudonymKey }: Pick<Parsed<'export.write'>, 'pseudonyms' | 'pseudonymKey'>,
  layers: readonly Layer[],
): Naming {
  if (!pseudonyms && pseudonymKey === undefined) return BY_HANDLE;
  const key = pseudonymKey ?? randomBytes(32);
  const people = layers.filter(({ id, kind }) => (kind === 'annotator' || kind === 'import') && id !== SAMPLE_LAYER);
  const names = new Map(
    people.map(({ id }) => [id, `annotator-${createHmac('sha256', key).update(id).digest('hex').slice(0, 10)}`]),
  );
  const nameOf = (layer: string): string => names.get(layer) ?? layer;
  return { nameOf, applied: (record) => renamed(record, nameOf) };
}

function renamed(record: DatasetRecord, nameOf: (layer: string) => string): DatasetRecord {
  return {
    ...record,
    annotations: record.annotations.map((annotation) => ({
      ...annotation,
      layer: nameOf(annotation.layer),
      origin:
        annotation.origin.from === undefined
          ? annotation.origin
          : { ...annotation.origin, from: annotation.origin.from.filter((one) => !isPerson(one)).map(nameOf) },
    })),
    relations: record.relations.map((relation) => ({ ...relation, layer: nameOf(relation.layer) })),
    labels: Object.fromEntries(Object.entries(record.labels).map(([layer, said]) => [nameOf(layer), said])),
  };
}
