import { QueryError, type Place } from './query.ts';

/** A piece of a query as it is written. `value` of a phrase is what is between the marks, of a regex what is between the slashes. */
export type Lexeme =
  | { readonly kind: 'open' | 'close' | 'minus' | 'and' | 'or' | 'not' | 'near'; readonly place: Place }
  | { readonly kind: 'word'; readonly value: string; readonly place: Place }
  | { readonly kind: 'phrase'; readonly value: string; readonly prefix: boolean; readonly place: Place }
  | { readonly kind: 'regex'; readonly value: string; readonly flags: string; readonly place: Place }
  | { readonly kind: 'field'; readonly field: string; readonly value: string; readonly place: Place };

const QUOTES: Readonly<Record<string, string>> = { '"': '"', '“': '”', '”': '”', '„': '“', '«': '»' };
const OPERATORS = { AND: 'and', OR: 'or', NOT: 'not' } as const;
/** `name:value` as a field is written. An address such as https://… is none. */
const FIELD = /^([a-z]+):(?!\/\/)/;

const isOperator = (word: string): word is keyof typeof OPERATORS => Object.hasOwn(OPERATORS, word);

/**
 * Cuts a query into its pieces. O(n).
 *
 * @throws QueryError for a quotation mark or a regular expression that does not end.
 */
export function lex(query: string): Lexeme[] {
  const lexemes: Lexeme[] = [];
  let at = 0;
  const place = (start: number): Place => ({ start, end: at });

  /** What is between quotation marks; `at` is behind the closing one afterwards. */
  function quoted(): string {
    const start = at;
    const first = query.charAt(at);
    // A typed quotation mark may be closed by any: word processors turn them.
    const closing = first === '"' ? /["”]/ : new RegExp(`["${QUOTES[first] ?? ''}]`);
    const length = query.slice(at + 1).search(closing);
    if (length < 0) throw new QueryError('quote', { start, end: start + 1 }, first);
    at += length + 2;
    return query.slice(start + 1, at - 1);
  }

  function regex(): Lexeme {
    const start = at;
    let isInClass = false;
    for (at += 1; at < query.length; at += 1) {
      const character = query.charAt(at);
      if (character === '\\') at += 1;
      else if (character === '[') isInClass = true;
      else if (character === ']') isInClass = false;
      else if (character === '/' && !isInClass) {
        const value = query.slice(start + 1, at);
        at += 1;
        const flags = /^[\p{L}\p{N}]*/u.exec(query.slice(at))?.[0] ?? '';
        at += flags.length;
        return { kind: 'regex', value, flags, place: place(start) };
      }
    }
    throw new QueryError('regexOpen', { start, end: query.length });
  }

  const word = (): string => {
    const run = /^[^\s()"“”„«»]+/u.exec(query.slice(at))?.[0] ?? query.charAt(at);
    at += run.length;
    return run;
  };

  while (at < query.length) {
    const start = at;
    const character = query.charAt(at);
    if (/\s/.test(character)) {
      at += 1;
    } else if (character === '(' || character === ')') {
      at += 1;
      lexemes.push({ kind: character === '(' ? 'open' : 'close', place: place(start) });
    } else if (Object.hasOwn(QUOTES, character)) {
      const value = quoted();
      const prefix = query.charAt(at) === '*';
      if (prefix) at += 1;
      lexemes.push({ kind: 'phrase', value, prefix, place: place(start) });
    } else if (character === '/') {
      lexemes.push(regex());
    } else if (character === '-' && /^-[^\s-]/.test(query.slice(at))) {
      at += 1;
      lexemes.push({ kind: 'minus', place: place(start) });
    } else if (/^NEAR\s*\(/.test(query.slice(at))) {
      at += 4;
      lexemes.push({ kind: 'near', place: place(start) });
    } else {
      const field = FIELD.exec(query.slice(at))?.[1];
      if (field !== undefined) {
        at += field.length + 1;
        // attr:name="a value": the quotation mark may stand behind the equals sign.
        let value = /^[^\s()"“”„«»]*/u.exec(query.slice(at))?.[0] ?? '';
        at += value.length;
        if ((value === '' || value.endsWith('=')) && Object.hasOwn(QUOTES, query.charAt(at))) value += quoted();
        lexemes.push({ kind: 'field', field, value, place: place(start) });
        continue;
      }
      const value = word();
      lexemes.push(
        isOperator(value)
          ? { kind: OPERATORS[value], place: place(start) }
          : { kind: 'word', value, place: place(start) },
      );
    }
  }
  return lexemes;
}
