import { parse } from 'edtf';
import { z } from 'zod';

/** How exact one date of a text is. */
export type Precision = 'year' | 'month' | 'season' | 'day' | 'time';

/** One point or stretch of the calendar, as far as it is known. */
export interface PlainDate {
  readonly kind: 'date';
  readonly precision: Precision;
  readonly year: number;
  /** Month 1 to 12, or season 21 to 41. */
  readonly month: number | null;
  readonly day: number | null;
  /** "About": the figures are near. */
  readonly isApproximate: boolean;
  /** "Perhaps": the source is doubted. */
  readonly isUncertain: boolean;
  /** Digits that are not known are written X; the text says which. */
  readonly isUnspecified: boolean;
}

/** One side of an interval: `open` has no end, `unknown` has one that nobody knows. */
export type Side = PlainDate | 'open' | 'unknown';

/** What an EDTF text says. */
export type Edtf =
  | PlainDate
  | { readonly kind: 'interval'; readonly from: Side; readonly to: Side }
  /** `one`: one of several dates; otherwise all of them. What is not further read is told by its text alone. */
  | { readonly kind: 'several'; readonly one: boolean };

const nodeSchema = z.looseObject({
  type: z.string(),
  values: z.array(z.unknown()),
  approximate: z.union([z.boolean(), z.number()]).optional(),
  uncertain: z.union([z.boolean(), z.number()]).optional(),
  unspecified: z.number().optional(),
});
type Node = z.infer<typeof nodeSchema>;

/** A year has four digits: "24" and "202" would be a century and a decade, which hardly anybody means who writes them. */
const DATES = new Set(['Date', 'Season', 'Year']);
const MAX_LENGTH = 100;

/**
 * Reads an Extended Date/Time Format text (ISO 8601-2:2019, levels 0 to 2): `2024`, `2024-10-28`, `2024-10~`,
 * `2024-10-01/2024-10-28`. Null for everything that is none, for days that the calendar does not have, and for intervals
 * that end before they begin.
 */
export function parseEdtf(text: string): Edtf | null {
  if (text.length > MAX_LENGTH || text !== text.trim()) return null;
  const node = nodeOf(text);
  return node && toEdtf(node);
}

function nodeOf(text: string): Node | null {
  try {
    return nodeSchema.parse(parse(text));
  } catch {
    return null;
  }
}

function toEdtf(node: Node): Edtf | null {
  switch (node.type) {
    case 'Interval': {
      const [from, to] = node.values.map(sideOf);
      if (!from || !to) return null;
      return typeof from !== 'string' && typeof to !== 'string' && isAfter(from, to)
        ? null
        : { kind: 'interval', from, to };
    }
    case 'Set':
    case 'List':
      return node.values.flat().every((value) => sideOf(value) !== null)
        ? { kind: 'several', one: node.type === 'Set' }
        : null;
    default:
      return plainOf(node);
  }
}

function sideOf(value: unknown): Side | null {
  if (value === null) return 'unknown';
  if (typeof value === 'number') return 'open';
  const node = nodeSchema.safeParse(value);
  return node.success ? plainOf(node.data) : null;
}

function plainOf({ type, values, approximate = false, uncertain = false, unspecified = 0 }: Node): PlainDate | null {
  if (!DATES.has(type)) return null;
  const [year, second, day, hour] = values.filter((value) => typeof value === 'number');
  if (year === undefined) return null;
  const month = second === undefined ? null : type === 'Season' ? second : second + 1;
  if (day !== undefined && month !== null && day > daysIn(year, month)) return null;
  const precision = hour !== undefined ? 'time' : day !== undefined ? 'day' : type === 'Season' ? 'season' : 'month';
  return {
    kind: 'date',
    precision: month === null ? 'year' : precision,
    year,
    month,
    day: day ?? null,
    isApproximate: Boolean(approximate),
    isUncertain: Boolean(uncertain),
    isUnspecified: unspecified !== 0,
  };
}

/** Days of a month (1 to 12) in the proleptic Gregorian calendar. */
function daysIn(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Whether `a` lies after `b`, by what both state. Seasons are compared by their years alone, unknown digits not at all. */
function isAfter(a: PlainDate, b: PlainDate): boolean {
  if (a.isUnspecified || b.isUnspecified || a.year !== b.year)
    return !a.isUnspecified && !b.isUnspecified && a.year > b.year;
  if (a.month === null || b.month === null || a.precision === 'season' || b.precision === 'season') return false;
  return a.month !== b.month ? a.month > b.month : a.day !== null && b.day !== null && a.day > b.day;
}
