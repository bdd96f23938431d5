/** What some scripts need between two letters to be spelled right: ZWNJ in Persian, ZWJ in Sinhala. */
const JOINING =
  'Arab|Syrc|Mand|Mong|Nkoo|Phag|Deva|Beng|Guru|Gujr|Orya|Taml|Telu|Knda|Mlym|Sinh|Khmr|Laoo|Mymr|Thai|Tibt|Bali|Java';
const joining = `[${JOINING.split('|')
  .map((script) => `\\p{Script=${script}}`)
  .join('')}]`;

/** Characters without a picture of their own that are seen by what they do to their neighbours. Order matters to nobody. */
const AT_WORK = [
  // A joiner between two letters of a script that has use for it.
  `(?<=${joining})(?<=\\p{L}\\p{M}*)[\\u200c\\u200d](?=${joining})(?=[\\p{L}\\p{M}])`,
  // A joiner between two pictures that make one.
  '(?<=\\p{Extended_Pictographic}[\\p{Emoji_Modifier}\\ufe0f]*)\\u200d(?=\\p{Extended_Pictographic})',
  // A selector behind what it selects a form of.
  '(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}])[\\ufe0e\\ufe0f]',
  '(?<=[0-9#*])\\ufe0f(?=\\u20e3)',
  '(?<=\\p{Script=Han})[\\ufe00-\\ufe02\\u{e0100}-\\u{e01ef}]',
  '(?<=\\p{Script=Mongolian})[\\u180b-\\u180d\\u180f]',
];

/** Bidi controls, zero-width and filling characters, selectors, tags, controls, line separators, halves of pairs. */
const UNSEEN = '[\\p{Default_Ignorable_Code_Point}\\p{Cc}\\p{Cs}\\u2028\\u2029\\ufff9-\\ufffb]';

const pattern = (flags: string): RegExp => new RegExp(`(?!${AT_WORK.join('|')})${UNSEEN}`, flags);
const FIRST = pattern('u');
const EVERY = pattern('gu');

/** Braille's empty cell is drawn as nothing, though it is no blank. */
const SHOWS = /[^\p{White_Space}\u2800]/u;

/** What is said where a name is refused for this. */
export const NOT_VISIBLE = 'it holds a character that cannot be seen, or none that can; type it again';

/**
 * True for a text that a reader sees all of, as names and labels must be: no character in it is invisible or changes the
 * order of its neighbours, and at least one is no blank. Joiners and selectors pass where they do what they are made for.
 * O(n).
 */
export const isVisible = (text: string): boolean => SHOWS.test(text) && !FIRST.test(text);

/** True for a text without invisible characters; it may be empty. O(n). */
export const hidesNothing = (text: string): boolean => !FIRST.test(text);

/** The text without its invisible characters. Never for a document's own text. O(n). */
export const withoutInvisible = (text: string): string => text.replace(EVERY, '');

/** The text with U+FFFD in place of each invisible character: for the names of files, which are shown, not corrected. O(n). */
export const withInvisibleMarked = (text: string): string => text.replace(EVERY, '\ufffd');
