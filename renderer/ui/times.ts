import { language } from '../strings/t.ts';

const tag = (): string => (language() === 'en' ? 'en-GB' : language());

/** The day of a moment, here: `Thursday 26 November 2026`. Takes ISO 8601. */
export const dayOf = (iso: string): string =>
  new Intl.DateTimeFormat(tag(), { dateStyle: 'full' }).format(new Date(iso));

/** The time of a moment, here: `14:03`. */
export const clockOf = (iso: string): string =>
  new Intl.DateTimeFormat(tag(), { timeStyle: 'short' }).format(new Date(iso));

/** Day and time of a moment, here: `26 Nov 2026, 14:03`. */
export const momentOf = (iso: string): string =>
  new Intl.DateTimeFormat(tag(), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));

const UNITS = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

/** How long ago a moment was: `3 minutes ago`, `yesterday`. */
export function agoOf(iso: string, now = Date.now()): string {
  const seconds = (Date.parse(iso) - now) / 1000;
  const format = new Intl.RelativeTimeFormat(tag(), { numeric: 'auto' });
  const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  return format.format(unit === 'second' ? 0 : Math.round(seconds / size), unit);
}
