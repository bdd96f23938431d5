import { ANY_LABEL, ON_DOCUMENT, type AttributeDefinition, type Codebook } from '../model/codebook.ts';
import type { CodebookPlace } from './edit.ts';

/** Why an edit cannot be applied: thrown by the functions that apply one, and listed by `applyEdits`. */
export class EditProblem extends Error {
  override readonly name = 'EditProblem';
  readonly place: CodebookPlace;

  constructor(place: CodebookPlace, text: string) {
    super(text);
    this.place = place;
  }
}

/** The place of a thing, for sentences about it. */
export const placeOf = (kind: CodebookPlace['kind'], name: string, on?: string): CodebookPlace => ({
  kind,
  name,
  ...(on !== undefined && { on }),
});

/** Whether two attributes can be asked of one thing, so that they may not share a name or a key. */
export const meets = (a: string, b: string): boolean =>
  a === b || (a === ANY_LABEL && b !== ON_DOCUMENT) || (b === ANY_LABEL && a !== ON_DOCUMENT);

/** An attribute as sentences name it: "certainty" of CLAIM. */
export const attributeText = (on: string, name: string): string =>
  `"${name}" of ${on === ANY_LABEL ? 'any label' : on === ON_DOCUMENT ? 'documents' : on}`;

/** The label of a name. @throws EditProblem */
export function labelNamed(codebook: Codebook, name: string): Codebook['labels'][number] {
  const found = codebook.labels.find((label) => label.name === name);
  if (found) return found;
  throw new EditProblem(placeOf('label', name), `The codebook has no label "${name}".`);
}

/** The attribute of a name and target. @throws EditProblem */
export function attributeNamed(codebook: Codebook, on: string, name: string): AttributeDefinition {
  const found = codebook.attributes.find((attribute) => attribute.on === on && attribute.name === name);
  if (found) return found;
  throw new EditProblem(placeOf('attribute', name, on), `The codebook has no attribute ${attributeText(on, name)}.`);
}

/** The relation type of a name. @throws EditProblem */
export function relationNamed(codebook: Codebook, name: string): Codebook['relations'][number] {
  const found = codebook.relations.find((relation) => relation.name === name);
  if (found) return found;
  throw new EditProblem(placeOf('relation', name), `The codebook has no relation "${name}".`);
}

/** The object with named properties put in: null takes one away, undefined leaves it. */
export function withSet<T extends object>(before: T, set: Readonly<Record<string, unknown>>): T {
  const named = Object.entries(set).filter(([, value]) => value !== undefined);
  const kept = Object.entries(before).filter(([name]) => !named.some(([other]) => other === name));
  return Object.fromEntries([...kept, ...named.filter(([, value]) => value !== null)]) as T;
}

/** The object kept for what was made with it, and offered no more. */
export const retiredOf = <T extends object>(one: T): T & { retired: true } => ({ ...one, retired: true });

/** The object in use again. */
export function restoredOf<T extends { retired?: true | undefined }>(one: T): T {
  const { retired: _, ...rest } = one;
  return rest as T;
}

/** Whether two JSON values are the same, whatever the order of their fields. A field of undefined is none. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [x, y] = [fieldsOf(a), fieldsOf(b)];
  return x.size === y.size && [...x].every(([name, value]) => y.has(name) && isSame(value, y.get(name)));
}

const fieldsOf = (value: object): Map<string, unknown> =>
  new Map(Object.entries(value).filter(([, field]) => field !== undefined));

/** The list in the order of names. @throws EditProblem where the names are not exactly those of the list. */
export function ordered<T extends { readonly name: string }>(
  list: readonly T[],
  names: readonly string[],
  place: CodebookPlace,
): T[] {
  const sorted = names.flatMap((name) => list.find((one) => one.name === name) ?? []);
  if (new Set(names).size === list.length && sorted.length === list.length && names.length === list.length) {
    return sorted;
  }
  throw new EditProblem(place, 'The new order does not name each of them once. Read the codebook afresh.');
}
