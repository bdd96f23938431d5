import type { Card, Mention } from '../../../shared/api/claims.ts';
import type { Written } from '../../../shared/api/inputs.ts';
import type { Output, Parsed } from '../../../shared/api/procedures.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import type { Annotator } from '../../../shared/model/annotator.ts';
import { MAX_NOTE, type Claim } from '../../../shared/model/claim.ts';
import type { Change } from '../../../shared/model/record.ts';
import type { ReadDb } from '../db/types.ts';
import { annotationsOfClaim, hasAnnotation } from '../repositories/annotations.ts';
import { claimById, listClaims, mentionCounts } from '../repositories/claims.ts';
import { documentTitle } from '../repositories/documents.ts';
import { lastSeq } from '../repositories/log.ts';
import { found, isLocked, refuseForeign, refuseLocked } from './own.ts';
import { foundClaim, refuseWithoutCards } from './cards.ts';
import type { OpenProject } from './project.ts';

/** The whole project, and as the annotator may see it: what is hidden is not spoken of, whatever is refused. */
interface Cards {
  readonly project: OpenProject;
  readonly seen: ReadDb;
}

/** Every card with its mentions counted. O(cards + mentions). */
export function listCards(db: ReadDb): Output<'claims.list'> {
  const counts = new Map<string, { mentions: number; documents: Set<string>; layers: Record<string, number> }>();
  for (const { claim, layer, document, n } of mentionCounts(db)) {
    const of = counts.get(claim) ?? { mentions: 0, documents: new Set<string>(), layers: {} };
    of.mentions += n;
    of.documents.add(document);
    of.layers[layer] = (of.layers[layer] ?? 0) + n;
    counts.set(claim, of);
  }
  const claims = listClaims(db).map((claim): Card => {
    const { mentions = 0, documents, layers = {} } = counts.get(claim.id) ?? {};
    return { ...claim, mentions, documents: documents?.size ?? 0, layers };
  });
  return { seq: lastSeq(db), claims };
}

/** One card with its mentions. */
export function readCard(db: ReadDb, id: string): Output<'claims.read'> {
  const claim = foundClaim(db, id);
  const titles = new Map<string, string>();
  const mentions = annotationsOfClaim(db, id).map((annotation): Mention => {
    const title = titles.get(annotation.document) ?? documentTitle(db, annotation.document) ?? annotation.document;
    titles.set(annotation.document, title);
    return { annotation, title };
  });
  return { seq: lastSeq(db), claim, mentions };
}

/** Makes a card; the annotations that are named become its first mentions. */
export function createClaim(
  { project, seen }: Cards,
  annotator: Annotator,
  { batch, annotations = [], id, text, note }: Parsed<'claims.create'>,
): Written {
  if (claimById(project.db, id)) throw new Refusal('conflict', `The claim card ${id} is there already.`);
  const after: Claim = { id, text, ...(note !== undefined && note.trim() !== '' && { note }) };
  const changes: Change[] = [{ entity: 'claim', id, after }, ...assigned(seen, annotator, annotations, id)];
  return project.write({ batch, name: `new card "${shortened(text)}"`, actor: annotator.id, changes });
}

/** Changes what a card says. Everybody may: cards are the project's, as its codebook is. */
export function updateClaim(
  { project, seen }: Cards,
  annotator: Annotator,
  { batch, id, text, note }: Parsed<'claims.update'>,
): Written {
  const { note: oldNote, ...before } = foundClaim(seen, id);
  const kept = note === undefined ? oldNote : note?.trim() ? note : undefined;
  const after: Claim = { ...before, ...(text !== undefined && { text }), ...(kept !== undefined && { note: kept }) };
  const name = text === undefined ? 'edit the note of a card' : `reword card to "${shortened(text)}"`;
  return project.write({ batch, name, actor: annotator.id, changes: [{ entity: 'claim', id, after }] });
}

/**
 * Takes a card away.
 *
 * @throws Refusal `conflict` where it is mentioned and its mentions are not to be taken off, or by what is hidden; that of the rule that what
 *   another annotator made is theirs.
 */
