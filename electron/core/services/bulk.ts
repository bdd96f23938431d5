import { Refusal } from '../../../shared/api/reply.ts';
import type { Written } from '../../../shared/api/inputs.ts';
import type { BulkAction, BulkPlan, BulkTarget } from '../../../shared/api/bulk.ts';
import type { Output, Parsed } from '../../../shared/api/procedures.ts';
import { assertNever } from '../../../shared/assert.ts';
import { compareStrings, type Annotation } from '../../../shared/model/annotation.ts';
import type { Annotator } from '../../../shared/model/annotator.ts';
import { createScheme, isSameValue, problemWith, type AttributeScheme } from '../../../shared/model/attributes.ts';
import { passing, type AnnotationFilter } from '../../../shared/model/filter.ts';
import { RESERVED_LAYERS, SAMPLE_LAYER, type Layer } from '../../../shared/model/layer.ts';
import type { Change } from '../../../shared/model/record.ts';
import { withFields } from '../../../shared/model/update.ts';
import type { ReadDb } from '../db/types.ts';
import { annotationById, annotationsOf } from '../repositories/annotations.ts';
import { documentIds } from '../repositories/documents.ts';
import { lastSeq } from '../repositories/log.ts';
import { listLayers, readCodebook } from '../repositories/small.ts';
import { isForeign, isLocked } from './own.ts';
import { ensureAnnotator, type OpenProject } from './project.ts';
import { refuseRetired } from './retired.ts';
import type { Pace } from './task.ts';
import { MOST_CHANGES, retried } from './write.ts';

type Reason = Exclude<keyof BulkPlan, 'change'>;

/** How often the work is begun anew where something else is written meanwhile. */
const ATTEMPTS = 3;

/** The annotations that pass a filter, in the order of documents and places; other calls are answered meanwhile. */
async function* found(db: ReadDb, target: BulkTarget, pace: Pace): AsyncGenerator<Annotation> {
  if ('ids' in target) {
    for (const [i, id] of target.ids.entries()) {
      await pace.step('looking', i, target.ids.length);
      refuseClosed(db);
      const annotation = annotationById(db, id);
      if (annotation) yield annotation;
    }
    return;
  }
  yield* filtered(db, target, pace);
}

type Filter = AnnotationFilter & { readonly document?: string | undefined };

async function* filtered(db: ReadDb, filter: Filter, pace: Pace): AsyncGenerator<Annotation> {
  const passes = passing(filter, createScheme(readCodebook(db)?.attributes ?? []));
  const documents = filter.document === undefined ? documentIds(db) : [filter.document];
  for (const [i, document] of documents.entries()) {
    await pace.step('looking', i, documents.length);
    refuseClosed(db);
    for (const annotation of annotationsOf(db, document)) if (passes(annotation)) yield annotation;
  }
}

/** One page of the annotations that pass a filter, and how many there are. O(annotations of the documents). */
export async function queryAnnotations(
  db: ReadDb,
  { offset, limit, ...filter }: Parsed<'annotations.query'>,
  pace: Pace,
): Promise<Output<'annotations.query'>> {
  const annotations: Annotation[] = [];
  let total = 0;
  for await (const annotation of filtered(db, filter, pace)) {
    if (total >= offset && annotations.length < limit) annotations.push(annotation);
    total += 1;
  }
  return { total, annotations };
}

/**
 * What an action would come to.
 *
 * @throws Refusal `invalid` (label or attribute that the codebook does not have), `refused` (another person's layer), `cancelled`.
 */
export async function planBulk(
  db: ReadDb,
  annotator: Annotator,
  { target, action }: Parsed<'annotations.bulkPlan'>,
  pace: Pace,
): Promise<BulkPlan> {
  return (await work(db, annotator, target, action, pace)).plan;
}

/**
 * Does it, in one batch, to what may be seen: what is hidden from the annotator is neither changed nor counted.
 *
 * @throws Refusal as {@link planBulk}; `conflict` where other writes did not let it come to an end.
 */
export async function runBulk(
  { project, seen }: { readonly project: OpenProject; readonly seen: ReadDb },
  annotator: Annotator,
  { batch, target, action }: Parsed<'annotations.bulk'>,
  pace: Pace,
): Promise<Output<'annotations.bulk'>> {
  if (action.kind === 'layer' && action.layer === annotator.id) ensureAnnotator(project, annotator);
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const seq = lastSeq(project.db);
    const { plan, changes } = await work(seen, annotator, target, action, pace);
    refuseClosed(project.db);
    // Sent twice at once: the other one is through by now.
    const known = retried(project.db, batch, null);
    if (known) return answered(known, { ...plan, change: known.changes.length });
    // What was read gave way to other calls: a change of theirs must not be written over.
    if (lastSeq(project.db) !== seq) continue;
    const made = layerToMake(project.db, action);
    const written = project.write({
      batch,
      name: nameOf(action, plan.change),
      actor: annotator.id,
      changes: made && changes.length > 0 ? [{ entity: 'layer', id: made.id, after: made }, ...changes] : changes,
    });
    return answered(written, plan);
  }
  throw new Refusal('conflict', 'The project was changed by something else meanwhile. Nothing was changed; try again.');
}

/** A batch as it is answered: with more changes than an event carries, without them. */
export const answered = (written: Written, plan: BulkPlan): Output<'annotations.bulk'> => ({
  ...written,
  changes: written.changes.length > MOST_CHANGES ? [] : written.changes,
  plan,
});

function refuseClosed(db: ReadDb): void {
  if (!db.open) throw new Refusal('no_project', 'The project was closed meanwhile. Nothing was changed.');
}

