import { parseEdtf } from '../../../../shared/text/edtf.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * What a cell of dates says as EDTF, or null where that is not clear: ISO 8601 and EDTF as they are, years first, day.month.year, month names in
 * English, and figures with slashes only where one of them is above 12 ("10/28/2024", not "03/04/2024"). A time of day is kept.
 */
export function clearDate(stated: string): string | null {
  const text = stated.trim();
  if (text.length > 40) return null;
  const found = written(text);
  return found !== null && parseEdtf(found) !== null ? found : null;
}

function written(text: string): string | null {
  if (/^\d{4}(?:$|[-~?/X])/.test(text) && !/^\d{4}\/\d/.test(text)) {
    // "2024-10-28 10:00:00+00" is how databases write it.
    const [, day, time, zone = ''] =
      /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(Z|[+-]\d{2}(?::?\d{2})?)?$/.exec(text) ?? [];
    if (day === undefined || time === undefined) return text;
    const seconds = time.length === 5 ? `${time}:00` : time;
    return `${day}T${seconds}${/^[+-]\d{2}$/.test(zone) ? `${zone}:00` : zone.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')}`;
  }
  const compact = /^(\d{4})[/.]?(\d{2})[/.]?(\d{2})$/.exec(text);
  if (compact) return iso(compact[1], compact[2], compact[3]);
  const german = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text);
  if (german) return iso(german[3], german[2], german[1]);
  const slashes = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(text);
  if (slashes) return ofTwo(Number(slashes[1]), Number(slashes[2]), slashes[3]);
  return withMonthName(text);
}

function ofTwo(a: number, b: number, year: string | undefined): string | null {
  if (a > 12 && b <= 12) return iso(year, String(b), String(a));
  if (b > 12 && a <= 12) return iso(year, String(a), String(b));
  return a === b ? iso(year, String(a), String(b)) : null;
}

function withMonthName(text: string): string | null {
  const plain = text.replace(/^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+/i, '');
  const day = /^(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})$/.exec(plain);
  if (day) return iso(day[3], monthOf(day[2]), day[1]);
  const month = /^([A-Za-z]{3,9})\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})$/.exec(plain);
  return month ? iso(month[3], monthOf(month[1]), month[2]) : null;
}

function monthOf(name: string | undefined): string | undefined {
  const place = MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase());
  return place < 0 ? undefined : String(place + 1);
}

function iso(year: string | undefined, month: string | undefined, day: string | undefined): string | null {
  if (year === undefined || month === undefined) return null;
  const two = (figures: string): string => figures.padStart(2, '0');
  return day === undefined ? `${year}-${two(month)}` : `${year}-${two(month)}-${two(day)}`;
}
