import { fromMarkdown, type Token } from 'mdast-util-from-markdown';
import type { Block, Mark } from '../../../shared/model/document.ts';

/** A leaf of the Markdown, or a container's prefix. Offsets are UTF-16 code units of what was parsed. */
export interface Leaf {
  readonly kind: Block['kind'];
  readonly level?: number;
  /** True for a paragraph, which may be a table. */
  readonly mayBeTable?: boolean;
  readonly start: number;
  readonly end: number;
}

/** A mark with plain offsets. */
export interface Range {
  readonly kind: Mark['kind'];
  readonly start: number;
  readonly end: number;
}

/** What the parser's tokens say. */
export interface Tokens {
  /** Leaf blocks in text order; they begin and end inside their lines. */
  readonly leaves: readonly Leaf[];
  /** Prefixes of lists and quotes, which may stand alone in a line. */
  readonly prefixes: readonly Leaf[];
  readonly ranges: readonly Range[];
}

const MAX_LEVEL = 6;

/** Tokens that are markup as a whole. */
const SYNTAX: ReadonlySet<string> = new Set([
  'atxHeadingSequence',
  'setextHeadingLine',
  'thematicBreak',
  'definition',
  'codeFencedFence',
  'blockQuoteMarker',
  'listItemMarker',
  'listItemValue',
  'emphasisSequence',
  'strongSequence',
  'codeTextSequence',
  'labelMarker',
  'labelImageMarker',
  'resource',
  'reference',
  'autolinkMarker',
  'escapeMarker',
  'hardBreakEscape',
]);

/** Tokens that hold the emphasised text, without its markup. */
const EMPHASIS: ReadonlyMap<string, Mark['kind']> = new Map([
  ['emphasisText', 'italic'],
  ['strongText', 'bold'],
  ['codeTextData', 'code'],
  ['autolinkProtocol', 'link'],
  ['autolinkEmail', 'link'],
]);

/** Leaf tokens that keep their kind wherever they stand. */
const OWN_KIND: ReadonlyMap<string, Block['kind']> = new Map([
  ['atxHeading', 'heading'],
  ['setextHeading', 'heading'],
  ['codeFenced', 'code'],
  ['codeIndented', 'code'],
]);

/** Leaf tokens that read as what they stand in: an item, a quote, or a paragraph. */
const FLOWING: ReadonlySet<string> = new Set(['paragraph', 'htmlFlow', 'thematicBreak', 'definition']);

const LISTS: ReadonlySet<string> = new Set(['listOrdered', 'listUnordered']);

/**
 * Reads Markdown (CommonMark) into leaves and marks, through the parser's tokens: unlike its tree, they know where every
 * markup character stands. Check it with `refuseMarkdownBombs` first.
 */
export function readTokens(markdown: string): Tokens {
  const leaves: Leaf[] = [];
  const prefixes: Leaf[] = [];
  const ranges: Range[] = [];
  const containers: ('list' | 'quote')[] = [];
  const images: boolean[] = [];

  /** What flowing text is inside the containers that are open. */
  const flowing = (): Pick<Leaf, 'kind' | 'level'> => {
    const innermost = containers.at(-1);
    if (innermost === undefined) return { kind: 'paragraph' };
    if (innermost === 'quote') return { kind: 'quote' };
    return { kind: 'list-item', level: Math.min(MAX_LEVEL, containers.filter((kind) => kind === 'list').length) };
  };

  const enter = ({ type, start: { offset: start }, end: { offset: end } }: Token): void => {
    if (LISTS.has(type)) containers.push('list');
    else if (type === 'blockQuote') containers.push('quote');
    else if (type === 'image') images.push(true);
    else if (type === 'link') images.push(false);

    if (SYNTAX.has(type)) ranges.push({ kind: 'syntax', start, end });
    const emphasis = type === 'labelText' && images.at(-1) === false ? 'link' : EMPHASIS.get(type);
    if (emphasis !== undefined) ranges.push({ kind: emphasis, start, end });

    if (type === 'listItemPrefix' || type === 'blockQuotePrefix') prefixes.push({ ...flowing(), start, end });
    const own = OWN_KIND.get(type);
    if (own !== undefined) leaves.push({ kind: own, start, end, ...(own === 'heading' && { level: 1 }) });
    else if (FLOWING.has(type)) leaves.push({ ...flowing(), mayBeTable: type === 'paragraph', start, end });
    else if (type === 'atxHeadingSequence' || type === 'setextHeadingLineSequence') {
      const level = type === 'atxHeadingSequence' ? end - start : markdown.charAt(start) === '=' ? 1 : 2;
      const heading = leaves.at(-1);
      // The opening sequence comes first; a closing one may be longer and says nothing.
      if (heading && (type !== 'atxHeadingSequence' || start === heading.start)) {
        leaves[leaves.length - 1] = { ...heading, level };
      }
    }
  };

  const exit = ({ type }: Token): void => {
    if (LISTS.has(type) || type === 'blockQuote') containers.pop();
    else if (type === 'image' || type === 'link') images.pop();
  };

  fromMarkdown(markdown, {
    mdastExtensions: [{ beforeEnter: (token) => enter(token), afterExit: (token) => exit(token) }],
  });
  return { leaves, prefixes, ranges };
}
