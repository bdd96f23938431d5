import type { Annotation, Attributes } from '../model/annotation.ts';
import type { Relation } from '../model/relation.ts';
import type { Said } from './compare.ts';

/** An annotation in the terms that are compared. `cardOf`: the card that stands for equal ones. */
export const saidByAnnotation = (
  { label, fragments, attributes, claim, note }: Annotation,
  cardOf: (card: string) => string = (card) => card,
): Said => ({
  label,
  edges: fragments.map(({ start, end }) => `${start}-${end}`).join(' '),
  attributes,
  claim: claim === undefined ? null : cardOf(claim),
  note: note ?? null,
});

/** A relation in the terms that are compared. `isBack`: it goes from the second unit to the first. */
export const saidByRelation = ({ type, attributes, note }: Relation, isBack: boolean): Said => ({
  label: type,
  edges: isBack ? 'back' : 'forth',
  attributes,
  claim: null,
  note: note ?? null,
});

/** What a layer says of a document as a whole: one that says nothing of it answers nothing. */
export const saidOfDocument = (attributes: Attributes = {}): Said => ({
  label: '',
  edges: '',
  attributes,
  claim: null,
  note: null,
});
