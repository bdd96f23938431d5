import { Problem } from './problem.ts';

/** A JSON value. Objects have no prototype, so no key of a file can reach one. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** Arrays and objects may stand inside each other this deep. */
export const MAX_JSON_DEPTH = 64;

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const HEX4 = /[0-9a-fA-F]{4}/y;
const INTEGER = /^-?\d+$/;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SPACE = 0x20;

/**
 * Parses one JSON text (RFC 8259), refusing what `JSON.parse` lets through in silence: duplicate keys, `__proto__`,
 * depth over 64, NUL, lone surrogates, numbers out of range and whole numbers that a double cannot keep exactly.
 * Time and memory are linear in the text. (Nothing kept up in the registry does all of these and says where.)
 *
 * @param starts is told where each object begins, in UTF-16 code units.
 * @throws Problem with the column.
 */
export function parseStrictJson(text: string, starts?: Map<object, number>): JsonValue {
  const reader = new Reader(text, starts);
  const value = reader.value(0);
  reader.end();
  return value;
}

class Reader {
  readonly #text: string;
  readonly #starts: Map<object, number> | undefined;
  #at = 0;

  constructor(text: string, starts: Map<object, number> | undefined) {
    this.#text = text;
    this.#starts = starts;
  }

  value(depth: number): JsonValue {
    this.#blanks();
    switch (this.#text.charAt(this.#at)) {
      case '{':
        return this.#object(depth + 1);
      case '[':
        return this.#array(depth + 1);
      case '"':
        return this.#string();
      case 't':
        return this.#word('true', true);
      case 'f':
        return this.#word('false', false);
      case 'n':
        return this.#word('null', null);
      default:
        return this.#number();
    }
  }

  end(): void {
    this.#blanks();
    if (this.#at < this.#text.length) throw this.#problem('there is more after the end of the JSON value');
  }

  #object(depth: number): JsonValue {
    const object = Object.create(null) as Record<string, JsonValue>;
    this.#starts?.set(object, this.#at);
    this.#enter(depth);
    if (this.#taken('}')) return object;
    do {
      this.#blanks();
      const start = this.#at;
      if (this.#text[start] !== '"') throw this.#problem(`a key in quotation marks is expected, not ${this.#found()}`);
      const key = this.#string();
      if (key === '__proto__') throw this.#problem('the key "__proto__" is not allowed', start);
      if (key in object) throw this.#problem(`the key ${JSON.stringify(key)} stands here twice; keep one`, start);
      this.#expect(':');
      object[key] = this.value(depth);
    } while (this.#taken(','));
    this.#expect('}');
    return object;
  }

  #array(depth: number): JsonValue {
    this.#enter(depth);
    const array: JsonValue[] = [];
    if (this.#taken(']')) return array;
    do array.push(this.value(depth));
    while (this.#taken(','));
    this.#expect(']');
    return array;
  }

  #string(): string {
    const start = this.#at;
    const end = this.#closingQuote(start);
    const raw = this.#text.slice(start + 1, end);
    const value = raw.includes('\\') ? String(JSON.parse(`"${raw}"`)) : raw;
    if (!value.isWellFormed()) throw this.#problem('half of a surrogate pair stands alone in this string', start);
    this.#at = end + 1;
    return value;
  }

  /** Place of the quotation mark that ends the string at `start`; everything before it is a valid string. */
  #closingQuote(start: number): number {
    const text = this.#text;
    for (let i = start + 1; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      if (code === QUOTE) return i;
      if (code < SPACE) throw this.#problem('a control character stands unescaped in a string', i);
      if (code === BACKSLASH) i = this.#escape(i);
    }
    throw this.#problem('the line ends inside a string that starts here; was the file cut off', start);
  }

  /** Place of the last character of the escape at `at`. */
  #escape(at: number): number {
    const kind = this.#text[at + 1] ?? '';
    if (kind !== '' && '"\\/bfnrt'.includes(kind)) return at + 1;
    HEX4.lastIndex = at + 2;
    const digits = kind === 'u' ? HEX4.exec(this.#text) : null;
    if (digits === null) throw this.#problem('this backslash does not start a JSON escape', at);
    if (digits[0] === '0000') throw this.#problem('the character NUL (\\u0000) is not allowed', at);
    return at + 5;
  }

  #number(): number {
    NUMBER.lastIndex = this.#at;
    const literal = NUMBER.exec(this.#text)?.[0];
    if (literal === undefined) throw this.#problem(`a JSON value is expected, not ${this.#found()}`);
    const value = Number(literal);
    if (!Number.isFinite(value)) throw this.#problem('this number is too large; write it in quotation marks');
    if (INTEGER.test(literal) && !Number.isSafeInteger(value) && String(value) !== literal) {
      throw this.#problem('this number would lose its last digits; write it in quotation marks');
    }
    this.#at += literal.length;
    return value + 0; // -0 becomes 0, which is how RFC 8785 writes it
  }

  #word<T extends JsonValue>(word: string, value: T): T {
    if (!this.#text.startsWith(word, this.#at)) throw this.#problem('true, false and null are the only bare words');
    this.#at += word.length;
    return value;
  }

  #enter(depth: number): void {
    if (depth > MAX_JSON_DEPTH) throw this.#problem(`the JSON is nested more than ${MAX_JSON_DEPTH} deep`);
    this.#at += 1;
  }

  #taken(character: string): boolean {
    this.#blanks();
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #expect(character: string): void {
    if (!this.#taken(character)) throw this.#problem(`"${character}" is expected, not ${this.#found()}`);
  }

  #blanks(): void {
    while (isBlank(this.#text.charCodeAt(this.#at))) this.#at += 1;
  }

  #found(): string {
    const code = this.#text.codePointAt(this.#at);
    return code === undefined
      ? 'the end of the line; was the file cut off'
      : JSON.stringify(String.fromCodePoint(code));
  }

  #problem(what: string, at = this.#at): Problem {
    return new Problem(`this is not the JSON we read: ${what}`, at + 1);
  }
}

const isBlank = (code: number): boolean => code === SPACE || code === 0x0a || code === 0x0d || code === 0x09;
