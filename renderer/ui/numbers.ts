const plain = new Intl.NumberFormat('en');

/** A number with thousands separators. */
export const formatNumber = (n: number): string => plain.format(n);

/** A count with its noun: `1 word`, `1,204 words`. */
export const count = (n: number, one: string, many = `${one}s`): string => `${plain.format(n)} ${n === 1 ? one : many}`;

const UNITS = ['bytes', 'kB', 'MB', 'GB'] as const;

/** A size that people read: `812 bytes`, `3.4 MB`. */
export function formatBytes(bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return `${power === 0 ? plain.format(value) : value.toFixed(1)} ${UNITS[power] ?? ''}`;
}

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const month = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** An EDTF date as people read it, as exact as it is; what is no plain date is left as written. */
export function formatDate(edtf: string): string {
  if (!/^\d{4}(-\d{2}){0,2}$/.test(edtf)) return edtf;
  const date = new Date(edtf);
  if (Number.isNaN(date.getTime()) || edtf.length === 4) return edtf;
  return (edtf.length === 7 ? month : day).format(date);
}
