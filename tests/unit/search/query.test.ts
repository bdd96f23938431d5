import fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, it } from 'vitest';
import { searchText } from '../../../shared/search/form.ts';
import { parseQuery } from '../../../shared/search/parse.ts';
import type { ProblemCode, Query, QueryNode } from '../../../shared/search/query.ts';
import { literalsOf } from '../../../shared/search/regex.ts';
import { sayProblem } from '../../../shared/search/say-problem.ts';

/** A condition in one line, so that a table can be read. */
function said(node: QueryNode | null): string {
  if (node === null) return '';
  switch (node.kind) {
    case 'words':
      return node.tokens.join('_') + (node.prefix ? '*' : '');
    case 'near':
      return `near${node.distance}(${node.parts.map(said).join(' ')})`;
    case 'part':
      return `*${node.text}${node.atEnd ? '' : '*'}`;
    case 'regex':
      return `/${node.source}/${node.ignoreCase ? 'i' : ''}`;
    case 'not':
      return `!${said(node.of)}`;
    default:
      return `(${node.of.map(said).join(node.kind === 'and' ? ' & ' : ' | ')})`;
  }
}

const sayQuery = ({ node, filters, areas }: Query): string =>
  [
    said(node),
    ...filters.map(({ field, value, isNegated }) => `${isNegated ? '-' : ''}${field}=${value}`),
    ...(areas === null ? [] : [`in ${areas.join('+')}`]),
  ]
    .filter(Boolean)
    .join('; ');

const READ: [query: string, meaning: string][] = [
  ['troops', 'troops'],
  ['North Korea', '(north & korea)'],
  ['north AND korea', '(north & korea)'],
  ['"North Korea"', 'north_korea'],
  ['“North Korea”', 'north_korea'],
  ['„North Korea“', 'north_korea'],
  ['«North Korea»', 'north_korea'],
  ['"north kor"*', 'north_kor*'],
  ['depl*', 'depl*'],
  ['*ployed', '*ployed'],
  ['*ploy*', '*ploy*'],
  ['a OR b', '(a | b)'],
  ['a b OR c', '((a & b) | c)'],
  ['a (b OR c)', '(a & (b | c))'],
  ['((a))', 'a'],
  ['a NOT b', '(a & !b)'],
  ['a -b', '(a & !b)'],
  ['-b a', '(!b & a)'],
  ['a -"b c"', '(a & !b_c)'],
  ['a NOT (b OR c)', '(a & !(b | c))'],
  ['a NOT NOT b', '(a & !!b)'],
  ['or and not near', '(or & and & not & near)'],
  ['NEAR', 'near'],
  ['NEAR(a b)', 'near10(a b)'],
  ['NEAR(a b, 5)', 'near5(a b)'],
  ['NEAR(a b,5)', 'near5(a b)'],
  ['NEAR("a b" c* d, 0)', 'near0(a_b c* d)'],
  ['NEAR (a b, 3) c', '(near3(a b) & c)'],
  ["don't", 'don_t'],
  ['10,000', '10_000'],
  ['10:30', '10_30'],
  ['https://example.org/a', 'https_example_org_a'],
  ['e-mail', 'e_mail'],
  ['CAFÉ', 'cafe'],
  ['cafe\u0301', 'cafe'],
  ['북한군', '북_한_군'],
  ['북한군'.normalize('NFD'), '북_한_군'],
  ['朝鲜 troops', '(朝_鲜 & troops)'],
  ['COVID疫苗', 'covid_疫_苗'],
  ['🚀', '🚀'],
  ['/tro+ps/', '/tro+ps/'],
  ['/a b/i', '/a b/i'],
  ['/[/]x/', '/[/]x/'],
  ['/a\\/b/', '/a\\/b/'],
  ['/\\(a\\)/ x', '(/\\(a\\)/ & x)'],
  ['label:CLAIM', 'label=CLAIM'],
  ['troops label:CLAIM -layer:ben', 'troops; label=CLAIM; -layer=ben'],
  ['attr:certainty=possible x', 'x; attr=certainty=possible'],
  ['attr:certainty="not sure" x', 'x; attr=certainty=not sure'],
  ['doc:"The Daily" date:2024-10 status:done x', 'x; doc=The Daily; date=2024-10; status=done'],
  ['in:notes x', 'x; in notes'],
  ['in:text,quotes in:text x', 'x; in text+quotes'],
  ['"label:CLAIM"', 'label_claim'],
  ['x; DROP TABLE texts;--y', '(x & drop & table & texts_y)'],
];

