import { Refusal } from '../../../shared/api/reply.ts';
import { MARKDOWN_BREAKS } from './lines.ts';

/**
 * What Markdown is parsed up to. The parser's time grows with the square of each of these; at the limits it stays at a few
 * seconds (measured with micromark 4), and real documents stay far below them.
 */
const LIMITS = {
  /** UTF-16 code units. */
  length: 4 * 1024 * 1024,
  /** Block quotes and list markers before a line's own text. */
  depth: 32,
  /** Sum over the lines of their depth: 30,000 list items, or 3,000 that are ten deep. */
  nesting: 30_000,
  lines: 60_000,
  /** Sum over the paragraphs of the square of their markup characters: one with 20,000 uses it up. */
  markup: 20_000 ** 2,
} as const;

const CONTAINERS = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/;
const CONTAINER = />|[-*+]|\d+[.)]/g;
const LIST_ITEM = /^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]/;
const STARTS_BLOCK = /^[ \t>]*(?:[-*+][ \t]|\d{1,9}[.)][ \t]|#{1,6}[ \t]|$)/;
const MARKUP = /[*_[\]`<!&\\]/g;

/** Levels of nesting at the start of a line; the indent of a list item stands for the lists that it is in. */
function depthOf(line: string): number {
  const containers = CONTAINERS.exec(line.slice(0, 1000))?.[0].match(CONTAINER)?.length ?? 0;
  const indent = LIST_ITEM.test(line) ? line.search(/[^ \t]/) : 0;
  return containers + Math.floor(indent / 2);
}

const refuse = (line: number, what: string): never => {
  throw new Refusal('refused', `${what}. Import the file as plain text instead.`, { line });
};

const count = (n: number): string => n.toLocaleString('en-US');

/**
 * Refuses Markdown that would take a parser minutes: nested too deeply, or with too much markup in one paragraph. O(n).
 *
 * @throws Refusal `refused`, with the line.
 */
export function refuseMarkdownBombs(text: string): void {
  if (text.length > LIMITS.length) {
    refuse(1, `Markdown is read up to ${count(LIMITS.length)} characters, this has ${count(text.length)}`);
  }
  let nesting = 0;
  let markup = 0;
  let paragraph = 0;
  for (const [i, line] of text.split(MARKDOWN_BREAKS).entries()) {
    if (i >= LIMITS.lines) refuse(i + 1, `The Markdown has more than ${count(LIMITS.lines)} lines`);
    const depth = depthOf(line);
    if (depth > LIMITS.depth) refuse(i + 1, `The Markdown is nested more than ${LIMITS.depth} levels deep here`);
    nesting += depth;
    if (nesting > LIMITS.nesting) refuse(i + 1, 'The Markdown has too many nested list items and quotes up to here');
    if (STARTS_BLOCK.test(line)) paragraph = 0;
    const found = line.match(MARKUP)?.length ?? 0;
    markup += (paragraph + found) ** 2 - paragraph ** 2;
    paragraph += found;
    if (markup > LIMITS.markup) refuse(i + 1, 'The Markdown has too many markup characters in the paragraph here');
  }
}
