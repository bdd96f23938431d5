import type { ChainDocument, ChainFacts, ChainMention, ChainSource } from './chain-facts.ts';

/** The way from who said it first to the last one who passed it on, one source at least. */
export type Chain = readonly [ChainSource, ...ChainSource[]];

/** A mention with everything that it is attributed to. */
export interface MentionChains {
  readonly mention: ChainMention;
  readonly document: ChainDocument;
  /** The words that attribute it. */
  readonly cues: readonly string[];
  /** One a source that nobody stands behind. None: the author's voice, a missing link, or a circle. */
  readonly chains: readonly Chain[];
  /** Whether sources are linked to it at all. */
  readonly isLinked: boolean;
}

/** What is wrong with the attribution of a text; annotations are named so that they can be gone to. */
export type ChainFinding =
  /** Each of these sources is heard through the next one, and the last through the first. */
  | { readonly kind: 'circle'; readonly sources: readonly ChainSource[] }
  /** It says that somebody is named, and nobody is linked. */
  | { readonly kind: 'unlinked'; readonly mention: ChainMention }
  /** It says that it is the author's voice, and a source is linked. */
  | { readonly kind: 'voice'; readonly mention: ChainMention };

/** Chains of all mentions, in their order, and what is wrong with them. */
export interface Chains {
  readonly mentions: readonly MentionChains[];
  readonly findings: readonly ChainFinding[];
}

/** The directness of a claim that nobody is named for. */
export const AUTHOR_VOICE = 'author';

/**
 * Follows the attribution of every mention: to its sources, back to those that they are heard from, on to those that they are
 * heard through. A source that stands in a circle of `relayed_by` begins no chain: the circle is told. Pure; never hangs;
 * O(mentions × sources of a text) at worst, linear where texts link what they name.
 */
export function findChains({ mentions, sources, cues, links, documents }: ChainFacts): Chains {
  const sourceById = new Map(sources.map((source) => [source.id, source]));
  const documentById = new Map(documents.map((document) => [document.id, document]));
  const cueById = new Map(cues.map((cue) => [cue.id, cue.quote]));
  const speakers = grouped(links, 'attributed_to', 'from', sourceById);
  const cuesOf = grouped(links, 'has_cue', 'from', cueById);
  /** Whom a source is heard through, and whom it passes on. */
  const onward = grouped(links, 'relayed_by', 'from', sourceById);
  const back = grouped(links, 'relayed_by', 'to', sourceById);

  function chainsFrom(starts: readonly ChainSource[]): Chain[] {
    const behind = reached(starts, back);
    const first = [...behind.keys()].filter((source) => (back.get(source.id) ?? []).length === 0);
    return first.map((origin): Chain => {
      // The way back to the origin was found from the speaker: turned round it is the way to the speaker.
      const way: [ChainSource, ...ChainSource[]] = [origin];
      let at = behind.get(origin) ?? null;
      while (at !== null) {
        way.push(at);
        at = behind.get(at) ?? null;
      }
      const seen = new Set(way);
      let next = onward.get(way.at(-1)?.id ?? '')?.[0];
      while (next !== undefined && !seen.has(next)) {
        way.push(next);
        seen.add(next);
        next = onward.get(next.id)?.[0];
      }
      return way;
    });
  }

  const found = mentions.flatMap((mention): MentionChains[] => {
    const document = documentById.get(mention.document);
    if (document === undefined) return [];
    const said = speakers.get(mention.id) ?? [];
    return [
      { mention, document, cues: cuesOf.get(mention.id) ?? [], chains: chainsFrom(said), isLinked: said.length > 0 },
    ];
  });
  return { mentions: found, findings: [...circles(sources, onward), ...mistold(found)] };
}

/** What is at the other end of the links of a type, by the id at one end: each once, in the order of the links. */
function grouped<T>(
  links: ChainFacts['links'],
  type: ChainFacts['links'][number]['type'],
  end: 'from' | 'to',
  others: ReadonlyMap<string, T>,
): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const link of links) {
    const other = others.get(end === 'from' ? link.to : link.from);
    if (link.type !== type || other === undefined) continue;
    const there = found.get(link[end]) ?? [];
    // Several layers may say the same.
    if (!there.includes(other)) there.push(other);
    found.set(link[end], there);
  }
  return found;
}

/** Everything that links lead to, the nearest first, each with the one that it was reached from (null: a start). */
function reached(
  starts: readonly ChainSource[],
  links: ReadonlyMap<string, readonly ChainSource[]>,
): ReadonlyMap<ChainSource, ChainSource | null> {
  const found = new Map<ChainSource, ChainSource | null>(starts.map((start) => [start, null]));
  for (const source of found.keys()) {
    for (const next of links.get(source.id) ?? []) if (!found.has(next)) found.set(next, source);
  }
  return found;
}

/** The circles that sources stand in: each of them once, told from the first of its sources in the text. */
function circles(
  sources: readonly ChainSource[],
  onward: ReadonlyMap<string, readonly ChainSource[]>,
): readonly ChainFinding[] {
  const found: ChainFinding[] = [];
  const told = new Set<ChainSource>();
  for (const start of sources) {
    if (told.has(start) || !onward.has(start.id)) continue;
    const way = wayBack(start, onward);
    if (way === null) continue;
    for (const source of way) told.add(source);
    found.push({ kind: 'circle', sources: way });
  }
  return found;
}

/** The shortest way from a source to itself, without its end; null where there is none. */
function wayBack(
  start: ChainSource,
  onward: ReadonlyMap<string, readonly ChainSource[]>,
): readonly ChainSource[] | null {
  const from = reached([start], onward);
  const last = [...from.keys()].find((source) => onward.get(source.id)?.includes(start));
  if (last === undefined) return null;
  const way: ChainSource[] = [];
  for (let at: ChainSource | null = last; at !== null; at = from.get(at) ?? null) way.unshift(at);
  return way;
}

const mistold = (mentions: readonly MentionChains[]): readonly ChainFinding[] =>
  mentions.flatMap(({ mention, isLinked }): ChainFinding[] => {
    const isVoice = mention.directness === AUTHOR_VOICE;
    if (isLinked && isVoice) return [{ kind: 'voice', mention }];
    return !isLinked && !isVoice && mention.directness !== null ? [{ kind: 'unlinked', mention }] : [];
  });
