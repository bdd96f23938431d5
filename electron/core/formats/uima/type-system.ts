import { Problem } from '../problem.ts';

/** A feature as a type declares it. */
export interface Feature {
  readonly name: string;
  readonly range: string;
  /** Of arrays. */
  readonly element?: string;
  /** Arrays stand apart and are referred to, instead of in the feature. */
  readonly shared?: boolean;
}

export interface TypeDefinition {
  readonly name: string;
  readonly supertype: string;
  readonly features: readonly Feature[];
}

/** Every annotation is one of these. */
export const ANNOTATION_TYPE = 'uima.tcas.Annotation';
export const DOCUMENT_TYPE = 'uima.tcas.DocumentAnnotation';
export const SOFA_TYPE = 'uima.cas.Sofa';
export const TOP_TYPE = 'uima.cas.TOP';
export const STRING_TYPE = 'uima.cas.String';

const SEGMENTATION = 'de.tudarmstadt.ukp.dkpro.core.api.segmentation.type';
export const TOKEN_TYPE = `${SEGMENTATION}.Token`;
export const SENTENCE_TYPE = `${SEGMENTATION}.Sentence`;
export const METADATA_TYPE = 'de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData';

const PRIMITIVES: readonly string[] = ['Boolean', 'Byte', 'Short', 'Integer', 'Long', 'Float', 'Double', 'String'].map(
  (name) => `uima.cas.${name}`,
);

const builtIn = (
  name: string,
  supertype: string,
  ...features: readonly (readonly [string, string])[]
): TypeDefinition => ({
  name,
  supertype,
  features: features.map(([feature, range]) => ({ name: feature, range })),
});

const LISTED = ['FS', 'String', 'Integer', 'Float'] as const;
const ARRAYS = ['FS', 'String', 'Boolean', 'Byte', 'Short', 'Integer', 'Long', 'Float', 'Double'] as const;

/** What every type system has without saying so. */
const BUILT_IN: readonly TypeDefinition[] = [
  ...PRIMITIVES.map((name) => builtIn(name, TOP_TYPE)),
  builtIn('uima.cas.ArrayBase', TOP_TYPE),
  ...ARRAYS.map((name) =>
    builtIn(`uima.cas.${name}Array`, 'uima.cas.ArrayBase', ['elements', `uima.cas.${name}Array`]),
  ),
  builtIn('uima.cas.ListBase', TOP_TYPE),
  ...LISTED.flatMap((name) => [
    builtIn(`uima.cas.${name}List`, 'uima.cas.ListBase'),
    builtIn(`uima.cas.Empty${name}List`, `uima.cas.${name}List`),
    builtIn(
      `uima.cas.NonEmpty${name}List`,
      `uima.cas.${name}List`,
      ['head', name === 'FS' ? TOP_TYPE : `uima.cas.${name}`],
      ['tail', `uima.cas.${name}List`],
    ),
  ]),
  builtIn(
    SOFA_TYPE,
    TOP_TYPE,
    ['sofaNum', 'uima.cas.Integer'],
    ['sofaID', STRING_TYPE],
    ['mimeType', STRING_TYPE],
    ['sofaArray', TOP_TYPE],
    ['sofaString', STRING_TYPE],
    ['sofaURI', STRING_TYPE],
  ),
  builtIn('uima.cas.AnnotationBase', TOP_TYPE, ['sofa', SOFA_TYPE]),
  builtIn(ANNOTATION_TYPE, 'uima.cas.AnnotationBase', ['begin', 'uima.cas.Integer'], ['end', 'uima.cas.Integer']),
  builtIn(DOCUMENT_TYPE, ANNOTATION_TYPE, ['language', STRING_TYPE]),
];

/** The types of a CAS with what they inherit. */
export class TypeSystem {
  readonly #types: ReadonlyMap<string, TypeDefinition>;
  readonly #features = new Map<string, ReadonlyMap<string, Feature>>();
  readonly #primitives = new Map<string, boolean>();

  /** @throws Problem where a type is its own ancestor */
  constructor(definitions: readonly TypeDefinition[]) {
    const types = new Map(BUILT_IN.map((one) => [one.name, one]));
    for (const one of definitions) if (!types.has(one.name)) types.set(one.name, one);
    this.#types = types;
    this.#refuseCircles();
  }

  #refuseCircles(): void {
    const fine = new Set<string>([TOP_TYPE]);
    for (const start of this.#types.keys()) {
      const path = new Set<string>();
      for (let at = start; !fine.has(at) && this.#types.has(at); at = this.#types.get(at)?.supertype ?? TOP_TYPE) {
        if (path.has(at)) throw new Problem(`the type ${at} is its own supertype; correct the type system`);
        path.add(at);
      }
      for (const one of path) fine.add(one);
    }
  }

  has(type: string): boolean {
    return type === TOP_TYPE || this.#types.has(type) || (type.endsWith('[]') && this.has(type.slice(0, -2)));
  }

  /** Whether a type is another one, or below it. */
  isA(type: string, other: string): boolean {
    for (let at: string | undefined = type; at !== undefined; at = this.#types.get(at)?.supertype) {
      if (at === other) return true;
    }
    return false;
  }

  /** Own and inherited. */
  features(type: string): ReadonlyMap<string, Feature> {
    const known = this.#features.get(type);
    if (known) return known;
    const all = new Map<string, Feature>();
    if (type.endsWith('[]')) all.set('elements', { name: 'elements', range: 'uima.cas.FSArray' });
    for (let at = this.#types.get(type); at; at = this.#types.get(at.supertype)) {
      for (const feature of at.features) if (!all.has(feature.name)) all.set(feature.name, feature);
    }
    this.#features.set(type, all);
    return all;
  }

  /** Numbers, truth values, texts, and types of texts that allow certain values only. */
  isPrimitive(range: string): boolean {
    const known = this.#primitives.get(range) ?? (PRIMITIVES.includes(range) || this.isA(range, STRING_TYPE));
    this.#primitives.set(range, known);
    return known;
  }
}
