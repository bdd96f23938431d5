import { Problem } from '../problem.ts';
import type { FileSource } from '../lines.ts';
import {
  isArrayType,
  type Cas,
  type FeatureStructure,
  type Primitive,
  type Ref,
  type Value,
  type View,
} from './cas.ts';
import { SOFA_TYPE, STRING_TYPE, type Feature, type TypeSystem } from './type-system.ts';
import { walkXml, type XmlTag } from './xml-in.ts';

const XMI = 'http://www.omg.org/XMI';
const CAS = 'http:///uima/cas.ecore';
/** XMI, a structure, a member of one of its features. */
const DEEPEST = 3;

interface Draft {
  readonly id: number;
  readonly type: string;
  readonly features: Map<string, Value>;
  readonly line: number;
}

/** Reads a UIMA CAS in XMI. @throws Refusal with file and line */
export function readXmi(source: FileSource, types: TypeSystem): Cas {
  const structures = new Map<number, FeatureStructure>();
  const views: { readonly sofa: number; readonly members: readonly number[]; readonly line: number }[] = [];
  let draft: Draft | null = null;
  let child: string | null = null;
  let text = '';
  walkXml(source, DEEPEST, {
    open: (tag) => {
      text = '';
      if (tag.depth === 1) {
        if (tag.uri === XMI && tag.local === 'XMI') return;
        throw new Problem(`this is no XMI: it begins with ${tag.local}; choose another format`);
      }
      if (tag.depth === 3) {
        if (draft === null) throw new Problem(`${tag.local} stands where nothing can stand; export it again`);
        child = tag.local;
        return;
      }
      if (tag.uri === CAS && tag.local === 'NULL') return;
      if (tag.uri === CAS && tag.local === 'View') views.push(viewOf(tag));
      else {
        const made = structureOf(tag, types);
        draft = made;
        const before = structures.get(made.id);
        if (before)
          throw new Problem(`the id ${made.id} stands in line ${before.line} too; ids are for one structure each`);
        structures.set(made.id, made);
      }
    },
    text: (part) => {
      text += part;
    },
    close: (depth) => {
      if (depth === 3 && draft && child !== null) {
        addMember(draft, child, text, types);
        child = null;
      }
      if (depth === 2) draft = null;
    },
  });
  return { types, structures, views: named(views, structures) };
}

/** `http:///webanno/custom.ecore` and `Claim` are `webanno.custom.Claim`. */
function typeOf({ uri, local }: XmlTag): string {
  const found = /^http:\/\/\/(.+)\.ecore$/.exec(uri)?.[1];
  if (found === undefined)
    throw new Problem(`${local} is in the namespace "${uri}", which is none of UIMA; export it again`);
  return found === 'uima/noNamespace' ? local : `${found.replaceAll('/', '.')}.${local}`;
}

function idOf(text: string | undefined, what: string): number {
  if (text !== undefined && /^\d{1,10}$/.test(text)) return Number(text);
  throw new Problem(`${what} has the id "${(text ?? '').slice(0, 40)}", which is no number; export it again`);
}

function structureOf(tag: XmlTag, types: TypeSystem): Draft {
  const type = typeOf(tag);
  if (!types.has(type)) throw new Problem(`the type ${type} is not in the type system; export both again`);
  const declared = types.features(type);
  const features = new Map<string, Value>();
  for (const [name, raw] of tag.attributes) {
    if (name.startsWith('{')) continue;
    features.set(name, attributeValue(featureOf(declared, name, type), raw, types));
  }
  return { id: idOf(tag.attributes.get(`{${XMI}}id`), type), type, features, line: tag.line };
}

function featureOf(declared: ReadonlyMap<string, Feature>, name: string, type: string): Feature {
  const feature = declared.get(name);
  if (feature) return feature;
  throw new Problem(`the type ${type} has no feature ${name} in the type system; export both again`);
}

