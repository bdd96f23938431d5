import { iriIn, isA, listOf, resourcesIn, textIn, type Node, type WebAnnotation } from './shape.ts';

/** What the bodies of an annotation say. */
export interface Said {
  readonly tags: readonly string[];
  readonly notes: readonly string[];
  /** Resources that it leads to. */
  readonly links: readonly string[];
  readonly description: Node | null;
}

const TAGS = new Set(['tagging', 'classifying', 'identifying', 'oa:tagging', 'oa:classifying', 'oa:identifying']);

/** The purposes of a body; those that it does not state are the motivations of its annotation. */
const purposesOf = (body: Node, motivations: readonly string[]): readonly string[] => {
  const own = listOf(body['purpose']).map(String);
  return own.length > 0 ? own : motivations;
};

/** The motivations of an annotation, without the prefix of the vocabulary. */
export const motivationsOf = ({ motivation }: WebAnnotation): readonly string[] =>
  listOf(motivation).map((one) => one.replace(/^oa:/, ''));

/** Sorts the bodies by what they are for. */
export function saidBy(annotation: WebAnnotation): Said {
  const tags: string[] = [];
  const notes: string[] = annotation.bodyValue === undefined ? [] : [annotation.bodyValue];
  const links: string[] = [];
  let description: Node | null = null;
  for (const body of resourcesIn(annotation.body)) {
    if (typeof body === 'string') {
      links.push(body);
      continue;
    }
    if (isA(body, 'cw:Document')) {
      description = body;
      continue;
    }
    const value = textIn(body, 'value') ?? textIn(body, 'chars');
    const isTag = purposesOf(body, motivationsOf(annotation)).some((purpose) => TAGS.has(purpose));
    if (value !== null && value !== '') (isTag ? tags : notes).push(value);
    else {
      const iri = iriIn(body['source']) ?? iriIn(body);
      if (iri !== null) links.push(iri);
    }
  }
  return { tags, notes, links, description };
}

/** Who made it: the name that a person goes by. */
export function creatorOf({ creator }: WebAnnotation): string | undefined {
  const [first] = resourcesIn(creator);
  if (first === undefined) return undefined;
  if (typeof first === 'string') return first;
  return textIn(first, 'nickname') ?? textIn(first, 'name') ?? textIn(first, 'email') ?? iriIn(first) ?? undefined;
}
