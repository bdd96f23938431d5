import { compareFigures } from '../figures/compare.ts';
import { comparable } from '../figures/units.ts';
import { orderOfDates } from '../text/edtf-bounds.ts';
import { figureKey, figureText } from './figure-text.ts';
import type { CardFacts, FigureFacts, MentionFacts, MentionLink } from './mention-facts.ts';
import { pathBetween } from './same-claims.ts';
import { answerOf, KIND, NAMES, NEGATIVE } from './scheme-names.ts';

/** What does not go together, in the order in which it is told. */
export const CHECK_KINDS = [
  /** Two mentions of one card are said to contradict each other. */
  'contradictionOnCard',
  /** One card's mentions say that it is so and that it is not. */
  'polarity',
  /** One card's mentions have figures that cannot both be right. */
  'figures',
  /** One card's mentions count in units that cannot be compared. */
  'units',
  /** The first and the last of a chain of equal claims are said to contradict each other. */
  'chain',
  /** A total is said to contradict an increment. */
  'totalIncrement',
  /** What updates is of an earlier date than what it updates. */
  'updateEarlier',
  /** Whether it is cannot be told. */
  'updateUnknown',
] as const;
export type CheckKind = (typeof CHECK_KINDS)[number];

/** What some mentions have in common, and others of the same finding have not. */
export interface FindingSide {
  /** The answer, the figure, the unit or the date; in a chain what makes it the same as the next (`BY_CARD`, or a relation's type); null: there is none. */
  readonly value: string | null;
  /** Annotations of the mentions. */
  readonly mentions: readonly string[];
}

/** Something that does not go together, with the annotations that it is about. */
export interface Finding {
  /** The same as long as it is about the same. */
  readonly id: string;
  readonly kind: CheckKind;
  /** The card that it is about; null: several, or none. */
  readonly card: string | null;
  /** The relation that it is about; null: none. */
  readonly relation: string | null;
  readonly sides: readonly FindingSide[];
}

/** What is checked: as `claims.overview` answers. */
export interface Checked {
  readonly cards: readonly CardFacts[];
  readonly unassigned: readonly MentionFacts[];
  readonly links: readonly MentionLink[];
}

/** Findings that say that something is wrong; the others say that it cannot be told. */
export const isProblem = ({ kind }: Pick<Finding, 'kind'>): boolean => kind !== 'updateUnknown';

/**
 * Everything that does not go together among the claims of a project, in the order of {@link CHECK_KINDS}. What two layers say of
 * one place is a question of agreement, not of consistency, and is none of it. O(mentions + links).
 */
export function checkClaims({ cards, unassigned, links }: Checked): Finding[] {
  const mentions = new Map<string, MentionFacts>();
  const cardOf = new Map<string, string>();
  for (const mention of unassigned) mentions.set(mention.annotation, mention);
  for (const card of cards) {
    for (const mention of card.mentions) {
      mentions.set(mention.annotation, mention);
      cardOf.set(mention.annotation, card.id);
    }
  }
  const findings = cards.flatMap(checkCard);
  const paths = pathBetween({ cardOf, links });
  for (const link of links) {
    const [from, to] = [mentions.get(link.from), mentions.get(link.to)];
    if (!from || !to) continue;
    if (link.type === NAMES.relation.contradicts) {
      findings.push(...checkContradiction(link, from, to, cardOf, paths));
    } else if (link.type === NAMES.relation.updates) findings.push(...checkUpdate(link, from, to));
  }
  return findings.toSorted((a, b) => CHECK_KINDS.indexOf(a.kind) - CHECK_KINDS.indexOf(b.kind));
}

function checkCard({ id, mentions }: CardFacts): Finding[] {
  const about = (kind: CheckKind, of: string, sides: readonly FindingSide[]): Finding[] =>
    sides.length < 2 ? [] : [{ id: `${kind} ${id} ${of}`, kind, card: id, relation: null, sides }];
  const kinds = new Set(mentions.flatMap(({ figures }) => figures.map(({ kind }) => kind)));
  return [
    ...about('polarity', '', polaritySides(mentions)),
    ...about('figures', '', figureSides(mentions)),
    ...[...kinds].flatMap((kind) => about('units', kind ?? '', unitSides(mentions, kind))),
  ];
}

function polaritySides(mentions: readonly MentionFacts[]): FindingSide[] {
  const stated = mentions.map((mention) => ({ mention, value: answerOf(mention, NAMES.claim.polarity) }));
  const groups = grouped(
    stated.flatMap(({ mention, value }) => (value === null ? [] : [{ mention, key: value, value }])),
  );
  return clashing(groups, (a, b) => (a.value === NEGATIVE) !== (b.value === NEGATIVE));
}

function figureSides(mentions: readonly MentionFacts[]): FindingSide[] {
  const groups = grouped(
    mentions.flatMap((mention) => {
      const { figures } = mention;
      const key = figures.map(figureKey).join(' ');
      if (figures.length === 0) return [];
      return [{ mention, key, value: figures.map(figureText).join('; '), figures }];
    }),
  );
  return clashing(groups, (a, b) => excludeEachOther(a.figures, b.figures));
}

