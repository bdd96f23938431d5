import type { HostileCase } from './suite.ts';

/** A file of JSON values as a test spoils it. */
export interface JsonFile {
  readonly path: string;
  /** One whole value that is well formed: an example, a task. */
  readonly good: string;
  /** The file around the values, and the line on which the second one begins. */
  readonly around: (values: readonly string[]) => string;
  readonly second: number;
}

const MEGABYTE = 1024 * 1024;

/** What no reader of JSON may fall for: the same for every format. The second value of the file is the bad one. */
export function jsonHostile({ path, good, around, second }: JsonFile): HostileCase[] {
  const at = `${path}:${second}: `;
  const bad = (name: string, value: string, says: RegExp): HostileCase => ({
    name,
    files: () => ({ [path]: around([good, value]) }),
    at,
    says,
  });
  const bytes = (name: string, content: () => Uint8Array, where: string, says: RegExp): HostileCase => ({
    name,
    files: () => ({ [path]: content() }),
    at: where,
    says,
  });
  return [
    bad('a value that was cut off', good.slice(0, Math.floor(good.length / 2)), /cut off|expected|control character/),
    bad('a value that is 10^5 lists deep', '['.repeat(100_000), /nested more than 64 deep/),
    bad('a value that is 10^5 objects deep', '{"a":'.repeat(100_000), /nested more than 64 deep/),
    bad('a key twice', good.replace('{', '{"a":1,"a":2,'), /"a" stands here twice/),
    bad('the key __proto__', good.replace('{', '{"__proto__":{"polluted":true},'), /"__proto__" is not allowed/),
    bad('an escaped NUL', good.replace('{', '{"a":"\\u0000",'), /NUL/),
    bad('half of a surrogate pair', good.replace('{', '{"a":"\\ud800",'), /surrogate/),
    bad('a number that is no double', good.replace('{', '{"a":1e999,'), /too large/),
    bad('a number that would lose digits', good.replace('{', '{"a":9007199254740993,'), /last digits/),
    bad('a bare word', good.replace('{', '{"a":NaN,'), /JSON value is expected|bare words/),
    bad('single quotation marks', "{'a':1}", /key in quotation marks/),
    bad('a tab inside a string', good.replace('{', '{"a":"\t",'), /control character/),
    bytes('UTF-16 instead of UTF-8', () => Buffer.from(`\ufeff${around([good])}`, 'utf16le'), `${path}:1: `, /UTF-8/),
    bytes('a byte order mark', () => Buffer.from(`\ufeff${around([good])}`), `${path}:1: `, /byte order mark/),
    bytes(
      'a byte of Latin-1',
      () => Buffer.concat([Buffer.from(around([good]).trimEnd()), Buffer.from([0x7b, 0xe9])]),
      `${path}:`,
      /not UTF-8/,
    ),
    bad(
      'a string of 20 MB without an end',
      `{"a":"${'x'.repeat(20 * MEGABYTE)}`,
      /cut off|ends inside a string|control character/,
    ),
    bytes(
      '10^6 lines before a bad one',
      () => Buffer.from(around([good, `${'\n'.repeat(1_000_000)}{]`])),
      `${path}:${1_000_000 + second}: `,
      /key in quotation marks/,
    ),
  ];
}
