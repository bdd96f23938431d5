import type { FileTree, ForeignDocument, TreeFile } from '../foreign.ts';
import { elementsOf, jsonTextOf } from '../json/array.ts';
import { nameOf } from '../lines.ts';
import { at, Problem, refusalAt, type Place } from '../problem.ts';
import type { JsonValue } from '../strict-json.ts';
import {
  isArrayType,
  type Cas,
  type FeatureStructure,
  type Primitive,
  type Ref,
  type Value,
  type View,
} from './cas.ts';
import { contentOf } from './cas-in.ts';
import { documentsOf, type AnnotatorContent, type FileNames } from './documents.ts';
import { TypeSystem, type Feature, type TypeDefinition } from './type-system.ts';

type JsonObject = Readonly<Record<string, JsonValue>>;

/**
 * Reads UIMA CAS JSON 0.4: `%TYPES`, `%FEATURE_STRUCTURES` as a list or by id, `%VIEWS`. What is wrong with a structure is told at the line
 * of the file, and with its id.
 *
 * @throws Refusal with file and line.
 */
export const readCasJson = (tree: FileTree, signal?: AbortSignal): AsyncGenerator<ForeignDocument> =>
  documentsOf(tree, { endings: ['json'], read: readFile }, signal);

// oxlint-disable-next-line typescript/require-await -- readers of other files wait
async function readFile(file: TreeFile, names: FileNames, signal?: AbortSignal): Promise<AnnotatorContent> {
  const [first, ...others] = elementsOf(file, signal);
  const place: Place = { file: nameOf(file.source), line: 1 };
  if (!first || others.length > 0) throw refusalAt(place, 'this is a list, not a UIMA CAS; choose another format');
  const lines = linesOfIds(jsonTextOf(file).text);
  const cas = at(place, () => casFrom(first.value, place.file, lines));
  return contentOf(cas, place.file, names);
}

/** The line on which each structure says its id. A quotation mark inside a text has a backslash before it, so only keys are found. Linear. */
function linesOfIds(text: string): ReadonlyMap<number, number> {
  const lines = new Map<number, number>();
  let line = 1;
  let counted = 0;
  for (const { 1: id, index } of text.matchAll(/(?<!\\)"%ID"\s*:\s*(\d{1,15})/g)) {
    for (let at = text.indexOf('\n', counted); at >= 0 && at < index; at = text.indexOf('\n', at + 1)) line += 1;
    counted = index;
    lines.set(Number(id), line);
  }
  return lines;
}

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function objectAt(value: JsonValue | undefined, what: string): JsonObject {
  if (isObject(value)) return value;
  throw new Problem(`${what} is not an object; this is no UIMA CAS JSON 0.4, or it was changed`);
}

function textAt(value: JsonValue | undefined, what: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new Problem(`${what} is not a text; export it again`);
}

function idAt(value: JsonValue | undefined, what: string): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw new Problem(`${what} is not an id, which is a whole number; export it again`);
}

function casFrom(value: JsonValue, file: string, lines: ReadonlyMap<number, number>): Cas {
  const top = objectAt(value, 'the file');
  refuseOtherOffsets(top['%HEADER']);
  if (top['%TYPES'] === undefined && top['%FEATURE_STRUCTURES'] === undefined) {
    throw new Problem(
      'the file has neither %TYPES nor %FEATURE_STRUCTURES: it is no UIMA CAS JSON 0.4; choose another format',
    );
  }
  const types = new TypeSystem(Object.entries(objectAt(top['%TYPES'] ?? {}, '%TYPES')).map(definitionFrom));
  const structures = new Map<number, FeatureStructure>();
  for (const one of structuresIn(top['%FEATURE_STRUCTURES'])) {
    const line = lines.get(Number(one['%ID'])) ?? 1;
    at({ file, line }, () => {
      const structure = structureFrom(one, types, line);
      const { id } = structure;
      if (structures.has(id)) throw new Problem(`the id ${id} stands twice; ids are for one structure each`);
      structures.set(id, structure);
    });
  }
  const views = Object.entries(objectAt(top['%VIEWS'] ?? {}, '%VIEWS')).map(([name, view]): View => {
    const { '%SOFA': sofa, '%MEMBERS': members = [] } = objectAt(view, `the view ${name}`);
    if (!Array.isArray(members)) throw new Problem(`%MEMBERS of the view ${name} is not a list; export it again`);
    const list = members as readonly JsonValue[];
    return {
      name,
      sofa: sofa === undefined || sofa === null || sofa === 0 ? null : idAt(sofa, `%SOFA of the view ${name}`),
      members: list.map((id) => idAt(id, `a member of the view ${name}`)),
      line: 1,
    };
  });
  return { types, structures, views };
}

