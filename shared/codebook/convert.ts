import { assertNever } from '../assert.ts';
import type { AttributeValue } from '../model/annotation.ts';
import { problemWith } from '../model/attributes.ts';
import type { AttributeDefinition } from '../model/codebook.ts';

type Scalar = string | number | boolean;

/**
 * A value as a definition has it, where it says exactly the same: "3" is 3, one value is a list of one. Null where it cannot
 * be said so, and a person has to look.
 */
export function converted(value: AttributeValue, definition: AttributeDefinition): AttributeValue | null {
  const list = Array.isArray(value) ? value : [value];
  const values = list.map((one) => scalar(one, definition));
  if (values.includes(null)) return null;
  const [first, ...more] = values as Scalar[];
  if (!definition.multiple && (more.length > 0 || first === undefined)) return null;
  const after = definition.multiple ? (values as Scalar[]) : (first ?? null);
  return after === null || problemWith(definition, after) !== null ? null : after;
}

function scalar(value: Scalar, { type, values }: AttributeDefinition): Scalar | null {
  switch (type) {
    case 'choice':
      return (
        (values.find(({ name }) => name === value) ?? values.find(({ name }) => String(name) === String(value)))
          ?.name ?? null
      );
    case 'number':
      return typeof value === 'string' && String(Number(value)) === value ? Number(value) : value;
    case 'boolean':
      return value === 'true' ? true : value === 'false' ? false : value;
    case 'text':
    case 'date':
    case 'entity':
      return String(value);
    default:
      return assertNever(type);
  }
}
