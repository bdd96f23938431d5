import type { z } from 'zod';
import { annotationSchema } from './annotation.ts';
import { annotatorSchema } from './annotator.ts';
import { assignmentSchema } from './assignment.ts';
import { claimSchema } from './claim.ts';
import { datasetCardSchema } from './dataset-card.ts';
import { codebookSchema } from './codebook.ts';
import { decisionSchema } from './decision.ts';
import { dismissalSchema } from './dismissal.ts';
import { documentSchema } from './document.ts';
import { documentLabelsSchema } from './document-labels.ts';
import { layerSchema } from './layer.ts';
import { projectSchema } from './project.ts';
import { relationSchema } from './relation.ts';
import { releaseSchema } from './release.ts';
import { resolutionSchema } from './resolution.ts';
import { sourceSchema } from './source.ts';
import { statusSchema } from './status.ts';
import { teamSchema } from './team.ts';

/**
 * Every kind of record that the operation log knows, with the version of its shape. A shape that changes gets the next
 * version and an upgrade from the one before: logs are never rewritten. A new optional field needs none: what was written
 * without it stays valid, and an older program does not open a file of a newer shape.
 */
export const ENTITIES = {
  project: { version: 1, schema: projectSchema },
  codebook: { version: 1, schema: codebookSchema },
  annotator: { version: 1, schema: annotatorSchema },
  layer: { version: 1, schema: layerSchema },
  document: { version: 1, schema: documentSchema },
  annotation: { version: 1, schema: annotationSchema },
  relation: { version: 1, schema: relationSchema },
  status: { version: 1, schema: statusSchema },
  claim: { version: 1, schema: claimSchema },
  source: { version: 1, schema: sourceSchema },
  documentLabels: { version: 1, schema: documentLabelsSchema },
  datasetCard: { version: 1, schema: datasetCardSchema },
  release: { version: 1, schema: releaseSchema },
  team: { version: 1, schema: teamSchema },
  assignment: { version: 1, schema: assignmentSchema },
  decision: { version: 1, schema: decisionSchema },
  resolution: { version: 1, schema: resolutionSchema },
  dismissal: { version: 1, schema: dismissalSchema },
} as const;

export type Entity = keyof typeof ENTITIES;
export const ENTITY_NAMES = Object.keys(ENTITIES) as readonly Entity[];

/** The record type of each entity. */
export type RecordOf<E extends Entity> = z.infer<(typeof ENTITIES)[E]['schema']>;

/** One record put in a new state (`after`), or taken away (`after: null`). */
export type Change = { [E in Entity]: { entity: E; id: string; after: RecordOf<E> | null } }[Entity];