/** Offsets are UTF-16 unless a header says otherwise. */
function refuseOtherOffsets(header: JsonValue | undefined): void {
  if (header === undefined) return;
  for (const [name, value] of Object.entries(objectAt(header, '%HEADER'))) {
    if (/OFFSET|ANCHOR/.test(name) && !(typeof value === 'string' && /^utf[-_]?16$/i.test(value))) {
      throw new Problem(`${name} is ${JSON.stringify(value)}: offsets are read in UTF-16 only; export it so`);
    }
  }
}

function definitionFrom([name, value]: [string, JsonValue]): TypeDefinition {
  const type = objectAt(value, `the type ${name}`);
  const features = Object.entries(type).flatMap(([feature, said]): Feature[] => {
    if (feature.startsWith('%')) return [];
    const range = textAt(
      objectAt(said, `the feature ${feature} of ${name}`)['%RANGE'],
      `%RANGE of ${feature} of ${name}`,
    );
    return [{ name: feature, range }];
  });
  return { name, supertype: textAt(type['%SUPER_TYPE'] ?? 'uima.cas.TOP', `%SUPER_TYPE of ${name}`), features };
}

/** As a list, or as an object whose keys are the ids. */
function structuresIn(value: JsonValue | undefined): readonly JsonObject[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map((one) => objectAt(one, 'a feature structure'));
  return Object.entries(objectAt(value, '%FEATURE_STRUCTURES')).map(([id, one]): JsonObject => {
    if (!/^\d{1,15}$/.test(id))
      throw new Problem(`${JSON.stringify(id)} is not an id, which is a whole number; export it again`);
    return { '%ID': Number(id), ...objectAt(one, `the structure ${id}`) };
  });
}

function structureFrom(json: JsonObject, types: TypeSystem, line: number): FeatureStructure {
  const id = idAt(json['%ID'], '%ID of a feature structure');
  const type = textAt(json['%TYPE'], `%TYPE of the structure ${id}`);
  if (!types.has(type)) throw new Problem(`the type ${type} of the structure ${id} is not in %TYPES; export it again`);
  const declared = types.features(type);
  const features = new Map<string, Value>();
  if (isArrayType(type)) {
    const elements = json['%ELEMENTS'] ?? [];
    if (Array.isArray(elements)) features.set('elements', elementsFrom(elements as readonly JsonValue[], type, id));
    return { id, type, features, line };
  }
  for (const [key, value] of Object.entries(json)) {
    if (key.startsWith('%') || value === null) continue;
    const name = key.replace(/^[@#^]/, '');
    const feature = declared.get(name);
    if (!feature)
      throw new Problem(`the type ${type} of the structure ${id} has no feature ${name} in %TYPES; export it again`);
    features.set(name, valueFrom(key, value, feature, types, id));
  }
  return { id, type, features, line };
}

function elementsFrom(elements: readonly JsonValue[], type: string, id: number): (Primitive | Ref | null)[] {
  const isOfPrimitives = /^uima\.cas\.(?!FSArray|TOP)\w+(?:Array|\[\])$/.test(type);
  return elements.map((element) => {
    if (element === null) return null;
    if (!isOfPrimitives) return { ref: idAt(element, `an element of the array ${id}`) };
    if (typeof element !== 'object') return element;
    throw new Problem(`an element of the array ${id} is neither text, number nor truth value; export it again`);
  });
}

function valueFrom(key: string, value: JsonValue, { name, range }: Feature, types: TypeSystem, id: number): Value {
  if (key.startsWith('@')) return { ref: idAt(value, `${key} of the structure ${id}`) };
  const wanted = !types.isPrimitive(range)
    ? 'a reference'
    : types.isA(range, 'uima.cas.String')
      ? 'string'
      : range === 'uima.cas.Boolean'
        ? 'boolean'
        : 'number';
  // NaN and the infinities are texts, under a key with #.
  const isFine = key.startsWith('#') ? typeof value === 'string' : typeof value === wanted;
  if (!isFine || typeof value === 'object')
    throw new Problem(`${name} of the structure ${id} is not ${wanted}, as its range ${range} asks; correct it`);
  return value;
}
