import type { Output, Parsed } from '../../../../shared/api/procedures.ts';
import { Refusal } from '../../../../shared/api/reply.ts';
import type { Annotator } from '../../../../shared/model/annotator.ts';
import { createScheme } from '../../../../shared/model/attributes.ts';
import type { Decision, UnitKind } from '../../../../shared/model/decision.ts';
import type { Change } from '../../../../shared/model/record.ts';
import type { Unit } from '../../adjudication/unit.ts';
import type { ReadDb } from '../../db/types.ts';
import { revisionOf } from '../../repositories/revisions.ts';
import { readCodebook } from '../../repositories/small.ts';
import { decisionById } from '../../repositories/teams.ts';
import { refuseLocked } from '../own.ts';
import { codebookVersion, type OpenProject } from '../project.ts';
import type { Book } from './book.ts';
import { decisionId, ensureGold, GOLD, resultId } from './gold.ts';
import { isElsewhere, isUnchosen, labelOf, recordOf, type Decidable } from './judge.ts';
import { candidatesOf, foundUnit } from './read-unit.ts';
import { goesAlong, outcomeOf, type Making, type Outcome } from './result.ts';

type Request = Parsed<'adjudication.decide'>;

/**
 * Decides a unit: the decision and what comes of it in the gold layer are one batch, and so is what takes away other decisions on the same place with their gold.
 *
 * @throws Refusal `not_found` (nothing is to be decided there any more), `conflict` (the candidates are not those that were seen; nothing to keep, or another decision
 *   has the place; the gold layer is locked on the document), and of {@link outcomeOf}
 */
export function decide(
  project: OpenProject,
  annotator: Annotator,
  book: Book,
  request: Request,
): Output<'adjudication.decide'> {
  const { db } = book;
  const { batch, key, choice, reason } = request;
  const unit = foundUnit(book, key);
  const candidates = candidatesOf(db, unit);
  refuseUnseen(request, candidates);
  refuseLocked(db, GOLD, unit.document);
  const before = unit.judged ? decisionById(db, unit.judged.decision) : undefined;
  if (choice.kind === 'keep' && !before) {
    throw new Refusal('conflict', 'Nothing was decided here yet, so there is nothing to keep.');
  }
  if (choice.kind === 'keep' && before?.result !== undefined && unit.judged?.result === null) {
    throw new Refusal(
      'conflict',
      'The gold record of this decision was taken away. Decide anew, or that none is right.',
    );
  }
  if (choice.kind === 'keep' && before && unit.voices.length === 0 && isElsewhere(book, before)) {
    throw new Refusal(
      'conflict',
      'The place of this decision belongs to another decision now. Take this one out of gold, or decide the place anew.',
    );
  }
  const id = before?.id ?? idFor(db, unit);
  const said = reason === undefined ? before?.reason : (reason ?? undefined);
  const common = {
    id,
    kind: unit.kind,
    document: unit.document,
    ...considered(book, unit, candidates, before),
    ...(said !== undefined && said !== '' && { reason: said }),
  };
  if (choice.kind === 'keep') {
    const { outcome, chosen, result, automatic, by } = before ?? { outcome: 'none' as const, by: annotator.id };
    const isReason = unit.judged?.isChanged === false;
    const after: Decision = {
      ...common,
      outcome,
      ...(chosen !== undefined && { chosen }),
      ...(result !== undefined && { result }),
      by: isReason ? by : annotator.id,
      ...(automatic !== undefined && { automatic }),
    };
    const name = isReason ? 'say why in a decision' : 'keep a decision';
    return written(project, annotator, { batch, name, changes: [{ entity: 'decision', id, after }] }, after);
  }
  if (
    choice.kind === 'none' &&
    before?.kind === 'documentLabels' &&
    unit.voices.length === 0 &&
    isElsewhere(book, before)
  ) {
    // The gold of the document is that of the other decision.
    const changes: Change[] = [{ entity: 'decision', id, after: null }];
    return written(project, annotator, { batch, name: 'drop a decision that another one replaces', changes }, before);
  }
  const result = before?.result ?? resultId(unit.kind, id, unit.document);
  const outcome = outcomeOf(makingOf(db, book, result, candidates), unit.document, choice);
  const after: Decision = {
    ...common,
    outcome: outcome.outcome,
    ...(outcome.chosen !== undefined && { chosen: outcome.chosen }),
    ...(outcome.after !== null && { result }),
    by: annotator.id,
  };
  const changes: Change[] = uniqueChanges([
    { entity: 'decision', id, after },
    ...supersededAt(book, unit),
    ...resultChanges(db, unit.kind, result, outcome.after),
  ]);
  return written(project, annotator, { batch, name: nameOf(unit, outcome), changes }, after);
}

function written(
  project: OpenProject,
  annotator: Annotator,
  { batch, name, changes }: { batch: string; name: string; changes: Change[] },
  decision: Decision,
): Output<'adjudication.decide'> {
  ensureGold(project, annotator);
  const answer = project.write({ batch, name, actor: annotator.id, changes });
  return { ...answer, decision: decision.id, result: decision.result ?? null };
}

