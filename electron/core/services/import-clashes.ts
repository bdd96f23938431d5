import { Refusal } from '../../../shared/api/reply.ts';
import type { Change } from '../../../shared/model/record.ts';
import { refusalAt, type Place } from '../formats/problem.ts';
import { annotationById } from '../repositories/annotations.ts';
import { documentLabelsId } from '../../../shared/model/document-labels.ts';
import { claimById, hasClaim } from '../repositories/claims.ts';
import { documentLabelsById } from '../repositories/document-labels.ts';
import { relationById } from '../repositories/relations.ts';
import { sourceById } from '../repositories/sources.ts';
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
  { annotations, settled }: Gathered,
  pace: Pace,
): Promise<Change[]> {
  const fresh: Change[] = [];
  let done = 0;
  for (const { value: after, place } of annotations.values()) {
    if (done % BREATH === 0) await pace.step('comparing annotations', done, annotations.size);
    done += 1;
    const there = annotationById(project.db, after.id);
    if (!there) fresh.push({ entity: 'annotation', id: after.id, after });
    else if (!settled.has(after.id) && canonical(there) !== canonical(after)) {
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
  { relations, settled }: Gathered,
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
    else if (!settled.has(after.id) && canonical(there) !== canonical(after)) {
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

/**
 * The labels of documents that the project does not have yet.
 *
 * @throws Refusal `refused`, naming file and line, where a layer says something else of the document in the project.
 */
export function newDocumentLabels(project: Pick<OpenProject, 'db'>, { documents }: Gathered): Change[] {
  return [...documents.values()].flatMap(({ value: { id: document, labels }, place }) =>
    Object.entries(labels).flatMap(([layer, attributes]): Change[] => {
      const id = documentLabelsId(layer, document);
      const there = documentLabelsById(project.db, id);
      if (!there) return [{ entity: 'documentLabels', id, after: { id, layer, document, attributes } }];
      if (canonical(there.attributes) === canonical(attributes)) return [];
      throw refusalAt(
        place,
        `"${layer}" says other things of ${document} in the project. Make the labels agree, or leave them out; nothing was changed`,
      );
    }),
  );
}

/**
 * The claim cards that the project does not have yet.
 *
 * @throws Refusal `refused`, naming file and line, where the project has another card of that id.
 */
export function newClaims(project: Pick<OpenProject, 'db'>, { claims }: Gathered): Change[] {
  return [...claims.values()].flatMap(({ value: after, place }): Change[] => {
    const there = claimById(project.db, after.id);
    if (!there) return [{ entity: 'claim', id: after.id, after }];
    if (canonical(there) === canonical(after)) return [];
    throw refusalAt(
      place,
      `the claim card ${after.id} says "${shortened(after.text)}" here, and "${shortened(there.text)}" in the project, or its note differs. Make them agree, or give one of them another id; nothing was changed.`,
    );
  });
}

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 58).toWellFormed()}…` : text);

/** @throws Refusal `refused`, naming file and line, where an annotation is on a card that is nowhere. */
export function refuseLooseCards(project: Pick<OpenProject, 'db'>, { annotations, claims }: Gathered): void {
  const known = new Set<string>(claims.keys());
  for (const { value, place } of annotations.values()) {
    const { claim } = value;
    if (claim === undefined || known.has(claim)) continue;
    if (hasClaim(project.db, claim)) known.add(claim);
    else {
      throw refusalAt(
        place,
        `the annotation ${value.id} is on the claim card ${claim}, which is neither in the file nor in the project. Add it to the line's "claims", or take "claim" out; nothing was changed.`,
      );
    }
  }
}

/**
 * The sources that the registry does not have yet. Names that another source has are let in: they mean nobody until somebody
 * merges the two.
 *
 * @throws Refusal `refused`, naming file and line, where the registry has another source of that id, or where one is part of a
 *   source that is nowhere.
 */
export function newSources(project: Pick<OpenProject, 'db'>, { sources }: Gathered): Change[] {
  return [...sources.values()].flatMap(({ value: after, place }): Change[] => {
    const { id, name, partOf } = after;
    const there = sourceById(project.db, id);
    if (there && canonical(there) !== canonical(after)) {
      throw refusalAt(
        place,
        `the source ${id} is "${shortened(name)}" here, and "${shortened(there.name)}" in the project, or something else of it differs. Make them agree, or give one of them another id; nothing was changed.`,
      );
    }
    if (partOf !== undefined && !sources.has(partOf) && !sourceById(project.db, partOf)) {
      throw refusalAt(
        place,
        `the source "${shortened(name)}" is part of ${partOf}, which is neither in the file nor in the project. Add it to the line's "sources", or take "part_of" out; nothing was changed.`,
      );
    }
    return there ? [] : [{ entity: 'source', id, after }];
  });
}

const clash = (place: Place, what: string): Refusal =>
  refusalAt(place, `${what}. Give it another id, or delete it in the project first.`);
