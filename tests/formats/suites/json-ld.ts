import jsonld, { type ContextDefinition, type JsonLdDocument, type Options } from 'jsonld';

type Loader = NonNullable<Options.Expand['documentLoader']>;

const iri = (of: string) => ({ '@id': of, '@type': '@id' });

/** As much of http://www.w3.org/ns/anno.jsonld as is written, by the vocabulary of the recommendation; the types of terms are those of the context. */
const ANNO: ContextDefinition = {
  oa: 'http://www.w3.org/ns/oa#',
  as: 'http://www.w3.org/ns/activitystreams#',
  dc: 'http://purl.org/dc/elements/1.1/',
  dcterms: 'http://purl.org/dc/terms/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  id: '@id',
  type: '@type',
  ...Object.fromEntries(
    [
      'Annotation',
      'SpecificResource',
      'TextualBody',
      'TextQuoteSelector',
      'TextPositionSelector',
      'tagging',
      'classifying',
      'commenting',
      'describing',
      'linking',
    ].map((term) => [term, `oa:${term}`]),
  ),
  AnnotationCollection: 'as:OrderedCollection',
  AnnotationPage: 'as:OrderedCollectionPage',
  Person: 'http://xmlns.com/foaf/0.1/Person',
  body: iri('oa:hasBody'),
  target: iri('oa:hasTarget'),
  source: iri('oa:hasSource'),
  selector: iri('oa:hasSelector'),
  refinedBy: iri('oa:refinedBy'),
  motivation: { '@id': 'oa:motivatedBy', '@type': '@vocab' },
  purpose: { '@id': 'oa:hasPurpose', '@type': '@vocab' },
  creator: iri('dcterms:creator'),
  first: iri('as:first'),
  partOf: iri('as:partOf'),
  items: { '@id': 'as:items', '@type': '@id', '@container': '@list' },
  total: { '@id': 'as:totalItems', '@type': 'xsd:nonNegativeInteger' },
  startIndex: { '@id': 'as:startIndex', '@type': 'xsd:nonNegativeInteger' },
  label: { '@id': 'http://www.w3.org/2000/01/rdf-schema#label' },
  value: 'rdf:value',
  format: 'dc:format',
  exact: 'oa:exact',
  prefix: 'oa:prefix',
  suffix: 'oa:suffix',
  start: { '@id': 'oa:start', '@type': 'xsd:nonNegativeInteger' },
  end: { '@id': 'oa:end', '@type': 'xsd:nonNegativeInteger' },
  name: 'http://xmlns.com/foaf/0.1/name',
  nickname: 'http://xmlns.com/foaf/0.1/nick',
};

const CONTEXTS: Readonly<Record<string, ContextDefinition>> = {
  'https://schema.org': { '@vocab': 'http://schema.org/', url: { '@type': '@id' } },
  'http://www.w3.org/ns/anno.jsonld': ANNO,
};

/** Nothing is fetched: any other address fails the test. */
const documentLoader: Loader = (url) => {
  const context = CONTEXTS[url];
  if (!context) return Promise.reject(new Error(`expected nothing to be fetched, not ${url}`));
  return Promise.resolve({ contextUrl: undefined, documentUrl: url, document: { '@context': context } });
};

const options = { base: 'https://example.org/dataset/', documentLoader, safe: true } as const;

/** A node of expanded JSON-LD. */
export type Node = Readonly<Record<string, readonly Node[]>> & {
  readonly '@id'?: string;
  readonly '@type'?: readonly string[];
};

/** Every node of a type, wherever it stands in a document that jsonld has expanded and made one list of. Throws for terms that are not defined. */
export async function nodesOf(json: string, type: string): Promise<Node[]> {
  const flat = (await jsonld.flatten(JSON.parse(json) as JsonLdDocument, undefined, options)) as unknown as Node[];
  return flat.filter((node) => node['@type']?.includes(type));
}

/** The statements of a document in canonical N-Quads: equal content, equal text. */
export const quadsOf = (json: string): Promise<string> =>
  jsonld.canonize(JSON.parse(json) as JsonLdDocument, { ...options, format: 'application/n-quads' });
