import type { Attributes, AttributeValue } from './annotation.ts';
import type { AttributeDefinition, Condition } from './codebook.ts';

/** Whether a value is one of those that a condition names; of several values one is enough. */
const holds = ({ values }: Condition, value: AttributeValue | undefined): boolean =>
  value !== undefined && (Array.isArray(value) ? value : [value]).some((one) => values.includes(one));

/**
 * The definitions of one target that are asked where these are the values: those whose conditions all hold. What is itself
 * not asked holds nothing, and neither do conditions that go in a circle. A retired one is asked where it has a value.
 *
 * @param definitions all of the target, `any` included. O(definitions × conditions).
 */
export function askedOf(
  definitions: readonly AttributeDefinition[],
  values: Attributes,
): readonly AttributeDefinition[] {
  const byName = new Map(definitions.map((definition) => [definition.name, definition]));
  const known = new Map<string, boolean>();

  function isAsked({ name, when = [] }: AttributeDefinition): boolean {
    const before = known.get(name);
    if (before !== undefined) return before;
    // For those that lead back here.
    known.set(name, false);
    const asked = when.every((condition) => {
      const on = byName.get(condition.attribute);
      return on !== undefined && holds(condition, values[on.name]) && isAsked(on);
    });
    known.set(name, asked);
    return asked;
  }

  return definitions.filter(
    (definition) => isAsked(definition) && (definition.retired !== true || values[definition.name] !== undefined),
  );
}
