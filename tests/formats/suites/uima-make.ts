import type { DatasetRecord } from '../../../electron/core/formats/dataset.ts';
import type { ForeignDocument } from '../../../electron/core/formats/foreign.ts';

/** Features of a structure: `@name` refers to others by their ids. */
type Features = Readonly<Record<string, string | number | boolean | readonly (string | number)[]>>;
type Structure = readonly [id: number, type: string, features: Features];

/** A CAS as a test writes it down, to be said in XMI and in JSON. */
export interface TestCas {
  /** Supertype and ranges of features by type. */
  readonly types: Readonly<Record<string, Readonly<Record<string, string>> & { readonly of: string }>>;
  readonly structures: readonly Structure[];
  readonly views: Readonly<Record<string, { readonly sofa: number; readonly members: readonly number[] }>>;
}

export const DKPRO = 'de.tudarmstadt.ukp.dkpro.core.api';
export const ANNOTATION = 'uima.tcas.Annotation';
export const SOFA = 'uima.cas.Sofa';

/** The types of a test as INCEpTION exports them. */
export const typeSystemOf = ({ types }: Pick<TestCas, 'types'>): string => {
  const feature = ([name, range]: [string, string]): string => {
    const [plain = range, element] = range.endsWith('[]') ? ['uima.cas.FSArray', range.slice(0, -2)] : [range];
    const elementType = element === undefined ? '' : `<elementType>${element}</elementType>`;
    return `<featureDescription><name>${name}</name><description/><rangeTypeName>${plain}</rangeTypeName>${elementType}</featureDescription>`;
  };
  const all = Object.entries(types).map(([name, { of, ...features }]) => {
    const list = Object.entries(features).map(feature).join('\n');
    return `<typeDescription><name>${name}</name><description/><supertypeName>${of}</supertypeName><features>${list}</features></typeDescription>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"><types>\n${all.join('\n')}\n</types></typeSystemDescription>\n`;
};

const escaped = (text: unknown): string =>
  String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll('\n', '&#10;');

/** A CAS of a test as XMI, a structure a line: the first one in line 3. */
export function xmiOf({ structures, views }: TestCas): string {
  const packages = [...new Set(structures.map(([, type]) => type.slice(0, type.lastIndexOf('.'))))];
  const spaces = packages.map((name, i) => ` xmlns:n${i}="http:///${name.replaceAll('.', '/')}.ecore"`);
  const elements = structures.map(([id, type, features]) => {
    const name = `n${packages.indexOf(type.slice(0, type.lastIndexOf('.')))}:${type.slice(type.lastIndexOf('.') + 1)}`;
    const entries = Object.entries(features);
    const isChild = ([key, value]: (typeof entries)[number]): boolean => Array.isArray(value) && !key.startsWith('@');
    const attributes = entries
      .filter((one) => !isChild(one))
      .map(([key, value]) => ` ${key.replace('@', '')}="${escaped(Array.isArray(value) ? value.join(' ') : value)}"`);
    const children = entries
      .filter(isChild)
      .flatMap(([key, value]) => [value].flat().map((one) => `<${key}>${escaped(one)}</${key}>`));
    return `<${name} xmi:id="${id}"${attributes.join('')}>${children.join('')}</${name}>`;
  });
  const shown = Object.values(views).map(
    ({ sofa, members }) => `<cas:View sofa="${sofa}" members="${members.join(' ')}"/>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore"${spaces.join('')} xmi:version="2.0">\n<cas:NULL xmi:id="0"/>\n${[...elements, ...shown].join('\n')}\n</xmi:XMI>\n`;
}

/** A CAS of a test as JSON: lists are structures of their own. */
export function casJsonOf({ types, structures, views }: TestCas): string {
  let next = 1000;
  const all = structures.flatMap(([id, type, features]) => {
    const arrays: object[] = [];
    const fields = Object.entries(features).map(([key, value]): [string, unknown] => {
      if (!Array.isArray(value)) return [key, value];
      const isOfRefs = key.startsWith('@');
      arrays.push({
        '%ID': (next += 1),
        '%TYPE': isOfRefs ? 'uima.cas.FSArray' : 'uima.cas.StringArray',
        '%ELEMENTS': value,
      });
      return [isOfRefs ? key : `@${key}`, next];
    });
    return [{ '%ID': id, '%TYPE': type, ...Object.fromEntries(fields) }, ...arrays];
  });
  const declared = Object.entries(types).map(([name, { of, ...features }]) => {
    const ranges = Object.entries(features).map(([feature, range]) => [feature, { '%NAME': feature, '%RANGE': range }]);
    return [name, { '%NAME': name, '%SUPER_TYPE': of, ...Object.fromEntries(ranges) }];
  });
  const shown = Object.entries(views).map(([name, { sofa, members }]) => [
    name,
    { '%SOFA': sofa, '%MEMBERS': members },
  ]);
  return JSON.stringify(
    { '%TYPES': Object.fromEntries(declared), '%FEATURE_STRUCTURES': all, '%VIEWS': Object.fromEntries(shown) },
    null,
    1,
  );
}

/** Label, covered text and attributes of what was read. */
export const said = ({ text, annotations }: ForeignDocument): unknown[] =>
  annotations.map(({ label, fragments, attributes }) => [
    label,
    text?.slice(fragments?.[0]?.start, fragments?.at(-1)?.end),
    { ...attributes },
  ]);

/** Type, covered texts of both ends and attributes. */
export const linked = ({ text, annotations, relations }: ForeignDocument): unknown[] => {
  const covered = (id: string): string | undefined => {
    const [span] = annotations.find((one) => one.id === id)?.fragments ?? [];
    return text?.slice(span?.start, span?.end);
  };
  return relations.map(({ type, from, to, attributes }) => [type, covered(from), covered(to), { ...attributes }]);
};

/** What a reader outside is to find of records: by document, annotator, label and place. */
export const expectedOutside = (records: readonly DatasetRecord[]): unknown =>
  records.map(({ id, text, annotations, relations }) => ({
    id,
    text,
    annotations: annotations.map(({ layer, label, fragments, quote, attributes }) => [
      layer,
      label,
      fragments[0]?.start,
      fragments[0]?.end,
      quote,
      attributes,
    ]),
    relations: relations.map(({ type, from, to }) => {
      const at = (end: string): unknown => annotations.find((one) => one.id === end)?.fragments[0]?.start;
      return [type, at(from), at(to)];
    }),
  }));
