import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  boundsOf,
  compareFigures,
  type ComparedFigure,
  type FigureReason,
  type FigureVerdict,
} from '../../../shared/figures/compare.ts';
import { normalOf } from '../../../shared/figures/normal.ts';
import { comparable, unitName, unitOf, type UnitProblem } from '../../../shared/figures/units.ts';

/** A figure in short: "~ 10000..11000 troops (total)"; `?` is a side that is not known. */
function figure(text: string): ComparedFigure {
  const [, comparator = '=', min = '?', max = min, unit = '', kind = ''] =
    /^(?:(\S*[=~<>≥≤≈!]) )?(\?|-?\d+(?:\.\d+)?)(?:\.\.(\?|-?\d+))?(?: ([^(]+?))?(?: ?\((.+)\))?$/.exec(text) ?? [];
  const number = (written: string): number | null => (written === '?' ? null : Number(written));
  return { min: number(min), max: number(max), comparator, unit: unit || null, kind: kind || null };
}

describe('the normal form of a unit', () => {
  it.each<[string, string, string | null, string]>([
    ['troops', 'military', 'count', 'troops'],
    ['soldiers', 'military', 'count', 'soldiers'],
    ['military personnel', 'military', 'count', 'military personnel'],
    ['additional North Korean troops', 'military', 'count', 'troops'],
    ['North Koreans', 'persons', 'count', 'North Koreans'],
    ['병력', 'military', 'count', 'troops'],
    ['명', 'persons', 'count', 'people'],
    ['rounds of artillery shells', 'shells', 'count', 'artillery rounds'],
    ['construction troops', 'construction troop', null, 'construction troops'],
    ['military construction workers', 'military construction worker', null, 'military construction workers'],
    ['$', 'USD', 'money', 'USD'],
    ['USD per year', 'USD', 'money', 'USD/year'],
    ['USD annually', 'USD', 'money', 'USD/year'],
    ['dollars a month', 'USD', 'money', 'USD/month'],
    ['people / day', 'persons', 'count', 'people/day'],
    ['km/h', 'km/h', 'speed', 'km/h'],
    ['Miles', 'm', 'length', 'miles'],
    ['tons of ammunition', 'kg', 'mass', 'tons'],
    ['boxes of shells', 'boxes of shell', null, 'boxes of shells'],
    ['％', 'share', 'share', '%'],
  ])('%s', (text, base, dimension, name) => {
    const unit = unitOf(text);
    expect(unit).toMatchObject({ base, dimension });
    expect(unit && unitName(unit)).toBe(name);
  });

  it('nothing is no unit', () => {
    expect([unitOf(null), unitOf('  ')]).toEqual([null, null]);
  });
});

it.each<[string, number, string | null]>([
  ['miles', 70, '112.7 km'],
  ['USD/month', 2000, '24000 USD/year'],
  ['share', 0.5, '50 %'],
  ['pounds', 1000, '0.4536 tonnes'],
  ['miles/month', 10, '193.1 km/year'],
  ['km', 70, null],
  ['USD/year', 70, null],
  ['USD/day', 70, null],
  ['troops', 70, null],
  ['widgets', 70, null],
  ['', 70, null],
])('%s beside the unit that it is compared in', (unit, value, shown) => {
  const normal = normalOf({ min: value, max: value, unit });
  expect(normal && `${normal.min} ${normal.unit}`).toBe(shown);
});

describe('units that can be compared', () => {
  it.each<[string | null, string | null, number]>([
    [null, null, 1],
    ['soldiers', 'troops', 1],
    ['troops', 'military personnel', 1],
    ['troops', 'people', 1],
    ['North Koreans', 'North Korean soldiers', 1],
    ['병력', 'soldiers', 1],
    ['km', 'm', 1000],
    ['miles', 'km', 1.609344],
    ['tonnes', 'kg', 1000],
    ['USD/month', 'USD/year', 12],
    ['USD/year', 'USD/month', 1 / 12],
    ['decades', 'months', 120],
    ['weeks', 'days', 7],
    ['share', '%', 100],
    ['widgets', 'widget', 1],
  ])('%s and %s', (a, b, factor) => {
    const units = comparable(a, b);
    expect(units).toMatchObject({ ok: true });
    expect(units.ok && units.factor).toBeCloseTo(factor, 10);
  });

  it.each<[string | null, string | null, UnitProblem]>([
    ['troops', null, 'unit-missing'],
    ['USD', 'EUR', 'currency'],
    ['USD/year', 'USD', 'rate'],
    ['USD/year', 'USD/km', 'rate'],
    ['km', 'tonnes', 'dimension'],
    ['troops', 'USD', 'dimension'],
    ['troops', 'officers', 'counted'],
    ['casualties', 'killed', 'counted'],
    ['casualties', 'people', 'counted'],
    ['troops', 'construction troops', 'counted'],
    ['North Korean troops', 'Russian troops', 'counted'],
    ['North Koreans', 'Russian soldiers', 'counted'],
    ['tons of grain', 'tons of ammunition', 'counted'],
    ['missiles', 'drones', 'counted'],
    ['%', 'percentage points', 'counted'],
    ['widgets', 'gadgets', 'counted'],
  ])('%s and %s cannot', (a, b, why) => {
    expect(comparable(a, b)).toEqual({ ok: false, why });
    expect(comparable(b, a)).toEqual({ ok: false, why });
  });
});

describe('comparing figures', () => {
  it.each<[string, string, FigureVerdict, FigureReason]>([
    ['10000 troops', '10000 soldiers', 'same', 'equal'],
    ['~ 11000 people (total)', '~ 11000 military personnel (total)', 'same', 'equal'],
    ['>= 2000000 rounds', '>= 2000000 artillery shells', 'same', 'equal'],
    ['12 USD/year', '1 USD/month', 'same', 'equal'],
    ['10..12 days', '10..12 days', 'same', 'equal'],
    ['≥ 5', '>= 5', 'same', 'equal'],
    ['66 %', '0.66 share', 'same', 'equal'],
    ['10000 troops', '~ 10000 troops', 'compatible', 'wording'],
    ['<= 30000 troops', '30000 troops', 'compatible', 'bound'],
    ['<= 30000 troops', '10000 troops', 'compatible', 'bound'],
    ['>= 10000 troops', '>= 12000 troops', 'compatible', 'bound'],
    ['10000..12000 troops', '11000 troops', 'compatible', 'range'],
    ['10000..12000 troops', '12000..15000 troops', 'compatible', 'range'],
    ['10000..? troops', '11000 troops', 'compatible', 'range'],
    ['~ 10000 troops', '10400 troops', 'compatible', 'approximate'],
    ['70 miles', '113 km', 'compatible', 'rounded'],
    ['4 weeks', '1 months', 'compatible', 'rounded'],
    ['1000 tons', '1000 tonnes', 'compatible', 'rounded'],
    ['~ 10000 troops', '~ 11000 troops', 'differs', 'apart'],
    ['10000 troops', '11000 troops', 'differs', 'apart'],
    ['>= 12000 troops', '11000 troops', 'differs', 'apart'],
    ['> 10 troops', '< 20 troops', 'compatible', 'bound'],
    ['> 10 troops', '<= 20 troops', 'compatible', 'bound'],
    ['>= 10 troops', '< 20 troops', 'compatible', 'bound'],
    ['> 10 troops', '< 10 troops', 'differs', 'apart'],
    ['> 20 troops', '< 10 troops', 'differs', 'apart'],
    ['> 11000 troops', '11000 troops', 'differs', 'apart'],
    ['< 11000 troops', '>= 11000 troops', 'differs', 'apart'],
    ['>= 12000 troops', '<= 11000 troops', 'differs', 'apart'],
    ['10..12 days', '13..15 days', 'differs', 'apart'],
    ['70 miles', '75 miles', 'differs', 'apart'],
    ['12 USD/year', '2 USD/month', 'differs', 'apart'],
    ['? troops', '11000 troops', 'not comparable', 'no-figure'],
    ['12..10 troops', '11000 troops', 'not comparable', 'order'],
    ['!= 10 troops', '10 troops', 'not comparable', 'comparator'],
    ['11000 troops (total)', '3000 troops (increment)', 'not comparable', 'kind'],
    ['11000 troops (total)', '11000 troops', 'not comparable', 'kind-missing'],
    ['115 USD/year', '115 USD', 'not comparable', 'rate'],
    ['115 USD', '115 EUR', 'not comparable', 'currency'],
    ['6 officers', '6 troops', 'not comparable', 'counted'],
    ['11000', '11000 troops', 'not comparable', 'unit-missing'],
  ])('%s, %s: %s', (a, b, verdict, why) => {
    expect(compareFigures(figure(a), figure(b))).toMatchObject({ verdict, why });
    expect(compareFigures(figure(b), figure(a))).toMatchObject({ verdict, why });
  });

  it('gives what both leave possible in one unit', () => {
    const { bounds, note } = compareFigures(figure('>= 1 USD/month'), figure('10..15 USD/year'));
    expect(bounds).toEqual([
      { least: 12, most: Infinity },
      { least: 10, most: 15 },
    ]);
    expect(note).toBe('converted');
    expect(compareFigures(figure('1 people'), figure('1 troops')).note).toBe('generic');
    expect(boundsOf(figure('<= 5'))).toEqual({ least: -Infinity, most: 5 });
  });

  it('a figure is the same as itself, and nothing depends on which comes first', () => {
    const side = fc.option(fc.integer({ min: -1e6, max: 1e6 }));
    const any = fc.record({
      min: side,
      max: side,
      comparator: fc.constantFrom('=', '~', '>=', '<=', '>', '<', '?'),
      unit: fc.constantFrom(
        null,
        'troops',
        'people',
        'km',
        'miles',
        'USD/year',
        'USD/month',
        'tons',
        'tonnes',
        'weeks',
        'months',
      ),
      kind: fc.constantFrom(null, 'total', 'increment'),
    });
    fc.assert(
      fc.property(any, any, (a, b) => {
        const itself = compareFigures(a, a);
        expect(['same', 'not comparable']).toContain(itself.verdict);
        expect(compareFigures(b, a).verdict).toBe(compareFigures(a, b).verdict);
      }),
    );
  });
});
