import type { Attributes, AttributeValue } from '../../../../shared/model/annotation.ts';
import { assertNever } from '../../../../shared/assert.ts';
import type { ParquetColumn, ParquetScalar } from '../parquet/schema.ts';
import { canonical } from '../../repositories/state.ts';
import { ATTRIBUTE, columnOf, OTHER_ATTRIBUTES } from './columns.ts';

/** Makes the cells of attributes, in the order of their columns; the last one holds what no other one can say. */
export type AttributeCells = (attributes: Attributes) => unknown[];

/** Makes what makes the cells of attributes for the columns of a table. */
export function attributeCells(columns: readonly ParquetColumn[]): AttributeCells {
  const own = columns.filter(({ name }) => name.startsWith(ATTRIBUTE));
  const places = new Map(own.map(({ name, type }, i) => [name, { i, type }]));
  const end = columns.some(({ name }) => name === OTHER_ATTRIBUTES) ? 1 : 0;
  return (attributes) => {
    const cells: unknown[] = Array.from({ length: own.length + end }, () => null);
    const other: Record<string, AttributeValue> = {};
    for (const [name, value] of Object.entries(attributes)) {
      const place = places.get(columnOf(name, Array.isArray(value)));
      if (place && fits(value, place.type)) cells[place.i] = value;
      else other[name] = value;
    }
    if (Object.keys(other).length > 0) cells[own.length] = canonical(other);
    return cells;
  };
}

function fits(value: AttributeValue, type: ParquetColumn['type']): boolean {
  if (typeof type === 'string') return !Array.isArray(value) && isOf(value, type);
  if ('fields' in type || typeof type.list !== 'string') return false;
  const { list } = type;
  return Array.isArray(value) && value.every((one) => isOf(one, list));
}

function isOf(value: unknown, type: ParquetScalar): boolean {
  switch (type) {
    case 'text':
      return typeof value === 'string';
    case 'number':
    case 'integer':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    default:
      return assertNever(type);
  }
}
