import type { Entity } from '../../../shared/model/record.ts';
import type { ReadDb } from '../db/types.ts';
import { annotationById } from './annotations.ts';
import { claimById } from './claims.ts';
import { dismissalById } from './dismissals.ts';
import { documentLabelsById } from './document-labels.ts';
import { documentById } from './documents.ts';
import { readDatasetCard, releaseById } from './publication.ts';
import { relationById } from './relations.ts';
import { annotatorById, layerById, readCodebook, readProject, statusById } from './small.ts';
import { sourceById } from './sources.ts';
import { toState } from './state.ts';
import { assignmentById, decisionById, resolutionById, saidTeam } from './teams.ts';

/** A record's state as its table has it, in the form of the log; null where it is not there. */
export function current(db: ReadDb, entity: Entity, id: string): string | null {
  const only = <T extends { id: string }>(record: T | undefined): T | undefined =>
    record?.id === id ? record : undefined;
  const records = {
    project: () => only(readProject(db)),
    codebook: () => only(readCodebook(db)),
    annotator: () => annotatorById(db, id),
    layer: () => layerById(db, id),
    document: () => documentById(db, id),
    annotation: () => annotationById(db, id),
    relation: () => relationById(db, id),
    status: () => statusById(db, id),
    claim: () => claimById(db, id),
    source: () => sourceById(db, id),
    documentLabels: () => documentLabelsById(db, id),
    datasetCard: () => only(readDatasetCard(db)),
    release: () => releaseById(db, id),
    team: () => only(saidTeam(db)),
    assignment: () => assignmentById(db, id),
    decision: () => decisionById(db, id),
    resolution: () => resolutionById(db, id),
    dismissal: () => dismissalById(db, id),
  };
  const record = records[entity]();
  return record === undefined ? null : toState(entity, record as never);
}
