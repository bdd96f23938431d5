import { separatorsOf, type ReadLanguage } from './languages.ts';

/** Digits in groups that one sign sets apart, or in one piece, with a fraction: in ASCII, as {@link plainDigits} makes them. */
export const DIGITS =
  /(?<![\d.,])\d{1,3}(?:(?<group>[ \u00a0\u2009\u202f'’٬])\d{3})(?:\k<group>\d{3})*(?!\d)(?:[.,٫]\d+)?|\d+(?:[.,٬٫]\d+)*/u;

/** A text with the digits of every script as ASCII ones. Offsets stay: digits outside the first plane are left alone. O(n). */
export function plainDigits(text: string): string {
  return text.replaceAll(/(?!\d)\p{Nd}/gu, (sign) => (sign.length === 1 ? String(valueOfDigit(sign)) : sign));
}

/** The value of a digit of any script: Unicode has each script's digits in one row from 0 to 9. */
export function valueOfDigit(sign: string): number {
  const at = sign.codePointAt(0) ?? 0;
  let zero = at;
  while (at - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return at - zero;
}

/**
 * The numbers that digits with separators may be, the likelier one first: "15.000" is 15000 in German, and 15000 or 15 where
 * nobody knows the language. Nobody writes noughts behind a decimal sign, so "15.000" stays open where the sign is a decimal one.
 */
export function readDigits(written: string, { name, isGuessed }: ReadLanguage): readonly number[] {
  const plain = written.replaceAll(/[ \u00a0\u2009\u202f'’٬]/gu, '').replaceAll('٫', '.');
  if (plain !== written && !/[.,].*[.,]/.test(plain)) return [Number(plain.replace(',', '.'))];
  const signs = plain.match(/[.,]/g) ?? [];
  const [first, ...others] = signs;
  if (first === undefined) return [Number(plain)];
  const last = others.at(-1);
  if (last !== undefined && last !== first) return [Number(plain.replaceAll(first, '').replace(last, '.'))];
  // "1.234.567", and "2,50,000" as India writes it.
  if (last !== undefined) return [Number(plain.replaceAll(first, ''))];
  const whole = Number(plain.replace(first, ''));
  const fraction = Number(plain.replace(first, '.'));
  if (!/^[1-9]\d{0,2}[.,]\d{3}$/.test(plain)) return [fraction];
  const separators = separatorsOf(name);
  if (separators === null) return [whole, fraction];
  if (separators.thousands === first) return [whole];
  return isGuessed || plain.endsWith('0') ? [whole, fraction] : [fraction];
}
