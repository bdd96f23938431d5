import type { SourceDocument } from '../../../shared/model/document.ts';
import { isVisible } from '../../../shared/text/visible.ts';
import { parseNumber } from '../inspector/answers.ts';

/** The kinds of value that a document's metadata may have. */
export const METADATA_TYPES = ['text', 'number', 'boolean'] as const;
export type MetadataType = (typeof METADATA_TYPES)[number];
export type MetadataValue = SourceDocument['metadata'][string];

/** Names that hold something else in the native dataset. */
const RESERVED = ['media_type', 'publications'];

/** The kind that a value is of. */
export const typeOf = (value: MetadataValue): MetadataType =>
  typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : 'text';

/** The value of a kind that a text says; null where it says none. `yes` and `no` are in the window's language. */
export function valueOf(type: MetadataType, text: string, yes: string, no: string): MetadataValue | null {
  const said = text.trim();
  if (type === 'text') return said;
  if (type === 'number') return parseNumber(said);
  const lower = said.toLowerCase();
  if (lower === yes.toLowerCase() || lower === 'true') return true;
  return lower === no.toLowerCase() || lower === 'false' ? false : null;
}

/** Why a name cannot be added to a document's metadata; null where it can. */
export function keyProblem(
  metadata: SourceDocument['metadata'],
  key: string,
): 'key' | 'taken' | 'reserved' | 'hidden' | null {
  if (key === '') return 'key';
  if (!isVisible(key)) return 'hidden';
  if (RESERVED.includes(key) || key === '__proto__') return 'reserved';
  return Object.hasOwn(metadata, key) ? 'taken' : null;
}

/** Metadata without a name. */
export const withoutKey = (metadata: SourceDocument['metadata'], key: string): SourceDocument['metadata'] =>
  Object.fromEntries(Object.entries(metadata).filter(([name]) => name !== key));
