import { assertNever } from '../assert.ts';
import type { Annotation, AttributePatch, Attributes, AttributeValue } from './annotation.ts';
import { parseEdtf } from '../text/edtf.ts';
import { ANY_LABEL, ON_DOCUMENT, type AttributeDefinition } from './codebook.ts';
import { askedOf } from './conditions.ts';

/** A thing that is asked about: an annotation, or a document as a whole, which has `ON_DOCUMENT` for its label. */
export type Asked = Pick<Annotation, 'label' | 'attributes'>;

/** What a codebook asks of annotations, ready for asking: each label's answer is worked out once. */
export interface AttributeScheme {
  /** The attributes of a label, in the codebook's order, those for any label included: whatever their conditions. */
  of(label: string): readonly AttributeDefinition[];
  /** Those of them that are asked now: their conditions hold. See {@link askedOf}. */
  asked(annotation: Asked): readonly AttributeDefinition[];
  /** Names of the mandatory attributes that are asked and have no value. O(attributes of its label). */
  missing(annotation: Asked): readonly string[];
  /** What a new annotation of a label begins with: the defaults of the mandatory attributes that are asked. */
  defaults(label: string): Attributes;
  /** The attributes that stay when an annotation gets another label: those that the old label did not bring, or both have. */
  carried(annotation: Asked, label: string): Attributes;
  /** The values after a change, with the defaults of what is mandatory and is asked only since then. */
  answered(label: string, before: Attributes, after: Attributes): Attributes;
}

/** Makes the scheme of a codebook's attributes. */
export function createScheme(definitions: readonly AttributeDefinition[]): AttributeScheme {
  const byLabel = new Map<string, readonly AttributeDefinition[]>();
  const conditional = new Map<string, boolean>();

  function of(label: string): readonly AttributeDefinition[] {
    let found = byLabel.get(label);
    if (!found) {
      const isOn = ({ on }: AttributeDefinition): boolean =>
        on === label || (on === ANY_LABEL && label !== ON_DOCUMENT);
      byLabel.set(label, (found = definitions.filter(isOn)));
    }
    return found;
  }

  /** Most labels have neither conditions nor anything retired: then all is asked, and long lists ask often. */
  function asked({ label, attributes }: Asked): readonly AttributeDefinition[] {
    const all = of(label);
    let isConditional = conditional.get(label);
    if (isConditional === undefined) {
      isConditional = all.some(({ when, retired }) => when !== undefined || retired === true);
      conditional.set(label, isConditional);
    }
    return isConditional ? askedOf(all, attributes) : all;
  }

  /** The values with the defaults of what is asked and mandatory and none of `before`, as often as that brings up more. */
  function filled(label: string, attributes: Attributes, before: ReadonlySet<string>): Attributes {
    let now = attributes;
    for (;;) {
      const due = asked({ label, attributes: now }).find(
        ({ name, mandatory, retired, default: value }) =>
          mandatory && retired !== true && value !== undefined && !before.has(name) && !Object.hasOwn(now, name),
      );
      if (due?.default === undefined) return now;
      now = { ...now, [due.name]: due.multiple ? [due.default] : due.default };
    }
  }

  return {
    of,
    asked,
    defaults: (label) => filled(label, {}, new Set()),
    missing: (annotation) =>
      asked(annotation).flatMap(({ name, mandatory, retired }) =>
        mandatory && retired !== true && !isAnswered(annotation.attributes[name]) ? [name] : [],
      ),
    carried({ label: before, attributes }, label) {
      const brought = new Set(definitions.filter(({ on }) => on === before).map(({ name }) => name));
      const wanted = new Set(of(label).map(({ name }) => name));
      const kept = Object.entries(attributes).filter(([name]) => !brought.has(name) || wanted.has(name));
      return filled(label, Object.fromEntries(kept), new Set());
    },
    answered: (label, before, after) =>
      filled(label, after, new Set(asked({ label, attributes: before }).map(({ name }) => name))),
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

const NO_DATE =
  'must be a date: 2024, 2024-10, 2024-10-28, with ~ behind it for "about", ? for "perhaps", X for an unknown digit, or two of them with / for "from … to" (EDTF)';

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
      if (value.trim() === '') return 'must have some text; leave it out instead of giving none';
      if (type === 'entity' && /[\n\r]/.test(value)) return 'must be a name, on one line';
      return type === 'date' && parseEdtf(value) === null ? NO_DATE : null;
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
