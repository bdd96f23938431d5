import { parseQuery } from '../../../shared/search/parse.ts';
import type { Area, Field } from '../../../shared/search/query.ts';

/** `field:value` as it is typed; a value with blanks stands in quotation marks. */
export function fieldText(field: Exclude<Field, 'in'>, value: string): string {
  const [, name = '', of = value] = field === 'attr' ? (/^([^=]*=)(.*)$/s.exec(value) ?? []) : [];
  return `${field}:${name}${/[\s()"“”„«»]/.test(of) ? `"${of.replaceAll('"', '')}"` : of}`;
}

/** A query with one more field at its end; without it where it has it already. */
export function withField(query: string, text: string): string {
  const parts = query.trim();
  const there = ` ${parts} `.indexOf(` ${text} `);
  if (there >= 0) return `${parts.slice(0, there).trimEnd()} ${parts.slice(there + text.length).trimStart()}`.trim();
  return parts === '' ? text : `${parts} ${text}`;
}

/** The areas that a query names itself; null where it leaves that to the window. */
export function areasIn(query: string): readonly Area[] | null {
  const read = parseQuery(query);
  return 'query' in read ? read.query.areas : null;
}