export function deleteClaim(
  { project, seen }: Cards,
  annotator: Annotator,
  { batch, id, unassign = false }: Parsed<'claims.delete'>,
): Written {
  const { text } = foundClaim(seen, id);
  const mentions = annotationsOfClaim(seen, id);
  if (annotationsOfClaim(project.db, id).length > mentions.length) throw inHiddenUse(text);
  if (mentions.length > 0 && !unassign) {
    const many = mentions.length === 1 ? '1 annotation is' : `${mentions.length} annotations are`;
    throw new Refusal('conflict', `The card "${shortened(text)}" stays: ${many} on it. Take them off it first.`, {
      standing: mentions.length,
    });
  }
  const off = mentions.map((annotation) => put(project.db, annotator, annotation, null));
  const changes: Change[] = [...off, { entity: 'claim', id, after: null }];
  return project.write({ batch, name: `delete card "${shortened(text)}"`, actor: annotator.id, changes });
}

/** Puts annotations on a card or takes them off theirs. */
export function assignClaim(
  { project, seen }: Cards,
  annotator: Annotator,
  { batch, annotations, claim }: Parsed<'claims.assign'>,
): Written {
  const text = claim === null ? '' : shortened(foundClaim(seen, claim).text);
  const changes = assigned(seen, annotator, annotations, claim);
  const many = changes.length === 1 ? '' : ` ${changes.length} annotations`;
  const name = claim === null ? `take${many} off the card` : `assign${many} to "${text}"`;
  return project.write({ batch, name, actor: annotator.id, changes });
}

/**
 * Makes several cards one. The mentions of every layer go along: a card that stands twice is a mistake of the project, not
 * somebody's judgement, and each layer keeps what it held together. So do the notes, one after the other.
 *
 * @throws Refusal `conflict` where a mention stands in locked work; `invalid` where the notes are too long for one card.
 */
export function mergeClaims(
  { project, seen }: Cards,
  annotator: Annotator,
  { batch, into, claims }: Parsed<'claims.merge'>,
): Written {
  const kept = foundClaim(seen, into);
  const others = [...new Set(claims)].filter((id) => id !== into);
  if (others.length === 0) throw new Refusal('invalid', 'A card cannot be merged with itself. Choose another one.');
  const notes = [kept, ...others.map((id) => foundClaim(seen, id))].map(({ note }) => note?.trim() ?? '');
  const note = [...new Set(notes)].filter((one) => one !== '').join('\n\n');
  if (note.length > MAX_NOTE) {
    throw new Refusal(
      'invalid',
      `The notes of these cards have ${note.length} characters together; a card holds ${MAX_NOTE}. Nothing was changed. Shorten one of them, then merge.`,
    );
  }
  const noted: Change[] =
    note === (kept.note?.trim() ?? '') ? [] : [{ entity: 'claim', id: into, after: { ...kept, note } }];
  const moved = others.flatMap((id) =>
    annotationsOfClaim(project.db, id).map((annotation): Change => {
      const { layer, document } = annotation;
      if (isLocked(project.db, layer, document) && !hasAnnotation(seen, annotation.id)) throw inHiddenUse(kept.text);
      refuseLocked(project.db, layer, document);
      return { entity: 'annotation', id: annotation.id, after: { ...annotation, claim: into } };
    }),
  );
  const gone = others.map((id): Change => ({ entity: 'claim', id, after: null }));
  const name = `merge ${others.length + 1} cards into "${shortened(kept.text)}"`;
  return project.write({ batch, name, actor: annotator.id, changes: [...noted, ...moved, ...gone] });
}

function assigned(db: ReadDb, annotator: Annotator, ids: readonly string[], claim: string | null): Change[] {
  const annotations = [...new Set(ids)].map((id) => found(db, id));
  if (claim !== null) refuseWithoutCards(db, annotations);
  return annotations.map((annotation) => put(db, annotator, annotation, claim));
}

function put(db: ReadDb, annotator: Annotator, annotation: Annotation, claim: string | null): Change {
  refuseForeign(db, annotator, annotation);
  refuseLocked(db, annotation.layer, annotation.document);
  const { claim: _, ...rest } = annotation;
  return { entity: 'annotation', id: annotation.id, after: { ...rest, ...(claim !== null && { claim }) } };
}

/** Says neither how many there are nor whose. */
const inHiddenUse = (text: string): Refusal =>
  new Refusal(
    'conflict',
    `The card "${shortened(text)}" stays: it is in use where you may not look yet. Nothing was changed; finish your own work there first, or ask whoever leads.`,
  );

/** A card in few words, for names that stand in menus. */
const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 38).toWellFormed()}…` : text);
