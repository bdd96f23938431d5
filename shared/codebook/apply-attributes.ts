import { assertNever } from '../assert.ts';
import { ANY_LABEL, ON_DOCUMENT, type AttributeDefinition, type Codebook } from '../model/codebook.ts';
import { converted } from './convert.ts';
import type { AttributeEdit, EditOf } from './edit.ts';
import {
  attributeNamed,
  attributeText,
  EditProblem,
  meets,
  ordered,
  placeOf,
  restoredOf,
  retiredOf,
  withSet,
} from './parts.ts';

/** The codebook after an edit of its attributes. @throws EditProblem */
export function applyAttributeEdit(codebook: Codebook, edit: AttributeEdit): Codebook {
  switch (edit.edit) {
    case 'addAttribute':
      refuseTaken(codebook, edit.attribute.on, edit.attribute.name);
      return { ...codebook, attributes: [...codebook.attributes, edit.attribute] };
    case 'changeAttribute':
      return withAttribute(codebook, edit, (attribute) => withSet(attribute, edit.set));
    case 'renameAttribute':
      return renamed(codebook, edit);
    case 'retireAttribute':
      return withAttribute(codebook, edit, (attribute) => {
        if (attribute.retired) throw problem(edit, 'is retired already');
        return retiredOf(attribute);
      });
    case 'restoreAttribute':
      return withAttribute(codebook, edit, (attribute) => {
        if (!attribute.retired) throw problem(edit, 'is in use already');
        return restoredOf(attribute);
      });
    case 'changeValues':
      return rescaled(codebook, edit);
    case 'changeType':
      return withAttribute(codebook, edit, (attribute) => retyped(attribute, edit));
    case 'orderAttributes': {
      const own = codebook.attributes.filter(({ on }) => on === edit.on);
      const sorted = ordered(own, edit.attributes, placeOf('codebook', codebook.id));
      return {
        ...codebook,
        // Each target's attributes take the places that they had, so that the others stay where they are.
        attributes: codebook.attributes.map((one) => (one.on === edit.on ? (sorted.shift() ?? one) : one)),
      };
    }
    default:
      return assertNever(edit);
  }
}

type Named = { readonly on: string; readonly attribute: string };

const problem = ({ on, attribute }: Named, what: string): EditProblem =>
  new EditProblem(placeOf('attribute', attribute, on), `The attribute ${attributeText(on, attribute)} ${what}.`);

function withAttribute(
  codebook: Codebook,
  { on, attribute: name }: Named,
  change: (attribute: AttributeDefinition) => AttributeDefinition,
): Codebook {
  const found = attributeNamed(codebook, on, name);
  return { ...codebook, attributes: codebook.attributes.map((one) => (one === found ? change(one) : one)) };
}

function refuseTaken(codebook: Codebook, on: string, name: string): void {
  const known = codebook.attributes.find((one) => one.name === name && meets(one.on, on));
  if (!known) return;
  const what = known.retired ? 'It is retired: restore it, or choose another name' : 'Choose another name';
  throw new EditProblem(
    placeOf('attribute', name, on),
    `There is an attribute ${attributeText(known.on, name)} already. ${what}.`,
  );
}

/** Whether names in an attribute on `on` mean attributes on `target`. */
const sees = (on: string, target: string): boolean => on === target || (target === ANY_LABEL && on !== ON_DOCUMENT);

function renamed(codebook: Codebook, edit: EditOf<'renameAttribute'>): Codebook {
  const { on, attribute: from, to } = edit;
  refuseTaken(codebook, on, to);
  const follow = <T extends string | undefined>(name: T): T | string => (name === from ? to : name);
  const after = withAttribute(codebook, edit, (attribute) => ({ ...attribute, name: to }));
  return {
    ...after,
    attributes: after.attributes.map((one) =>
      sees(one.on, on)
        ? {
            ...one,
            needs: one.needs.map(follow),
            ...(one.when && { when: one.when.map((c) => ({ ...c, attribute: follow(c.attribute) })) }),
            ...(one.comparator !== undefined && { comparator: follow(one.comparator) }),
            ...(one.unit !== undefined && { unit: follow(one.unit) }),
          }
        : one,
    ),
  };
}

function rescaled(codebook: Codebook, edit: EditOf<'changeValues'>): Codebook {
  const { on, attribute: name, values, scale, map = [] } = edit;
  const before = attributeNamed(codebook, on, name);
  if (before.type !== 'choice') throw problem(edit, 'has no values to choose from. Make it a choice first');
  const [old, now] = [before.values, values].map((list) => new Set<unknown>(list.map((value) => value.name))) as [
    Set<unknown>,
    Set<unknown>,
  ];
  for (const { from, to } of map) {
    if (!old.has(from)) throw problem(edit, `has no value ${JSON.stringify(from)} that could become another`);
    if (to !== null && !now.has(to)) throw problem(edit, `would not have the value ${JSON.stringify(to)} any more`);
  }
  const follow = <T>(value: T): T => {
    const to = map.find(({ from }) => from === value)?.to;
    return to === undefined || to === null ? value : (to as T);
  };
  const after = withAttribute(codebook, edit, (attribute) =>
    withSet(attribute, {
      values,
      scale,
      ...(attribute.default !== undefined && { default: follow(attribute.default) }),
    }),
  );
  return {
    ...after,
    attributes: after.attributes.map((one) =>
      one.when && sees(one.on, on)
        ? {
            ...one,
            when: one.when.map((c) =>
              c.attribute === name ? { ...c, values: [...new Set(c.values.map((value) => follow(value)))] } : c,
            ),
          }
        : one,
    ),
  };
}

function retyped(attribute: AttributeDefinition, edit: EditOf<'changeType'>): AttributeDefinition {
  const { type, multiple = attribute.multiple } = edit;
  const isChoice = type === 'choice';
  const { scale, default: first, comparator, unit, ...rest } = attribute;
  const after = {
    ...rest,
    type,
    multiple,
    values: isChoice ? (edit.values ?? attribute.values) : [],
    ...(isChoice && scale !== undefined && { scale }),
    ...(type === 'number' && { ...(comparator !== undefined && { comparator }), ...(unit !== undefined && { unit }) }),
  };
  if (first === undefined) return after;
  const value = converted(first, { ...after, multiple: false });
  // What does not convert stays, and is told as what it is: a default that does not fit.
  return { ...after, default: value === null || Array.isArray(value) ? first : value };
}
