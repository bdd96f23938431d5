import * as fc from 'fast-check';
import type { CodebookEdit } from '../../shared/codebook/edit.ts';

const label = fc.constantFrom('CLAIM', 'SOURCE', 'QUANTITY', 'REMARK', 'CUE', 'NEW');
const attribute = fc.constantFrom(
  { on: 'CLAIM', attribute: 'certainty' },
  { on: 'SOURCE', attribute: 'role' },
  { on: 'QUANTITY', attribute: 'amount' },
  { on: 'QUANTITY', attribute: 'kinds' },
  { on: 'any', attribute: 'sure' },
  { on: 'CUE', attribute: 'role' },
);
const name = fc.constantFrom('NEW', 'certainty', 'role', 'other');
/** Values that the codebook has, or could have. */
export const value = fc.constantFrom('certain', 'probable', 'press', 'total', 1, 2, 3);
const type = fc.constantFrom('choice' as const, 'number' as const, 'text' as const, 'boolean' as const);

/** Any edit of labels and attributes of the codebook in tests/support/big-project.ts; many cannot be applied. */
export const edit: fc.Arbitrary<CodebookEdit> = fc.oneof(
  fc.record({ edit: fc.constant('renameLabel' as const), label, to: label }),
  fc.record({
    edit: fc.constant('mergeLabels' as const),
    labels: fc.array(label, { minLength: 1, maxLength: 3 }),
    into: label,
  }),
  fc.record({
    edit: fc.constant('splitLabel' as const),
    label,
    into: fc.array(label, { minLength: 1, maxLength: 2 }),
    rules: fc.array(
      fc.record({
        attribute: fc.constantFrom('certainty', 'sure'),
        values: fc.array(value, { minLength: 1 }),
        to: label,
      }),
      { maxLength: 2 },
    ),
  }),
  fc.record({ edit: fc.constantFrom('retireLabel' as const, 'restoreLabel' as const), label }),
  fc.tuple(attribute, name).map(([place, to]) => ({ edit: 'renameAttribute' as const, ...place, to })),
  fc
    .tuple(attribute, fc.uniqueArray(value, { maxLength: 3 }), value, fc.option(value))
    .map(([place, values, from, to]) => ({
      edit: 'changeValues' as const,
      ...place,
      values: values.map((one) => ({ name: one, definition: '' })),
      map: [{ from, to }],
    })),
  fc
    .tuple(attribute, type, fc.boolean())
    .map(([place, kind, multiple]) => ({ edit: 'changeType' as const, ...place, type: kind, multiple })),
  fc
    .tuple(fc.constantFrom('retireAttribute' as const, 'restoreAttribute' as const), attribute)
    .map(([kind, place]) => ({ edit: kind, ...place })),
);

const relation = fc.constantFrom('attributed_to', 'said_by');

/** Any edit of its relation types. */
export const relationEdit: fc.Arbitrary<CodebookEdit> = fc.oneof(
  fc.tuple(relation, fc.boolean()).map(([of, symmetric]) => ({
    edit: 'changeRelation' as const,
    relation: of,
    set: { symmetric },
  })),
  fc.tuple(relation, label).map(([of, to]) => ({ edit: 'changeRelation' as const, relation: of, set: { to: [to] } })),
  relation.map((of) => ({ edit: 'renameRelation' as const, relation: of, to: 'NEW' })),
  relation.map((into) => ({ edit: 'mergeRelations' as const, relations: ['attributed_to', 'said_by'], into })),
  relation.map((of) => ({ edit: 'retireRelation' as const, relation: of })),
);
