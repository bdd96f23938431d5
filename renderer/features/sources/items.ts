import type { OpenName, SourceUsage } from '../../../shared/api/sources.ts';
import type { Output } from '../../../shared/api/procedures.ts';
import { sourceKey } from '../../../shared/model/source.ts';
import { folded } from '../../../shared/text/fold.ts';

/** A line of the registry: a name that means no one source, or a source. */
export type RegistryItem =
  | { readonly key: string; readonly kind: 'name'; readonly name: OpenName; readonly isFirst: boolean }
  | { readonly key: string; readonly kind: 'source'; readonly usage: SourceUsage; readonly isFirst: boolean };

/** Key of the line of a source. */
export const sourceItem = (id: string): string => `source:${id}`;

/** The lines that hold some words: names that mean nobody first, the most frequent before others; then the registry by name. */
export function itemsOf({ open, sources }: Output<'sources.overview'>, words: string): readonly RegistryItem[] {
  const sought = folded(words.trim());
  const fits = (names: readonly string[]): boolean =>
    sought === '' || names.some((name) => folded(name).includes(sought));
  const names = open.filter(({ name }) => fits([name]));
  const known = sources.filter(({ source }) => fits([source.name, ...source.aliases]));
  return [
    ...names.map((name, i): RegistryItem => ({
      key: `name:${sourceKey(name.name)}`,
      kind: 'name',
      name,
      isFirst: i === 0,
    })),
    ...known.map((usage, i): RegistryItem => ({
      key: sourceItem(usage.source.id),
      kind: 'source',
      usage,
      isFirst: i === 0,
    })),
  ];
}

/**
 * The line that takes the place of one that is gone: of a name the next name, so that a queue of them is worked through, and after
 * the last one the source that it has become; of a source the name that it was, where that means nobody again.
 */
export function lineAfter(
  before: readonly RegistryItem[],
  gone: string | null,
  now: readonly RegistryItem[],
): string | null {
  const place = before.findIndex(({ key }) => key === gone);
  const line = before[place];
  if (line === undefined) return null;
  const names = now.filter(({ kind }) => kind === 'name');
  const next = line.kind === 'name' ? names[Math.min(place, names.length - 1)] : undefined;
  if (next !== undefined) return next.key;
  const other = now.find((one) => one.kind !== line.kind && namesOf(one).some((name) => namesOf(line).includes(name)));
  return other?.key ?? null;
}

/** What a line is called, as names are compared. */
const namesOf = (item: RegistryItem): readonly string[] =>
  (item.kind === 'name' ? [item.name.name] : [item.usage.source.name, ...item.usage.source.aliases]).map(sourceKey);
