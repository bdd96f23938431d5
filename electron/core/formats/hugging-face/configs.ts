import { compareStrings } from '../../../../shared/model/annotation.ts';
import type { ParquetColumn, ParquetType } from '../parquet/schema.ts';
import { assertNever } from '../../../../shared/assert.ts';
import { GOLD, type Group, type Plan } from './plan.ts';
import type { Table } from './tables.ts';
import type { WrittenData } from './data-files.ts';
import type { Yaml } from './yaml.ts';

/** What `datasets` loads by a name: files of one shape. */
export interface Config {
  readonly name: string;
  readonly columns: readonly ParquetColumn[];
  /** Patterns of the files by split. */
  readonly splits: readonly {
    readonly name: string;
    readonly files: readonly string[];
    readonly rows: number;
    readonly size: number;
  }[];
  /** Bytes of its files. */
  readonly bytes: number;
}

/** The configurations of a dataset: one a table, all annotations together, each annotator's, and the gold layer where there is one. */
export function configsOf(
  { groups }: Plan,
  tables: readonly Table[],
  written: readonly WrittenData[],
): readonly Config[] {
  return tables.flatMap((table): Config[] => {
    const of = groups.filter((group) => group.table === table.name);
    if (of.length === 0) return [];
    const all = configFrom(table.name, table, of, written);
    if (table.name !== 'annotations') return [all];
    const layers = [...new Set(of.map(({ layer }) => layer))];
    const each = layers.flatMap((layer) =>
      layer === null
        ? []
        : configFrom(
            layer === GOLD ? GOLD : `annotations-${layer}`,
            table,
            of.filter((group) => group.layer === layer),
            written,
          ),
    );
    return [all, ...each.toSorted((a, b) => compareStrings(a.name, b.name))];
  });
}

function configFrom(
  name: string,
  { columns }: Table,
  groups: readonly Group[],
  written: readonly WrittenData[],
): Config {
  const splits = [...new Set(groups.map(({ split }) => split))].toSorted(compareStrings).map((split) => {
    const of = groups.filter((group) => group.split === split);
    return {
      name: split,
      files: of.map(({ folder }) => `data/${folder}/${split}-*.parquet`),
      rows: of.reduce((sum, { rows }) => sum + rows, 0),
      size: of.reduce((sum, { size }) => sum + size, 0),
    };
  });
  const folders = new Set(groups.map(({ folder }) => `data/${folder}/`));
  const own = written.filter(({ path }) => folders.has(path.slice(0, path.lastIndexOf('/') + 1)));
  return { name, columns, splits, bytes: own.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/** Columns as `features` of a dataset card: `list:` for lists, `struct:` for objects. */
export const featuresOf = (columns: readonly ParquetColumn[]): Yaml[] =>
  columns.map(({ name, type }) => ({ name, ...featureOf(type) }));

function featureOf(type: ParquetType): { readonly [key: string]: Yaml } {
  if (typeof type === 'string') return { dtype: dtypeOf(type) };
  if ('fields' in type) return { struct: featuresOf(type.fields) };
  const { list } = type;
  if (typeof list === 'string') return { list: dtypeOf(list) };
  return { list: 'fields' in list ? featuresOf(list.fields) : featureOf(list) };
}

function dtypeOf(type: Exclude<ParquetType, object>): string {
  switch (type) {
    case 'text':
      return 'string';
    case 'integer':
      return 'int32';
    case 'number':
      return 'float64';
    case 'boolean':
      return 'bool';
    default:
      return assertNever(type);
  }
}
