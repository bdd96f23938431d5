import type { Annotation, AttributeValue } from '../../../../shared/model/annotation.ts';
import { compareStrings } from '../../../../shared/model/annotation.ts';
import type { AttributeDefinition, Codebook } from '../../../../shared/model/codebook.ts';
import type { DatasetRecord } from '../dataset.ts';
import { definitionsFor } from '../mapping/text-values.ts';
import { typedValue } from '../mapping/values.ts';
import type { Primitive } from './cas.ts';
import { encodeName, typeOfLabel, typeOfRelation } from './names.ts';
import { attachedTo } from './relation-ends.ts';
import {
  ANNOTATION_TYPE,
  DOCUMENT_TYPE,
  METADATA_TYPE,
  SENTENCE_TYPE,
  STRING_TYPE,
  TOKEN_TYPE,
  type Feature,
  type TypeDefinition,
} from './type-system.ts';
import { asText, fromText } from './values.ts';

export const ARRAY_TYPE = 'uima.cas.StringArray';
const BOOLEAN = 'uima.cas.Boolean';
const INTEGER = 'uima.cas.Integer';
const DOUBLE = 'uima.cas.Double';

const isInt = (value: unknown): value is number => Number.isInteger(value) && Math.abs(Number(value)) <= 0x7fff_ffff;

/** The type of an attribute's feature: what the codebook says of it, text otherwise. */
function rangeOf(definition: AttributeDefinition | undefined): string {
  if (!definition) return STRING_TYPE;
  if (definition.multiple) return ARRAY_TYPE;
  if (definition.type === 'boolean') return BOOLEAN;
  if (definition.type === 'number') return DOUBLE;
  const { type, values } = definition;
  return type === 'choice' && values.length > 0 && values.every(({ name }) => isInt(name)) ? INTEGER : STRING_TYPE;
}

const definitionOf = (codebook: Codebook, label: string, name: string): AttributeDefinition | undefined =>
  definitionsFor(codebook, label).find((one) => one.name === name);

/** What the feature of an attribute says; undefined where its type has no such value. Text where the codebook does not know the attribute. */
export function featureValue(
  codebook: Codebook,
  label: string,
  name: string,
  value: AttributeValue,
): Primitive | readonly Primitive[] | undefined {
  const range = rangeOf(definitionOf(codebook, label, name));
  switch (range) {
    case ARRAY_TYPE:
      return (Array.isArray(value) ? value : [value]).map(String);
    case BOOLEAN:
      return typeof value === 'boolean' ? value : undefined;
    case INTEGER:
      return isInt(value) ? value : undefined;
    case DOUBLE:
      return typeof value === 'number' ? value : undefined;
    default:
      return asText(value);
  }
}

/** The value that comes back for what `featureValue` wrote. */
export function valueBack(
  codebook: Codebook,
  label: string,
  name: string,
  value: AttributeValue,
): AttributeValue | undefined {
  const said = featureValue(codebook, label, name, value);
  if (said === undefined) return undefined;
  const read = typeof said === 'string' ? fromText(said) : typeof said === 'object' ? [...said] : said;
  return typedValue(read, definitionOf(codebook, label, name));
}

/** Labels with the names of their attributes, and relation types, that a type system is to have. */
export interface Used {
  readonly labels: ReadonlyMap<string, ReadonlySet<string>>;
  readonly relations: ReadonlySet<string>;
}

/** What documents use, beside `also`. */
export class Usage implements Used {
  readonly labels = new Map<string, Set<string>>();
  readonly relations = new Set<string>();

  /** With everything that a codebook has. */
  static ofCodebook(codebook: Codebook): Usage {
    const usage = new Usage();
    for (const { name } of codebook.labels) {
      usage.labels.set(name, new Set(definitionsFor(codebook, name).map((one) => one.name)));
    }
    for (const { name } of codebook.relations) usage.relations.add(name);
    return usage;
  }

  add(annotations: readonly Annotation[], relations: DatasetRecord['relations']): void {
    for (const { label, attributes } of annotations) {
      const names = this.labels.get(label) ?? new Set();
      for (const name of Object.keys(attributes)) names.add(name);
      this.labels.set(label, names);
    }
    for (const { type } of relations) this.relations.add(type);
  }
}

const feature = (name: string, range: string): Feature => ({ name, range });

/** What INCEpTION needs of every document. */
const DKPRO: readonly TypeDefinition[] = [
  {
    name: METADATA_TYPE,
    supertype: DOCUMENT_TYPE,
    features: [
      ...['documentTitle', 'documentId', 'documentUri', 'collectionId', 'documentBaseUri'].map((name) =>
        feature(name, STRING_TYPE),
      ),
      feature('isLastSegment', BOOLEAN),
    ],
  },
  { name: SENTENCE_TYPE, supertype: ANNOTATION_TYPE, features: [feature('id', STRING_TYPE)] },
  {
    name: TOKEN_TYPE,
    supertype: ANNOTATION_TYPE,
    features: [feature('id', STRING_TYPE), feature('syntacticFunction', STRING_TYPE), feature('order', INTEGER)],
  },
];

/**
 * The types of what is used: a layer for each label, with a feature for each attribute, and one for each relation type.
 *
 * @param range what a feature holds: what the codebook says, unless the format has texts only.
 */
export function definitionsOf(
  { labels, relations }: Used,
  codebook: Codebook,
  range: (definition: AttributeDefinition | undefined) => string = rangeOf,
): readonly TypeDefinition[] {
  const spans = [...labels].map(([label, names]): TypeDefinition => {
    const known = definitionsFor(codebook, label).map(({ name }) => name);
    const others = [...names].filter((name) => !known.includes(name)).toSorted(compareStrings);
    const ordered = [...new Set(known.filter((name) => names.has(name))), ...others];
    return {
      name: typeOfLabel(label),
      supertype: ANNOTATION_TYPE,
      features: ordered.map((name) => feature(encodeName(name), range(definitionOf(codebook, label, name)))),
    };
  });
  const links = [...relations].map((type): TypeDefinition => {
    const end = attachedTo(type, codebook);
    const features = [feature('Dependent', end), feature('Governor', end)];
    return { name: typeOfRelation(type), supertype: ANNOTATION_TYPE, features };
  });
  return [...DKPRO, ...[...spans, ...links].toSorted((a, b) => compareStrings(a.name, b.name))];
}
