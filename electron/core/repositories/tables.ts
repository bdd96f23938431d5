import { assertNever } from '../../../shared/assert.ts';
import type { Change, Entity } from '../../../shared/model/record.ts';
import { prepared } from '../db/prepared.ts';
import type { WriteDb } from '../db/types.ts';
import { putAnnotation } from './annotations.ts';
import { putClaim } from './claims.ts';
import { putDismissal } from './dismissals.ts';
import { putDocumentLabels } from './document-labels.ts';
import { putDocument } from './documents.ts';
import { putDatasetCard, putRelease } from './publication.ts';
import { putRelation } from './relations.ts';
import { unindexAnnotation } from './search-index.ts';
import { putSource } from './sources.ts';
import { putAssignment, putDecision, putResolution, putTeam } from './teams.ts';
import { putAnnotator, putCodebook, putLayer, putProject, putStatus } from './small.ts';

/** The table of each kind of record: together they are the fold of the log. */
export const TABLES: Readonly<Record<Entity, string>> = {
  project: 'projects',
  codebook: 'codebooks',
  annotator: 'annotators',
  layer: 'layers',
  document: 'documents',
  annotation: 'annotations',
  relation: 'relations',
  status: 'statuses',
  claim: 'claims',
  source: 'sources',
  documentLabels: 'document_labels',
  datasetCard: 'dataset_cards',
  release: 'releases',
  team: 'teams',
  assignment: 'assignments',
  decision: 'decisions',
  resolution: 'resolutions',
  dismissal: 'dismissals',
};

/** Puts a record into its table in its new state, or takes it out. */
export function applyChange(db: WriteDb, change: Change): void {
  if (change.after === null) {
    if (change.entity === 'annotation') unindexAnnotation(db, change.id);
    prepared(db, `DELETE FROM ${TABLES[change.entity]} WHERE id = ?`).run(change.id);
    return;
  }
  switch (change.entity) {
    case 'project':
      return putProject(db, change.after);
    case 'codebook':
      return putCodebook(db, change.after);
    case 'annotator':
      return putAnnotator(db, change.after);
    case 'layer':
      return putLayer(db, change.after);
    case 'document':
      return putDocument(db, change.after);
    case 'annotation':
      return putAnnotation(db, change.after);
    case 'relation':
      return putRelation(db, change.after);
    case 'status':
      return putStatus(db, change.after);
    case 'claim':
      return putClaim(db, change.after);
    case 'source':
      return putSource(db, change.after);
    case 'documentLabels':
      return putDocumentLabels(db, change.after);
    case 'datasetCard':
      return putDatasetCard(db, change.after);
    case 'release':
      return putRelease(db, change.after);
    case 'team':
      return putTeam(db, change.after);
    case 'assignment':
      return putAssignment(db, change.after);
    case 'decision':
      return putDecision(db, change.after);
    case 'resolution':
      return putResolution(db, change.after);
    case 'dismissal':
      return putDismissal(db, change.after);
    default:
      return assertNever(change);
  }
}
