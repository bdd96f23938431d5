import type { Choice } from '../../../../shared/api/adjudication.ts';
import { Refusal } from '../../../../shared/api/reply.ts';
import { isSameSaid } from '../../../../shared/adjudication/compare.ts';
import { saidByAnnotation } from '../../../../shared/adjudication/said.ts';
import type { Annotation } from '../../../../shared/model/annotation.ts';
import type { AttributeScheme } from '../../../../shared/model/attributes.ts';
import { ON_DOCUMENT } from '../../../../shared/model/codebook.ts';
import type { Decision } from '../../../../shared/model/decision.ts';
import type { DocumentLabels } from '../../../../shared/model/document-labels.ts';
import type { Change } from '../../../../shared/model/record.ts';
import { canonicalEnds } from '../../../../shared/model/relating.ts';
import type { Relation } from '../../../../shared/model/relation.ts';
import type { ReadDb } from '../../db/types.ts';
import { relationBetween, relationsAt } from '../../repositories/relations.ts';
import { readCodebook } from '../../repositories/small.ts';
import { refuseUnfit } from '../own.ts';
import { refuseRetired } from '../retired.ts';
import { GOLD } from './gold.ts';
import type { Decidable } from './judge.ts';

/** What a decision comes to. */
export interface Outcome {
  readonly outcome: Decision['outcome'];
  readonly chosen?: string;
  /** The gold record in its new state; null: there is none. */
  readonly after: Decidable | null;
}

/** What a result is made of. */
export interface Making {
  readonly db: ReadDb;
  readonly scheme: AttributeScheme;
  readonly codebookVersion: string;
  /** Id of the gold record. */
  readonly id: string;
  readonly candidates: readonly { readonly layer: string; readonly record: Decidable }[];
  readonly cardOf: (card: string) => string;
  /** The gold annotation that stands for an end of a candidate. @throws Refusal where there is none yet */
  readonly goldOf: (end: string) => string;
}

type Made = Exclude<Choice, { kind: 'keep' }>;

/**
 * What a choice makes of a unit's candidates.
 *
 * @throws Refusal `not_found` (a layer that has nothing there), `invalid` (a label, type, attribute or value that the codebook does not have),
 *   `conflict` (a relation whose ends have no gold yet, or that is there already)
 */
export function outcomeOf(making: Making, document: string, choice: Made): Outcome {
  switch (choice.kind) {
    case 'none':
      return { outcome: 'none', after: null };
    case 'accept': {
      const record = recordFrom(making, choice.layer);
      return { outcome: 'accepted', chosen: choice.layer, after: accepted(making, record) };
    }
    case 'annotation':
      return edited(making, document, choice);
    case 'relation': {
      const record = recordFrom(making, choice.layer);
      if (!('from' in record)) throw unlike();
      const { type, swapped, attributes, note } = choice;
      if (!readCodebook(making.db)?.relations.some(({ name }) => name === type)) {
        throw new Refusal('invalid', `The codebook has no relation type "${type}".`, { name: type });
      }
      const [from, to] = swapped ? [record.to, record.from] : [record.from, record.to];
      const after = relationTo(making, { ...record, type, from, to, attributes, note });
      return { outcome: 'edited', after };
    }
    case 'documentLabels': {
      refuseUnfit(ON_DOCUMENT, choice.attributes, making.scheme);
      return { outcome: 'edited', after: { id: making.id, layer: GOLD, document, attributes: choice.attributes } };
    }
  }
}

const unlike = (): Refusal => new Refusal('invalid', 'This decision is for another kind of record than stands here.');

function recordFrom({ candidates }: Making, layer: string): Decidable {
  const found = candidates.find((candidate) => candidate.layer === layer);
  if (found) return found.record;
  throw new Refusal('not_found', `"${layer}" has nothing here, so there is nothing of it to accept.`, { layer });
}

