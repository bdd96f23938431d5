import { closeSync, openSync, readSync } from 'node:fs';
import type { Format } from './format.ts';
import type { FileSource } from './lines.ts';
import { candidatesFor } from './table.ts';

/** So much of a file tells its format: bytes. */
const HEAD_BYTES = 64 * 1024;

/** The beginning of a file as text: what is no UTF-8 becomes U+FFFD. Empty where it cannot be read, which whoever reads it will tell. */
export function headOf(source: FileSource): string {
  return new TextDecoder('utf-8').decode(
    source.kind === 'bytes' ? source.bytes.subarray(0, HEAD_BYTES) : read(source.path),
  );
}

function read(path: string): Uint8Array {
  const bytes = new Uint8Array(HEAD_BYTES);
  try {
    const file = openSync(path, 'r');
    try {
      return bytes.subarray(0, readSync(file, bytes));
    } finally {
      closeSync(file);
    }
  } catch {
    return bytes.subarray(0, 0);
  }
}

/**
 * The format of a file by its name and, where several share the extension, by its beginning: the first one in the order of the table
 * that knows it again; the first one of all where none does, so that its reader says what is wrong. Undefined: no format has the extension.
 */
export function formatOfContent(name: string, head: () => string): Format | undefined {
  const candidates = candidatesFor(name);
  if (candidates.length < 2) return candidates[0];
  const text = head();
  return candidates.find(({ sniff }) => sniff?.(text) === true) ?? candidates[0];
}
