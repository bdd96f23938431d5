import { compareStrings } from '../../../../shared/model/annotation.ts';
import { refusalAt } from '../../formats/problem.ts';
import type { LabelledSpan } from '../../metrics/agreement/spans.ts';
import type { Continuum } from '../../metrics/agreement/unitizing.ts';
import { readTable } from './table-file.ts';

/** Units of a file, by document and annotator. Every annotator is taken to have read every document. */
export interface UnitsFile {
  readonly annotators: readonly string[];
  readonly continua: readonly Continuum[];
  readonly units: number;
}

const COLUMNS = ['document', 'annotator', 'label', 'start', 'end'] as const;

/**
 * Reads units: columns `document`, `annotator`, `label`, `start`, `end` in any order; half-open, in any unit of length.
 *
 * @param length of each continuum; null: it ends with its last unit.
 * @throws Refusal with file and line; those of `readTable`.
 */
export function readUnits(file: string, length: number | null): UnitsFile {
  const { heads, rows } = readTable(file);
  const missing = COLUMNS.find((column) => !heads.includes(column));
  if (missing !== undefined)
    throw refusalAt({ file, line: 1 }, `there is no column "${missing}"; it needs ${COLUMNS.join(', ')}`);
  const at = Object.fromEntries(COLUMNS.map((column) => [column, heads.indexOf(column)])) as Record<
    (typeof COLUMNS)[number],
    number
  >;
  const documents = new Map<string, Map<string, LabelledSpan[]>>();
  const annotators = new Set<string>();
  for (const { line, cells } of rows) {
    const place = { file, line };
    const cell = (column: (typeof COLUMNS)[number]): string => cells[at[column]]?.trim() ?? '';
    const named = (column: (typeof COLUMNS)[number]): string => {
      const value = cell(column);
      if (value === '') throw refusalAt(place, `${column} is empty; fill it in`);
      return value;
    };
    const offset = (column: 'start' | 'end'): number => {
      const value = cell(column);
      if (/^\d{1,15}$/.test(value)) return Number(value);
      throw refusalAt(place, `${column} is ${JSON.stringify(value)}, not a whole number from 0; correct it`);
    };
    const start = offset('start');
    const end = offset('end');
    if (start >= end)
      throw refusalAt(place, `the unit from ${start} to ${end} is empty or ends before it starts; correct it`);
    if (length !== null && end > length)
      throw refusalAt(place, `the unit ends at ${end}, after the length ${length}; correct one of them`);
    const document = named('document');
    const annotator = named('annotator');
    annotators.add(annotator);
    const byAnnotator = documents.get(document) ?? new Map<string, LabelledSpan[]>();
    const spans = byAnnotator.get(annotator) ?? [];
    spans.push({ start, end, label: named('label') });
    documents.set(document, byAnnotator.set(annotator, spans));
  }
  const names = [...annotators].toSorted(compareStrings);
  const continua = [...documents]
    .toSorted(([a], [b]) => compareStrings(a, b))
    .map(([, byAnnotator]): Continuum => {
      const spans = names.map((name) => byAnnotator.get(name) ?? []);
      return { length: length ?? Math.max(...spans.flat().map(({ end }) => end)), annotators: spans };
    });
  return { annotators: names, continua, units: rows.length };
}
