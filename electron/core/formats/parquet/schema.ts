import type { ParquetWriter } from 'hyparquet-writer';
import { assertNever } from '../../../../shared/assert.ts';

type SchemaElement = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number];

/** What a cell holds: `text` is UTF-8, `integer` 32 bits with a sign, `number` an IEEE 754 double. */
export type ParquetScalar = 'text' | 'integer' | 'number' | 'boolean';

/** A scalar, a list of one type (null where there is none, which is not the empty list), or an object with named fields. */
export type ParquetType =
  | ParquetScalar
  | { readonly list: ParquetType }
  | { readonly fields: readonly ParquetColumn[] };

/** A column of a table, or a field of an object. */
export interface ParquetColumn {
  readonly name: string;
  readonly type: ParquetType;
  /** Never null. */
  readonly required?: boolean;
}

/** The columns as the flat schema of a Parquet file. Lists have the three levels that the specification asks for. */
export const schemaOf = (columns: readonly ParquetColumn[]): SchemaElement[] => [
  { name: 'root', num_children: columns.length },
  ...columns.flatMap(elementsOf),
];

function elementsOf({ name, type, required = false }: ParquetColumn): SchemaElement[] {
  const repetition_type = required ? 'REQUIRED' : 'OPTIONAL';
  if (typeof type === 'string') return [{ name, repetition_type, ...physical(type) }];
  if ('fields' in type) {
    return [{ name, repetition_type, num_children: type.fields.length }, ...type.fields.flatMap(elementsOf)];
  }
  return [
    { name, repetition_type, converted_type: 'LIST', num_children: 1 },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    ...elementsOf({ name: 'element', type: type.list }),
  ];
}

function physical(type: ParquetScalar): Pick<SchemaElement, 'type' | 'converted_type'> {
  switch (type) {
    case 'text':
      return { type: 'BYTE_ARRAY', converted_type: 'UTF8' };
    case 'integer':
      return { type: 'INT32' };
    case 'number':
      return { type: 'DOUBLE' };
    case 'boolean':
      return { type: 'BOOLEAN' };
    default:
      return assertNever(type);
  }
}
