import type { AttributeValue } from '../../../../shared/model/annotation.ts';

type Scalar = string | number | boolean;

const isScalar = (value: unknown): value is Scalar =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** The value that a text says as JSON, where it is written exactly as we write it; undefined otherwise. */
function canonicalJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return JSON.stringify(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A text that stands for a list, or for a text that would be taken for one. */
function isWrapped(text: string): boolean {
  if (!/^[["]/.test(text)) return false;
  const value = canonicalJson(text);
  return Array.isArray(value) ? value.every(isScalar) : typeof value === 'string' && isWrapped(value);
}

/**
 * A value as text, for formats whose values are texts: lists as JSON (`["war","aid"]`), everything else as it is. A text that looks like such a list is
 * put into quotation marks, so that it comes back as a text.
 */
export function asText(value: AttributeValue): string {
  if (typeof value === 'string') return isWrapped(value) ? JSON.stringify(value) : value;
  return Array.isArray(value) ? JSON.stringify(value) : String(value);
}

/** The value that a text stands for: a list that is written as JSON, or the text. */
export function fromText(text: string): string | Scalar[] {
  if (!isWrapped(text)) return text;
  const value = canonicalJson(text);
  return Array.isArray(value) ? value.filter(isScalar) : String(value);
}
