import { differencesOf } from '../../../shared/claims/differences.ts';
import type { CardFacts, MentionFacts } from '../../../shared/claims/mention-facts.ts';
import { answerOf, NAMES } from '../../../shared/claims/scheme-names.ts';
import { compareStrings } from '../../../shared/model/annotation.ts';
import { compareDates, earliestOf } from '../../../shared/text/edtf-bounds.ts';
import { searchable } from '../documents/order.ts';

/** Which cards and mentions are shown; null: all. */
export interface CardFilter {
  readonly text: string;
  readonly document: string | null;
  readonly outlet: string | null;
  readonly speaker: string | null;
  readonly certainty: string | null;
  readonly verdict: string | null;
  /** Only cards whose mentions are not the same in everything, or that another claim contradicts. */
  readonly differs: boolean;
  /** Only cards that one document alone mentions. */
  readonly alone: boolean;
}

export const NO_FILTER: CardFilter = {
  text: '',
  document: null,
  outlet: null,
  speaker: null,
  certainty: null,
  verdict: null,
  differs: false,
  alone: false,
};

export const GROUPINGS = ['none', 'outlet', 'speaker', 'type', 'verdict'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export const CARD_SORTS = ['mentions', 'documents', 'date', 'text'] as const;
export type CardSort = (typeof CARD_SORTS)[number];

/** How cards are shown. */
export interface Arrangement {
  readonly filter: CardFilter;
  readonly grouping: Grouping;
  readonly sort: CardSort;
}

/** A card with those of its mentions that are shown. */
export interface ShownCard {
  readonly card: CardFacts;
  readonly mentions: readonly MentionFacts[];
}

/** Cards under one heading. `name` null: those that nothing is said of. */
export interface CardGroup {
  readonly name: string | null;
  readonly cards: readonly ShownCard[];
}

/** Everybody that a mention is attributed to: by name where it is known, else as the text has them. */
export const speakersOf = ({ sources }: MentionFacts): readonly string[] =>
  sources.map(({ entity, quote }) => entity ?? quote);

/** What is worked out once for cards and mentions that stay as they are, so that typing into the filter is not slowed by it. */
function remembered<K extends object, V>(work: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, V>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) known.set(key, (value = work(key)));
    return value;
  };
}

const mentionWords = remembered((mention: MentionFacts) =>
  searchable([mention.quote, mention.title, ...mention.outlets, ...speakersOf(mention)].join(' ')),
);
const cardWords = remembered(({ text, note = '' }: CardFacts) => searchable(`${text} ${note}`));
const differs = remembered(({ mentions }: CardFacts) => differencesOf(mentions).length > 0);
const inOrder = remembered(({ mentions }: CardFacts) => mentions.toSorted(byDate));
/** Places of cards by their texts, and by their ids where these are equal. */
const textPlaces = remembered(
  (cards: readonly CardFacts[]) =>
    new Map(
      cards
        .toSorted((a, b) => collator.compare(a.text, b.text) || compareStrings(a.id, b.id))
        .map(({ id }, place) => [id, place]),
    ),
);

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/**
 * The cards of a project as they are to be shown. Without grouping they are one group. `isContradicted`: whether a relation to another
 * claim says that not both are true. O(n log n) of the mentions.
 */
export function arrangeCards(
  cards: readonly CardFacts[],
  { filter, grouping, sort }: Arrangement,
  isContradicted: (card: CardFacts) => boolean = () => false,
): CardGroup[] {
  const words = searchable(filter.text).split(/\s+/).filter(Boolean);
  const shown = cards.flatMap((card) =>
    filter.differs && !differs(card) && !isContradicted(card) ? [] : (filtered(card, filter, words) ?? []),
  );
  const inSort = bySort(sort, textPlaces(cards));
  if (grouping === 'none') return [{ name: null, cards: shown.toSorted(inSort) }];
  const groups = new Map<string | null, Map<string, { card: CardFacts; mentions: MentionFacts[] }>>();
  const put = (name: string | null, card: CardFacts, mention: MentionFacts | null): void => {
    const group = groups.get(name) ?? new Map<string, { card: CardFacts; mentions: MentionFacts[] }>();
    const entry = group.get(card.id) ?? { card, mentions: [] };
    if (mention !== null) entry.mentions.push(mention);
    group.set(card.id, entry);
    groups.set(name, group);
  };
  for (const { card, mentions } of shown) {
    if (mentions.length === 0) put(null, card, null);
    for (const mention of mentions) {
      const names = namesFor(mention, grouping);
      for (const name of names.length === 0 ? [null] : new Set(names)) put(name, card, mention);
    }
  }
  return [...groups]
    .map(([name, group]) => ({ name, cards: [...group.values()].toSorted(inSort) }))
    .toSorted(
      ({ name: a }, { name: b }) => Number(a === null) - Number(b === null) || collator.compare(a ?? '', b ?? ''),
    );
}

