import { CsvParser } from './parse.ts';

/** The separators that are known, the likeliest first. */
export const SEPARATORS = [',', ';', '\t', '|'] as const;
export type Separator = (typeof SEPARATORS)[number];

/** The line by which spreadsheets say their separator. */
const SEP_LINE = /^sep=(.)\r?\n/;

/** What the beginning of a file says of how it is written. */
export interface Head {
  readonly separator: Separator;
  /** The line that says the separator, or nothing. */
  readonly skipped: string;
}

/** The separator that the file says, else a tab by its name, else the first of the known ones that the header has. */
export function readHead(file: string, head: string): Head {
  const [skipped = '', said] = SEP_LINE.exec(head) ?? [];
  const told = SEPARATORS.find((separator) => separator === said);
  if (told) return { separator: told, skipped };
  if (/\.(?:tsv|tab)$/i.test(file)) return { separator: '\t', skipped };
  const line = head.slice(0, Math.max(0, head.search(/\r?\n|$/))).replaceAll(/"(?:[^"]|"")*"/g, '');
  return { separator: SEPARATORS.find((separator) => line.includes(separator)) ?? ',', skipped };
}

/** The names of the columns by the beginning of a file; none where it is not to be read. For telling formats apart. */
export function headerOf(text: string): readonly string[] {
  const head = text.replace(/^\uFEFF/, '');
  const { separator, skipped } = readHead('', head);
  try {
    const parser = new CsvParser('', separator);
    const line = /^(?:[^"\n]|"(?:[^"]|"")*")*\n?/.exec(head.slice(skipped.length))?.[0] ?? '';
    const [first] = [...parser.push(line), ...parser.end()];
    return (first?.cells ?? []).map((cell) => cell ?? '');
  } catch {
    return [];
  }
}
