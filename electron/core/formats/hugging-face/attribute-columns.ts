import { compareStrings, type Attributes, type AttributeValue } from '../../../../shared/model/annotation.ts';
import { ON_DOCUMENT, type AttributeDefinition, type Codebook } from '../../../../shared/model/codebook.ts';
import { canonical } from '../../repositories/state.ts';
import type { ParquetColumn, ParquetScalar, ParquetType } from '../parquet/schema.ts';

/** The attributes of a codebook as typed columns. */
export interface AttributeColumns {
  /** An object with a field for each attribute; absent where the codebook has none. */
  readonly columns: readonly ParquetColumn[];
  /** The cells for these columns: the object (null where nothing is said), and what the codebook's types cannot hold as JSON. */
  readonly cells: (attributes: Attributes) => readonly unknown[];
}

/** Attributes whose values no column has the type for: RFC 8785 JSON, null where there are none. */
const OTHER: ParquetColumn = { name: 'other_attributes', type: 'text' };

/**
 * Typed columns for the attributes on documents, or on annotations of any label. Attributes of one name on several labels share a field:
 * of their type where it is the same, of text otherwise. What does not fit goes into `other_attributes`, so nothing is lost.
 */
export function attributeColumns(
  { attributes }: Pick<Codebook, 'attributes'>,
  of: 'document' | 'annotation',
): AttributeColumns {
  const types = new Map<string, ParquetType>();
  for (const definition of attributes) {
    if ((definition.on === ON_DOCUMENT) !== (of === 'document')) continue;
    const type = typeOf(definition);
    const before = types.get(definition.name);
    types.set(definition.name, before === undefined || isSame(before, type) ? type : 'text');
  }
  const fields = [...types].map(([name, type]) => ({ name, type })).toSorted((a, b) => compareStrings(a.name, b.name));
  return {
    columns: [...(fields.length > 0 ? [{ name: 'attributes', type: { fields } }] : []), OTHER],
    cells(values) {
      const typed: Record<string, AttributeValue | null> = Object.fromEntries(fields.map(({ name }) => [name, null]));
      const other: Record<string, AttributeValue> = {};
      for (const [name, value] of Object.entries(values)) {
        const type = types.get(name);
        if (type !== undefined && fits(value, type)) typed[name] = value;
        else other[name] = value;
      }
      const isOther = Object.keys(other).length > 0;
      return [...(fields.length > 0 ? [typed] : []), isOther ? canonical(other) : null];
    },
  };
}

function typeOf({ type, values, multiple }: AttributeDefinition): ParquetType {
  const scalar = scalarOf(type, values);
  return multiple ? { list: scalar } : scalar;
}

function scalarOf(type: AttributeDefinition['type'], values: AttributeDefinition['values']): ParquetScalar {
  if (type === 'number') return 'number';
  if (type === 'boolean') return 'boolean';
  const isNumeric = values.length > 0 && values.every(({ name }) => typeof name === 'number');
  return type === 'choice' && isNumeric ? 'number' : 'text';
}

const isSame = (a: ParquetType, b: ParquetType): boolean => JSON.stringify(a) === JSON.stringify(b);

const SCALARS: Readonly<Record<string, ParquetScalar>> = { string: 'text', number: 'number', boolean: 'boolean' };

function fits(value: AttributeValue, type: ParquetType): boolean {
  if (typeof type === 'string') return !Array.isArray(value) && SCALARS[typeof value] === type;
  return 'list' in type && Array.isArray(value) && value.every((one) => SCALARS[typeof one] === type.list);
}
