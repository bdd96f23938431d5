import { isExcludedZone } from '../../../../shared/model/zones.ts';
import type { Entity, RecordOf } from '../../../../shared/model/record.ts';
import type { ReadDb } from '../../db/types.ts';
import { operationsSince, type OperationRow } from '../../repositories/log.ts';
import { fromState } from '../../repositories/state.ts';
import { decisionById } from '../../repositories/teams.ts';
import { decisionOf, GOLD } from './gold.ts';

/** What has changed since a place in the log, as far as it matters to adjudication. */
export interface Touched {
  /** Documents whose units are to be matched anew. */
  readonly documents: ReadonlySet<string>;
  /** Relations are to be matched anew. */
  readonly relations: boolean;
  /** Documents on which something was decided, or a result was changed. */
  readonly judged: ReadonlySet<string>;
  /** The decisions that are new, changed or gone, or whose results are. */
  readonly decisions: ReadonlySet<string>;
}

/** What was changed since; null: such that all is to be read afresh. O(operations since). */
export function touchedSince(db: ReadDb, seq: number, layers: readonly string[]): Touched | null {
  const documents = new Set<string>();
  const judged = new Set<string>();
  const decisions = new Set<string>();
  let relations = false;
  for (const row of operationsSince(db, seq)) {
    switch (row.entity) {
      case 'annotation':
        for (const { document, layer, label } of states('annotation', row)) {
          if (layers.includes(layer) || isExcludedZone(label)) documents.add(document);
          if (layer !== GOLD) continue;
          judged.add(document);
          decisions.add(decisionOf(row.entity_id));
        }
        break;
      case 'relation':
        for (const { layer } of states('relation', row)) {
          if (layers.includes(layer)) relations = true;
          if (layer !== GOLD) continue;
          const id = decisionOf(row.entity_id);
          const decision = decisionById(db, id);
          if (decision) judged.add(decision.document);
          decisions.add(id);
        }
        break;
      case 'documentLabels':
        for (const { layer, document } of states('documentLabels', row)) {
          if (layers.includes(layer)) documents.add(document);
          if (layer === GOLD) judged.add(document);
        }
        break;
      case 'decision':
        decisions.add(row.entity_id);
        for (const { document } of states('decision', row)) judged.add(document);
        break;
      case 'status':
        for (const { document } of states('status', row)) documents.add(document);
        break;
      case 'document':
        documents.add(row.entity_id);
        break;
      case 'codebook':
      case 'team':
      case 'assignment':
        // What is compared, or may be seen, can be otherwise by now.
        return null;
      default:
    }
  }
  return { documents, relations, judged, decisions };
}

const states = <E extends Entity>(entity: E, { before, after }: OperationRow): RecordOf<E>[] =>
  [before, after].flatMap((state) => (state === null ? [] : [fromState(entity, state)]));
