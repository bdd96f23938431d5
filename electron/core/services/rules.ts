import { assertNever } from '../../../shared/assert.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import type { Relation } from '../../../shared/model/relation.ts';
import { ENTITIES, type Change } from '../../../shared/model/record.ts';
import { checkQuote, describeQuoteProblem } from '../../../shared/text/quote.ts';
import { annotationCounts, annotationsIn, annotationsOn } from '../repositories/annotations.ts';
import { hasClaim, mentionsOf } from '../repositories/claims.ts';
import { documentLabelsOf, hasDocumentLabels } from '../repositories/document-labels.ts';
import { hasRelationsIn } from '../repositories/relations.ts';
import { listSources } from '../repositories/sources.ts';
import { layerById, listLayers, readCodebook } from '../repositories/small.ts';
import { documentTitle } from '../repositories/documents.ts';
import { readTeam } from '../repositories/teams.ts';
import { hasText, textOf } from '../repositories/texts.ts';
import type { ReadDb } from '../db/types.ts';
import { createLocks } from './locks.ts';
import { refuseLooseParts } from './source-parts.ts';
import { documentId } from '../sources/identity.ts';

/** Checks every change of one batch against what the project holds before it is applied. */
export interface Rules {
  /** @throws Refusal that says what is wrong with the change. */
  check(change: Change): void;
  /**
   * Of a change that changes something, with the state that stands. A change of the codebook reaches into locked work, too: what it finds there is rewritten,
   * forth and back, but nothing comes or goes. @throws Refusal where it is locked.
   */
  checkLock(change: Change, before: string | null): void;
  /** After all changes were applied. @throws Refusal that says what they leave behind. */
  checkRest(): void;
}

/**
 * Refuses a text that is not the one whose id it has: the file was changed from outside, or its disk has failed. About 1 ms
 * a megabyte.
 *
 * @throws Refusal `damaged`.
 */
export function refuseChanged(document: string, text: string): void {
  if (documentId(text) === document) return;
  throw new Refusal(
    'damaged',
    `The text of ${document} is not the one that was imported: the project file is damaged. Go back to a copy of it; "verify" names all that is wrong.`,
    { document },
  );
}

/**
 * Makes the rules for one batch. What several changes ask for, such as a document's text, is read once. `isMigrating`: where the codebook is among the
 * changes, the others are what becomes of the records by it.
 */