const REFUSED: [query: string, code: ProblemCode, start: number, end: number][] = [
  ['', 'empty', 0, 0],
  ['   ', 'empty', 0, 3],
  ['OR', 'onlyOperators', 0, 2],
  ['AND NOT OR', 'onlyOperators', 0, 10],
  ['()', 'onlyOperators', 0, 2],
  ['NEAR()', 'onlyOperators', 0, 6],
  ['-b', 'onlyNegative', 0, 2],
  ['NOT a -b', 'onlyNegative', 0, 8],
  ['a OR -b', 'onlyNegative', 0, 7],
  ['a "b', 'quote', 2, 3],
  ['a"', 'quote', 1, 2],
  ['(a', 'open', 0, 1],
  ['a ((b)', 'open', 2, 3],
  ['a)', 'close', 1, 2],
  ['a () b', 'emptyGroup', 2, 4],
  ['a AND', 'operator', 2, 5],
  ['AND a', 'operator', 0, 3],
  ['a OR', 'operator', 2, 4],
  ['OR a', 'operator', 0, 2],
  ['a OR OR b', 'operator', 5, 7],
  ['a NOT', 'operator', 2, 5],
  ['a &', 'noWords', 2, 3],
  ['a - b', 'noWords', 2, 3],
  ['"…"', 'noWords', 0, 3],
  ['//', 'noWords', 0, 2],
  ['*', 'star', 0, 1],
  ['a*b', 'star', 0, 3],
  ['NEAR(a)', 'nearParts', 0, 7],
  ['NEAR(a, 5)', 'nearParts', 0, 10],
  ['NEAR(a b, x)', 'nearDistance', 10, 11],
  ['NEAR(a b, 5 c)', 'nearDistance', 10, 11],
  ['NEAR(a b, -1)', 'nearDistance', 10, 11],
  ['NEAR(a (b), 5)', 'near', 7, 8],
  ['NEAR(a /b/, 5)', 'near', 7, 10],
  ['NEAR(a b', 'open', 0, 4],
  ['/abc', 'regexOpen', 0, 4],
  ['/a/g', 'regexFlag', 3, 4],
  ['x /a(?=b)/', 'regexLook', 4, 7],
  ['/(?<!a)b/', 'regexLook', 1, 5],
  ['/(a)\\1/', 'regexBackReference', 4, 6],
  ['/(?<x>a)\\k<x>/', 'regexBackReference', 8, 13],
  ['/a++/', 'regexPossessive', 2, 4],
  ['/(?>a)/', 'regexPossessive', 1, 4],
  ['lable:CLAIM', 'field', 0, 11],
  ['a label:', 'fieldValue', 2, 8],
  ['(a label:X)', 'fieldInside', 3, 10],
  ['a OR label:X', 'fieldInside', 5, 12],
  ['in:title a', 'area', 0, 8],
  ['-in:text a', 'area', 1, 8],
  ['status:finished a', 'status', 0, 15],
  ['attr:=x a', 'attr', 0, 7],
  ['a '.repeat(65), 'many', 128, 129],
  ['a'.repeat(1001), 'long', 1000, 1001],
  ['('.repeat(400) + 'a' + ')'.repeat(399), 'open', 0, 1],
];

