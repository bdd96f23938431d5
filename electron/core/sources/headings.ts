/** A stretch of plain text that may turn out to be a heading. */
export interface Candidate {
  readonly text: string;
  readonly kind: 'paragraph' | 'list-item';
}

/** Lengths in UTF-16 code units. */
const LONGEST_HEADLINE = 160;
const LONGEST_SUBHEADING = 110;
const LONGEST_UNCASED = 40;
/** A paragraph that a sub-heading can stand over. Scripts without case say more in fewer characters. */
const LONG = { cased: 120, uncased: 50 };
/** Share of the longer words that start with a capital in a line "in title case or so". */
const CAPITALS = 0.6;
/** Words of up to three letters (of, to, and) stay small in title case. */
const LONGER_WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}’'-]{3,}/gu;

const SENTENCE_END = /[.。．…।؟!?！？:;,，、][\p{Pe}\p{Pf}"'”’]*$/u;
const QUESTION_END = /[!?！？؟][\p{Pe}\p{Pf}"'”’]*$/u;
const BOLD_LINE = /^\*\*[^*]+\*\*$/;
const CASED = /[\p{Lu}\p{Ll}]/u;
const LETTER = /\p{L}/u;

/** Lines around an article that look like headings by their shape alone. */
const NOT_HEADINGS: readonly RegExp[] = [
  /^(?:by|written by|story by|posted by|von|por|par|door|di)\s+\p{Lu}/iu,
  /^(?:©|\(c\)|copyright\b|all rights reserved)/i,
  /^(?:published|updated|posted|last (?:updated|modified)|created)\b/i,
  /^(?:original )?(?:source|photo|image|credit|tags?|category|categories|filed under)s?\s*:/i,
  /^(?:post (?:a )?comment|leave a (?:reply|comment)|comments?\b|share\b|tweet$|print$|subscribe|sign (?:up|in)|log in|read more|view all|related (?:posts|articles|stories)|advertisement|newsletter|follow us|click here|skip to|menu$|home$)/i,
  /(?:https?:\/\/|\bwww\.|@[\w-]+\.)/i,
  /[→»›]$/,
  /^\p{L}+,?\s+\p{L}*\.?\s*\d{1,2},?\s+\d{4}\b/u,
  /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}/,
];

/** True where a line belongs to what stands around an article: by-line, date, copyright, buttons of the page. */
export const isChrome = (line: string): boolean => NOT_HEADINGS.some((pattern) => pattern.test(line));

function isTitleCase(line: string): boolean {
  const words = line.match(LONGER_WORD) ?? line.match(/[\p{L}\p{N}]+/gu) ?? [];
  const capitals = words.filter((word) => /^[\p{Lu}\p{Lt}\p{N}]/u.test(word));
  return words.length > 0 && capitals.length >= words.length * CAPITALS;
}

/** True where the text reads as a paragraph: long, or in a script without case long enough. */
function isLong(candidate: Candidate | undefined): boolean {
  if (candidate?.kind !== 'paragraph') return false;
  return candidate.text.length >= (CASED.test(candidate.text) ? LONG.cased : LONG.uncased);
}

/** True where a text's first block is its headline: short, not ended like a sentence, and something comes after it. */
function isHeadline(candidate: Candidate, following: readonly Candidate[]): boolean {
  const { text, kind } = candidate;
  if (kind !== 'paragraph' || text.length > LONGEST_HEADLINE || !LETTER.test(text)) return false;
  if (SENTENCE_END.test(text) && !QUESTION_END.test(text)) return false;
  if (isChrome(text)) return false;
  return following.some((next) => next.text.length > text.length || SENTENCE_END.test(next.text));
}

/**
 * True where a later short line is a heading: it stands over a long paragraph, does not end like a sentence, is written in
 * title case (where the script has case) and is no by-line right under the headline. A line that is bold as a whole needs no
 * title case and may stand anywhere.
 */
function isSubheading(candidate: Candidate, previous: Candidate | undefined, next: Candidate | undefined): boolean {
  const { text, kind } = candidate;
  if (kind !== 'paragraph' || text.length > LONGEST_SUBHEADING || !LETTER.test(text) || !isLong(next)) return false;
  if (BOLD_LINE.test(text)) return !SENTENCE_END.test(text.slice(0, -2));
  if (isChrome(text) || (SENTENCE_END.test(text) && !QUESTION_END.test(text))) return false;
  if (!isLong(previous) && previous?.kind !== 'list-item') return false;
  return CASED.test(text) ? isTitleCase(text) : text.length <= LONGEST_UNCASED;
}

/** How many blocks from the top the headline is looked for, past by-lines and the like. */
const TOP = 3;

/**
 * Which blocks of a plain text are headings, by layout alone: 1 for the headline, 2 for sub-headings, null for the others.
 *
 * @param candidates every block of the text, in order, without blanks at the ends.
 */
export function headingLevels(candidates: readonly Candidate[]): readonly (1 | 2 | null)[] {
  const top = candidates.slice(0, TOP);
  const first = top.findIndex((candidate) => !isChrome(candidate.text));
  return candidates.map((candidate, i) => {
    if (i === first && isHeadline(candidate, candidates.slice(i + 1, i + 40))) return 1;
    return isSubheading(candidate, candidates[i - 1], candidates[i + 1]) && i > first ? 2 : null;
  });
}
