import type { DatasetSource, OutFile } from '../format.ts';
import { annotatorsOf, pathFor } from './by-annotator.ts';
import { isRef, type Cas, type FeatureStructure, type Value } from './cas.ts';
import { casOf, sentencesIn } from './cas-out.ts';
import { definitionsOf, Usage } from './layers.ts';
import { HEAD, typeSystemXml } from './type-system-write.ts';
import { SOFA_TYPE, TypeSystem, type TypeDefinition } from './type-system.ts';
import { xmlText } from './xml-text.ts';

/** The type system of the whole dataset, and one file a document and annotator. Walks the records twice. */
export async function* writeXmi(source: DatasetSource): AsyncGenerator<OutFile> {
  const { codebook } = source;
  const used = Usage.ofCodebook(codebook);
  for await (const { annotations, relations } of source.records()) used.add(annotations, relations);
  const definitions = definitionsOf(used, codebook);
  const types = new TypeSystem(definitions);
  yield { path: 'TypeSystem.xml', pieces: typeSystemXml(definitions) };
  for await (const record of source.records()) {
    const sentences = sentencesIn(record);
    for (const annotator of annotatorsOf(record)) {
      const cas = casOf(record, annotator, sentences, types, codebook);
      yield { path: pathFor(record, annotator, 'xmi'), pieces: xmiOf(cas, definitions) };
    }
  }
}

/** The namespace of a type: its package as a path. */
const namespaceOf = (type: string): string =>
  `http:///${type.slice(0, type.lastIndexOf('.')).replaceAll('.', '/')}.ecore`;

/** Prefixes of the namespaces, by the last name of the package; numbered where several packages end alike. */
function prefixesFor(definitions: readonly TypeDefinition[]): ReadonlyMap<string, string> {
  const prefixes = new Map([['http:///uima/cas.ecore', 'cas']]);
  const taken = new Map([
    ['cas', 1],
    ['xmi', 1],
  ]);
  for (const { name } of definitions) {
    const namespace = namespaceOf(name);
    if (prefixes.has(namespace)) continue;
    const last = name.split('.').at(-2) ?? 'type';
    const n = (taken.get(last) ?? 0) + 1;
    taken.set(last, n);
    prefixes.set(namespace, n === 1 ? last : `${last}${n}`);
  }
  return prefixes;
}

function* xmiOf({ structures, views }: Cas, definitions: readonly TypeDefinition[]): Generator<string> {
  const prefixes = prefixesFor(definitions);
  const declared = [...prefixes].map(([namespace, prefix]) => ` xmlns:${prefix}="${namespace}"`);
  yield `${HEAD}<xmi:XMI xmlns:xmi="http://www.omg.org/XMI"${declared.join('')} xmi:version="2.0">\n`;
  yield '    <cas:NULL xmi:id="0"/>\n';
  const [sofas, others] = [
    [...structures.values()].filter(({ type }) => type === SOFA_TYPE),
    [...structures.values()].filter(({ type }) => type !== SOFA_TYPE),
  ];
  for (const structure of [...others, ...sofas]) yield elementOf(structure, prefixes);
  for (const { sofa, members } of views) yield `    <cas:View sofa="${sofa ?? 0}" members="${members.join(' ')}"/>\n`;
  yield '</xmi:XMI>\n';
}

function elementOf({ id, type, features }: FeatureStructure, prefixes: ReadonlyMap<string, string>): string {
  const name = `${prefixes.get(namespaceOf(type)) ?? 'cas'}:${type.slice(type.lastIndexOf('.') + 1)}`;
  let attributes = ` xmi:id="${id}"`;
  let children = '';
  for (const [feature, value] of features) {
    if (!Array.isArray(value)) attributes += ` ${feature}="${xmlText(scalar(value))}"`;
    else if (value.length === 0) attributes += ` ${feature}=""`;
    else children += value.map((one: Value) => `<${feature}>${xmlText(scalar(one))}</${feature}>`).join('');
  }
  return `    <${name}${attributes}${children === '' ? '/>' : `>${children}</${name}>`}\n`;
}

const scalar = (value: Value): string =>
  isRef(value) ? String(value.ref) : typeof value === 'object' ? '' : String(value);