/** Whether no two figures of one measure can both be right. A claim may state several of it: one that fits is enough. */
function excludeEachOther(a: readonly FigureFacts[], b: readonly FigureFacts[]): boolean {
  const verdicts = a.map((figure) => ({
    figure,
    beside: b
      .filter((other) => !areAtOtherTimes(figure, other))
      .map((other) => compareFigures(figure, other).verdict)
      .filter((verdict) => verdict !== 'not comparable'),
  }));
  return verdicts.some(({ figure, beside }) => {
    if (beside.length === 0 || beside.some((verdict) => verdict !== 'differs')) return false;
    const alike = verdicts.filter((other) => compareFigures(figure, other.figure).verdict !== 'not comparable');
    return alike.every((other) => other.beside.every((verdict) => verdict === 'differs'));
  });
}

/** Whether two figures hold at times that are apart. */
function areAtOtherTimes(a: FigureFacts, b: FigureFacts): boolean {
  const order = orderOfDates(a.asOf, b.asOf);
  return order === 'before' || order === 'after';
}

function unitSides(mentions: readonly MentionFacts[], kind: string | null): FindingSide[] {
  const groups = grouped(
    mentions.flatMap((mention) => {
      const units = [
        ...new Set(mention.figures.flatMap((figure) => (figure.kind === kind ? (figure.unit ?? []) : []))),
      ];
      return units.length === 0 ? [] : [{ mention, key: units.toSorted().join('\n'), value: units.join(', '), units }];
    }),
  );
  return clashing(groups, (a, b) => a.units.every((unit) => b.units.every((other) => !comparable(unit, other).ok)));
}

interface Entry {
  readonly mention: MentionFacts;
  readonly key: string;
  readonly value: string;
}
type Group<E extends Entry> = E & { readonly members: MentionFacts[] };

/** Mentions that say the same are one group: what many say is compared once. */
function grouped<E extends Entry>(entries: readonly E[]): Group<E>[] {
  const groups = new Map<string, Group<E>>();
  for (const entry of entries) {
    const group = groups.get(entry.key);
    if (group) group.members.push(entry.mention);
    else groups.set(entry.key, { ...entry, members: [entry.mention] });
  }
  return [...groups.values()];
}

/** The groups that do not go together with another one. */
function clashing<E extends Entry>(groups: readonly Group<E>[], clash: (a: E, b: E) => boolean): FindingSide[] {
  const found = groups.filter((group) =>
    groups.some((other) => other !== group && (clash(group, other) || clash(other, group)) && areApart(group, other)),
  );
  return found.map(({ value, members }) => ({ value, mentions: members.map(({ annotation }) => annotation) }));
}

const areApart = (a: Group<Entry>, b: Group<Entry>): boolean =>
  a.members.some((one) => b.members.some((other) => !isSamePlace(one, other)));

/** Two layers on one piece of text: what they answer is compared elsewhere. */
const isSamePlace = (a: MentionFacts, b: MentionFacts): boolean =>
  a.layer !== b.layer && a.document === b.document && a.place.start < b.place.end && b.place.start < a.place.end;

function checkContradiction(
  link: MentionLink,
  from: MentionFacts,
  to: MentionFacts,
  cardOf: ReadonlyMap<string, string>,
  paths: ReturnType<typeof pathBetween>,
): Finding[] {
  const findings: Finding[] = [];
  const add = (kind: CheckKind, card: string | null, sides: readonly FindingSide[]): void => {
    findings.push({ id: `${kind} ${link.id}`, kind, card, relation: link.id, sides });
  };
  const card = cardOf.get(link.from);
  if (card !== undefined && card === cardOf.get(link.to)) {
    add('contradictionOnCard', card, [side(from, null), side(to, null)]);
  } else {
    const path = paths(link.from, link.to);
    if (path)
      add(
        'chain',
        null,
        path.map(({ mention, by }) => ({ value: by, mentions: [mention] })),
      );
  }
  const [some, others] = [kindsOf(from), kindsOf(to)];
  const isSplit = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
    a.has(KIND.total) && b.has(KIND.increment);
  const isShared = [...some].some((kind) => others.has(kind));
  if (!isShared && (isSplit(some, others) || isSplit(others, some))) {
    add('totalIncrement', null, [side(from, figuresText(from)), side(to, figuresText(to))]);
  }
  return findings;
}

function checkUpdate(link: MentionLink, from: MentionFacts, to: MentionFacts): Finding[] {
  if (from.document === to.document) return [];
  const order = orderOfDates(from.date, to.date);
  if (order === 'after') return [];
  const kind: CheckKind = order === 'before' ? 'updateEarlier' : 'updateUnknown';
  const sides = [side(from, from.date), side(to, to.date)];
  return [{ id: `${kind} ${link.id}`, kind, card: null, relation: link.id, sides }];
}

const side = ({ annotation }: MentionFacts, value: string | null): FindingSide => ({ value, mentions: [annotation] });

const kindsOf = ({ figures }: MentionFacts): ReadonlySet<string> => new Set(figures.flatMap(({ kind }) => kind ?? []));

const figuresText = ({ figures }: MentionFacts): string =>
  figures.map((figure) => [figureText(figure), figure.kind].filter(Boolean).join(', ')).join('; ');
