import canonicalize from 'canonicalize';
import { invariant } from '../../../shared/assert.ts';
import { sha256 } from '../sources/identity.ts';

/**
 * An id for a record that came without one, made of its content: the SHA-256 of its canonical JSON as a UUIDv8
 * (RFC 9562). The same content gives the same id on every machine, so importing it twice changes nothing.
 */
export function deriveId(content: Readonly<Record<string, unknown>>): string {
  const json = canonicalize(content);
  invariant(json !== undefined, 'expected content that JSON can hold');
  const hex = sha256(json);
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
