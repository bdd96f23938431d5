import type { Publication, SourceDocument } from '../../../../shared/model/document.ts';
import { splitsPair } from '../../../../shared/text/convert.ts';
import { visibleLine } from '../title.ts';

/** Limits of a publication's fields, in UTF-16 code units. */
const LONGEST = { outlet: 200, author: 200, url: 2000 } as const;

/** One line that a reader sees all of, or null where nothing is left or it is too long to be what it claims to be. */
export function statedLine(value: string | null | undefined, longest: number): string | null {
  if (value === null || value === undefined) return null;
  const line = visibleLine(value.toWellFormed());
  return line === '' || line.length > longest ? null : line;
}

/** As {@link statedLine}, but cut off where it is too long: for titles. */
export function statedTitle(value: string | null | undefined): string | null {
  const line = value === null || value === undefined ? '' : visibleLine(value.toWellFormed());
  if (line === '') return null;
  if (line.length <= 500) return line;
  return `${line.slice(0, splitsPair(line, 499) ? 498 : 499)}…`;
}

/** The day of a date as ISO 8601 writes it, as exact as it is stated; null for anything else: nothing is guessed. */
export function statedDate(value: string | null | undefined): string | null {
  const found = /^\s*(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ].*)?)?)?\s*$/s.exec(value ?? '');
  if (!found) return null;
  const [, year = '', month, day] = found;
  if (Number(year) < 1000) return null;
  if (month === undefined) return year;
  if (Number(month) < 1 || Number(month) > 12) return null;
  if (day === undefined) return `${year}-${month}`;
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return Number(day) >= 1 && Number(day) <= last ? `${year}-${month}-${day}` : null;
}

/** An address of the web; null for every other one. */
export function statedUrl(value: string | null | undefined): string | null {
  const line = statedLine(value, LONGEST.url);
  if (line === null || !URL.canParse(line)) return null;
  const { protocol, href } = new URL(line);
  return (protocol === 'http:' || protocol === 'https:') && href.length <= LONGEST.url ? href : null;
}

/** The first thing that each field is stated to be, as far as it can be that. */
export interface StatedPublication {
  readonly outlet?: readonly (string | null | undefined)[];
  readonly author?: readonly (string | null | undefined)[];
  readonly url?: readonly (string | null | undefined)[];
  readonly date?: readonly (string | null | undefined)[];
}

const firstOf = <T>(values: readonly T[] | undefined, read: (value: T) => string | null): string | null => {
  for (const value of values ?? []) {
    const one = read(value);
    if (one !== null) return one;
  }
  return null;
};

/** A publication of what is stated; fields of which nothing is known are not there. */
export function publicationOf(stated: StatedPublication): Omit<Publication, 'fileName'> {
  const outlet = firstOf(stated.outlet, (value) => statedLine(value, LONGEST.outlet));
  const author = firstOf(stated.author, (value) => statedLine(value, LONGEST.author));
  const url = firstOf(stated.url, statedUrl);
  const date = firstOf(stated.date, statedDate);
  return {
    ...(outlet !== null && { outlet }),
    ...(author !== null && { author }),
    ...(url !== null && { url }),
    ...(date !== null && { date }),
  };
}

/** Metadata of what is stated, without what is not. */
export function metadataOf(
  stated: Readonly<Record<string, string | number | null | undefined>>,
): SourceDocument['metadata'] {
  const entries = Object.entries(stated).flatMap(([key, value]): [string, string | number][] => {
    if (typeof value === 'number') return [[key, value]];
    const line = statedLine(value, 1000);
    return line === null ? [] : [[key, line]];
  });
  return Object.fromEntries(entries);
}
