import { createRegistry } from '../../../shared/claims/source-names.ts';
import type { Source } from '../../../shared/model/source.ts';
import { folded } from '../../../shared/text/fold.ts';

/** A name that a field offers. */
export interface OfferedName {
  readonly value: string;
  /** How often the project has it, in all spellings that mean the same. */
  readonly count: number;
  /** The other name that was typed a part of. */
  readonly alias?: string;
}

/** Names that are offered at once. */
const MOST = 50;

/**
 * Names that hold what was typed: the sources of the registry, each by its one name, also where an alias was typed, the most used
 * before others; then what else the project has used. `sources`: none where the question is not about sources.
 */
export function offeredNames(
  values: readonly { readonly value: string; readonly count: number }[],
  sources: readonly Source[],
  typed: string,
): readonly OfferedName[] {
  const sought = folded(typed.trim());
  const fits = (name: string): boolean => folded(name).includes(sought);
  const registry = createRegistry(sources);
  const counts = new Map<string, number>();
  const others = values.filter(({ value, count }) => {
    const meaning = registry.meaning(value);
    if (meaning.kind !== 'source') return true;
    counts.set(meaning.source.id, (counts.get(meaning.source.id) ?? 0) + count);
    return false;
  });
  const known = sources.flatMap(({ id, name, aliases }): OfferedName[] => {
    const count = counts.get(id) ?? 0;
    if (fits(name)) return [{ value: name, count }];
    const alias = aliases.find(fits);
    return alias === undefined ? [] : [{ value: name, count, alias }];
  });
  return [...known.toSorted((a, b) => b.count - a.count), ...others.filter(({ value }) => fits(value))]
    .filter(({ value }) => value !== typed)
    .slice(0, MOST);
}
