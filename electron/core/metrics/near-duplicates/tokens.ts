import { combined, mixed } from './hashing.ts';

/**
 * The words of a text as copies are compared: without case, punctuation and compatibility forms. In scripts that have no blanks
 * (Han, kana, Thai and their like) each character is a word. Offsets are UTF-16 code units of the text.
 */
export interface Tokens {
  readonly length: number;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** Equal words have equal hashes; others have others but once in four thousand million. */
  readonly hashes: Int32Array;
  /** 1 where the word is a single character of a script without blanks. */
  readonly single: Uint8Array;
}

type Kind = 'other' | 'letter' | 'mark' | 'single' | 'apostrophe' | 'point';

const SINGLE = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tibt}]/u;
const LETTER = /[\p{L}\p{N}]/u;
const MARK = /\p{M}/u;
const DIGIT = /\p{Nd}/u;

function kindOf(character: string): Kind {
  if (character === "'" || character === '’' || character === 'ʼ') return 'apostrophe';
  if (character === '.' || character === ',') return 'point';
  if (MARK.test(character)) return 'mark';
  if (!LETTER.test(character)) return 'other';
  return SINGLE.test(character) ? 'single' : 'letter';
}

/** Kinds of characters of the basic plane, found out once each. */
const known = new Map<number, Kind>();
const ascii: readonly Kind[] = Array.from({ length: 128 }, (_, code) => kindOf(String.fromCodePoint(code)));

function kindAt(code: number): Kind {
  const plain = ascii[code];
  if (plain !== undefined) return plain;
  let kind = known.get(code);
  if (kind === undefined) known.set(code, (kind = kindOf(String.fromCodePoint(code))));
  return kind;
}

/** A word's hash: FNV-1a over its code units, lower case (Fowler, Noll, Vo), with its bits mixed. */
function hashOf(text: string, start: number, end: number): number {
  let hash = 0x811c_9dc5 | 0;
  for (let i = start; i < end; i += 1) {
    const code = text.charCodeAt(i);
    if (code > 127) return hashOfFolded(text.slice(start, end));
    hash = combined(hash, code >= 65 && code <= 90 ? code + 32 : code);
  }
  return mixed(hash);
}

function hashOfFolded(word: string): number {
  const folded = word.normalize('NFKC').toLowerCase().replaceAll(/[’ʼ]/g, "'");
  let hash = 0x811c_9dc5 | 0;
  for (let i = 0; i < folded.length; i += 1) hash = combined(hash, folded.charCodeAt(i));
  return mixed(hash);
}

/** Where the word that starts at `start` ends. A hyphen parts words; an apostrophe and the points of a number do not. */
function endOf(text: string, start: number): number {
  let i = start;
  while (i < text.length) {
    const code = text.codePointAt(i) ?? 0;
    const kind = kindAt(code);
    if (kind === 'letter' || kind === 'mark') {
      i += code > 0xffff ? 2 : 1;
      continue;
    }
    const after = text.charCodeAt(i + 1);
    const joins =
      (kind === 'apostrophe' && kindAt(after) === 'letter') ||
      (kind === 'point' && DIGIT.test(text.charAt(i - 1)) && DIGIT.test(text.charAt(i + 1)));
    if (!joins || Number.isNaN(after)) break;
    i += 1;
  }
  return i;
}

/** Where the character of a script without blanks at `start` ends: with the marks on it. */
function endOfSingle(text: string, start: number, code: number): number {
  let i = start + (code > 0xffff ? 2 : 1);
  while (i < text.length && kindAt(text.charCodeAt(i)) === 'mark') i += 1;
  return i;
}

/** The words of a text, in its order. O(n). */
export function tokensOf(text: string): Tokens {
  const starts: number[] = [];
  const ends: number[] = [];
  const hashes: number[] = [];
  const single: number[] = [];
  for (let i = 0; i < text.length;) {
    const code = text.codePointAt(i) ?? 0;
    const kind = kindAt(code);
    const isSingle = kind === 'single';
    if (!isSingle && kind !== 'letter' && kind !== 'mark') {
      i += code > 0xffff ? 2 : 1;
      continue;
    }
    const end = isSingle ? endOfSingle(text, i, code) : endOf(text, i);
    starts.push(i);
    ends.push(end);
    hashes.push(hashOf(text, i, end));
    single.push(isSingle ? 1 : 0);
    i = end;
  }
  return {
    length: starts.length,
    starts: Uint32Array.from(starts),
    ends: Uint32Array.from(ends),
    hashes: Int32Array.from(hashes),
    single: Uint8Array.from(single),
  };
}

/** The first word that ends after an offset; the number of words where none does. O(log words). */
export function tokenAfter({ ends, length }: Pick<Tokens, 'ends' | 'length'>, offset: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ends[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
