import type { TableChoice } from '../../../shared/model/table-choice.ts';

/** What a column can become of a document, beside metadata, in the order of the screen. */
export const ROLES = ['text', 'title', 'outlet', 'author', 'date', 'url', 'id'] as const;

/** What a column becomes. */
export type Role = (typeof ROLES)[number];

/** A choice with another column in a role: it leaves the metadata, and the column that goes out of the role becomes metadata again. Pure. */
export function withRole(choice: TableChoice, role: Role, column: string | null): TableChoice {
  const before = choice[role];
  const next = { ...choice, [role]: column };
  const isUsed = (name: string): boolean => ROLES.some((one) => next[one] === name);
  const freed = before !== null && !isUsed(before) && !choice.metadata.includes(before) ? [before] : [];
  return { ...next, metadata: [...choice.metadata, ...freed].filter((name) => name !== column) };
}

/** A choice that keeps a column as metadata, or does not; metadata stands in the order of the table's columns. Pure. */
export function withMetadata(
  choice: TableChoice,
  column: string,
  isKept: boolean,
  columns: readonly string[],
): TableChoice {
  const kept = new Set(choice.metadata);
  if (isKept) kept.add(column);
  else kept.delete(column);
  return { ...choice, metadata: columns.filter((name) => kept.has(name)) };
}
