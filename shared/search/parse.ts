import { searchText } from './form.ts';
import { lex, type Lexeme } from './lex.ts';
import {
  AREAS,
  FIELDS,
  QueryError,
  STATES,
  type Area,
  type Field,
  type Place,
  type Query,
  type QueryFilter,
  type QueryNode,
  type QueryProblem,
  type WordsNode,
} from './query.ts';
import { refuseUnsupported } from './regex.ts';
import { tokensOf } from './tokens.ts';

/** Characters of a query, and words and expressions in it: more nobody types, and every one of them costs. */
const LONGEST = 1000;
const MOST_LEAVES = 64;
const FARTHEST = 1000;
const NEAR_BY_ITSELF = 10;

const isField = (name: string): name is Field => (FIELDS as readonly string[]).includes(name);
const isArea = (name: string): name is Area => (AREAS as readonly string[]).includes(name);

/** Reads a query: what it looks for, or what is wrong with it and where. It never throws. O(n). */
export function parseQuery(query: string): { readonly query: Query } | { readonly problem: QueryProblem } {
  try {
    return { query: read(query) };
  } catch (error) {
    if (error instanceof QueryError) return { problem: error.problem };
    throw error;
  }
}

function read(query: string): Query {
  const whole = { start: 0, end: query.length };
  if (query.length > LONGEST) throw new QueryError('long', { start: LONGEST, end: query.length }, String(LONGEST));
  const lexemes = lex(query);
  if (lexemes.length === 0) throw new QueryError('empty', whole);
  if (lexemes.every(({ kind }) => kind !== 'word' && kind !== 'phrase' && kind !== 'regex' && kind !== 'field')) {
    throw new QueryError('onlyOperators', whole);
  }
  const reader = createReader(lexemes, query);
  const node = reader.all();
  if (node !== null && !isPositive(node)) throw new QueryError('onlyNegative', whole);
  return { node, filters: reader.filters, areas: reader.areas.length === 0 ? null : [...new Set(reader.areas)] };
}

/** Whether something must be there for it to be found, in every alternative. */
function isPositive(node: QueryNode): boolean {
  if (node.kind === 'not') return false;
  if (node.kind === 'and') return node.of.some(isPositive);
  return node.kind !== 'or' || node.of.every(isPositive);
}

