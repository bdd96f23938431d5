import { compareStrings } from '../model/annotation.ts';
import { sourceKey, type Source } from '../model/source.ts';

/** A source that a name may mean. */
export interface LikelySource {
  readonly source: Source;
  /** The name of it that is like the one asked for. */
  readonly by: string;
  /** From 0 to 1. */
  readonly score: number;
}

/** Below this a likeness is chance. */
const LEAST = 0.34;

/** Words that many names have and that tell none from another. */
const COMMON = new Set([
  'the',
  'a',
  'an',
  'of',
  'and',
  'for',
  'in',
  'to',
  'mr',
  'mrs',
  'ms',
  'dr',
  'www',
  'com',
  'org',
  'net',
]);

/**
 * Sources that a name may mean, the likeliest first: by the words that they share, by letters where words are written otherwise
 * ("Yoon Suk-yeol", "Yoon Suk Yeol"), and by initials ("NIS"). It proposes, nothing else. O(names of the registry).
 */
export function likelySources(name: string, sources: readonly Source[], most: number): readonly LikelySource[] {
  const asked = profileOf(name);
  return sources
    .map((source): LikelySource => {
      let best = { by: source.name, score: 0 };
      for (const by of [source.name, ...source.aliases]) {
        const score = likeness(asked, profileOf(by));
        if (score > best.score) best = { by, score };
      }
      return { source, ...best };
    })
    .filter(({ score }) => score >= LEAST)
    .toSorted((a, b) => b.score - a.score || compareStrings(a.source.name, b.source.name))
    .slice(0, most);
}

interface Profile {
  readonly words: readonly string[];
  readonly letters: ReadonlyMap<string, number>;
  readonly initials: string;
  readonly whole: string;
}

function profileOf(name: string): Profile {
  const all = sourceKey(name).match(/[\p{L}\p{N}]+/gu) ?? [];
  const telling = all.filter((word) => !COMMON.has(word));
  const words = telling.length > 0 ? telling : all;
  const whole = words.join('');
  const letters = new Map<string, number>();
  for (let i = 0; i + 1 < whole.length; i++) {
    const pair = whole.slice(i, i + 2);
    letters.set(pair, (letters.get(pair) ?? 0) + 1);
  }
  return { words, letters, whole, initials: words.map((word) => word[0] ?? '').join('') };
}

function likeness(a: Profile, b: Profile): number {
  if (a.whole === b.whole) return a.whole === '' ? 0 : 1;
  const shared = a.words.filter((word) => b.words.includes(word)).length;
  // "Singh" for "Sabrina Singh": all of the shorter one is in the longer.
  const shorter = Math.min(a.words.length, b.words.length);
  const inWords =
    shorter === 0 ? 0 : 0.6 * (shared / shorter) + 0.3 * ((2 * shared) / (a.words.length + b.words.length));
  const short = a.words.length === 1 ? a : b;
  const long = short === a ? b : a;
  const isInitials = short.words.length === 1 && long.words.length > 1 && short.whole === long.initials;
  return Math.max(inWords, 0.95 * pairsShared(a.letters, b.letters), isInitials ? 0.8 : 0);
}

/** Sørensen–Dice coefficient of pairs of letters. */
function pairsShared(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let shared = 0;
  let total = 0;
  for (const [pair, n] of a) {
    total += n;
    shared += Math.min(n, b.get(pair) ?? 0);
  }
  for (const n of b.values()) total += n;
  return total === 0 ? 0 : (2 * shared) / total;
}
