import type { QualityKind } from '../../../shared/api/quality.ts';
import type { Attributes, AttributeValue } from '../../../shared/model/annotation.ts';
import { problemWith, type AttributeScheme } from '../../../shared/model/attributes.ts';
import type { Facts } from './raw.ts';

/** What is odd about answers. */
export interface OddValue {
  readonly kind: Extract<QualityKind, 'missing_value' | 'unfit_value' | 'unknown_attribute' | 'retired_attribute'>;
  readonly facts: Facts;
}

const asText = (value: AttributeValue): string => (Array.isArray(value) ? value.map(String).join(', ') : String(value));

/** Answers that are missing, that the codebook does not know, or knows no more. O(attributes). */
export function oddValues(
  scheme: AttributeScheme,
  { label, attributes }: { readonly label: string; readonly attributes: Attributes },
): OddValue[] {
  const found: OddValue[] = [];
  const missing = scheme.missing({ label, attributes });
  if (missing.length > 0) found.push({ kind: 'missing_value', facts: { names: missing.join(', ') } });
  for (const [name, value] of Object.entries(attributes)) {
    const definition = scheme.of(label).find((one) => one.name === name);
    if (!definition) {
      found.push({ kind: 'unknown_attribute', facts: { name, value: asText(value) } });
      continue;
    }
    const problem = problemWith(definition, value);
    if (problem !== null) found.push({ kind: 'unfit_value', facts: { name, value: asText(value), problem } });
    else if (definition.retired === true) {
      found.push({ kind: 'retired_attribute', facts: { name, value: asText(value) } });
    }
  }
  return found;
}
