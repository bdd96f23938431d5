import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuantity, writeQuantity, type Quantity, type QuantityProblem } from '../../../shared/text/quantity.ts';

const ALL = ['=', '~', '>=', '<='];
const q = (min: number, max: number, comparator = '=', unit: string | null = null): Quantity => ({
  min,
  max,
  comparator,
  unit,
});

describe('a quantity in one line', () => {
  it.each<[string, Quantity | QuantityProblem]>([
    ['10000', q(10_000, 10_000)],
    ['10,000', q(10_000, 10_000)],
    ['10 000 troops', q(10_000, 10_000, '=', 'troops')],
    ['~10000 troops', q(10_000, 10_000, '~', 'troops')],
    ['≈ 10000', q(10_000, 10_000, '~')],
    ['>= 2 million rounds', q(2_000_000, 2_000_000, '>=', 'rounds')],
    ['≥ 2', q(2, 2, '>=')],
    ['<=5%', q(5, 5, '<=', '%')],
    ['at least 2 million rounds', q(2_000_000, 2_000_000, '>=', 'rounds')],
    ['As many as 30,000 additional troops', q(30_000, 30_000, '<=', 'additional troops')],
    ['1.1 million', q(1_100_000, 1_100_000)],
    ['115 million USD/year', q(115_000_000, 115_000_000, '=', 'USD/year')],
    ['약 1만 명', q(10_000, 10_000, '~', '명')],
    ['10,000-11,000', q(10_000, 11_000)],
    ['10,000–11,000 troops', q(10_000, 11_000, '=', 'troops')],
    ['10 to 12 days', q(10, 12, '=', 'days')],
    ['~2-3 million', q(2_000_000, 3_000_000, '~')],
    ['2 thousand - 3 million', q(2000, 3_000_000)],
    ['-5 °C', q(-5, -5, '=', '°C')],
    ['−5--3', q(-5, -3)],
    ['1.5e3 m', q(1500, 1500, '=', 'm')],
    ['20 km²', q(20, 20, '=', 'km²')],
    ['3 millionaires', q(3, 3, '=', 'millionaires')],
    ['5 m', q(5, 5, '=', 'm')],
    ['10 totals', q(10, 10, '=', 'totals')],
    ['', 'number'],
    ['many', 'number'],
    ['many troops 5', 'number'],
    ['>=', 'number'],
    ['abouts 5', 'number'],
    ['$115 million', 'number'],
    ['1,5', 'number'],
    ['1,2345', 'number'],
    ['1.2.3', 'number'],
    ['1e999', 'number'],
    ['> 2 million', 'comparator'],
    ['11,000-10,000', 'order'],
    ['500-2 million', 'order'],
    ['>= 2-3', 'range'],
    ['2 million 155 mm shells', 'unit'],
    ['10 - 11 - 12', 'unit'],
    ['5 ~ troops', 'unit'],
    ['10-', 'unit'],
    ['10,000 troops 5 km', 'two'],
    ['10,000 troops, 5km', 'two'],
    ['10,000 troops (~5', 'two'],
    ['10,000 Troops 300 tanks', 'two'],
    ['10,000 troops and five guns', 'two'],
    ['10,000 troops, Twenty-five, two tanks', 'two'],
    ['10–12 days 3-4 km', 'two'],
    ['10,000 troops in 2024', 'two'],
    ['10 tanks, Type 99 km', 'two'],
    ['10 병력 5명', 'two'],
    ['5 m3', q(5, 5, '=', 'm3')],
    ['5 tons of CO2', q(5, 5, '=', 'tons of CO2')],
    ['5 F-16s', q(5, 5, '=', 'F-16s')],
    ['200 Fath-360 missiles', q(200, 200, '=', 'Fath-360 missiles')],
    ['20 Shahed 136 drones', q(20, 20, '=', 'Shahed 136 drones')],
    ['2 million shells of 155 mm', q(2_000_000, 2_000_000, '=', 'shells of 155 mm')],
    ['2 million artillery shells, 155mm', q(2_000_000, 2_000_000, '=', 'artillery shells, 155mm')],
    ['5 cases per 1,000 people', q(5, 5, '=', 'cases per 1,000 people')],
    ['5 l / 100 km', q(5, 5, '=', 'l / 100 km')],
    ['100 one-way drones', q(100, 100, '=', 'one-way drones')],
    ['5 second-hand tanks', q(5, 5, '=', 'second-hand tanks')],
  ])('%s', (text, expected) => {
    expect(parseQuantity(text, ALL)).toEqual(expected);
  });

  it('what is written is read as the same', () => {
    const value = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })).map((n) => n + 0);
    const unit = fc.constantFrom(null, 'troops', 'USD/year', '명', 'm');
    fc.assert(
      fc.property(value, value, fc.constantFrom('=', '~'), unit, (a, b, comparator, unit) => {
        const quantity = q(Math.min(a, b), Math.max(a, b), comparator, unit);
        expect(parseQuantity(writeQuantity(quantity), ALL)).toEqual(quantity);
      }),
    );
  });
});
