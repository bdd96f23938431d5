import { ON_DOCUMENT, type AttributeDefinition, type Codebook } from '../../../../shared/model/codebook.ts';
import type { ParquetColumn, ParquetScalar, ParquetType } from '../parquet/schema.ts';

/** The tables of a dataset, by the names of their files, in the order in which they are written. */
export const TABLE_NAMES = ['documents', 'annotations', 'relations', 'document-labels', 'claims', 'sources'] as const;
export type TableName = (typeof TABLE_NAMES)[number];

/** How the columns of attributes begin: `attribute.certainty`. Those of several values end in `[]`. */
export const ATTRIBUTE = 'attribute.';
export const SEVERAL = '[]';
/** The column with what no column of its own can say: attributes that the codebook does not define, or of another type. JSON. */
export const OTHER_ATTRIBUTES = 'other_attributes';

const text = (name: string): ParquetColumn => ({ name, type: 'text' });
const must = (name: string, type: ParquetType = 'text'): ParquetColumn => ({ name, type, required: true });
const list = (type: ParquetType): ParquetType => ({ list: type });
const fields = (...columns: readonly ParquetColumn[]): ParquetType => ({ fields: columns });

const PUBLICATION = fields(text('file_name'), text('outlet'), text('author'), text('url'), text('date'));
const FRAGMENT = fields(must('start', 'integer'), must('end', 'integer'));
const FLAG = fields(must('kind'), text('text'));

/** The columns of every table. Those of attributes come from the codebook, in its order; the layout is stable (docs/adr/0016-tables.md). */
export function columnsFor(codebook: Codebook): Readonly<Record<TableName, readonly ParquetColumn[]>> {
  return {
    documents: [
      must('id'),
      must('title'),
      must('media_type'),
      must('text'),
      must('text_sha256'),
      text('metadata'),
      text('structure'),
      { name: 'publications', type: list(PUBLICATION) },
      { name: 'claims', type: list('text') },
      { name: 'sources', type: list('text') },
    ],
    annotations: [
      must('id'),
      must('document'),
      must('annotator'),
      must('label'),
      must('start', 'integer'),
      must('end', 'integer'),
      { name: 'fragments', type: list(FRAGMENT) },
      must('quote'),
      ...attributeColumns(codebook.attributes.filter(({ on }) => on !== ON_DOCUMENT)),
      text(OTHER_ATTRIBUTES),
      text('note'),
      { name: 'confidence', type: 'number' },
      text('claim'),
      { name: 'flags', type: list(FLAG) },
      must('origin'),
      { name: 'origin_from', type: list('text') },
      must('codebook_version'),
    ],
    relations: [
      must('id'),
      must('type'),
      must('document'),
      must('from'),
      must('to'),
      text('to_document'),
      must('annotator'),
      text('attributes'),
      text('note'),
    ],
    'document-labels': [
      must('document'),
      must('annotator'),
      ...attributeColumns(codebook.attributes.filter(({ on }) => on === ON_DOCUMENT)),
      text(OTHER_ATTRIBUTES),
    ],
    claims: [must('id'), must('text'), text('note')],
    sources: [
      must('id'),
      must('name'),
      must('kind'),
      { name: 'aliases', type: list('text') },
      text('part_of'),
      text('note'),
    ],
  };
}

/** One column a name, and one more where several values are allowed; its type is the one that all its definitions share, or text. */
function attributeColumns(definitions: readonly AttributeDefinition[]): ParquetColumn[] {
  const names = [...new Set(definitions.map(({ name }) => name))];
  return names.flatMap((name) => {
    const same = definitions.filter((one) => one.name === name);
    return [false, true].flatMap((several): ParquetColumn[] => {
      const [first, ...rest] = same.filter(({ multiple }) => multiple === several).map(scalarOf);
      if (first === undefined) return [];
      const type = rest.every((other) => other === first) ? first : 'text';
      return [several ? { name: columnOf(name, true), type: list(type) } : { name: columnOf(name, false), type }];
    });
  });
}

/** The name of the column of an attribute. */
export const columnOf = (attribute: string, several: boolean): string =>
  `${ATTRIBUTE}${attribute}${several ? SEVERAL : ''}`;

function scalarOf({ type, values }: AttributeDefinition): ParquetScalar {
  if (type === 'number' || type === 'boolean') return type;
  return type === 'choice' && values.length > 0 && values.every(({ name }) => typeof name === 'number')
    ? 'number'
    : 'text';
}
