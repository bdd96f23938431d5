import { Refusal } from '../../../../shared/api/reply.ts';
import type { FileTree, ForeignDocument } from '../foreign.ts';
import { nameOf, type FileSource } from '../lines.ts';
import { ATTRIBUTE, TABLE_NAMES, type TableName } from './columns.ts';
import { KNOWN_COLUMNS, NEEDED_COLUMNS, readTables } from './dataset-in.ts';
import { readFlat } from './flat-in.ts';
import type { TableIn } from './table-in.ts';

/** What a file of a tree is by its name: `dataset/annotations.csv` is `annotations` of the dataset `dataset/`. */
interface Named {
  readonly folder: string;
  readonly table: TableName | null;
  readonly path: string;
}

function namedBy(path: string, extensions: readonly string[]): Named | null {
  const [, folder = '', name = '', extension = ''] = /^(.*?)([^/]*)\.([^./]+)$/.exec(path) ?? [];
  if (!extensions.includes(extension.toLowerCase())) return null;
  return { folder, table: TABLE_NAMES.find((table) => table === name) ?? null, path };
}

/** Which files are datasets: the tables of one folder together where `annotations` or `relations` is among them. Other tables are on their own. */
export function tableGroups(paths: readonly string[], extensions: readonly string[]): readonly (readonly string[])[] {
  const tables = paths.flatMap((path) => namedBy(path, extensions) ?? []).filter(({ table }) => table !== null);
  const folders = Map.groupBy(tables, ({ folder }) => folder);
  return [...folders.values()]
    .filter((files) => files.some(({ table }) => table === 'annotations' || table === 'relations'))
    .map((files) => files.map(({ path }) => path));
}

/** Opens a file as a table. @throws Refusal with the file */
export type OpenTable = (source: FileSource) => Promise<TableIn>;

/**
 * Reads the tables of a dataset, or one table with a row an annotation that comes from elsewhere.
 *
 * @throws Refusal with file and line: as {@link readTables} and {@link readFlat}; a table whose name is none of the layout's.
 */
export async function* readTableTree(
  tree: FileTree,
  extensions: readonly string[],
  open: OpenTable,
): AsyncGenerator<ForeignDocument> {
  const files = tree.files.flatMap((file) => {
    const named = namedBy(file.path, extensions);
    return named ? [{ ...named, source: file.source }] : [];
  });
  const [only] = files;
  if (!only) throw new Refusal('refused', `${tree.name}: there is no table in it`, { file: tree.name });
  if (files.length === 1) {
    const table = await open(only.source);
    const name = layoutOf(table);
    yield* name === null ? readFlat(table) : readTables({ [name]: table });
    return;
  }
  const tables: Partial<Record<TableName, TableIn>> = {};
  for (const { table, source } of files) {
    const file = nameOf(source);
    if (table === null || tables[table]) {
      const names = TABLE_NAMES.join(', ');
      throw new Refusal(
        'refused',
        `${file}: this is no table of the dataset, which has ${names}; import it on its own`,
        {
          file,
        },
      );
    }
    tables[table] = await open(source);
  }
  yield* readTables(tables);
}

/** Which table of our own layout this is by its columns, or null. */
export function layoutOf({ columns }: Pick<TableIn, 'columns'>): TableName | null {
  const isOf = (name: TableName): boolean =>
    NEEDED_COLUMNS[name].every((column) => columns.includes(column)) &&
    columns.every((column) => KNOWN_COLUMNS[name].includes(column) || column.startsWith(ATTRIBUTE));
  if (isOf('annotations')) return 'annotations';
  return isOf('documents') && columns.includes('text_sha256') ? 'documents' : null;
}
