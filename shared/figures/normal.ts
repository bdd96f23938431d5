import { unitName, unitOf, type Unit } from './units.ts';

/** A figure in the unit that its kind of unit is compared in. */
export interface NormalFigure {
  readonly min: number;
  readonly max: number;
  readonly unit: string;
}

/** The unit that others of its base are turned into, with how many of the base it is. */
const NORMAL: ReadonlyMap<string, readonly [lemma: string, factor: number]> = new Map([
  ['m', ['km', 1000]],
  ['m²', ['km²', 1e6]],
  ['kg', ['tonnes', 1000]],
  ['l', ['litres', 1]],
  ['share', ['%', 0.01]],
  ['km/h', ['km/h', 1]],
]);
/** Rates over calendar time are turned into ones a year, by how many months they are over. */
const YEAR = 12;

/**
 * A figure in the unit that it is compared in: miles in km, USD/month in USD/year, shares in percent. Null where it is in that unit
 * already, or its unit is compared as it is.
 */
export function normalOf({
  min,
  max,
  unit,
}: {
  readonly min: number;
  readonly max: number;
  readonly unit: string | null;
}): NormalFigure | null {
  const known = unitOf(unit);
  if (known === null) return null;
  const [over, by] = normalUnit(known);
  const [per, times] = normalRate(known.per);
  if ((over === null || over === known.lemma) && per === known.per) return null;
  const factor = by * times;
  const name = unitName({ lemma: over ?? known.lemma, per });
  return { min: rounded(min * factor), max: rounded(max * factor), unit: name };
}

function normalUnit({ base, factor, lemma, dimension }: Unit): [lemma: string | null, by: number] {
  const normal = dimension === null ? undefined : NORMAL.get(base);
  return normal === undefined || normal[0] === lemma ? [null, 1] : [normal[0], factor / normal[1]];
}

function normalRate(per: Unit | null): [per: Unit | null, times: number] {
  if (per?.base !== 'month' || per.factor === YEAR) return [per, 1];
  return [unitOf('years'), YEAR / per.factor];
}

/** Four figures are as exact as a text is. */
const rounded = (value: number): number => Number(value.toPrecision(4));
