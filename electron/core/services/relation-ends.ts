import type { RelationEnd } from '../../../shared/api/relations.ts';
import { extent, type Annotation } from '../../../shared/model/annotation.ts';
import type { ReadDb } from '../db/types.ts';
import { annotationById } from '../repositories/annotations.ts';
import { documentTitle } from '../repositories/documents.ts';
import { lastStateOf } from '../repositories/log.ts';
import { fromState } from '../repositories/state.ts';

/** An end as lists show it; one that was taken away as it was last, from the log. Undefined: nobody knows of it. */
export function endOf(db: ReadDb, id: string): RelationEnd | undefined {
  const there = annotationById(db, id);
  if (there) return described(db, there, false);
  const state = lastStateOf(db, 'annotation', id);
  return state === undefined ? undefined : described(db, fromState('annotation', state), true);
}

function described(db: ReadDb, annotation: Annotation, deleted: boolean): RelationEnd {
  const { id, document, layer, label, quote } = annotation;
  return {
    id,
    document,
    title: documentTitle(db, document) ?? '',
    layer,
    label,
    quote,
    ...extent(annotation),
    deleted,
  };
}
