import { canonical } from '../repositories/state.ts';

/** How something is counted that is said once more of a text, and differently. */
export const otherOfText = (name: string): string => `other ${name} of the same text`;

/** How a document label is counted that its annotator gave before, and differently. */
export const otherOfAnnotator = (name: string): string => `other ${name} of the same annotator for the same text`;

/** Adds named values to those that are there. The first word counts: `other` is told of each value that is not the same. */
export function mergeInto<T>(
  into: Record<string, T>,
  more: Readonly<Record<string, T>>,
  other: (name: string) => void,
): void {
  for (const [name, value] of Object.entries(more)) {
    // Defined, not set: a name may be `__proto__`.
    if (!Object.hasOwn(into, name)) {
      Object.defineProperty(into, name, { value, enumerable: true, writable: true, configurable: true });
    } else if (!isSame(into[name], value)) other(name);
  }
}

/** Whether two values are the same JSON. */
export const isSame = (a: unknown, b: unknown): boolean => canonical({ value: a }) === canonical({ value: b });
