import { compareStrings } from '../model/annotation.ts';
import { compareDates, earliestOf } from '../text/edtf-bounds.ts';
import type { MentionChains } from './chains.ts';
import type { Origin } from './origins.ts';

/** The passages that mentions stand in and that other documents repeat, by mention: names that only tell passages apart. */
export type Copied = ReadonlyMap<string, readonly string[]>;

/** What a mention counts as. */
export interface Counted {
  readonly origins: readonly Origin[];
  /** It repeats a passage of another text, and has that one's origins instead of its own. */
  readonly isCopy: boolean;
}

/** A passage: the document that the others have it from, by its place in the order of documents, and the mentions there. */
interface Passage {
  readonly original: number;
  readonly mentions: MentionChains[];
}

/**
 * What the mentions of one claim count as where their passages are copied. Of the documents that have a passage one is the original:
 * the one that names a source for the claim, else the first published. What it says stays as it says it, however often it says it;
 * a mention in another one has the origins of the same words there, or where nobody has marked those, of all mentions in the passage.
 * Pure; O(mentions × log mentions + passages that they stand in).
 */
export function countedOrigins(
  own: ReadonlyMap<MentionChains, readonly Origin[]>,
  copied: Copied,
): ReadonlyMap<MentionChains, Counted> {
  const counted = new Map<MentionChains, Counted>();
  const placeOf = orderOfDocuments(own, copied);
  // Documents in their order: what a copy is held against is known by then.
  const ordered = [...own.keys()].toSorted((a, b) => placeOf(a) - placeOf(b));
  const passages = new Map<string, Passage>();
  for (const mention of ordered) {
    const at = placeOf(mention);
    for (const name of copied.get(mention.mention.id) ?? []) {
      const passage = passages.get(name);
      if (passage === undefined) passages.set(name, { original: at, mentions: [mention] });
      else if (passage.original === at) passage.mentions.push(mention);
    }
  }
  for (const mention of ordered) {
    const stands = (copied.get(mention.mention.id) ?? []).flatMap((name) => passages.get(name) ?? []);
    const original = Math.min(...stands.map((passage) => passage.original));
    if (stands.length === 0 || original === placeOf(mention)) {
      counted.set(mention, { origins: own.get(mention) ?? [], isCopy: false });
      continue;
    }
    const there = new Set(stands.flatMap((passage) => (passage.original === original ? passage.mentions : [])));
    const words = wordsOf(mention);
    const same = [...there].filter((one) => wordsOf(one) === words);
    const origins = (same.length > 0 ? same : [...there]).flatMap((one) => counted.get(one)?.origins ?? []);
    counted.set(mention, { origins: [...new Map(origins.map((one) => [one.key, one])).values()], isCopy: true });
  }
  return counted;
}

/** The place of a mention's document among those of the claim: those that name a source, then by publication, undated ones last. */
function orderOfDocuments(
  own: ReadonlyMap<MentionChains, readonly Origin[]>,
  copied: Copied,
): (mention: MentionChains) => number {
  const ranks = new Map<string, number>();
  for (const [{ mention, document }, [origin]] of own) {
    // What it says of the claim elsewhere makes no original of it.
    const rank = !copied.has(mention.id)
      ? 3
      : origin === undefined || origin.kind === 'unknown'
        ? 1
        : origin.isVoice
          ? 2
          : 0;
    ranks.set(document.id, Math.min(rank, ranks.get(document.id) ?? rank));
  }
  const documents = [...new Map([...own.keys()].map(({ document }) => [document.id, document])).values()]
    .map(({ id, publications }) => ({
      id,
      rank: ranks.get(id) ?? 3,
      date: earliestOf(publications.flatMap(({ date }) => date ?? [])),
    }))
    .toSorted((a, b) => a.rank - b.rank || compareDates(a.date, b.date) || compareStrings(a.id, b.id));
  const places = new Map(documents.map(({ id }, i) => [id, i]));
  return ({ document }) => places.get(document.id) ?? 0;
}

/** The words of a mention, without what typesetting changes. */
const wordsOf = ({ mention }: MentionChains): string =>
  mention.quote
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
