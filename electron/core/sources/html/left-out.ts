import type { Tally } from '../extract/tally.ts';
import { LEFT_OUT } from './elements.ts';
import { attribute, type HtmlElement } from './parse.ts';

const HIDDEN_STYLE = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\s*(?:!\s*important\s*)?(?:;|$)/i;

/** Why an element is left out with everything in it, or null. Classes and style sheets are not read, so they hide nothing. */
export function reasonToLeaveOut(element: HtmlElement): string | null {
  const { tagName } = element;
  if (tagName === 'img' || tagName === 'image') {
    return /^\s*data:/i.test(attribute(element, 'src') ?? '') ? 'image' : 'remote image';
  }
  const named = Object.hasOwn(LEFT_OUT, tagName) ? LEFT_OUT[tagName] : undefined;
  if (named !== undefined) return named;
  if (tagName === 'link') return isStyleSheet(element) ? 'style sheet' : null;
  const isHidden =
    attribute(element, 'hidden') !== null ||
    HIDDEN_STYLE.test(attribute(element, 'style') ?? '') ||
    (tagName === 'dialog' && attribute(element, 'open') === null);
  return isHidden ? 'hidden part' : null;
}

const isStyleSheet = (element: HtmlElement): boolean => /\bstylesheet\b/i.test(attribute(element, 'rel') ?? '');

/** Counts what an element carries besides its text: handlers that would run, and where its link leads. */
export function countAttributes({ attrs, tagName }: HtmlElement, tally: Tally): void {
  for (const { name, value } of attrs) {
    if (name.startsWith('on')) tally.add('event handler');
    if (name === 'href' && tagName === 'a') {
      const leads = [...value].filter((character) => character > ' ').join('');
      tally.add(/^(?:javascript|vbscript|data):/i.test(leads) ? 'script in a link' : 'address of a link');
    }
  }
}
