import { assertNever, invariant } from '../../../shared/assert.ts';
import type { Written } from '../../../shared/api/inputs.ts';
import type { Output, Parsed } from '../../../shared/api/procedures.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import type { Annotator } from '../../../shared/model/annotator.ts';
import { patched } from '../../../shared/model/attributes.ts';
import type { RelationType } from '../../../shared/model/codebook.ts';
import type { Change } from '../../../shared/model/record.ts';
import { canonicalEnds, problemWithEnds } from '../../../shared/model/relating.ts';
import type { Relation } from '../../../shared/model/relation.ts';
import type { ReadDb } from '../db/types.ts';
import { annotationById } from '../repositories/annotations.ts';
import { documentIds } from '../repositories/documents.ts';
import { lastSeq } from '../repositories/log.ts';
import { danglingRelations, relationBetween, relationById, relationsTouching } from '../repositories/relations.ts';
import { readCodebook } from '../repositories/small.ts';
import { isForeign, refuseLocked } from './own.ts';
import { ensureAnnotator, type OpenProject } from './project.ts';
import { endOf } from './relation-ends.ts';

/**
 * Links two annotations in the annotator's own layer, as the codebook allows it.
 *
 * @throws Refusal `invalid` for ends or a type that the codebook does not allow; `not_found` for an end that is not there;
 *   `conflict` for a relation that is there already, and in locked documents.
 */
export function createRelation(
  project: OpenProject,
  annotator: Annotator,
  { batch, id, type, from, to }: Parsed<'relations.create'>,
  seen: ReadDb = project.db,
): Written {
  ensureAnnotator(project, annotator);
  if (relationById(project.db, id)) throw new Refusal('conflict', `The relation ${id} is there already.`);
  const relation: Relation = { id, layer: annotator.id, type, from, to, attributes: {} };
  const { after, name } = fitting(seen, relation);
  return project.write({
    batch,
    name: `relate ${name}`,
    actor: annotator.id,
    changes: [{ entity: 'relation', id, after }],
  });
}

/** Changes type, note or attributes of a relation. A new type is checked as if the relation were made anew. */
export function updateRelation(
  project: OpenProject,
  annotator: Annotator,
  { batch, id, type, note, attributes }: Parsed<'relations.update'>,
  seen: ReadDb = project.db,
): Written {
  const before = found(seen, id);
  refuseForeign(seen, annotator, before);
  refuseLockedEnds(seen, before);
  const { note: old, ...rest } = before;
  const text = note === undefined ? old : note === null || note === '' ? undefined : note;
  const changed: Relation = {
    ...rest,
    attributes: patched(before.attributes, attributes ?? {}),
    ...(text !== undefined && { note: text }),
  };
  const isRetyped = type !== undefined && type !== before.type;
  const after = isRetyped ? fitting(seen, { ...changed, type }).after : changed;
  const name = isRetyped
    ? `change relation to ${type}`
    : note === undefined
      ? 'edit relation'
      : 'edit note of a relation';
  return project.write({ batch, name, actor: annotator.id, changes: [{ entity: 'relation', id, after }] });
}

/** Takes relations away. Those that are gone already, or are hidden, change nothing. */
export function deleteRelations(
  project: OpenProject,
  annotator: Annotator,
  { batch, ids }: Parsed<'relations.delete'>,
  db: ReadDb = project.db,
): Written {
  const gone = ids.flatMap((id) => relationById(db, id) ?? []);
  for (const relation of gone) {
    refuseForeign(db, annotator, relation);
    refuseLockedEnds(db, relation);
  }
  const [only] = gone;
  const what = gone.length === 1 && only ? `relation ${nameOf(db, only)}` : `${gone.length} relations`;
  const changes = gone.map(({ id }): Change => ({ entity: 'relation', id, after: null }));
  return project.write({ batch, name: `delete ${what}`, actor: annotator.id, changes });
}

/** The relations of a document with those of their ends that stand elsewhere or are gone; without one, all that dangle. */
export function listRelations(db: ReadDb, { document }: Parsed<'relations.list'>): Output<'relations.list'> {
  if (document !== undefined && !documentIds(db).includes(document)) {
    throw new Refusal('not_found', `There is no document ${document} in this project.`);
  }
  const relations = document === undefined ? danglingRelations(db) : relationsTouching(db, document);
  const ids = new Set(relations.flatMap(({ from, to }) => [from, to]));
  const ends = [...ids].flatMap((id) => endOf(db, id) ?? []);
  return { seq: lastSeq(db), relations, ends: ends.filter((end) => end.deleted || end.document !== document) };
}

