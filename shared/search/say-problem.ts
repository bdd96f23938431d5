import type { ProblemCode, QueryProblem } from './query.ts';

/** What is wrong, in English; `{{what}}` is the piece that is meant. */
export const PROBLEM_SENTENCES = {
  empty: 'Nothing is asked for. Type a word.',
  onlyOperators: 'There are only operators here (AND, OR, NOT, NEAR, brackets). Add the words that they are about.',
  onlyNegative: 'This only says what must not be there. Add a word that must.',
  quote: 'This quotation mark is never closed. Close it, or leave it out.',
  open: 'This bracket is never closed. Close it, or put the words in quotation marks.',
  close: 'This bracket closes nothing. Leave it out.',
  emptyGroup: 'There is nothing between these brackets. Put words there, or leave them out.',
  operator: '{{what}} needs words on both sides. Add them, or write it in small letters to find the word.',
  noWords: 'There is no letter or digit in {{what}}. Signs are found with a regular expression, such as /[%$]/.',
  star: 'A * stands at the beginning or at the end of a word. For the middle, use a regular expression: /tr.*s/.',
  near: 'NEAR is written NEAR(word other, 5), with words or "phrases" inside.',
  nearParts: 'NEAR needs two words or phrases at least: NEAR(word other, 5).',
  nearDistance: 'The distance of NEAR is a number of words from 0 to 1000.',
  regexOpen: 'This regular expression does not end. Close it with /, or put the text in quotation marks.',
  regexFlag: 'A regular expression has no flag "{{what}}". There is only i, which ignores case.',
  regexLook:
    '{{what}} looks ahead or behind, which the search does not do: it promises to be fast. Write what must stand there as a part of the expression.',
  regexBackReference:
    '{{what}} refers back to a group, which the search does not do: it promises to be fast. Write out what may be repeated.',
  regexPossessive: '{{what}} is a possessive or atomic form, which the search does not know. Leave the + or ?> out.',
  regexBad: 'This is no regular expression: {{what}}.',
  field:
    'There is no field "{{what}}". There are label, layer, attr, doc, outlet, author, date, meta, status and in; put other text in quotation marks.',
  fieldValue: '{{what}} needs a value right behind the colon.',
  fieldInside: '{{what}} narrows the whole search. Put it outside brackets and OR.',
  area: '"{{what}}" is no place to search in. There are text, quotes, notes and attributes.',
  status: '"{{what}}" is no status. There are open, done and locked.',
  date: '"{{what}}" is no date. Write 2024, 2024-06 or 2024-06-30, or from one to another: 2024-06..2024-08.',
  attr: 'attr: takes a name, or a name and a value: attr:certainty=possible.',
  meta: 'meta: takes a name, or a name and a value: meta:language=en.',
  long: 'This is too long to be searched for: at most {{what}} characters.',
  many: 'There are too many words and expressions in this: at most {{what}}.',
  label: 'There is no such label. There are: {{what}}.',
  layer: 'There is no such layer. There are: {{what}}.',
} as const satisfies Readonly<Record<ProblemCode, string>>;

/** A problem as a sentence of English: what is wrong, and what to do. */
export const sayProblem = ({ code, what }: QueryProblem): string =>
  PROBLEM_SENTENCES[code].replace('{{what}}', () => what);
