import type { ChangeInfo } from '../../../shared/api/history.ts';
import type { Change, Entity, RecordOf } from '../../../shared/model/record.ts';
import type { Decision } from '../../../shared/model/decision.ts';
import { assertNever } from '../../../shared/assert.ts';
import type { ReadDb } from '../db/types.ts';
import { annotationById } from '../repositories/annotations.ts';
import { documentTitle } from '../repositories/documents.ts';
import { operationsOn } from '../repositories/history.ts';
import { fromState } from '../repositories/state.ts';

/** What a record is, in the words that people know it by. */
export function subjectOf(
  db: ReadDb,
  entity: Entity,
  id: string,
  state: RecordOf<Entity> | null,
): ChangeInfo['subject'] {
  const { after: record, entity: kind } = { entity, id, after: state } as Change;
  if (record === null) return { name: id, text: null };
  switch (kind) {
    case 'annotation':
      return { name: record.label, text: record.quote };
    case 'relation':
      return { name: record.type, text: [record.from, record.to].map((end) => quoteOf(db, end)).join(' → ') };
    case 'claim':
      return { name: record.id, text: record.text };
    case 'source':
      return { name: record.name, text: record.aliases.join(', ') || null };
    case 'document':
      return { name: record.title, text: null };
    case 'status':
    case 'documentLabels':
      return { name: documentTitle(db, record.document) ?? record.document, text: record.layer };
    case 'codebook':
      return { name: record.id, text: record.version };
    case 'annotator':
    case 'project':
      return { name: record.name, text: null };
    case 'layer':
      return { name: record.id, text: record.kind };
    case 'datasetCard':
      return { name: record.title ?? '', text: null };
    case 'release':
      return { name: record.version, text: record.date ?? null };
    case 'team':
      return { name: record.id, text: null };
    case 'assignment':
      return { name: documentTitle(db, record.document) ?? record.document, text: record.annotator };
    case 'decision':
      return { name: documentTitle(db, record.document) ?? record.document, text: placeOf(db, record) };
    case 'resolution':
      return { name: record.entity, text: record.record };
    case 'dismissal':
      return { name: record.about, text: record.kind };
    default:
      return assertNever(kind);
  }
}

/** Where a decision was made: the words of its first candidate. */
const placeOf = (db: ReadDb, { kind, candidates: [first] }: Decision): string | null =>
  kind === 'annotation' && first !== undefined ? quoteOf(db, first.id) : null;

/** The quote of an annotation, also of one that is gone. */
export function quoteOf(db: ReadDb, id: string): string {
  const there = annotationById(db, id);
  if (there) return there.quote;
  const [last] = operationsOn(db, 'annotation', id, 1);
  const state = last?.after ?? last?.before ?? null;
  return state === null ? id : fromState('annotation', state).quote;
}
