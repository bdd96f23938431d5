import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStrictJson } from '../../electron/core/formats/strict-json.ts';
import { Problem } from '../../electron/core/formats/problem.ts';

/** Accepted, with the value that `JSON.parse` gives: after the `y_` cases of JSONTestSuite. */
const ACCEPTED: readonly string[] = [
  '[[]   ]',
  '[""]',
  '[]',
  '["a"]',
  '[false]',
  '[null, 1, "1", {}]',
  '[null]',
  '[1\n]',
  ' [1]',
  '[1,null,null,null,2]',
  '[2] ',
  '[0e+1]',
  '[0e1]',
  '[ 4]',
  '[20e1]',
  '[123e65]',
  '[-1]',
  '[123]',
  '[1E22]',
  '[1E-2]',
  '[1E+2]',
  '[123e45]',
  '[123.456e78]',
  '[1e-2]',
  '[1e+2]',
  '[123.456789]',
  '[-123]',
  '[100000000000000000000]',
  '[9007199254740991]',
  '{"asd":"sdf", "dfg":"fgh"}',
  '{"asd":"sdf"}',
  '{"":0}',
  '{}',
  '{"min": -1.0e+28, "max": 1.0e+28}',
  '{"x":[{"id": "x"}], "id": "y"}',
  '{"a":[]}',
  '{\n"a": "b"\n}',
  String.raw`["\u0060\u012a\u12AB"]`,
  String.raw`["\uD801\udc37"]`,
  String.raw`["\"\\\/\b\f\n\r\t"]`,
  String.raw`["\\u0000"]`,
  '["a/*b*/c/*d//e"]',
  '["asd "]',
  '["\u007f"]',
  '["\u2028"]',
  '["€𝄞"]',
  '["\uffff"]',
  'true',
  '-0.1',
  '"asd"',
  'null',
  '\t42\r',
  '{"constructor":1,"toString":2}',
];

/** Refused, with the column: after the `n_` cases and those `i_` cases where silence would change something. */
const REFUSED: readonly (readonly [json: string, column: number])[] = [
  ['', 1],
  [' ', 2],
  ['[1 true]', 4],
  ['[a]', 2],
  ['["": 1]', 4],
  ['["x"', 5],
  ['[""],', 5],
  ['[1,]', 4],
  ['[,1]', 2],
  ['[1,,2]', 4],
  ['["x"]]', 6],
  ['["",]', 5],
  ['[x', 2],
  ['[3[4]]', 3],
  ['[1:2]', 3],
  ['[*]', 2],
  ['["a"\n,4\n,1,', 12],
  ['[fals]', 2],
  ['[nul]', 2],
  ['[tru]', 2],
  ['[++1]', 2],
  ['[+1]', 2],
  ['[+Inf]', 2],
  ['[-01]', 4],
  ['[-1.0.]', 6],
  ['[-2.]', 4],
  ['[-NaN]', 2],
  ['[.-1]', 2],
  ['[.2e-3]', 2],
  ['[0.1.2]', 5],
  ['[0.3e+]', 5],
  ['[0.e1]', 3],
  ['[0E]', 3],
  ['[1.0e]', 5],
  ['[1 000.0]', 4],
  ['[1eE2]', 3],
  ['[2.e3]', 3],
  ['[Infinity]', 2],
  ['[NaN]', 2],
  ['[0x1]', 3],
  ['[012]', 3],
  ['[- 1]', 2],
  ['[1e400]', 2],
  ['[-1e400]', 2],
  ['[9007199254740993]', 2],
  ['[-12345678901234567890]', 2],
  ['{"a" b}', 6],
  ['{"a":"b",,"c":0}', 10],
  ["{'a':0}", 2],
  ['{"a":"a" 123}', 10],
  ['{a: "b"}', 2],
  ['{"a":"b"}/**/', 10],
  ['{"a":0,}', 8],
  ['{"a":', 6],
  ['{1:1}', 2],
  ['{"a"', 5],
  ['{"a":1,"a":1}', 8],
  ['{"x":{"a":1,"b":2,"a":3}}', 19],
  ['{"__proto__":1}', 2],
  ['{"a":"a', 6],
  ['"', 1],
  [String.raw`["\u00A"]`, 3],
  [String.raw`["\x00"]`, 3],
  [String.raw`["\\\"]`, 2],
  [String.raw`["\a"]`, 3],
  [String.raw`["\u{41}"]`, 3],
  ['["\\', 3],
  ['["\t"]', 3],
  ['["new\nline"]', 6],
  ['["\0"]', 3],
  [String.raw`["\u0000"]`, 3],
  [String.raw`["\ud800"]`, 2],
  [String.raw`["\udc00"]`, 2],
  [String.raw`["\ud800\u0041"]`, 2],
  [String.raw`["\ud800\ud800\udc00"]`, 2],
  [String.raw`{"\udfff":1}`, 2],
  ['\ufeff[]', 1],
  ['[\u00a0]', 2],
  ['[\f]', 2],
  ['["a"]x', 6],
  ['<.>', 1],
  ['[][]', 3],
  ['nul', 1],
  ['trueish', 5],
  ['//x', 1],
];

