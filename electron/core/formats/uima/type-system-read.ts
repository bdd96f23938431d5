import { Problem, refusalAt } from '../problem.ts';
import { nameOf, type FileSource } from '../lines.ts';
import { TypeSystem, type Feature, type TypeDefinition } from './type-system.ts';
import { walkXml } from './xml-in.ts';

/** A type system descriptor is this deep: description, types, type, features, feature, name; allowed values one more. */
const DEEPEST = 8;

interface Draft {
  readonly fields: Map<string, string>;
  readonly features: Map<string, string>[];
}

/** Reads a type system descriptor (`TypeSystem.xml`). @throws Refusal with file and line */
export function readTypeSystem(source: FileSource): TypeSystem {
  const file = nameOf(source);
  const definitions: TypeDefinition[] = [];
  const names = new Set<string>();
  const path: string[] = [];
  let type: Draft | null = null;
  let feature: Map<string, string> | null = null;
  let text = '';
  walkXml(source, DEEPEST, {
    open: ({ local, depth }) => {
      if (depth === 1 && local !== 'typeSystemDescription') {
        throw new Problem(
          `this is no type system: it begins with ${local}; choose the TypeSystem.xml that was exported with the documents`,
        );
      }
      if (local === 'import')
        throw new Problem('this type system brings in another file, which is not read; export it whole');
      path.push(local);
      text = '';
      if (local === 'typeDescription') type = { fields: new Map(), features: [] };
      if (local === 'featureDescription') feature = new Map();
    },
    text: (part) => {
      text += part;
    },
    close: () => {
      const local = path.pop();
      const parent = path.at(-1);
      if (local === undefined) return;
      if (parent === 'featureDescription') feature?.set(local, text.trim());
      else if (parent === 'typeDescription') type?.fields.set(local, text.trim());
      if (local === 'featureDescription' && feature) {
        type?.features.push(feature);
        feature = null;
      }
      if (local === 'typeDescription' && type) {
        const definition = definitionOf(type);
        if (names.has(definition.name)) throw new Problem(`the type ${definition.name} stands twice; keep one`);
        names.add(definition.name);
        definitions.push(definition);
        type = null;
      }
      text = '';
    },
  });
  try {
    return new TypeSystem(definitions);
  } catch (error) {
    throw error instanceof Problem ? refusalAt({ file, line: 1 }, error.message) : error;
  }
}

function definitionOf({ fields, features }: Draft): TypeDefinition {
  const name = fields.get('name') ?? '';
  const supertype = fields.get('supertypeName') ?? '';
  if (name === '' || supertype === '')
    throw new Problem(`the type ${name || 'here'} has no name or no supertype; export it again`);
  return { name, supertype, features: features.map((one) => featureOf(one, name)) };
}

function featureOf(fields: ReadonlyMap<string, string>, type: string): Feature {
  const name = fields.get('name') ?? '';
  const range = fields.get('rangeTypeName') ?? '';
  if (name === '' || range === '') throw new Problem(`a feature of ${type} has no name or no range; export it again`);
  const element = fields.get('elementType');
  return {
    name,
    range,
    ...(element !== undefined && element !== '' && { element }),
    shared: fields.get('multipleReferencesAllowed') === 'true',
  };
}