export function createRules(db: ReadDb, isMigrating = true): Rules {
  const locks = createLocks(db);
  let last: { document: string; text: string } | null = null;
  let labels: ReadonlySet<string> | null = null;
  let isCodebookTouched = false;
  let labelsBefore: ReadonlySet<string> = new Set();
  let areSourcesTouched = false;
  const annotatorsGone: string[] = [];
  const layers = new Set<string>();
  const cards = new Set<string>();

  function text(document: string): string {
    if (last?.document !== document) {
      const found = textOf(db, document);
      if (found === undefined) throw missing(document);
      refuseChanged(document, found);
      last = { document, text: found };
    }
    return last.text;
  }

  function checkText(document: string): void {
    if (!hasText(db, document)) throw missing(document);
  }

  /** A text stays when its document is taken out, and what stands on a document needs that. */
  function checkDocument(id: string): void {
    if (documentTitle(db, id) === undefined) throw missing(id);
  }

  function checkLabel(name: string): void {
    labels ??= new Set(readCodebook(db)?.labels.map((label) => label.name));
    if (!labels.has(name)) {
      throw new Refusal('invalid', `The codebook has no label "${name}". It has ${[...labels].join(', ')}.`);
    }
  }

  function checkLayer(id: string): void {
    if (layers.has(id)) return;
    for (const layer of listLayers(db)) layers.add(layer.id);
    if (!layers.has(id)) throw new Refusal('not_found', `There is no layer "${id}" in this project.`);
  }

  function checkEmptyLayer(id: string): void {
    layers.delete(id);
    const standing = annotationsIn(db, id);
    if (standing > 0) {
      const many = isBlind(db) ? 'annotations' : standing === 1 ? '1 annotation' : `${standing} annotations`;
      throw new Refusal('conflict', `The layer "${id}" cannot be taken out: it holds ${many}.`);
    }
    if (hasDocumentLabels(db, id)) {
      throw new Refusal('conflict', `The layer "${id}" cannot be taken out: it holds labels of documents.`);
    }
    if (hasRelationsIn(db, id)) {
      throw new Refusal('conflict', `The layer "${id}" cannot be taken out: it holds relations.`);
    }
  }

  function checkCard(id: string): void {
    if (cards.has(id)) return;
    if (!hasClaim(db, id))
      throw new Refusal('not_found', `There is no claim card ${id} in this project.`, { claim: id });
    cards.add(id);
  }

  function checkUnmentioned(id: string): void {
    cards.delete(id);
    // How many is not said: in blind mode they may be hidden.
    if (mentionsOf(db, id) > 0) {
      throw new Refusal('conflict', 'The claim card cannot be taken away: there are annotations on it.');
    }
  }

  function checkAnnotation(annotation: Annotation): void {
    checkLabel(annotation.label);
    checkLayer(annotation.layer);
    if (annotation.claim !== undefined) checkCard(annotation.claim);
    const of = text(annotation.document);
    checkDocument(annotation.document);
    const problem = checkQuote(of, annotation.fragments, annotation.quote);
    if (!problem) return;
    const code = problem.kind === 'different' ? 'conflict' : 'invalid';
    throw new Refusal(code, `The ${annotation.label} cannot stand here: ${describeQuoteProblem(problem)}.`);
  }

  /** Types and labels are not asked for here: codebooks change, datasets follow others, and nothing of them is to be lost. */
  function checkRelation({ layer, from, to }: Relation): void {
    checkLayer(layer);
    if (from === to) throw new Refusal('invalid', `An annotation cannot be related to itself (${from}).`);
  }

  return {
    check(change) {
      if (change.entity === 'source') areSourcesTouched = true;
      if (change.after === null) {
        if (change.entity === 'layer') return checkEmptyLayer(change.id);
        if (change.entity === 'annotator') annotatorsGone.push(change.id);
        if (change.entity === 'claim') return checkUnmentioned(change.id);
        if (change.entity !== 'document') return;
        if (annotationsOn(db, change.id) > 0) {
          throw new Refusal('conflict', 'The document cannot be taken out: annotations stand on it.');
        }
        if (documentLabelsOf(db, change.id).length > 0) {
          throw new Refusal('conflict', 'The document cannot be taken out: layers say something of it.');
        }
        return;
      }
      const parsed = ENTITIES[change.entity].schema.safeParse(change.after);
      if (!parsed.success) {
        const issue = parsed.error.issues[0];
        throw new Refusal(
          'invalid',
          `This ${change.entity} is not valid: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
        );
      }
      switch (change.entity) {
        case 'annotation':
          return checkAnnotation(change.after);
        case 'relation':
          return checkRelation(change.after);
        case 'status':
        case 'documentLabels':
          checkText(change.after.document);
          if (change.entity === 'documentLabels') checkDocument(change.after.document);
          return checkLayer(change.after.layer);
        case 'document':
          return checkText(change.id);
        case 'assignment':
        case 'decision':
          return checkText(change.after.document);
        case 'codebook':
          isCodebookTouched = true;
          labelsBefore = new Set(readCodebook(db)?.labels.map(({ name }) => name));
          return;
        case 'project':
        case 'annotator':
        case 'layer':
        case 'claim':
        case 'source':
        case 'datasetCard':
        case 'release':
        case 'team':
        case 'resolution':
        case 'dismissal':
          return;
        default:
          return assertNever(change);
      }
    },
    checkLock(change, before) {
      const isMigrated = isMigrating && isCodebookTouched && before !== null && change.after !== null;
      if (!isMigrated) locks.refuse(change, before);
    },
    checkRest() {
      if (isCodebookTouched) refuseOrphans(db, labelsBefore);
      for (const id of annotatorsGone) refuseLayerLeft(db, id);
      if (areSourcesTouched) refuseLooseParts(listSources(db));
    },
  };
}

/** Then some of what there is may be hidden from whoever asks, and how much it is, is not said. */
const isBlind = (db: ReadDb): boolean => readTeam(db).blind;

/**
 * A label that is in use does not leave the codebook. One that it did not have before is none of this change's business: merging
 * brings annotations whose label another copy's codebook had, and they stay until somebody decides.
 */
function refuseOrphans(db: ReadDb, before: ReadonlySet<string>): void {
  const known = new Set(readCodebook(db)?.labels.map(({ name }) => name));
  const without = annotationCounts(db).filter(({ label }) => before.has(label) && !known.has(label));
  const [first] = without;
  if (!first) return;
  const standing = without.reduce((sum, { label, n }) => (label === first.label ? sum + n : sum), 0);
  const many = isBlind(db) ? 'Annotations have' : standing === 1 ? '1 annotation has' : `${standing} annotations have`;
  throw new Refusal(
    'conflict',
    `${many} the label "${first.label}", which the codebook would not have any more. Nothing was changed; retire the label instead.`,
    { label: first.label },
  );
}

/** Whoever has a layer is in the project. */
function refuseLayerLeft(db: ReadDb, id: string): void {
  if (layerById(db, id) === undefined) return;
  throw new Refusal(
    'conflict',
    `The annotator "${id}" cannot be taken out: there is a layer of that name. Nothing was changed.`,
    { annotator: id },
  );
}

const missing = (document: string): Refusal =>
  new Refusal('not_found', `There is no document ${document} in this project.`);
