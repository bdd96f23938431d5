import type { Span } from '../text/units.ts';

/** Characters (UTF-16 code units) of context on each side at most. */
const MOST = 80;
/** Blanks are folded away: what is looked at is a little more. */
const READ = 2 * MOST;
/** So far a cut moves to stand between two words. */
const SLACK = 24;

/**
 * The text before and after a place on one line each, as a reader sees it: at most {@link MOST} characters, no part of a word at
 * the outer ends, nothing of another block, no markup. `blocks` and `syntax` (the places of markup): of the text, in its order;
 * where there are no blocks, all of it is one.
 */
export function contextOf(
  text: string,
  { start, end }: Span,
  { blocks, syntax = [] }: { readonly blocks: readonly Span[]; readonly syntax?: readonly Span[] },
): { readonly before: string; readonly after: string } {
  const first = blocks.findLast((block) => block.start <= start);
  const last = blocks.find((block) => block.end >= end);
  return {
    before: tail(folded(read(text, Math.max(first?.start ?? 0, start - READ), start, syntax))),
    after: head(folded(read(text, end, Math.min(last?.end ?? text.length, end + READ), syntax))),
  };
}

/** A stretch of the text without its markup. */
function read(text: string, start: number, end: number, syntax: readonly Span[]): string {
  let at = start;
  let said = '';
  for (const mark of syntax) {
    if (mark.start >= end) break;
    if (mark.end <= at) continue;
    said += text.slice(at, Math.max(at, mark.start));
    at = Math.min(mark.end, end);
  }
  return said + text.slice(at, end);
}

/** Most texts have single blanks only, and replacing costs ten times as much as looking. */
const folded = (text: string): string => (/[^\S ]| {2}/.test(text) ? text.replaceAll(/\s+/g, ' ') : text);

function tail(text: string): string {
  if (text.length <= MOST) return whole(text);
  const cut = text.slice(-MOST);
  const blank = cut.indexOf(' ');
  return blank >= 0 && blank < SLACK ? cut.slice(blank + 1) : whole(cut);
}

function head(text: string): string {
  if (text.length <= MOST) return whole(text);
  const cut = text.slice(0, MOST);
  const blank = cut.lastIndexOf(' ');
  return blank >= MOST - SLACK ? cut.slice(0, blank) : whole(cut);
}

/** Without the halves of characters that a cut has left. */
const whole = (text: string): string => text.replace(/^[\uDC00-\uDFFF]/, '').replace(/[\uD800-\uDBFF]$/, '');