function accepted(making: Making, record: Decidable): Decidable {
  if ('fragments' in record) return annotationFrom(making, record, [record.id, ...supporters(making, record)]);
  if ('from' in record) return relationTo(making, record);
  return { ...record, id: making.id, layer: GOLD } satisfies DocumentLabels;
}

/** The candidates of other layers that say the same. */
const supporters = ({ candidates, cardOf }: Making, record: Annotation): string[] =>
  candidates.flatMap(({ record: other }) =>
    'fragments' in other &&
    other.id !== record.id &&
    isSameSaid(saidByAnnotation(other, cardOf), saidByAnnotation(record, cardOf))
      ? [other.id]
      : [],
  );

/** A gold annotation that says what this one does; `from`: the candidates that it was made of. */
export function annotationFrom(
  { id, cardOf, codebookVersion }: Pick<Making, 'id' | 'cardOf' | 'codebookVersion'>,
  {
    document,
    label,
    fragments,
    quote,
    attributes,
    note,
    claim,
  }: Omit<Annotation, 'id' | 'layer' | 'codebookVersion' | 'origin'>,
  from: readonly string[],
): Annotation {
  return {
    id,
    document,
    layer: GOLD,
    label,
    fragments,
    quote,
    attributes,
    ...(note !== undefined && { note }),
    ...(claim !== undefined && { claim: cardOf(claim) }),
    codebookVersion,
    origin: { kind: 'adjudication', from: [...from] },
  };
}

function edited(
  making: Making,
  document: string,
  { kind: _, ...choice }: Extract<Made, { kind: 'annotation' }>,
): Outcome {
  const { db, scheme, candidates } = making;
  const labels = readCodebook(db)?.labels.map(({ name }) => name) ?? [];
  if (!labels.includes(choice.label)) {
    throw new Refusal('invalid', `The codebook has no label "${choice.label}". It has ${labels.join(', ')}.`);
  }
  const had = candidates.flatMap(({ record }) => ('fragments' in record ? [record] : []));
  refuseRetired(db, [choice], had);
  // What a candidate brought is not asked again: datasets follow other codebooks.
  const isBrought = ([name, value]: [string, unknown]): boolean =>
    had.some(({ attributes }) => JSON.stringify(attributes[name]) === JSON.stringify(value));
  refuseUnfit(
    choice.label,
    Object.fromEntries(Object.entries(choice.attributes).filter((one) => !isBrought(one))),
    scheme,
  );
  const from = had.map(({ id }) => id);
  const after = annotationFrom(making, { ...choice, document }, from);
  const same = candidates.find(
    ({ record }) =>
      'fragments' in record && isSameSaid(saidByAnnotation(record, making.cardOf), saidByAnnotation(after)),
  );
  if (!same) return { outcome: 'edited', after };
  // Edited to what one of them says: that is accepting it.
  return outcomeOf(making, document, { kind: 'accept', layer: same.layer });
}

/** A relation between the gold annotations of its ends. */
export function relationTo(making: Making, { type, from, to, attributes, note }: Relation): Relation {
  const { db, id, goldOf } = making;
  const isSymmetric = readCodebook(db)?.relations.find(({ name }) => name === type)?.symmetric === true;
  const after = canonicalEnds(isSymmetric, {
    id,
    layer: GOLD,
    type,
    from: goldOf(from),
    to: goldOf(to),
    attributes,
    ...(note !== undefined && { note }),
  });
  const twin = relationBetween(db, after);
  if (twin && twin.id !== id) {
    throw new Refusal('conflict', `The gold layer has this ${type} already. Decide that none is right here.`, {
      id: twin.id,
    });
  }
  return after;
}

/** What goes with a gold annotation that is taken away: the gold relations that hang on it. */
export const goesAlong = (db: ReadDb, annotation: string): Change[] =>
  relationsAt(db, annotation).flatMap(({ id, layer }): Change[] =>
    layer === GOLD ? [{ entity: 'relation', id, after: null }] : [],
  );
