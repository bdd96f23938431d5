import { z } from 'zod';
import { isVisible, NOT_VISIBLE } from '../text/visible.ts';
import { idSchema } from './ids.ts';

/** What a source can be. `unnamed` stands for those that a text hides, such as "intelligence officers". */
export const SOURCE_KINDS = ['person', 'organisation', 'outlet', 'document', 'unnamed'] as const;

/** What a source holds at most: other names, and UTF-16 code units of its note. */
export const MAX_ALIASES = 1000;
export const MAX_SOURCE_NOTE = 20_000;

/** A name that a source goes by in texts: seen whole, without blanks at its ends, so that nothing needs mending. */
export const sourceNameSchema = z
  .string()
  .min(1)
  .max(200)
  .refine((name) => name.trim() === name, { message: 'a name begins and ends without blanks' })
  .refine(isVisible, NOT_VISIBLE);

/**
 * A source of the registry: whoever claims of any document rest on. The attribute `source_entity` of a SOURCE annotation stays
 * text; it means the source that has this name or alias (see `sourceKey`), so datasets can be read without the registry, and
 * no annotation changes when sources are merged.
 */
export const sourceSchema = z
  .strictObject({
    id: idSchema,
    name: sourceNameSchema,
    kind: z.enum(SOURCE_KINDS),
    /** Its other names, as they were added. */
    aliases: z.array(sourceNameSchema).max(MAX_ALIASES),
    /** The source that it belongs to, such as a spokesman to a ministry. */
    partOf: idSchema.optional(),
    note: z.string().min(1).max(MAX_SOURCE_NOTE).optional(),
  })
  .refine(({ name, aliases }) => new Set([name, ...aliases].map(sourceKey)).size === aliases.length + 1, {
    message: 'every alias is another name, also where case, accents and blanks do not count',
    path: ['aliases'],
  })
  .refine(({ id, partOf }) => id !== partOf, { message: 'a source is no part of itself', path: ['partOf'] });

export type Source = z.infer<typeof sourceSchema>;

/**
 * A name as sources are told apart by: without case, accents and the shape of blanks and apostrophes. The same on every
 * machine, whatever its language. O(n).
 */
export const sourceKey = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[‘’ʼ`]/g, "'")
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .trim();

/** The attribute of SOURCE annotations that names a source of the registry. */
export const SOURCE_ENTITY = 'source_entity';

/**
 * Sources that are part of each other in a circle, by their ids from the first one on, or null. Sources that are not there
 * end a chain. O(sources).
 */
export function circleOfParts(sources: Iterable<Pick<Source, 'id' | 'partOf'>>): readonly string[] | null {
  const parents = new Map([...sources].map(({ id, partOf }) => [id, partOf]));
  const clear = new Set<string>();
  for (const start of parents.keys()) {
    const path: string[] = [];
    const onPath = new Set<string>();
    for (let at: string | undefined = start; at !== undefined && !clear.has(at); at = parents.get(at)) {
      if (onPath.has(at)) return path.slice(path.indexOf(at));
      onPath.add(at);
      path.push(at);
    }
    for (const id of path) clear.add(id);
  }
  return null;
}
