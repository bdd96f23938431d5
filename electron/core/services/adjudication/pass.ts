import type { Pass, PassPlan } from '../../../../shared/api/adjudication.ts';
import type { Output, Parsed } from '../../../../shared/api/procedures.ts';
import { Refusal } from '../../../../shared/api/reply.ts';
import type { Annotator } from '../../../../shared/model/annotator.ts';
import { compareSaid } from '../../../../shared/adjudication/compare.ts';
import type { Decision } from '../../../../shared/model/decision.ts';
import type { Change } from '../../../../shared/model/record.ts';
import { createFirstPass, type Doubt, type PassUnit, type Verdict } from '../../adjudication/first-pass.ts';
import type { Unit } from '../../adjudication/unit.ts';
import type { ReadDb } from '../../db/types.ts';
import { annotationsOf } from '../../repositories/annotations.ts';
import { lastSeq } from '../../repositories/log.ts';
import { revisionOf } from '../../repositories/revisions.ts';
import { aggregate } from '../agreement/gold.ts';
import { readCodebook } from '../../repositories/small.ts';
import { isLocked } from '../own.ts';
import { codebookVersion, SYSTEM_ACTOR, type OpenProject } from '../project.ts';
import type { Pace } from '../task.ts';
import { MOST_CHANGES, retried } from '../write.ts';
import type { Book } from './book.ts';
import { idFor } from './decide.ts';
import { ensureGold, GOLD, resultId } from './gold.ts';
import { agreedVerdict, resultOf, saidAt, type Candidates } from './pass-result.ts';
import { chosenPages, unitsOn } from './queue.ts';

type Request = Parsed<'adjudication.plan'>;

/** How often the work is begun anew where something else is written meanwhile. */
const ATTEMPTS = 3;

/** What a first pass will come to. @throws Refusal `not_found`, `cancelled` */
export const planPass = async (book: Book, request: Request, pace: Pace): Promise<PassPlan> =>
  (await work(book, request, null, pace)).plan;

/**
 * Does it in one batch. `annotator` null: nobody in particular, so that it is the program's own work and nobody becomes an annotator by it.
 *
 * @throws Refusal as {@link planPass}; `conflict` where other writes did not let it come to an end.
 */
export async function runPass(
  project: OpenProject,
  annotator: Annotator | null,
  book: Book,
  { batch, ...request }: Parsed<'adjudication.pass'>,
  pace: Pace,
): Promise<Output<'adjudication.pass'>> {
  const actor = annotator?.id ?? SYSTEM_ACTOR;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    await book.refresh(pace);
    const seq = lastSeq(project.db);
    const { plan, changes } = await work(book, request, actor, pace);
    const known = retried(project.db, batch, null);
    if (known) return answered(known, plan);
    if (lastSeq(project.db) !== seq) continue;
    if (changes.length > 0) ensureGold(project, annotator);
    return answered(project.write({ batch, name: nameOf(request, plan), actor, changes }), plan);
  }
  throw new Refusal('conflict', 'The project was changed by something else meanwhile. Nothing was changed; try again.');
}

const answered = <W extends { changes: readonly unknown[] }>(written: W, plan: PassPlan) => ({
  ...written,
  changes: written.changes.length > MOST_CHANGES ? [] : [...written.changes],
  plan,
});

function nameOf({ strategy }: Pass, { accepted, rejected }: PassPlan): string {
  const places = (n: number): string => `${n} ${n === 1 ? 'place' : 'places'}`;
  if (strategy === 'agreed') return `accept ${places(accepted)} that all agree on for gold`;
  return `decide ${places(accepted + rejected)} for gold by ${strategy}`;
}

/** A unit with what stands there. */
interface Read {
  readonly unit: Unit;
  readonly candidates: Candidates;
  readonly told: PassUnit;
}

