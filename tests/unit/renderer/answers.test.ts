import { describe, expect, it } from 'vitest';
import type { AttributeDefinition } from '../../../shared/model/codebook.ts';
import { offered, parseNumber, toggled, typedValue } from '../../../renderer/features/inspector/answers.ts';

const CHOICE: AttributeDefinition = {
  name: 'certainty',
  on: 'CLAIM',
  type: 'choice',
  mandatory: true,
  multiple: false,
  definition: '',
  values: ['unspecified', 'possible', 'probable', 'certain'].map((name) => ({ name, definition: '' })),
  scale: 'ordinal certain>probable>possible',
  needs: [],
  examples: [],
};

describe('a number as it is written', () => {
  it.each([
    ['12', 12],
    [' -1.5 ', -1.5],
    ['−3', -3],
    ['10,000', 10_000],
    ['1,234,567.5', 1_234_567.5],
    ['10 000', 10_000],
    ['2e6', 2_000_000],
    ['0', 0],
    ['1,5', null],
    ['10,00', null],
    ['1.000.000', null],
    ['many', null],
    ['12 men', null],
    ['', null],
    ['1e999', null],
    ['0x10', null],
  ])('%j', (text, number) => expect(parseNumber(text)).toBe(number));
});

describe('what typing means', () => {
  const NAMES = ['event', 'quantity', 'plan_prediction', 'property_other'];
  it.each<[string, string | undefined, string | undefined]>([
    ['q', undefined, 'quantity'],
    ['p', undefined, 'plan_prediction'],
    ['p', 'plan_prediction', 'property_other'],
    ['pp', 'property_other', 'plan_prediction'],
    ['pr', 'plan_prediction', 'property_other'],
    ['PLAN P', undefined, 'plan_prediction'],
    ['2', undefined, 'quantity'],
    ['9', undefined, undefined],
    ['x', 'event', undefined],
  ])('%j with %s chosen', (typed, current, expected) => expect(typedValue(NAMES, typed, current)).toBe(expected));

  it('takes a digit for the value that begins with it, before the place in the list', () => {
    expect(typedValue([3, 2, 1], '1', undefined)).toBe(1);
  });
});

describe('a choice', () => {
  it('is offered with the steps of its scale in their order, and the rest behind', () => {
    const { steps, others } = offered(CHOICE);
    expect(steps.map(({ name }) => name)).toEqual(['certain', 'probable', 'possible']);
    expect(others.map(({ name }) => name)).toEqual(['unspecified']);
  });

  it.each([
    [null, 'possible', ['possible']],
    [['certain'], 'possible', ['possible', 'certain']],
    [['possible', 'certain'], 'possible', ['certain']],
    [['possible'], 'possible', null],
    ['possible', 'certain', ['possible', 'certain']],
  ])('of several: %j and %s', (value, name, expected) => expect(toggled(CHOICE, value, name)).toEqual(expected));
});