/** What takes away the decisions on a unit that it has not (see `isElsewhere`), with their gold: the place has one decision. */
function supersededAt(book: Book, unit: Unit): Change[] {
  return (book.pages.get(unit.document)?.gone ?? []).flatMap(({ judged }): Change[] => {
    const other = judged && decisionById(book.db, judged.decision);
    if (!other || !isElsewhere(book, other)) return [];
    if (!other.candidates.some(({ id }) => book.unitOf(other.kind, id) === unit)) return [];
    return [{ entity: 'decision', id: other.id, after: null }, ...goldOfItsOwn(book.db, other)];
  });
}

/** What takes out the gold of a decision that lost its place; that of a document's labels is the place's. */
const goldOfItsOwn = (db: ReadDb, { kind, result }: Decision): Change[] =>
  kind === 'documentLabels' || result === undefined ? [] : resultChanges(db, kind, result, null);

/** Each record once: a relation can hang on two annotations that are taken away. */
const uniqueChanges = (changes: readonly Change[]): Change[] => [
  ...new Map(changes.map((change) => [`${change.entity} ${change.id}`, change])).values(),
];

/** What puts a result into the gold layer, or takes it out with what hangs on it. */
export function resultChanges(db: ReadDb, kind: UnitKind, result: string, after: Decidable | null): Change[] {
  if (after !== null) return [{ entity: kind, id: result, after } as Change];
  if (recordOf(db, kind, result) === undefined) return [];
  const along = kind === 'annotation' ? goesAlong(db, result) : [];
  return [...along, { entity: kind, id: result, after: null }];
}

/** The id of the decision at a unit that has none. */
export const idFor = (db: ReadDb, { kind, voices }: Unit, isTaken: (id: string) => boolean = () => false): string =>
  decisionId(
    kind,
    voices.flatMap(({ id }) => id ?? []),
    (id) => isTaken(id) || decisionById(db, id) !== undefined,
  );

/** What a result is made of. */
export function makingOf(db: ReadDb, book: Book, id: string, candidates: Making['candidates']): Making {
  return {
    db,
    id,
    candidates,
    scheme: createScheme(readCodebook(db)?.attributes ?? []),
    codebookVersion: codebookVersion(db),
    cardOf: book.cardOf,
    goldOf(end) {
      const unit = book.unitOf('annotation', end);
      if (unit?.judged?.result != null) return unit.judged.result;
      const isNone = unit?.judged?.outcome === 'none';
      const what = `“${unit?.quote ?? end}”`;
      throw new Refusal(
        'conflict',
        isNone
          ? `This relation cannot be gold: at its end ${what} it was decided that none is right. Decide that none is right here too, or decide the end anew.`
          : `This relation cannot be gold yet: its end ${what} has no gold annotation. Decide that first.`,
        { unit: unit?.key ?? null },
      );
    },
  };
}

/**
 * The candidates as they are decided on: those of the unit, and of an earlier decision those that are gone, with what took them away, and those of layers
 * that are not compared now, as they were. Where the decision has no unit any more, its own.
 */
function considered(
  { db, layers }: Book,
  { kind, voices }: Unit,
  candidates: ReturnType<typeof candidatesOf>,
  before: Decision | undefined,
): Pick<Decision, 'candidates' | 'without'> {
  const now = candidates.map(({ layer, record, revision }) => ({ layer, id: record.id, revision }));
  const others = (before?.candidates ?? []).flatMap((one) => {
    if (isUnchosen(db, layers, kind, one)) return [one];
    const { layer, id } = one;
    return voices.length === 0 || recordOf(db, kind, id) === undefined
      ? [{ layer, id, revision: revisionOf(db, kind, id) ?? '' }]
      : [];
  });
  const without = [
    ...voices.flatMap(({ layer, id }) => (id === null ? [layer] : [])),
    ...(before?.without ?? []).filter((layer) => !layers.includes(layer)),
  ];
  return { candidates: [...now, ...others], ...(without.length > 0 && { without }) };
}

/** A candidate that the caller did not see was not decided on. */
function refuseUnseen({ seen }: Request, candidates: ReturnType<typeof candidatesOf>): void {
  const known = new Map(seen.map(({ id, revision }) => [id, revision]));
  const isSame =
    known.size === candidates.length && candidates.every(({ record, revision }) => known.get(record.id) === revision);
  if (isSame) return;
  throw new Refusal(
    'conflict',
    'The work of the annotators has changed here since it was looked at. Nothing was decided; look again.',
  );
}

const WHAT: Readonly<Record<UnitKind, string>> = {
  annotation: 'annotation',
  relation: 'relation',
  documentLabels: 'labels of a document',
};

/** What undo will call it. */
function nameOf({ kind }: Unit, { outcome, chosen, after }: Outcome): string {
  const what = (after && labelOf(after)) ?? WHAT[kind];
  if (outcome === 'none') return `decide that none is right (${WHAT[kind]})`;
  return chosen === undefined ? `decide ${what} for gold` : `accept ${what} of ${chosen} for gold`;
}
