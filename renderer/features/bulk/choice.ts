import type { BulkAction } from '../../../shared/api/bulk.ts';
import { assertNever } from '../../../shared/assert.ts';
import type { AttributeValue, FlagKind } from '../../../shared/model/annotation.ts';
import type { AttributeDefinition, Codebook } from '../../../shared/model/codebook.ts';

/** The actions, in the order in which they are offered. */
export const KINDS = [
  'relabel',
  'attribute',
  'flag',
  'unflag',
  'layer',
  'delete',
] as const satisfies readonly BulkAction['kind'][];

/** What is chosen and typed so far. */
export interface Choice {
  readonly kind: (typeof KINDS)[number];
  readonly label: string;
  readonly attribute: string;
  /** As typed or chosen; empty takes the value away. */
  readonly value: string;
  readonly flag: FlagKind;
  readonly why: string;
  readonly layer: string;
}

export const NO_CHOICE: Choice = {
  kind: 'relabel',
  label: '',
  attribute: '',
  value: '',
  flag: 'unsure',
  why: '',
  layer: '',
};

/** The attributes of spans, each name once. */
export function attributesOf({ attributes }: Codebook): readonly AttributeDefinition[] {
  const spans = attributes.filter(({ on }) => on !== 'document');
  return spans.filter((one, i) => spans.findIndex(({ name }) => name === one.name) === i);
}

/** The action that is chosen; null while something is missing or wrong. */
export function actionOf(choice: Choice, codebook: Codebook): BulkAction | null {
  const { kind } = choice;
  switch (kind) {
    case 'relabel':
      return choice.label === '' ? null : { kind, label: choice.label };
    case 'attribute': {
      const definition = attributesOf(codebook).find(({ name }) => name === choice.attribute);
      if (definition === undefined) return null;
      const value = valueOf(definition, choice.value);
      return value === undefined ? null : { kind, name: definition.name, value };
    }
    case 'flag':
      return { kind, flag: choice.flag, ...(choice.why.trim() !== '' && { text: choice.why.trim() }) };
    case 'unflag':
      return { kind, flag: choice.flag };
    case 'layer':
      return choice.layer.trim() === '' ? null : { kind, layer: choice.layer.trim().toLowerCase().normalize('NFC') };
    case 'delete':
      return { kind };
    default:
      return assertNever(kind);
  }
}

/** What a text says as a value of an attribute: null takes the value away, undefined is none. */
function valueOf(definition: AttributeDefinition, text: string): AttributeValue | null | undefined {
  if (text.trim() === '') return null;
  const parts = definition.multiple ? text.split(',').map((part) => part.trim()) : [text.trim()];
  const values = parts.filter((part) => part !== '').map((part) => scalarOf(definition, part));
  if (values.includes(undefined)) return undefined;
  const known = values.flatMap((value) => (value === undefined ? [] : [value]));
  return definition.multiple ? known : known[0];
}

function scalarOf({ type, values }: AttributeDefinition, text: string): string | number | boolean | undefined {
  if (type === 'choice') return values.find(({ name }) => String(name) === text)?.name;
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : undefined;
  if (type !== 'number') return text;
  const number = Number(text.replaceAll(',', ''));
  return Number.isFinite(number) ? number : undefined;
}
