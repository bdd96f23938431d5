import { findCore } from './core.ts';
import { written, type Against, type Core, type Stretch } from './stretch.ts';
import { EVENT, FUTURE, PAST, STRETCHES, STRETCHES_BEHIND } from './date-words.ts';
import { referenceOf, type Reference, type Tense } from './reference.ts';
import { covering } from './both-ends.ts';
import { parseEdtf } from '../text/edtf.ts';

/** A date that words may mean, for a person to confirm. */
export interface DateProposal {
  /** EDTF, level 1. */
  readonly edtf: string;
  /** The words that say it. */
  readonly words: string;
  /** `low`: by convention ("in recent weeks"), or one of several; `medium`: against the publication date; `high`: the words say it all. */
  readonly sure: 'high' | 'medium' | 'low';
}

/**
 * Why words give no date. `no-reference`: they hang on the document's publication date, which is not set; `reference-vague`: it is set, but
 * not exact enough; `event`: they hang on an event ("since the war"); `no-day`: a day that the calendar does not have; `no-date`: they speak of no time.
 */
export type NoDate = 'no-date' | 'no-reference' | 'reference-vague' | 'event' | 'no-day';

/** What reading comes to: several proposals where the words leave it open, the likeliest first. */
export interface DateReading {
  readonly proposals: readonly DateProposal[];
  readonly why: NoDate | null;
}

/** What stands around the words, and when the document was published (EDTF); null: not known. */
export interface DateContext {
  readonly published: string | null;
  readonly before?: string;
  readonly after?: string;
  /** That the document states, a language tag: whether 04/05 is in April or in May. */
  readonly language?: string | null;
}

const MAX_LENGTH = 1000;

/**
 * Reads the time that a text says, in EDTF level 1. Relative words ("last Monday") are read against the publication date, words without
 * a year by what the sentence says of past and future. A publication within an interval is read at both of its ends: where they say the
 * same it is that, where they are near to each other it is all between, and the two. O(n).
 */
export function readDate(text: string, context: DateContext): DateReading {
  const reading = readAgainst(text, context);
  if (reading.why !== 'reference-vague') return reading;
  const { published } = context;
  const ends =
    published !== null && parseEdtf(published.trim())?.kind === 'interval' ? published.trim().split('/') : [];
  const [first, last] = ends.map((end) => readAgainst(text, { ...context, published: end }));
  return first && last ? ofBothEnds(first, last) : reading;
}

function ofBothEnds(first: DateReading, last: DateReading): DateReading {
  const [one, ...others] = first.proposals;
  const [other] = last.proposals;
  const texts = ({ proposals }: DateReading): string => proposals.map(({ edtf }) => edtf).join(' ');
  if (one === undefined || other === undefined) return none('reference-vague');
  if (texts(first) === texts(last)) return first;
  const all = others.length > 0 || last.proposals.length > 1 ? null : covering(one.edtf, other.edtf);
  if (all === null) return none('reference-vague');
  const proposed = [...new Set([all, one.edtf, other.edtf])];
  return { proposals: proposed.map((edtf) => ({ edtf, words: one.words, sure: 'low' })), why: null };
}

function readAgainst(text: string, { published, before = '', after = '', language = null }: DateContext): DateReading {
  const plain = text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim().slice(0, MAX_LENGTH);
  const reference = referenceOf(published);
  const tense = tenseOf(`${before} ${plain} ${after}`);
  const against = { reference, tense, language };
  const found = between(plain, against) ?? stretched(plain, against);
  if (found === null) return none(EVENT.test(plain) ? 'event' : 'no-date');
  if (found.isNoDay === true) return none('no-day');
  if (found.stretches.length === 0)
    return none(published === null || published === '' ? 'no-reference' : 'reference-vague');
  const isRelative = !/\d{4}/.test(found.words);
  const isOpen = found.isConvention || found.stretches.length > 1;
  return {
    proposals: found.stretches.map((stretch) => ({
      edtf: written(stretch),
      words: found.words,
      sure: isOpen ? 'low' : isRelative ? 'medium' : 'high',
    })),
    why: null,
  };
}

const none = (why: NoDate): DateReading => ({ proposals: [], why });

/** A sentence that speaks of both says nothing. */
function tenseOf(sentence: string): Tense {
  // "In May" is a month.
  const isFuture = FUTURE.test(sentence.replaceAll(/(?<=\S\s)May(?!\p{L})|(?<!\p{L})May(?!\s\p{Ll}|\p{L})/gu, ''));
  const isPast = PAST.test(sentence);
  return isFuture === isPast ? null : isFuture ? 'future' : 'past';
}

interface Found {
  readonly words: string;
  readonly stretches: readonly Stretch[];
  readonly isConvention: boolean;
  readonly isNoDay?: true;
}

