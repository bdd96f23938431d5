import { UsageError } from './context.ts';

/** Collects `A,B` and repeated flags into one list. For commander, which calls it once for each flag. */
export function commaList(value: string, before: readonly string[] = []): readonly string[] {
  const items = value.split(',').map((item) => item.trim());
  if (items.includes('')) throw new UsageError(`"${value}" is not a list of names with commas between them`);
  return [...before, ...items];
}