async function work(
  db: ReadDb,
  annotator: Annotator,
  target: BulkTarget,
  action: BulkAction,
  pace: Pace,
): Promise<{ plan: BulkPlan; changes: Change[] }> {
  const scheme = createScheme(readCodebook(db)?.attributes ?? []);
  refuseImpossible(db, annotator, action, scheme);
  const plan: BulkPlan = { change: 0, same: 0, foreign: 0, locked: 0, unfit: 0 };
  const changes: Change[] = [];
  const foreign = new Map<string, boolean>();
  for await (const annotation of found(db, target, pace)) {
    refuseClosed(db);
    const { layer } = annotation;
    if (!foreign.has(layer)) foreign.set(layer, isForeign(db, annotator, layer));
    const isTheirs = foreign.get(layer) === true;
    const outcome = isTheirs ? 'foreign' : changeOf(db, annotation, action, scheme);
    if (typeof outcome === 'string') plan[outcome] += 1;
    else {
      plan.change += 1;
      changes.push({ entity: 'annotation', id: annotation.id, after: outcome.after });
    }
  }
  if ('ids' in target) changes.sort((a, b) => compareStrings(documentOf(a), documentOf(b)));
  return { plan, changes };
}

const documentOf = (change: Change): string =>
  change.entity === 'annotation' && change.after !== null ? change.after.document : '';

/** What an annotation becomes, or why it stays as it is. */
function changeOf(
  db: ReadDb,
  before: Annotation,
  action: BulkAction,
  scheme: AttributeScheme,
): Reason | { readonly after: Annotation | null } {
  if (isLocked(db, before.layer, before.document)) return 'locked';
  const flags = before.flags ?? [];
  switch (action.kind) {
    case 'relabel':
      return before.label === action.label ? 'same' : { after: withFields(before, { label: action.label }, scheme) };
    case 'attribute': {
      const { name, value } = action;
      if (isSameValue(before.attributes[name] ?? null, value)) return 'same';
      const definition = scheme.of(before.label).find((one) => one.name === name);
      if (value !== null && (!definition || problemWith(definition, value) !== null)) return 'unfit';
      return { after: withFields(before, { attributes: { [name]: value } }, scheme) };
    }
    case 'flag': {
      const there = flags.find(({ kind }) => kind === action.flag);
      if (there && (action.text === undefined || there.text === action.text)) return 'same';
      const flag = { kind: action.flag, ...(action.text !== undefined && { text: action.text }) };
      const others = flags.filter(({ kind }) => kind !== action.flag);
      return { after: withFields(before, { flags: [...others, flag] }, scheme) };
    }
    case 'unflag': {
      const others = flags.filter(({ kind }) => kind !== action.flag);
      return others.length === flags.length ? 'same' : { after: withFields(before, { flags: others }, scheme) };
    }
    case 'layer':
      if (before.layer === action.layer) return 'same';
      if (isLocked(db, action.layer, before.document)) return 'locked';
      return { after: { ...before, layer: action.layer } };
    case 'delete':
      return { after: null };
    default:
      return assertNever(action);
  }
}

function refuseImpossible(db: ReadDb, annotator: Annotator, action: BulkAction, scheme: AttributeScheme): void {
  const labels = readCodebook(db)?.labels.map(({ name }) => name) ?? [];
  if (action.kind === 'relabel' && !labels.includes(action.label)) {
    throw new Refusal('invalid', `The codebook has no label "${action.label}". It has ${labels.join(', ')}.`);
  }
  if (action.kind === 'relabel') refuseRetired(db, [action], []);
  if (action.kind === 'attribute' && action.value !== null) {
    const { name, value } = action;
    const definitions = labels.flatMap((label) => scheme.of(label).filter((one) => one.name === name));
    if (definitions.length === 0) throw new Refusal('invalid', `The codebook has no attribute "${name}" for spans.`);
    const problems = definitions.map((definition) => problemWith(definition, value));
    if (!problems.includes(null)) throw new Refusal('invalid', `The attribute "${name}" ${problems[0] ?? ''}.`);
  }
  if (action.kind !== 'layer') return;
  const { layer } = action;
  if (isForeign(db, annotator, layer)) {
    throw new Refusal('refused', `"${layer}" is another person's layer. Only "${layer}" can put annotations into it.`);
  }
  if (layer === 'all' || layer === 'claimwright' || layer === SAMPLE_LAYER) {
    throw new Refusal('invalid', `"${layer}" has a meaning of its own here. Choose another name for the layer.`);
  }
}

/** The layer that a move needs and that is not there yet: a result by its reserved name, else one beside the annotators'. */
function layerToMake(db: ReadDb, action: BulkAction): Layer | null {
  if (action.kind !== 'layer' || listLayers(db).some(({ id }) => id === action.layer)) return null;
  const { layer: id } = action;
  if (!RESERVED_LAYERS.includes(id)) return { id, kind: 'import' };
  return { id, kind: id === 'gold' ? 'gold' : 'suggestions' };
}

/** What undo will call it. */
function nameOf(action: BulkAction, count: number): string {
  const many = `${count} ${count === 1 ? 'annotation' : 'annotations'}`;
  switch (action.kind) {
    case 'relabel':
      return `change label of ${many} to ${action.label}`;
    case 'attribute':
      return `set ${action.name.replaceAll('_', ' ')} of ${many}`;
    case 'flag':
      return `flag ${many}`;
    case 'unflag':
      return `take flags from ${many}`;
    case 'layer':
      return `move ${many} to layer ${action.layer}`;
    case 'delete':
      return `delete ${many}`;
    default:
      return assertNever(action);
  }
}
