import type { Since, UnitView } from '../../../../shared/api/adjudication.ts';
import { Refusal } from '../../../../shared/api/reply.ts';
import type { Decision, UnitKind } from '../../../../shared/model/decision.ts';
import { differencesOf } from '../../../../shared/model/difference.ts';
import type { Relation } from '../../../../shared/model/relation.ts';
import type { Unit } from '../../adjudication/unit.ts';
import type { ReadDb } from '../../db/types.ts';
import { claimById } from '../../repositories/claims.ts';
import { revisionOf, saysTheSame, stateAt } from '../../repositories/revisions.ts';
import { fromState } from '../../repositories/state.ts';
import { decisionById } from '../../repositories/teams.ts';
import type { Book } from './book.ts';
import { isElsewhere, isUnchosen, recordOf, type Decidable } from './judge.ts';
import { itemOf } from './queue.ts';

/** @throws Refusal `not_found` where nothing is to be decided there any more. */
export function foundUnit(book: Book, key: string): Unit {
  const unit = book.unit(key);
  if (unit) return unit;
  throw new Refusal(
    'not_found',
    'What was to be decided here is not there any more: the annotators have changed their work. Nothing was changed.',
    { key },
  );
}

/** A unit with all that is to be known for deciding it. */
export function readUnit(db: ReadDb, book: Book, key: string): UnitView {
  const unit = foundUnit(book, key);
  const page = book.pages.get(unit.document);
  const candidates = candidatesOf(db, unit).map(({ layer, record, revision }) => ({
    layer,
    id: record.id,
    revision,
    record,
    ends: 'from' in record ? endsOf(book, record) : null,
  }));
  const decision = unit.judged ? (decisionById(db, unit.judged.decision) ?? null) : null;
  const result = decision?.result === undefined ? null : (recordOf(db, unit.kind, decision.result) ?? null);
  const records = [...candidates.map(({ record }) => record), ...(result ? [result] : [])];
  const claims = new Set(records.flatMap((record) => ('claim' in record && record.claim ? [record.claim] : [])));
  const same = [...claims].flatMap((claim) =>
    book.cardOf(claim) === claim ? [] : [[claim, book.cardOf(claim)] as const],
  );
  const named = new Set([...claims, ...same.map(([, card]) => card)]);
  return {
    ...itemOf(unit),
    title: page?.title ?? '',
    layers: [...(page?.layers ?? [])],
    candidates,
    attributes: [...unit.comparison.attributes],
    decision,
    result,
    since: decision ? sinceOf(book, decision, unit) : [],
    place: decision && unit.voices.length === 0 ? placeOf(book, decision) : null,
    cards: Object.fromEntries([...named].flatMap((id) => [[id, claimById(db, id)?.text ?? '']])),
    same: Object.fromEntries(same),
  };
}

/** The unit at which a candidate of a left-over decision stands now. */
const placeOf = (book: Book, { kind, candidates }: Decision): string | null =>
  candidates.map(({ id }) => book.unitOf(kind, id)).find((unit) => unit !== undefined)?.key ?? null;

/** The candidates of a unit with their records and the operations that made them what they are. */
export const candidatesOf = (
  db: ReadDb,
  { kind, voices }: Unit,
): { layer: string; record: Decidable; revision: string }[] =>
  voices.flatMap(({ layer, id }) => {
    const record = id === null ? undefined : recordOf(db, kind, id);
    return record ? [{ layer, record, revision: revisionOf(db, kind, record.id) ?? '' }] : [];
  });

function endsOf(book: Book, { from, to }: Relation): UnitView['candidates'][number]['ends'] {
  const [a, b] = [book.unitOf('annotation', from), book.unitOf('annotation', to)];
  if (!a || !b) return null;
  const told = (unit: Unit, id: string) => ({
    key: unit.key,
    label: unit.voices.find((voice) => voice.id === id)?.label ?? '',
    quote: unit.quote,
    gold: unit.judged?.result ?? null,
  });
  return { from: told(a, from), to: told(b, to) };
}

/** What has happened to the candidates of a decision since. */
function sinceOf(book: Book, decision: Decision, { voices }: Unit): Since[] {
  const { db, layers } = book;
  const { kind } = decision;
  const now = new Set(voices.flatMap(({ id }) => id ?? []));
  const known = new Set(decision.candidates.map(({ id }) => id));
  const found = decision.candidates.flatMap((candidate): Since[] => {
    if (isUnchosen(db, layers, kind, candidate)) return [];
    const { layer, id, revision } = candidate;
    const record = recordOf(db, kind, id);
    const isSame = saysTheSame(db, kind, id, revision);
    if (!record) return isSame ? [] : [{ kind: 'gone', layer, differences: [] }];
    if (!isSame) return [{ kind: 'changed', layer, differences: differences(db, kind, revision, record) }];
    return now.size === 0 || now.has(id) ? [] : [{ kind: 'moved', layer, differences: [] }];
  });
  const fresh = voices.flatMap(({ layer, id }): Since[] =>
    id === null || known.has(id) ? [] : [{ kind: 'new', layer, differences: [] }],
  );
  const isGone = decision.result !== undefined && recordOf(db, kind, decision.result) === undefined;
  const isLeft = voices.length === 0 && isElsewhere(book, decision);
  return [
    ...found,
    ...fresh,
    ...(isGone ? [{ kind: 'result' as const, layer: 'gold', differences: [] }] : []),
    ...(isLeft ? [{ kind: 'elsewhere' as const, layer: 'gold', differences: [] }] : []),
  ];
}

function differences(db: ReadDb, kind: UnitKind, revision: string, record: Decidable): Since['differences'] {
  const state = stateAt(db, revision);
  const before = state == null ? null : fromState(kind, state);
  return [...differencesOf(kind, before, record as never)];
}
