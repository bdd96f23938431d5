import { serialize } from 'parse5';
import { Refusal } from '../../../../shared/api/reply.ts';
import { parseHtml, type HtmlDocument } from './parse.ts';

/** More elements than any article's page has; Readability looks at each several times. */
const MOST_ELEMENTS = 100_000;

const NONE = 'No main content was found on this page. Import the whole page.';

/**
 * The part of a page that Readability (as in Firefox's reader view) takes for its article, without navigation, asides and footers.
 * Nothing runs and nothing is fetched.
 *
 * @throws Refusal `refused` where it finds none.
 */
export async function mainContentOf(document: HtmlDocument): Promise<HtmlDocument> {
  const [{ Readability }, { parseHTML }] = await Promise.all([import('@mozilla/readability'), import('linkedom')]);
  // Both libraries are typed with the browser's own types, which are not there outside of one.
  const page: unknown = parseHTML(serialize(document));
  const { document: copy } = page as { readonly document: unknown };
  try {
    const article = new Readability(copy as never, {
      maxElemsToParse: MOST_ELEMENTS,
      disableJSONLD: true,
      charThreshold: 200,
    }).parse();
    if (article?.content) return parseHtml(article.content);
  } catch (error) {
    // Readability throws a plain error for pages over its limit, and recursion may end in a range error.
    if (!(error instanceof Error)) throw error;
    throw new Refusal('refused', `${NONE} (${error.message})`);
  }
  throw new Refusal('refused', NONE);
}
