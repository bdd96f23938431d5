import { compareStrings, type Attributes, type AttributeValue } from '../model/annotation.ts';

/** In what the layers can differ at one place, the most severe first. */
export const ASPECTS = ['label', 'presence', 'edges', 'attributes', 'claim', 'note'] as const;
export type Aspect = (typeof ASPECTS)[number];

/** What one layer says at a place, in the terms that are compared. */
export interface Said {
  /** The label, or the type of a relation. */
  readonly label: string;
  /** Where it stands, as text: fragments, or which way a relation goes. */
  readonly edges: string;
  readonly attributes: Attributes;
  readonly claim: string | null;
  readonly note: string | null;
}

/** What the layers agree on and what not. */
export interface Comparison {
  /** Those in which they differ, the most severe first. */
  readonly aspects: readonly Aspect[];
  /** Names of the attributes that differ, in code unit order. */
  readonly attributes: readonly string[];
  /** 0 where nothing differs. A worse aspect outweighs any split; within one, the more layers are against the most common answer the higher. */
  readonly severity: number;
}

/**
 * Compares what layers say at one place; null: a layer that read the document and has nothing there. Nothing that only one layer
 * could say differs from nothing. O(layers × attributes).
 */
export function compareSaid(all: readonly (Said | null)[]): Comparison {
  const said = all.filter((one) => one !== null);
  const attributes = differingAttributes(said);
  const values: Record<Aspect, readonly string[]> = {
    label: said.map(({ label }) => label),
    presence: all.map((one) => (one === null ? '' : '+')),
    edges: said.map(({ edges }) => edges),
    attributes: said.map((one) => attributes.map((name) => valueKey(one.attributes[name])).join('\n')),
    claim: said.map(({ claim }) => claim ?? ''),
    note: said.map(({ note }) => note ?? ''),
  };
  const aspects = ASPECTS.filter((aspect) => isDivided(values[aspect]));
  const [worst] = aspects;
  const severity = worst === undefined ? 0 : ASPECTS.length - ASPECTS.indexOf(worst) + dissent(values[worst]);
  return { aspects, attributes, severity };
}

const isDivided = (values: readonly string[]): boolean => values.some((value) => value !== values[0]);

/** The share that does not say what most say: from 0 to less than 1. */
function dissent(values: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return 1 - Math.max(...counts.values()) / values.length;
}

function differingAttributes(said: readonly Said[]): readonly string[] {
  const [first, ...others] = said;
  if (first === undefined || others.length === 0) return [];
  const names = [...new Set(said.flatMap(({ attributes }) => Object.keys(attributes)))].toSorted(compareStrings);
  return names.filter((name) => isDivided(said.map(({ attributes }) => valueKey(attributes[name]))));
}

/** A value as text that is the same for equal values; the order of a list says nothing. No value: the empty text. */
export const valueKey = (value: AttributeValue | undefined): string =>
  value === undefined
    ? ''
    : JSON.stringify(Array.isArray(value) ? value.toSorted((a, b) => compareStrings(String(a), String(b))) : value);

/** Whether two layers say the same in everything that is compared. */
export const isSameSaid = (a: Said, b: Said): boolean => compareSaid([a, b]).aspects.length === 0;