function createReader(lexemes: readonly Lexeme[], query: string) {
  const filters: QueryFilter[] = [];
  const areas: Area[] = [];
  let at = 0;
  let leaves = 0;
  let depth = 0;
  const peek = (): Lexeme | undefined => lexemes[at];

  function leaf<N extends Exclude<QueryNode, { kind: 'and' | 'or' | 'not' }>>(node: N): N {
    leaves += 1;
    if (leaves > MOST_LEAVES) throw new QueryError('many', node.place, String(MOST_LEAVES));
    return node;
  }

  function words(text: string, prefix: boolean, place: Place): WordsNode {
    const tokens = tokensOf(searchText(text));
    if (tokens.length === 0) throw new QueryError('noWords', place, query.slice(place.start, place.end));
    return leaf({ kind: 'words', tokens, prefix, place });
  }

  function word({ value, place }: { readonly value: string; readonly place: Place }): QueryNode {
    const inner = /^\*?([^*]*)\*?$/s.exec(value)?.[1];
    if (inner === undefined || (inner === '' && value.includes('*'))) throw new QueryError('star', place, value);
    const isOpen = value.endsWith('*');
    if (!value.startsWith('*')) return words(inner, isOpen, place);
    const text = searchText(inner);
    if (tokensOf(text).length === 0) throw new QueryError('noWords', place, value);
    return leaf({ kind: 'part', text, atEnd: !isOpen, place });
  }

  function regex(lexeme: Extract<Lexeme, { kind: 'regex' }>): QueryNode {
    const { value: source, flags, place } = lexeme;
    const flag = /[^i]/u.exec(flags)?.[0];
    if (flag !== undefined)
      throw new QueryError('regexFlag', { start: place.end - flags.length, end: place.end }, flag);
    if (source === '') throw new QueryError('noWords', place, '//');
    refuseUnsupported(source, place.start + 1);
    return leaf({ kind: 'regex', source, ignoreCase: flags !== '', place });
  }

  function near(place: Place): QueryNode {
    const parts: WordsNode[] = [];
    let distance = NEAR_BY_ITSELF;
    // The lexer has seen the bracket.
    at += 1;
    for (;;) {
      const lexeme = peek();
      if (lexeme === undefined) throw new QueryError('open', place);
      at += 1;
      if (lexeme.kind === 'close') {
        const whole = { start: place.start, end: lexeme.place.end };
        if (parts.length < 2) throw new QueryError('nearParts', whole);
        return { kind: 'near', parts, distance, place: whole };
      }
      if (lexeme.kind === 'phrase') {
        parts.push(words(lexeme.value, lexeme.prefix, lexeme.place));
        continue;
      }
      if (lexeme.kind !== 'word') throw new QueryError('near', lexeme.place);
      // A comma at the end of a word, or by itself, leads to the distance: NEAR(a b, 5), NEAR(a b,5).
      const [, text = '', number] = /^(.*?)(?:,(-?\d*))?$/s.exec(lexeme.value) ?? [];
      if (text !== '' || number === undefined) {
        const node = word({ value: number === undefined ? lexeme.value : text, place: lexeme.place });
        if (node.kind !== 'words') throw new QueryError('near', lexeme.place);
        parts.push(node);
      }
      if (number !== undefined) distance = distanceOf(number, lexeme.place);
    }
  }

  function distanceOf(written: string, comma: Place): number {
    const next = peek();
    const isApart = written === '' && next?.kind === 'word';
    const text = isApart ? next.value : written;
    const place = written === '' ? (next?.place ?? comma) : comma;
    if (isApart) at += 1;
    const distance = Number(text);
    if (!/^\d+$/.test(text) || distance > FARTHEST || peek()?.kind !== 'close') {
      throw new QueryError('nearDistance', place, text);
    }
    return distance;
  }

  function field(lexeme: Extract<Lexeme, { kind: 'field' }>, isNegated: boolean): void {
    const { field: name, value, place } = lexeme;
    if (!isField(name)) throw new QueryError('field', place, name);
    if (value === '') throw new QueryError('fieldValue', place, `${name}:`);
    if (depth > 0) throw new QueryError('fieldInside', place, `${name}:${value}`);
    if (name === 'in') {
      for (const area of value.split(',')) {
        if (!isArea(area) || isNegated) throw new QueryError('area', place, area);
        areas.push(area);
      }
      return;
    }
    if (name === 'status' && !(STATES as readonly string[]).includes(value))
      throw new QueryError('status', place, value);
    if ((name === 'attr' || name === 'meta') && value.startsWith('=')) throw new QueryError(name, place);
    filters.push({ field: name, value, isNegated, place });
  }

  /** One thing with what negates it; null for a filter, which is no part of the condition. */
  function one(isNegated: boolean): QueryNode | null {
    const lexeme = peek();
    if (lexeme === undefined) throw new QueryError('operator', lexemes.at(-1)?.place ?? { start: 0, end: 0 }, 'NOT');
    at += 1;
    switch (lexeme.kind) {
      case 'word':
        return word(lexeme);
      case 'phrase':
        return words(lexeme.value, lexeme.prefix, lexeme.place);
      case 'regex':
        return regex(lexeme);
      case 'near':
        return near(lexeme.place);
      case 'field':
        field(lexeme, isNegated);
        return null;
      case 'open':
        return group(lexeme.place);
      case 'minus':
      case 'not': {
        const node = one(!isNegated);
        return node === null ? null : { kind: 'not', of: node };
      }
      case 'close':
        throw new QueryError('close', lexeme.place);
      case 'and':
      case 'or':
        throw new QueryError('operator', lexeme.place, lexeme.kind.toUpperCase());
    }
  }

  function group(open: Place): QueryNode {
    if (peek()?.kind === 'close')
      throw new QueryError('emptyGroup', { start: open.start, end: peek()?.place.end ?? open.end });
    depth += 1;
    const node = either();
    depth -= 1;
    const close = peek();
    if (close === undefined) throw new QueryError('open', open);
    at += 1;
    if (node === null) throw new QueryError('emptyGroup', { start: open.start, end: close.place.end });
    return node;
  }

  /** Everything up to OR, a closing bracket or the end. */
  function both(): QueryNode | null {
    const of: QueryNode[] = [];
    for (let isFirst = true; ; isFirst = false) {
      const lexeme = peek();
      if (lexeme === undefined || lexeme.kind === 'or' || lexeme.kind === 'close') break;
      if (lexeme.kind === 'and') {
        at += 1;
        const next = peek();
        if (isFirst || next === undefined || next.kind === 'or' || next.kind === 'close' || next.kind === 'and') {
          throw new QueryError('operator', lexeme.place, 'AND');
        }
      }
      const node = one(false);
      if (node !== null) of.push(node);
    }
    const [only, ...others] = of;
    return only === undefined ? null : others.length === 0 ? only : { kind: 'and', of };
  }

  function either(): QueryNode | null {
    const of: QueryNode[] = [];
    for (;;) {
      const start = at;
      const first = filters.length + areas.length;
      const node = both();
      const or = peek();
      const isOr = or?.kind === 'or';
      const hasOthers = isOr || of.length > 0;
      if (hasOthers && filters.length + areas.length > first) {
        const inside = lexemes.slice(start, at).find(({ kind }) => kind === 'field');
        if (inside)
          throw new QueryError('fieldInside', inside.place, query.slice(inside.place.start, inside.place.end));
      }
      if (node === null && hasOthers)
        throw new QueryError('operator', (isOr ? or : lexemes[start - 1])?.place ?? { start: 0, end: 0 }, 'OR');
      if (node !== null) of.push(node);
      if (!isOr) break;
      at += 1;
    }
    const [only, ...others] = of;
    return only === undefined ? null : others.length === 0 ? only : { kind: 'or', of };
  }

  return {
    filters,
    areas,
    all(): QueryNode | null {
      const node = either();
      const rest = peek();
      if (rest !== undefined) throw new QueryError('close', rest.place);
      return node;
    },
  };
}
