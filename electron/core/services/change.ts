import { Refusal } from '../../../shared/api/reply.ts';
import type { Written } from '../../../shared/api/inputs.ts';
import type { Parsed } from '../../../shared/api/procedures.ts';
import { compareStrings, type Annotation } from '../../../shared/model/annotation.ts';
import type { Annotator } from '../../../shared/model/annotator.ts';
import { createScheme, isSameValue, type AttributeScheme } from '../../../shared/model/attributes.ts';
import type { Change } from '../../../shared/model/record.ts';
import { canonicalEnds } from '../../../shared/model/relating.ts';
import type { Relation } from '../../../shared/model/relation.ts';
import { withFields } from '../../../shared/model/update.ts';
import type { ReadDb } from '../db/types.ts';
import { annotationById } from '../repositories/annotations.ts';
import { relationsAt } from '../repositories/relations.ts';
import { readCodebook } from '../repositories/small.ts';
import { foundClaim, refuseWithoutCards } from './cards.ts';
import { nameOfGesture } from './gesture-names.ts';
import { found, refuseForeign, refuseLocked, refuseTaken, refuseUnfit } from './own.ts';
import { codebookVersion, ensureAnnotator, type OpenProject } from './project.ts';
import { relationsAlong } from './relations-along.ts';
import { refuseRetired } from './retired.ts';

type Request = Parsed<'annotations.change'>;
type Draft = NonNullable<Request['create']>[number];
type Update = NonNullable<Request['update']>[number];

/**
 * Makes, changes and deletes annotations in one batch: all of it or, where one part is refused, nothing. `seen`: the project as the annotator
 * may see it. What is named is looked up there; relations follow the annotation that they stand at, also hidden ones.
 *
 * @throws Refusal `invalid` (nothing to do, the same annotation twice, an attribute or value that the codebook does not have for
 *   the label), `not_found`, `refused` (another person's), `conflict` (locked, or an id that is taken, or a relation
 *   that is there).
 */
export function changeAnnotations(
  project: OpenProject,
  annotator: Annotator,
  request: Request,
  seen: ReadDb = project.db,
): Written {
  const { batch, create = [], update = [], delete: gone = [], repoint = [], relate = [] } = request;
  const kept = [...create, ...update].map(({ id }) => id);
  refuseTwice(kept.concat(gone));
  refuseAstray(repoint, gone, kept);
  const { db } = project;
  const asksCodebook =
    create.length > 0 || update.some(({ label, attributes }) => label !== undefined || attributes !== undefined);
  const scheme = createScheme(asksCodebook ? (readCodebook(db)?.attributes ?? []) : []);
  if (create.length > 0 || relate.length > 0) ensureAnnotator(project, annotator);
  const drafts = makeAll(db, annotator, create, scheme);
  for (const { claim } of [...create, ...update]) if (claim != null) foundClaim(seen, claim);
  const updates = update.map((fields) => patch(seen, annotator, fields, scheme));
  const deleted = gone.flatMap((id) => remove(seen, annotator, id));
  refuseRetired(
    db,
    [...drafts, ...updates.map(({ after }) => after)],
    [...updates.map(({ before }) => before), ...deleted],
  );
  const changes: Change[] = [
    ...drafts.map((after): Change => ({ entity: 'annotation', id: after.id, after })),
    ...updates.map(({ after }): Change => ({ entity: 'annotation', id: after.id, after })),
    ...repointed(
      db,
      repoint.filter(({ from }) => !isHidden(db, seen, from)),
    ),
    ...relationsAlong({ whole: db, seen }, annotator.id, relate, drafts),
    ...deleted.map(({ id }): Change => ({ entity: 'annotation', id, after: null })),
  ];
  // Rules read a document's text once while its changes follow each other.
  changes.sort((a, b) => compareStrings(documentOf(a), documentOf(b)));
  const name = nameOfGesture(request, { drafts, updates, deleted });
  return project.write({ batch, name, actor: annotator.id, changes });
}

const isHidden = (db: ReadDb, seen: ReadDb, id: string): boolean =>
  db !== seen && annotationById(db, id) !== undefined && annotationById(seen, id) === undefined;

const documentOf = (change: Change): string =>
  change.entity === 'annotation' && change.after !== null ? change.after.document : '';

