import { assertNever } from '../../../shared/assert.ts';
import { searchText } from '../../../shared/search/form.ts';
import type { Area, QueryNode, WordsNode } from '../../../shared/search/query.ts';
import { literalsOf } from '../../../shared/search/regex.ts';
import type { ReadDb } from '../db/types.ts';
import { allTextKeys, keysAnnotated, keysByPieces, keysBySaid, keysByWords } from '../repositories/search-index.ts';

/** Runs of three characters that narrow a search down: more cost more than they leave out. */
const MOST_PIECES = 24;

/** Keys in ascending order; null: the index cannot tell, so all of them. */
type Keys = readonly number[] | null;

/** How one area is looked up. */
interface Lookup {
  words(node: WordsNode): Keys;
  near(node: Extract<QueryNode, { kind: 'near' }>): Keys;
  pieces(text: readonly string[]): Keys;
}

/** Tokens hold no quotation marks: they are letters, digits and marks. */
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const phrase = ({ tokens, prefix }: WordsNode): string => `${quoted(tokens.join(' '))}${prefix ? ' *' : ''}`;
/** All tokens in any order: for what has no places in the index. */
const loose = ({ tokens, prefix }: WordsNode): string =>
  tokens.map((token, i) => `${quoted(token)}${prefix && i === tokens.length - 1 ? ' *' : ''}`).join(' AND ');

/** Words that begin with a letter are in almost every text: to gather them takes longer than to look. */
const isEverywhere = ({ tokens: [only = '', ...others], prefix }: WordsNode): boolean =>
  prefix && others.length === 0 && only.length === 1;

/** The runs of three characters that a text has at least where it has all of these pieces. */
function piecesQuery(texts: readonly string[]): string | null {
  const all = new Set<string>();
  for (const text of texts) {
    const points = Array.from(text);
    for (let i = 0; i + 3 <= points.length; i += 1) all.add(points.slice(i, i + 3).join(''));
  }
  const pieces = [...all].slice(0, MOST_PIECES);
  return pieces.length === 0 ? null : pieces.map(quoted).join(' AND ');
}

function lookupOf(db: ReadDb, area: Area): Lookup {
  switch (area) {
    // A quote is a part of its text.
    case 'text':
    case 'quotes':
      return {
        words: (node) => (isEverywhere(node) ? null : keysByWords(db, phrase(node))),
        near: ({ parts, distance }) => keysByWords(db, `NEAR(${parts.map(phrase).join(' ')}, ${distance})`),
        pieces(texts) {
          const query = piecesQuery(texts);
          return query === null ? null : keysByPieces(db, query);
        },
      };
    case 'notes':
    case 'attributes':
      return {
        words: (node) => keysBySaid(db, loose(node)),
        near: ({ parts }) => keysBySaid(db, parts.map(loose).join(' AND ')),
        pieces: () => null,
      };
    default:
      return assertNever(area);
  }
}

/**
 * Keys of the texts that may have what is looked for in an area: none is missing, some may be too many, so each is to be held
 * against its text. `node` null: everything.
 */
export function candidates(db: ReadDb, node: QueryNode | null, area: Area): readonly number[] {
  const keys = node === null ? null : narrowed(node, lookupOf(db, area));
  if (area === 'text') return keys ?? allTextKeys(db);
  return keys === null ? keysAnnotated(db) : keys;
}

function narrowed(node: QueryNode, lookup: Lookup): Keys {
  switch (node.kind) {
    case 'words':
      return lookup.words(node);
    case 'near':
      return lookup.near(node);
    case 'part':
      return lookup.pieces([node.text]);
    case 'regex':
      return lookup.pieces(literalsOf(node.source).map(searchText));
    case 'not':
      return null;
    case 'and':
      return node.of.map((one) => narrowed(one, lookup)).reduce(both, null);
    case 'or':
      return either(node.of.map((one) => narrowed(one, lookup)));
    default:
      return assertNever(node);
  }
}

function both(a: Keys, b: Keys): Keys {
  if (a === null || b === null) return a ?? b;
  const there = new Set(b);
  return a.filter((key) => there.has(key));
}

/** The keys of any of the lists, ascending. */
export function either(lists: readonly Keys[]): Keys {
  if (lists.includes(null)) return null;
  const [only, ...others] = lists;
  if (only && others.length === 0) return only;
  return [...new Set(lists.flatMap((keys) => keys ?? []))].toSorted((a, b) => a - b);
}
