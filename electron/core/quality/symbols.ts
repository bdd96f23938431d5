/** A text as numbers: one for a run of letters or digits, one for any other code unit. */
export interface Symbols {
  readonly length: number;
  /** By symbol: what it is; negative where it is in no string that was learnt. Valid until the next text is read. */
  readonly values: Int32Array;
  /** By symbol: where it starts and ends in the text, in UTF-16 code units. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** The words of the strings that are looked for. */
export interface Vocabulary {
  /** Reads a string that is looked for, without a blank at its ends. O(n). */
  learn(string: string): Symbols;
  /** Reads a text. About 5 ns a code unit. */
  read(text: string): Symbols;
}

const OTHER = 0;
const LETTER = 1;
const DIGIT = 2;

const BLANK = 0x20;
/** Words come after all code units; the last bit of a symbol says whether a blank stands before it. */
const FIRST_WORD = 0x1_0000;
const UNKNOWN = -1;

/**
 * Letters between which no word ever ends (all of them are ALetter of UAX #29, rule WB5): Latin with its accents, and Cyrillic. With runs of others a place could begin or end
 * inside of a symbol.
 */
export const isPlainLetter = (unit: number): boolean =>
  unit < 0x80
    ? (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a
    : (unit >= 0xc0 && unit <= 0x24f && unit !== 0xd7 && unit !== 0xf7) ||
      (unit >= 0x400 && unit <= 0x481) ||
      (unit >= 0x48a && unit <= 0x52f);

/** Digits between which no word ever ends (WB8). */
export const isPlainDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;

/** By code unit: of which runs it is a part. */
const RUNS = Uint8Array.from({ length: 0x530 }, (_, unit) =>
  isPlainLetter(unit) ? LETTER : isPlainDigit(unit) ? DIGIT : OTHER,
);

const runOf = (unit: number): number => (unit < RUNS.length ? (RUNS[unit] ?? OTHER) : OTHER);

/** Makes an empty one. A blank between two words is part of the second one, so that a text has hardly more symbols than words. */
export function createVocabulary(): Vocabulary {
  /** Words one after the other, with where each of them starts; and words by what they hash to, with open addressing: a power of 2. */
  let letters = new Uint16Array(1024);
  const offsets = [0];
  let slots = new Int32Array(1024).fill(UNKNOWN);
  let room = createRoom(1024);

  const hashOf = (units: Uint16Array, from: number, to: number): number => {
    let hash = to - from;
    for (let i = from; i < to; i += 1) hash = Math.imul(hash ^ (units[i] ?? 0), 0x0100_0193);
    return Math.imul(hash ^ (hash >>> 15), 0x85eb_ca6b) >>> 7;
  };

  function isSame(word: number, units: Uint16Array, from: number, to: number): boolean {
    const at = offsets[word] ?? 0;
    if ((offsets[word + 1] ?? 0) - at !== to - from) return false;
    for (let i = from; i < to; i += 1) if (letters[at + i - from] !== units[i]) return false;
    return true;
  }

  function slotOf(units: Uint16Array, from: number, to: number): number {
    let slot = hashOf(units, from, to) & (slots.length - 1);
    for (let word = slots[slot] ?? UNKNOWN; word !== UNKNOWN; word = slots[slot] ?? UNKNOWN) {
      if (isSame(word, units, from, to)) return slot;
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  function add(units: Uint16Array, from: number, to: number): number {
    const at = offsets.at(-1) ?? 0;
    if (at + to - from > letters.length) {
      const longer = new Uint16Array(2 * (at + to - from));
      longer.set(letters);
      letters = longer;
    }
    letters.set(units.subarray(from, to), at);
    const word = offsets.push(at + to - from) - 2;
    if (offsets.length * 2 > slots.length) {
      slots = new Int32Array(slots.length * 2).fill(UNKNOWN);
      for (let one = 0; one <= word; one += 1) slots[slotOf(letters, offsets[one] ?? 0, offsets[one + 1] ?? 0)] = one;
    } else slots[slotOf(units, from, to)] = word;
    return word;
  }

  function symbolsOf(text: string, learns: boolean): Symbols {
    if (text.length > room.units.length) room = createRoom(text.length * 2);
    const { units, values, starts, ends } = room;
    for (let i = 0; i < text.length; i += 1) units[i] = text.charCodeAt(i);
    let length = 0;
    for (let at = 0; at < text.length;) {
      let unit = units[at] ?? 0;
      const isSpaced = unit === BLANK && at + 1 < text.length && runOf(units[at + 1] ?? 0) !== OTHER;
      if (isSpaced) {
        at += 1;
        unit = units[at] ?? 0;
      }
      const run = runOf(unit);
      let end = at + 1;
      let value = unit;
      if (run !== OTHER) {
        while (end < text.length && runOf(units[end] ?? 0) === run) end += 1;
        let word = slots[slotOf(units, at, end)] ?? UNKNOWN;
        if (word === UNKNOWN && learns) word = add(units, at, end);
        value = word === UNKNOWN ? UNKNOWN : FIRST_WORD + word;
      }
      values[length] = value * 2 + (isSpaced ? 1 : 0);
      starts[length] = at;
      ends[length] = end;
      length += 1;
      at = end;
    }
    return { length, values, starts, ends };
  }

  return { learn: (string) => symbolsOf(string, true), read: (text) => symbolsOf(text, false) };
}

/** Memory for the symbols of a text, used again for the next. */
const createRoom = (length: number) => ({
  units: new Uint16Array(length),
  values: new Int32Array(length),
  starts: new Int32Array(length),
  ends: new Int32Array(length),
});

/** A symbol as it is at the beginning of a string: without the blank before it. */
export const withoutBlank = (value: number): number => value & ~1;
