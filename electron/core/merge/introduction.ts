import { realpathSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { MergePlan } from '../../../shared/api/merge.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import type { Entity } from '../../../shared/model/record.ts';
import { prepared } from '../db/prepared.ts';
import type { ReadDb } from '../db/types.ts';
import { ownProject } from '../repositories/log.ts';
import { readCodebook, readProject } from '../repositories/small.ts';
import { fromState } from '../repositories/state.ts';
import type { Incoming } from './incoming.ts';
import { isEntity } from './checks.ts';
import { outcomeOf } from './revisions.ts';
import { rowOf } from './settled.ts';
import { rowsOn, type Row, type Sides } from './sides.ts';

/** What the other side says of itself, read from its log alone. */

/** @throws Refusal `refused` where a project would be merged into itself. */
export function refuseItself(ours: ReadDb, { name, db }: Incoming): void {
  const [a, b] = [ours, db].map((one) => identityOf(one.name));
  if (a === null || a !== b) return;
  throw new Refusal(
    'refused',
    `${name} is the project that is open: there is nothing to merge. Choose the copy of somebody else, or a bundle.`,
    { file: name },
  );
}

/** The same file under whatever name; null for one that is in memory. */
function identityOf(path: string): string | null {
  try {
    const { dev, ino } = statSync(realpathSync(path));
    return `${dev}:${ino}`;
  } catch {
    return null;
  }
}

const onlyTheirs = ({ db }: Incoming): Sides => ({ ours: db, theirs: null, last: 0 });

/** The last state of a record on one side; null where it is not there. */
function standingIn(rows: readonly Row[]): Row | null {
  if (rows.length === 0) return null;
  return rowOf(rows, outcomeOf(rows, () => true).head);
}

/** Which project the other side says it is. @throws Refusal `damaged` where it is no project's log. */
export function identity(incoming: Incoming): { readonly id: string; readonly name: string } {
  const id = ownProject(incoming.db);
  const row = id === undefined ? null : standingIn(rowsOn(onlyTheirs(incoming), 'project', id));
  if (id === undefined || row?.state == null) throw notWhole(incoming, 'it does not say which project it is of');
  return { id, name: attempt(incoming, () => fromState('project', row.state ?? '').name) };
}

/** The same, and whether it is ours. @throws Refusal `damaged` */
export function projectOf(ours: ReadDb, incoming: Incoming): MergePlan['project'] {
  const theirs = identity(incoming);
  return { ...theirs, isSame: theirs.id === readProject(ours)?.id };
}

/**
 * How the other side's codebook stands to ours, each by its latest state. A project that has nothing yet takes theirs.
 *
 * @throws Refusal `refused` for another codebook, with the way that is left; `damaged`.
 */
export function codebookOf(ours: ReadDb, incoming: Incoming): MergePlan['codebook'] {
  const own = readCodebook(ours);
  const ids = prepared<{ id: string }>(
    incoming.db,
    "SELECT DISTINCT entity_id AS id FROM operations WHERE entity = 'codebook' ORDER BY entity_id",
  ).all();
  const [first] = ids;
  if (!first || ids.length > 1) throw notWhole(incoming, 'it does not have one codebook');
  const theirs = rowsOn(onlyTheirs(incoming), 'codebook', first.id);
  const head = standingIn(theirs);
  if (head?.state == null) throw notWhole(incoming, 'its codebook is missing');
  const version = attempt(incoming, () => fromState('codebook', head.state ?? '').version);
  if (own === undefined) return { is: 'same', ours: version, theirs: version };
  const said = { ours: own.version, theirs: version };
  if (first.id !== own.id) throw otherCodebook(incoming, own.id, first.id);
  const mine = rowsOn({ ours, theirs: null, last: Infinity }, 'codebook', own.id);
  const standing = standingIn(mine);
  const both = rowsOn({ ours, theirs: incoming.db, last: Infinity }, 'codebook', own.id);
  if (!standing || standing.state === head.state) return { is: 'same', ...said };
  const { isPartOf, head: stands } = outcomeOf(both, () => true);
  // The same may have been done again, later and apart: then the newer one does not simply stand.
  if (stands === standing.id && isPartOf(head.id, standing.id)) return { is: 'older', ...said };
  return { is: stands === head.id && isPartOf(standing.id, head.id) ? 'newer' : 'conflicting', ...said };
}

/** Another codebook has names of its own, which somebody has to map: a merge takes over what was done as it was done. */
function otherCodebook({ name }: Incoming, ours: string, theirs: string): Refusal {
  const file = basename(name);
  const stem = file.replace(/\.(claimwright|cwb)$/i, '');
  const isBundle = /\.cwb$/i.test(file);
  const out = `claimwright export ${isBundle ? 'PROJECT' : file} --format web-annotation --layer all --out ${stem}.zip`;
  return new Refusal(
    'refused',
    `${name} has another codebook ("${theirs}" instead of "${ours}"), so that its labels mean something else: it cannot be merged. Nothing was changed. ${
      isBundle ? 'Ask whoever sent it for their work as Web Annotation' : 'Export it as Web Annotation'
    } (all layers; on the command line: ${out}), and import that here (claimwright import PROJECT ${stem}.zip): what each label becomes is proposed there. To work in it as it is, make a project from it (New project; on the command line: claimwright init NEW.claimwright --from ${file}).`,
    { file: name },
  );
}

/** How many records of each kind the other side's log is about. */
export function recordsOf({ db }: Incoming): Map<Entity, number> {
  const rows = prepared<{ entity: string; n: number }>(
    db,
    'SELECT entity, count(*) AS n FROM (SELECT DISTINCT entity, entity_id FROM operations) GROUP BY entity',
  ).all();
  return new Map(rows.flatMap(({ entity, n }) => (isEntity(entity) ? [[entity, n]] : [])));
}

/** The people of the other side, as both sides together have them. */
export function annotatorsOf(
  sides: Sides,
  incoming: Incoming,
  madeTwice: ReadonlySet<string>,
): MergePlan['annotators'] {
  const ids = prepared<{ id: string }>(
    incoming.db,
    "SELECT DISTINCT entity_id AS id FROM operations WHERE entity = 'annotator' ORDER BY entity_id",
  ).all();
  return ids.flatMap(({ id }) => {
    const rows = rowsOn(sides, 'annotator', id);
    const state = standingIn(rows)?.state ?? null;
    if (state === null) return [];
    const { name } = fromState('annotator', state);
    return [{ handle: id, name, isNew: rows.every(({ isNew }) => isNew), isTwice: madeTwice.has(id) }];
  });
}

/** Nothing of the other side was checked yet when it introduces itself. */
function attempt<T>(incoming: Incoming, read: () => T): T {
  try {
    return read();
  } catch {
    throw notWhole(incoming, 'what it says of itself does not read');
  }
}

const notWhole = ({ name }: Incoming, what: string): Refusal =>
  new Refusal('damaged', `${name} cannot be merged: ${what}. Nothing was changed. Ask for the file again.`, {
    file: name,
  });
