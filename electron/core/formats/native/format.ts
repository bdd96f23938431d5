import { hasNativeAnnotations, keysOfFirstLine } from '../json-keys.ts';
import { ALL_PARTS } from '../parts.ts';
import type { Format } from '../format.ts';
import { NATIVE_LOSSES, nativeLosses } from './losses.ts';
import { readNative, refuseTwice } from './read.ts';
import { writeNative } from './write.ts';

/** The row of the native dataset in the table: nothing that can be annotated is lost in it. */
export const NATIVE: Format = {
  id: 'jsonl',
  name: 'Claimwright dataset (JSONL)',
  extensions: ['jsonl', 'ndjson'],
  offsetUnit: 'codepoint',
  description: 'One document a line with its text, annotations and relations; the same content gives the same bytes.',
  sniff: (head) => keysOfFirstLine(head).has('text_sha256') || hasNativeAnnotations(head),
  native: { read: readNative, onTwice: refuseTwice },
  writer: {
    shape: 'file',
    fit: (record, { beside }) => ({ record, lost: nativeLosses(beside) }),
    write: (source) => [{ path: 'dataset.jsonl', pieces: writeNative(source.records()) }],
  },
  holds: ALL_PARTS,
  loses: NATIVE_LOSSES,
};
