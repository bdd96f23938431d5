import type { Attributes } from '../../../shared/model/annotation.ts';
import type { Reason } from '../../../shared/api/claims.ts';
import { compareStrings } from '../../../shared/model/annotation.ts';
import { featuresOf, type Features } from './claim-features.ts';

/** A text that speaks for a card, or (without one) only makes its words common. */
export interface Entry {
  readonly id: string;
  readonly card: string | null;
  readonly text: string;
  readonly attributes: Attributes;
}

/** A card with how much it is like what was asked for, from 0 to 1, and why. */
export interface Likeness {
  readonly card: string;
  readonly score: number;
  readonly reasons: readonly Reason[];
}

/** What is not looked at: an entry, what scores less than `least`, and what comes after the `most` best. */
export interface Bounds {
  readonly but?: string;
  readonly least?: number;
  readonly most?: number;
}

/** Texts of mentions and cards, by what they have in common. */
export interface ClaimIndex {
  put(entry: Entry): void;
  remove(id: string): void;
  /** Cards that share something with a text, best first; equal ones by id. */
  like(query: Pick<Entry, 'text' | 'attributes'>, bounds?: Bounds): Likeness[];
}

interface Held extends Entry {
  readonly features: Features;
  readonly keys: readonly string[];
}

/** What is written as a figure or a name tells more than a word that is as rare. */
const WEIGHT = { figures: 2.5, names: 1.3, words: 1 } as const;
/** What is left of the likeness of two texts that both state figures, none of them the same. */
const OTHER_FIGURES = 0.5;
/** The share of a score that equal answers to the codebook's questions can give or withhold. */
const ANSWERS = 0.1;

/** Makes an empty index. Putting and removing are O(words of the text); asking is O(texts that share a word). */
export function createClaimIndex(): ClaimIndex {
  const entries = new Map<string, Held>();
  const postings = new Map<string, Set<Held>>();

  function remove(id: string): void {
    const held = entries.get(id);
    if (!held) return;
    entries.delete(id);
    for (const key of held.keys) postings.get(key)?.delete(held);
  }

  function put(entry: Entry): void {
    const before = entries.get(entry.id);
    remove(entry.id);
    const features = before?.text === entry.text ? before.features : featuresOf(entry.text);
    const held = {
      ...entry,
      features,
      keys: [...features.figures.keys(), ...features.names.keys(), ...features.words.keys()],
    };
    entries.set(entry.id, held);
    for (const key of held.keys) {
      const there = postings.get(key);
      if (there) there.add(held);
      else postings.set(key, new Set([held]));
    }
  }

  const rarity = (key: string): number => Math.log(1 + (entries.size + 1) / (1 + (postings.get(key)?.size ?? 0)));
  const weight = (kind: keyof typeof WEIGHT, key: string): number => WEIGHT[kind] * rarity(key);
  const KINDS = ['figures', 'names', 'words'] as const;

  /** Sums up texts. Each key's weight is worked out once: the logarithm is what costs. */
  function scale(): (features: Features) => number {
    const weights = {
      figures: new Map<string, number>(),
      names: new Map<string, number>(),
      words: new Map<string, number>(),
    };
    return (features) => {
      let sum = 0;
      for (const kind of KINDS) {
        for (const key of features[kind].keys()) {
          let worth = weights[kind].get(key);
          if (worth === undefined) weights[kind].set(key, (worth = weight(kind, key)));
          sum += worth;
        }
      }
      return sum;
    };
  }

  function like(
    { text, attributes }: Pick<Entry, 'text' | 'attributes'>,
    { but, least = 0, most = Infinity }: Bounds = {},
  ): Likeness[] {
    const asked = featuresOf(text);
    const shared = new Map<Held, number>();
    for (const kind of KINDS) {
      for (const key of asked[kind].keys()) {
        const worth = weight(kind, key);
        for (const held of postings.get(key) ?? []) {
          if (held.card !== null && held.id !== but) shared.set(held, (shared.get(held) ?? 0) + worth);
        }
      }
    }
    const whole = scale();
    const size = whole(asked);
    const best = new Map<string, { held: Held; score: number }>();
    for (const [held, worth] of shared) {
      // No text can be shorter than what it shares: most are left here without being summed up.
      if (2 * worth < least * (size + worth)) continue;
      let score = Math.min(1, (2 * worth) / (size + whole(held.features)));
      if (differ(asked.figures, held.features.figures)) score *= OTHER_FIGURES;
      score *= 1 - ANSWERS + ANSWERS * agreement(attributes, held.attributes);
      const before = best.get(held.card ?? '');
      if (!before || score > before.score || (score === before.score && held.id < before.held.id)) {
        best.set(held.card ?? '', { held, score });
      }
    }
    return [...best]
      .map(([card, { held, score }]) => ({ card, score, held }))
      .filter(({ score }) => score >= least)
      .toSorted((a, b) => b.score - a.score || compareStrings(a.card, b.card))
      .slice(0, most)
      .map(({ card, score, held }) => ({ card, score, reasons: reasonsFor(asked, attributes, held) }));
  }

  function reasonsFor(asked: Features, attributes: Attributes, held: Held): Reason[] {
    const reasons = KINDS.map((kind): Reason => {
      const keys = [...asked[kind].keys()].filter((key) => held.keys.includes(key));
      const rarest = keys.toSorted((a, b) => rarity(b) - rarity(a) || compareStrings(a, b)).slice(0, 4);
      return { kind, shared: rarest.map((key) => asked[kind].get(key) ?? key) };
    });
    const same = Object.entries(attributes).filter(
      ([name, value]) => isChoice(value) && held.attributes[name] === value,
    );
    const answers: Reason = {
      kind: 'attributes',
      shared: same.map(([name, value]) => `${name}: ${String(value)}`).toSorted(),
    };
    return [...reasons, answers].filter((reason) => reason.shared.length > 0);
  }

  return { put, remove, like };
}

const differ = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean =>
  a.size > 0 && b.size > 0 && [...a.keys()].every((key) => !b.has(key));

/** Sentences that somebody wrote as an answer are compared as texts, not as answers. */
const isChoice = (value: unknown): boolean => typeof value !== 'string' || value.length <= 40;

/** How many of the questions that both answer they answer alike; 1 where there is none. */
function agreement(a: Attributes, b: Attributes): number {
  let both = 0;
  let same = 0;
  for (const [name, value] of Object.entries(a)) {
    const other = b[name];
    if (other === undefined || Array.isArray(value) || Array.isArray(other)) continue;
    both += 1;
    if (value === other) same += 1;
  }
  return both === 0 ? 1 : same / both;
}
