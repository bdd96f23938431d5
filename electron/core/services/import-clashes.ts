import { Refusal } from '../../../shared/api/reply.ts';
import type { Change } from '../../../shared/model/record.ts';
import { refusalAt, type Place } from '../formats/problem.ts';
import { annotationById } from '../repositories/annotations.ts';
import { relationById } from '../repositories/relations.ts';
import { canonical } from '../repositories/state.ts';
import type { Dataset, Gathered } from './gather.ts';
import type { OpenProject } from './project.ts';
import type { Pace } from './task.ts';

/** Records that are compared before the work gives way again. */
const BREATH = 100;

/**
 * The annotations that the project does not have yet.
 *
 * @throws Refusal `refused`, naming file and line, where the project has another annotation of that id; `cancelled`.
 */
export async function newAnnotations(
  project: Pick<OpenProject, 'db'>,
  { annotations }: Gathered,
  pace: Pace,
): Promise<Change[]> {
  const fresh: Change[] = [];
  let done = 0;
  for (const { value: after, place } of annotations.values()) {
    if (done % BREATH === 0) await pace.step('comparing annotations', done, annotations.size);
    done += 1;
    const there = annotationById(project.db, after.id);
    if (!there) fresh.push({ entity: 'annotation', id: after.id, after });
    else if (canonical(there) !== canonical(after)) {
      const which = `(${there.label}, layer ${there.layer})`;
      throw clash(place, `the annotation ${after.id} is in the project with other content ${which}`);
    }
  }
  return fresh;
}

/**
 * The relations that the project does not have yet.
 *
 * @throws Refusal `refused`, naming file and line, where the project has another relation of that id; `cancelled`.
 */
export async function newRelations(
  project: Pick<OpenProject, 'db'>,
  { relations }: Gathered,
  pace: Pace,
): Promise<Change[]> {
  const fresh: Change[] = [];
  let done = 0;
  for (const { value, place } of relations.values()) {
    if (done % BREATH === 0) await pace.step('comparing relations', done, relations.size);
    done += 1;
    const { toDocument: _, ...after } = value;
    const there = relationById(project.db, after.id);
    if (!there) fresh.push({ entity: 'relation', id: after.id, after });
    else if (canonical(there) !== canonical(after)) {
      throw clash(place, `the relation ${after.id} is in the project with other content`);
    }
  }
  return fresh;
}

/** @throws Refusal `refused`, naming file and line, where a relation leads to an annotation that is nowhere. */
export async function refuseLooseEnds(
  project: Pick<OpenProject, 'db'>,
  datasets: readonly Dataset[],
  { annotations }: Gathered,
  pace: Pace,
): Promise<void> {
  for (const { file, unresolved } of datasets) {
    for (const [i, { relation, to, line }] of unresolved.entries()) {
      if (i % BREATH === 0) await pace.step('comparing relations', i, unresolved.length);
      if (annotations.has(to) || annotationById(project.db, to)) continue;
      throw new Refusal(
        'refused',
        `${file}:${line}: the relation ${relation} leads to ${to}, which is neither in the file nor in the project. Import the file that holds it too.`,
        { file, line },
      );
    }
  }
}

const clash = (place: Place, what: string): Refusal =>
  refusalAt(place, `${what}. Give it another id, or delete it in the project first.`);
