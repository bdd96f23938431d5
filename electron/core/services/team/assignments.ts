import { Refusal } from '../../../../shared/api/reply.ts';
import type { Written } from '../../../../shared/api/inputs.ts';
import type { Output, Parsed } from '../../../../shared/api/procedures.ts';
import type { AssignedPair } from '../../../../shared/api/team.ts';
import { assignmentId } from '../../../../shared/model/assignment.ts';
import type { Change } from '../../../../shared/model/record.ts';
import type { ReadDb } from '../../db/types.ts';
import { annotationCounts } from '../../repositories/annotations.ts';
import { listDocuments } from '../../repositories/documents.ts';
import { annotatorById, listAnnotators, listStatuses } from '../../repositories/small.ts';
import { listAssignments } from '../../repositories/teams.ts';
import type { OpenProject } from '../project.ts';
import { proposeAssignments } from './propose.ts';

/**
 * Says who is to annotate which document, and who is not any more.
 *
 * @throws Refusal `invalid` (nothing to do, a pair both ways), `not_found` for an annotator or a document that is not there.
 */
export function changeAssignments(
  project: OpenProject,
  actor: string,
  { batch, add = [], remove = [] }: Parsed<'assignments.change'>,
): Written {
  if (add.length + remove.length === 0) throw new Refusal('invalid', 'There is nothing to assign or to take back.');
  refuseUnknown(project.db, add);
  const changes = new Map<string, Change>();
  const put = (pair: AssignedPair, isThere: boolean): void => {
    const id = assignmentId(pair.annotator, pair.document);
    const known = changes.get(id);
    if (known && (known.after !== null) !== isThere) {
      throw new Refusal(
        'invalid',
        `${pair.document} is both given to ${pair.annotator} and taken back. Say one of them.`,
      );
    }
    changes.set(id, { entity: 'assignment', id, after: isThere ? { id, ...pair } : null });
  };
  for (const pair of add) put(pair, true);
  for (const pair of remove) put(pair, false);
  return project.write({ batch, name: nameOf(add.length, remove.length), actor, changes: [...changes.values()] });
}

function nameOf(added: number, removed: number): string {
  const many = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;
  if (removed === 0) return `give ${many(added, 'assignment')}`;
  if (added === 0) return `take back ${many(removed, 'assignment')}`;
  return `change ${many(added + removed, 'assignment')}`;
}

function refuseUnknown(db: ReadDb, pairs: readonly AssignedPair[]): void {
  for (const annotator of new Set(pairs.map((pair) => pair.annotator))) {
    if (annotatorById(db, annotator)) continue;
    throw new Refusal('not_found', `There is no annotator "${annotator}" in this project. Add the annotator first.`);
  }
}

/**
 * Who could annotate what. What was assigned, and work that was begun without, counts as given.
 *
 * Whoever is named may be in the project or not yet.
 *
 * @throws Refusal `not_found` for a document that is not there, `invalid` for more annotators a document than there are.
 */
export function readProposal(db: ReadDb, asked: Parsed<'assignments.propose'>): Output<'assignments.propose'> {
  const annotators = [...new Set(asked.annotators)];
  const most = Math.max(asked.perDocument, asked.together ?? 0);
  if (most > annotators.length) {
    throw new Refusal(
      'invalid',
      `${most} annotators a document are more than the ${annotators.length} who are named. Name more, or ask for fewer.`,
    );
  }
  const documents = chosenOf(db, asked.documents);
  const given = givenOf(db);
  const { pairs, overlapping } = proposeAssignments(documents, given, {
    ...asked,
    annotators,
    together: asked.together ?? annotators.length,
  });
  const words = new Map(documents.map((document) => [document.id, document.words]));
  const load = annotators.map((annotator) => {
    const has = documents.filter(({ id }) => given.get(id)?.has(annotator)).map(({ id }) => id);
    const all = [...has, ...pairs.filter((pair) => pair.annotator === annotator).map(({ document }) => document)];
    return { annotator, documents: all.length, words: all.reduce((sum, id) => sum + (words.get(id) ?? 0), 0) };
  });
  const assignments = pairs.map((pair) => ({ id: assignmentId(pair.annotator, pair.document), ...pair }));
  return { assignments, overlapping: [...overlapping], together: asked.together ?? annotators.length, load };
}

function chosenOf(db: ReadDb, ids: readonly string[] | undefined): { id: string; words: number }[] {
  const all = listDocuments(db).map(({ id, words }) => ({ id, words }));
  if (ids === undefined) return all;
  const asked = new Set(ids);
  const chosen = all.filter(({ id }) => asked.delete(id));
  const [missing] = asked;
  if (missing !== undefined) throw new Refusal('not_found', `There is no document ${missing} in this project.`);
  return chosen;
}

/** By document: who has it already, be it assigned or begun. */
function givenOf(db: ReadDb): Map<string, Set<string>> {
  const people = new Set(listAnnotators(db).map(({ id }) => id));
  const given = new Map<string, Set<string>>();
  const put = (annotator: string, document: string): void => {
    if (!people.has(annotator)) return;
    const of = given.get(document) ?? new Set();
    given.set(document, of.add(annotator));
  };
  for (const { annotator, document } of listAssignments(db)) put(annotator, document);
  for (const { layer, document } of annotationCounts(db)) put(layer, document);
  for (const { layer, document, state } of listStatuses(db)) if (state !== 'open') put(layer, document);
  return given;
}
