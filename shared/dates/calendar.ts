/** A day of the proleptic Gregorian calendar, as the number of days since 1970-01-01. */
export type Day = number;

const DAY_MS = 86_400_000;

/** The day of a year, a month (1 to 12) and a day of the month. Days and months beyond the end run over. */
export function dayOf(year: number, month: number, day: number): Day {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.round(date.getTime() / DAY_MS);
}

/** Year, month (1 to 12) and day of a day. */
export function partsOf(day: Day): readonly [year: number, month: number, day: number] {
  const date = new Date(day * DAY_MS);
  return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
}

/** A day as EDTF writes it. */
export function writeDay(day: Day): string {
  const [year, month, date] = partsOf(day);
  return `${writeMonth(year, month)}-${two(date)}`;
}

/** A month (counted from any year: 13 is January of the next one) as EDTF writes it. */
export function writeMonth(year: number, month: number): string {
  const months = year * 12 + month - 1;
  return `${writeYear(Math.floor(months / 12))}-${two((((months % 12) + 12) % 12) + 1)}`;
}

/** A year as EDTF writes it. */
export const writeYear = (year: number): string => String(year).padStart(4, '0');

/** A day some months later (earlier, where negative); the 31st of a short month is its last day. */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = partsOf(day);
  return Math.min(dayOf(year, month + months, date), dayOf(year, month + months + 1, 0));
}

/** The last day of a month. */
export const lastOf = (year: number, month: number): number => partsOf(dayOf(year, month + 1, 0))[2];

/** The day of the week, 0 for Monday to 6 for Sunday. 1970-01-01 was a Thursday. */
export const weekday = (day: Day): number => (((day + 3) % 7) + 7) % 7;

const two = (number: number): string => String(number).padStart(2, '0');
