import { scaleLinear, scaleLog, scaleUtc } from 'd3-scale';

/** A place on an axis with what stands there; an empty label has a line only. */
export interface Tick {
  readonly value: number;
  readonly at: number;
  readonly label: string;
}

/** A scale with its ticks: from values to px. */
export interface Axis {
  readonly at: (value: number) => number;
  readonly ticks: readonly Tick[];
  /** The first and the last value that it shows. */
  readonly domain: readonly [number, number];
}

/** Px from where to where a scale runs; `to` may be less than `from`, as for heights. */
export interface Extent {
  readonly from: number;
  readonly to: number;
}

/** How numbers and dates are written in the language of the picture. */
export interface PlotFormat {
  readonly lang: string;
  readonly number: (n: number) => string;
  /** Short, for a tick: `15,000`, `2M`. */
  readonly short: (n: number) => string;
  readonly percent: (share: number) => string;
}

/** The formats of a language. */
export function plotFormat(lang: string): PlotFormat {
  const number = new Intl.NumberFormat(lang, { maximumFractionDigits: 6 });
  const short = new Intl.NumberFormat(lang, { notation: 'compact', maximumFractionDigits: 2 });
  const percent = new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: 1 });
  return {
    lang,
    number: (n) => number.format(n),
    short: (n) => (Math.abs(n) < 1_000_000 ? number.format(n) : short.format(n)),
    percent: (share) => percent.format(share),
  };
}

/**
 * An axis of amounts. It always has zero: the length of a bar and the height of a point say how much there is only from there.
 *
 * @param most the largest amount, `least` the smallest; both may be below zero.
 * @param count about how many ticks there is room for.
 */
export function linearAxis(
  { most, least = 0 }: { readonly most: number; readonly least?: number },
  { from, to }: Extent,
  count: number,
  label: (n: number) => string,
): Axis {
  const [low, high] = [Math.min(0, least), Math.max(0, most)];
  const scale = scaleLinear([low, low === high ? 1 : high], [from, to]).nice(count);
  return axisOf(scale, scale.ticks(count), label);
}

/** An axis of counts: as {@link linearAxis}, with ticks at whole numbers only. */
export function countAxis(most: number, extent: Extent, count: number, label: (n: number) => string): Axis {
  const axis = linearAxis({ most: Math.max(1, most) }, extent, count, label);
  return { ...axis, ticks: axis.ticks.filter(({ value }) => Number.isInteger(value)) };
}

/** An axis of powers, for amounts of very different size. It has no zero, so only amounts above it have a place. */
export function logAxis(
  { least, most }: { readonly least: number; readonly most: number },
  { from, to }: Extent,
  label: (n: number) => string,
): Axis {
  const low = least > 0 ? least : 1;
  const scale = scaleLog([low, Math.max(low * 10, most)], [from, to]).nice();
  const ticks = scale.ticks();
  const decades = ticks.filter((value) => Number.isInteger(roundLog(value)));
  // Within one or two powers the steps between them are needed, too.
  const named = new Set(decades.length > 3 ? decades : ticks.filter((value) => [1, 2, 5].includes(leading(value))));
  return axisOf(scale, ticks, (value) => (named.has(value) ? label(value) : ''));
}

const roundLog = (value: number): number => Math.round(Math.log10(value) * 1e9) / 1e9;
const leading = (value: number): number => Math.round(value / 10 ** Math.floor(roundLog(value)));

function axisOf(
  scale: ((value: number) => number) & { domain(): number[] },
  ticks: readonly number[],
  label: (n: number) => string,
): Axis {
  const [low = 0, high = 1] = scale.domain();
  return {
    at: (value) => scale(value),
    ticks: ticks.map((value) => ({ value, at: scale(value), label: label(value) })),
    domain: [low, high],
  };
}

const DAY = 86_400_000;

/**
 * An axis of time, in ms since 1970, UTC. Ticks are at whole days at the finest, written as exact as they are apart.
 *
 * @param count about how many ticks there is room for.
 */
export function timeAxis(
  { first, last }: { readonly first: number; readonly last: number },
  { from, to }: Extent,
  count: number,
  lang: string,
): Axis {
  const pad = Math.max(DAY, (last - first) * 0.04);
  const scale = scaleUtc([new Date(first - pad), new Date(last + pad)], [from, to]);
  const days = (last - first + 2 * pad) / DAY;
  const ticks = scale
    .ticks(Math.max(2, Math.min(count, Math.floor(days))))
    .filter((date) => date.getTime() % DAY === 0);
  const isDaily = ticks.some((date) => date.getUTCDate() !== 1);
  const isMonthly = isDaily || ticks.some((date) => date.getUTCMonth() !== 0);
  const format = new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, {
    year: 'numeric',
    ...(isMonthly && { month: 'short' }),
    ...(isDaily && { day: 'numeric' }),
    timeZone: 'UTC',
  });
  return {
    at: (value) => scale(value),
    ticks: ticks.map((date) => ({ value: date.getTime(), at: scale(date), label: format.format(date) })),
    domain: [first - pad, last + pad],
  };
}