/** What a pass makes of all that is chosen; `by` null: only counts. */
async function work(
  book: Book,
  { strategy, minAgreement, ...selection }: Request,
  by: string | null,
  pace: Pace,
): Promise<{ plan: PassPlan; changes: Change[] }> {
  const { db } = book;
  const all = await readAll(db, book, selection, pace);
  const pass =
    strategy === 'agreed'
      ? null
      : createFirstPass(
          all.map(({ told }) => told),
          minAgreement,
          (answers, coded) => aggregate(strategy, answers, coded),
        );
  const queued = { tie: 0, below: 0, edges: 0, attributes: 0, claim: 0, note: 0, ends: 0, alone: 0, locked: 0 };
  const plan = { accepted: 0, rejected: 0, before: 0 };
  const changes: Change[] = [];
  const taken = new Set<string>();
  const gold = new Map<string, string>();
  const symmetric = new Set(readCodebook(db)?.relations.flatMap((type) => (type.symmetric ? [type.name] : [])));
  const context = { db, book, least: minAgreement, gold, symmetric, codebookVersion: codebookVersion(db) };
  // Relations come after the annotations that they need.
  const ordered = [
    ...all.filter(({ unit }) => unit.kind !== 'relation'),
    ...all.filter(({ unit }) => unit.kind === 'relation'),
  ];
  const locked = new Set([...book.pages.keys()].filter((document) => isLocked(db, GOLD, document)));
  for (const [i, read] of ordered.entries()) {
    if (i % BREATH === 0) await pace.step('deciding', i, ordered.length);
    const { unit, candidates, told } = read;
    const doubt = (why: Doubt): void => void (queued[why] += 1);
    if (unit.judged !== null) plan.before += 1;
    else if (locked.has(unit.document)) doubt('locked');
    else {
      const verdict: Verdict = pass === null ? agreedVerdict(told) : pass.verdict(told);
      if (verdict.kind === 'queued') {
        doubt(verdict.doubt);
        continue;
      }
      const id = idFor(db, unit, (known) => taken.has(known));
      const result = resultId(unit.kind, id, unit.document);
      const after = verdict.kind === 'none' ? null : resultOf(context, { ...read, result, verdict });
      if (typeof after === 'string') {
        doubt(after);
        continue;
      }
      taken.add(id);
      if (after !== null && unit.kind === 'annotation') gold.set(unit.key, result);
      plan[after === null ? 'rejected' : 'accepted'] += 1;
      if (by === null) continue;
      const chosen = after && candidates.find(({ said }) => compareSaid([said, after.said]).aspects.length === 0);
      const without = unit.voices.flatMap((voice) => (voice.id === null ? [voice.layer] : []));
      const decision: Decision = {
        id,
        kind: unit.kind,
        document: unit.document,
        candidates: candidates.map(({ layer, record }) => ({
          layer,
          id: record.id,
          revision: revisionOf(db, unit.kind, record.id) ?? '',
        })),
        ...(without.length > 0 && { without }),
        outcome: after === null ? 'none' : chosen ? 'accepted' : 'edited',
        ...(chosen && { chosen: chosen.layer }),
        ...(after !== null && { result }),
        by,
        automatic: { strategy, sureness: Math.min(verdict.sureness, after?.share ?? 1) },
      };
      changes.push({ entity: 'decision', id, after: decision });
      if (after) changes.push({ entity: unit.kind, id: result, after: after.record } as Change);
    }
  }
  const competence = pass?.competence.map((one) => ({ ...one, value: one.units === 0 ? null : one.value })) ?? [];
  return { plan: { ...plan, queued, competence }, changes };
}

/** Units that are looked at before the work gives way again. */
const BREATH = 200;

async function readAll(
  db: ReadDb,
  book: Book,
  { documents, labels, kinds }: Pick<Request, 'documents' | 'labels' | 'kinds'>,
  pace: Pace,
): Promise<Read[]> {
  const found: Read[] = [];
  const pages = chosenPages(book, documents);
  for (const [i, page] of pages.entries()) {
    await pace.step('reading', i, pages.length);
    const units = unitsOn(page, { labels, kinds }).filter(({ voices }) => voices.length > 0);
    if (units.length === 0) continue;
    const annotations = new Map(annotationsOf(db, page.document).map((one) => [one.id, one]));
    for (const unit of units) found.push({ unit, ...saidAt(db, book, unit, annotations) });
  }
  return found;
}
