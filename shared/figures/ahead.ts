import { BEFORE, endsWith, type ComparatorWords } from './comparators.ts';
import { INCREMENT_BEFORE, rateBefore, type RateWords } from './kinds.ts';
import { countedBefore } from './unit-phrase.ts';
import { unitOf, type Unit } from './units.ts';

/** What stands before a figure. */
export interface Ahead {
  readonly comparators: readonly ComparatorWords[];
  readonly increment: string | null;
  readonly rate: RateWords | null;
  readonly unit: Unit | null;
  readonly unitWords: string;
  readonly counted: { readonly unit: Unit; readonly words: string } | null;
  readonly isAge: boolean;
}

const CURRENCY = /(?:US\$|[$€£¥₩₽₴₹]|(?<!\p{L})(?:USD|EUR|GBP|RUB))\s?$/u;
const FROM = /(?<!\p{L})(?:between|from|zwischen|von|entre|de|от|من|بين)\s(?=[$€£]?\s?$)/iu;
const FILLER =
  /(?<!\p{L})(?:an?|the|a total of|total of|a record|only|just|as|its|their|les|la|le|los|las|die|der|una?|ein|[(“"])\s*$/iu;

/** Reads what stands before a number. `text` ends right before it. O(n). */
export function readAhead(text: string): Ahead {
  const comparators: ComparatorWords[] = [];
  let [left, increment, unitWords]: [string, string | null, string] = [text, null, ''];
  let rate: RateWords | null = null;
  let unit: Unit | null = null;
  for (;;) {
    const trimmed = left.trimEnd();
    const [money] = CURRENCY.exec(left) ?? [];
    if (money !== undefined) {
      [unit, unitWords, left] = [unitOf(money.trim().replace('US$', '$')), money.trim(), left.slice(0, -money.length)];
      continue;
    }
    const sign = BEFORE.find((one) => endsWith(trimmed, one.words));
    if (sign !== undefined) {
      comparators.push(sign);
      left = trimmed.slice(0, -sign.words.length);
      continue;
    }
    const more = INCREMENT_BEFORE.exec(left);
    if (more !== null) {
      increment ??= more.groups?.['word'] ?? null;
      left = left.slice(0, more.index);
      continue;
    }
    rate ??= rateBefore(left);
    if (rate !== null && left.endsWith(rate.word)) {
      left = left.slice(0, -rate.length);
      continue;
    }
    const [filler] = FROM.exec(left) ?? FILLER.exec(left) ?? [];
    if (filler === undefined || filler === '') break;
    left = left.slice(0, -filler.length);
  }
  const counted = countedBefore(left);
  const more = counted === null ? null : INCREMENT_BEFORE.exec(left.trimEnd().slice(0, -counted.words.length));
  increment ??= more?.groups?.['word'] ?? null;
  return { comparators, increment, rate, unit, unitWords, counted, isAge: /(?<!\p{L})aged?\s$/iu.test(left) };
}
