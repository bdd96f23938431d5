/** Titles and the like: a name or a number follows, so a full stop after one never ends a sentence. */
const LEADING = new Set(
  `adm assoc asst brig capt cmdr col cpl dr fig gen gov hon lt maj messrs mr mrs ms mt mx no nos pp pres prof pvt rep reps
   rev sec sen sens sgt sr st supt vs v approx ca cf`.split(/\s+/),
);

/** Words that often end a sentence as well: what follows decides. */
const EITHER = new Set(
  `al apr aug ave bldg blvd bros co corp dec dept ed est etc feb fri inc intl jan jr jul jun ltd mar mon nov oct rd sat sep
   sept sun thu thur thurs tue tues univ wed`.split(/\s+/),
);

/** Words that start a sentence much more often than they follow an abbreviation inside one, with a capital. */
const STARTERS = new Set(
  `a an and as at but by for from he her his however i if in it its meanwhile on she since so that the their then there
   these they this those though to we what when where while who with yet you`.split(/\s+/),
);

const LAST_WORD = /(?:^|[\s("'“‘[])((?:\p{L}\.)+|\p{L}+\.)\s*$/u;
const FIRST_WORD = /^[\s"'“‘([]*([\p{L}\p{N}’']+)/u;

const QUOTED_QUESTION = /[?!…]["'”’»]\s*$/u;
const LOWER_CASE = /^\p{Ll}/u;

/**
 * True where a sentence that a segmenter ended goes on: because the full stop belongs to an abbreviation ("Gen. | Pat Ryder",
 * "the U.S. | Army", "J. | Smith"), or because only what was quoted has ended ("“Is it so?” | he asked"). English
 * abbreviations; other languages are left as they were cut.
 */
export function goesOn(sentence: string, following: string): boolean {
  if (QUOTED_QUESTION.test(sentence)) return LOWER_CASE.test(following);
  const last = LAST_WORD.exec(sentence)?.[1];
  if (last === undefined) return false;
  const word = last.slice(0, -1).toLowerCase();
  if (LEADING.has(word)) return true;
  const isInitial = word.length === 1 && word !== 'i';
  if (!isInitial && !word.includes('.') && !EITHER.has(word)) return false;
  const first = FIRST_WORD.exec(following)?.[1];
  return first !== undefined && !STARTERS.has(first.toLowerCase());
}