/** Words that stretch a time, with the time: "since January", "by August", "around June 4". */
function stretched(text: string, against: Against): Found | null {
  const { reference, tense } = against;
  const first = findCore(text, against);
  if (first === null) return null;
  const way = wayOf(text, first);
  const isAhead = way.way === 'until' || (way.way === 'from' && /early|soon|start|begin/iu.test(way.words));
  const said: Tense = way.way === 'since' ? 'past' : isAhead ? 'future' : tense;
  const core = said === tense ? first : (findCore(text, { ...against, tense: said }) ?? first);
  const start = core.start - way.words.length;
  return {
    words: text.slice(start, core.end + way.behind).trim(),
    stretches: core.stretches.map((stretch) => apply(way.way, stretch, reference)),
    isConvention: core.isConvention,
    ...(core.isNoDay && { isNoDay: true }),
  };
}

interface Way {
  readonly way: 'since' | 'from' | 'until' | 'about' | 'perhaps' | null;
  readonly words: string;
  readonly behind: number;
}

function wayOf(text: string, { start, end }: Core): Way {
  for (const [pattern, way] of STRETCHES) {
    const [words] = pattern.exec(text.slice(0, start)) ?? [];
    if (words !== undefined) return { way, words, behind: 0 };
  }
  for (const [pattern, way] of STRETCHES_BEHIND) {
    const [words] = pattern.exec(text.slice(end)) ?? [];
    if (words !== undefined) return { way, words: '', behind: words.length };
  }
  return { way: null, words: '', behind: 0 };
}

function apply(way: Way['way'], { from, to }: Stretch, reference: Reference | null): Stretch {
  switch (way) {
    case 'since':
      // What has lasted since then lasts until it is told.
      return { from, to: reference?.text ?? '..' };
    case 'from':
      return { from, to: '..' };
    case 'until':
      return { from: '..', to };
    case 'about':
      return from === to ? doubted({ from, to }, '~') : { from, to };
    case 'perhaps':
      return doubted({ from, to }, '?');
    default:
      return { from, to };
  }
}

const doubted = ({ from, to }: Stretch, sign: '~' | '?'): Stretch => {
  const put = (side: string): string => (/[~?%]$|^\.\.$|X/.test(side) ? side : `${side}${sign}`);
  return { from: put(from), to: put(to) };
};

const BETWEEN =
  /(?<!\p{L})(?:between|from|zwischen|vom|von|entre|du|de|desde)\s(?:the\s|dem\s|le\s|el\s)?(?<from>.{3,30}?)\s(?:and|to|until|till|und|bis|et|au|à|y|a|al|hasta)\s(?:the\s|zum\s|dem\s|le\s|el\s)?(?<to>.{3,40})$/iu;

/** "Between Monday and Wednesday", "from March 2022 to June 2023": both must be times, the second one not before the first. */
function between(text: string, against: Against): Found | null {
  const { from = '', to = '' } = BETWEEN.exec(text)?.groups ?? {};
  const second = from === '' ? null : findCore(to, against);
  const first = second === null ? null : findCore(from, against);
  if (first === null || second === null || first.start > 3 || second.start > 3) return null;
  // "From March to June 2023": the year is said once.
  const isShort = !/\d{4}/.test(from) && /\d{4}/.test(to);
  const starts = (['past', 'future'] as const).flatMap(
    (tense) => findCore(from, { ...against, tense })?.stretches ?? [],
  );
  // "From 04/05/2024 to 10/05/2024": both are written in one way.
  const isPaired = first.stretches.length === second.stretches.length;
  const startsOf = ({ to: end }: Stretch, place: number): readonly (string | null | undefined)[] => {
    if (/\d{4}/.test(from) && first.stretches.length > 1) {
      return isPaired ? [first.stretches[place]?.from] : first.stretches.map((stretch) => stretch.from);
    }
    return [(isShort ? null : beginning(starts, end)) ?? lastBefore(from, end, against)];
  };
  const stretches = second.stretches
    .flatMap((end, i) => startsOf(end, i).flatMap((start) => (start ? [{ from: start, to: end.to }] : [])))
    .filter((stretch) => parseEdtf(written(stretch)) !== null);
  const isMissing = second.stretches.length === 0 || (starts.length === 0 && !isShort);
  if (isMissing) return { words: text, stretches: [], isConvention: false };
  return stretches.length === 0 ? null : { words: text, stretches, isConvention: false };
}

/** The latest beginning that is not after an end: of a January and a March that are to come, the same year's. */
function beginning(starts: readonly Stretch[], end: string): string | null {
  const fit = starts.map(({ from }) => from).filter((from) => from <= end);
  return fit.toSorted().at(-1) ?? null;
}

/** The same words, before another date: the Monday before a Wednesday, the November before a March. */
function lastBefore(words: string, than: string, against: Against): string | null {
  const core = findCore(words, { ...against, reference: referenceOf(than), tense: 'past' });
  return core?.stretches[0]?.from ?? null;
}
