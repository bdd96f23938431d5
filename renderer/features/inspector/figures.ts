import type { Attributes, AttributePatch, AttributeValue } from '../../../shared/model/annotation.ts';
import type { AttributeDefinition } from '../../../shared/model/codebook.ts';
import { parseQuantity, writeQuantity, type QuantityProblem } from '../../../shared/text/quantity.ts';

/** Questions that one line can answer together: a figure, or its least and its most, with comparator and unit. */
export interface FigureGroup {
  readonly min: AttributeDefinition;
  /** The same as `min` where the codebook asks for one number. */
  readonly max: AttributeDefinition;
  readonly comparator: AttributeDefinition | null;
  readonly unit: AttributeDefinition | null;
}

/** The groups among the questions that are asked: numbers that name the same comparator and the same unit. */
export function figureGroups(asked: readonly AttributeDefinition[]): readonly FigureGroup[] {
  const partner = (name: string | undefined): AttributeDefinition | null =>
    asked.find((other) => other.name === name) ?? null;
  const numbers = asked.filter(
    ({ type, multiple, comparator, unit }) => type === 'number' && !multiple && (comparator ?? unit) !== undefined,
  );
  const groups = Map.groupBy(numbers, ({ comparator = '', unit = '' }) => `${comparator}\n${unit}`);
  return [...groups.values()].flatMap((group) => {
    const [min, max = min] = group;
    if (min === undefined || max === undefined || group.length > 2) return [];
    return [{ min, max, comparator: partner(min.comparator), unit: partner(min.unit) }];
  });
}

/** The names of a group's questions, in its order. */
export const namesOf = ({ min, max, comparator, unit }: FigureGroup): readonly string[] => [
  ...new Set([min, max, comparator, unit].flatMap((one) => (one === null ? [] : [one.name]))),
];

/** The comparators that a group can have: `=` alone where the codebook asks for none. */
export const comparatorsOf = ({ comparator }: FigureGroup): readonly string[] =>
  comparator === null ? ['='] : comparator.values.map(({ name }) => String(name));

/** The line that says what the answers say; empty where a line cannot. */
export function lineOf({ min, max, comparator, unit }: FigureGroup, values: Attributes): string {
  const [least, most] = [values[min.name], values[max.name]];
  if (typeof least !== 'number' || typeof most !== 'number') return '';
  const of = (definition: AttributeDefinition | null): AttributeValue | undefined =>
    definition === null ? undefined : values[definition.name];
  const [sign = '=', counted = null] = [of(comparator), of(unit)];
  if (typeof sign !== 'string' || (counted !== null && typeof counted !== 'string')) return '';
  return writeQuantity({ min: least, max: most, comparator: sign, unit: counted });
}

/**
 * The answers that a line gives, all at once. An empty one takes the figures away; a line without a unit leaves the unit as it
 * is.
 */
export function answersOf(group: FigureGroup, line: string): AttributePatch | QuantityProblem {
  const { min, max, comparator, unit } = group;
  if (line.trim() === '') return { [min.name]: null, [max.name]: null };
  const quantity = parseQuantity(line, comparatorsOf(group));
  if (typeof quantity === 'string') return quantity;
  if (min === max && quantity.min !== quantity.max) return 'range';
  const isUnit = unit?.type !== 'choice' || unit.values.some(({ name }) => name === quantity.unit);
  if (quantity.unit !== null && (unit === null || !isUnit)) return 'unit';
  const isKnown = comparator?.values.some(({ name }) => name === quantity.comparator) === true;
  return {
    [min.name]: quantity.min,
    [max.name]: quantity.max,
    ...(comparator !== null && isKnown && { [comparator.name]: quantity.comparator }),
    ...(unit !== null && quantity.unit !== null && { [unit.name]: quantity.unit }),
  };
}
