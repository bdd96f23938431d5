import type { DatasetSource, OutFile } from '../format.ts';
import { annotatorsOf, pathFor } from './by-annotator.ts';
import { isRef, type Cas, type FeatureStructure } from './cas.ts';
import { casOf, sentencesIn } from './cas-out.ts';
import { ARRAY_TYPE, definitionsOf, Usage } from './layers.ts';
import { TypeSystem, type TypeDefinition } from './type-system.ts';

/** One file a document and annotator, each with the types that the document uses. */
export async function* writeCasJson(source: DatasetSource): AsyncGenerator<OutFile> {
  const { codebook } = source;
  for await (const record of source.records()) {
    const used = new Usage();
    used.add(record.annotations, record.relations);
    const definitions = definitionsOf(used, codebook);
    const types = new TypeSystem(definitions);
    const sentences = sentencesIn(record);
    for (const annotator of annotatorsOf(record)) {
      const cas = casOf(record, annotator, sentences, types, codebook);
      yield { path: pathFor(record, annotator, 'json'), pieces: casJsonOf(cas, definitions) };
    }
  }
}

/** A structure a line, so that files can be compared. */
function* casJsonOf({ structures, views }: Cas, definitions: readonly TypeDefinition[]): Generator<string> {
  const types = definitions.map((one) => `${JSON.stringify(one.name)}:${JSON.stringify(typeJson(one))}`);
  yield `{\n"%TYPES":{\n${types.join(',\n')}\n},\n"%FEATURE_STRUCTURES":[`;
  const ids = { next: structures.size + 1 };
  let comma = '\n';
  for (const structure of structures.values()) {
    for (const one of structureJson(structure, ids)) {
      yield comma + JSON.stringify(one);
      comma = ',\n';
    }
  }
  const named = views.map(({ name, sofa, members }) => [name, { '%SOFA': sofa, '%MEMBERS': members }]);
  yield `\n],\n"%VIEWS":${JSON.stringify(Object.fromEntries(named))}\n}\n`;
}

const typeJson = ({ name, supertype, features }: TypeDefinition): Readonly<Record<string, unknown>> => ({
  '%NAME': name,
  '%SUPER_TYPE': supertype,
  ...Object.fromEntries(features.map((one) => [one.name, { '%NAME': one.name, '%RANGE': one.range }])),
});

/** A structure after the arrays that it holds, which are structures of their own here. */
function structureJson(
  { id, type, features }: FeatureStructure,
  ids: { next: number },
): readonly Readonly<Record<string, unknown>>[] {
  const arrays: Record<string, unknown>[] = [];
  const fields = [...features].map(([name, value]): [string, unknown] => {
    if (!Array.isArray(value)) return isRef(value) ? [`@${name}`, value.ref] : [name, value];
    const array = { '%ID': ids.next, '%TYPE': ARRAY_TYPE, '%ELEMENTS': value };
    ids.next += 1;
    arrays.push(array);
    return [`@${name}`, array['%ID']];
  });
  return [...arrays, { '%ID': id, '%TYPE': type, ...Object.fromEntries(fields) }];
}
