import { canonicalEnds } from '../../../../shared/model/relating.ts';
import { canonical } from '../../repositories/state.ts';
import type { DatasetRelation } from '../dataset.ts';
import { deriveId } from '../derive-id.ts';
import type { ForeignRelation } from '../foreign.ts';
import { at, Problem } from '../problem.ts';
import { keepsId } from './annotation.ts';
import { layerOf } from './attributes.ts';
import type { Ends, Halves, MappedDocument } from './half.ts';
import { leave, under, unknown, type MappingContext, type Tally } from './context.ts';

/**
 * The relations of a document in the words of the codebook. One whose end was left out is left out with it, and counted.
 *
 * @param halves all documents of the dataset.
 * @throws Refusal with file and line: a type that the codebook does not have, an end that is nowhere in the file.
 */
export function relationsOf(
  here: MappedDocument,
  halves: Halves,
  context: MappingContext,
  leftOut: Tally,
): DatasetRelation[] {
  const alike = new Map<string, { readonly first: string; n: number }>();
  return here.relations.flatMap((relation) =>
    at(relation.place, () => {
      const content = contentOf(relation, here, halves, context, leftOut);
      if (!content) return [];
      const { toDocument, ...said } = content;
      const derived = deriveId({ record: 'relation', ...said });
      const known = alike.get(derived) ?? { first: saidBy(relation), n: 0 };
      alike.set(derived, known);
      if (known.first !== saidBy(relation)) {
        leave(leftOut, 'relation that says the same as another one now');
        return [];
      }
      // As of annotations: made of what the file says.
      const ends = { from: idOf(here, relation.from), to: idOf(otherOf(relation, here, halves), relation.to) };
      const own = deriveId({
        record: 'relation',
        ...said,
        ...ends,
        type: relation.type,
        ...(known.n > 0 && { n: known.n }),
      });
      known.n += 1;
      const made = { ...content, id: keepsId(relation) ? relation.id : own };
      return [context.there?.relation(made) ?? made];
    }),
  );
}

/** What a relation says in the words of its file. */
const saidBy = ({ type, from, to, attributes, note = '', annotator = '' }: ForeignRelation): string =>
  canonical([type, from, to, attributes, note, annotator]);

function contentOf(
  foreign: ForeignRelation,
  here: MappedDocument,
  halves: Halves,
  context: MappingContext,
  leftOut: Tally,
): Omit<DatasetRelation, 'id'> | null {
  const { mapping, codebook } = context;
  const other = otherOf(foreign, here, halves);
  const isHere = other === here;
  if (!other)
    throw new Problem(`it leads to the document ${JSON.stringify(foreign.toDocument)}, which is not in the file`);
  refuseNowhere(foreign.from, here);
  refuseNowhere(foreign.to, other);
  const told = under(mapping.relations, foreign.type);
  const type = told === undefined ? foreign.type : told.to;
  if (type === null) {
    leave(leftOut, `relation ${foreign.type}`);
    return null;
  }
  const definition = codebook.relations.find(({ name }) => name === type);
  if (!definition) {
    throw unknown(
      'relation type',
      type,
      codebook.relations.map(({ name }) => name),
    );
  }
  const from = here.annotations.get(foreign.from);
  const to = other.annotations.get(foreign.to);
  if (!from || !to) {
    leave(leftOut, `relation ${foreign.type}, one of whose ends is left out`);
    return null;
  }
  if (from.id === to.id) {
    if (foreign.from === foreign.to && isHere) throw new Problem(`it leads from ${foreign.from} to itself; correct it`);
    leave(leftOut, `relation ${foreign.type}, both of whose ends are the same annotation now`);
    return null;
  }
  const content = {
    type,
    from: from.id,
    to: to.id,
    layer: foreign.annotator === undefined ? from.layer : layerOf(foreign.annotator, context),
    attributes: foreign.attributes,
    ...(foreign.note !== undefined && { note: foreign.note }),
  };
  const ordered = canonicalEnds(definition.symmetric, content);
  // Where the ends change places, the document of the other one is no longer that of `to`.
  const isOther = ordered === content && to.document !== from.document;
  return { ...ordered, ...(isOther && { toDocument: to.document }) };
}

/** The document that a relation ends in. */
const otherOf = ({ toDocument }: ForeignRelation, here: MappedDocument, halves: Halves): Ends | undefined =>
  toDocument === undefined || toDocument === here.key ? here : halves.endsIn(toDocument);

const idOf = (ends: Ends | undefined, foreign: string): string => ends?.annotations.get(foreign)?.id ?? '';

/** @throws Problem where a relation has an end that the document does not have. */
function refuseNowhere(id: string, { annotations }: Ends): void {
  if (!annotations.has(id))
    throw new Problem(`one of its ends is ${id}, which is no annotation of that document; correct it`);
}
