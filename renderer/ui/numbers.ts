import { momentsOf, numbersOf, tenthsOf } from '../strings/intl.ts';
import { language, t } from '../strings/t.ts';

/** A number with the separators of the window's language. */
export const formatNumber = (n: number): string => numbersOf(language()).format(n);

const UNITS = ['kB', 'MB', 'GB'] as const;

/** A size that people read: `812 bytes`, `3.4 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return t('counts.bytes', { count: bytes });
  const power = Math.min(UNITS.length, Math.floor(Math.log10(bytes) / 3));
  return `${tenthsOf(language()).format(bytes / 1000 ** power)} ${UNITS[power - 1] ?? ''}`;
}

/** A moment of the clock, in milliseconds since 1970. */
export const formatDateTime = (at: number): string => momentsOf(language()).format(at);
