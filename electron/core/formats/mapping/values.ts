import type { AttributeValue } from '../../../../shared/model/annotation.ts';
import type { AttributeDefinition } from '../../../../shared/model/codebook.ts';

type Scalar = string | number | boolean;

/**
 * A value of a file in the type that the codebook asks for: formats that know only text say `"3"` and `"true"`. What does not fit is
 * kept as the file says it, and the codebook's own checks tell of it.
 */
export function typedValue(value: AttributeValue, definition: AttributeDefinition | undefined): AttributeValue {
  if (!definition) return value;
  const one = (scalar: Scalar): Scalar => typedScalar(scalar, definition);
  if (Array.isArray(value)) {
    const [first] = value;
    // Some tools write every answer as a list.
    return !definition.multiple && value.length === 1 && first !== undefined ? one(first) : value.map(one);
  }
  return definition.multiple ? [one(value)] : one(value);
}

function typedScalar(value: Scalar, { type, values }: AttributeDefinition): Scalar {
  if (typeof value !== 'string') return value;
  switch (type) {
    case 'boolean':
      return value === 'true' ? true : value === 'false' ? false : value;
    case 'number':
      return asNumber(value);
    case 'choice':
      return values.find(({ name }) => String(name) === value)?.name ?? value;
    case 'text':
    case 'date':
    case 'entity':
      return value;
    default:
      return value;
  }
}

/** Only what a writer would have written for the number: "007" and "1e3" stay text. */
function asNumber(value: string): Scalar {
  const number = Number(value);
  return value.trim() !== '' && Number.isFinite(number) && String(number) === value ? number : value;
}
