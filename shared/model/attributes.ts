import { assertNever } from '../assert.ts';
import type { Annotation, AttributePatch, Attributes, AttributeValue } from './annotation.ts';
import type { AttributeDefinition } from './codebook.ts';

/** What a codebook asks of annotations, ready for asking: each label's answer is worked out once. */
export interface AttributeScheme {
  /** The attributes of a label, in the codebook's order, those for any label included. */
  of(label: string): readonly AttributeDefinition[];
  /** Names of the mandatory attributes that an annotation has no value for. O(mandatory attributes of its label). */
  missing(annotation: Pick<Annotation, 'label' | 'attributes'>): readonly string[];
  /** What a new annotation of a label begins with: the defaults of the mandatory attributes. */
  defaults(label: string): Attributes;
  /** The attributes that stay when an annotation gets another label: those that the old label did not bring, or both have. */
  carried(annotation: Pick<Annotation, 'label' | 'attributes'>, label: string): Attributes;
}

/** Makes the scheme of a codebook's attributes. */
export function createScheme(definitions: readonly AttributeDefinition[]): AttributeScheme {
  const byLabel = new Map<string, readonly AttributeDefinition[]>();
  const mandatory = new Map<string, readonly string[]>();

  function of(label: string): readonly AttributeDefinition[] {
    let found = byLabel.get(label);
    if (!found) byLabel.set(label, (found = definitions.filter(({ on }) => on === label || on === 'any')));
    return found;
  }

  function mandatoryOf(label: string): readonly string[] {
    let found = mandatory.get(label);
    if (!found) mandatory.set(label, (found = of(label).flatMap((d) => (d.mandatory ? [d.name] : []))));
    return found;
  }

  function defaults(label: string): Attributes {
    const given = of(label).filter((definition) => definition.mandatory);
    return Object.fromEntries(
      given.flatMap(({ name, multiple, default: value }) =>
        value === undefined ? [] : [[name, multiple ? [value] : value]],
      ),
    );
  }

  return {
    of,
    defaults,
    missing: ({ label, attributes }) => mandatoryOf(label).filter((name) => !isAnswered(attributes[name])),
    carried({ label: before, attributes }, label) {
      const brought = new Set(definitions.filter(({ on }) => on === before).map(({ name }) => name));
      const asked = new Set(of(label).map(({ name }) => name));
      const kept = Object.entries(attributes).filter(([name]) => !brought.has(name) || asked.has(name));
      return { ...defaults(label), ...Object.fromEntries(kept) };
    },
  };
}

/** Datasets may hold empty texts and lists: they answer nothing. */
const isAnswered = (value: AttributeValue | undefined): boolean =>
  typeof value === 'string' || Array.isArray(value) ? value.length > 0 : value !== undefined;

/** The attributes with a patch put in. */
export function patched(attributes: Attributes, patch: AttributePatch): Attributes {
  const kept = Object.entries(attributes).filter(([name]) => !Object.hasOwn(patch, name));
  const set = Object.entries(patch).filter((entry): entry is [string, AttributeValue] => entry[1] !== null);
  return Object.fromEntries([...kept, ...set]);
}

/** Whether two values are the same; null stands for none. */
export function isSameValue(a: AttributeValue | null, b: AttributeValue | null): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.length === b.length && a.every((one, i) => one === b[i]);
}

/** Why a value is none for a definition, in words that follow the attribute's name ("must be …"); null where it is one. */
export function problemWith(definition: AttributeDefinition, value: AttributeValue): string | null {
  const { type, multiple } = definition;
  if (multiple !== Array.isArray(value)) return multiple ? 'takes a list of values' : 'takes one value, not a list';
  const values = Array.isArray(value) ? value : [value];
  if (values.length === 0) return 'must have a value; leave it out instead of giving an empty list';
  if (new Set(values).size < values.length) return 'has the same value twice';
  return values.map((one) => problemWithOne(type, definition, one)).find((problem) => problem !== null) ?? null;
}

function problemWithOne(
  type: AttributeDefinition['type'],
  { values }: AttributeDefinition,
  value: string | number | boolean,
): string | null {
  switch (type) {
    case 'choice': {
      const isListed = values.some(({ name }) => name === value);
      const list = values.map(({ name }) => String(name)).join(', ');
      return isListed ? null : `has no value ${JSON.stringify(value)}. It has ${list}`;
    }
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? null : 'must be a number';
    case 'boolean':
      return typeof value === 'boolean' ? null : 'must be true or false';
    case 'text':
    case 'date':
    case 'entity':
      if (typeof value !== 'string') return 'must be text';
      return value.trim() === '' ? 'must have some text; leave it out instead of giving none' : null;
    default:
      return assertNever(type);
  }
}

/** The values of an ordinal choice that are steps of its scale, in their order, and those beside it ("unspecified"). */
export interface Scale {
  readonly steps: readonly (string | number)[];
  readonly beside: readonly (string | number)[];
}

/** The scale of a choice whose values have an order; null where they have none, and for everything that is no choice. */
export function scaleOf({ type, scale = '', values, multiple }: AttributeDefinition): Scale | null {
  if (type !== 'choice' || multiple) return null;
  const names = values.map(({ name }) => name);
  const [kind, stated = ''] = /^ordinal\b([^;]*)/.exec(scale) ?? [];
  if (kind === undefined) {
    const isNumeric = scale === '' && names.length > 1 && names.every((name) => typeof name === 'number');
    return isNumeric ? { steps: names, beside: [] } : null;
  }
  const order = stated.split(/[<>]/).map((name) => name.trim());
  const steps = order.flatMap((name) => names.filter((value) => String(value) === name));
  // "ordinal" alone: the order is that of the list.
  return steps.length === 0
    ? { steps: names, beside: [] }
    : { steps, beside: names.filter((name) => !steps.includes(name)) };
}