function namesFor(mention: MentionFacts, grouping: Exclude<Grouping, 'none'>): readonly string[] {
  switch (grouping) {
    case 'outlet':
      return mention.outlets;
    case 'speaker':
      return speakersOf(mention);
    default: {
      const answer = answerOf(mention, NAMES.claim[grouping]);
      return answer === null ? [] : [answer];
    }
  }
}

/** A card with the mentions that the filter lets through; null where it is not to be shown. */
function filtered(card: CardFacts, filter: CardFilter, words: readonly string[]): ShownCard | null {
  if (filter.alone && new Set(card.mentions.map(({ document }) => document)).size !== 1) return null;
  const has = (text: string): boolean => words.every((word) => text.includes(word));
  const isSaid = words.length === 0 || has(cardWords(card));
  const asked = filter.document ?? filter.outlet ?? filter.speaker ?? filter.certainty ?? filter.verdict;
  const mentions = inOrder(card).filter(
    (mention) =>
      (filter.document === null || mention.document === filter.document) &&
      (filter.outlet === null || mention.outlets.includes(filter.outlet)) &&
      (filter.speaker === null || speakersOf(mention).includes(filter.speaker)) &&
      (filter.certainty === null || answerOf(mention, NAMES.claim.certainty) === filter.certainty) &&
      (filter.verdict === null || answerOf(mention, NAMES.claim.verdict) === filter.verdict) &&
      (isSaid || has(mentionWords(mention))),
  );
  if (mentions.length === 0 && (asked !== null || !isSaid)) return null;
  return { card, mentions };
}

/** As the sources came out; what has no date, and what is of one document, stays as the core has it. */
const byDate = (a: MentionFacts, b: MentionFacts): number =>
  compareDates(a.date, b.date) || (a.document === b.document ? 0 : collator.compare(a.title, b.title));

/** Total: equal ones stand by text, then by id. */
function bySort(sort: CardSort, places: ReadonlyMap<string, number>): (a: ShownCard, b: ShownCard) => number {
  const byText = (a: ShownCard, b: ShownCard): number => (places.get(a.card.id) ?? 0) - (places.get(b.card.id) ?? 0);
  switch (sort) {
    case 'text':
      return byText;
    case 'mentions':
      return (a, b) => b.mentions.length - a.mentions.length || byText(a, b);
    case 'documents': {
      const documents = remembered(documentsOf);
      return (a, b) => documents(b) - documents(a) || byText(a, b);
    }
    case 'date': {
      const dateOf = remembered(({ mentions }: ShownCard) => earliestOf(mentions.flatMap(({ date }) => date ?? [])));
      return (a, b) => compareDates(dateOf(a), dateOf(b)) || byText(a, b);
    }
  }
}

/** How many documents mention a card. */
export const documentsOf = ({ mentions }: Pick<ShownCard, 'mentions'>): number =>
  new Set(mentions.map(({ document }) => document)).size;

/** What can be chosen in the filters, each once and sorted. */
export interface FilterChoices {
  readonly documents: readonly { readonly id: string; readonly title: string }[];
  readonly outlets: readonly string[];
  readonly speakers: readonly string[];
  readonly certainties: readonly string[];
  readonly verdicts: readonly string[];
}

/** The documents, outlets, speakers and answers that mentions of cards have. O(mentions). */
export function filterChoices(cards: readonly CardFacts[]): FilterChoices {
  const all = cards.flatMap(({ mentions }) => mentions);
  const sorted = (names: readonly string[]): string[] => [...new Set(names)].toSorted(collator.compare);
  const documents = new Map(all.map(({ document, title }) => [document, title]));
  return {
    documents: [...documents]
      .map(([id, title]) => ({ id, title }))
      .toSorted((a, b) => collator.compare(a.title, b.title) || compareStrings(a.id, b.id)),
    outlets: sorted(all.flatMap(({ outlets }) => outlets)),
    speakers: sorted(all.flatMap(speakersOf)),
    certainties: sorted(all.flatMap((mention) => answerOf(mention, NAMES.claim.certainty) ?? [])),
    verdicts: sorted(all.flatMap((mention) => answerOf(mention, NAMES.claim.verdict) ?? [])),
  };
}
