import { Refusal } from '../../../../shared/api/reply.ts';
import { findInvalidBytes } from '../../sources/invalid-bytes.ts';
import type { TreeFile } from '../foreign.ts';
import { nameOf } from '../lines.ts';
import { Problem, refusalAt, type Place } from '../problem.ts';
import { parseStrictJson, type JsonValue } from '../strict-json.ts';
import { bytesOf } from '../tree-in.ts';
import type { PlacedValue } from './values.ts';

/** Largest file that is one JSON value, in bytes: more is no text that a program can hold. */
const MAX_BYTES = 384 * 1024 * 1024;

const BLANK = /[ \t\r\n]/;

/**
 * The text of a file that is one JSON value.
 *
 * @throws Refusal with file and line: invalid UTF-8, a byte order mark, more than 384 MiB; `not_found` and `io`.
 */
export function jsonTextOf({ source }: TreeFile): { readonly file: string; readonly text: string } {
  const file = nameOf(source);
  const bytes = bytesOf(source);
  if (bytes.length > MAX_BYTES) throw refusalAt({ file, line: 1 }, 'the file is larger than 384 MiB; split it');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const { offset } = findInvalidBytes('utf-8', bytes);
    const line = 1 + countLines(Buffer.from(bytes.buffer, bytes.byteOffset, offset).toString('latin1'), 0, offset);
    throw refusalAt({ file, line }, `byte ${offset + 1} of the file is not UTF-8; save the file as UTF-8`);
  }
  if (text.startsWith('\ufeff')) {
    throw refusalAt({ file, line: 1 }, 'the file starts with a byte order mark; save it as UTF-8 without one');
  }
  return { file, text };
}

/**
 * The values of a file that is one JSON list, one at a time, each with the line on which it begins; a file that is one object has one value.
 * Linear, and not deeper than a value may be.
 *
 * @throws Refusal with file and line.
 */
export function* elementsOf(tree: TreeFile, signal?: AbortSignal): Generator<PlacedValue> {
  const { file, text } = jsonTextOf(tree);
  const cursor = new Cursor(file, text);
  if (!cursor.taken('[')) {
    yield cursor.value(text.length);
    cursor.end();
    return;
  }
  if (cursor.taken(']')) {
    cursor.end();
    return;
  }
  do {
    if (signal?.aborted) throw new Refusal('cancelled', 'Cancelled; nothing was changed.');
    yield cursor.value(cursor.endOfValue());
  } while (cursor.taken(','));
  cursor.expect(']');
  cursor.end();
}

/** A place in a JSON text that knows its line. */
class Cursor {
  readonly #file: string;
  readonly #text: string;
  #at = 0;
  #line = 1;

  constructor(file: string, text: string) {
    this.#file = file;
    this.#text = text;
  }

  taken(character: string): boolean {
    this.#blanks();
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  expect(character: string): void {
    if (!this.taken(character)) throw this.#refusal(`"${character}" is expected here; was the file cut off`);
  }

  end(): void {
    this.#blanks();
    if (this.#at < this.#text.length) throw this.#refusal('there is more after the end of the JSON value');
  }

  /** The value that ends at `end`. */
  value(end: number): PlacedValue {
    this.#blanks();
    const place: Place = { file: this.#file, line: this.#line };
    const slice = this.#text.slice(this.#at, end);
    const value = this.#parsed(slice, place);
    this.#line += countLines(slice, 0, slice.length);
    this.#at = end;
    return { place, value };
  }

  /** Where the value that begins here ends: brackets are counted, strings passed over. What is wrong in it is told when it is parsed. */
  endOfValue(): number {
    this.#blanks();
    const text = this.#text;
    let depth = 0;
    for (let i = this.#at; i < text.length; i += 1) {
      const character = text[i];
      if (character === '"') i = closingQuote(text, i);
      else if (character === '{' || character === '[') depth += 1;
      else if (character === '}' || character === ']') {
        if (depth === 0) return i;
        depth -= 1;
        if (depth === 0) return i + 1;
      } else if (character === ',' && depth === 0) return i;
    }
    return text.length;
  }

  #parsed(slice: string, place: Place): JsonValue {
    try {
      return parseStrictJson(slice);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const before = slice.slice(0, (error.column ?? 1) - 1);
      const line = place.line + countLines(before, 0, before.length);
      throw refusalAt({ ...place, line }, error.message, before.length - before.lastIndexOf('\n'));
    }
  }

  #blanks(): void {
    while (BLANK.test(this.#text.charAt(this.#at))) {
      if (this.#text[this.#at] === '\n') this.#line += 1;
      this.#at += 1;
    }
  }

  #refusal(what: string): Refusal {
    return refusalAt({ file: this.#file, line: this.#line }, `this is not the JSON we read: ${what}`);
  }
}

function closingQuote(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i += 1) {
    if (text[i] === '\\') i += 1;
    else if (text[i] === '"') return i;
  }
  return text.length;
}

function countLines(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