/**
 * The relation as it is to be stored, with its name for undo, where the codebook and the project allow it. `made`: annotations of
 * the same step, by id, which may be its ends.
 *
 * @throws Refusal as {@link createRelation}.
 */
export function fitting(
  db: ReadDb,
  relation: Relation,
  made: ReadonlyMap<string, Annotation> = new Map(),
): { readonly after: Relation; readonly name: string } {
  const type = typeNamed(db, relation.type);
  const endOfStep = (id: string): Annotation => made.get(id) ?? endAt(db, id);
  const [from, to] = [endOfStep(relation.from), endOfStep(relation.to)];
  refuseUnfit(type, from, to);
  refuseLockedEnds(db, relation);
  const after = canonicalEnds(type.symmetric, relation);
  const name = `${from.label} ${type.name} ${to.label}`;
  const twin = relationBetween(db, after);
  if (twin && twin.id !== relation.id) {
    throw new Refusal('conflict', `${name}: this relation is there already. Nothing was changed.`, { id: twin.id });
  }
  return { after, name };
}

function typeNamed(db: ReadDb, name: string): RelationType {
  const types = readCodebook(db)?.relations ?? [];
  const type = types.find((known) => known.name === name);
  const offered = types.filter(({ retired }) => retired !== true).map((known) => known.name);
  const has = offered.length === 0 ? 'It has none.' : `It has ${offered.join(', ')}.`;
  if (!type) throw new Refusal('invalid', `The codebook has no relation type "${name}". ${has}`, { name });
  if (type.retired) {
    throw new Refusal('invalid', `The relation type "${name}" is retired: it stays on old relations only. ${has}`, {
      name,
    });
  }
  return type;
}

function endAt(db: ReadDb, id: string): Annotation {
  const annotation = annotationById(db, id);
  if (annotation) return annotation;
  const was = endOf(db, id);
  const what = was ? `The ${was.label} “${shortened(was.quote)}” was deleted` : `There is no annotation ${id}`;
  throw new Refusal('not_found', `${what}, so nothing can be related to it. Nothing was changed.`, { id });
}

function refuseUnfit(type: RelationType, from: Annotation, to: Annotation): void {
  const problem = problemWithEnds(type, from, to);
  if (problem === null) return;
  switch (problem.kind) {
    case 'self':
      throw new Refusal('invalid', 'An annotation cannot be related to itself. Choose another end.');
    case 'scope':
      throw new Refusal(
        'invalid',
        `${type.name} links annotations of one document only. Choose an end in the same one.`,
      );
    case 'labels': {
      const allowed = `${type.name} goes from ${listed(type.from)} to ${listed(type.to)}`;
      const hint = problem.swapped ? ' The other way round it would do: swap the ends.' : '';
      throw new Refusal('invalid', `${allowed}, not from ${from.label} to ${to.label}.${hint}`, {
        swapped: problem.swapped,
      });
    }
    default:
      assertNever(problem);
  }
}

const listed = (labels: readonly string[]): string => (labels.length === 0 ? 'any label' : labels.join(' or '));

function refuseLockedEnds(db: ReadDb, { layer, from, to }: Relation): void {
  for (const id of [from, to]) {
    const end = annotationById(db, id);
    if (end) refuseLocked(db, layer, end.document);
  }
}

function found(db: ReadDb, id: string): Relation {
  const relation = relationById(db, id);
  if (!relation) throw new Refusal('not_found', `There is no relation ${id}. It may have been deleted.`);
  return relation;
}

/** What another person made is theirs: it is compared and adjudicated, not changed. */
function refuseForeign(db: ReadDb, annotator: Annotator, { layer }: Relation): void {
  if (!isForeign(db, annotator, layer)) return;
  throw new Refusal('refused', `This relation is in the layer of "${layer}". Only "${layer}" can change it.`, {
    layer,
  });
}

function nameOf(db: ReadDb, { type, from, to }: Relation): string {
  const [a, b] = [endOf(db, from), endOf(db, to)].map((end) => end?.label ?? '?');
  invariant(a !== undefined && b !== undefined, 'a relation has two ends');
  return `${a} ${type} ${b}`;
}

function shortened(quote: string): string {
  const line = quote.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 58).toWellFormed()}…` : line;
}