function refuseTwice(ids: readonly string[]): void {
  if (ids.length === 0) throw new Refusal('invalid', 'There is nothing to change.');
  const seen = new Set<string>();
  for (const id of ids) {
    if (seen.has(id)) throw new Refusal('invalid', `The annotation ${id} is named twice in one change.`);
    seen.add(id);
  }
}

/** Relations are not the gesture's own: they follow what it takes away to what it leaves, and go nowhere else. */
function refuseAstray(moves: NonNullable<Request['repoint']>, gone: readonly string[], kept: readonly string[]): void {
  const [from, to] = [new Set(gone), new Set(kept)];
  const astray = moves.find((move) => !from.has(move.from) || !to.has(move.to));
  if (!astray) return;
  throw new Refusal(
    'invalid',
    `Relations of ${astray.from} cannot be moved to ${astray.to}: only from an annotation that goes in this change to one that it makes or changes.`,
  );
}

function makeAll(db: ReadDb, annotator: Annotator, drafts: readonly Draft[], scheme: AttributeScheme): Annotation[] {
  if (drafts.length === 0) return [];
  for (const document of new Set(drafts.map((draft) => draft.document))) refuseLocked(db, annotator.id, document);
  refuseTaken(
    db,
    drafts.map(({ id }) => id),
  );
  const version = codebookVersion(db);
  return drafts.map(({ attributes, origin = { kind: 'human' }, note, claim, flags, ...draft }): Annotation => ({
    ...draft,
    layer: annotator.id,
    attributes: attributes ?? scheme.defaults(draft.label),
    ...(note !== undefined && { note }),
    ...(claim !== undefined && { claim }),
    ...(flags !== undefined && { flags }),
    codebookVersion: version,
    origin,
  }));
}

function patch(
  db: ReadDb,
  annotator: Annotator,
  { id, ...fields }: Update,
  scheme: AttributeScheme,
): { before: Annotation; after: Annotation } {
  const before = found(db, id);
  refuseForeign(db, annotator, before);
  refuseLocked(db, before.layer, before.document);
  const after = withFields(before, fields, scheme);
  refuseUnfit(after.label, fields.attributes ?? {}, scheme);
  if (fields.claim != null) refuseWithoutCards(db, [after]);
  return { before, after };
}

/** One that is gone already is no reason to refuse. */
function remove(db: ReadDb, annotator: Annotator, id: string): Annotation[] {
  const annotation = annotationById(db, id);
  if (!annotation) return [];
  refuseForeign(db, annotator, annotation);
  refuseLocked(db, annotation.layer, annotation.document);
  return [annotation];
}

/** Relations with other ends. They go with the annotation that they stand at, in whosever layer they are. */
function repointed(db: ReadDb, moves: Request['repoint'] = []): Change[] {
  const to = new Map(moves.map((move) => [move.from, move.to]));
  const touched = new Map(moves.flatMap(({ from }) => relationsAt(db, from)).map((one) => [one.id, one]));
  const standing = new Map(
    [...new Set(to.values())].flatMap((end) => relationsAt(db, end)).map((one) => [one.id, one]),
  );
  const types = touched.size === 0 ? [] : (readCodebook(db)?.relations ?? []);
  const symmetric = new Set(types.flatMap((type) => (type.symmetric ? type.name : [])));
  return [...touched.values()].map((before): Change => {
    const moved = { ...before, from: to.get(before.from) ?? before.from, to: to.get(before.to) ?? before.to };
    const after = canonicalEnds(symmetric.has(before.type), moved);
    const isSaid = [...standing.values()].some((other) => other.id !== after.id && saysTheSame(other, after));
    const isKept = after.from !== after.to && !isSaid;
    if (isKept) standing.set(after.id, after);
    else standing.delete(after.id);
    return { entity: 'relation', id: before.id, after: isKept ? after : null };
  });
}

/** Whether nothing is lost with one of two relations. */
const saysTheSame = (a: Relation, b: Relation): boolean =>
  a.layer === b.layer &&
  a.type === b.type &&
  a.from === b.from &&
  a.to === b.to &&
  (b.note === undefined || a.note === b.note) &&
  Object.entries(b.attributes).every(([name, value]) => isSameValue(a.attributes[name] ?? null, value));
