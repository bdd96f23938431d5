import { Problem } from '../problem.ts';
import type { TypeSystem } from './type-system.ts';

/** A reference to a feature structure, by its id. */
export interface Ref {
  readonly ref: number;
}

export type Primitive = string | number | boolean;

/** What a feature or an array holds. */
export type Value = Primitive | Ref | readonly (Primitive | Ref | null)[];

/** An object of a CAS: an annotation, a link, an array, a view's text. */
export interface FeatureStructure {
  readonly id: number;
  readonly type: string;
  /** By the names that the type system gives them; what is not set is not there. */
  readonly features: ReadonlyMap<string, Value>;
  /** Where it stands in its file, from 1. */
  readonly line: number;
}

/** One text of a CAS with what is annotated on it. */
export interface View {
  readonly name: string;
  /** The structure of its text, or null where it has none. */
  readonly sofa: number | null;
  readonly members: readonly number[];
  readonly line: number;
}

/** A document as UIMA has it: what XMI and CAS JSON say in their own ways. */
export interface Cas {
  readonly types: TypeSystem;
  readonly structures: ReadonlyMap<number, FeatureStructure>;
  readonly views: readonly View[];
}

export const isRef = (value: unknown): value is Ref => typeof value === 'object' && value !== null && 'ref' in value;

/** The structure that a reference names. @throws Problem where nothing has the id */
export function resolve({ structures }: Cas, { ref }: Ref): FeatureStructure {
  const found = structures.get(ref);
  if (!found) throw new Problem(`nothing in the file has the id ${ref}, which is referred to; was the file cut off`);
  return found;
}

/**
 * The members of a value: of a list that stands in the feature itself, of an array that it refers to, of a linked list, or the value alone.
 *
 * @throws Problem for a linked list that runs in a circle, or an id that is nowhere.
 */
export function membersOf(cas: Cas, value: Value): readonly (Primitive | Ref)[] {
  const list = Array.isArray(value) ? (value as readonly (Primitive | Ref | null)[]) : [value as Primitive | Ref];
  return list.flatMap((member) => {
    if (member === null) return [];
    if (!isRef(member)) return [member];
    const { type } = resolve(cas, member);
    if (isArrayType(type)) return elementsOf(cas, member);
    return LIST.test(type) ? linkedMembers(cas, member) : [member];
  });
}

const LIST = /^uima\.cas\.(?:Empty|NonEmpty)?(?:FS|String|Integer|Float)List$/;

/** Whether a type is an array. */
export const isArrayType = (type: string): boolean => type.endsWith('[]') || /^uima\.cas\.\w+Array$/.test(type);

function elementsOf(cas: Cas, ref: Ref): (Primitive | Ref)[] {
  const elements = resolve(cas, ref).features.get('elements') ?? [];
  const list = Array.isArray(elements) ? (elements as readonly (Primitive | Ref | null)[]) : [];
  return list.flatMap((element) => element ?? []);
}

function linkedMembers(cas: Cas, first: Ref): (Primitive | Ref)[] {
  const members: (Primitive | Ref)[] = [];
  const seen = new Set<number>();
  for (let at: Value | undefined = first; isRef(at);) {
    const node: FeatureStructure = resolve(cas, at);
    if (seen.has(node.id)) throw new Problem(`the list at id ${first.ref} runs in a circle; correct it`);
    seen.add(node.id);
    const head = node.features.get('head');
    if (head !== undefined && (isRef(head) || !Array.isArray(head))) members.push(head as Primitive | Ref);
    at = node.features.get('tail');
  }
  return members;
}
