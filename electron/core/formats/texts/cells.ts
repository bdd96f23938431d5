import { canonical } from '../../repositories/state.ts';

/** What stands in a cell, as text: numbers and truth values as they are written, lists and objects as JSON; null where there is nothing. */
export function cellText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  return canonical(jsonOf(value));
}

/** A value of metadata: scalars keep their type. */
export function cellScalar(value: unknown): string | number | boolean | null {
  if (typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))) return value;
  if (typeof value === 'bigint' && Number.isSafeInteger(Number(value))) return Number(value);
  return cellText(value);
}

/** A value of several parts as JSON can say it. */
function jsonOf(value: unknown): object {
  const plain: unknown = JSON.parse(
    JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? Number(inner) : inner)) ?? 'null',
  );
  return typeof plain === 'object' && plain !== null ? plain : [plain];
}