describe('the language of the search', () => {
  it.each(READ)('%s', (query, meaning) => {
    const read = parseQuery(query);
    expect('problem' in read ? sayProblem(read.problem) : sayQuery(read.query)).toBe(meaning);
  });

  it.each(REFUSED)('refuses %s: %s', (query, code, start, end) => {
    const read = parseQuery(query);
    expect('problem' in read && { code: read.problem.code, ...read.problem.place }).toEqual({ code, start, end });
  });

  it('never throws, whatever is typed, and says its problems inside the query', () => {
    const piece = fc.constantFrom(
      'a',
      '"',
      '(',
      ')',
      '-',
      '*',
      '/',
      'NEAR(',
      ',5',
      ' ',
      ':',
      'label:',
      'OR',
      'NOT ',
      '\\',
      '[',
      '한',
      '\ud800',
      'é',
      '=',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const query = pieces.join('');
        const read = parseQuery(query);
        if (!('problem' in read)) return;
        const { start, end } = read.problem.place;
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(query.length);
        expect(sayProblem(read.problem)).toMatch(/\.|\/$/);
      }),
      { numRuns: 500 },
    );
  });

  it.each<[string, string[]]>([
    ['troops', ['troops']],
    ['tro+ps', ['tro', 'ps']],
    ['troo?ps', ['tro', 'ps']],
    ['tro{2,3}ps', ['tr', 'ps']],
    ['tro*ps', ['tr', 'ps']],
    ['a|b', []],
    ['(north|south) korea', [' korea']],
    ['(troops)? sent', [' sent']],
    ['x[abc]def', ['x', 'def']],
    ['a\\.b\\d+c', ['a.b', 'c']],
    ['^the$', ['the']],
    ['(?i)abc', []],
    ['\\Q)\\E(abc)?', []],
    ['[]a]bc', ['bc']],
    ['\\p{Han}朝鲜', ['朝鲜']],
    ['\\pLab', ['ab']],
    ['\\PLab', ['ab']],
    ['\\x41rmy units', ['rmy units']],
    ['\\x{41}rmy units', ['rmy units']],
    ['\\01234', ['34']],
    ['\\Qa|b(\\Ecd', ['cd']],
    ['abc\\Qdef', ['abc']],
    ['部隊がか', ['部隊が']],
  ])('an expression %s has in it %j', (source, literals) => {
    expect(literalsOf(source)).toEqual(literals);
  });

  it('never asks of a text what an expression that matches it does not need', () => {
    /** Pieces of expressions, each with a text that it matches. */
    const piece = fc.constantFrom<[source: string, text: string]>(
      ['abc', 'abc'],
      ['Soldat', 'Soldat'],
      ['σοφός', 'ΣΟΦΌς'],
      ['μm', 'µm'],
      ['部隊がか', '部隊がか\u3099'],
      ['\u1112\u1161', '\u1112\u1161\u11ab'],
      ['\\pL', 'q'],
      ['\\PL', '7'],
      ['\\p{Han}', '朝'],
      ['\\x41', 'A'],
      ['\\x{41}', 'A'],
      ['\\012', '\n'],
      ['\\0', '\0'],
      ['\\Qa|b.(\\E', 'a|b.('],
      ['\\.', '.'],
      ['\\d', '4'],
      ['\\b', ''],
      ['[]x]', ']'],
      ['[[:alpha:]]', 'k'],
      ['x?', ''],
      ['xyz*', 'xy'],
      ['xyz{2,3}', 'xyzz'],
      ['(?:uvw|rst)', 'rst'],
      ['(?:opq)*', ''],
      ['.', '…'],
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), fc.constantFrom('', ' '), (pieces, between) => {
        const source = pieces.map(([one]) => one).join(between);
        const text = pieces.map(([, one]) => one).join(between);
        fc.pre(RE2JS.compile(source, RE2JS.CASE_INSENSITIVE | RE2JS.MULTILINE).test(text));
        const form = searchText(text);
        expect(literalsOf(source).filter((literal) => !form.includes(searchText(literal)))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
