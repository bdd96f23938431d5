import { Refusal } from '../../../shared/api/reply.ts';
import type { Annotation, AttributePatch } from '../../../shared/model/annotation.ts';
import type { Annotator } from '../../../shared/model/annotator.ts';
import { problemWith, type AttributeScheme } from '../../../shared/model/attributes.ts';
import { statusId } from '../../../shared/model/status.ts';
import type { ReadDb } from '../db/types.ts';
import { annotationById } from '../repositories/annotations.ts';
import { documentTitle } from '../repositories/documents.ts';
import { listLayers, statusById } from '../repositories/small.ts';

/** What has to be so before an annotator's gesture is written. Each throws a Refusal that says why it is not. */

/** @throws Refusal `not_found`. */
export function found(db: ReadDb, id: string): Annotation {
  const annotation = annotationById(db, id);
  if (!annotation) throw new Refusal('not_found', `There is no annotation ${id}. It may have been deleted.`);
  return annotation;
}

/** An id that another annotation has may not be given again. */
export function refuseTaken(db: ReadDb, ids: readonly string[]): void {
  for (const id of ids) {
    if (annotationById(db, id)) throw new Refusal('conflict', `The annotation ${id} is there already.`);
  }
}

/** Whether a layer is another person's: what stands there is compared and adjudicated, not changed. */
export const isForeign = (db: ReadDb, annotator: Annotator, layer: string): boolean =>
  layer !== annotator.id && listLayers(db).find(({ id }) => id === layer)?.kind === 'annotator';

/** What another person made is theirs. */
export function refuseForeign(db: ReadDb, annotator: Annotator, { layer }: Pick<Annotation, 'layer'>): void {
  if (!isForeign(db, annotator, layer)) return;
  throw new Refusal('refused', `This annotation is in the layer of "${layer}". Only "${layer}" can change it.`, {
    layer,
  });
}

/** Whether the work of a layer on a document is closed to changes. */
export const isLocked = (db: ReadDb, layer: string, document: string): boolean =>
  statusById(db, statusId(layer, document))?.state === 'locked';

/** Says that it is closed. */
export const lockedAt = (db: ReadDb, layer: string, document: string): Refusal =>
  new Refusal(
    'conflict',
    `The layer "${layer}" is locked on the document "${documentTitle(db, document) ?? document}". Nothing was changed; unlock it there first.`,
    { layer, document },
  );

export function refuseLocked(db: ReadDb, layer: string, document: string): void {
  if (!isLocked(db, layer, document)) return;
  throw lockedAt(db, layer, document);
}

/** Only the attributes that are set now are checked: what a dataset or an older codebook brought stays as it came. */
export function refuseUnfit(label: string, attributes: AttributePatch, scheme: AttributeScheme): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null) continue;
    const definition = scheme.of(label).find((asked) => asked.name === name);
    if (!definition) {
      const names = scheme.of(label).map((asked) => asked.name);
      const has = names.length === 0 ? `${label} has none` : `${label} has ${names.join(', ')}`;
      throw new Refusal('invalid', `The codebook has no attribute "${name}" for ${label}: ${has}.`, { name });
    }
    const problem = problemWith(definition, value);
    if (problem !== null) throw new Refusal('invalid', `The attribute "${name}" ${problem}.`, { name });
  }
}
