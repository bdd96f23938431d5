import { isVisible } from '../text/visible.ts';
import { problemWith } from './attributes.ts';
import {
  ANY_LABEL,
  ON_DOCUMENT,
  type AttributeDefinition,
  type Condition,
  type Label,
  type RelationType,
} from './codebook.ts';

/** Something in a codebook that cannot be meant. */
export interface CodebookProblem {
  /** The attribute or label that it is about; an attribute with the target that it is on. */
  readonly of: { readonly kind: 'label' | 'attribute' | 'relation'; readonly name: string; readonly on?: string };
  /** In words that follow its kind and name: `is on "CLAIMS", which is no label …`. */
  readonly what: string;
}

interface Parts {
  readonly labels: readonly Label[];
  readonly attributes: readonly AttributeDefinition[];
  readonly relations?: readonly RelationType[];
}

/**
 * Everything that is wrong with a codebook beyond its shape, in the codebook's order: names that stand there twice, targets
 * and conditions that lead nowhere, never hold or go in a circle, keys that mean two things, defaults that are no value.
 * Pure; for the reader of codebook files and for every edit of a codebook.
 */
export function problemsOf({ labels, attributes, relations = [] }: Parts): readonly CodebookProblem[] {
  return [
    ...twice('label', labels),
    ...labels.flatMap(({ name }) =>
      name === ANY_LABEL || name === ON_DOCUMENT
        ? [{ of: { kind: 'label', name } as const, what: 'has a name with a meaning of its own here; choose another' }]
        : [],
    ),
    ...twice('relation', relations),
    ...keyProblems({ labels, attributes }),
    ...attributes.flatMap((attribute) =>
      ofAttribute(attribute, { labels, attributes }).map((what) => ({ of: refer(attribute), what })),
    ),
    ...circles(attributes),
  ];
}

/** A problem as a sentence without its full stop. */
export const describeProblem = ({ of, what }: CodebookProblem): string => `the ${of.kind} "${of.name}" ${what}`;

const refer = ({ name, on }: AttributeDefinition): CodebookProblem['of'] => ({ kind: 'attribute', name, on });

const quoted = (value: string | number | boolean): string => JSON.stringify(value);

function twice(kind: 'label' | 'relation', of: readonly { readonly name: string }[]): CodebookProblem[] {
  const names = of.map(({ name }) => name);
  const again = new Set(names.filter((name, i) => names.indexOf(name) !== i));
  return [...again].map((name) => ({ of: { kind, name }, what: 'stands there twice. Give each a name of its own' }));
}

/** Whether one thing can have both attributes. */
const meet = (a: string, b: string): boolean =>
  a === b || (a === ANY_LABEL && b !== ON_DOCUMENT) || (b === ANY_LABEL && a !== ON_DOCUMENT);

/** A key means a label everywhere in the text; attributes share one only where no annotation has both. */
function keyProblems({ labels, attributes }: Parts): CodebookProblem[] {
  const same = (a: string | undefined, b: string | undefined): boolean =>
    a !== undefined && a.toLowerCase() === b?.toLowerCase();
  const told = (key: string | undefined, other: string): string =>
    `has the key "${key}", which ${other} has too; give each a key of its own`;
  const ofLabels = labels.flatMap(({ name, key }, i) => {
    const other = labels.slice(0, i).find((one) => same(one.key, key) && one.name !== name);
    return other ? [{ of: { kind: 'label', name } as const, what: told(key, `the label "${other.name}"`) }] : [];
  });
  const ofAttributes = attributes.flatMap((attribute, i) => {
    const { key, on } = attribute;
    const label = labels.find((one) => same(one.key, key));
    const other = attributes
      .slice(0, i)
      .find((one) => same(one.key, key) && (meet(one.on, on) || one.on === ON_DOCUMENT || on === ON_DOCUMENT));
    const holder = label ? `the label "${label.name}"` : other ? `the attribute "${other.name}"` : null;
    return holder === null ? [] : [{ of: refer(attribute), what: told(key, holder) }];
  });
  return [...ofLabels, ...ofAttributes];
}

function ofAttribute(attribute: AttributeDefinition, { labels, attributes }: Parts): string[] {
  const { name, on, type, values, when = [], default: first, multiple } = attribute;
  const known = labels.map((label) => label.name);
  if (on !== ANY_LABEL && on !== ON_DOCUMENT && !known.includes(on)) {
    return [
      `is on "${on}", which is no label of this codebook. It has ${known.join(', ')}; "any" means all, "document" the document as a whole`,
    ];
  }
  const found: string[] = [];
  const place = attributes.indexOf(attribute);
  if (attributes.slice(0, place).some((other) => other.name === name && meet(other.on, on))) {
    found.push('stands there twice. Give each a name of its own');
  }
  if (type === 'choice' && values.length === 0) found.push('is a choice without values; list some');
  const listed = values.map((value) => value.name);
  const again = listed.find((value, i) => listed.indexOf(value) !== i);
  if (again !== undefined) found.push(`has the value ${quoted(again)} twice; keep one`);
  const hidden = listed.find((value) => typeof value === 'string' && (value.trim() === '' || !isVisible(value)));
  if (hidden !== undefined) found.push(`has the value ${quoted(hidden)}, which cannot be seen; write it anew`);
  if (first !== undefined) {
    const problem = problemWith(attribute, multiple ? [first] : first);
    if (problem !== null) {
      const why =
        type === 'choice'
          ? `which is none of its values. It has ${listed.map(String).join(', ')}`
          : `but it ${problem}`;
      found.push(`begins with ${quoted(first)}, ${why}`);
    }
  }
  found.push(...partnerProblems(attribute, attributes));
  found.push(...when.flatMap((condition) => conditionProblem(attribute, condition, attributes)));
  if (found.length === 0 && when.length > 0) found.push(...togetherProblems(attribute, attributes));
  return found;
}