const ARRAY_OF: Readonly<Record<string, string>> = Object.fromEntries(
  ['String', 'Boolean', 'Short', 'Integer', 'Long', 'Float', 'Double'].map((name) => [
    `uima.cas.${name}Array`,
    `uima.cas.${name}`,
  ]),
);

/** What the attribute of a feature says: a value, or ids; arrays and lists in the feature itself or as the id of one. */
function attributeValue({ name, range, shared }: Feature, raw: string, types: TypeSystem): Value {
  if (types.isPrimitive(range)) return primitive(raw, range, name, types);
  const member = ARRAY_OF[range];
  const isArray = member !== undefined && shared !== true;
  if (!isArray && range !== 'uima.cas.FSArray' && !range.endsWith('[]') && !range.endsWith('List')) {
    if (range === 'uima.cas.ByteArray' && shared !== true) return raw;
    return { ref: idOf(raw, name) };
  }
  const parts = raw.split(' ').filter((part) => part !== '');
  if (isArray && member !== STRING_TYPE) return parts.map((part) => primitive(part, member, name, types));
  const refs = parts.map((part): Ref => ({ ref: idOf(part, name) }));
  // The rest of a linked list is one id, and so is a list that stands apart.
  return range.endsWith('List') ? (refs.length === 1 ? (refs[0] ?? refs) : refs) : refs;
}

/** A text in the type of its feature. Whole numbers that a double cannot keep stay texts. */
function primitive(raw: string, range: string, name: string, types: TypeSystem): Primitive {
  if (types.isA(range, STRING_TYPE)) return raw;
  if (range === 'uima.cas.Boolean') {
    if (raw === 'true' || raw === 'false') return raw === 'true';
    throw new Problem(`${name} is "${raw.slice(0, 40)}", which is neither true nor false; correct it`);
  }
  const number = Number(raw);
  if (/^-?(?:\d|\.)/.test(raw) && Number.isFinite(number)) {
    return Number.isSafeInteger(number) || !/^-?\d+$/.test(raw) ? number + 0 : raw;
  }
  if (/^(?:NaN|-?Infinity)$/.test(raw)) return raw;
  throw new Problem(`${name} is "${raw.slice(0, 40)}", which is no number; correct it`);
}

/** A member of an array that stands in an element of its own. */
function addMember({ type, features }: Draft, name: string, text: string, types: TypeSystem): void {
  const { range } = featureOf(types.features(type), name, type);
  const isText = range === 'uima.cas.StringArray' || range === 'uima.cas.StringList';
  if (!isText && !isArrayType(range) && !range.endsWith('List')) {
    // Long texts may stand in an element too.
    if (features.has(name)) throw new Problem(`the feature ${name} stands twice here; keep one`);
    features.set(name, primitive(text, range, name, types));
    return;
  }
  const before = features.get(name);
  const member = isText ? text : primitive(text, ARRAY_OF[range] ?? STRING_TYPE, name, types);
  if (!Array.isArray(before)) features.set(name, [member]);
  // Its own list, made above: a copy for every member would take the square of the time.
  else (before as Primitive[]).push(member);
}

function viewOf({ attributes, line }: XmlTag): { sofa: number; members: readonly number[]; line: number } {
  const members = (attributes.get('members') ?? '').split(' ').filter((part) => part !== '');
  return {
    sofa: idOf(attributes.get('sofa') ?? '0', 'a view'),
    members: members.map((part) => idOf(part, 'a member of a view')),
    line,
  };
}

function named(
  views: readonly { readonly sofa: number; readonly members: readonly number[]; readonly line: number }[],
  structures: ReadonlyMap<number, FeatureStructure>,
): readonly View[] {
  return views.map(({ sofa, members, line }): View => {
    const found = structures.get(sofa);
    const name = found?.type === SOFA_TYPE ? found.features.get('sofaID') : undefined;
    return { name: typeof name === 'string' ? name : '', sofa: found?.type === SOFA_TYPE ? sofa : null, members, line };
  });
}
