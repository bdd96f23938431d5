import { metadataOf, publicationOf, statedTitle } from '../extract/facts.ts';
import type { FileFacts } from '../extract/extracted.ts';
import { articleOf } from './json-ld.ts';
import { attribute, elementsIn, textIn, type HtmlDocument, type HtmlElement } from './parse.ts';

/** What stands about a page in its own elements, by what it is called there. */
interface Stated {
  /** Of `<meta name>`, `<meta property>` and `<meta itemprop>`, lower case; the first one of a name. */
  readonly meta: ReadonlyMap<string, string>;
  readonly jsonLd: readonly string[];
  readonly title: string | null;
  readonly heading: string | null;
  readonly canonical: string | null;
  readonly language: string | null;
  readonly time: string | null;
}

const isJsonLd = (element: HtmlElement): boolean =>
  element.tagName === 'script' && /^\s*application\/ld\+json\b/i.test(attribute(element, 'type') ?? '');

function statedIn(document: HtmlDocument): Stated {
  const meta = new Map<string, string>();
  const jsonLd: string[] = [];
  const first: Record<'title' | 'heading' | 'canonical' | 'language' | 'time', string | null> = {
    title: null,
    heading: null,
    canonical: null,
    language: null,
    time: null,
  };
  for (const element of elementsIn(document)) {
    const { tagName } = element;
    if (tagName === 'html') first.language ??= attribute(element, 'lang') ?? attribute(element, 'xml:lang');
    if (tagName === 'title' && element.namespaceURI.endsWith('xhtml')) first.title ??= textIn(element);
    if (tagName === 'h1') first.heading ??= textIn(element);
    if (tagName === 'time') first.time ??= attribute(element, 'datetime');
    if (tagName === 'link' && /\bcanonical\b/i.test(attribute(element, 'rel') ?? '')) {
      first.canonical ??= attribute(element, 'href');
    }
    if (isJsonLd(element)) jsonLd.push(textIn(element));
    if (tagName !== 'meta') continue;
    const name = attribute(element, 'property') ?? attribute(element, 'name') ?? attribute(element, 'itemprop');
    const content = attribute(element, 'content');
    const key = name?.trim().toLowerCase();
    if (key !== undefined && content !== null && !meta.has(key)) meta.set(key, content);
  }
  return { meta, jsonLd, ...first };
}

const DATES = [
  'article:published_time',
  'og:article:published_time',
  'datepublished',
  'parsely-pub-date',
  'citation_publication_date',
  'dcterms.issued',
  'dcterms.date',
  'dc.date.issued',
  'dc.date',
  'pubdate',
  'date',
];
const AUTHORS = ['author', 'parsely-author', 'citation_author', 'dcterms.creator', 'dc.creator', 'article:author'];

/** An author's page is no author. */
const unlessAddress = (value: string | null | undefined): string | null =>
  value === null || value === undefined || /^\s*https?:/i.test(value) ? null : value;

/**
 * What a page says of itself: title, outlet, author, day and address as proposals, and metadata. schema.org's words in JSON-LD come
 * first, then Open Graph and the other `<meta>` elements, then what the page shows. Nothing is fetched.
 */
export function pageFacts(document: HtmlDocument): FileFacts {
  const { meta, jsonLd, title, heading, canonical, language, time } = statedIn(document);
  const article = articleOf(jsonLd);
  const of = (name: string): string | undefined => meta.get(name);
  const titles = [article?.headline, of('og:title'), of('citation_title'), of('twitter:title'), heading, title];
  const published = publicationOf({
    outlet: [
      article?.publisher,
      of('og:site_name'),
      of('application-name'),
      of('dcterms.publisher'),
      of('dc.publisher'),
    ],
    author: [article?.author, ...AUTHORS.map(of)].map(unlessAddress),
    url: [canonical, of('og:url'), article?.url],
    date: [article?.date, ...DATES.map(of), time],
  });
  const pageTitle = statedTitle(title);
  const chosen = titles.map(statedTitle).find((one) => one !== null) ?? null;
  return {
    title: chosen,
    publication: published,
    metadata: metadataOf({
      language: language ?? article?.language ?? of('og:locale')?.replace('_', '-') ?? of('content-language'),
      description: of('og:description') ?? of('description'),
      ...(pageTitle !== chosen && { page_title: pageTitle }),
    }),
  };
}