const problemOf = (json: string): unknown => {
  try {
    return parseStrictJson(json);
  } catch (error) {
    return error;
  }
};

describe('the strict JSON parser', () => {
  it.each(ACCEPTED)('accepts %j', (json) => {
    expect(JSON.stringify(parseStrictJson(json))).toBe(JSON.stringify(JSON.parse(json)));
  });

  it.each(REFUSED)('refuses %j at column %i', (json, column) => {
    const problem = problemOf(json);
    expect(problem).toBeInstanceOf(Problem);
    expect(problem).toMatchObject({ column });
  });

  it('agrees with JSON.parse on 5,000 values and on 5,000 texts with one character changed', () => {
    const json = fc.json({ maxDepth: 4, stringUnit: 'grapheme' }).filter((text) => !text.includes('__proto__'));
    const same = fc.property(json, (text) => {
      expect(parseStrictJson(text)).toEqual(withoutMinusZero(JSON.parse(text)));
    });
    fc.assert(same, { numRuns: 5000 });
    const changed = fc.tuple(
      json,
      fc.nat(),
      fc.constantFrom('', '"', '\\', '{', ']', ',', ':', '0', 'e', '.', '\n', ' '),
    );
    const property = fc.property(changed, ([text, at, character]) => {
      const place = at % text.length;
      const other = text.slice(0, place) + character + text.slice(place + 1);
      // Stricter, never laxer: what it accepts, JSON.parse reads the same way.
      const read = problemOf(other);
      const expected = read instanceof Problem ? read : withoutMinusZero(JSON.parse(other));
      expect(read).toEqual(expected);
    });
    fc.assert(property, { numRuns: 5000 });
  });

  it('gives objects no prototype to reach', () => {
    const value = parseStrictJson('{"constructor":{"prototype":{"polluted":true}}}');
    expect(Object.getPrototypeOf(value)).toBeNull();
    expect('polluted' in {}).toBe(false);
  });

  it('takes a depth of 64 and not of 65', () => {
    expect(problemOf('['.repeat(64) + ']'.repeat(64))).toBeInstanceOf(Array);
    expect(problemOf('['.repeat(65) + ']'.repeat(65))).toMatchObject({ column: 65 });
    expect(problemOf(`${'{"a":'.repeat(64)}1${'}'.repeat(64)}`)).not.toBeInstanceOf(Problem);
    expect(problemOf(`${'{"a":'.repeat(65)}1${'}'.repeat(65)}`)).toBeInstanceOf(Problem);
  });

  it.each([
    ['one long string', (n: number) => `"${'x'.repeat(n)}"`],
    ['escapes only', (n: number) => `"${String.raw`\n`.repeat(n / 2)}"`],
    ['one long number', (n: number) => `0.${'1'.repeat(n)}`],
    ['many keys', (n: number) => `{${Array.from({ length: n / 16 }, (_, i) => `"key${i}":1`).join(',')}}`],
    ['many blanks', (n: number) => `${' '.repeat(n)}1`],
  ])('takes time linear in the text: %s', (_what, make) => {
    const time = (n: number): number => {
      const text = make(n);
      const rounds = Array.from({ length: 3 }, () => {
        const start = performance.now();
        parseStrictJson(text);
        return performance.now() - start;
      });
      return Math.min(...rounds);
    };
    const small = time(256 * 1024);
    // Sixteen times the text; a quadratic reader would take 256 times as long.
    expect(time(4 * 1024 * 1024)).toBeLessThan(Math.max(small, 1) * 100);
  });
});

/** -0 is written as 0 in canonical JSON, so it is read as 0. */
function withoutMinusZero(value: unknown): unknown {
  if (typeof value === 'number') return value + 0;
  if (Array.isArray(value)) return value.map(withoutMinusZero);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutMinusZero(inner)]));
}
