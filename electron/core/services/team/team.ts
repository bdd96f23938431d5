import { Refusal } from '../../../../shared/api/reply.ts';
import type { Written } from '../../../../shared/api/inputs.ts';
import type { Output, Parsed } from '../../../../shared/api/procedures.ts';
import { colorProblem } from '../../../../shared/codebook/contrast.ts';
import { compareStrings } from '../../../../shared/model/annotation.ts';
import type { Annotator } from '../../../../shared/model/annotator.ts';
import { colorsOf } from '../../../../shared/model/annotator-colors.ts';
import { RESERVED_LAYERS } from '../../../../shared/model/layer.ts';
import type { Change } from '../../../../shared/model/record.ts';
import { progressOf, statusId, type Status } from '../../../../shared/model/status.ts';
import { TEAM, type Team } from '../../../../shared/model/team.ts';
import type { ReadDb } from '../../db/types.ts';
import { annotationCounts } from '../../repositories/annotations.ts';
import { hasDocument, listDocuments } from '../../repositories/documents.ts';
import { operationsOn } from '../../repositories/history.ts';
import { lastSeq } from '../../repositories/log.ts';
import {
  annotatorById,
  layerById,
  listAnnotators,
  listLayers,
  listStatuses,
  statusById,
} from '../../repositories/small.ts';
import { fromState } from '../../repositories/state.ts';
import { listAssignments, readTeam } from '../../repositories/teams.ts';
import type { OpenProject } from '../project.ts';

/**
 * The team at a glance. Who has how much to do and how far it is, is no secret; `seen` is what the session's annotator may see, and
 * what is counted of the work itself is counted there. O(documents + cells).
 */
export function readTeamOverview(db: ReadDb, seen: ReadDb): Output<'team.read'> {
  const annotators = listAnnotators(db);
  const colors = colorsOf(annotators);
  const documents = listDocuments(db).map(({ id, title, words }) => ({ id, title, words }));
  const counts = countsOf(db);
  const visible = seen === db ? counts : countsOf(seen);
  const people = new Map(annotators.map((annotator) => [annotator.id, annotator]));
  const kinds = new Map(listLayers(db).map(({ id, kind }) => [id, kind]));
  const ids = [...new Set([...people.keys(), ...kinds.keys()])].toSorted(
    (a, b) => Number(people.has(b)) - Number(people.has(a)) || compareStrings(a, b),
  );
  const layers = ids.map((id) => ({
    id,
    kind: kinds.get(id) ?? ('annotator' as const),
    annotates: kinds.has(id),
    name: people.get(id)?.name ?? null,
    color: people.get(id)?.color ?? null,
    shown: colors.get(id) ?? 0,
    annotations: sum(visible.get(id)),
    hidden: sum(visible.get(id)) < sum(counts.get(id)),
  }));
  const there = new Set(documents.map(({ id }) => id));
  return { seq: lastSeq(db), team: readTeam(db), layers, documents, cells: cellsOf(db, counts, there) };
}

type Counts = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Annotations by layer and document. */
function countsOf(db: ReadDb): Counts {
  const counts = new Map<string, Map<string, number>>();
  for (const { layer, document, n } of annotationCounts(db)) {
    const of = counts.get(layer) ?? new Map<string, number>();
    counts.set(layer, of.set(document, (of.get(document) ?? 0) + n));
  }
  return counts;
}

const sum = (of: ReadonlyMap<string, number> | undefined): number =>
  [...(of?.values() ?? [])].reduce((total, n) => total + n, 0);

/** Every layer's part in every document that is there. An assignment to one that is not comes into force with it. */
function cellsOf(db: ReadDb, counts: Counts, documents: ReadonlySet<string>): Output<'team.read'>['cells'] {
  const states = new Map(listStatuses(db).map(({ id, state }) => [id, state]));
  const pairs = new Map<string, { layer: string; document: string; assigned: boolean }>();
  const put = (layer: string, document: string, assigned: boolean): void => {
    const id = statusId(layer, document);
    if (documents.has(document))
      pairs.set(id, { layer, document, assigned: assigned || pairs.get(id)?.assigned === true });
  };
  for (const { annotator, document } of listAssignments(db)) put(annotator, document, true);
  for (const [layer, of] of counts) for (const document of of.keys()) put(layer, document, false);
  for (const { layer, document } of listStatuses(db)) put(layer, document, false);
  return [...pairs]
    .toSorted(([a], [b]) => compareStrings(a, b))
    .map(([id, pair]) => ({
      ...pair,
      state: progressOf(states.get(id) ?? null, counts.get(pair.layer)?.get(pair.document) ?? 0),
    }));
}

