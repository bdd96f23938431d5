import { Refusal } from '../../../../shared/api/reply.ts';
import { assemble, type Passage } from '../extract/blocks.ts';
import type { Extracted } from '../extract/extracted.ts';
import { createTally } from '../extract/tally.ts';
import { decodeHtml } from './encoding.ts';
import { passagesOf } from './flow.ts';
import { mainContentOf } from './main-content.ts';
import { pageFacts } from './page-facts.ts';
import { parseHtml } from './parse.ts';

/** What the user told of a page. */
export interface HtmlOptions {
  /** Any WHATWG label. */
  readonly encoding?: string | undefined;
  /** Only the article, without navigation and footers. */
  readonly mainContent?: boolean | undefined;
}

/**
 * Takes the text out of a web page. A pure function of its bytes: nothing runs, nothing is fetched.
 *
 * @throws Refusal `refused`: as `decodeHtml`, `parseHtml` and `mainContentOf` do; a page without text.
 */
export async function readHtml(bytes: Uint8Array, options: HtmlOptions): Promise<Extracted> {
  const { text: source, encoding, encodingFrom } = decodeHtml(bytes, options.encoding);
  const document = parseHtml(source);
  const tally = createTally();
  const whole = passagesOf(document, tally);
  let passages: readonly Passage[] = whole;
  if (options.mainContent === true) {
    passages = withHeadline(whole, passagesOf(await mainContentOf(document), createTally()));
    tally.add('passage outside the main content', Math.max(0, whole.length - passages.length));
  }
  const { text, blocks, marks } = assemble(passages);
  if (text === '') {
    throw new Refusal(
      'refused',
      'The page holds no text: what it shows may be made by scripts, which do not run here.',
    );
  }
  return { text, structure: { blocks, marks }, ...pageFacts(document), leftOut: tally.list(), encoding, encodingFrom };
}

/** Readability takes a headline that says the same as the page's title for a doubled one; here it is a part of the text. */
function withHeadline(whole: readonly Passage[], main: readonly Passage[]): readonly Passage[] {
  const headline = whole.find(({ kind, level }) => kind === 'heading' && level === 1);
  return !headline || main.some(({ text }) => text === headline.text) ? main : [headline, ...main];
}
