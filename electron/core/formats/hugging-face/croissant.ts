import type { DatasetCard } from '../../../../shared/model/dataset-card.ts';
import { assertNever } from '../../../../shared/assert.ts';
import type { ParquetColumn, ParquetScalar, ParquetType } from '../parquet/schema.ts';
import type { Config } from './configs.ts';
import type { WrittenData } from './data-files.ts';
import { licenceUrl } from './licence.ts';
import { meaningOf, TABLE_MEANINGS } from './meanings.ts';
import type { Table } from './tables.ts';

/** The context that Croissant 1.1 recommends: https://docs.mlcommons.org/croissant/docs/croissant-spec-1.1.html, appendix 1. */
const CONTEXT = {
  '@language': 'en',
  '@vocab': 'https://schema.org/',
  sc: 'https://schema.org/',
  cr: 'http://mlcommons.org/croissant/',
  rai: 'http://mlcommons.org/croissant/RAI/',
  dct: 'http://purl.org/dc/terms/',
  annotation: 'cr:annotation',
  arrayShape: 'cr:arrayShape',
  citeAs: 'cr:citeAs',
  column: 'cr:column',
  conformsTo: 'dct:conformsTo',
  containedIn: 'cr:containedIn',
  data: { '@id': 'cr:data', '@type': '@json' },
  dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
  equivalentProperty: 'cr:equivalentProperty',
  examples: { '@id': 'cr:examples', '@type': '@json' },
  excludes: 'cr:excludes',
  extract: 'cr:extract',
  field: 'cr:field',
  fileProperty: 'cr:fileProperty',
  fileObject: 'cr:fileObject',
  fileSet: 'cr:fileSet',
  format: 'cr:format',
  includes: 'cr:includes',
  isArray: 'cr:isArray',
  isLiveDataset: 'cr:isLiveDataset',
  jsonPath: 'cr:jsonPath',
  key: 'cr:key',
  md5: 'cr:md5',
  parentField: 'cr:parentField',
  path: 'cr:path',
  recordSet: 'cr:recordSet',
  references: 'cr:references',
  regex: 'cr:regex',
  readLines: 'cr:readLines',
  sdVersion: 'cr:sdVersion',
  separator: 'cr:separator',
  source: 'cr:source',
  subField: 'cr:subField',
  transform: 'cr:transform',
  unArchive: 'cr:unArchive',
  value: 'cr:value',
} as const;

/** Columns that name rows of another table. */
const REFERENCES: Readonly<Record<string, string>> = {
  'annotations.document': 'documents/id',
  'annotations.claim': 'claims/id',
  'relations.from': 'annotations/id',
  'relations.to': 'annotations/id',
  'relations.from_document': 'documents/id',
  'relations.to_document': 'documents/id',
  'mentions.claim': 'claims/id',
  'mentions.annotation': 'annotations/id',
  'mentions.document': 'documents/id',
};

/** What a dataset says of itself, for Croissant. */
export interface Described {
  readonly name: string;
  readonly version: string;
  readonly card: DatasetCard;
  readonly languages: readonly string[];
  readonly tables: readonly Table[];
  readonly configs: readonly Config[];
  readonly files: readonly WrittenData[];
}

/** `croissant.json`: the dataset in Croissant 1.1 with what is known for responsible use (RAI 1.0). What is not known is left out. */
export function croissant({ name, version, card, languages, tables, configs, files }: Described): string {
  const tableConfigs = configs.filter((config) => tables.some((table) => table.name === config.name));
  const has = new Set(tableConfigs.map((config) => config.name));
  const value = {
    '@context': CONTEXT,
    '@type': 'sc:Dataset',
    name,
    conformsTo: ['http://mlcommons.org/croissant/1.1', 'http://mlcommons.org/croissant/RAI/1.0'],
    version,
    ...known({
      description: card.description,
      url: card.homepage,
      license: licenceUrl(card) ?? card.licence,
      creator: card.authors?.map((author) => ({ '@type': 'sc:Person', name: author })),
      datePublished: card.date,
      citeAs: card.citation,
      keywords: card.keywords,
      inLanguage: languages.length > 0 ? languages : undefined,
      'rai:dataCollection': card.sourceSelection,
      'rai:dataAnnotationProtocol': card.process,
      'rai:annotatorDemographics': card.annotators,
      'rai:personalSensitiveInformation': card.sensitive,
      'rai:dataUseCases': card.uses,
      'rai:dataLimitations': card.limits,
    }),
    'rai:dataAnnotationPlatform': 'Claimwright',
    isLiveDataset: false,
    distribution: [
      ...files.map(({ path, bytes, sha256 }) => ({
        '@type': 'cr:FileObject',
        '@id': path,
        name: path,
        contentUrl: path,
        contentSize: `${bytes} B`,
        encodingFormat: path.endsWith('.parquet') ? 'application/vnd.apache.parquet' : 'application/json',
        sha256,
      })),
      ...tableConfigs.map((config) => ({
        '@type': 'cr:FileSet',
        '@id': `${config.name}-files`,
        name: `${config.name}-files`,
        description: `The Parquet files of the table ${config.name}.`,
        encodingFormat: 'application/vnd.apache.parquet',
        includes: config.splits.flatMap((split) => split.files),
      })),
    ],
    recordSet: tableConfigs.map((config) => ({
      '@type': 'cr:RecordSet',
      '@id': config.name,
      name: config.name,
      description: TABLE_MEANINGS[config.name as Table['name']],
      ...(config.columns.some((column) => column.name === 'id') && { key: { '@id': `${config.name}/id` } }),
      field: config.columns.map((column) => fieldOf(config.name, column, has)),
    })),
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}

const known = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

type Field = Readonly<Record<string, unknown>>;

function fieldOf(table: string, { name, type }: ParquetColumn, has: ReadonlySet<string>): Field {
  const source = { fileSet: { '@id': `${table}-files` }, extract: { column: name } };
  const to = REFERENCES[`${table}.${name}`];
  const isThere = to !== undefined && has.has(to.slice(0, to.indexOf('/')));
  const description = meaningOf(table, name);
  return {
    '@type': 'cr:Field',
    '@id': `${table}/${name}`,
    name: `${table}/${name}`,
    ...(description !== '' && { description }),
    ...shapeOf(`${table}/${name}`, type, source, ''),
    ...(isThere && { references: { '@id': to } }),
  };
}

/** Of objects each field with its path in the column. */
function shapeOf(id: string, type: ParquetType, source: Field, path: string): Field {
  const from = path === '' ? source : { ...source, transform: { jsonPath: path } };
  if (typeof type === 'string') return { dataType: dataTypeOf(type), source: from };
  if ('list' in type) return { ...shapeOf(id, type.list, source, path), isArray: true, arrayShape: '-1' };
  const subField = type.fields.map((field) => ({
    '@type': 'cr:Field',
    '@id': `${id}/${encodeURIComponent(field.name)}`,
    name: field.name,
    ...shapeOf(
      `${id}/${encodeURIComponent(field.name)}`,
      field.type,
      source,
      path === '' ? field.name : `${path}.${field.name}`,
    ),
  }));
  return { source: from, subField };
}

function dataTypeOf(type: ParquetScalar): string {
  switch (type) {
    case 'text':
      return 'sc:Text';
    case 'integer':
      return 'sc:Integer';
    case 'number':
      return 'sc:Float';
    case 'boolean':
      return 'sc:Boolean';
    default:
      return assertNever(type);
  }
}
