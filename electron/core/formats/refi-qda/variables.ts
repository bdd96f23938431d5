import type { AttributeValue } from '../../../../shared/model/annotation.ts';
import type { DatasetRecord } from '../dataset.ts';
import { guidFor } from './ids.ts';

/** What a variable of ours says: its description in the file. */
export const METADATA = 'Metadata of the document';
export const DOCUMENT_LABEL = 'Document label';

type Scalar = string | number | boolean;
type VariableType = 'Text' | 'Boolean' | 'Integer' | 'Float';

/** A variable of the project. One name has one for each type of its values. */
export interface Variable {
  readonly guid: string;
  readonly name: string;
  readonly type: VariableType;
  readonly description: string;
}

/** A value of a variable on a document; several of one variable are a list. */
export interface VariableValue {
  readonly variable: Variable;
  readonly value: string;
}

function typeOf(value: Scalar): VariableType {
  if (typeof value === 'string') return 'Text';
  if (typeof value === 'boolean') return 'Boolean';
  return Number.isInteger(value) ? 'Integer' : 'Float';
}

/** A number without an exponent, which `xsd:decimal` does not have. */
function decimal(number: number): string {
  const [digits = '', exponent] = String(number).split('e');
  if (exponent === undefined) return digits;
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(digits) ?? [];
  const shift = Number(exponent);
  const all = whole + fraction;
  const point = whole.length + shift;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${all}`;
  if (point >= all.length) return `${sign}${all}${'0'.repeat(point - all.length)}`;
  return `${sign}${all.slice(0, point)}.${all.slice(point)}`;
}

function valueOf(name: string, description: string, value: Scalar): VariableValue {
  const type = typeOf(value);
  const guid = guidFor(`variable ${description} ${type}`, name);
  return {
    variable: { guid, name, type, description },
    value: typeof value === 'number' ? decimal(value) : String(value),
  };
}

const listOf = (value: AttributeValue): readonly Scalar[] => (Array.isArray(value) ? value : [value]);

const entries = <T>(values: Readonly<Record<string, T>>): [string, T][] =>
  Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1));

/** What a document says in variables: its metadata, and its labels as `annotator: name`. */
export function variablesOf({ metadata, labels }: Pick<DatasetRecord, 'metadata' | 'labels'>): VariableValue[] {
  return [
    ...entries(metadata).map(([name, value]) => valueOf(name, METADATA, value)),
    ...entries(labels).flatMap(([layer, attributes]) =>
      entries(attributes).flatMap(([name, value]) =>
        listOf(value).map((one) => valueOf(`${layer}: ${name}`, DOCUMENT_LABEL, one)),
      ),
    ),
  ];
}
