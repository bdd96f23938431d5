import { compareStrings, extent, type Annotation } from '../../../../shared/model/annotation.ts';
import type { Decision, UnitKind } from '../../../../shared/model/decision.ts';
import type { DocumentLabels } from '../../../../shared/model/document-labels.ts';
import type { Relation } from '../../../../shared/model/relation.ts';
import { utf16 } from '../../../../shared/text/units.ts';
import { compareSaid } from '../../../../shared/adjudication/compare.ts';
import { fresh, inShort, type Judged, type Unit } from '../../adjudication/unit.ts';
import type { ReadDb } from '../../db/types.ts';
import { annotationById } from '../../repositories/annotations.ts';
import { documentLabelsById } from '../../repositories/document-labels.ts';
import { lastStateOf } from '../../repositories/log.ts';
import { relationById } from '../../repositories/relations.ts';
import { saysTheSame } from '../../repositories/revisions.ts';
import { fromState } from '../../repositories/state.ts';

/** Where a candidate stands now, by kind and id of its record. */
export type UnitOf = (kind: Decision['kind'], id: string) => Unit | undefined;

/**
 * Gives each decision to the unit that has most of its candidates, each unit at most one; of two that have as many, the one with the
 * smaller id first. Answers what is left: decisions whose candidates are all gone, or at units that another decision has.
 */
export function giveDecisions(
  decisions: readonly Decision[],
  unitOf: UnitOf,
  judgedAt: (decision: Decision, unit: Unit) => Judged,
): readonly Decision[] {
  const claims = decisions.flatMap((decision) => {
    const counts = new Map<Unit, number>();
    for (const { id } of decision.candidates) {
      const unit = unitOf(decision.kind, id);
      if (unit) counts.set(unit, (counts.get(unit) ?? 0) + 1);
    }
    return [...counts].map(([unit, shared]) => ({ decision, unit, shared }));
  });
  claims.sort(
    (a, b) =>
      b.shared - a.shared || compareStrings(a.decision.id, b.decision.id) || compareStrings(a.unit.key, b.unit.key),
  );
  const given = new Set<string>();
  for (const { decision, unit } of claims) {
    if (given.has(decision.id) || unit.judged !== null) continue;
    given.add(decision.id);
    unit.judged = judgedAt(decision, unit);
  }
  return decisions.filter(({ id }) => !given.has(id));
}

/** Whether a candidate of a decision is of a layer that is not compared now: it says nothing of whether the decision still stands. One that was taken away does. */
export const isUnchosen = (
  db: ReadDb,
  layers: readonly string[],
  kind: UnitKind,
  { layer, id }: Decision['candidates'][number],
): boolean => !layers.includes(layer) && recordOf(db, kind, id) !== undefined;

/** What decisions are held against: records, the layers that are compared, and where their candidates stand. */
interface Against {
  readonly db: ReadDb;
  readonly layers: readonly string[];
  readonly unitOf: UnitOf;
}

/**
 * Whether a decision that no unit has (`giveDecisions`) has gold of its own though a candidate of it stands: at a unit that another decision has.
 * All decisions on the labels of one document have one gold record, so that the second of them says of it what does not hold.
 */
export const isElsewhere = ({ db, unitOf }: Against, { kind, candidates, result }: Decision): boolean =>
  (kind === 'documentLabels' || (result !== undefined && recordOf(db, kind, result) !== undefined)) &&
  candidates.some(({ id }) => unitOf(kind, id) !== undefined);

/** How a decision stands to what its unit is now. */
export function judgedBy(against: Against, decision: Decision, unit: Unit): Judged {
  const { db, layers } = against;
  const known = new Map(decision.candidates.map((candidate) => [candidate.id, candidate]));
  const now = new Set(unit.voices.flatMap(({ id }) => id ?? []));
  const isNew = [...now].some((id) => !known.has(id));
  const isOther = decision.candidates.some(
    (one) =>
      !isUnchosen(db, layers, decision.kind, one) &&
      (!saysTheSame(db, decision.kind, one.id, one.revision) ||
        (now.size > 0 && !now.has(one.id) && recordOf(db, decision.kind, one.id) !== undefined)),
  );
  const result = decision.result === undefined ? undefined : recordOf(db, decision.kind, decision.result);
  const isGone = decision.result !== undefined && result === undefined;
  return {
    decision: decision.id,
    document: decision.document,
    outcome: decision.outcome,
    isAutomatic: decision.automatic !== undefined,
    result: result?.id ?? null,
    label: result === undefined ? null : labelOf(result),
    isChanged: isNew || isOther || isGone || (unit.voices.length === 0 && isElsewhere(against, decision)),
  };
}

/** What can be a candidate of a decision, or its result. */
export type Decidable = Annotation | Relation | DocumentLabels;

/** A record by its kind and id; undefined where it is not there. */
export const recordOf = (db: ReadDb, kind: UnitKind, id: string): Decidable | undefined =>
  ({ annotation: annotationById, relation: relationById, documentLabels: documentLabelsById })[kind](db, id);

/** The label of an annotation, the type of a relation, nothing of a document's labels. */
export const labelOf = (record: Decidable): string | null =>
  'label' in record ? record.label : 'type' in record ? record.type : null;

/** A decision of which nothing is left but itself, as something to look at: where its candidates once stood. */
export function vanished(against: Against, decision: Decision): Unit {
  const { db } = against;
  const [first] = decision.candidates;
  const state = decision.kind === 'annotation' && first ? lastStateOf(db, 'annotation', first.id) : undefined;
  const was = state === undefined ? undefined : fromState('annotation', state);
  const unit = fresh({
    key: `v:${decision.id}`,
    kind: decision.kind,
    document: decision.document,
    ...(was ? extent(was) : { start: utf16(0), end: utf16(0) }),
    quote: inShort(was?.quote ?? ''),
    voices: [],
    apart: compareSaid([]),
  });
  unit.judged = judgedBy(against, decision, unit);
  return unit;
}
