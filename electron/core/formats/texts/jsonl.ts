import { Refusal } from '../../../../shared/api/reply.ts';
import { linesOf, nameOf, type FileSource } from '../lines.ts';
import { at, Problem } from '../problem.ts';
import { parseStrictJson } from '../strict-json.ts';
import type { RowIn, TableIn } from '../tables/table-in.ts';

const MOST_COLUMNS = 1000;

/**
 * Opens a file of JSON objects, one a line, as a table: a column for every key, in the order in which they first stand. Reads the file once
 * for that.
 *
 * @throws Refusal with file and line: what is no JSON object; more than 1,000 keys; those of {@link linesOf}.
 */
export async function openJsonLines(source: FileSource, signal?: AbortSignal): Promise<TableIn> {
  const file = nameOf(source);
  const keys = new Set<string>();
  for await (const line of linesOf(source, signal)) {
    at(line, () => {
      for (const key of Object.keys(objectOf(line.text))) keys.add(key);
      if (keys.size > MOST_COLUMNS)
        throw new Problem(`there are more than ${MOST_COLUMNS} different keys; is this a table`);
    });
  }
  if (keys.size === 0) throw new Refusal('refused', `${file}: this file is empty`, { file });
  const columns = [...keys];
  return {
    file,
    columns,
    async *rows() {
      for await (const line of linesOf(source, signal)) {
        const object = at(line, () => objectOf(line.text));
        const row: RowIn = { place: { file, line: line.line }, cells: columns.map((key) => object[key] ?? null) };
        yield [row];
      }
    },
  };
}

function objectOf(text: string): Readonly<Record<string, unknown>> {
  const value: unknown = parseStrictJson(text);
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Readonly<Record<string, unknown>>;
  throw new Problem('this line is not a JSON object; each line is one row');
}
