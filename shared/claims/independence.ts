import type { Source } from '../model/source.ts';
import type { MentionChains } from './chains.ts';
import { countedOrigins, type Copied } from './copied-origins.ts';
import { originsOf, type Origin } from './origins.ts';
import type { Registry } from './source-names.ts';

/** A mention under one of its origins. */
export interface Resting {
  readonly mention: MentionChains;
  /** The origin as this mention has it: its own way and voice. */
  readonly origin: Origin;
  /** It repeats a passage of another text, and counts as that: what itself says of its origin is put aside. */
  readonly isCopy: boolean;
}

/** The mentions of a card that rest on one origin. */
export interface OriginGroup {
  readonly origin: Origin;
  readonly resting: readonly Resting[];
  /**
   * Whether it counts as support of its own. `unknown`: nobody can tell whose word it is. `sameText`: only the author's voice,
   * in texts that name somebody else for the same claim. `part`: it is part of another origin that counts.
   */
  readonly counts: 'yes' | 'unknown' | 'sameText' | 'part';
  /** What it is part of, where it counts as that; else null. */
  readonly whole: Source | null;
}

/** What the mentions of one claim rest on. */
export interface Independence {
  readonly mentions: number;
  readonly documents: number;
  /** Those that count first, each by the number of its mentions. */
  readonly groups: readonly OriginGroup[];
  /** Origins that count: how often the claim is supported independently, as far as the texts tell. */
  readonly origins: number;
  /** Mentions of whose origin nothing is known. */
  readonly unknown: number;
  /** Mentions that repeat a passage of another text. */
  readonly copies: number;
  /** Origins that count and are parts of one whole, by its id: perhaps not as independent as they look. */
  readonly related: readonly { readonly whole: string; readonly keys: readonly string[] }[];
}

/**
 * What the mentions of one claim rest on, however many texts have it. `copies`: the passages of mentions that stand in several texts
 * (nearly) the same; what a text has copied counts as its original does (see `countedOrigins`). A text counts once however often
 * it was published, and its author's voice not beside a source that the text names for the claim. A service and the government that it is part of
 * are one origin, while two services of one government are two. Pure; O(mentions × log mentions).
 */
export function independentOrigins(
  mentions: readonly MentionChains[],
  registry: Registry,
  copies: Copied = new Map(),
): Independence {
  const own = new Map(mentions.map((one) => [one, originsOf(one, registry)]));
  const counts = countedOrigins(own, copies);
  const resting = mentions.flatMap((mention): Resting[] => {
    const { origins = [], isCopy = false } = counts.get(mention) ?? {};
    return origins.map((origin) => ({ mention, origin, isCopy }));
  });
  const groups = withinWholes(grouped(resting), registry);
  const counted = groups.filter((group) => group.counts === 'yes');
  return {
    mentions: mentions.length,
    documents: new Set(mentions.map(({ document }) => document.id)).size,
    groups,
    origins: counted.length,
    unknown: new Set(
      groups.flatMap((group) => (group.counts === 'unknown' ? group.resting.map(({ mention }) => mention) : [])),
    ).size,
    copies: new Set(resting.flatMap((one) => (one.isCopy ? [one.mention] : []))).size,
    related: wholesOf(counted, registry),
  };
}

function grouped(resting: readonly Resting[]): readonly OriginGroup[] {
  const byKey = new Map<string, Resting[]>();
  for (const one of resting) {
    const there = byKey.get(one.origin.key);
    if (there === undefined) byKey.set(one.origin.key, [one]);
    else there.push(one);
  }
  // Texts that name somebody for the claim, or leave open whom: their author does not vouch for it besides.
  const named = new Set(resting.flatMap(({ mention, origin }) => (origin.isVoice ? [] : [mention.document.id])));
  return [...byKey.values()].flatMap((those): OriginGroup[] => {
    const [first] = those;
    if (first === undefined) return [];
    const origin = (those.find((one) => !one.origin.isVoice) ?? first).origin;
    const isBeside = those.every((one) => one.origin.isVoice && named.has(one.mention.document.id));
    const counts = origin.kind === 'unknown' ? 'unknown' : isBeside ? 'sameText' : 'yes';
    return [{ origin, resting: those, counts, whole: null }];
  });
}

/** The groups in their order, those put aside that are part of another one that counts. */
function withinWholes(groups: readonly OriginGroup[], registry: Registry): readonly OriginGroup[] {
  const counted = new Set(groups.flatMap(({ counts, origin }) => (counts === 'yes' ? (origin.source?.id ?? []) : [])));
  return groups
    .map((group): OriginGroup => {
      const { source } = group.origin;
      if (group.counts !== 'yes' || source === null) return group;
      const whole = wholes(source, registry).find(({ id }) => counted.has(id));
      // Two that are said to be part of each other have no whole: one of them has to count.
      const isCircle = whole === undefined || wholes(whole, registry).some(({ id }) => id === source.id);
      return isCircle ? group : { ...group, counts: 'part', whole };
    })
    .toSorted((a, b) => RANK[a.counts] - RANK[b.counts] || b.resting.length - a.resting.length);
}

const RANK = { yes: 0, part: 1, sameText: 2, unknown: 3 } as const;

/** What a source is part of, the nearest first. A registry that came from elsewhere may hold a circle for a moment. */
function wholes(source: Source, registry: Registry): readonly Source[] {
  const found: Source[] = [];
  let at = source;
  while (at.partOf !== undefined) {
    const whole = registry.get(at.partOf);
    if (whole === undefined || whole.id === source.id || found.includes(whole)) break;
    found.push(whole);
    at = whole;
  }
  return found;
}

/** Wholes that several of the origins are part of, the nearest that they share. */
function wholesOf(groups: readonly OriginGroup[], registry: Registry): Independence['related'] {
  const keys = new Map<string, Set<string>>();
  for (const { origin } of groups) {
    if (origin.source === null) continue;
    for (const { id } of wholes(origin.source, registry)) keys.set(id, (keys.get(id) ?? new Set()).add(origin.key));
  }
  const shared = [...keys].filter(([, of]) => of.size > 1).toSorted(([, a], [, b]) => a.size - b.size);
  // What is part of what is said already says nothing new.
  return shared.flatMap(([whole, of], i) =>
    shared.slice(0, i).some(([, others]) => others.size === of.size && [...of].every((key) => others.has(key)))
      ? []
      : [{ whole, keys: [...of] }],
  );
}
