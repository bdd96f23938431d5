import { z } from 'zod';
import { attributesSchema } from '../../../../shared/model/annotation.ts';

const node = z.looseObject({});
const one = z.union([z.string(), node]);
const some = z.union([one, z.array(one)]);
const names = z.union([z.string(), z.array(z.string())]);

/** An annotation, as the recommendation lets it be written; what is in it is read with the helpers below. */
export const annotationSchema = z.looseObject({
  id: z.string().optional(),
  '@id': z.string().optional(),
  motivation: names.optional(),
  creator: some.optional(),
  body: some.nullish(),
  bodyValue: z.string().optional(),
  target: some,
  'cw:attributes': attributesSchema.optional(),
  'cw:confidence': z.number().min(0).max(1).optional(),
});

export type WebAnnotation = z.infer<typeof annotationSchema>;
export type Node = z.infer<typeof node>;

/** One value or a list of them, as a list. */
export const listOf = <T>(value: T | readonly T[] | null | undefined): readonly T[] =>
  value === null || value === undefined ? [] : Array.isArray(value) ? (value as readonly T[]) : [value as T];

/** Resources: each by its address, or described. */
export const resourcesIn = (value: unknown): readonly (string | Node)[] =>
  listOf(value).filter(
    (one): one is string | Node => typeof one === 'string' || (typeof one === 'object' && one !== null),
  );

/** The IRI of a resource that is named or described. */
export function iriIn(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return null;
  const { id, '@id': other } = value as { id?: unknown; '@id'?: unknown };
  return typeof id === 'string' ? id : typeof other === 'string' ? other : null;
}

/** A field that is text. */
export const textIn = (value: Node, field: string): string | null => {
  const found = value[field];
  return typeof found === 'string' ? found : null;
};

/** Whether a node has a type, with or without the prefix of the vocabulary. */
export const isA = (value: Readonly<Record<string, unknown>>, type: string): boolean =>
  listOf(value['type'] ?? value['@type']).some((found) => found === type || found === `oa:${type}`);