/**
 * Says how the team works. Who says so may lead without having annotated, as nobody could name them else; `self` is read only then.
 *
 * @throws Refusal `invalid` where nothing is said, `not_found` for a lead who is no annotator.
 */
export function saveTeam(
  project: OpenProject,
  { actor, self }: { readonly actor: string; readonly self: () => Annotator },
  { batch, blind, leads }: Parsed<'team.save'>,
): Written {
  if (blind === undefined && leads === undefined) throw new Refusal('invalid', 'There is nothing to change.');
  const { leads: before, ...now } = readTeam(project.db);
  const named = leads === undefined ? before : [...new Set(leads)].toSorted(compareStrings);
  const strangers = named?.filter((lead) => !annotatorById(project.db, lead)) ?? [];
  const stranger = strangers.find((lead) => lead !== actor);
  if (leads !== undefined && stranger !== undefined) {
    throw new Refusal('not_found', `There is no annotator "${stranger}" in this project. Add the annotator first.`);
  }
  const after: Team = {
    ...now,
    ...(blind !== undefined && { blind }),
    ...(named !== undefined && named.length > 0 && { leads: named }),
  };
  const name = blind === undefined ? 'change who leads' : blind ? 'turn blind mode on' : 'turn blind mode off';
  const changes: Change[] = [{ entity: 'team', id: TEAM, after }];
  if (leads !== undefined && strangers.length > 0) {
    const own = self();
    changes.unshift({ entity: 'annotator', id: own.id, after: own });
  }
  return project.write({ batch, name, actor, changes });
}

/**
 * Adds an annotator with a layer, or changes one.
 *
 * @throws Refusal `invalid` for a reserved handle, and for a colour that is hard to see in one of the themes.
 */
export function saveAnnotator(
  project: OpenProject,
  actor: string,
  { batch, id, name, color }: Parsed<'team.annotator'>,
): Written {
  if (RESERVED_LAYERS.includes(id)) {
    throw new Refusal('invalid', `"${id}" has a meaning of its own here. Choose another handle.`);
  }
  const problem = typeof color === 'string' ? colorProblem(color) : null;
  if (problem !== null) throw new Refusal('invalid', `The colour ${String(color)} ${problem}.`);
  const known = annotatorById(project.db, id);
  const layer = layerById(project.db, id);
  if (layer !== undefined && layer.kind !== 'annotator') {
    throw new Refusal('invalid', `"${id}" is the name of a layer that is nobody's. Choose another handle.`);
  }
  const { color: before, ...rest } = known ?? { id, name: id };
  const chosen = color === undefined ? before : (color ?? undefined);
  const after = { ...rest, ...(name !== undefined && { name }), ...(chosen !== undefined && { color: chosen }) };
  const changes: Change[] = [{ entity: 'annotator', id, after }];
  if (layer === undefined) changes.push({ entity: 'layer', id, after: { id, kind: 'annotator' } });
  return project.write({ batch, name: `${known ? 'edit' : 'add'} annotator ${after.name}`, actor, changes });
}

/**
 * Locks the work of layers on documents, or unlocks it. What is so already stays as it is.
 *
 * @throws Refusal `not_found` for a layer or a document that is not there, `conflict` where nothing is to be changed.
 */
export function lockPlaces(
  project: OpenProject,
  actor: string,
  { batch, locked, places }: Parsed<'team.lock'>,
): Written {
  const { db } = project;
  const layers = new Set(listLayers(db).map(({ id }) => id));
  const changes = new Map<string, Change>();
  for (const { layer, document } of places) {
    if (!layers.has(layer)) throw new Refusal('not_found', `There is no layer "${layer}" in this project.`);
    if (!hasDocument(db, document)) throw new Refusal('not_found', `There is no document ${document} in this project.`);
    const id = statusId(layer, document);
    if ((statusById(db, id)?.state === 'locked') === locked) continue;
    const state = locked ? 'locked' : stateBefore(db, id);
    changes.set(id, { entity: 'status', id, after: { id, layer, document, state } });
  }
  if (changes.size === 0) {
    throw new Refusal('conflict', `${locked ? 'It is locked' : 'It is not locked'} already. Nothing was changed.`);
  }
  const many = `${changes.size} ${changes.size === 1 ? 'document' : 'documents'}`;
  const name = `${locked ? 'lock' : 'unlock'} ${many}`;
  return project.write({ batch, name, actor, changes: [...changes.values()] });
}

/** How far work was when it was locked. */
function stateBefore(db: ReadDb, id: string): Status['state'] {
  const [last] = operationsOn(db, 'status', id, 1);
  const state = last?.before == null ? 'open' : fromState('status', last.before).state;
  return state === 'locked' ? 'done' : state;
}
