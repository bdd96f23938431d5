import { Refusal } from '../../../shared/api/reply.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import type { Claim } from '../../../shared/model/claim.ts';
import { documentLabelsId } from '../../../shared/model/document-labels.ts';
import type { Change } from '../../../shared/model/record.ts';
import type { Source } from '../../../shared/model/source.ts';
import type { ReadDb } from '../db/types.ts';
import type { DatasetRelation } from '../formats/dataset.ts';
import { refusalAt, type Place } from '../formats/problem.ts';
import { annotationById } from '../repositories/annotations.ts';
import { claimById, hasClaim } from '../repositories/claims.ts';
import { documentLabelsById } from '../repositories/document-labels.ts';
import { relationById } from '../repositories/relations.ts';
import { sourceById } from '../repositories/sources.ts';
import { canonical } from '../repositories/state.ts';
import type { Gathered, GatheredDocument, GatheredEnd, Placed } from './gather.ts';

/** The project, and what of it may be told: who works blind hears of hidden work no more than that it is in the way. */
interface Sides {
  readonly db: ReadDb;
  readonly seen: ReadDb;
}

/**
 * Whether the project does not have the annotation yet.
 *
 * @throws Refusal `refused`, naming file and line, where the project has another annotation of that id, or the annotation is on a card
 *   that is nowhere.
 */
export function isNewAnnotation({ db, seen }: Sides, gathered: Gathered, after: Annotation, place: Place): boolean {
  refuseLooseCard(db, gathered, after, place);
  const there = annotationById(db, after.id);
  if (there && canonical(there) !== canonical(after) && !gathered.isSettled('annotation', after.id)) {
    const shown = annotationById(seen, after.id);
    const which = shown ? ` (${shown.label}, layer ${shown.layer})` : '';
    throw clash(place, `the annotation ${after.id} is in the project with other content${which}`);
  }
  return !there;
}

/**
 * Whether the project does not have the relation yet.
 *
 * @throws Refusal `refused`, naming file and line, where the project has another relation of that id.
 */
export function isNewRelation(db: ReadDb, gathered: Gathered, value: DatasetRelation, place: Place): boolean {
  const there = relationById(db, value.id);
  if (there && canonical(there) !== canonical(bare(value)) && !gathered.isSettled('relation', value.id)) {
    throw clash(place, `the relation ${value.id} is in the project with other content`);
  }
  return !there;
}

/** A relation as the project keeps it: the document of its other end is known there. */
export function bare({ toDocument: _, ...relation }: DatasetRelation): Omit<DatasetRelation, 'toDocument'> {
  return relation;
}

/** @throws Refusal `refused`, naming file and line, where a relation leads to an annotation that is nowhere. */
export function refuseLooseEnd(db: ReadDb, gathered: Gathered, { file, line, relation, to }: GatheredEnd): void {
  if (gathered.has('annotation', to) || annotationById(db, to)) return;
  throw new Refusal(
    'refused',
    `${file}:${line}: the relation ${relation} leads to ${to}, which is neither in the file nor in the project. Import the file that holds it too.`,
    { file, line },
  );
}

/**
 * The labels of a document that the project does not have yet.
 *
 * @throws Refusal `refused`, naming file and line, where a layer says something else of the document in the project.
 */
export function newDocumentLabels(
  { db, seen }: Sides,
  { value: { id: document, labels }, place }: Placed<Pick<GatheredDocument, 'id' | 'labels'>>,
): Change[] {
  return Object.entries(labels).flatMap(([layer, attributes]): Change[] => {
    const id = documentLabelsId(layer, document);
    const there = documentLabelsById(db, id);
    if (!there) return [{ entity: 'documentLabels', id, after: { id, layer, document, attributes } }];
    if (canonical(there.attributes) === canonical(attributes)) return [];
    throw refusalAt(
      place,
      `${documentLabelsById(seen, id) ? `"${layer}" says other things of ${document} in the project` : `the labels of ${document} are other ones in the project`}. Make the labels agree, or leave them out; nothing was changed`,
    );
  });
}

/**
 * Whether the project does not have the claim card yet.
 *
 * @throws Refusal `refused`, naming file and line, where the project has another card of that id.
 */
export function isNewClaim({ db, seen }: Sides, { value: after, place }: Placed<Claim>): boolean {
  const there = claimById(db, after.id);
  if (there && canonical(there) !== canonical(after)) {
    throw refusalAt(
      place,
      `the claim card ${after.id} says "${shortened(after.text)}" here, and ${claimById(seen, after.id) ? `"${shortened(there.text)}"` : 'something else'} in the project, or its note differs. Make them agree, or give one of them another id; nothing was changed.`,
    );
  }
  return !there;
}

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 58).toWellFormed()}…` : text);

function refuseLooseCard(db: ReadDb, gathered: Gathered, { id, claim }: Annotation, place: Place): void {
  if (claim === undefined || gathered.has('claim', claim) || hasClaim(db, claim)) return;
  throw refusalAt(
    place,
    `the annotation ${id} is on the claim card ${claim}, which is neither in the file nor in the project. Add it to the line's "claims", or take "claim" out; nothing was changed.`,
  );
}

/**
 * Whether the registry does not have the source yet. Names that another source has are let in: they mean nobody until somebody
 * merges the two.
 *
 * @throws Refusal `refused`, naming file and line, where the registry has another source of that id, or where it is part of a
 *   source that is nowhere.
 */
export function isNewSource(db: ReadDb, gathered: Gathered, { value: after, place }: Placed<Source>): boolean {
  const { id, name, partOf } = after;
  const there = sourceById(db, id);
  if (there && canonical(there) !== canonical(after)) {
    throw refusalAt(
      place,
      `the source ${id} is "${shortened(name)}" here, and "${shortened(there.name)}" in the project, or something else of it differs. Make them agree, or give one of them another id; nothing was changed.`,
    );
  }
  if (partOf !== undefined && !gathered.has('source', partOf) && !sourceById(db, partOf)) {
    throw refusalAt(
      place,
      `the source "${shortened(name)}" is part of ${partOf}, which is neither in the file nor in the project. Add it to the line's "sources", or take "part_of" out; nothing was changed.`,
    );
  }
  return !there;
}

const clash = (place: Place, what: string): Refusal =>
  refusalAt(place, `${what}. Give it another id, or delete it in the project first.`);
