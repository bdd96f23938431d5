import type { AttributeValue } from '../../../shared/model/annotation.ts';
import { scaleOf } from '../../../shared/model/attributes.ts';
import type { AttributeDefinition } from '../../../shared/model/codebook.ts';
import { readableValue } from '../annotate/edits.ts';

interface Choice {
  readonly name: string | number | boolean;
  readonly definition: string;
}

const YES_AND_NO: readonly Choice[] = [
  { name: true, definition: '' },
  { name: false, definition: '' },
];

/** The values of a choice as they are offered: the steps of its scale in their order, then those beside it. */
export function offered(definition: AttributeDefinition): {
  readonly steps: readonly Choice[];
  readonly others: readonly Choice[];
} {
  if (definition.type === 'boolean') return { steps: [], others: YES_AND_NO };
  const scale = scaleOf(definition);
  if (scale === null) return { steps: [], others: definition.values };
  const named = (names: readonly (string | number)[]): Choice[] =>
    names.flatMap((name) => definition.values.find((value) => value.name === name) ?? []);
  return { steps: named(scale.steps), others: named(scale.beside) };
}

/**
 * The value that typing means: the next one whose name begins with what was typed, or the one at that place of the list
 * where a digit begins no name. Undefined: none.
 */
export function typedValue<T extends string | number | boolean>(
  names: readonly T[],
  typed: string,
  current: T | undefined,
): T | undefined {
  const here = current === undefined ? -1 : names.indexOf(current);
  // The same letter again goes on to the next value with it; a longer beginning may mean the one that is chosen.
  const isRepeated = new Set(typed).size === 1;
  const beginning = (isRepeated ? typed.charAt(0) : typed).toLowerCase();
  const from = isRepeated ? here + 1 : Math.max(0, here);
  const inTurn = [...names.slice(from), ...names.slice(0, from)];
  const found = inTurn.find((name) => readableValue(name).toLowerCase().startsWith(beginning));
  return found ?? (/^[1-9]$/.test(typed) ? names[Number(typed) - 1] : undefined);
}

/** A list of values with one put in, in the codebook's order, or taken out; null: nothing is left. */
export function toggled(
  definition: AttributeDefinition,
  value: AttributeValue | null,
  name: string | number | boolean,
): AttributeValue | null {
  const chosen = new Set(value === null ? [] : Array.isArray(value) ? value : [value]);
  if (!chosen.delete(name)) chosen.add(name);
  const names = definition.values.flatMap((listed) => (chosen.has(listed.name) ? [listed.name] : []));
  return names.length === 0 ? null : names;
}

/** Thousands may be set apart as news texts do it, "10,000" or "10 000"; the point is the decimal sign. */
const NUMBER = /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?:[ \u00a0\u202f]\d{3})+)(?:\.\d+)?(?:e[+-]?\d+)?$/i;

/** The number that a text says, or null where it says none. */
export function parseNumber(text: string): number | null {
  const trimmed = text.trim().replace('\u2212', '-');
  if (!NUMBER.test(trimmed)) return null;
  const number = Number(trimmed.replace(/[, \u00a0\u202f]/g, ''));
  return Number.isFinite(number) ? number : null;
}
