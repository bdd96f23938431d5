import { sourceKey, type Source } from '../model/source.ts';

/** What a name means in the registry. */
export type NameMeaning =
  | { readonly kind: 'source'; readonly source: Source }
  /** Several sources have the name: it means none of them until somebody says which. */
  | { readonly kind: 'ambiguous'; readonly sources: readonly Source[] }
  | { readonly kind: 'unknown' };

/** The registry, to be asked by names and ids. */
export interface Registry {
  readonly sources: readonly Source[];
  get(id: string): Source | undefined;
  /** What a name means: the source that has it as its name or alias. O(length of the name). */
  meaning(name: string): NameMeaning;
}

const UNKNOWN: NameMeaning = { kind: 'unknown' };

/** Makes the registry of these sources. O(names). */
export function createRegistry(sources: readonly Source[]): Registry {
  const byId = new Map(sources.map((source) => [source.id, source]));
  const byKey = new Map<string, Source[]>();
  for (const source of sources) {
    for (const name of [source.name, ...source.aliases]) {
      const key = sourceKey(name);
      const have = byKey.get(key);
      if (have === undefined) byKey.set(key, [source]);
      else if (!have.includes(source)) have.push(source);
    }
  }
  return {
    sources,
    get: (id) => byId.get(id),
    meaning(name) {
      const [source, ...others] = byKey.get(sourceKey(name)) ?? [];
      if (source === undefined) return UNKNOWN;
      return others.length === 0 ? { kind: 'source', source } : { kind: 'ambiguous', sources: [source, ...others] };
    },
  };
}

/** Names without those that an earlier one of the list, or `name`, says already. Their order stays. */
export function aliasesBeside(name: string, aliases: readonly string[]): string[] {
  const seen = new Set([sourceKey(name)]);
  return aliases.filter((alias) => {
    const key = sourceKey(alias);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