/** The attributes that an attribute of a target can look at: those that everything with the one has too. */
const visibleTo = ({ on }: AttributeDefinition, attributes: readonly AttributeDefinition[]): AttributeDefinition[] =>
  attributes.filter((other) => other.on === on || (other.on === ANY_LABEL && on !== ON_DOCUMENT));

function partnerProblems(attribute: AttributeDefinition, attributes: readonly AttributeDefinition[]): string[] {
  const { type, comparator, unit } = attribute;
  const partner = (name: string): AttributeDefinition | undefined =>
    visibleTo(attribute, attributes).find((other) => other.name === name && other !== attribute);
  const found: string[] = [];
  if (type !== 'number' && (comparator ?? unit) !== undefined) {
    return ['names a comparator or a unit, which only a number can have'];
  }
  if (comparator !== undefined) {
    const other = partner(comparator);
    if (other?.type !== 'choice' || other.multiple) {
      found.push(`has the comparator "${comparator}", which is no choice of one value on the same label`);
    }
  }
  if (unit !== undefined) {
    const other = partner(unit);
    if (!other || other.multiple || !['text', 'entity', 'choice'].includes(other.type)) {
      found.push(`has the unit "${unit}", which is no text or choice on the same label`);
    }
  }
  return found;
}

function conditionProblem(
  attribute: AttributeDefinition,
  { attribute: name, values }: Condition,
  attributes: readonly AttributeDefinition[],
): string[] {
  if (name === attribute.name) return ['is asked only by its own value; take that condition out'];
  const on = visibleTo(attribute, attributes).find((other) => other.name === name);
  if (!on) {
    const elsewhere = attributes.find((other) => other.name === name);
    if (elsewhere) return [`is asked by "${name}", which is on "${elsewhere.on}" and not on "${attribute.on}"`];
    return [`is asked by "${name}", which is no attribute of this codebook`];
  }
  const wrong = values.find((value) => problemWith(on, on.multiple ? [value] : value) !== null);
  if (wrong === undefined) return [];
  const list = on.type === 'choice' ? `. It has ${on.values.map((value) => String(value.name)).join(', ')}` : '';
  return [`is asked where "${name}" is ${quoted(wrong)}, which it can never be${list}`];
}

/** Conditions on one attribute that exclude each other, also by way of those that the others are asked by. */
function togetherProblems(attribute: AttributeDefinition, attributes: readonly AttributeDefinition[]): string[] {
  const { when = [] } = attribute;
  const names = when.map((condition) => condition.attribute);
  const left = new Map<AttributeDefinition, Condition['values']>();
  const seen = new Set<AttributeDefinition>([attribute]);
  const open = [attribute];
  for (let from = open.pop(); from !== undefined; from = open.pop()) {
    const near = visibleTo(from, attributes);
    for (const { attribute: name, values } of from.when ?? []) {
      const on = near.find((other) => other.name === name);
      if (!on) continue;
      if (!on.multiple) {
        const both = (left.get(on) ?? values).filter((value) => values.includes(value));
        if (both.length === 0) return [`can never be asked: its conditions want "${name}" to be two values at once`];
        left.set(on, both);
      }
      if (!seen.has(on)) open.push(on);
      seen.add(on);
    }
  }
  const doubled = names.find((name, i) => names.indexOf(name) !== i);
  const on = attributes.find((other) => other.name === doubled);
  return doubled === undefined || on?.multiple === true
    ? []
    : [`has two conditions on "${doubled}" that overlap; put the values that both allow into one`];
}

/** Each circle of conditions once, as the way around it. */
function circles(attributes: readonly AttributeDefinition[]): CodebookProblem[] {
  const done = new Set<AttributeDefinition>();
  const found: CodebookProblem[] = [];
  function walk(attribute: AttributeDefinition, trail: readonly AttributeDefinition[]): void {
    const at = trail.indexOf(attribute);
    if (at >= 0) {
      const way = [...trail.slice(at), attribute].map(({ name }) => `"${name}"`).join(' needs ');
      // A condition on itself is told by the attribute.
      if (trail.length - at > 1) found.push({ of: refer(attribute), what: `is asked in a circle: ${way}` });
      return;
    }
    if (done.has(attribute)) return;
    const near = visibleTo(attribute, attributes);
    for (const { attribute: name } of attribute.when ?? []) {
      const on = near.find((other) => other.name === name);
      if (on) walk(on, [...trail, attribute]);
    }
    done.add(attribute);
  }
  for (const attribute of attributes) walk(attribute, []);
  return found;
}
