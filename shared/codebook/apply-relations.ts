import { assertNever } from '../assert.ts';
import type { Codebook, RelationType } from '../model/codebook.ts';
import type { EditOf, RelationEdit } from './edit.ts';
import { EditProblem, ordered, placeOf, relationNamed, restoredOf, retiredOf, withSet } from './parts.ts';

/** The codebook after an edit of its relation types. @throws EditProblem */
export function applyRelationEdit(codebook: Codebook, edit: RelationEdit): Codebook {
  switch (edit.edit) {
    case 'addRelation':
      refuseTaken(codebook, edit.relation.name);
      return { ...codebook, relations: [...codebook.relations, edit.relation] };
    case 'changeRelation':
      return withRelation(codebook, edit.relation, (relation) => withSet(relation, edit.set));
    case 'renameRelation':
      refuseTaken(codebook, edit.to);
      return withRelation(codebook, edit.relation, (relation) => ({ ...relation, name: edit.to }));
    case 'mergeRelations':
      return merged(codebook, edit);
    case 'retireRelation':
      return withRelation(codebook, edit.relation, (relation) => {
        if (relation.retired) throw problem(edit.relation, 'is retired already');
        return retiredOf(relation);
      });
    case 'restoreRelation':
      return withRelation(codebook, edit.relation, (relation) => {
        if (!relation.retired) throw problem(edit.relation, 'is in use already');
        return restoredOf(relation);
      });
    case 'orderRelations':
      return { ...codebook, relations: ordered(codebook.relations, edit.relations, placeOf('codebook', codebook.id)) };
    default:
      return assertNever(edit);
  }
}

const problem = (name: string, what: string): EditProblem =>
  new EditProblem(placeOf('relation', name), `The relation "${name}" ${what}.`);

function withRelation(codebook: Codebook, name: string, change: (relation: RelationType) => RelationType): Codebook {
  const found = relationNamed(codebook, name);
  return { ...codebook, relations: codebook.relations.map((one) => (one === found ? change(one) : one)) };
}

function refuseTaken(codebook: Codebook, name: string): void {
  const known = codebook.relations.find((relation) => relation.name === name);
  if (known)
    throw problem(
      name,
      known.retired
        ? 'is there already, retired. Restore it, or choose another name'
        : 'is there already. Choose another name, or merge them',
    );
}

/** The one that is merged into takes the ends of the others too, so that no relation loses its right to be there. */
function merged(codebook: Codebook, { relations, into }: EditOf<'mergeRelations'>): Codebook {
  const target = relationNamed(codebook, into);
  const from = relations.filter((name) => name !== into).map((name) => relationNamed(codebook, name));
  if (target.retired) throw problem(into, 'is retired, so nothing can get it. Restore it first');
  if (from.length === 0) throw problem(into, 'is the only one that is named, so there is nothing to merge into it');
  const different = from.find(({ symmetric }) => symmetric !== target.symmetric);
  if (different) {
    throw problem(
      different.name,
      `is ${different.symmetric ? '' : 'not '}symmetric and "${into}" is ${different.symmetric ? 'not' : 'so'}. Make both alike first`,
    );
  }
  const ends = (pick: (relation: RelationType) => readonly string[]): string[] => [
    ...new Set([target, ...from].flatMap(pick)),
  ];
  return {
    ...codebook,
    relations: codebook.relations.map((one) => {
      if (one === target) {
        const scope = from.some((other) => other.scope === 'any') ? 'any' : target.scope;
        return { ...target, from: ends((relation) => relation.from), to: ends((relation) => relation.to), scope };
      }
      return from.includes(one) ? retiredOf(one) : one;
    }),
  };
}
